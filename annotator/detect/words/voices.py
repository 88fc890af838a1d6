"""What a label or a heading says about who speaks: a seat, a role or a name, and what stands with it."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from annotator.detect.words.accounts import (
    has_bullet,
    is_account,
    is_masked,
    is_nickname,
    is_poster,
    is_quoted_poster,
    signless,
)
from annotator.detect.words.clocks import stamp_alone
from annotator.detect.words.foreign_names import FOREIGN, is_of_several_parts, sounds_foreign_beside
from annotator.detect.words.kin import kin_of_child
from annotator.detect.words.latin_names import (
    NICKNAMED,
    are_full_latin_names,
    family_first,
    hyphened,
    is_latin_name,
)
from annotator.detect.words.manners import is_manner, without_direction
from annotator.detect.words.offices import is_office
from annotator.detect.words.outlets import is_body, is_outlet, is_reporter
from annotator.detect.words.seats import is_role, is_seat, seat_at_start
from annotator.text.lexicons import beginning, ending, folded, is_listed, words

HAN = "\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003134f"
_BRACKETED = re.compile(
    r"(.+?)\s*[(（\[【〔]([^()（）\[\]【】〔〕]*(?:[(（][^()（）]*[)）])?[^()（）\[\]【】〔〕]*)[)）\]】〕]"
)
_PREFIX = re.compile(r"(?:总结|小结|回应|补充|发言|点评|回答|追问|總結|回應|補充|發言|點評)\s*[-—–:：·]+\s*")
_DASH = re.compile(r" [-–—|] ")
_ORNAMENT = re.compile(
    r"^(?:v(?:\.\w+){0,3} (?=[A-Z\u4e00-\u9fff])|[●◆◇■□▶►★☆▲△○◎➤»›※✦✧❖◈]+\s*|[—–]{1,2}\s*)"
)
_CHAT = re.compile(r"(?i:from) +(.{1,40}?) +(?i:to) +(?:(?i:everyone|all|host|panelists|me).{0,24}|所有人)")
_ALL_HAN = re.compile(f"[{HAN}]+")
_HAS_HAN = re.compile(f"[{HAN}]")
_SPACED = re.compile(rf"[{HAN}](?: +[{HAN}]){{1,3}}")
_ASKED = re.compile(
    r"([A-Z][\w.'’ -]{1,30}) (?:asked|asks|ask|replied|replies|answered|answers|responded|responds)"
)
_AND = re.compile(r"(?<=[\u4e00-\u9fff\d])(?:和|与|與|及)(?=[\u4e00-\u9fff])")
_JOINTS = re.compile(r"\s*[、/&＆+＋]\s*|\s+and\s+")
_MAY_JOIN = re.compile(r"[、/&＆+＋,和与與及]| and ")
_LONGEST = 40
_STOPS = re.compile(r"[，。！？；,!?;…“”\"《》「」]")


class VoiceKind(Enum):
    """What a voice is known by; a ``WORD`` looks like a name but is an ordinary word."""

    __hash__ = object.__hash__  # that of Enum is written in Python and asked for every label

    SEAT = "seat"
    ROLE = "role"
    NAME = "name"
    WORD = "word"
    OTHER = "other"


class Voice(NamedTuple):
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


_POINTING = frozenset("那何于於过過从從向和时時都才又后後")
"""Surnames that open sentences and clauses as words of grammar (``那我们``, ``何必``)."""
_IN_NO_NAME = re.compile(
    "[的了着是在们我你您他她它这那哪么吗呢吧啊没不就也还要会能有个些样种必况时说說會個樣種況時們這過麼嗎沒還]"
)


def surname_of(text: str) -> str:
    """The surname that a Chinese name begins with, or nothing; compound ones first."""
    if text[:1] not in _surname_starts():
        return ""
    surnames = words("surnames")
    for length in (4, 2, 1):
        if text[:length] in surnames and len(text[:length]) == length:
            return text[:length]
    return ""


@cache
def _surname_starts() -> frozenset[str]:
    return frozenset(surname[0] for surname in words("surnames"))


def is_chinese_name(text: str) -> bool:
    """Whether the text has the form of a Chinese name: a surname and one or two characters."""
    surname = surname_of(text)
    if not surname or _ALL_HAN.fullmatch(text) is None:
        return False
    given = text[len(surname) :]
    if not 1 <= len(given) <= 2 or given in words("titles") or given in words("forms_of_address"):
        return False
    return surname not in _POINTING or _IN_NO_NAME.search(given) is None


def is_name(text: str) -> bool:
    """Whether the text has the form of a name, Chinese or foreign, and is no ordinary word."""
    if text in words("ordinary_words"):
        return False
    if is_chinese_name(text):
        return not is_listed(text, "ordinary_words") or is_listed(text, "names_like_words")
    return (not text.isalnum() and FOREIGN.fullmatch(text) is not None) or is_latin_name(text)


def with_title(text: str) -> tuple[str, str]:
    """The name and the title of ``王莉教授`` or ``张总``; the name alone where there is no title."""
    kin = kin_of_child(text, is_chinese_name)
    title = kin or ending(text, "titles") or ending(text, "forms_of_address")
    name = text[: len(text) - len(title)].strip()
    if kin or (title and name.removesuffix("家") in words("surnames")):
        return text, title  # 王家大娘: of a family
    if title and (is_chinese_name(name) or is_latin_name(name) or is_of_several_parts(name)):
        return name, title
    return text, ""


@lru_cache(maxsize=32768)
def voice_of(text: str) -> Voice | None:
    """The voice that a label or heading names; ``None`` where it names none.

    Understands ``座位5（公司）``, ``座位5 公司``, ``总结-座位1``, ``张三(公司)``, ``主持人 张三``,
    ``王莉教授``. Anything short without punctuation is a voice of kind ``OTHER``.
    """
    spelling = text.strip() if is_masked(text.strip()) else text.strip(" *_:：")
    if spelling.isalnum():
        return _plain_voice(spelling, spelling)  # one word: nothing stands around or beside it
    ornament = _ORNAMENT.match(spelling)
    spelling = spelling[ornament.end() :] if ornament else spelling
    chat = _CHAT.fullmatch(spelling)
    spelling = chat[1] if chat else spelling
    inner = _PREFIX.match(spelling)
    if inner and inner.end() < len(spelling):
        voice = voice_of(spelling[inner.end() :])
        if voice is not None and voice.is_certain:
            return voice
    bracketed = _BRACKETED.fullmatch(spelling) if spelling[-1:] in tuple(")）]】〕") else None
    if bracketed is None:
        return _plain_voice(spelling, spelling)
    before = bracketed[1].strip()
    voice = voice_of(before) if before[-1:] in ")）]】" else _plain_voice(before, spelling)
    return None if voice is None else _with_bracket(voice, bracketed[2].strip())


def _with_bracket(voice: Voice, inside: str) -> Voice:
    """The voice with what a bracket says: a role, an affiliation, or only a time."""
    role, affiliation = voice.role, voice.affiliation
    if not inside or is_manner(inside) or stamp_alone(inside):
        return voice
    posted = _after_post(inside, inside) if voice.kind is VoiceKind.ROLE else None
    if posted is not None and posted.affiliation is None:
        inside = posted.name
    if is_role(inside) or inside in words("titles"):
        role = inside
    elif (
        is_name(inside)
        and not is_body(inside)
        and (voice.kind is VoiceKind.ROLE or _is_office(voice, inside))
    ):
        return Voice(VoiceKind.NAME, inside, voice.spelling, None, voice.name, bracketed=True)
    else:
        affiliation = inside
    is_foreign = voice.kind is VoiceKind.OTHER and sounds_foreign_beside(voice.name, inside)
    kind = VoiceKind.NAME if is_foreign else voice.kind
    return Voice(kind, voice.name, voice.spelling, affiliation, role, bracketed=True)


def _is_office(voice: Voice, inside: str) -> bool:
    """Whether what stands before a bracket is an office in English, and inside it who holds that."""
    calling = voice.kind is VoiceKind.OTHER or voice.name.casefold() in folded("english_people")
    return calling and voice.name.isascii() and are_full_latin_names((inside,))


def _plain_voice(key: str, spelling: str) -> Voice | None:
    if not key.isalnum() and (bare := signless(key) if key else key) != key:
        return _beside_signs(key, bare, spelling)
    if " " in key:
        key = without_direction(key)
        key = key.replace(" ", "") if _SPACED.fullmatch(key) else key  # 辛 夷
    name = _one_word(key)
    if "," in key and name == key:
        return _latin_with_post(key, spelling)
    if is_reporter(key):
        return Voice(VoiceKind.ROLE, name, spelling)
    account = None if key.isalnum() else _account(key, spelling)
    if account is not None:
        return account
    if not key or len(key) > _LONGEST or (not key.isalnum() and _STOPS.search(key)):
        return None
    if is_seat(key):
        return Voice(VoiceKind.SEAT, name, spelling)
    if is_role(key) or is_office(key):
        return Voice(VoiceKind.ROLE, name, spelling)
    if is_name(name) or _is_spaced_name(name, spelling):
        return _after_latin_role(key, spelling) or Voice(VoiceKind.NAME, name, spelling)
    return _compound_voice(key, spelling)


def _beside_signs(key: str, bare: str, spelling: str) -> Voice | None:
    """Whom a nickname with emoji names: they belong to it, but not to a role or a seat."""
    voice = _plain_voice(bare, bare) if bare else None
    if bare and voice is None:
        return None
    if voice is not None and voice.generic:
        return Voice(voice.kind, voice.name, spelling)
    is_name = voice is not None and voice.kind is VoiceKind.NAME and not has_bullet(key)
    return Voice(VoiceKind.NAME if is_name else VoiceKind.OTHER, key, spelling)


def _account(key: str, spelling: str) -> Voice | None:
    """Who is called by an account or by a number that is hidden in part."""
    if is_account(key):
        return Voice(VoiceKind.NAME, key, spelling)
    is_nicknamed = key[-1:].isascii() and (whole := NICKNAMED.sub("", key)) != key and is_latin_name(whole)
    if is_nicknamed:
        return Voice(VoiceKind.NAME, key, spelling)
    if is_quoted_poster(key):
        return Voice(VoiceKind.NAME, key, spelling, bracketed=True)
    return Voice(VoiceKind.ROLE, key, spelling) if is_poster(key) else None


def _is_spaced_name(name: str, spelling: str) -> bool:
    """Whether a word can but be a name, as its characters stand apart so that all names look alike."""
    is_word = name in folded("field_words") or name in folded("discourse_openers")
    return not is_word and _SPACED.fullmatch(spelling) is not None and is_chinese_name(name)


def _one_word(key: str) -> str:
    """A key without the blanks with which Chinese names are spaced out; Latin ones keep theirs."""
    return key.replace(" ", "") if " " in key and _HAS_HAN.search(key) else key


def _compound_voice(key: str, spelling: str) -> Voice:
    """A voice named by more than one thing: seat and company, role and name, name and title."""
    seat = seat_at_start(key)
    if seat and key[seat.end() : seat.end() + 1] in (" ", "·", "•", ":", "：", "-", "—", "/"):
        rest = key[seat.end() :].strip(" ·•-—/")
        named = None if rest[:1] in (":", "：") else rest
        return Voice(VoiceKind.SEAT, seat[0].replace(" ", ""), spelling, named)
    named_voice = _asking(key, spelling) or _after_role(key, spelling) or _before_place(key, spelling)
    if named_voice is not None:
        return named_voice
    name, title = with_title(key)
    if title and is_outlet(name):
        return Voice(VoiceKind.ROLE, key, spelling)
    if title:
        return Voice(VoiceKind.NAME, name, spelling, None, title)
    dashed = _DASH.split(key, maxsplit=1) if " " in key else ()
    if len(dashed) > 1 and is_name(dashed[0]) and (" " in dashed[0] or not dashed[0].isascii()):
        return Voice(VoiceKind.NAME, dashed[0], spelling, dashed[1], None, bracketed=True)
    after_post = _after_post(key, spelling) or (
        _after_post(key[:-2], spelling) if key[-2:] in ("先生", "女士", "小姐") else None
    )
    return after_post or _plain_word(key, spelling)


def _asking(key: str, spelling: str) -> Voice | None:
    """``记者问``, ``王教授答``, ``Mr Garrick asked``: who asks or answers."""
    asked = _ASKED.fullmatch(key) if key[-1:] in "dsk" else None
    if asked is not None:
        voice = _plain_voice(asked[1], spelling)
        return voice if voice is not None and voice.is_certain else None
    for size in (2, 1) if key[-1] in "问答問" else ():
        if len(key) > size + 1 and (size == 1 or key[-2:] in words("chat_acts")):
            voice = _plain_voice(key[:-size].rstrip(), spelling)
            if voice is not None and voice.is_certain:
                return voice
    return None


def _after_role(key: str, spelling: str) -> Voice | None:
    """A name after its role: ``主持人 张三``, ``记者：李四``, ``Moderator Jane Doe``."""
    role = beginning(key, "roles")
    after = key[len(role) :].strip(" ·:：-—")
    if len(role) < 2 or not after:
        return None
    if is_name(after) or is_nickname(after):
        return Voice(VoiceKind.NAME, after, spelling, None, role)
    if with_title(after)[1]:  # 居民代表葉先生: the surname alone is too little of a name
        return Voice(VoiceKind.NAME, key, spelling, None, role)
    return None


def _after_latin_role(key: str, spelling: str) -> Voice | None:
    """A name after a role in English: ``Moderator Jane Doe``."""
    role, _, name = key.partition(" ")
    is_post = is_role(role) and role.casefold() not in folded("english_titles")
    if is_post and is_name(name) and not is_role(name) and hyphened(role) not in ("unidentified", "unknown"):
        return Voice(VoiceKind.NAME, name, spelling, None, role)
    return None


def _before_place(key: str, spelling: str) -> Voice | None:
    """A name before its post or organisation: ``张三 主任``, ``李四 某公司``."""
    first, _, rest = key.partition(" ")
    if not rest or not is_name(first) or first.isascii():
        return None
    place = rest.strip()
    is_post = is_role(place) or place in words("titles")
    return Voice(VoiceKind.NAME, first, spelling, None if is_post else place, place if is_post else None)


def _latin_with_post(key: str, spelling: str) -> Voice | None:
    """A name before a comma and what the person is: ``Jane Doe, Chief Executive of Acme``."""
    if family_first(key):
        return Voice(VoiceKind.NAME, key, spelling)
    name, comma, rest = key.partition(",")
    name, rest = re.sub(r"\s*\([^()]{1,24}\)$", "", name), rest.strip()
    if not comma or not rest[:1].isupper() or not are_full_latin_names((name,)) or not is_name(name):
        return None
    if is_name(rest) and are_full_latin_names((name, rest)):
        return None
    return Voice(VoiceKind.NAME, name, spelling, rest, None, bracketed=True)


def _after_post(key: str, spelling: str) -> Voice | None:
    """A name after a post or with a post inside: ``某大学教授王莉``, ``陳委員亭妃``."""
    if key[-1:].isascii():
        return None  # a Chinese name is behind it
    surname = surname_of(key)
    post = beginning(key[len(surname) :], "titles") if surname else ""
    if post and re.fullmatch(f"[{HAN}]{{1,2}}", key[len(surname) + len(post) :]):
        return Voice(VoiceKind.NAME, surname + key[len(surname) + len(post) :], spelling, None, post)
    for size in (3, 2, 4):
        name, before = key[-size:], key[:-size].rstrip()
        title = ending(before, "titles")
        is_named = is_chinese_name(name) or is_nickname(name)
        if len(title) > 1 and is_named and not is_listed(name, "ordinary_words"):
            return Voice(VoiceKind.NAME, name, spelling, before[: -len(title)].strip() or None, title)
    return None


def _plain_word(key: str, spelling: str) -> Voice:
    if is_nickname(key):
        return Voice(VoiceKind.NAME, key, spelling)
    return Voice(VoiceKind.WORD if is_chinese_name(key) else VoiceKind.OTHER, key, spelling)


@lru_cache(maxsize=32768)
def voices_of(text: str) -> tuple[Voice, ...]:
    """The voices that a label joins (``甲、乙``, ``A & B``); one where it names one."""
    one = voice_of(text)
    several = joined_parts(text, chinese_and=one is None or one.kind is VoiceKind.OTHER)
    if len(several) > 1 and all(voice.is_certain for voice in several):
        return several[-1:] if _are_posts_of_last(several) else several
    return (one,) if one is not None else ()


def _are_posts_of_last(voices: tuple[Voice, ...]) -> bool:
    """Whether several posts stand before one name (``教育局副局长、新闻发言人宁海川``)."""
    last = voices[-1]
    is_titled = last.kind is VoiceKind.NAME and last.role is not None and not last.bracketed
    return is_titled and all(v.kind is VoiceKind.ROLE and is_office(v.name) for v in voices[:-1])


def joined_parts(text: str, *, chinese_and: bool = True) -> tuple[Voice, ...]:
    """The voices that a label may join, whoever they are; none where it joins none."""
    if _MAY_JOIN.search(text) is None:
        return ()
    parts = _JOINTS.split(text)
    if chinese_and:
        parts = [name for part in parts for name in _AND.split(part)]
    if len(parts) == 1 and "," in text:
        names = re.split(r"\s*,\s*(?:and\s+)?", text)
        parts = names if are_full_latin_names(names) else parts
    voices = []
    for part in parts:
        voice = voice_of(part)
        if voice is None:
            return ()
        voices.append(voice)
    return tuple(voices) if len(voices) > 1 else ()
