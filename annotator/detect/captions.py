"""Short lines between the paragraphs of a report: headings, and captions of pictures."""

from __future__ import annotations

import re
from collections.abc import Collection

from annotator.detect.headings import ORDINAL_DEPTH
from annotator.detect.openings import SectionOpening
from annotator.detect.page import Page, width
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.text.lexicons import ending, words

_WIDEST = 80
_WIDEST_HEADING = 48
_NO_HEADING = re.compile(r"[，。！；,;:：“”《》\d]|\.$")
_DOING = re.compile(r"[作做为致].{0,8}(?:报告|发言|分享|介绍|演讲|致辞|讲话|总结|颁|頒)|^图\s?\d|^▲|^△")


def read_short_lines(page: Page, people: Collection[str]) -> list[SectionOpening]:
    """The headings among the short lines; captions are dismissed.

    A caption names somebody or a kind of picture; a heading names nobody and has no punctuation.
    """
    found = []
    for i, line in list(page.free()):
        if line.mark or width(line.text) > _WIDEST or line.text[-1] in "。！？!?；;：:，,":
            continue
        if _is_caption(line.text, people):
            page.dismiss(i, AsideKind.CAPTION, SegmentKind.CAPTION)
        elif _is_heading(page, i):
            page.take(i, SegmentKind.HEADING)
            found.append(SectionOpening(line.start, line.text, ORDINAL_DEPTH))
    return found


def _is_caption(text: str, people: Collection[str]) -> bool:
    if _DOING.search(text) or ending(text, "caption_words") or text[:2] in ("图为", "圖為"):
        return True
    names_somebody = any(name in text for name in people)
    return names_somebody or (any(word in text for word in words("caption_words")) and len(text) <= 12)


def _is_heading(page: Page, i: int) -> bool:
    """Whether a short line stands over a paragraph or another heading."""
    text = page.lines[i].text
    if width(text) > _WIDEST_HEADING or len(text) < 2 or _NO_HEADING.search(text):
        return False
    for k in range(i + 1, min(i + 3, len(page.lines))):
        if page.kinds[k] is SegmentKind.HEADING or width(page.lines[k].text) >= 120:
            return True
    return False
