"""Words of Latin letters in a text, and whether English has them."""

from __future__ import annotations

import re
import string

from annotator.text.frequencies import english

LETTERS = re.compile(r"[A-Za-z][A-Za-z0-9]*")
A_WORD = 1e-7
"""From this share of all English words on, a string of letters is a word; below it is a slip in the list."""
A_SHORT_WORD = 1e-6
_OF_ADDRESSES = re.compile(r"[\w/_@.\\-]", re.ASCII)
_A_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
_CHINESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_BEGINNING = 4_000
_LETTERS_A_CHARACTER = 20
_SMALL = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def in_small_letters(text: str) -> str:
    """The text with small Latin letters; as long as the text, whatever is in it."""
    return text.translate(_SMALL)


def is_mostly_latin(text: str) -> bool:
    """Whether a text is written in Latin letters, with a Chinese name now and then; its beginning tells."""
    beginning = text[:_BEGINNING]
    latin = len(_A_LETTER.findall(beginning))
    return latin > 0 and _LETTERS_A_CHARACTER * len(_CHINESE.findall(beginning)) < latin


def is_english(word: str) -> bool:
    """Whether this is a word of English; of three letters and less, whether it is one that people use."""
    return english(word) >= (A_SHORT_WORD if len(word) < 4 else A_WORD)


def are_words(text: str) -> bool:
    """Whether all that is written in Latin letters are words of English."""
    return all(map(is_english, LETTERS.findall(text)))


def is_of_address(written: str, start: int, end: int) -> bool:
    """Whether letters are a part of an address, a path or a name that programs use."""
    before, after = written[max(0, start - 1) : start], written[end : end + 2]
    return bool(_OF_ADDRESSES.match(before) or (_OF_ADDRESSES.match(after) and after[1:].isalnum()))
