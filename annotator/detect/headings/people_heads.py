"""Headings that call a person by a number and a noun that no list has, or by a bare role.

``## 9号车主`` and ``## Commuter 5`` are written as ``## 3号线`` and ``## Table 4`` are: somebody is heard to
speak under the former, in the first person or to somebody, and several of the headings are such.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from annotator.detect.headings.marked import QUESTION_DEPTH, Heading
from annotator.detect.headings.part_heads import is_part_name
from annotator.detect.lines.fields import is_field_word
from annotator.detect.lines.page import Page
from annotator.detect.words.offices import ends_in_role
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import Voice, VoiceKind
from annotator.text.lexicons import ending, folded

_NUMBERED = re.compile(
    r"\d{1,3}\s?[号號](?P<noun>[\u4e00-\u9fff]{1,5})|第\s?[\d一二三四五六七八九十]{1,3}\s?[位名](?P<one>[\u4e00-\u9fff]{1,5})"
    r"|(?P<latin>[A-Z][a-z]{2,14})(?: [a-z]{2,14})? (?:#|[Nn]o\. ?)?\d{1,3}"
)
_THINGS = re.compile(
    r"[楼樓栋棟线線院厅廳房室馆館库庫桌组組队隊班车車船门門站井矿礦场場区區路街桥橋厂廠文令件稿案题題台]$"
)
_PEOPLE = frozenset("长長者员員人师師生友手主民工家客")
"""With what roles end that are people, as others are what is done (``额外提问``)."""
_FEWEST, _TOPICS, _LONGEST_ROLE, _HEARD = 2, 3, 5, 300


def heard_people(
    page: Page, marked: Sequence[tuple[int, Heading]], speaking: Collection[str]
) -> Mapping[str, tuple[Voice, ...]]:
    """Who else speaks under a heading, beside those who are known to be ``speaking`` under theirs."""
    found: dict[str, tuple[Voice, ...]] = {}
    silent: set[str] = set()
    places = {i for i, _ in marked}
    for i, heading in marked:
        text = heading.text
        if text in speaking or heading.depth >= QUESTION_DEPTH or not _may_be_person(text):
            continue
        if page.below(i) in places or not _is_heard(page, i):
            silent.add(text)
        found[text] = (Voice(VoiceKind.SEAT if text[-1].isdigit() else VoiceKind.ROLE, text, text),)
    heard = {text: voices for text, voices in found.items() if text not in silent}
    return heard if len(heard) + len(speaking) >= _FEWEST and len(silent) <= len(heard) else {}


def without_lone_role(
    page: Page, marked: Sequence[tuple[int, Heading]], speaking: dict[str, tuple[Voice, ...]]
) -> dict[str, tuple[Voice, ...]]:
    """Those who are ``speaking`` under headings; one role alone among topics needs to be heard.

    ``## 读者`` between ``## 缘起`` and ``## 尾声`` tells of readers, where nobody says I or you under it.
    """
    places = [i for i, heading in marked if heading.text in speaking]
    if len(places) != 1 or len(marked) < _TOPICS or _is_heard(page, places[0]):
        return speaking
    voices = next(iter(speaking.values()))
    is_role = len(speaking) == 1 and all(voice.kind is VoiceKind.ROLE for voice in voices)
    return {} if is_role else speaking


def _is_heard(page: Page, i: int) -> bool:
    below = page.below(i)
    return below is not None and talk_of(page.lines[below].text[:_HEARD]).spoken


def _may_be_person(text: str) -> bool:
    """Whether a heading may call a person: a noun with a number that is no thing, or a word for people."""
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        if numbered["latin"]:
            return not folded("numbered_things").intersection(text.casefold().split())
        return _THINGS.search(text) is None
    if len(text) > _LONGEST_ROLE or is_part_name(text) or is_field_word(text):
        return False
    return (ends_in_role(text) and text[-1] in _PEOPLE) or len(ending(text, "people_words")) > 1
