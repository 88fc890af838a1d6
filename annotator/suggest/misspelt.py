"""Letters that are no word, and nearly one of English or a technical term: genrative is generative.

A recogniser that decodes English in pieces loses letters within a word, writes one twice, or takes the
sound that a word begins with for another. Words are compared by these slips alone, for names that no
list has are everywhere, and a name is hardly ever a word with a letter missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from annotator.domain.suggestion import SuggestionKind
from annotator.language import mark, translate
from annotator.suggest.found import Found, Target
from annotator.text.english_lexicon import is_within, squeezed, technical_terms, words_in_use
from annotator.text.frequencies import english
from annotator.text.written_words import LETTERS, is_english, is_of_address

_SHORTEST, _LONG, _VERY_LONG = 6, 9, 11
"""Letters of words that are looked for, that are told by one slip, and that may have two letters missing."""
_TECHNICAL_LONG = 7
_IN_USE, _TECHNICAL = 4e-6, 1e-5
"""How common a word must be to have been said; terms count as common."""
_CLEARLY = 5
"""By how much a word must be commoner than any other that is as near."""
_BEGINNINGS = frozenset({"in", "im", "en", "em", "an", "un"})
_ENDINGS = ("s", "es", "d", "ed", "r", "er", "y", "ly", "ing", "al", "ic")


class _Slip(Enum):
    """How letters came to be no word, with the sentence that says so."""

    LOST = mark("letters are missing within the word")
    DOUBLED = mark("a letter of the word is written twice")
    EXTRA = mark("letters too many stand within the word")
    BEGINNING = mark("the word begins with a sound like this")
    ONE_WRONG = mark("one letter differs from the word")


def find_misspelt(written: str, targets: Iterable[Target]) -> Iterator[Found]:
    """Each string of letters that is no word and can be but one; what a target says is right."""
    known = frozenset(part for target in targets for part in LETTERS.findall(target.text.casefold()))
    for word in LETTERS.finditer(written):
        letters = word[0].casefold()
        if len(letters) < _SHORTEST or not letters.isalpha() or letters in known or is_english(letters):
            continue
        meant = None if is_of_address(written, *word.span()) else _meant(letters)
        if meant is None or not _is_cased_alike(word[0], meant[0]):
            continue
        text, slip = meant
        tier = 1 if _is_sure(text, slip) else 2
        text = text.capitalize() if text.islower() and word[0][0].isupper() else text
        score = {1: 0.88, 2: 0.6}[tier]
        yield Found(*word.span(), word[0], text, SuggestionKind.ENGLISH, tier, score, translate(slip.value))


def _is_cased_alike(written: str, meant: str) -> bool:
    """Whether capitals stand where the word may have them: initials and names of programs are no slips."""
    has_capitals = not written[1:].islower()
    return not has_capitals or (not meant[1:].islower() and not written.isupper())


def _is_sure(word: str, slip: _Slip) -> bool:
    if slip is _Slip.EXTRA:
        return len(word) >= _VERY_LONG
    return slip in _NEAREST and len(word) >= (_TECHNICAL_LONG if word in technical_terms() else _LONG)


@lru_cache(maxsize=8192)
def _meant(letters: str) -> tuple[str, _Slip] | None:
    """The one word that the letters can be, and the slip; ``None`` where there is none, or no single one."""
    near = [(word, slip) for word in _near(letters) if (slip := _slip(letters, squeezed(word))) is not None]
    for slips in (_NEAREST, {_Slip.EXTRA}, {_Slip.BEGINNING}, {_Slip.ONE_WRONG}):
        likely = [(word, slip) for word, slip in near if slip in slips]
        if likely:
            word, slip = max(likely, key=lambda one: (_commonness(one[0]), one[0].islower()))
            share = _commonness(word)
            rest = (_commonness(other) for other, _ in likely if squeezed(other) != squeezed(word))
            return (word, slip) if share >= max(_IN_USE, _CLEARLY * max(rest, default=0.0)) else None
    return None


_NEAREST = {_Slip.LOST, _Slip.DOUBLED}


def _commonness(word: str) -> float:
    return max(english(word), _TECHNICAL if word in technical_terms() else 0.0)


def _near(letters: str) -> Sequence[str]:
    """The words and terms that are at most two letters longer or shorter and begin alike, or nearly so."""
    beginnings = _BEGINNINGS if letters[:2] in _BEGINNINGS else {letters[:2]}
    return [
        word
        for beginning in sorted(beginnings)
        for size in range(len(letters) - 2, len(letters) + 3)
        for word in _by_beginning().get((beginning, size), ())
    ]


@lru_cache(maxsize=1)
def _by_beginning() -> Mapping[tuple[str, int], Sequence[str]]:
    """All words and terms of one word by their first two letters and how long they are."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in (*technical_terms(), *(word for words in words_in_use().values() for word in words)):
        plain = squeezed(word)
        if len(plain) >= _SHORTEST and plain.isascii() and plain.isalpha():
            found.setdefault((plain[:2], len(plain)), []).append(word)
    return found


def _slip(letters: str, word: str) -> _Slip | None:
    """By which slip the letters can be the word, if by one."""
    if letters == word or _is_inflected(letters, word):
        return None
    missing = len(word) - len(letters)
    if missing > 0:
        return _Slip.LOST if len(word) >= _TECHNICAL_LONG and _is_left_of(letters, word) else None
    if missing < 0:
        if _is_stretched(letters, word):
            return _Slip.DOUBLED
        return _Slip.EXTRA if len(word) >= _LONG and _is_left_of(word, letters) else None
    if letters[2:] == word[2:]:
        is_other = letters[:2] != word[:2] and len(word) >= _TECHNICAL_LONG
        return _Slip.BEGINNING if is_other else None
    is_near = len(word) >= _LONG and sum(map(str.__ne__, letters, word)) == 1
    return _Slip.ONE_WRONG if is_near and letters[-2:] == word[-2:] else None


def _is_left_of(letters: str, whole: str) -> bool:
    """Whether a letter or, of very much, two are missing within the whole."""
    missing = len(whole) - len(letters)
    is_little = missing <= (2 if max(len(letters), len(whole)) >= _VERY_LONG else 1)
    return is_little and letters[-1] == whole[-1] and is_within(letters, whole)


def _is_inflected(letters: str, word: str) -> bool:
    """Whether one is the other with an ending: a list has not every form of a word."""
    one, other = sorted((letters, word), key=len)
    return other.startswith(one[:-1]) and any(one + ending == other for ending in _ENDINGS)


def _is_stretched(letters: str, word: str) -> bool:
    """Whether the letters are the word with some of them written more often one after the other.

    British spelling doubles the letter before an ending, and is right.
    """
    return _RUN.sub(r"\1", letters) == _RUN.sub(r"\1", word) and _BRITISH.search(letters) is None


_RUN = re.compile(r"(.)\1+")
_BRITISH = re.compile(r"([lpst])\1(?:ed|ing|ers?|est|ation|able)$")
