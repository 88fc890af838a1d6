"""Where a whole word begins or ends.

Between letters, digits and their accents there is no border, between one of them and anything else
there is. Between two Chinese characters there is one where a Chinese word ends, as jieba's
dictionary divides the stretch of Chinese characters (:mod:`annotator.text.words`).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from annotator.text import words

_CHINESE = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LETTER = f"[^\\W{_CHINESE}]"
"""A regular expression for a letter or digit, or _: two of them are of one word."""
_STRETCH = re.compile(f"[{_CHINESE}]*")
_IS_CHINESE = re.compile(f"[{_CHINESE}]")
_MOST = 400
"""Characters that are divided at once. A stretch without any mark of punctuation may be a whole text:
further in, it is divided from one multiple of this to the next."""


def load() -> None:
    """Have the dictionary ready; quick where it is already."""
    words.load()


def is_border(text: str, at: int) -> bool:
    """Whether a word may begin or end at the place."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if _IS_CHINESE.match(before) and _IS_CHINESE.match(after):
        return _is_between_words(text, at)
    return not (_is_of_a_word(before) and _is_of_a_word(after))


def _is_of_a_word(character: str) -> bool:
    if _IS_CHINESE.match(character):
        return False
    return character.isalnum() or character == "_" or unicodedata.category(character).startswith("M")


def _is_between_words(text: str, at: int) -> bool:
    start = at - 1
    while start > 0 and at - start < _MOST and _IS_CHINESE.match(text, start - 1):
        start -= 1
    if at - start == _MOST:
        start = (at - 1) // _MOST * _MOST
    stretch = _STRETCH.match(text, start, start + _MOST)
    assert stretch is not None
    return at - start in _ends(stretch.group())


@lru_cache(maxsize=4096)
def _ends(stretch: str) -> frozenset[int]:
    """Where the words of a stretch of Chinese characters end."""
    return frozenset(word.end for word in words.words(stretch, guessing=False))
