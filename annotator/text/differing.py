"""Where two wordings of one passage differ, in pieces that make sense alone.

Words of Latin letters and numbers are taken whole. What was retyped in one go and is short stays one
piece although some of its characters are as before: 潜瞻性 for 前瞻性 says more than 潜 for 前.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from annotator.text.clusters import whole_until

SHORT = 8
"""Up to so many characters without a blank or a mark between, a wording is one piece."""
_BRIDGED = 3
"""Between two differences, so many characters as before do not make them two."""
_MOST = 600
"""Of longer wordings, in words and Chinese characters, only the ends are compared."""
_LATIN = "0-9A-Za-z\u00c0-\u024f"
_TOKEN = re.compile(f"[{_LATIN}]+(?:[-'’._][{_LATIN}]+)*|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Difference:
    """``[start, end)`` of the one wording reads ``words`` in the other."""

    start: int
    end: int
    words: str


def differences(before: str, after: str) -> tuple[Difference, ...]:
    """Where ``after`` differs from ``before``, in order, apart from each other; none where they are equal."""
    if before == after:
        return ()
    whole = (Difference(0, len(before), after),)
    if len(before) <= SHORT and before.isalnum():
        return whole
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    old_at, new_at = _places(old), _places(new)
    found = tuple(
        Difference(old_at[a], old_at[b], after[new_at[c] : new_at[d]]) for a, b, c, d in _apart(old, new)
    )
    return found if all(_is_clean(before, one) for one in found) else whole


def _places(tokens: Iterable[str]) -> list[int]:
    places = [0]
    for token in tokens:
        places.append(places[-1] + len(token))
    return places


def _apart(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int, int]]:
    """The runs of tokens that differ, those brought together between which little is as before."""
    found: list[tuple[int, int, int, int]] = []
    for a, b, c, d in _opcodes(old, new):
        if found and sum(map(len, old[found[-1][1] : a])) <= _BRIDGED:
            found[-1] = (found[-1][0], b, found[-1][2], d)
        else:
            found.append((a, b, c, d))
    return found


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int, int, int]]:
    if len(old) <= _MOST and len(new) <= _MOST:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    limit = min(len(old), len(new))
    head = next((i for i in range(limit) if old[i] != new[i]), limit)
    tail = next((i for i in range(limit - head) if old[-1 - i] != new[-1 - i]), limit - head)
    return [(head, len(old) - tail, head, len(new) - tail)]


def _is_clean(before: str, difference: Difference) -> bool:
    """Whether nothing that a reader sees as one character is cut by a piece."""
    return all(whole_until(before, at) == at for at in (difference.start, difference.end))
