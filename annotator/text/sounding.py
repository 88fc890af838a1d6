"""Pinyin as it is typed, and the characters that sound so, in every reading that each of them has.

Letters are read as whole syllables where they can be (``zhang``, ``zhangpeng``; ``xian`` is 先 and
西安), else with a last one that is not yet whole (``zhangp``), else as beginnings of as few syllables
as possible (``zp``, ``zpeng``; ``zhg`` is 这个 and 中华国). Tones are left out, ü is ``v`` or ``u``.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain, islice, product
from math import inf

from annotator.text.sounds import SURNAMES

Syllables = tuple[str, ...]
"""One way to read letters: each part a syllable, or the beginning of one."""

_MOST_WAYS = 64
_MOST_LETTERS = 60
_LONGEST = 6
"""Letters of the longest syllable, ``zhuang``."""
_VOWELS = frozenset("aeiouv")
_ALSO_TWO = {"zh": ("z", "h"), "ch": ("c", "h"), "sh": ("s", "h")}


def load() -> None:
    """Have the readings ready: a quarter of a second; quick where they are already."""
    _by_sound()


def as_typed(word: str) -> str:
    """A word in small letters without tones, ü as ``v``; empty where it holds anything but Latin letters."""
    parts = unicodedata.normalize("NFKD", word.casefold()).replace("u\u0308", "v")
    letters = "".join(c for c in parts if not unicodedata.combining(c))
    return letters if letters.isascii() and letters.isalpha() else ""


@lru_cache(maxsize=256)
def ways_to_say(letters: str) -> tuple[Syllables, ...]:
    """How the letters (lower case) can be read, the ways with more syllables first; none where they cannot.

    Of more than 64 ways those with the longest first syllables are kept; more than 60 letters are no
    pinyin.
    """
    if not 0 < len(letters) <= _MOST_LETTERS:
        return ()
    for found in (_whole(letters), _begun(letters), _fewest(letters)):
        ways = dict.fromkeys(islice(found, _MOST_WAYS))
        if ways:
            return tuple(sorted(ways, key=len, reverse=True))
    return ()


@lru_cache(maxsize=512)
def characters_of(syllable: str) -> frozenset[str]:
    """The characters with this sound; for less than a syllable, all whose sound begins so."""
    sounds = _by_sound()
    if is_whole(syllable):
        return frozenset(sounds[syllable])
    return frozenset(c for sound, found in sounds.items() if sound.startswith(syllable) for c in found)


def is_whole(syllable: str) -> bool:
    """Whether these letters are a syllable; a single letter is always the beginning of one."""
    return len(syllable) > 1 and syllable in _by_sound()


def _whole(letters: str) -> Iterator[Syllables]:
    """The ways in which all syllables are whole, the longest first ones first."""
    if not letters:
        yield ()
    for n in _steps(letters):
        if is_whole(letters[:n]) and _can_be_whole(letters[n:]):
            for rest in _whole(letters[n:]):
                yield (letters[:n], *rest)


@lru_cache(maxsize=1024)
def _can_be_whole(letters: str) -> bool:
    return not letters or any(is_whole(letters[:n]) and _can_be_whole(letters[n:]) for n in _steps(letters))


def _begun(letters: str) -> Iterator[Syllables]:
    """The ways in which all syllables are whole but the last one."""
    for n in range(1, min(_LONGEST, len(letters)) + 1):
        last = letters[-n:]
        if last in _beginnings() and not is_whole(last):
            for before in _whole(letters[:-n]):
                yield (*before, last)


def _fewest(letters: str) -> Iterator[Syllables]:
    """The ways with the fewest syllables, whole or begun; ``zh``, ``ch``, ``sh`` are one of them or two."""
    for way in _shortest(letters):
        yield from (
            tuple(part for one in parts for part in one)
            for parts in product(*(((s,), _ALSO_TWO[s]) if s in _ALSO_TWO else ((s,),) for s in way))
        )


def _shortest(letters: str) -> Iterator[Syllables]:
    if not letters:
        yield ()
    for n in _steps(letters):
        if letters[:n] in _beginnings() and _least(letters[n:]) == _least(letters) - 1:
            for rest in _shortest(letters[n:]):
                yield (letters[:n], *rest)


@lru_cache(maxsize=1024)
def _least(letters: str) -> float:
    """Of how many syllables, whole or begun, the letters are at least; infinitely many where of none."""
    if not letters:
        return 0
    return 1 + min(
        (_least(letters[n:]) for n in _steps(letters) if letters[:n] in _beginnings()), default=inf
    )


def _steps(letters: str) -> range:
    """How many letters the first syllable may have, the most first."""
    return range(min(_LONGEST, len(letters)), 0, -1)


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(sound[:n] for sound in _by_sound() for n in range(1, len(sound) + 1))


@lru_cache(maxsize=1)
def _by_sound() -> Mapping[str, str]:
    """All characters of each syllable, without tones, ü as ``v`` and as ``u``."""
    from pypinyin.constants import PINYIN_DICT

    plain: dict[str, tuple[str, ...]] = {}
    found: dict[str, dict[str, None]] = defaultdict(dict)
    surnames = ((character, sound) for character, sound in SURNAMES.items() if len(character) == 1)
    listed = ((chr(code), sound) for code, sounds in PINYIN_DICT.items() for sound in sounds.split(","))
    for character, sound in chain(listed, surnames):
        if sound not in plain:
            plain[sound] = _typed(sound)
        for typed in plain[sound]:
            found[typed][character] = None
    return {sound: "".join(characters) for sound, characters in found.items() if _VOWELS & set(sound)}


def _typed(sound: str) -> tuple[str, ...]:
    """A syllable with a mark or number for its tone, as it is typed: with ü also as u."""
    letters = as_typed(sound.rstrip("012345"))
    return (letters, letters.replace("v", "u")) if "v" in letters else (letters,)
