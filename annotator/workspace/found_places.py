"""What scans found in texts: places, of which a page asks those that nobody has corrected.

Of a long text there may be hundreds of thousands. They are made ready in the thread that scans; whatever
asks afterwards looks at a stretch, and what another scan found is told by the places that came and went.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from time import sleep

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.domain.suggestion import Suggestion
from annotator.suggest.found import Found, apart
from annotator.workspace.proposing import EVERYWHERE, Stretch
from annotator.workspace.scanning import stands

_AT_ONCE = 2_000
"""Places that are made ready between two rests: some milliseconds."""
_REST_S = 0.002
_MOST_SCANS = 8
"""So many scans back it is known where they differ."""


class FoundPlaces:
    """What was found in a text, by start, as suggestions for one of the transcripts that have it; a value."""

    __slots__ = ("_longest", "_starts", "all")

    def __init__(self, suggestions: Sequence[Suggestion] = ()) -> None:
        self.all = tuple(suggestions)
        self._starts = [one.start for one in self.all]
        self._longest = max((one.end - one.start for one in self.all), default=0)

    def open_in(self, transcript: AnnotatedTranscript, within: Stretch) -> list[Suggestion]:
        """Those that touch a stretch and that nobody has corrected, for a transcript of this text."""
        start, end = within
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_right(self._starts, end)
        corrected = self._corrected(transcript, first, last)
        places = self.all
        found = [places[i] for i in range(first, last) if i not in corrected and places[i].end >= start]
        if found and found[0].transcript_id != transcript.id:
            return [replace(one, transcript_id=transcript.id) for one in found]
        return found

    def _corrected(self, transcript: AnnotatedTranscript, first: int, last: int) -> set[int]:
        """The numbers of those that were corrected, from ``first`` to before ``last``."""
        found: set[int] = set()
        if first < last:
            start, end = self._starts[first], self._starts[last - 1] + self._longest
            for one in filter(stands, transcript.corrections_over(start, end)):
                found.update(self._numbers_over(one, first, last))
        return found

    def _numbers_over(self, correction: Correction, first: int, last: int) -> Iterator[int]:
        start, end = correction.start, correction.end
        for i in range(
            bisect_left(self._starts, start - self._longest, first, last),
            bisect_left(self._starts, end, first, last),
        ):
            if max(start, self._starts[i]) < min(end, self.all[i].end):
                yield i

    def joined_by(
        self, new: Sequence[Suggestion], is_kept: Callable[[Suggestion], bool]
    ) -> tuple[FoundPlaces, tuple[Stretch, ...]]:
        """The places once others were found as well, of which some overlap them, and where they differ.

        None of these overlap each other, as :func:`annotator.suggest.found.apart` leaves them; nor do those
        that are returned, and only where there is something new it is judged again which of them stay.
        """
        gone = [i for i, one in enumerate(self.all) if not is_kept(one)]
        left = set(gone)
        disputed = {i for one in new for i in self._touching(one.start, one.end)} - left
        judged = apart((*(self.all[i] for i in sorted(disputed)), *new))
        others = left | disputed
        kept = [one for i, one in enumerate(self.all) if i not in others] if others else self.all
        stays = set(map(id, judged))
        went = [self.all[i] for i in (*gone, *disputed) if id(self.all[i]) not in stays]
        came = set(map(id, new))
        stretches = [(s.start, s.end) for s in (*went, *(one for one in judged if id(one) in came))]
        if not stretches:
            return self, ()
        return FoundPlaces(sorted((*kept, *judged), key=attrgetter("start"))), tuple(stretches)

    def _touching(self, start: int, end: int) -> range:
        return range(bisect_left(self._starts, start - self._longest), bisect_right(self._starts, end))


@dataclass(frozen=True, slots=True)
class Differences:
    """Where scans of a text differ from the ones before, by their numbers; a value."""

    number: int = 0
    known: tuple[tuple[int, tuple[Stretch, ...]], ...] = ()

    def followed_by(self, stretches: tuple[Stretch, ...]) -> Differences:
        """Another scan found something else there."""
        return Differences(self.number + 1, (*self.known, (self.number + 1, stretches))[-_MOST_SCANS:])

    def since(self, number: int | None) -> Sequence[Stretch]:
        """Where the last scan differs from an earlier one; ``None`` for none at all."""
        if number is None or number > self.number or number < self.number - len(self.known):
            return (EVERYWHERE,)
        return [stretch for made, stretches in self.known if made > number for stretch in stretches]


def made_ready(found: Sequence[Found], transcript_id: str) -> list[Suggestion]:
    """What a scan found as suggestions, by start.

    Made in lots with rests between them, but not put off while somebody is at work.
    Most are alike: words and evidence that come again and again are kept once.
    """
    once: dict[str, str] = {}
    made: list[Suggestion] = []
    for at in range(0, len(found), _AT_ONCE):
        for one in found[at : at + _AT_ONCE]:
            source, meant = (
                once.setdefault(one.source, one.source),
                once.setdefault(one.replacement, one.replacement),
            )
            evidence = once.setdefault(one.evidence, one.evidence)
            made.append(
                Suggestion(
                    transcript_id, one.start, one.end, source, meant, one.kind, one.tier, one.score, evidence
                )
            )
        sleep(_REST_S)
    return sorted(made, key=attrgetter("start"))
