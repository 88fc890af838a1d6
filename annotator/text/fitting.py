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
def fits_better(before: str, heard: str, meant: str, after: str) -> bool:
    """Whether ``meant`` makes commoner words between these two than ``heard`` does, all in Chinese."""
    head, tail = _beside(before[-_BESIDE:], after[:_BESIDE])
    expected = simplified(meant)
    as_heard = _rarity(f"{head}{simplified(heard)}{tail}", "", -1)
    return _rarity(f"{head}{expected}{tail}", expected, len(head)) < as_heard


def _beside(before: str, after: str) -> tuple[str, str]:
    """What stands in the same run of Chinese characters."""
    left, right = _BEFORE.search(before), _AFTER.match(after)
    return simplified(left[0] if left else ""), simplified(right[0] if right else "")


def _rarity(run: str, expected: str, at: int) -> float:
    """How rare the words of a run are in its commonest division; ``expected`` is a word where it begins."""
    least = [0.0] + [inf] * len(run)
    for start in range(len(run)):
        for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
            share = chinese(run[start:end]) or (_UNKNOWN if end - start == 1 else 0.0)
            if share:
                least[end] = min(least[end], least[start] - log10(share))
        if start == at:
            end = at + len(expected)
            least[end] = min(least[end], least[at] - log10(max(_EXPECTED, chinese(expected))))
    return least[-1]
