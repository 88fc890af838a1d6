"""Lines of which somebody said that they are a heading: the section they open, and the title."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.detect.headings.marked import heading_of, question_of
from annotator.detect.lines.page import Page
from annotator.detect.words.openings import SectionOpening


def section_over(page: Page, lines: Sequence[int], depth: int) -> SectionOpening:
    """The section that some lines open together; ``depth`` is that of one without a mark."""
    first = page.lines[lines[0]]
    if len(lines) == 1:
        heading = heading_of(first.text) or question_of(first.text)
        if heading is not None:
            return SectionOpening(first.start, heading.text, heading.depth)
    title = ""
    for i in lines:
        text = page.lines[i].content.strip(" *_#【】") or page.lines[i].text
        title += (" " if title and title[-1].isascii() and text[0].isascii() else "") + text
    return SectionOpening(first.start, title, depth)


def title_on(page: Page, line: int) -> str:
    """The words of a heading that is the title."""
    heading = heading_of(page.lines[line].text)
    return page.lines[line].text.strip(" *_#") if heading is None else heading.text
