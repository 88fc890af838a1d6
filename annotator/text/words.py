"""Words of Chinese text, as jieba divides it.

rjieba has jieba's dictionary and its way, is ready in a tenth of a second and divides a sentence in
microseconds; jieba itself, which takes a second, is only loaded for keywords. Nothing is loaded before
the first word is asked for; :func:`load` does it ahead of time.
"""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from annotator.language import resources_folder

_loading = threading.RLock()
_TERM_WEIGHT = 1_000_000


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text at ``[start, end)``, in code points; blanks and punctuation are words too."""

    text: str
    start: int
    end: int


def load() -> None:
    """Have the dictionary ready; quick where it is already."""
    _segmenter(())


def words(text: str, terms: Iterable[str] = (), *, guessing: bool = True) -> Iterator[Word]:
    """The words of the text one after the other, without gaps; ``terms`` are kept in one piece.

    ``guessing`` puts together what may be a word that the dictionary does not know: it finds 张鹏, but
    also 它会 and 从大.
    """
    segmenter = _segmenter(tuple(sorted(set(terms))))
    at = 0
    for line in text.splitlines(keepends=True):
        for word in segmenter.cut(line, hmm=guessing):
            yield Word(word, at, at + len(word))
            at += len(word)


def cut(text: str) -> list[str]:
    """The words of a text without line breaks, by the dictionary alone; quicker than :func:`words`."""
    found: list[str] = _segmenter(()).cut(text, hmm=False)
    return found


def is_word(text: str) -> bool:
    """Whether the dictionary has this as a word of Chinese."""
    return any(not character.isascii() for character in text) and bool(_segmenter(()).has_word(text))


@lru_cache(maxsize=4096)
def word_class(text: str) -> str:
    """The class of a word as jieba's dictionary has it: ``v`` verb, ``d`` adverb, ``nr`` person ..."""
    tagged: list[tuple[str, str]] = _segmenter(()).tag(text, hmm=False)
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


@lru_cache(maxsize=4)
def _segmenter(terms: tuple[str, ...]) -> Any:
    """A segmenter of our own, so that one project's terms do not follow into another."""
    import rjieba

    if not terms:
        return rjieba  # has a dictionary of its own, of some 30 MB: one is enough
    own = rjieba.Jieba()
    for term in terms:
        own.add_word(term, _TERM_WEIGHT, "n")
    return own
