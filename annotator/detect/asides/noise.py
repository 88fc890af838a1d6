"""What is no speech: buttons and pictures, a teaser, credits and footers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from annotator.detect.asides.captions import dismiss_signed_captions
from annotator.detect.asides.end_marks import is_end
from annotator.detect.asides.interface import is_interface
from annotator.detect.asides.tags import drop_tags
from annotator.detect.lines.bare_names import people_of_line
from annotator.detect.lines.fields import Metadata, field_of, is_field_word, with_field
from annotator.detect.lines.page import Page
from annotator.domain.reading import FoundNoise, FoundRepeat
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.text.lexicons import beginning

_IMAGE_BEGINS = frozenset("!<[【(（")
_IMAGE = re.compile(
    r"!\[[^\]]{0,400}\]\(\S*(?:\s+\"[^\"]*\")?\)|<img\b[^>]*>|[\[【(（](?:资料|示意|现场|视频|本文)?(?:图片?|圖片?|照片|截图)\d*[\]】)）]|[\[【(（](?:配图|题图|封面图?|视频|音频|二维码|image|picture|photo|video)[\]】)）]",
    re.IGNORECASE,
)
_RULE = re.compile(r"(?:[-*_=—~·•#]\s*){3,}|[-*_=—~•#|]+")
_IN_BRACKETS = re.compile(r"[(（\[【].{2,80}[)）\]】]")
_REPORTER = re.compile(
    r"(?:本报|本刊|本网|本報|見習|见习|实习|實習|特约|特約|新华社|新華社)?(?:记者|記者|通讯员|通訊員|实习生|實習生|作者系|作者为|作者單位)"
)
_END_MARK = re.compile(
    r"[-—*·\s(（]*(?:©?\s*THE END|END|完|全文完|全文结束|正文完)[-—*·\s)）]*", re.IGNORECASE
)
_BRACKETED = re.compile(
    r"([\u4e00-\u9fff]{2,6})\s?[:：]\s?([^:：\s][^:：]{0,40}?)(?=\s+[\u4e00-\u9fff]{2,6}\s?[:：]|\s*$)"
)
"""The fields of a credit that stands in brackets (``（来源：某社 编辑：某某）``)."""
_RIGHTS = re.compile(r"(?:Copyright|COPYRIGHT|\(c\)) (?:©|\([cC]\)|by\b|BY\b|(?:19|20)\d{2}\b)")
_SPOKEN = re.compile("[我你您咱吗呢吧啊嗎]")
_BEHIND_NAMES = re.compile(r"\s*[:：(（\[【\d@|｜]")
_OVER_CREDITS = frozenset({SegmentKind.HEADING, SegmentKind.LABEL, SegmentKind.PULL_QUOTE})
_SCRAPED = 600
_LONGEST_BYLINE = 80
_BYLINE = re.compile(
    r"(?:本报|本刊|本网)?(?:记者|作者|编辑|文)?\s?[^\s，。！？：“]{1,8}(?:\s[^\s，。！？：“]{1,8}){0,3}\s(?:发自|發自)\s"
    r"[^\s，。！？：“]{1,16}(?:\s?[|｜]\s?(?:微信)?公众号\s[A-Za-z0-9_-]{2,24})?"
)
_TEASER_REACH = 10
_SHORT_TWIN = 20
_NARROWEST_TEASER = 12
_TEASER_LINES = 8
_FOOTER_LINES = 12
_SHORTEST_TOLD = 12
_SAYS = re.compile(
    r"(?:表示|指出|认为|認為|介绍|介紹|强调|強調|坦言|透露|告诉|告訴|[说說道称稱])(?:记者|記者)?[，,：:]|[”」](?:.{1,16})[说說道]"
    r"|\b(?:said|says|told|added)\b"
)
"""How a paragraph of a report brings in what somebody says."""


def drop_marks(page: Page) -> None:
    """Dismiss lines that hold nothing but a picture, a button's word, a rule or an item's number.

    Tags of recognisers between the words are marked where they stand.
    """
    drop_tags(page)
    dismiss_signed_captions(page)
    asides = page.facts.of(_aside_of)
    for i, line in page.free():
        aside = asides[line.text]
        if aside is not None:
            page.dismiss(i, aside, SegmentKind.IMAGE if aside is AsideKind.IMAGE else SegmentKind.NOISE)
        elif not line.content:
            page.dismiss(i, AsideKind.OTHER)


def _aside_of(text: str) -> AsideKind | None:
    """Which noise the text of a line is; ``None`` where it may be said."""
    if text[0] in _IMAGE_BEGINS and _IMAGE.fullmatch(text):
        return AsideKind.IMAGE
    if is_interface(text):
        return AsideKind.INTERFACE
    return AsideKind.OTHER if not text[-1].isalnum() and _RULE.fullmatch(text) else None


def drop_teaser(page: Page) -> None:
    """Dismiss lines near the top that begin what soon follows in full."""
    for i, line in takewhile(lambda place: place[0] < _TEASER_LINES, page.free()):
        later = page.lines[i + 1 : i + 1 + _TEASER_REACH]
        if (
            line.width < _NARROWEST_TEASER
            or line.mark
            or re.search("[:：]", line.text)
            or people_of_line(line.text)
        ):
            continue
        if any(_begins(line.text, other.text) for other in later):
            page.dismiss(i, AsideKind.TEASER)


def _begins(words: str, text: str) -> bool:
    """Whether a line is the beginning of another, and no name that comes again or stands before a time."""
    if not text.startswith(words) or len(text) < 12 or len(text) == len(words) < _SHORT_TWIN:
        return False
    return _BEHIND_NAMES.match(text, len(words)) is None


def drop_footer(page: Page, metadata: Metadata, last_turn: int) -> Metadata:
    """Dismiss credits and what stands under them; the metadata with the fields found there.

    Credits are lines that open with a word of credits, in the last part of the text and under the line
    on which the last turn opens; from the first of them on nothing is speech.
    """
    first = _first_credit(page, last_turn)
    return metadata if first is None else dismiss_credits(page, metadata, first)


def dismiss_credits(page: Page, metadata: Metadata, first: int) -> Metadata:
    """Dismiss all lines from the ``first`` on that nothing has claimed; the metadata with their fields."""
    for i in range(first, len(page.lines)):
        if not page.is_free(i):
            continue
        found = field_of(page.lines[i])
        if found is not None and is_field_word(found.key) and 0 < len(found.value) <= 120:
            metadata = with_field(metadata, found.key, found.value)
        elif _IN_BRACKETS.fullmatch(page.lines[i].text):
            for key, value in _BRACKETED.findall(page.lines[i].text[1:-1]):
                metadata = with_field(metadata, key, value) if is_field_word(key) else metadata
        is_mark = _END_MARK.fullmatch(page.lines[i].text) or is_end(page.lines[i].text)
        page.dismiss(i, AsideKind.OTHER if is_mark else AsideKind.CREDIT)
    return metadata


def _first_credit(page: Page, last_turn: int) -> int | None:
    """Where the credits at the end begin: two in a row, or one among a few short last lines."""
    last = max(_last_taken(page), last_turn)
    rest = [i for i in range(last + 1, len(page.lines)) if page.is_free(i)]
    kept = [i for i, kind in enumerate(page.kinds) if kind is not SegmentKind.NOISE]
    middle = kept[len(kept) // 2] if kept else 0
    known = page.facts.of(is_credit)
    found = [i for i in rest if i >= middle and known[page.lines[i].text]]
    if found and (told := [i for i in rest if i > found[0] and _reports(page.lines[i].text)]):
        found = [i for i in found if i > told[-1]]  # a report goes on under a contact or a picture's source
    credited = set(found)
    for here, following in pairwise(rest):
        if here in credited and following in credited:
            return here
    tail = rest[-_FOOTER_LINES:]
    for i in found:
        is_near = len(rest) < _FOOTER_LINES or tail[0] <= i
        if is_near and all(len(page.lines[k].text) <= 60 for k in tail if k > i):
            return i
    return None


def _reports(text: str) -> bool:
    """Whether a line is a paragraph that tells what somebody says."""
    is_told = len(text) >= _SHORTEST_TOLD and text[-1] in "。！？”」." and not is_credit(text)
    return is_told and _SAYS.search(text) is not None


def _last_taken(page: Page) -> int:
    """The last heading or label, under which no credits are looked for above."""
    taken = (i for i in range(len(page.kinds) - 1, -1, -1) if page.kinds[i] in _OVER_CREDITS)
    return next(taken, -1)


def is_credit(text: str) -> bool:
    """Whether a line opens with a word of credits, or says itself that the text ends."""
    if _END_MARK.fullmatch(text) or _RIGHTS.match(text):
        return True
    if _IN_BRACKETS.fullmatch(text):
        inner = text[1:-1].strip()
        return bool(beginning(inner, "credits") or _REPORTER.match(inner))
    text = text.strip("*_ ")
    word = beginning(text, "credits")
    rest = text[len(word) :]
    if not word or (word.isascii() and rest[:1].isalnum()):
        return False
    if rest.lstrip()[:1] in (":", "：", "|", "｜", "/", "丨", "©"):
        return True
    return len(word) >= 3 and len(text) <= 80 and not word.isascii() and _SPOKEN.search(text) is None


def drop_edges(page: Page, echoes: Sequence[FoundRepeat], first_offset: int = 0) -> None:
    """Mark what a scraper left at both ends of a very long line: a byline, the words of buttons."""
    for i, line in enumerate(page.lines):
        if len(line.text) < _SCRAPED or not page.is_speech(i):
            continue
        start = max(line.text_start, first_offset)
        if line.text_end - start < _SCRAPED:
            continue
        byline = _BYLINE.match(page.text, start, start + _LONGEST_BYLINE)
        if byline:
            ends = [
                echo.start for echo in echoes if echo.of == start and echo.start <= start + _LONGEST_BYLINE
            ]
            page.noise.append(FoundNoise(start, ends[0] if ends else byline.end(), AsideKind.CREDIT))
        tail = max(page.text.rfind(stop, start, line.text_end) for stop in "。！？!?”") + 1
        if tail > start and tail < line.text_end and is_interface(page.text[tail : line.text_end].strip()):
            page.noise.append(FoundNoise(tail, line.text_end, AsideKind.INTERFACE))
