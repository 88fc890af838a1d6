"""Press conferences: those who ask come once each, called by their medium, and one or two answer them all.

``彭博社记者：…？``, ``澎湃新闻：…？``, ``Reuters: …?`` between the turns of a spokesman: once is too little
for a label elsewhere, and here it is the rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from annotator.detect.labels.hearing import Candidate
from annotator.detect.lines.fields import is_discourse, is_field_word
from annotator.detect.lines.page import LabelledLine, Line, Page
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.outlets import is_outlet
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.text.lexicons import words

_FEWEST, _FEWEST_SURE = 3, 2
_SURE, _ANSWERS, _ASKED = 0.5, 0.6, 0.34
_HEARD = 400
_LONGEST = 16


def _is_sure(one: Candidate) -> bool:
    """Whether a medium or a person is named beyond doubt."""
    return one.label.is_certain or is_outlet(one.label.key)


def press_labels(page: Page) -> dict[int, Label]:
    """The labels of those who ask once each and of those who answer, by their places; none in other texts."""
    may_speak: dict[int, bool] = {}  # alike lines have one and the same label
    for _, line, label in page.labels():
        if id(label) not in may_speak:
            may_speak[id(label)] = _may_speak(line, label)
    found = [one for one in page.labels() if may_speak[id(one[2])]]
    counts = Counter([label.names for _, _, label in found])
    once = sum(count == 1 for count in counts.values())
    if once < _FEWEST_SURE or once == len(counts):
        return {}  # nobody asks but once, or nobody answers again
    said = _said(page, found)
    asked = [
        (here, there)
        for here, there in pairwise(said)
        if counts[here.names] == 1 and here.talk.asks and counts[there.names] > 1
    ]
    if len({here.names for here, _ in asked}) < _FEWEST_SURE:
        return {}
    sure = sum(_is_sure(here) for here, _ in asked)
    if sure < (_SURE * len(asked) if len(asked) >= _FEWEST else len(asked)):
        return {}
    answering = {there.names for _, there in asked}
    answers = [there for _, there in asked]
    quiet = sum(not _ends_in_question(page, there) for there in answers)
    if quiet < _ANSWERS * len(answers) or len(answers) < _ASKED * sum(counts[names] for names in answering):
        return {}
    askers = {here.place for here, _ in asked} | _between(said, counts, answering)
    return {one.place: _naming(one.label) for one in said if one.place in askers or one.names in answering}


def _said(page: Page, found: Sequence[LabelledLine]) -> list[Candidate]:
    """The labels, each with how what is said up to the next sounds."""
    said: list[Candidate] = []
    end = page.end
    for i, line, label in reversed(found):
        start = line.text_start + label.rest_at
        said.append(Candidate(i, line, label, talk_of(page.text[start : min(end, start + _HEARD)])))
        end = line.start
    return said[::-1]


def _may_speak(line: Line, label: Label) -> bool:
    key = label.key
    if label.form is not Form.COLON or line.mark or not label.voices or len(key) > 2 * _LONGEST:
        return False
    if key[-1].isdecimal():
        return False  # what is counted, or people who are: nobody's medium
    if label.voices[0].kind is VoiceKind.ROLE or is_outlet(key):
        return True
    if is_field_word(key) or is_discourse(key) or (not label.is_certain and len(key) > _LONGEST):
        return False
    return label.is_certain or key not in words("ordinary_words")


def _ends_in_question(page: Page, said: Candidate) -> bool:
    return page.lines[said.place].text[-1] in "？?"


def _between(
    said: Sequence[Candidate], counts: Counter[tuple[str, ...]], answering: set[tuple[str, ...]]
) -> set[int]:
    """The places of media that come once between two answers and state what they ask about."""
    return {
        here.place
        for before, here, after in zip(said, said[1:], said[2:], strict=False)
        if counts[here.names] == 1 and _is_sure(here) and here.talk.filled
        if before.names in answering and after.names in answering
    }


def _naming(label: Label) -> Label:
    """The label with a voice of its own where its words name nobody for certain."""
    if label.is_certain:
        return label
    return label.naming(label.key, (Voice(VoiceKind.NAME, label.key, label.key),))
