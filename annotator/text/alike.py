"""Which characters count as the same when words are looked for.

Case, width and script (simplified or traditional writing) are each ignored or heeded. Every
character stands for characters, never for several at once, so what is found is as long as what
was looked for: ß is not ss, and an accent on its own is a character.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from annotator.language import resources_folder

_ODD_CASES: Mapping[str, str] = {
    "k": "\u212a", "s": "\u017f", "μ": "\u00b5", "å": "\u212b", "ß": "\u1e9e", "ι": "\u0345\u1fbe",
    "β": "\u03d0", "ε": "\u03f5", "θ": "\u03d1\u03f4", "κ": "\u03f0", "π": "\u03d6", "ρ": "\u03f1",
    "σ": "\u03c2", "φ": "\u03d5", "ω": "\u2126", "в": "\u1c80", "д": "\u1c81", "о": "\u1c82",
    "с": "\u1c83", "т": "\u1c84\u1c85", "ъ": "\u1c86", "ѣ": "\u1c87", "ꙋ": "\u1c88", "ṡ": "\u1e9b",
}  # fmt: skip
"""Characters that fold to a letter without being its upper, lower or title case."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What is ignored when two characters are compared."""

    case: bool = True
    width: bool = True
    script: bool = True

    def to(self, character: str) -> frozenset[str]:
        """All characters that count as this one, itself among them."""
        return _alike(self, character)

    def ways(self, text: str) -> list[frozenset[str]]:
        """For each character of a text, those that may stand in its place."""
        return [_alike(self, character) for character in text]


@lru_cache(maxsize=4096)
def _alike(ignored: Alike, character: str) -> frozenset[str]:
    base = usual_width(character) if ignored.width else character
    if ignored.case:
        base = small(base)
    found = {base, *_other_script().get(base, "")} if ignored.script else {base}
    if ignored.case:
        found = {cased for one in found for cased in _cases(one)}
    if ignored.width:
        found = {wide for one in found for wide in (one, *_other_width().get(one, ""))}
    return frozenset(found)


def small(character: str) -> str:
    """The character in lower case, as Unicode folds case where that leaves it one character."""
    folded = character.casefold()
    if len(folded) > 1:
        folded = character.lower()
    return folded if len(folded) == 1 else character


def _cases(letter: str) -> set[str]:
    """The characters that are this one in lower case; ``letter`` is in lower case."""
    near = (letter, letter.upper(), letter.lower(), letter.title(), letter.swapcase())
    return {c for c in (*near, *_ODD_CASES.get(letter, "")) if len(c) == 1 and small(c) == letter}


def usual_width(character: str) -> str:
    """A full-width letter narrow, a half-width sign of Japanese or Korean wide, anything else as it is."""
    if not ("\uff00" <= character <= "\uffef" or character == "\u3000"):
        return character
    kind, _, code = unicodedata.decomposition(character).partition(" ")
    return chr(int(code, 16)) if kind in ("<wide>", "<narrow>") else character


def is_same_in_other_script(one: str, other: str) -> bool:
    """Whether the texts are the same word in simplified or traditional writing, or mixed."""
    ignoring = Alike(case=False, width=False)
    return len(one) == len(other) and all(a in ignoring.to(b) for a, b in zip(one, other, strict=True))


def simplified(text: str) -> str:
    """The text in simplified characters, each by itself; as long as the text."""
    return text.translate(_simplified())


_KEPT = frozenset("着覆瞭藉仝彷檐痹阪拚睾")
"""Characters of mainland writing that stand elsewhere for another one too."""
_SIMPLIFIED_OTHERWISE = {"畫": "画", "訢": "䜣"}


@lru_cache(maxsize=1)
def _simplified() -> Mapping[int, str]:
    """The simplified character for each other one; of two, the one that is in use in mainland writing."""
    simple: dict[str, list[str]] = defaultdict(list)
    for one, other in _script_pairs():
        simple[other].append(one)
    in_use = {one for ones in simple.values() for one in ones if _is_in_mainland_use(one)}
    kept = in_use | _KEPT
    found = {
        ord(other): min(ones, key=lambda one: not _is_in_mainland_use(one))
        for other, ones in simple.items()
        if other not in kept
    }
    found |= {ord(other): one for other, one in _SIMPLIFIED_OTHERWISE.items()}
    return {code: found.get(ord(one), one) for code, one in found.items()}


def _is_in_mainland_use(character: str) -> bool:
    """Whether GB 2312, the first character set of the simplified writing, has a character."""
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@lru_cache(maxsize=1)
def _other_width() -> Mapping[str, str]:
    """The characters in other than their usual width, by what they are in it."""
    return _by_other((usual_width(c), c) for c in ("\u3000", *map(chr, range(0xFF00, 0xFFF0))))


@lru_cache(maxsize=1)
def _other_script() -> Mapping[str, str]:
    """The characters that a character is in the other script: 发 is 發 or 髮, each of them 发 alone."""
    pairs = _script_pairs()
    return _by_other((*pairs, *((other, one) for one, other in pairs)))


@lru_cache(maxsize=1)
def _script_pairs() -> Sequence[tuple[str, str]]:
    file = resources_folder() / "lexicons" / "script_pairs.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    groups = [group for line in lines if not line.startswith("#") for group in line.split()]
    return [(group[0], other) for group in groups for other in group[1:]]


def _by_other(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, str] = defaultdict(str)
    for one, other in pairs:
        if one != other:
            found[one] += other
    return found
