"""Whether characters that stand together can be meant, judged by how common their words are."""

from __future__ import annotations

from functools import lru_cache

from annotator.text.alike import simplified
from annotator.text.frequencies import chinese
from annotator.text.words import cut, stop_words

_A_WORD = 2.5e-8
"""From this share of all words on, a wording is one that people use."""
_COMMON_WORD = 1e-6
_COMMON_CHARACTER = 1e-4
"""A single character so common stands alone in any sentence."""
_EVERYWHERE = 8e-4
"""Characters so common (是, 的, 有) stand beside any other."""


@lru_cache(maxsize=8192)
def is_used(word: str) -> bool:
    """Whether people use this word of two characters or more; dictionaries also have what nobody says."""
    return len(word) > 1 and chinese(word) >= _A_WORD


@lru_cache(maxsize=8192)
def is_plausible(wording: str) -> bool:
    """Whether the wording is a word in use, or common words one after another (与训练, 对其).

    Of two characters one that stands everywhere is enough (录的, 力是).
    """
    simple = simplified(wording)
    if simple != wording:
        return is_plausible(simple)
    if is_used(wording):
        return True
    if len(wording) == 2 and any(chinese(character) >= _EVERYWHERE for character in wording):
        return True
    return all(_is_common(word) for word in cut(wording))


def _is_common(word: str) -> bool:
    if word in stop_words():
        return True
    return chinese(word) >= (_COMMON_CHARACTER if len(word) == 1 else _COMMON_WORD)
