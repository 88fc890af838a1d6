"""Papers, stations and agencies, by which those are called who ask for them: ``彭博社记者``, ``The Echo``."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from annotator.text.lexicons import ending, folded, phrases, words

_REPORTER_ENDS = frozenset("者辑輯播员員")
_PAPER = r"《[^《》]{1,16}》"
_REPORTER = re.compile(
    rf"(?:{_PAPER}|[^《》，。]{{1,16}}(?:[社报報台臺网網刊视視]|新闻|新聞|电视|電視|卫视|广播|廣播|杂志|雜誌|财经|財經|客户端|客戶端"
    r"|传媒|傳媒|媒体|媒體|在线|在線|视频|視頻|之声|之聲|频道|頻道|[A-Z]{2,6}))"
    r"(?:特派|特约|見习|见习|实习|驻[^，。]{1,6}|駐[^，。]{1,6})?(?:记者|記者|编辑|編輯|主播|评论员|評論員|特派员|特派員)"
    r"|《[^《》]{1,16}》(?:杂志|雜誌|周刊|月刊|周报|日报|晚报|编辑部|編輯部)?"
)
_LATIN = re.compile(r"[A-Z][\w&.'’-]*(?: (?:[A-Z][\w&.'’-]*|of|the|and|&)){0,5}")
_LETTERS = re.compile(r"[A-Z]{2,6}\d?(?: (?:News|TV|Radio|World))?")
_SHORTEST, _LONGEST = 2, 16
_PLACE_ENDS = frozenset("村镇乡县区街路组队班社厂片鎮鄉縣區組隊廠")


def is_reporter(key: str) -> bool:
    """Whether a key is a reporter or an editor of a paper or a station, or a title in its brackets."""
    if not key or not (key[0] == "《" or key[-1] in _REPORTER_ENDS):
        return False
    if _REPORTER.fullmatch(key) is not None:
        return True
    return key[-2:] in ("记者", "記者") and is_outlet(key[:-2])


@lru_cache(maxsize=4096)
def is_outlet(key: str) -> bool:
    """Whether a key is a paper, a station or an agency by its name or by the word in which that ends."""
    if key.casefold() in _known() or key.removeprefix("The ").casefold() in _known():
        return True
    if key.isascii():
        last = key.split()[-1].casefold() if key else ""
        is_titled = _LATIN.fullmatch(key) is not None and " " in key and last in folded("outlet_endings")
        return is_titled or _LETTERS.fullmatch(key) is not None
    if key in words("outlet_endings"):
        return key[-1] in "报報社台臺刊"  # 晚报, 电台: as people of one town call theirs
    end = ending(key, "outlet_endings")
    return bool(end) and len(end) < len(key) <= _LONGEST and key not in words("ordinary_words")


def is_body(key: str) -> bool:
    """Whether a key that looks like a name is a paper, a village, a team or a street (``东村``)."""
    if key.isascii():
        return is_outlet(key) or key.rpartition(" ")[2].casefold() in folded("english_organisations")
    return is_outlet(key) or (len(key) == _SHORTEST and key[-1] in _PLACE_ENDS)


@cache
def _known() -> frozenset[str]:
    return frozenset(name.casefold() for name in phrases("outlets"))
