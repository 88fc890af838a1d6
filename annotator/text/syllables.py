"""Whole texts as sequences of syllables: one character stands for each, so sounds are compared as text is.

The tables are made for the characters that occur; a text of a million is turned into sounds by
``str.translate`` in a few hundredths of a second. Tones are left out: recognisers confound them most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import lru_cache

from annotator.text.sounding import as_typed

_FIRST_SIGN = 0xE000
"""Signs for syllables are from the private use area, where no written text has anything."""
_SHORT = 64
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)")
_INITIALS = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l", "h": "f"}
_FINALS = {"ang": "an", "eng": "en", "ing": "in", "iang": "ian", "uang": "uan"}


class Hearing(Enum):
    """How syllables are told apart: by their sound, by what is often confounded, or by a rarer reading."""

    SAME = "same"
    NEAR = "near"
    RARE = "rare"


@lru_cache(maxsize=1)
def _all_readings() -> Mapping[int, str]:
    from pypinyin.constants import PINYIN_DICT

    found: Mapping[int, str] = PINYIN_DICT
    return found


@lru_cache(maxsize=16384)
def readings_of(character: str) -> tuple[str, ...]:
    """The syllables of a Chinese character without tones, the usual one first; none for others."""
    told = _all_readings().get(ord(character), "")
    return tuple(dict.fromkeys(as_typed(sound) for sound in told.split(",") if sound))


@lru_cache(maxsize=1)
def all_syllables() -> frozenset[str]:
    """Every syllable that a Chinese character can have, without tones, ü as ``v``."""
    told = {sound for sounds in _all_readings().values() for sound in sounds.split(",")}
    return frozenset(filter(None, map(as_typed, told)))


_VOWELS = "aeiouv"


@lru_cache(maxsize=4096)
def run_together(first: str, second: str) -> tuple[str, ...]:
    """The syllables as which two may be heard that are said fast: ``yu yan`` as ``yuan``.

    They begin as the first, with all its letters or its consonants, and end with vowels of the second.
    """
    opening = _SYLLABLE.fullmatch(first)
    closing = next((i for i, letter in enumerate(second) if letter in _VOWELS), len(second))
    heads = {first, opening[1] or "" if opening else ""} - {""}
    said = {
        head + second[at:] for head in heads for at in range(closing, len(second)) if second[at] in _VOWELS
    }
    return tuple(sorted((said & all_syllables()) - {first, second}))


def near(syllable: str) -> str:
    """A syllable in which sounds that are often confounded are one: zh/z, n/l/r, h/f, ang/an …"""
    found = _SYLLABLE.fullmatch(syllable)
    initial, final = (found[1] or "", found[2]) if found else ("", syllable)
    return _INITIALS.get(initial, initial) + _FINALS.get(final, final)


_signs: dict[str, str] = {}


def _sign(syllable: str) -> str:
    return _signs.setdefault(syllable, chr(_FIRST_SIGN + len(_signs)))


@lru_cache(maxsize=65536)
def _heard_as(character: str, hearing: Hearing) -> str | None:
    sounds = readings_of(character)
    if not sounds:
        return None
    if hearing is Hearing.RARE:
        return _sign(sounds[1] if len(sounds) > 1 else sounds[0])
    return _sign(near(sounds[0]) if hearing is Hearing.NEAR else sounds[0])


def as_sounds(text: str, hearing: Hearing) -> str:
    """The text with a sign for each Chinese character by its sound; as long as the text."""
    if len(text) < _SHORT:
        return "".join(_heard_as(c, hearing) or c for c in text)
    table = {ord(c): sign for c in set(text) if (sign := _heard_as(c, hearing)) is not None}
    return text.translate(table)


def signs_of(syllables: Iterable[str], hearing: Hearing) -> str:
    """The signs of syllables, to look for in a text that :func:`as_sounds` made."""
    return "".join(_sign(near(s) if hearing is Hearing.NEAR else s) for s in syllables)


@lru_cache(maxsize=4096)
def spoken(term: str) -> tuple[str, ...]:
    """The syllables of a Chinese term as it is usually said; what has another sound keeps its letters."""
    from pypinyin import Style, lazy_pinyin

    return tuple(as_typed(s) or s for s in lazy_pinyin(term, style=Style.NORMAL, v_to_u=False))
