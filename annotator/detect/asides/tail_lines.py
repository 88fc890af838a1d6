"""What a single line says of a tail: whether it is one that stands under the last words of a text."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from annotator.detect.asides.end_marks import is_end
from annotator.detect.asides.noise import is_credit
from annotator.detect.words.dates import is_date
from annotator.text.lexicons import forms, phrases

_SHORT = 60
_LONGEST = 240
_HEAD = 48
_CALLS = 40
_SENTENCE_ENDS = "。！？!?；;…”』」.，,、"
_OPENS = re.compile(r"(?:C E R T I F I C A T E|I N D E X|E R R A T A)(?: .{1,30})?")
_CALL = re.compile(r"点赞|點讚|在看|转发|轉發|分享|收藏|留言|评论|評論|星标|訂閱|订阅|投币|打赏|关注|三连")
_NOTE = re.compile(
    r"(?:\[\d{1,3}\]|［\d{1,3}］|〔\d{1,3}〕|[①-⑳]|\d{1,3}[.)]|\(\d{1,3}\)|\*|†|※|注\d{0,2}[:：]|\^)\s?\S"
)
_SOURCE = re.compile(
    r"《[^》]+》.{0,60}(?:年|页|版|期|卷|社)|第\s?\d+\s?[页期卷版]"
    r"|\bpp?\. ?\d|\bvol\.|\bpress\b|\bibid\b|同上|同前|参见|https?:",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"[(（\[【].{2,120}[)）\]】][.。]?")
_ABOUT = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?:,? (?:is|are) (?:an? |the )?(?:[\w’'-]+ ){0,5}"
    r"(?:writer|reporter|editor|journalist|author|correspondent|photographer|producer|columnist|contributor|fellow"
    r"|lecturer|professor|researcher|freelancer|historian|critic|novelist|poet|translator|student|intern)"
    r"| (?:writes|reports) (?:about|on|for|from))\b.{0,200}"
)
_SPOKEN = re.compile(r"[我你您咱吗呢吧啊嗎妳]|\b(?:I|you|we|my|your|yes|no)\b", re.IGNORECASE)


class Sign(IntEnum):
    """What a line says of a tail: nothing; that it may be in one; that it is; that all below it is."""

    NONE = 0
    WEAK = 1
    STRONG = 2
    OPENS = 3


@lru_cache(maxsize=4096)
def sign_of(text: str) -> Sign:
    """What a line by itself says of a tail."""
    bare = text.strip("*_ ")
    if not bare:
        return Sign.STRONG if text.startswith("___") else Sign.WEAK
    if len(bare) <= _HEAD and _is_head(bare):
        return Sign.OPENS
    if len(bare) <= _LONGEST and (is_end(bare) or _is_sure(bare) or calls(bare) or is_credit(bare)):
        return Sign.STRONG
    if (
        is_date(bare)
        or is_about_author(bare)
        or _IN_BRACKETS.fullmatch(bare)
        or (_NOTE.match(bare) and _SOURCE.search(bare))
    ):
        return Sign.WEAK
    shown = len(bare) if bare.isascii() else 2 * len(bare)
    return Sign.WEAK if shown <= _SHORT and bare[-1] not in _SENTENCE_ENDS else Sign.NONE


def _is_sure(text: str) -> bool:
    """Whether a line stands in tails and hardly anywhere else; questions stand elsewhere."""
    return _certain().fullmatch(text) is not None and text[-1] not in "?？"


@cache
def _certain() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms("tail_lines")), re.IGNORECASE)


def _is_head(text: str) -> bool:
    return _folded(text) in _heads() or _OPENS.fullmatch(text) is not None


def _folded(text: str) -> str:
    bare = text.strip("-—–=~*_#【】[]〔〕<>《》|｜▼▽↓👇☞●■◆ ").rstrip(":： .")
    return "".join(bare.split()).replace("’", "'").casefold()


@cache
def _heads() -> frozenset[str]:
    return frozenset(_folded(phrase) for phrase in (*phrases("tail_heads"), *phrases("reader_notes")))


def calls(text: str) -> bool:
    """Whether a short line asks its readers for clicks, of two kinds at least."""
    if len(text) > _CALLS or "我" in text.replace("我们", ""):
        return False
    return len(set(_CALL.findall(text))) > 1


def is_aside(text: str) -> bool:
    """Whether a line stands in brackets as a whole, and nobody says it."""
    return _IN_BRACKETS.fullmatch(text) is not None and not sounds_spoken(text)


def is_about_author(text: str) -> bool:
    """Whether a line says what somebody is who writes, as under articles."""
    return len(text) <= _LONGEST and _ABOUT.fullmatch(text) is not None


def sounds_spoken(text: str) -> bool:
    """Whether somebody says I or you in a line."""
    return _SPOKEN.search(text) is not None
