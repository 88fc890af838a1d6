"""Which of two wordings makes the commoner words with what stands beside it.

The dictionary divides 单模台走 as 单|模|台走 where it knows such a word; whether 模态 stands better there is
told by how common all words of the whole stretch are, either way.
"""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf, log10

from annotator.text.alike import simplified
from annotator.text.frequencies import chinese

_BESIDE = 6
"""So many characters on either side can be of words that a place cuts."""
_LONGEST = 5
_UNKNOWN = 1e-9
"""How common a character is that no list has."""
_EXPECTED = 1e-6
"""How common at least what ought to appear is: a term, or what somebody meant already."""
_BEFORE = re.compile(r"[\u3400-\u9fff]*\Z")
_AFTER = re.compile(r"[\u3400-\u9fff]*")


@lru_cache(maxsize=8192)
def fits_better(before: str, heard: str, meant: str, after: str, by: float = 0.0) -> bool:
    """Whether what ought to appear makes commoner words between these two than ``heard`` does.

    ``by`` so many powers of ten and more.
    """
    return gained(before, heard, meant, after, _EXPECTED) > by


def gained(before: str, heard: str, meant: str, after: str, expected: float = _UNKNOWN) -> float:
    """By how many powers of ten the words are commoner with ``meant``, all in Chinese.

    ``expected`` is the share of all words that what is meant has at least.
    """
    head, tail = _beside(before[-_BESIDE:], after[:_BESIDE])
    word = simplified(meant)
    as_meant = _rarity(f"{head}{word}{tail}", (len(head), word, max(expected, chinese(word))))
    return _rarity(f"{head}{simplified(heard)}{tail}") - as_meant


def _beside(before: str, after: str) -> tuple[str, str]:
    """What stands in the same run of Chinese characters."""
    left, right = _BEFORE.search(before), _AFTER.match(after)
    return simplified(left[0] if left else ""), simplified(right[0] if right else "")


def _rarity(run: str, expected: tuple[int, str, float] = (-1, "", 0.0)) -> float:
    """How rare the words of a run are in its commonest division; where ``expected`` begins it is a word."""
    at, word, expected_share = expected
    least = [0.0] + [inf] * len(run)
    for start in range(len(run)):
        for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
            share = chinese(run[start:end]) or (_UNKNOWN if end - start == 1 else 0.0)
            if share:
                least[end] = min(least[end], least[start] - log10(share))
        if start == at:
            end = at + len(word)
            least[end] = min(least[end], least[at] - log10(expected_share))
    return least[-1]
