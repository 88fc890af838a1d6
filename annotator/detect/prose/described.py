"""People whom a report introduces without a post: by an age, a place they are of, or what they live on.

``32岁的某某`` and ``来自某地的某某`` stand in reports and in stories alike; an age in figures, a birth in a
decade and a changed name are hardly ever written by anybody but a reporter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import cache

from annotator.detect.prose.person_names import is_person_name, names_at_end
from annotator.detect.prose.posts import last_clause
from annotator.detect.words.accounts import is_nickname
from annotator.detect.words.voices import HAN
from annotator.text.lexicons import alternatives, ending

_TRIED = 12
_BEFORE, _AFTER = 40, 16
_NUMERAL = "[〇零一二两三四五六七八九十百几兩幾]{1,5}多?"
_REPORTED_BEFORE = re.compile(
    r"(?:^|[^\d])\d{1,3}(?:多)?[岁歲](?:半|出头|出頭|高龄|高齡)?[的，,]?$|(?:^|[^\d])[0-9]0[后後](?:的|一代)?$"
    r"|\d{4}年(?:\d{1,2}月)?(?:出生|生)的?$"
)
_REPORTED_AFTER = re.compile(
    r"[，,]?(?:今年|现年|現年|年近|年过|年過|年满|年滿|刚满|剛滿|已)?\d{1,3}(?:多)?[岁歲]"
    r"|[（(](?:化名|\d{1,3}[岁歲])|[，,]?(?:是(?:一[名位个個])?)?[0-9]0[后後]"
)
_TOLD_BEFORE = re.compile(
    rf"{_NUMERAL}[岁歲](?:半|出头|出頭|高龄|高齡)?的?$"
    rf"|(?:来自|來自|家住|住在|老家在|家在|祖籍|籍贯|籍貫|出生于|出生於|生于|生於|毕业于|畢業於)[{HAN}A-Za-z]{{2,20}}?的?$"
    rf"|(?:是|叫|[，。])[{HAN}]{{0,4}}[地国國州省市县縣族裔籍坦兰蘭亚亞尼士牙利典麦麥本京津海东東西南北川江湾灣港]人$"
    r"|(?:一[个個名位]|[^，。]{0,8})(?:名叫|叫做|叫作|叫|名为|名為)$"
    rf"|(?:从|從)[{HAN}]{{1,12}}(?:来|來|赶来|趕來|过来|過來|回来|回來)的$"
)
_TOLD_AFTER = re.compile(
    rf"[，,]?(?:今年|现年|現年|年近|年过|年過|刚满|剛滿)?{_NUMERAL}[岁歲]"
    r"|[，,]?(?:来自|來自|家住|老家在|毕业于|畢業於|出生于|出生於)"
)
_CHANGED = re.compile("[（(](?:均[为為])?化名")
_IS = re.compile("(?:也|就|都)?是(?P<what>[^，。；,;]{2,14})[，。；,;]")
_SETTING = re.compile(
    f"^(?:曾经?|曾經|已经?|已經|一直|从小|從小|刚刚?|剛剛?|正|在[{HAN}]{{1,10}}?|从[{HAN}]{{1,8}}?|從[{HAN}]{{1,8}}?)"
)
_SHORTEST_CLAUSE = 4


class Described(IntEnum):
    """How somebody is described: not at all, as stories do it too, or as only reporters do."""

    NOT = 0
    TOLD = 1
    REPORTED = 2


def described_in(text: str, names: Iterable[str]) -> dict[str, Described]:
    """Those of some names beside which the text somewhere tells who they are, with the surest way."""
    return {name: best for name in names if (best := max(_ways(text, name), default=Described.NOT))}


def with_changed_names(text: str) -> Iterator[str]:
    """Those whose names a report has changed, which need be no names in full (``阿丽（化名）``)."""
    for found in _CHANGED.finditer(text):
        before = text[max(0, found.start() - _BEFORE) : found.start()]
        full = next((name for name in names_at_end(before) if is_person_name(name)), "")
        if full or is_nickname(before[-2:]):
            yield full or before[-2:]


def _ways(text: str, name: str) -> Iterator[Described]:
    at = text.find(name)
    for _ in range(_TRIED):
        if at < 0:
            return
        end = at + len(name)
        before = text[max(0, at - _BEFORE) : at].rsplit("\n", 1)[-1]
        yield _way(before, text[end : end + _AFTER].split("\n", 1)[0])
        at = text.find(name, end)


def _way(before: str, after: str) -> Described:
    """How the words right before and after a name describe its bearer."""
    if _REPORTED_BEFORE.search(before) or _REPORTED_AFTER.match(after):
        return Described.REPORTED
    is_told = _TOLD_BEFORE.search(before) or _TOLD_AFTER.match(after) or _is_somebody(after)
    if is_told or _works(last_clause(before)):
        return Described.TOLD
    return Described.NOT


def _is_somebody(after: str) -> bool:
    """Whether the words after a name say what somebody is (``是从杭州来的画家，``)."""
    found = _IS.match(after)
    if found is None:
        return False
    what = found["what"]
    return what[-1] == "人" or any(ending(what, kind) for kind in ("people_words", "titles"))


def _works(clause: str) -> bool:
    """Whether a clause before a name says what somebody does for a living (``做了三十年木匠的``)."""
    if clause[-1:] != "的" or len(clause) < _SHORTEST_CLAUSE:
        return False
    setting = _SETTING.match(clause)
    return any(_work().match(clause, at) for at in (0, setting.end() if setting else 0))


@cache
def _work() -> re.Pattern[str]:
    return re.compile(alternatives("work_words"))
