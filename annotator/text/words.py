"""Words of Chinese text, as jieba divides it.

rjieba has jieba's dictionary and its way, is ready in a tenth of a second and divides a sentence in
microseconds; jieba itself, which takes a second, is only loaded for keywords. Nothing is loaded before
the first word is asked for; :func:`load` does it ahead of time.
"""

from __future__ import annotations

import logging
import re
import threading
import warnings
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Any

from annotator.language import resources_folder
from annotator.text.alike import simplified

_loading = threading.RLock()
_LATIN = re.compile("[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text at ``[start, end)``, in code points; blanks and punctuation are words too."""

    text: str
    start: int
    end: int


def load() -> None:
    """Have the dictionary ready; quick where it is already."""
    _dictionary()


def words(text: str, terms: Iterable[str] = (), *, guessing: bool = True) -> Iterator[Word]:
    """The words of the text one after the other, without gaps; ``terms`` are kept in one piece.

    A term that stands inside one longer word (语音 in 语音学) does not part it; of terms that overlap the
    first is kept, of those that begin together the longest. ``guessing`` puts together what may be a word
    that the dictionary does not know: it finds 张鹏, but also 它会 and 从大.
    """
    finder = _finder(tuple(sorted(set(filter(None, terms)))))
    at = 0
    for line in text.splitlines(keepends=True):
        found: list[str] = _dictionary().cut(line, hmm=guessing)
        for word in found if finder is None else _kept_whole(line, found, finder):
            yield Word(word, at, at + len(word))
            at += len(word)


def _kept_whole(line: str, found: Iterable[str], finder: re.Pattern[str]) -> Iterator[str]:
    """The words of a line with the terms in it in one piece each."""
    borders = [0, *accumulate(map(len, found))]
    kept = set(borders)
    for match in finder.finditer(line):
        start, end = match.span()
        if bisect_right(borders, start) < bisect_left(borders, end):  # else it is in one word, or is one
            kept.difference_update(range(start + 1, end))
            kept.update((start, end))
    return (line[start:end] for start, end in pairwise(sorted(kept)))


@lru_cache(maxsize=8)
def _finder(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds the terms, the longest first; one of Latin letters is not looked for within a word."""
    wanted = sorted(terms, key=len, reverse=True)
    return re.compile("|".join(map(_pattern, wanted))) if wanted else None


def _pattern(term: str) -> str:
    before = r"(?<![A-Za-z0-9])" if _LATIN.match(term[0]) else ""
    after = r"(?![A-Za-z0-9])" if _LATIN.match(term[-1]) else ""
    return before + re.escape(term) + after


def cut(text: str) -> list[str]:
    """The words of a text without line breaks, by the dictionary alone; quicker than :func:`words`."""
    found: list[str] = _dictionary().cut(text, hmm=False)
    return found


def is_word(text: str) -> bool:
    """Whether the dictionary has this as a word of Chinese, in whatever writing; its own is simplified."""
    return any(not character.isascii() for character in text) and bool(
        _dictionary().has_word(text) or _dictionary().has_word(simplified(text))
    )


@lru_cache(maxsize=4096)
def word_class(text: str) -> str:
    """The class of a word as jieba's dictionary has it: ``v`` verb, ``d`` adverb, ``nr`` person ..."""
    tagged: list[tuple[str, str]] = _dictionary().tag(text, hmm=False)
    return tagged[0][1] if len(tagged) == 1 else ""


@lru_cache(maxsize=1)
def stop_words() -> frozenset[str]:
    """Words that carry no topic: function words, fillers and words of counting, in lower case."""
    file = resources_folder() / "lexicons" / "stopwords.txt"
    lines = file.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@contextmanager
def quiet_jieba() -> Iterator[None]:
    """jieba reports its loading to the console and is written in an idiom that Python warns of."""
    with _loading, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        logging.getLogger("jieba").setLevel(logging.WARNING)
        import jieba

        jieba.setLogLevel(logging.WARNING)
        yield


@lru_cache(maxsize=1)
def _dictionary() -> Any:
    """One dictionary for all, of some 30 MB: the terms of a project are laid over what it says."""
    import rjieba

    return rjieba
