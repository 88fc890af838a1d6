"""What is painted over each row of a text under review, found without looking at all of a reading."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import attrgetter
from types import MappingProxyType
from typing import TypeVar

from annotator.domain.reading import FoundCue, FoundSection, FoundSegment, FoundTurn, Reading
from annotator.domain.span_index import SpanIndex
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind


class MarkKind(Enum):
    """Why some words look otherwise than the others."""

    LABEL = "label"
    INTRODUCTION = "introduction"
    REJECTED = "rejected"
    QUOTE = "quote"
    WARNING = "warning"
    ASIDE = "aside"


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch with its reason; ``about`` is a reason, name or kind in the reading's own words.

    ``of`` is where a repeat stands first.
    """

    start: int
    end: int
    kind: MarkKind
    about: str = ""
    of: int | None = None


@dataclass(frozen=True, slots=True)
class RowLook:
    """All there is to paint in a row, in text order."""

    turns: tuple[FoundTurn, ...]
    marks: tuple[Mark, ...]
    section: FoundSection | None
    cues: tuple[FoundCue, ...]
    is_unplaced: bool
    kind: SegmentKind | None

    @property
    def aside(self) -> Mark | None:
        """What says that words of the row are no speech."""
        return next((mark for mark in self.marks if mark.kind is MarkKind.ASIDE), None)


_Stretch = TypeVar("_Stretch", FoundTurn, FoundSegment, Mark)


class Marks:
    """The marks of one reading, by place.

    ``names`` are the project's names of speakers whom the text calls otherwise.
    """

    def __init__(self, text: str, reading: Reading, names: Mapping[str, str] = MappingProxyType({})) -> None:
        self.names = names
        self.places = {speaker.name: i for i, speaker in enumerate(reading.speakers)}
        self._text = text
        self._turns = _index(reading.turns)
        self._marks = _index(tuple(_marks(reading)))
        self._sections = sorted(reading.sections, key=lambda s: (s.start, s.level))
        self._cues = sorted(reading.cues, key=lambda cue: cue.start)
        self._unplaced = _index([Mark(start, end, MarkKind.ASIDE) for start, end in reading.unplaced])
        self._segments = _index(reading.segments)
        self.doubts = _doubts(reading)

    def look(self, start: int, end: int) -> RowLook:
        """What there is over ``[start, end)``."""
        segment = next(self._segments.over(start, start), None)
        turns = tuple(self._turns.over(start, end))
        return RowLook(
            turns,
            (*self._labels(turns), *self._marks.over(start, end)),
            next(iter(_within(self._sections, start, end)), None),
            tuple(_within(self._cues, start, end)),
            next(self._unplaced.over(start, end), None) is not None,
            segment.kind if segment is not None else None,
        )

    def called(self, *names: str) -> str:
        """Speakers as the project calls them."""
        return "、".join(self.names.get(name, name) for name in names)

    def turn_at(self, offset: int) -> FoundTurn | None:
        """The turn over a place."""
        return next(self._turns.over(offset, offset), None)

    def _labels(self, turns: Iterable[FoundTurn]) -> Iterator[Mark]:
        """Where those turns say who speaks."""
        for turn in turns:
            label_end = turn.start + len(self._text[turn.start : turn.text_start].rstrip())
            is_prose = turn.evidence is Evidence.PROSE
            kind = MarkKind.INTRODUCTION if is_prose else MarkKind.LABEL
            if turn.start < label_end:
                yield Mark(turn.start, label_end, kind, turn.speaker or "")


def _index(items: Iterable[_Stretch]) -> SpanIndex[_Stretch]:
    """The stretches that hold anything, by place."""
    kept = sorted((item for item in items if item.start < item.end), key=attrgetter("start"))
    starts, ends = [item.start for item in kept], [item.end for item in kept]
    return SpanIndex(kept, starts, ends, order=attrgetter("start"))


_Placed = TypeVar("_Placed", FoundSection, FoundCue)


def _within(items: Sequence[_Placed], start: int, end: int) -> Iterable[_Placed]:
    first = bisect_left(items, start, key=lambda item: item.start)
    stop = bisect_left(items, max(end, start + 1), key=lambda item: item.start)
    return items[first:stop]


def _marks(reading: Reading) -> Iterator[Mark]:
    for quote in reading.quotes:
        yield Mark(quote.start, quote.end, MarkKind.QUOTE, quote.name)
    for found in reading.rejected:
        yield Mark(found.start, found.end, MarkKind.REJECTED, found.why)
    for warning in reading.warnings:
        yield Mark(warning.start, warning.end, MarkKind.WARNING, warning.kind)
    for noise in reading.noise:
        yield Mark(noise.start, noise.end, MarkKind.ASIDE, noise.kind.value)
    for repeat in reading.repeats:
        yield Mark(repeat.start, repeat.end, MarkKind.ASIDE, AsideKind.REPEAT.value, repeat.of)


def _doubts(reading: Reading) -> tuple[int, ...]:
    """Where somebody ought to look, in text order."""
    places = {start for start, _ in reading.unplaced}
    places |= {cue.start for cue in reading.cues}
    places |= {found.start for found in reading.rejected}
    places |= {warning.start for warning in reading.warnings}
    return tuple(sorted(places))
