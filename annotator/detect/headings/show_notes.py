"""Notes of a programme: who is heard, at which minute what, the books mentioned, who made it.

Their parts have usual names (``本期嘉宾``, ``⏰ 时间轴``, ``节目中提到的书``, ``Links mentioned``), each
alone over a list, a name or a text. One of them says little; three, one of which only programmes have,
make the page one of notes. Under the words of people who speak such names head the tail, and are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from annotator.detect.headings.familiar_heads import take_headings
from annotator.detect.headings.marked import QUESTION_DEPTH, Heading
from annotator.detect.lines.page import Page
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.text.lexicons import phrases

_NEED, _FEW = 3, 2
_TOP = 60
_TIME = re.compile(r"\W{0,4}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?\s")
_LONGEST = 34
_LONGEST_MENTION = 16
_EARLY = 6
_LEAD = re.compile(r"^[^\w\u3400-\u9fff\"“「《]+|[^\w\u3400-\u9fff\"”」》）)]+$")
_KEPT = '_"”」》）)'
"""Signs at the end that belong to the words, as letters do."""
_OF_THIS = re.compile(r"(?:本|这|這|该)?(?:期|集|回|单集|單集)?(?:节目|節目|播客)?")
_WITHIN = frozenset("中里裡內内的")
_MENTIONED = re.compile(
    r"(?:提到|提及|谈到|談到|聊到|讲到|講到|涉及|推荐|推薦|引用|使用|出现|出現|播放|分享)(?:过|過|到)?的?[\w《》]{0,8}"
    r"(?:[、，/&和与與及][\w《》]{1,6}){0,3}"
)
_MENTION = re.compile("提到|提及|谈到|談到|聊到|讲到|講到|涉及|推荐|推薦|引用|使用|出现|出現|播放|分享")
_OF_PROGRAMMES = re.compile(
    r"嘉宾|嘉賓|来宾|來賓|主播|时间[轴线戳]|時間[軸線戳]|^[本这這][期集]|节目|節目|提到|听友|聽眾|下[期集]预告|下[期集]預告"
    r"|topics covered|follow us|mentioned|in today|what we|episode|\bshow\b|timestamps|guests?$|\bhosts?$",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:(?:Vol|EP|Ep|No|Episode|E|S\d{1,2} ?E)\.? ?\d{1,4}(?!\d)"
    r"|第 ?[\d一二三四五六七八九十百]{1,5} ?[期集回]|# ?\d{1,4}(?!\d))"
    r"(?: ?[:：｜|丨·.—–/-]+ ?| )(?=\S{2})(?P<words>[^。]{3,70})",
    re.IGNORECASE,
)


def show_notes(page: Page) -> list[SectionOpening]:
    """The heads of a programme's notes, and its issue under its name; claims their lines."""
    found = [i for i in page.places(_may_be_part) if page.is_free(i) and is_note_part(page.lines[i].text)]
    found = [i for i in found if _has_something(page, i)]
    names = {_bare(page.lines[i].text) for i in found}
    issue = issue_head(page) if len(names) >= _FEW else []
    if not (any(map(_OF_PROGRAMMES.search, names)) or issue):
        return []
    if len(names) < _NEED and not (len(names) >= _FEW and (issue or _is_timed(page))):
        return []
    found = issue + found
    return take_headings(page, [(i, Heading(_title(page.lines[i].text), QUESTION_DEPTH)) for i in found])


def _is_timed(page: Page) -> bool:
    """Whether several lines near the top begin with the time of a recording."""
    return sum(_TIME.match(line.text) is not None for line in page.lines[:_TOP]) >= _NEED


def issue_head(page: Page) -> list[int]:
    """The line near the top that says which issue of a programme it is, under the name of that."""
    return [
        i
        for i in range(1, min(_EARLY, len(page.lines) - 1))
        if page.is_free(i) and _ISSUE.fullmatch(page.lines[i].text)
    ][:1]


def over_talk(
    page: Page,
    heads: Sequence[SectionOpening],
    turns: Sequence[TurnOpening],
    known: Sequence[SectionOpening],
) -> list[SectionOpening]:
    """The ``known`` sections with those heads of notes that do not stand under the first of the turns.

    The lines of the others are open again.
    """
    first = min((turn.start for turn in turns), default=page.end)
    for head in heads:
        if head.start > first:
            page.take(page.line_at(head.start), None)
    starts = {section.start for section in known}
    return [*known, *(head for head in heads if head.start <= first and head.start not in starts)]


@cache
def _names() -> frozenset[str]:
    return frozenset("".join(name.casefold().split()) for name in phrases("show_note_parts"))


def _title(text: str) -> str:
    return _LEAD.sub("", text) or text


def _bare(text: str) -> str:
    return "".join(_title(text).casefold().split()).replace("’", "'")


@cache
def _last_signs() -> frozenset[str]:
    return frozenset(name[-1] for name in _names())


def _may_be_part(text: str) -> bool:
    """Whether a line may name a part of notes, by its last letter or by a word for mentioning."""
    if len(text) > _LONGEST:
        return False
    last = next((sign for sign in reversed(text) if sign.isalnum() or sign in _KEPT), "")
    return last.casefold() in _last_signs() or _MENTION.search(text) is not None


def is_note_part(text: str) -> bool:
    """Whether a line is the name of a part of a programme's notes, with signs around it or none."""
    bare = _bare(text)
    if bare in _names():
        return True
    found = _OF_THIS.match(bare)
    rest = bare[found.end() :] if found else bare
    if rest in _names() or (rest[:1] in _WITHIN and rest[1:] in _names()):
        return True
    rest = rest[1:] if rest[:1] in _WITHIN else rest
    return len(bare) <= _LONGEST_MENTION and _MENTIONED.fullmatch(rest) is not None


def _has_something(page: Page, i: int) -> bool:
    """Whether a list, a name or a text stands under a line, and no other name of a part."""
    if i == 0 or i + 1 >= len(page.lines):
        return False
    return not is_note_part(page.lines[i + 1].text)
