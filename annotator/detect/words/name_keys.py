"""Names by what makes them alike: without case, width, script, titles; and by their parts."""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.detect.words.kin import kin_of_child
from annotator.detect.words.latin_names import without_titles
from annotator.detect.words.short_names import pieces_of
from annotator.detect.words.voices import is_chinese_name
from annotator.text.alike import Alike, simplified
from annotator.text.lexicons import ending, words

_ALIKE = Alike()
_HAN = re.compile("[\u3400-\u9fff]")
_MARKS = re.compile(r"[\s·•・．.\-‐‑–_,，'’‘`´]+")
_GIVEN_NAMES_TOO = frozenset({"al", "el", "ben", "del"})


@lru_cache(maxsize=4096)
def name_key(name: str) -> str:
    """A name without case, width, script, blanks and dots."""
    return "".join(min(_ALIKE.to(character)) for character in _MARKS.sub("", name))


@lru_cache(maxsize=4096)
def name_signs(name: str) -> frozenset[str]:
    """The signs of a name, in whatever case, width and script."""
    return frozenset(name_key(name) + simplified(name).casefold().replace(" ", ""))


def is_address_of(name: str) -> bool:
    """Whether a name is a surname with a title (张总) rather than a name in full."""
    title = title_behind(name)
    return bool(title) and name[: -len(title)] in words("surnames")


@lru_cache(maxsize=4096)
def title_behind(name: str) -> str:
    """The longest title or form of address that a name ends with, or nothing; a child's kin have none."""
    if kin_of_child(name, is_chinese_name):
        return ""
    return max(ending(name, "titles"), ending(name, "forms_of_address"), key=len)


@lru_cache(maxsize=4096)
def untitled(name: str) -> str:
    """A name without the title behind it, in simplified characters."""
    title = title_behind(name)
    bare = name[: len(name) - len(title)] if title else name
    return simplified(bare if is_chinese_name(bare) else name)


@lru_cache(maxsize=4096)
def name_parts(name: str) -> tuple[str, ...]:
    """The parts of a Latin or a dotted name, without a title."""
    if _HAN.search(name):
        return pieces_of(name)
    words_of = re.sub(r"\.(?=[^\W\d_])", ". ", without_titles(name)).split()
    parts = [part for word in words_of if (part := word.strip(".,"))]
    family = next((i for i, part in enumerate(parts[:-1]) if _opens_family(part, name)), len(parts) - 1)
    return (*parts[:family], " ".join(parts[family:])) if parts else ()


def _opens_family(part: str, name: str) -> bool:
    """Whether a word inside a name is one with which the family name begins (``van``, ``St``)."""
    if part in ("St", "ST") or part in words("opening_particles"):
        return True
    return name.isupper() and part.casefold() in words("opening_particles") - _GIVEN_NAMES_TOO
