"""Datelines: the agency or paper, the place, the day and the reporters before the first words of a report.

``新华社北京11月2日电（记者 陆遥）``, ``本报讯（记者 江楠 通讯员 陶然）``, ``NORTHWICK, May 4, 2021 —``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from annotator.detect.lines.page import Page
from annotator.detect.words.voices import is_name

_LONGEST = 160
_LINES = 6
_DAY = r"(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?\d{1,2}日"
_AGENCY = (
    r"[\u4e00-\u9fff·]{1,10}?(?:社|通讯社|通訊社|网|網|报|報|台|新闻|新聞|客户端|财经|財經|周刊|日报|晚报)"
)
_BY = (
    r"\s?[（(](?P<by>[^（）()\n]{0,10}(?:记者|記者|通讯员|通訊員|特派员|實習生|实习生)[^（）()\n]{1,60})[)）]"
)
_WIRE = re.compile(
    rf"[（(【]?(?P<source>{_AGENCY}|本报|本報|本刊|本网|本網|本台)(?P<place>[\u4e00-\u9fff/·]{{2,12}}?)?\s?(?P<date>{_DAY})"
    rf"(?:专|專|快)?(?:电|電|讯|訊|消息|综合报道|報導|报道)(?:{_BY}|(?=[\s　）)】（(：:]|$))"
)
_LOCAL = re.compile(
    rf"(?P<source>本报讯|本報訊|本刊讯|本网讯|本網訊|本台讯|本台消息|{_AGENCY}(?:讯|訊))(?:{_BY})"
)
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_ENGLISH = re.compile(
    r"(?P<place>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}(?:, [A-Z][A-Za-z. ]{1,20}?)?)"
    rf"(?:,? [(]?(?P<date>{_MONTH}\.? \d{{1,2}}(?:, (?:19|20)\d{{2}})?)[)]?)?"
    r"(?: ?[(/](?P<source>[A-Z]{2}[\w ]{0,18}|Reuters|Bloomberg|Xinhua|Kyodo)[)/])? ?(?:--|[—–])\s"
)
_PARTS = re.compile(r"[、，,\s]+")
_CALLED = re.compile(r"(?:记者|記者|通讯员|通訊員|特派员|实习生|實習生)[:：]?")


class Dateline(NamedTuple):
    """What a dateline says; empty where it says nothing of it."""

    source: str = ""
    place: str = ""
    date: str = ""
    reporters: tuple[str, ...] = ()


def dateline_in(text: str) -> Dateline | None:
    """The dateline with which a paragraph opens; ``None`` where it opens with none."""
    head = text[:_LONGEST]
    found = _WIRE.match(head) or _LOCAL.match(head) or _ENGLISH.match(head)
    if found is None:
        return None
    if not any(value for key, value in found.groupdict().items() if key in ("date", "source")):
        return None
    said = {key: (value or "").strip() for key, value in found.groupdict().items()}
    date = said.get("date", "")
    date = "" if re.fullmatch(r"\d{1,2}日", date) else date  # of which month is not told
    source = re.sub("[讯訊]$", "", said.get("source", ""))
    return Dateline(source, said.get("place", ""), date, _reporters(said.get("by", "")))


def _reporters(by: str) -> tuple[str, ...]:
    """The names behind 记者 and 通讯员."""
    return tuple(
        name for part in _PARTS.split(_CALLED.sub(" ", by)) if (name := part.strip()) and is_name(name)
    )


def dateline_of(page: Page) -> Dateline | None:
    """The dateline of the first paragraph of a page that has one; it stands near the top or nowhere."""
    free = [line for _, line in zip(range(_LINES), (line for _, line in page.free()), strict=False)]
    return next((found for line in free if (found := dateline_in(line.text)) is not None), None)
