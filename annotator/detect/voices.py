"""What a label or a heading says about who speaks: a seat, a role or a name, and what stands with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from annotator.text.lexicons import beginning, ending, folded, words

HAN = "\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003134f"
NUMERAL = "一二三四五六七八九十百两〇零"
_BRACKETED = re.compile(
    r"(.+?)\s*[(（\[【〔]([^()（）\[\]【】〔〕]*(?:[(（][^()（）]*[)）])?[^()（）\[\]【】〔〕]*)[)）\]】〕]"
)
_TIME = re.compile(r"\d{1,2}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?")
_TIMES = re.compile(rf"{_TIME.pattern}(?:\s*(?:-+>?|—|~|至|–)\s*{_TIME.pattern})?")
_PREFIX = re.compile(r"(?:总结|小结|回应|补充|发言|点评|回答|追问|總結|回應|補充|發言|點評)\s*[-—–:：·]+\s*")
_LATIN = re.compile(
    r"[A-Z\u00c0-\u00de][\w.'’\-]*(?: (?:[A-Z\u00c0-\u00de][\w.'’\-]*|de|van|von|der|da|bin|al)){0,4}"
)
_FOREIGN = re.compile(rf"[{HAN}]{{1,8}}(?:[·•・．][{HAN}A-Z.]{{1,8}}){{1,3}}")
_NICKNAME = re.compile(rf"[小老阿大][{HAN}]")
_STOPS = re.compile(r"[，。！？；,!?;…“”\"《》「」]")


class VoiceKind(Enum):
    """What a voice is known by; a ``WORD`` looks like a name but is an ordinary word."""

    SEAT = "seat"
    ROLE = "role"
    NAME = "name"
    WORD = "word"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a label or heading names; ``spelling`` is how it is written there."""

    kind: VoiceKind
    name: str
    spelling: str
    affiliation: str | None = None
    role: str | None = None
    bracketed: bool = False

    @property
    def generic(self) -> bool:
        """Whether the name holds in this text only."""
        return self.kind in (VoiceKind.SEAT, VoiceKind.ROLE)

    @property
    def is_certain(self) -> bool:
        """Whether it can be nothing but a voice."""
        return self.kind in (VoiceKind.SEAT, VoiceKind.ROLE, VoiceKind.NAME)


_STEMS = "甲乙丙丁戊己庚辛壬癸"
"""The ten heavenly stems, by which scripts and minutes call people whom they do not name."""


@cache
def _seat() -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}|[{NUMERAL}]{{1,3}}|[A-Z]|[{_STEMS}])"
    latin = "|".join(sorted(filter(str.isascii, words("seats")), key=len, reverse=True))
    han = "|".join(sorted((w for w in words("seats") if not w.isascii()), key=len, reverse=True))
    people = (
        r"(?:嘉宾|发言人|发言者|说话人|老师|同学|讲者|演讲者|专家|观众|学员|代表|嘉賓|發言人|老師|同學|講者)"
    )
    return re.compile(
        rf"(?:{han})\s?{number}号?|(?:{latin})[\s_\-]?{number}|(?:{latin})[_ ]\d{{1,3}}"
        rf"|[{_STEMS}]|第\s?{number}\s?[位席号]{people}?|\d{{1,3}}\s?号(?:位|席|桌|选手|{people[3:-1]})"
    )


def is_role(text: str) -> bool:
    """Whether the text is a role and nothing else."""
    return text.replace(" ", "") in words("roles") or text.casefold() in folded("roles")


def is_seat(text: str) -> bool:
    """Whether the text is a seat or a numbered voice and nothing else."""
    return _seat().fullmatch(text) is not None


def surname_of(text: str) -> str:
    """The surname that a Chinese name begins with, or nothing; compound ones first."""
    surnames = words("surnames")
    for length in (4, 2, 1):
        if text[:length] in surnames and len(text[:length]) == length:
            return text[:length]
    return ""


def is_chinese_name(text: str) -> bool:
    """Whether the text has the form of a Chinese name: a surname and one or two characters."""
    surname = surname_of(text)
    if not surname or re.fullmatch(f"[{HAN}]+", text) is None:
        return False
    return 1 <= len(text) - len(surname) <= 2


def is_name(text: str) -> bool:
    """Whether the text has the form of a name, Chinese or foreign, and is no ordinary word."""
    if text in words("ordinary_words"):
        return False
    return is_chinese_name(text) or _FOREIGN.fullmatch(text) is not None or _is_latin_name(text)


def _is_latin_name(text: str) -> bool:
    return len(text) > 1 and _LATIN.fullmatch(text) is not None and text.casefold() not in _no_names()


@cache
def _no_names() -> frozenset[str]:
    return folded("field_words") | folded("discourse_openers") | folded("interface_words")


def with_title(text: str) -> tuple[str, str]:
    """The name and the title of ``王莉教授`` or ``张总``; the name alone where there is no title."""
    title = ending(text, "titles") or ending(text, "forms_of_address")
    name = text[: len(text) - len(title)].strip()
    if title and (is_chinese_name(name) or _is_latin_name(name)):
        return name, title
    if title and name in words("surnames"):
        return text, title
    return text, ""


def voice_of(text: str) -> Voice | None:
    """The voice that a label or heading names; ``None`` where it names none.

    Understands ``座位5（公司）``, ``座位5 公司``, ``总结-座位1``, ``张三(公司)``, ``主持人 张三``,
    ``王莉教授``. Anything short without punctuation is a voice of kind ``OTHER``.
    """
    spelling = text.strip(" *_:：")
    inner = _PREFIX.match(spelling)
    if inner and inner.end() < len(spelling):
        voice = voice_of(spelling[inner.end() :])
        if voice is not None and voice.is_certain:
            return voice
    bracketed = _BRACKETED.fullmatch(spelling)
    if bracketed is None:
        return _plain_voice(spelling, spelling)
    voice = _plain_voice(bracketed[1].strip(), spelling)
    return None if voice is None else _with_bracket(voice, bracketed[2].strip())


def _with_bracket(voice: Voice, inside: str) -> Voice:
    """The voice with what a bracket says: a role, an affiliation, or only a time."""
    role, affiliation = voice.role, voice.affiliation
    if not inside or _TIMES.fullmatch(inside):
        return voice
    if is_role(inside) or inside in words("titles"):
        role = inside
    elif is_name(inside) and voice.kind is VoiceKind.ROLE:
        return Voice(VoiceKind.NAME, inside, voice.spelling, None, voice.name, bracketed=True)
    else:
        affiliation = inside
    return Voice(voice.kind, voice.name, voice.spelling, affiliation, role, bracketed=True)


def _plain_voice(key: str, spelling: str) -> Voice | None:
    compact = key.replace(" ", "")
    if not key or len(key) > 28 or _STOPS.search(key):
        return None
    if is_seat(key):
        return Voice(VoiceKind.SEAT, compact if not key.isascii() else key, spelling)
    if is_role(key):
        return Voice(VoiceKind.ROLE, compact if not key.isascii() else key, spelling)
    if is_name(compact if not key.isascii() else key):
        return Voice(VoiceKind.NAME, compact if not key.isascii() else key, spelling)
    return _compound_voice(key, spelling)


def _compound_voice(key: str, spelling: str) -> Voice:
    """A voice named by more than one thing: seat and company, role and name, name and title."""
    seat = _seat().match(key)
    if seat and key[seat.end() : seat.end() + 1] in (" ", "·", "•", ":", "：", "-", "—", "/"):
        rest = key[seat.end() :].strip(" ·•-—/")
        named = None if rest[:1] in (":", "：") else rest
        return Voice(VoiceKind.SEAT, seat[0].replace(" ", ""), spelling, named)
    role = beginning(key, "roles")
    after = key[len(role) :].strip(" ·:：-—")
    if role and len(role) > 1 and is_name(after):
        return Voice(VoiceKind.NAME, after, spelling, None, role)
    first, _, rest = key.partition(" ")
    if rest and is_name(first) and not first.isascii():
        role_or_place = rest.strip()
        is_post = is_role(role_or_place) or role_or_place in words("titles")
        return Voice(
            VoiceKind.NAME,
            first,
            spelling,
            None if is_post else role_or_place,
            role_or_place if is_post else None,
        )
    name, title = with_title(key)
    if title:
        return Voice(VoiceKind.NAME, name, spelling, None, title)
    if _NICKNAME.fullmatch(key) and key not in words("ordinary_words"):
        return Voice(VoiceKind.NAME, key, spelling)
    kind = VoiceKind.WORD if is_chinese_name(key) else VoiceKind.OTHER
    return Voice(kind, key, spelling)


@lru_cache(maxsize=4096)
def voices_of(text: str) -> tuple[Voice, ...]:
    """The voices that a label joins (``甲、乙``, ``A & B``); one where it names one."""
    one = voice_of(text)
    if one is not None and one.kind is not VoiceKind.OTHER:
        return (one,)
    parts = re.split(r"\s*(?:、|/|&|＆|\band\b)\s*|(?<=[\u4e00-\u9fff\d])(?:和|与)(?=[\u4e00-\u9fff])", text)
    if len(parts) == 1:
        return (one,) if one is not None else ()
    several = tuple(voice for part in parts if (voice := voice_of(part)) is not None)
    if len(several) == len(parts) and all(voice.is_certain for voice in several):
        return several
    return (one,) if one is not None else ()
