"""How common words are in Chinese and in English, from the lists of ``wordfreq``.

Each list is loaded when it is first asked about, in a fifth of a second.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache


@lru_cache(maxsize=2)
def _list(language: str) -> Mapping[str, float]:
    import wordfreq

    found: Mapping[str, float] = wordfreq.get_frequency_dict(language, wordlist="large")
    return found


def chinese(word: str) -> float:
    """Which share of all Chinese words this one is; 0 where it is not known."""
    return _list("zh").get(word, 0.0)


def english(word: str) -> float:
    """Which share of all English words this one is, whatever its case; 0 where it is not known."""
    return _list("en").get(word.casefold(), 0.0)


def common_english(least: float) -> list[str]:
    """The English words in plain letters that are at least so large a share of all, the commonest first."""
    found = [(share, word) for word, share in _list("en").items() if share >= least and len(word) > 1]
    return [word for _, word in sorted(found, reverse=True) if word.isascii() and word.isalpha()]
