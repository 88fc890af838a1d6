"""How much each speaker says in one transcript."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from operator import attrgetter

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.speaker import Turn

_start = attrgetter("start")


class SpeechTally:
    """The speech of a transcript by speaker, in characters of source text.

    Labels before the speech and asides do not count; those who speak together share a turn evenly.
    """

    def __init__(self, transcript: AnnotatedTranscript) -> None:
        self._transcript = transcript
        self._spoken = _spoken(transcript, 0, len(transcript.text))

    def shares(self) -> Mapping[str, float]:
        """Each speaker's part of all attributed speech, from 0 to 1."""
        total = sum(self._spoken.values())
        return {who: spoken / total for who, spoken in self._spoken.items()} if total >= 1 else {}

    def follow(self, transcript: AnnotatedTranscript, changes: Iterable[Change]) -> None:
        """Take in changes of turns, after which the transcript is as given; only those near are weighed."""
        before, self._transcript = self._transcript, transcript
        touched = [
            turn.start
            for change in changes
            for turn in (change.before, change.after)
            if isinstance(turn, Turn) and turn.transcript_id == transcript.id
        ]
        if touched:
            first, last = min(touched), max(touched)
            was, now = _spoken(before, first, last), _spoken(transcript, first, last)
            for speaker in was.keys() | now.keys():
                others = self._spoken.get(speaker, 0.0) - was.get(speaker, 0.0)
                self._spoken[speaker] = max(0.0, others + now.get(speaker, 0.0))


def _spoken(transcript: AnnotatedTranscript, first: int, last: int) -> dict[str, float]:
    """What each speaker says in the turns from the one before ``first`` to the one at ``last``."""
    turns, text_end = transcript.turns, len(transcript.text)
    spoken: defaultdict[str, float] = defaultdict(float)
    i = max(0, bisect_left(turns, first, key=_start) - 1)
    silent = _Silence(transcript, turns[i].start if turns else 0)
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

    def __init__(self, transcript: AnnotatedTranscript, start: int) -> None:
        self._asides = transcript.asides
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
