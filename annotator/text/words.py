"""Words of Chinese text, as jieba divides it.

jieba takes a second or two to load its dictionary, so nothing is loaded before the first word is
asked for; :func:`load` does it ahead of time, from a thread. Its dictionary is kept ready in the
user's own cache folder, not in the shared temporary folder where others could replace it.
"""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
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


def is_loaded() -> bool:
    """Whether words can be told without the wait for the dictionary."""
    return _segmenter.cache_info().currsize > 0


def words(text: str, terms: Iterable[str] = ()) -> Iterator[Word]:
    """The words of the text one after the other, without gaps; ``terms`` are kept in one piece."""
    segmenter = _segmenter(tuple(sorted(set(terms))))
    at = 0
    for line in text.splitlines(keepends=True):
        for word in segmenter.cut(line):
            yield Word(word, at, at + len(word))
            at += len(word)


def is_word(text: str) -> bool:
    """Whether the dictionary has this as a word of Chinese."""
    return any(not character.isascii() for character in text) and bool(_segmenter(()).FREQ.get(text))


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
    with quiet_jieba():
        import jieba

        own = jieba.Tokenizer()
        if terms:
            plain = _segmenter(())
            own.FREQ, own.total, own.initialized = dict(plain.FREQ), plain.total, True
            for term in terms:
                own.add_word(term, freq=_TERM_WEIGHT)
        else:
            own.tmp_dir = _cache_folder()
            own.initialize()
        return own


def _cache_folder() -> str | None:
    import platformdirs

    folder = Path(platformdirs.user_cache_dir("annotator", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return str(folder)
