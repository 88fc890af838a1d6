"""Running numbers in front of labels, in any writing: ``3.问：``, ``（3）问：``, ``Q12  Chair:``.

The number counts what is asked, and who asks is the same person with and without one. So are the items
of a list counted; but there the numbers go on without anybody answering between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.detect.lines.fields import is_discourse, is_field_word
from annotator.detect.lines.page import Page
from annotator.detect.words.label_forms import Form, Label, label_in
from annotator.detect.words.talk import Talk, take_turns, talk_of, tone_of
from annotator.detect.words.voices import VoiceKind
from annotator.text.lexicons import words

_HAN = "一二三四五六七八九十百"
_NUMBER = r"(?P<figure>\d{1,4})"
_NUMERAL = rf"(?:{_NUMBER}|(?P<han>[{_HAN}]{{1,4}}))"
_BOLD = r"(?:\*\*|__)?"
_BEFORE = tuple(
    re.compile(rf"{_BOLD}{number}{_BOLD}\s{{{least},{most}}}(?=\S)")
    for number, least, most in (
        (rf"(?:Q(?:uestion)?|N[oO])\s?[.#]?\s?{_NUMBER}\s?[.、．:：)]?", 0, 12),
        (rf"(?:[问問](?:[题題])?|提[问問]|第){_NUMERAL}(?:[个個]?[问問题題]{{1,2}})?[.、．:：）)]?", 0, 4),
        (rf"[(（\[【〔]\s?{_NUMERAL}\s?[)）\]】〕]", 0, 4),
        (r"(?P<ring>[①-⑳])", 0, 4),
        (rf"(?P<sharp>[#＃])\s?{_NUMBER}[.、．:：]?", 1, 4),
        (rf"{_NUMBER}\s?[.、．,，)）]", 0, 12),
        (rf"(?P<numeral>[{_HAN}]{{1,3}})\s?[、.．]", 0, 4),
        (_NUMBER, 1, 12),
        (rf"(?:第\s?)?{_NUMBER}\s?[楼樓]", 1, 4),
    )
)
"""The writings of a number, in bold perhaps; a series has one of them throughout."""
_FLOORS = 8
"""One that counts the posts of a board, of which each may be somebody else's."""
_WITH_WORD = 2
"""So many of them, the first, say in a word that questions are counted."""
_OPENING = frozenset("*_QN问問提第(（[【〔#＃" + _HAN)
_RING = "①"
_FEWEST, _FEWEST_PEOPLE = 3, 2
_COUNTS_ON, _FARTHEST_STEP = 0.8, 5
_ANSWERED, _ASKED = 0.6, 0.4
_AGAIN, _SPOKEN, _WHOLE = 0.6, 0.3, 0.6
_HEARD, _REACH = 200, 8
_LONGEST_WORD = 6
_NO_PERSON = frozenset({VoiceKind.WORD, VoiceKind.OTHER})


class _Head(NamedTuple):
    """A line with a number before what may be a label."""

    place: int
    number: int
    label: Label
    talk: Talk


def counted_labels(page: Page) -> dict[int, Label]:
    """The labels behind running numbers that count what is said, without these, by their places."""
    if not any(sign.isdecimal() or sign in _OPENING or sign >= _RING for sign in page.first_signs):
        return {}
    series: defaultdict[int, list[_Head]] = defaultdict(list)
    for i, line in page.free():
        if (first := line.text[0]).isdecimal() or first in _OPENING or _RING <= first <= "⑳":
            for writing, one in _counted_on(page, i):
                series[writing].append(one)
    going_on = [
        heads
        for writing, heads in series.items()
        if _go_on([head.number for head in heads], _FEWEST - (writing < _WITH_WORD))
    ]
    floors = series.get(_FLOORS, [])
    plain = _plain_labels(page, series) if going_on else {}
    told: dict[int, Label] = {}
    for heads in going_on:
        if _are_answered(heads, plain) or _answer_one_another(heads) or (heads is floors and _talk(heads)):
            told |= {head.place: head.label for head in heads if head.place not in told}
    return told


def _counted_on(page: Page, i: int) -> list[tuple[int, _Head]]:
    """The labels behind a number that a line may open with, by the writing of the number."""
    line = page.lines[i]
    found = []
    for writing, form in enumerate(_BEFORE):
        before = form.match(line.text)
        label = label_in(line.text, before.end()) if before is not None else None
        if before is None or label is None or not (_may_speak(label) or _is_post(writing, label)):
            continue
        label = label._replace(interjects=False)
        said = line.text[label.rest_at : label.rest_at + _HEARD]
        if not said and page.is_free(i + 1):
            said = page.lines[i + 1].text[:_HEARD]
        found.append((writing, _Head(i, _number_of(before), label, talk_of(said))))
    return found


def _is_post(writing: int, label: Label) -> bool:
    """Whether a label stands behind the number of a post on a board, where people are called anything."""
    return writing == _FLOORS and label.form is Form.COLON and bool(label.voices)


def _may_speak(label: Label) -> bool:
    """Whether a label names people for certain, or by a short word that may call somebody."""
    if label.form is not Form.COLON or not label.voices:
        return False
    kind = label.voices[0].kind
    if kind is not VoiceKind.ROLE and (is_field_word(label.key) or is_discourse(label.key)):
        return False
    if any(voice.kind in _NO_PERSON for voice in label.voices[1:]):
        return False
    is_word = kind in _NO_PERSON and (len(label.key) > _LONGEST_WORD or label.key in words("ordinary_words"))
    return not is_word and any(map(str.isalpha, label.key))


def _number_of(before: re.Match[str]) -> int:
    groups = before.groupdict()
    if groups.get("figure"):
        return int(groups["figure"])
    if groups.get("ring"):
        return ord(groups["ring"]) - ord(_RING) + 1
    return _han_number(groups.get("han") or groups["numeral"])


def _han_number(numeral: str) -> int:
    """The number of a Chinese numeral below two hundred."""
    hundreds, _, rest = numeral.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    digits = {sign: n for n, sign in enumerate(_HAN, 1)}
    return (
        100 * bool(hundreds or numeral[:1] == "百")
        + 10 * (digits.get(tens, 1) if ten else 0)
        + digits.get(ones, 0)
    )


def _plain_labels(page: Page, series: Mapping[int, Sequence[_Head]]) -> dict[int, Label]:
    """The labels without a number, which may answer."""
    counted = {head.place for heads in series.values() for head in heads}
    return {
        i: label
        for i, line, label in page.labels()
        if i not in counted and not line.mark and label.form is Form.COLON and _may_speak(label)
        if label.rest_at >= len(line.text) or talk_of(line.text[label.rest_at :][:_HEARD]).filled
    }


def _go_on(numbers: Sequence[int], fewest: int) -> bool:
    """Whether numbers count on, though some may be left out and each part may begin again at one."""
    if len(numbers) < fewest:
        return False
    steps = list(pairwise(numbers))
    on = sum(0 < there - here <= _FARTHEST_STEP or there == 1 for here, there in steps)
    return on >= _COUNTS_ON * len(steps)


def _are_answered(heads: Sequence[_Head], plain: Mapping[int, Label]) -> bool:
    """Whether people are named behind the numbers who ask, and after most of them others answer."""
    counts = Counter(head.label.names for head in heads)
    certain = sum(head.label.is_certain for head in heads)
    if not certain and len(counts) > len(heads) // 2:
        return False
    ends = [*(head.place for head in heads[1:]), heads[-1].place + _REACH]
    places = list(plain)
    answered = 0
    for head, end in zip(heads, ends, strict=True):
        at = bisect_right(places, head.place)
        is_below = at < len(places) and places[at] < end
        answered += is_below and plain[places[at]].names != head.label.names
    asked = sum(head.talk.asks for head in heads)
    tone = tone_of([head.talk for head in heads])
    return (
        answered >= _ANSWERED * len(heads)
        and asked >= _ASKED * len(heads)
        and tone.spoken >= _ASKED
        and tone.filled == 1
    )


def _talk(heads: Sequence[_Head]) -> bool:
    """Whether what stands behind numbers is talk, and somebody asks, as on no list of floors of a house."""
    tone = tone_of([head.talk for head in heads])
    return (
        any(head.talk.asks for head in heads)
        and tone.filled == 1
        and tone.spoken >= _AGAIN
        and tone.whole >= _AGAIN
    )


def _answer_one_another(heads: Sequence[_Head]) -> bool:
    """Whether people who come again take turns behind the numbers and say what is talk."""
    counts = Counter(head.label.names for head in heads)
    if len(heads) <= _FEWEST or len(counts) < _FEWEST_PEOPLE:
        return False
    if not any(head.label.is_certain for head in heads):
        return False
    tone = tone_of([head.talk for head in heads])
    is_talk = tone.spoken >= _SPOKEN and tone.whole >= _WHOLE and any(head.talk.asks for head in heads)
    return is_talk and take_turns([head.label.names for head in heads])
