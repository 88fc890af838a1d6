"""Where the words before a Chinese verb of saying end that tell who speaks: adverbs, times and phrases of
place, means and occasion stand between them and the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.text.alike import simplified
from annotator.text.lexicons import ending
from annotator.text.words import is_word, words

_REACH = 56
_PHRASES_TRIED = 6
_STRIPS = 5
_LONGEST_ADVERB = 6
_FEW = 5
_PREPOSITION = re.compile(
    "[在于於对對向从從就以用为為跟与與同和给給由]|围绕|圍繞|結合|结合|通过|通過|针对|針對|根据|根據|依据|依據|按照|基于|基於"
    "|站在|作为|作為|面对|面對|接受|看着|看著|指着|指著|拿着|拿著|指了指|回首|说完|說完|受访|受訪|代表|看到|说起|說起|现身|現身"
    "|做客|出席"
)
_TIME = re.compile(
    r"(?:(?:\d{2,4}年)?(?:\d{1,2}月)?\d{1,2}[日号號](?:上午|下午|中午|晚上?|凌晨|清晨|傍晚)?|今[(（]?\d{1,2}[)）]?日|\d{1,2}[时時点點])$"
)
_PHRASE_ENDS = re.compile(
    r"(?:[上中时時里后後间間前下说說看来來]|之际|之際|现场|現場|期间|期間|完|着|著|過|过|了)$"
)
_SETTING = re.compile(
    "结合|結合|围绕|圍繞|针对|針對|根据|根據|依据|依據|按照|基于|基於|通过|通過|站在|作为|作為|面对|面對|看着|看著|指着|指著|从|從|就|以|在|用"
)
_LONGEST_SETTING, _LONGEST_MANNER = 28, 9
_PAUSE = re.compile(r"[,，]\s*$")
_MAY_END = frozenset("日号號午晚上晨时時点點,，")
"""The last characters of times and pauses."""


def subject_ends(before: str) -> Iterator[int]:
    """Where the subject may end: before adverbs, and before the adverbial phrases, the nearest first."""
    yield from without_adverbs(before)
    first = max(1, len(before) - _REACH)
    places = [found.start() for found in _PREPOSITION.finditer(before, first)]
    for place in reversed(places[-_PHRASES_TRIED:]):
        phrase = before[place:]
        if "。" in phrase or (re.search("[，,]", phrase) and not _is_phrase(phrase)):
            continue
        yield from without_adverbs(before[:place])


def _is_phrase(phrase: str) -> bool:
    """Whether an adverbial phrase with commas in it is one: each comma follows its closing word."""
    pieces = [piece for piece in re.split("[,，]", phrase) if piece]
    if len(pieces) == 1 and phrase[-1] in ",，" and _SETTING.match(phrase):
        return len(pieces[0]) <= _LONGEST_SETTING
    if not phrase.endswith((",", "，")):
        pieces = pieces[:-1]
    return bool(pieces) and _PHRASE_ENDS.search(pieces[-1]) is not None


def without_adverbs(before: str) -> list[int]:
    """The ends of the text as it is, and without the adverbs, times and brackets at its end, one by one."""
    text = _without_manner(before.rstrip())
    ends = [len(text)]
    for _ in range(_STRIPS):
        size = len(ending(text[-_LONGEST_ADVERB:], "adverbs"))
        if not size and text[-1:] in _MAY_END:
            found = _TIME.search(text[-24:]) or _PAUSE.search(text[-2:])
            size = len(found[0]) if found else 0
        if not size or size >= len(text):
            break
        text = text[:-size].rstrip()
        ends.append(len(text))
    return ends


def _without_manner(text: str) -> str:
    """The text without the word of manner that it ends with (``高兴地``); 基地 and 当地 are none."""
    if text[-1:] != "地" or is_word(text[-2:]) or is_word(text[-3:]):
        return text
    manner = [word.text for word in words(simplified(text[-_LONGEST_MANNER:-1]))]
    size = len(manner[-1]) + 1 if manner and len(manner[-1]) > 1 else 0
    return text[: len(text) - size].rstrip() if size < len(text) else text


def has_no_subject(clause: str, *, is_first: bool) -> bool:
    """Whether a clause up to its verb of saying names nobody who says it; the first one names its own."""
    if is_first:
        return True
    bare = clause[: without_adverbs(clause)[-1]].strip()
    return len(bare) <= _FEW or _PREPOSITION.match(bare) is not None
