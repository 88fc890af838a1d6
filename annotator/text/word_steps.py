"""Where the word before or after a place lies, for whoever types; and runs of Latin letters.

A line end is a step of its own, and what a reader sees as one character is never taken apart.
"""

from __future__ import annotations

from annotator.text.borders import is_border
from annotator.text.clusters import whole_from, whole_until

_FURTHEST = 200
"""A word longer than this is taken apart: nobody waits for its other end."""


def character_before(text: str, at: int) -> int:
    """Where the character before a place begins; 0 where there is none."""
    return whole_until(text, at - 1) if at > 0 else 0


def character_after(text: str, at: int) -> int:
    """Where the character after a place ends; the end of the text where there is none."""
    return whole_from(text, at + 1)


def word_before(text: str, at: int) -> int:
    """Where the word before a place begins; blanks between are passed over, but no line end."""
    if at <= 0 or text[at - 1] == "\n":
        return max(0, at - 1)
    stop = max(text.rfind("\n", 0, at) + 1, at - _FURTHEST)
    while at > stop and text[at - 1].isspace():
        at -= 1
    if at == stop:
        return at
    at -= 1
    while at > stop and not is_border(text, at):
        at -= 1
    return whole_until(text, at)


def word_after(text: str, at: int) -> int:
    """Where the next word begins: behind the word at a place and the blanks after it, but no line end."""
    if at >= len(text) or text[at] == "\n":
        return min(len(text), at + 1)
    line = text.find("\n", at)
    stop = min(len(text) if line < 0 else line, at + _FURTHEST)
    if not text[at].isspace():
        at += 1
        while at < stop and not is_border(text, at):
            at += 1
    while at < stop and text[at].isspace():
        at += 1
    return whole_from(text, at)


def latin_word_at(text: str, at: int) -> tuple[int, int] | None:
    """The run of Latin letters and digits at a place or just before it."""
    if (at == len(text) or not _is_latin(text[at])) and at > 0 and _is_latin(text[at - 1]):
        at -= 1
    if at == len(text) or not _is_latin(text[at]):
        return None
    start, end = at, at + 1
    while start > 0 and _belongs(text, start - 1):
        start -= 1
    while end < len(text) and _belongs(text, end):
        end += 1
    return start, end


def _is_latin(character: str) -> bool:
    return character.isalnum() and not "\u2e80" <= character <= "\uffef" and character <= "\uffff"


def _belongs(text: str, at: int) -> bool:
    if _is_latin(text[at]):
        return True
    joins = text[at] in "-'’._" and 0 < at < len(text) - 1
    return joins and _is_latin(text[at - 1]) and _is_latin(text[at + 1])
