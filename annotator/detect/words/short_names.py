"""What somebody whose name is known may be called for short: the surname, the given name, initials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from annotator.detect.words.latin_names import without_titles
from annotator.detect.words.voices import is_chinese_name, surname_of

_LONG_HAN = 3
_NO_LATIN = "\u2e80"
_APOSTROPHE = re.compile("[’‘`´]")
_DOT = re.compile("[·•・．‧]")
_TWO_WORDS = re.compile("[\u4e00-\u9fff]{4}")


def bare(name: str) -> str:
    """A name as short forms are compared: without case, stops and blanks."""
    return name.replace(".", "").replace(" ", "").casefold()


@lru_cache(maxsize=8192)
def shorts_of(name: str) -> frozenset[str]:
    """The short forms of one name, bare; none where it has no parts."""
    if name.isascii():
        parts = name.replace(".", ". ").split()
        if len(parts) < 2:
            return frozenset()
        initials = "".join(part[0] for part in parts)
        return frozenset({*(bare(part) for part in parts), initials.casefold()})
    if is_chinese_name(name):
        surname = surname_of(name)
        return frozenset({surname, name[len(surname) :]})
    if len(name) == 2 and name[0] in "小老阿大":
        return frozenset({name[1]})
    return frozenset(map(bare, pieces_of(name)))


@lru_cache(maxsize=8192)
def pieces_of(name: str) -> tuple[str, ...]:
    """The parts of a name with dots between them, or of one of two words (扎西次仁, 村上春树)."""
    pieces = tuple(piece for piece in _DOT.split(name) if len(piece) > 1)
    if len(pieces) > 1:
        return pieces
    return (name[:2], name[2:]) if _TWO_WORDS.fullmatch(name) and not surname_of(name) else ()


def shorts_of_all(names: Iterable[str]) -> frozenset[str]:
    """The short forms of several names together."""
    return frozenset().union(*map(shorts_of, names))


def as_part(name: str) -> str:
    """A name as the parts of names are compared: no titles before it, in small letters, apostrophes alike."""
    return _APOSTROPHE.sub("'", without_titles(name)).casefold()


def parts_of(names: Iterable[str]) -> set[str]:
    """What the names end with: the last word of English ones, two or more characters of Chinese ones."""
    parts: set[str] = set()
    for name in names:
        if name[:1] < _NO_LATIN and " " in name:
            parts.add(as_part(name.split()[-1]))
        elif not name.isascii() and len(name) > _LONG_HAN:
            parts |= {name[at:].casefold() for at in range(1, len(name) - 1)}
            parts |= {piece.casefold() for piece in pieces_of(name)}
    return parts
