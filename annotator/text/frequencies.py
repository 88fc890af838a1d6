"""How common words are in Chinese and in English, from the lists of ``wordfreq``.

Each list is loaded when it is first asked about, in a fifth of a second. Words that hardly occur are
left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

_RAREST = {"zh": 2e-8, "en": 1e-7}
"""Rarer words are as often slips in the list, and would take most of the memory."""
_LONGEST = 20


@lru_cache(maxsize=2)
def _list(language: str) -> Mapping[str, float]:
    """The words of a list with their shares; what the library keeps besides is let go."""
    import wordfreq

    found: dict[str, float] = {}
    is_latin = language == "en"
    for bucket, words in enumerate(wordfreq.get_frequency_list(language, wordlist="large")):
        share = wordfreq.cB_to_freq(-bucket)
        if share < _RAREST[language]:
            break
        found.update((word, share) for word in words if word.isascii() is is_latin and len(word) <= _LONGEST)
    wordfreq.get_frequency_list.cache_clear()
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
