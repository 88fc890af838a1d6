"""Questions and answers counted by letter and number: ``Q1：…``, ``A1：…``."""

from __future__ import annotations

import re
from dataclasses import replace

from annotator.detect.label_forms import Form, Label
from annotator.detect.page import Page
from annotator.detect.voices import voices_of

_COUNTED = re.compile(r"[QA]\d{1,3}")
_HEAD = re.compile(r"(?P<letter>[QA])(?P<number>\d{0,3})\s?[:：]")


def answers_by_letter(page: Page) -> bool:
    """Whether counted questions (``Q1：…``) are answered under ``A：`` or ``A1：`` more than once."""
    heads = [found for _, line in page.free() if line.text[0] in "QA" and (found := _HEAD.match(line.text))]
    questions = [head for head in heads if head["letter"] == "Q" and head["number"]]
    answers = [head for head in heads if head["letter"] == "A"]
    return len(questions) > 1 and len(answers) > 1


def is_counted(text: str) -> bool:
    """Whether a line opens with the letter and the number of a question or an answer."""
    found = _HEAD.match(text)
    return found is not None and found["number"] != ""


def without_number(label: Label) -> Label:
    """``Q3`` and ``A3`` of counted questions and answers as ``Q`` and ``A``."""
    if label.form is not Form.COLON or _COUNTED.fullmatch(label.key) is None:
        return label
    letter = label.key[0]
    return replace(label, key=letter, voices=voices_of(letter), names=())
