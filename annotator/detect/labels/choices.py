"""Papers of questions in which nobody speaks: lettered choices, and answers of a word or two to be looked up.

``A. …``, ``B. …``, ``C. …`` under a question, each on a line of its own or all on one, are choices,
whatever stop is behind the letter. A colon behind letters opens turns as well, and is judged elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from annotator.detect.lines.page import LabelledLine, Line, Page, width
from annotator.detect.words.label_forms import Form, answered
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import VoiceKind

_CHOICE = re.compile(r"[(（]?(?P<letter>[A-H])(?P<sign>\s?[.．、)）]|\s{2,})(?!\s*$)")
_LETTERED = re.compile(r"[A-Z]\. ?[A-Z][a-z][^:：]{0,40}(?:[:：]|$)")
_BESIDE = re.compile(r"[\s　][(（]?B\s?[.．、)）]\s?\S")
_WRAPPED = 3
"""So many lines a choice may be long."""
_FEWEST_LETTERS, _FEWEST_QUESTIONS, _FEWEST_ANSWERS = 3, 2, 3
_ANSWERS = frozenset({"答", "答案", "简答", "簡答", "解答", "Answer", "Ans", "A"})
_ASKS = frozenset({"问", "問", "Q"})
_QUIZ = frozenset({"Question", "Answer", "问题", "問題", "题目", "題目", "答案"})
_BLANK = re.compile(r"[\s_＿.…。()（）]*")
_WIDEST = 28


def choices_on(page: Page, looking: Sequence[LabelledLine]) -> frozenset[int]:
    """The places of labels that are choices, blanks to be filled in, or answers in a list of questions."""
    in_order = _in_order(page, looking)
    if not any(label.key in _ANSWERS for _, _, label in looking):
        return in_order
    first, questions = _lettered(page)
    places = {i for i, _, label in looking if label.form is Form.STOP and i in first}
    answers = [(i, line, label) for i, line, label in looking if label.key in _ANSWERS and i not in places]
    if questions >= _FEWEST_QUESTIONS:
        places |= {i for i, _, label in answers if label.key != "A" and not _is_asked(looking)}
    elif _are_looked_up(looking, answers):
        places |= {i for i, _, _ in answers}
    if len(answers) >= _FEWEST_ANSWERS and all(
        _is_brief(line.text[label.rest_at :]) for _, line, label in answers
    ):
        places |= _of_a_quiz(looking)
    return frozenset(places) | in_order


def with_answers(looking: Sequence[LabelledLine]) -> list[LabelledLine]:
    """The lines; where questions stand behind ``Q.``, ``A. Yes: …`` among them is an answer and no name."""
    if not any(label.key == "Q" and label.form is Form.STOP for _, _, label in looking):
        return list(looking)
    return [
        (place, line, (answered(line.text) or label) if label.key[:2] in ("A.", "Q.") else label)
        for place, line, label in looking
    ]


def _in_order(page: Page, looking: Sequence[LabelledLine]) -> frozenset[int]:
    """The places of what looks like names with initials but counts from A on (``A. Scope:``)."""
    if not any(_LETTERED.match(label.key) for _, _, label in looking):
        return frozenset()
    lettered = [i for i, line in enumerate(page.lines) if _LETTERED.match(line.text)]
    runs: list[list[int]] = []
    for i in lettered:
        expected = len(runs[-1]) if runs else 0
        if expected and ord(page.lines[i].text[0]) - ord("A") == expected:
            runs[-1].append(i)
        else:
            runs.append([i])
    lists = [run for run in runs if page.lines[run[0]].text[0] == "A" and len(run) >= _FEWEST_LETTERS]
    broken = {run[0] - 1 for run in runs}
    return frozenset(i for run in lists if run[-1] not in broken for i in run)


def are_choices(labels: Sequence[LabelledLine]) -> bool:
    """Whether single letters are the choices of an examination: A, B, C, D, a question, and from A again."""
    single = [one for one in labels if len(one[2].key) == 1 and "A" <= one[2].key <= "Z"]
    if len({label.key for _, _, label in single}) < _FEWEST_LETTERS or _are_asked(labels):
        return False
    return all(
        ord(there.key) - ord(here.key) == 1 if place == above + 1 else there.key == "A"
        for (above, _, here), (place, _, there) in pairwise(single)
    )


def _are_asked(labels: Sequence[LabelledLine]) -> bool:
    """Whether a host, or whoever holds another role, asks right above every A, so that A to C answer."""
    above = [
        (place == before + 1, line, label)
        for (before, line, label), (place, _, there) in pairwise(labels)
        if there.key == "A"
    ]
    return len(above) > 1 and all(
        is_next and not line.mark and label.voices[0].kind is VoiceKind.ROLE and label.key not in _ASKS
        for is_next, line, label in above
    )


def _lettered(page: Page) -> tuple[frozenset[int], int]:
    """The places of first choices (``A.``) that a second one follows, and how many there are."""
    found: set[int] = set()
    for i, line, sign in _first_choices(page):
        if _BESIDE.search(line.text) or any(
            _is_second(page, k, sign) for k in range(i + 1, i + 1 + _WRAPPED)
        ):
            found.add(i)
    return frozenset(found), len(found)


def _first_choices(page: Page) -> Iterator[tuple[int, Line, str]]:
    for i, line in page.free():
        choice = _CHOICE.match(line.text) if line.text[0] in "A(（" else None
        if choice is not None and choice["letter"] == "A":
            yield i, line, choice["sign"].strip()


def _is_second(page: Page, i: int, sign: str) -> bool:
    """Whether a line is the choice B, marked off as A is."""
    choice = _CHOICE.match(page.lines[i].text) if i < len(page.lines) else None
    return choice is not None and choice["letter"] == "B" and choice["sign"].strip() == sign


def _is_asked(looking: Sequence[LabelledLine]) -> bool:
    """Whether somebody asks under a label, so that somebody answers as well."""
    return any(label.key in _ASKS for _, _, label in looking)


def _are_looked_up(looking: Sequence[LabelledLine], answers: Sequence[LabelledLine]) -> bool:
    """Whether all that labels stand before are a few words right under a question, or nothing yet."""
    if len(answers) < _FEWEST_ANSWERS or len(answers) < sum(not line.mark for _, line, _ in looking):
        return False
    rests = [line.text[label.rest_at :] for _, line, label in answers]
    return all(_BLANK.fullmatch(rest) or _is_brief(rest) for rest in rests)


def _of_a_quiz(looking: Sequence[LabelledLine]) -> set[int]:
    """The places of questions and answers where these words stand before all: nobody says them of himself."""
    return {i for i, _, _ in looking} if {label.key for _, _, label in looking} <= _QUIZ else set()


def _is_brief(rest: str) -> bool:
    """Whether an answer is the thing that was asked for, and nothing that anybody says."""
    return width(rest) <= _WIDEST and not talk_of(rest).spoken
