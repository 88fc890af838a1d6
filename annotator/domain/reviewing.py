"""What of a transcript has been read, segment by segment, and what is left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from annotator.domain.transcript import ReviewedSpan, Segment, SegmentKind

_NO_SPEECH = frozenset({SegmentKind.BLANK, SegmentKind.METADATA, SegmentKind.IMAGE, SegmentKind.NOISE})


class Reviewing:
    """The segments of one transcript against the stretches that were reviewed.

    Every segment that is not blank is read, with the blank lines behind it; those without speech do
    not count as left. ``reviewed`` ascends and does not overlap, nor do the segments.
    """

    def __init__(
        self, segments: Iterable[Segment], reviewed: Sequence[ReviewedSpan], characters: int
    ) -> None:
        self._reviewed = reviewed
        self._characters = characters
        self._starts: list[int] = []
        self._speech_starts: list[int] = []
        self._speech_ends: list[int] = []
        for segment in segments:
            if segment.kind is not SegmentKind.BLANK:
                self._starts.append(segment.start)
            if segment.kind not in _NO_SPEECH:
                self._speech_starts.append(segment.start)
                self._speech_ends.append(segment.end)

    def with_reviewed(self, reviewed: Sequence[ReviewedSpan]) -> Reviewing:
        """The same segments against other stretches."""
        other = Reviewing((), reviewed, self._characters)
        other._starts = self._starts
        other._speech_starts, other._speech_ends = self._speech_starts, self._speech_ends
        return other

    def stretch_at(self, offset: int) -> tuple[int, int]:
        """What is read at one go at a place: its segment, or the one before it, up to the next.

        Before the first segment it is what stands there.
        """
        return self._stretch(bisect_right(self._starts, offset) - 1)

    def _stretch(self, i: int) -> tuple[int, int]:
        """The first stretch begins with the text, the last ends with it."""
        start = self._starts[i] if i > 0 else 0
        return start, self._starts[i + 1] if i + 1 < len(self._starts) else self._characters

    def is_reviewed(self, start: int, end: int) -> bool:
        """Whether one reviewed stretch holds all of ``[start, end)``."""
        return self._holding(start, end) is not None

    def _holding(self, start: int, end: int) -> ReviewedSpan | None:
        i = bisect_right(self._reviewed, start, key=lambda span: span.start) - 1
        return self._reviewed[i] if i >= 0 and end <= self._reviewed[i].end else None

    def next_unread(self, offset: int) -> int | None:
        """Where the first segment behind a place starts that was not reviewed; from the top on if need be."""
        first = bisect_right(self._starts, offset)
        found = self._unread_within(first, len(self._starts))
        return found if found is not None else self._unread_within(0, first)

    def last_unread(self, offset: int) -> int | None:
        """Where the last segment before a place starts that was not reviewed; from the end on if need be."""
        first = bisect_left(self._starts, offset)
        found = self._unread_back(first - 1, 0)
        return found if found is not None else self._unread_back(len(self._starts) - 1, first)

    def _unread_back(self, i: int, stop: int) -> int | None:
        while i >= stop:
            holding = self._holding(*self._stretch(i))
            if holding is None:
                return self._starts[i]
            first_held = 0
            if holding.start > 0:  # not the first stretch, which begins with the text
                first_held = max(1, bisect_left(self._starts, holding.start))
            i = min(i, first_held) - 1
        return None

    def _unread_within(self, i: int, stop: int) -> int | None:
        while i < stop:
            holding = self._holding(*self._stretch(i))
            if holding is None:
                return self._starts[i]
            i = max(i + 1, bisect_right(self._starts, holding.end) - 1)
        return None

    @cached_property
    def left(self) -> int:
        """How many segments with speech nobody has reviewed as a whole."""
        done = 0
        for span in self._reviewed:
            first = bisect_left(self._speech_starts, span.start)
            done += max(0, bisect_right(self._speech_ends, span.end) - first)
        return len(self._speech_starts) - done
