"""Turns counted by letter and number: ``Q1：…``, ``A1：…``; ``T1：…``, ``C1：…``, ``T2：…``.

The letter, or the word, is who speaks; the number counts what is said. Where every number is a
person of its own (``生1``, ``Speaker 2``) the numbers do not go on together, and nothing is changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.detect.lines.page import Page
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.seats import is_role, is_seat
from annotator.detect.words.voices import voices_of

_NUMBERED = re.compile(r"(?P<who>[A-Za-z]{1,3}|[\u4e00-\u9fff]{1,5})[ .\-]?(?P<number>\d{1,3})")
_HEAD = re.compile(r"(?P<letter>[QA])(?P<number>\d{0,3})\s?[:：]")
_QUESTION = re.compile(r"[Qq][ .]?(?P<number>\d{1,3})")
_LEGEND = re.compile(r"[，,；;、。.\s]+")
_MOST_VOICES = 4
_FEWEST, _FEWEST_SEATS = 4, 8
_MOSTLY = 0.8
_LONGEST_LEGEND = 60


def counted_on(page: Page) -> frozenset[str]:
    """The letters and words of a page whose turns are counted; none where none are."""
    labels = [label for _, _, label in page.labels()]
    letters = frozenset("QA") if _answers_by_letter(page) else frozenset()
    return letters | _in_step(labels)


def _answers_by_letter(page: Page) -> bool:
    """Whether counted questions (``Q1：…``) are answered under ``A：`` or ``A1：`` more than once."""
    if not page.has(_HEAD.match, "QA".__contains__):
        return False
    heads = [found for _, line in page.free() if line.text[0] in "QA" and (found := _HEAD.match(line.text))]
    questions = [head for head in heads if head["letter"] == "Q" and head["number"]]
    answers = [head for head in heads if head["letter"] == "A"]
    return len(questions) > 1 and len(answers) > 1


def is_counted(text: str, counted: frozenset[str]) -> bool:
    """Whether a line opens with one of the letters and words that are counted, and a number."""
    found = _NUMBERED.match(text) if counted else None
    return found is not None and found["who"] in counted and text[found.end() : found.end() + 1] in ":："


class _Turn(NamedTuple):
    """Whose turn a counted label opens, and the how manieth."""

    who: str
    number: int


def _in_step(labels: Sequence[Label]) -> frozenset[str]:
    """The letters and words whose turns are counted in step with each other's; none where none are."""
    turns = []
    for label in labels:
        is_counted = label.form is Form.COLON and label.key[-1:].isdecimal()
        found = _NUMBERED.fullmatch(label.key) if is_counted else None
        if found:
            turns.append(_Turn(found["who"], int(found["number"])))
    whole = {turn.who for turn in turns}
    if not 1 < len(whole) <= _MOST_VOICES or len(turns) < _FEWEST:
        return frozenset()
    if len(turns) < _FEWEST_SEATS and all(is_seat(f"{who}1") for who in whole):
        return frozenset()
    pairs = list(pairwise(turns))
    in_step = sum(here.who != there.who and abs(here.number - there.number) <= 1 for here, there in pairs)
    if in_step < _MOSTLY * len(pairs):
        return frozenset()
    return frozenset(who for who in whole if _goes_on([turn.number for turn in turns if turn.who == who]))


def _goes_on(numbers: Sequence[int]) -> bool:
    """Whether numbers count on, none twice."""
    steps = [there - here for here, there in pairwise(numbers)]
    return bool(steps) and min(steps) > 0 and steps.count(1) >= _MOSTLY * len(steps)


def called_by_number(page: Page) -> frozenset[str]:
    """The keys ``Q1``, ``Q2`` that come again: people who are called so, as no question comes twice."""
    if not page.has(_HEAD.match, "Q".__contains__):
        return frozenset()
    counts = Counter(label.key for _, _, label in page.labels() if _QUESTION.fullmatch(label.key))
    return frozenset(key for key, count in counts.items() if count > 1)


def numbered_questions(keys: Sequence[str]) -> frozenset[str]:
    """The keys that count questions (``Q1``, ``Q2``), each once: headings, and nobody's labels."""
    found = [(key, int(question["number"])) for key in keys if (question := _QUESTION.fullmatch(key))]
    is_counted = len(found) > 1 and all(here < there for (_, here), (_, there) in pairwise(found))
    return frozenset(key for key, _ in found) if is_counted else frozenset()


def without_number(label: Label, counted: frozenset[str]) -> Label:
    """A label of counted turns without its number: ``Q3`` and ``A3`` as ``Q`` and ``A``."""
    found = _NUMBERED.fullmatch(label.key) if label.form is Form.COLON else None
    if found is None or found["who"] not in counted:
        return label
    return label.naming(found["who"], voices_of(found["who"]))


def is_legend(rest: str) -> bool:
    """Whether what stands behind a letter says what role it is short for (``T：咨询师，C：来访者``)."""
    words = [word for word in _LEGEND.split(rest.strip()) if word]
    return bool(words) and len(rest) <= _LONGEST_LEGEND and is_role(words[0])
