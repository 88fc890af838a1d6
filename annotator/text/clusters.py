"""Where a text may be cut without taking a sign apart: between what a reader sees as characters.

After Unicode Standard Annex 29, as far as names and words of transcripts go: combining marks, joined
emoji, skin tones, flags of two letters, keycaps and tags stay with what they belong to.
"""

from __future__ import annotations

import unicodedata

_JOINER = "\u200d"
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")


def whole_until(text: str, offset: int) -> int:
    """The last place up to an offset at which the text may be cut; the start where there is none."""
    at = min(offset, len(text))
    while 0 < at < len(text) and _belongs(text, at):
        at -= 1
    return at


def whole_from(text: str, offset: int) -> int:
    """The first place from an offset on at which the text may be cut; the end where there is none."""
    at = max(offset, 0)
    while at < len(text) and at > 0 and _belongs(text, at):
        at += 1
    return min(at, len(text))


def _belongs(text: str, at: int) -> bool:
    """Whether the code point at a place goes with the one before."""
    here, before = text[at], text[at - 1]
    if before == _JOINER or here in "\u200d\u200c\ufe0e\ufe0f\u20e3":
        return True
    if "\U0001f3fb" <= here <= "\U0001f3ff" or "\U000e0020" <= here <= "\U000e007f":
        return True
    if _is_flag_letter(here) and _is_flag_letter(before):
        first = at
        while first > 0 and _is_flag_letter(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 1
    return unicodedata.category(here) in ("Mn", "Mc", "Me")


def _is_flag_letter(sign: str) -> bool:
    return _FLAG_LETTERS[0] <= sign <= _FLAG_LETTERS[1]
