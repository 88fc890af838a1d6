"""Heads over tables of fields: ``车间数字`` over ``出厂：412台`` and ``返修：11台``.

One of them may be a label of the page; beside another heading of the text, below its first words, it is one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.detect.headings.familiar_heads import Standing
from annotator.detect.headings.marked import is_gesture
from annotator.detect.lines.bare_names import people_of_line
from annotator.detect.lines.fields import field_of
from annotator.detect.lines.page import Page
from annotator.domain.transcript import SegmentKind

_NEED, _FIELDS = 2, 2
_PARAGRAPH = 60
_WIDEST_FIELD, _LONGEST_KEY = 36, 8
_HEAD = re.compile(r"[\u4e00-\u9fff]{2,8}")
_SENTENCE = re.compile(r"[。！？!?]")
_OPEN = (None, SegmentKind.METADATA, SegmentKind.NOISE, SegmentKind.PARAGRAPH)


def heads_over_fields(page: Page, standing: Standing, known: Sequence[int]) -> list[int]:
    """The short Chinese lines over blocks of fields; two are needed, the ``known`` headings counted."""
    first = min(standing.first_body, *standing.openings) if standing.openings else standing.first_body
    found = [
        i
        for i in page.places(_may_be_head)
        if i > first and page.is_free(i) and i not in standing.openings and _is_over_fields(page, i, standing)
    ]
    return found if len(found) + len(known) >= _NEED and (known or _has_paragraphs(page)) else []


def _has_paragraphs(page: Page) -> bool:
    """Whether the page is no form: besides the fields there are paragraphs of sentences."""
    long = (line for line in page.lines if line.width >= _PARAGRAPH and _SENTENCE.search(line.text))
    return sum(field_of(line) is None for line in long) >= _NEED


def _may_be_head(text: str) -> bool:
    return (
        len(text) <= _LONGEST_KEY
        and _HEAD.fullmatch(text) is not None
        and not is_gesture(text)
        and not people_of_line(text)
    )


def _is_over_fields(page: Page, i: int, standing: Standing) -> bool:
    """Whether a line is set off, and nothing but short fields stands under it up to the next blank line."""
    if not page.lines[i].gap and page.kinds[i - 1] is not SegmentKind.NOISE:
        return False
    stop = i + 1
    while stop < len(page.lines) and (stop == i + 1 or not page.lines[stop].gap):
        if stop in standing.openings or not _is_field(page, stop):
            return False
        stop += 1
    return stop - i > _FIELDS


def _is_field(page: Page, i: int) -> bool:
    line = page.lines[i]
    if page.kinds[i] not in _OPEN or line.width > _WIDEST_FIELD or _SENTENCE.search(line.text):
        return False
    field = field_of(line)
    return field is not None and len(field.key) <= _LONGEST_KEY
