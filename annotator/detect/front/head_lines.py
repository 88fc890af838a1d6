"""The lines between a headline and the first words: who printed and wrote a text, where, how long it is.

``《乡野》双月刊 二〇一九年第四期``, ``——第九讲侧记``, ``□ 闵朔``, ``The Council sat at ten``: each is
as short as a heading and ends as no sentence does, but nothing of its own stands under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from annotator.detect.headings.part_heads import is_part_name
from annotator.detect.lines.page import Line, Page
from annotator.detect.words.dates import date_in
from annotator.detect.words.openings import TurnOpening
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import forms

_DEEPEST = 12
_WIDEST = 80
_LEAST_TITLE = 4
_BOXES = "■◎"
"""Boxes before a name that might be the mark of an item."""
_STOPS = "。！？!?；;…"
_SIGNED = re.compile(
    r"□ ?(?:[\u4e00-\u9fff]{2,4} ){0,2}[\u4e00-\u9fff]{2,4}(?:[（(].{1,12}[）)])?"
    r"|[□■◇◆○●◎△▲/／] ?(?:本[报刊報]|特[约約])?(?:记者|記者|文|图|圖|撰文|摄影|攝影|整理|作者"
    r"|主讲|主講|采写|採寫|口述)[ :：/／|｜]?[\u4e00-\u9fff· ]{2,12}"
)
"""A box and who wrote the text (``□ 闵朔``)."""
_FROM = re.compile(
    r"(?:来源|來源|稿源|作者|记者|記者|编辑|編輯|摄影|攝影|责编|責編|出处|出處)\s?[:：| ]\s?\S"
    r"|\b(?:[Bb]y|[Ss]ource:?) [A-Z]"
)
_DAY = re.compile(
    r"(?:[〇零一二三四五六七八九十\d]{4}年)?[一二三四五六七八九十\d]{1,3}月[一二三四五六七八九十\d]{1,3}[日号號]"
)
_HOUR = re.compile(
    r"\d{1,2}[:：]\d{2}|[早晚午][上]?[一二三四五六七八九十\d]{1,3}[点點时時]"
    r"|(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day,? \d{1,2}"
)
_NUMBERS = re.compile(r"[〇零一二三四五六七八九十百千\d]+")
_EDGES = "“”\"'「」『』《》【】—–-*# 　"


def take_head_lines(page: Page, turns: Sequence[TurnOpening]) -> None:
    """Claim the lines of the head that are no headings; it ends with the first paragraph or of the turns."""
    said = page.line_at(min(turn.start for turn in turns)) if turns else len(page.lines)
    is_head = page.facts.of(_is_head_line)
    title = None
    for i in range(min(said, _DEEPEST)):
        line = page.lines[i]
        if page.kinds[i] is SegmentKind.HEADING:
            title = title or line.text
        elif page.is_free(i) and not (line.mark and line.text[0] not in _BOXES):
            if line.width > _WIDEST:
                return
            is_of_head = is_head[line.text] and not _comes_again(page, line.text)
            if is_of_head or _is_title_again(line, title):
                page.take(i, SegmentKind.METADATA)


def _comes_again(page: Page, text: str) -> bool:
    """Whether another line differs in its numbers alone: so both are of a row of headings."""
    form = _NUMBERS.sub("0", text)
    if form == text:
        return False
    return any(
        _NUMBERS.sub("0", other) == form
        for other in page.texts
        if other != text and other[-1] == text[-1] and len(other) <= len(text) + 2
    )


def _is_title_again(line: Line, title: str | None) -> bool:
    """Whether a line is the headline once more, or a part of it."""
    bare = line.text.strip(_EDGES)
    return title is not None and len(bare) >= max(_LEAST_TITLE, len(title) / 2) and bare in title


def _is_head_line(text: str) -> bool:
    """Whether a line says where a text is from, by whom it is, how long or how made."""
    if text[-1] in _STOPS or is_part_name(text):
        return False
    return _SIGNED.fullmatch(text) is not None or _is_dated(text) or _heads().fullmatch(text) is not None


def _is_dated(text: str) -> bool:
    """Whether a line has a day, and a clock or where the text is from."""
    found = date_in(text)
    if found is not None and (_FROM.search(text) or _HOUR.search(text)):
        return True
    return _DAY.match(text) is not None and _HOUR.search(text) is not None


@cache
def _heads() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms("head_lines")))
