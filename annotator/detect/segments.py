"""The segments: one for every line that is not blank, of the kind that the finders said."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.detect.openings import TurnOpening
from annotator.detect.page import Page
from annotator.domain.reading import FoundSegment
from annotator.domain.transcript import SegmentKind


def segments_of(page: Page, turns: Iterable[TurnOpening]) -> tuple[FoundSegment, ...]:
    """The lines in order; the line under or with a label that carries a time begins at that time."""
    times = {page.line_at(turn.start): turn.ms for turn in turns if turn.ms is not None}
    found = []
    for i, line in enumerate(page.lines):
        kind = page.kinds[i] or (SegmentKind.LIST_ITEM if line.mark else SegmentKind.PARAGRAPH)
        found.append(FoundSegment(line.start, line.end, kind, times.get(i)))
    return tuple(found)
