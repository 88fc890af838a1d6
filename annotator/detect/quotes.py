"""Pull quotes: an editor's short lines set off by wide gaps before the label of the one who says them."""

from __future__ import annotations

from collections import Counter

from annotator.detect.headings import QUOTE_DEPTH
from annotator.detect.openings import SectionOpening
from annotator.detect.page import Page, width
from annotator.domain.transcript import SegmentKind

_MOST_LINES = 5
_WIDEST = 32


def find_quotes(page: Page) -> list[SectionOpening]:
    """The pull quotes of a page, each the heading of the turn that follows; claims their lines."""
    wide = _wide_gap(page)
    found = []
    for i in range(1, len(page.lines)):
        if page.kinds[i] is SegmentKind.LABEL and page.lines[i].gap >= wide:
            first = _first_of_quote(page, i, wide)
            if first is not None:
                found.append(_section(page, first, i))
    return found


def _wide_gap(page: Page) -> int:
    """From how many blank lines on a gap is wider than between the paragraphs of this page."""
    gaps = Counter(line.gap for line in page.lines[1:])
    usual = gaps.most_common(1)[0][0] if gaps else 0
    return max(2, usual + 1)


def _first_of_quote(page: Page, label: int, wide: int) -> int | None:
    """The first line of the short ones that end right before a label, if they are set off above too."""
    for first in range(label - 1, max(-1, label - 1 - _MOST_LINES), -1):
        line = page.lines[first]
        if not page.is_free(first) or width(line.text) > _WIDEST or line.mark:
            return None
        under_heading = first > 0 and page.kinds[first - 1] is SegmentKind.HEADING
        if line.gap >= wide or under_heading:
            return first
    return None


def _section(page: Page, first: int, stop: int) -> SectionOpening:
    for i in range(first, stop):
        page.take(i, SegmentKind.PULL_QUOTE)
    title = "".join(page.lines[i].text for i in range(first, stop)).strip('“”"「」')
    return SectionOpening(page.lines[first].start, title, QUOTE_DEPTH)
