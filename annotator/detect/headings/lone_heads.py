"""English subheads that ask or quote, each alone between two full paragraphs of a report.

``Who pays for the paint?``, ``'We were never told'``: a line of a dialogue has neither so much text around it
nor, in quotation marks, an end without a stop.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.detect.headings.familiar_heads import Standing
from annotator.detect.lines.page import Page
from annotator.domain.reading import Shape
from annotator.domain.transcript import SegmentKind

_NEED = 2
_FULL = 110
_SENTENCES = 2
_ASKED = re.compile(
    r"(?:Who|What|Why|How|Where|When|Which|Whose|Is|Are|Can|Will|Does|Do|Should|Did|Was|Were|Has|Have|So|And|But)"
    r"(?: [\w'’&-]+){1,6}\?"
)
_SPOKEN_TO = re.compile(r"\b(?:you|your|yours|I|me|my|mine)\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"(?:'[A-Z][^\"'.,!?;:]{1,20}(?:'[a-z]{1,3})?[^\"'.,!?;:]{4,40}'|‘[A-Z][^‘\"”.,!?;:]{6,60}’"
    r"|\"[A-Z][^\".,!?;:]{6,60}\"|“[A-Z][^“”.,!?;:\u2e80-\uffff]{6,60}”)"
)
_MOST_WORDS, _LEAST_WORDS = 7, 2
_END = re.compile(r"[.!?][\"”’')]?(?=\s|$)")


def lone_subheads(page: Page, standing: Standing, known: Sequence[int]) -> list[int]:
    """The lines that ask or quote, alone between full paragraphs of a text that is not in labelled turns.

    Where nobody is told to speak either, it may be a story: there one needs another or a ``known`` heading.
    """
    if standing.shape not in (Shape.PROSE, Shape.PLAIN, Shape.RECORD) or standing.is_wrapped:
        return []
    found = [i for i in page.places(_asks_or_quotes) if page.is_free(i) and _is_between_paragraphs(page, i)]
    return found if standing.shape is Shape.PROSE or len(found) + len(known) >= _NEED else []


def _asks_or_quotes(text: str) -> bool:
    if not _LEAST_WORDS <= text.count(" ") + 1 <= _MOST_WORDS:
        return False
    asks = _ASKED.fullmatch(text) is not None and _SPOKEN_TO.search(text) is None
    return asks or _QUOTED.fullmatch(text) is not None


def _is_between_paragraphs(page: Page, i: int) -> bool:
    """Whether blank lines and paragraphs of several sentences stand over and under a line."""
    if not 0 < i < len(page.lines) - 1 or not page.lines[i].gap or not page.lines[i + 1].gap:
        return False
    return _is_full(page, i - 1) and _is_full(page, i + 1)


def _is_full(page: Page, i: int) -> bool:
    """Whether a line is a paragraph of sentences, the last of which asks nothing."""
    line = page.lines[i]
    is_text = page.kinds[i] in (None, SegmentKind.PARAGRAPH) and line.width >= _FULL and not line.mark
    return is_text and line.text[-1] not in "?:" and len(_END.findall(line.text)) >= _SENTENCES
