"""Closed captions: ``>> …`` says that somebody else speaks, and not who; ``>>> …`` that another story begins.

Where a name stands behind the sign it is a label as everywhere. Answers to mails quote with such signs
too, and programs are shown behind them.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

from annotator.detect.lines.page import Line, Page
from annotator.detect.lines.technical import is_technical
from annotator.detect.words.label_forms import Form, Label, label_in
from annotator.detect.words.openings import TurnOpening
from annotator.detect.words.talk import talk_of, tone_of
from annotator.detect.words.voices import Voice
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind

_SIGN = re.compile(r"(?:>{2,3}|»)\s{0,3}(?=[^\s>=])")
_QUOTED = re.compile(r">(?!>)")
_CODE = re.compile(r"[\w\])]\(|^(?:import|from|def|class|for|if|del|print) \w|[=;{}\[\]]|^\w+$")
_MOST_CODE = 3
_FEWEST = 3
_COVERED, _SPOKEN, _WHOLE = 0.5, 0.25, 0.5


class _Head(NamedTuple):
    """A line behind the sign, and the label that may stand there."""

    place: int
    line: Line
    at: int
    label: Label | None

    @property
    def said(self) -> str:
        return self.line.text[self.at :]


def read_angles(page: Page) -> list[TurnOpening]:
    """The turns of captions, of nobody where nobody is named; none where all are named or none is a turn."""
    if not {">>", "»"} & {
        beginning[:2] if beginning[0] == ">" else beginning[0] for beginning in page.beginnings
    }:
        return []
    heads = [_head(i, line, sign.end()) for i, line in page.free() if (sign := _SIGN.match(line.text))]
    counts = Counter(head.label.names for head in heads if head.label is not None)
    voices = [_voices(head, counts) for head in heads]
    if len(heads) < _FEWEST or all(voices) or not _are_captions(page, heads):
        return []
    return [_opening(page, head, who) for head, who in zip(heads, voices, strict=True)]


def _head(place: int, line: Line, at: int) -> _Head:
    label = label_in(line.text, at)
    return _Head(place, line, at, label if label is not None and label.form is Form.COLON else None)


def _voices(head: _Head, counts: Counter[tuple[str, ...]]) -> tuple[Voice, ...]:
    """Who is named behind the sign: for certain, in capitals, or again and again."""
    label = head.label
    if label is None or not label.voices:
        return ()
    is_named = label.is_certain or label.key.isupper() or counts[label.names] > 1
    return label.voices if is_named else ()


def _are_captions(page: Page, heads: list[_Head]) -> bool:
    """Whether lines behind the sign are talk that goes through the text, no mail and no program."""
    if page.has(_QUOTED.match, ">".__contains__) or is_technical(page):
        return False
    if _MOST_CODE * sum(_CODE.search(head.said) is not None for head in heads) > len(heads):
        return False
    lines = sum(page.is_free(i) for i in range(heads[0].place, len(page.lines)))
    tone = tone_of([talk_of(head.said) for head in heads])
    return len(heads) >= _COVERED * lines and tone.spoken >= _SPOKEN and tone.whole >= _WHOLE


def _opening(page: Page, head: _Head, voices: tuple[Voice, ...]) -> TurnOpening:
    page.take(head.place, SegmentKind.PARAGRAPH)
    start = head.line.text_start
    rest_at = head.label.rest_at if head.label is not None and voices else head.at
    return TurnOpening(start, start + rest_at, voices, Evidence.LABEL)
