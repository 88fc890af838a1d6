"""The segments: one for every line that is not blank, of the kind that the finders said."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.detect.lines.page import Page
from annotator.detect.words.openings import TurnOpening
from annotator.domain.reading import FoundSegment
from annotator.domain.transcript import SegmentKind


def segments_of(page: Page, turns: Iterable[TurnOpening]) -> tuple[FoundSegment, ...]:
    """The lines in order; those with a time, and the first that is said after it, begin at that time."""
    found = [
        FoundSegment(
            line.start, line.end, taken or (SegmentKind.LIST_ITEM if line.mark else SegmentKind.PARAGRAPH)
        )
        for line, taken in zip(page.lines, page.kinds, strict=True)
    ]
    for i, (start_ms, end_ms) in _times(page, turns).items():
        if i >= 0:
            found[i] = found[i]._replace(start_ms=start_ms, end_ms=end_ms)
    return tuple(found)


Times = dict[int, tuple[int | None, int | None]]


def _times(page: Page, turns: Iterable[TurnOpening]) -> Times:
    """When the lines begin and end, in milliseconds, by the times alone on a line and those of labels."""
    times: Times = {}
    for i, stamp in page.times.items():
        times[i] = (stamp.start_ms, stamp.end_ms)
        if i + 1 < len(page.lines) and i + 1 not in page.times:
            times[i + 1] = times[i]
    for turn in turns:
        if turn.ms is not None:
            times[page.line_at(turn.start)] = (turn.ms, turn.end_ms)
            times[page.line_at(turn.text_start)] = (turn.ms, turn.end_ms)
    return times
