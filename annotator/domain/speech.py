"""How much is said by whom, in characters of source text."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from operator import attrgetter

from annotator.domain.speaker import Turn
from annotator.domain.transcript import Aside

_start = attrgetter("start")


def speech(
    turns: Sequence[Turn], asides: Sequence[Aside], text_end: int, *, first: int = 0, last: int | None = None
) -> dict[str, float]:
    """What each speaker says in the turns from the one before ``first`` to the one at ``last``.

    Labels before the speech and asides do not count; those who speak together share a turn evenly.
    """
    last = text_end if last is None else last
    spoken: defaultdict[str, float] = defaultdict(float)
    i = max(0, bisect_left(turns, first, key=_start) - 1)
    silent = _Silence(asides, turns[i].start if turns else 0)
    while i < len(turns) and turns[i].start <= last:
        turn = turns[i]
        end = turns[i + 1].start if i + 1 < len(turns) else text_end
        characters = max(0, max(0, end - turn.text_start) - silent.within(turn.text_start, end))
        for speaker in turn.speaker_ids:
            spoken[speaker] += characters / len(turn.speaker_ids)
        i += 1
    return spoken


class _Silence:
    """The asides of a transcript from a place on, asked for stretch after stretch in text order."""

    def __init__(self, asides: Sequence[Aside], start: int) -> None:
        self._asides = asides
        self._next = bisect_left(self._asides, start, key=attrgetter("end"))

    def within(self, start: int, end: int) -> int:
        """How many characters of ``[start, end)`` are asides."""
        if self._next == len(self._asides):
            return 0
        while self._next < len(self._asides) and self._asides[self._next].end <= start:
            self._next += 1
        covered, reached, i = 0, start, self._next
        while i < len(self._asides) and self._asides[i].start < end:
            aside = self._asides[i]
            covered += max(0, min(end, aside.end) - max(reached, aside.start))
            reached = max(reached, min(end, aside.end))
            i += 1
        return covered
