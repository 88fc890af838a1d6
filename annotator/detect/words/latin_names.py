"""Names in Latin letters, and how English words are compared with the lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from annotator.text.lexicons import folded, words

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003134f]")
_DOT = re.compile(r"(?<=\w)[·‧・•](?=[^\W\d_])")
"""Between the parts of a name as Chinese writes foreign ones (``Anna·Petrova``)."""
_JOINED = re.compile(r"(?P<particle>[a-z]{1,4})['’-][^\W\d_a-z][\w'’-]*")
_LATIN_WORD = re.compile(r"[^\W\d_][\w.'’\-]*")
_FAMILY_FIRST = re.compile(
    r"(?P<family>[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*)?), (?P<given>[A-Z][\w'’.\-]*(?: [A-Z][\w'’.\-]*){0,2})"
)
_FAMILY = re.compile(r"(?:[OD]['’]|Mc)[A-Z][\w'’-]{2,}")
_CAPITAL = r"[^\W\d_a-z\u2e80-\U0010ffff]"
_PARTICLES = rf"(?:[a-z]{{1,5}} |[a-z]{{1,4}}['’-](?={_CAPITAL})){{0,3}}"
_WORD = rf"{_PARTICLES}{_CAPITAL}[\w'’-]{{0,24}}\.?"
_INITIALLED = re.compile(
    rf"(?P<name>[A-Z]\.(?:[ -]{{0,2}}[A-Z]\.){{0,3}} ?{_WORD}(?: {_WORD}){{0,3}})"
    r"(?: ?[(（\[][^()（）\[\]]{1,40}[)）\]])?"
    r"(?: {0,3}[:：]|\s+[\[(（]?\d{1,2}[:：]\d\d(?:[:：]\d\d)?[\])）]?$)"
)


_SEVERAL_INITIALS = re.compile(r"[A-Z]\. ?(?:[A-Z]\. ?){1,3}[A-Z][a-z]+(?:[,’'-]| [a-z(]| [A-Z][a-z]+[ ,])")
"""Several initials and a surname in a sentence (``J. P. Hartigan, who …``): the first counts no list."""


def hyphened(text: str) -> str:
    """English words as the lists have them: lower case, no article, hyphens for blanks."""
    parts = text.casefold().split()
    return "-".join(parts[1:] if len(parts) > 1 and parts[0] in ("the", "a", "an") else parts)


def is_initialled(text: str) -> bool:
    """Whether a line opens with a name that begins with initials, right before a colon or a time, or several.

    So the letter is none of a list or of an answer, whatever stop is behind it.
    """
    if text[1:2] != ".":
        return False
    if _SEVERAL_INITIALS.match(text):
        return True
    found = _INITIALLED.match(text)
    return found is not None and is_latin_name(found["name"])


def is_latin_name(text: str) -> bool:
    """Whether the text is one to five words with capitals, none of which belongs to grammar."""
    if len(text) < 2 or (len(text) == 2 and text[1] == ".") or not (text[0].isupper() or _opens_low(text)):
        return False
    if _HAN.search(text):
        return False
    parts = _DOT.sub(" ", text).split(" ")
    if len(parts) > 5 or not all(map(_LATIN_WORD.fullmatch, parts)):
        return False
    if text.casefold() in _no_names() or hyphened(text) in _no_names():
        return False
    return all(map(_may_be_part, parts)) and not any(part.casefold() in _grammar() for part in parts)


def _may_be_part(word: str) -> bool:
    """Whether a word may stand in a name: it has a capital, or stands in names as it is."""
    return word[0].isupper() or word in words("name_particles") or _is_joined(word)


def _opens_low(text: str) -> bool:
    """Whether a name begins with small letters, as some families do (``van der Berg``, ``al-Rashid``)."""
    first, _, rest = text.partition(" ")
    if _is_joined(first):
        return True
    return bool(rest) and first in words("opening_particles") and rest.split()[-1][0].isupper()


def _is_joined(word: str) -> bool:
    """Whether a particle is joined to a word with a capital (``d'Alembert``)."""
    found = _JOINED.fullmatch(word) if word[:1].islower() else None
    return found is not None and found["particle"] in words("joined_particles")


@cache
def _no_names() -> frozenset[str]:
    return folded("field_words") | folded("discourse_openers") | folded("interface_words")


@cache
def _grammar() -> frozenset[str]:
    return folded("function_words") - words("name_particles")


NICKNAMED = re.compile(r"(?<![^ ])[\"“][A-Z][\w.'’-]{0,14}[\"”] (?=[A-Z])")
"""A nickname in quotation marks before or in a name (``"Skip" Malone``)."""


def is_full_latin_name(text: str) -> bool:
    """Whether a name in Latin letters has a given name, initials or a title beside another word."""
    parts = text.replace(".", ". ").split()
    if len(parts) < 2 or "," in text:
        return False
    first = parts[0].rstrip(".").casefold()
    if (
        first in folded("english_titles")
        or first in folded("foreign_courtesies")
        or (len(first) == 1 and parts[0].endswith("."))
    ):
        return True
    return any(part.casefold() in folded("given_names") for part in parts)


def are_full_latin_names(names: Sequence[str]) -> bool:
    """Whether each is a full name, and none behind the first a post (``Chief Executive Officer``)."""
    posts = folded("english_posts")
    return all(map(is_full_latin_name, names)) and not any(
        n.split()[-1].casefold() in posts for n in names[1:]
    )


@cache
def _titles() -> frozenset[str]:
    """Titles and courtesies before names, of all languages that are written in Latin letters."""
    return folded("english_titles") | folded("foreign_courtesies")


def without_titles(name: str) -> str:
    """A name in Latin letters without the titles and courtesies before it (``Herr Prof. Dr. Vogel``)."""
    parts = name.split()
    while len(parts) > 1 and parts[0].rstrip(".").casefold() in _titles():
        del parts[0]
    return " ".join(parts)


def is_family_by_form(text: str) -> bool:
    """Whether one family name alone can be nothing else (``O'Neill``, ``McAllister``, ``van der Berg``)."""
    return _FAMILY.fullmatch(text) is not None or (text[:1].islower() and is_latin_name(text))


def family_first(text: str) -> bool:
    """Whether a name stands in the order of a list of members: ``Brill, Nadia``."""
    found = _FAMILY_FIRST.fullmatch(text)
    if found is None or not is_latin_name(f"{found['given']} {found['family']}"):
        return False
    return found["given"].split()[0].casefold() in folded("given_names")
