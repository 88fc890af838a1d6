"""The key and the colour by which a speaker or a label is known."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.domain.errors import InvalidEdit
from annotator.domain.label import Label
from annotator.domain.speaker import Speaker
from annotator.language import mark


def free_key(key: str, others: Iterable[Speaker] | Iterable[Label]) -> str:
    """One letter or digit in upper case that none of the others has, or nothing.

    Raises ``InvalidEdit`` for anything else.
    """
    key = key.strip().upper()
    if not key:
        return ""
    if not (len(key) == 1 and key.isascii() and key.isalnum()):
        raise InvalidEdit(mark("A key is one letter or digit, not “{key}”."), key=key)
    for other in others:
        if other.shortcut == key:
            raise InvalidEdit(
                mark("The key {key} belongs to “{name}”; choose another."), key=key, name=other.name
            )
    return key


def checked_colour(colour: str) -> str:
    """A colour as ``#rrggbb``, or nothing.

    Raises ``InvalidEdit`` for anything else.
    """
    colour = colour.strip().lower()
    digits = colour.removeprefix("#")
    if colour and not (
        len(digits) == 6 and colour.startswith("#") and set(digits) <= set("0123456789abcdef")
    ):
        raise InvalidEdit(mark("A colour is written #rrggbb, not “{colour}”."), colour=colour)
    return colour
