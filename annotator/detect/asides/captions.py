"""Captions of pictures: short lines between the paragraphs of a report that tell what is to be seen."""

from __future__ import annotations

import re
from collections.abc import Collection

from annotator.detect.front.mastheads import credits_in
from annotator.detect.headings.marked import ORDINAL_DEPTH
from annotator.detect.lines.page import Page
from annotator.detect.words.openings import SectionOpening
from annotator.detect.words.talk import talk_of
from annotator.detect.words.voices import VoiceKind, voice_of
from annotator.domain.transcript import AsideKind, SegmentKind
from annotator.text.lexicons import ending, words

_WIDEST, _TOP = 80, 5
_MOST_PEOPLE = 400
_DOING = re.compile(r"[作做为致].{0,8}(?:报告|发言|分享|介绍|演讲|致辞|讲话|总结|颁|頒)")
_SIGNED = re.compile(
    r"[▲△▼▽]|(?:图|圖|组图|組圖|资料图|资料图片|配图|附图)\s?[\d一二三四五六七八九十]{0,3}\s?[:：.、|｜/为為]|[图圖]\s?\d{1,3}\s"
    r"|(?:A |The )?(?:still|film still|scene|frame|poster|screenshot) (?:from|of|for) [“\"'‘*_].{2,50}$"
    r"|(?:Fig(?:ure)?|Photo|Picture|Image|Caption)\.?\s?\d{0,3}\s?[:.]\s",
    re.IGNORECASE,
)
_CREDITED = re.compile(
    r"(?:[/／|｜ ]|^)(?:制图|製圖|绘图|繪圖)$|(?:(?<![拍所可])[摄攝]|供[图圖]|[摄攝]影|制图|图源网络)[)）]?$"
    r"|[(（](?:图|圖|图片|圖片|Photo|Image|Credit|Source)\s?(?:[:：/]|by|来自|来源|via)[^)）]{1,40}[)）]$"
    r"|^《[^》]{1,30}》.{0,10}(?:剧照|劇照|海报|海報|截图|截圖|截屏|封面|书影|書影|书封|書封|定妆照|定妝照|宣传照|宣傳照|片场照|工作照|演出照)$",
    re.IGNORECASE,
)
_SIGNED_FROM = frozenset("▲△▼▽图圖组組资配附FfPpIiİıCcAaTtSsſ")
_CREDITED_TO = frozenset("图圖摄攝影络)）照报報截屏面封")
_LEAD_IN = re.compile(r"^(?:最后|随后|接着|然后|其后|之后|首先|期间|会上|最後|隨後|接著|會上)[,，]?")
_RETOLD_WITHIN = 80


def dismiss_signed_captions(page: Page) -> None:
    """Dismiss the lines that say themselves that they are captions (``图1：…``, ``▲…``, ``（图/…）``)."""
    if page.first_signs.isdisjoint(_SIGNED_FROM) and page.last_signs.isdisjoint(_CREDITED_TO):
        return
    if not page.has(_is_signed):
        return
    for i, line in list(page.free()):
        if i < _TOP and credits_in(line.text):
            continue  # under the title they are of the whole text
        if line.width <= _WIDEST and _is_signed(line.text) and not _is_said(line.text):
            page.dismiss(i, AsideKind.CAPTION, SegmentKind.CAPTION)


def _is_signed(text: str) -> bool:
    if text[0] in _SIGNED_FROM and _SIGNED.match(text):
        return True
    return text[-1] in _CREDITED_TO and _CREDITED.search(text) is not None


def _is_said(text: str) -> bool:
    """Whether what stands behind a sign is a role and what it says (``▲晚报记者：…？``)."""
    role, colon, rest = text.lstrip("▲△ ").replace("：", ":").partition(":")
    voice = voice_of(role) if colon and rest and text[0] in "▲△" else None
    return voice is not None and voice.kind is VoiceKind.ROLE and talk_of(rest).spoken


def read_captions(page: Page, people: Collection[str]) -> list[SectionOpening]:
    """Dismiss the captions of a report; the headings among what looks like one.

    A caption names somebody or a kind of picture. One whose words the paragraph below says again, and
    no paragraph above, is a heading.
    """
    found = []
    anybody = re.compile(
        "|".join(map(re.escape, sorted(people, key=len, reverse=True)[:_MOST_PEOPLE])) or "(?!)"
    )
    for i, line in list(page.free()):
        if line.mark or line.width > _WIDEST or line.text[-1] in "。！？!?；;：:，,":
            continue
        if not _is_caption(line.text, anybody):
            continue
        if _is_told_below(page, i):
            page.take(i, SegmentKind.HEADING)
            found.append(SectionOpening(line.start, line.text, ORDINAL_DEPTH))
        else:
            page.dismiss(i, AsideKind.CAPTION, SegmentKind.CAPTION)
    return found


def _is_told_below(page: Page, i: int) -> bool:
    if i + 1 >= len(page.lines):
        return False
    below = _LEAD_IN.sub("", page.lines[i + 1].text[: 2 * _RETOLD_WITHIN])
    return below.startswith(page.lines[i].text) and len(below) > len(page.lines[i].text)


def _is_caption(text: str, people: re.Pattern[str]) -> bool:
    if _DOING.search(text) or ending(text, "caption_words") or text[:2] in ("图为", "圖為"):
        return True
    names_somebody = people.search(text) is not None
    return names_somebody or (any(word in text for word in words("caption_words")) and len(text) <= 12)
