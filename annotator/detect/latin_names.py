"""Names in Latin letters, and how English words are compared with the lists."""

from __future__ import annotations

import re
from functools import cache

from annotator.text.lexicons import folded, words

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003134f]")
_LATIN_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
_FAMILY_FIRST = re.compile(
    r"(?P<family>[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*)?), (?P<given>[A-Z][\w'’.\-]*(?: [A-Z][\w'’.\-]*){0,2})"
)


def hyphened(text: str) -> str:
    """English words as the lists have them: lower case, no article, hyphens for blanks."""
    parts = text.casefold().split()
    return "-".join(parts[1:] if len(parts) > 1 and parts[0] in ("the", "a", "an") else parts)


def is_latin_name(text: str) -> bool:
    """Whether the text is one to five words with capitals, none of which belongs to grammar."""
    if len(text) < 2 or not text[0].isupper() or (len(text) == 2 and text[1] == "."):
        return False
    if _HAN.search(text):
        return False
    parts = text.split(" ")
    if len(parts) > 5 or not all(map(_LATIN_WORD.fullmatch, parts)):
        return False
    if text.casefold() in _no_names() or hyphened(text) in _no_names():
        return False
    capital = all(part[0].isupper() or part in words("name_particles") for part in parts)
    return capital and not any(part.casefold() in _grammar() for part in parts)


@cache
def _no_names() -> frozenset[str]:
    return folded("field_words") | folded("discourse_openers") | folded("interface_words")


@cache
def _grammar() -> frozenset[str]:
    return folded("function_words") - words("name_particles")


def is_full_latin_name(text: str) -> bool:
    """Whether a name in Latin letters has a given name, initials or a title beside another word."""
    parts = text.replace(".", ". ").split()
    if len(parts) < 2 or "," in text:
        return False
    first = parts[0].rstrip(".").casefold()
    if first in folded("english_titles") or (len(first) == 1 and parts[0].endswith(".")):
        return True
    return any(part.casefold() in folded("given_names") for part in parts)


def family_first(text: str) -> bool:
    """Whether a name stands in the order of a list of members: ``Brill, Nadia``."""
    found = _FAMILY_FIRST.fullmatch(text)
    if found is None or not is_latin_name(f"{found['given']} {found['family']}"):
        return False
    return found["given"].split()[0].casefold() in folded("given_names")
