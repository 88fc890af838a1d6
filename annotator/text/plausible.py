"""Whether characters that stand together can be meant, judged by how common their words are."""

from __future__ import annotations

from functools import lru_cache

from annotator.text.frequencies import chinese
from annotator.text.words import is_word, stop_words, words

_A_WORD = 3e-8
"""From this share of all words on, what the dictionary has is a word that people use."""
_COMMON_WORD = 1e-6
_COMMON_CHARACTER = 1e-4
"""A single character so common stands alone in any sentence."""


@lru_cache(maxsize=8192)
def is_used(word: str) -> bool:
    """Whether the dictionary has this word and people use it: it has 模台 too, which nobody says."""
    return is_word(word) and chinese(word) >= _A_WORD


@lru_cache(maxsize=8192)
def is_plausible(wording: str) -> bool:
    """Whether the wording is a word in use, or common words one after another (与训练, 对其)."""
    return is_used(wording) or all(_is_common(word.text) for word in words(wording, guessing=False))


def _is_common(word: str) -> bool:
    if word in stop_words():
        return True
    return chinese(word) >= (_COMMON_CHARACTER if len(word) == 1 else _COMMON_WORD)
