"""Words and terms of English that may have been meant, and how like them letters are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log10

from annotator.text import lexicons
from annotator.text.frequencies import common_english, english

_IN_USE = 3e-7
_COMMON = 2e-6
"""Words at least so common are looked for by sound."""


@lru_cache(maxsize=1)
def technical_terms() -> frozenset[str]:
    """The terms that the program knows, as they are written."""
    return frozenset(lexicons.phrases("technical_terms"))


@lru_cache(maxsize=1)
def words_in_use() -> Mapping[str, Sequence[str]]:
    """English words that people use, by their first letter."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word in _offered(_IN_USE):
        found[word[0]].append(word)
    return found


@lru_cache(maxsize=1)
def common_words() -> Sequence[str]:
    """The words of everyday English."""
    return _offered(_COMMON)


def _offered(least: float) -> list[str]:
    """Words at least so common, without those that nobody wants to be offered."""
    never = lexicons.words("never_offered")
    return [word for word in common_english(least) if word not in never]


def commonness(word: str) -> float:
    """How common a word is, from 0 for one that nobody uses to 1 for the commonest."""
    share = english(word)
    return min(1.0, max(0.0, (log10(share) + 7.5) / 5)) if share > 0 else 0.0


def squeezed(text: str) -> str:
    """Letters and digits in lower case, without what stands between."""
    return "".join(c for c in text.casefold() if c.isalnum())


def is_within(letters: str, term: str) -> bool:
    """Whether the letters stand in the term in this order."""
    rest = iter(term)
    return all(letter in rest for letter in letters)


def unglued(letters: str, word: str) -> bool:
    """Whether the letters are the word with a piece of it said twice: ``kickickoff``, ``metata``."""
    more = len(letters) - len(word)
    if more < 2 or len(word) < 3:
        return False
    return any(
        letters[:i] + letters[i + more :] == word
        and letters[i : i + more] in (letters[:i][-more:], letters[i + more :][:more])
        for i in range(1, len(word) + 1)
    )


@lru_cache(maxsize=131072)
def likeness(letters: str, word: str) -> float:
    """How like a word some letters are that may be what is left of it, from 0 to 1; both are squeezed."""
    from rapidfuzz.fuzz import ratio

    if letters == word:
        return 1.0
    if unglued(letters, word):
        return 0.97
    alike = ratio(letters, word) / 100
    if is_within(letters, word):
        share = len(letters) / len(word)
        at_border = 0.08 if word.startswith(letters) or word.endswith(letters) else 0.0
        first_and_last = 0.1 if letters[0] == word[0] and letters[-1] == word[-1] else 0.0
        alike = max(alike, 0.5 + 0.35 * share + max(at_border, first_and_last))
    return alike - (0.0 if letters[:1] == word[:1] else 0.08)
