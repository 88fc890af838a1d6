"""How much a text looks like Chinese as people write it, to tell right decodings from wrong ones."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from functools import cache

from annotator.language import resources_folder

_LISTS = ("characters_simplified.txt", "characters_traditional.txt")
_USUAL_MARKS = frozenset("，。！？；：、“”‘’「」『』《》（）—…·　％～–＂－【】")
_UNKNOWN = 0.02


def likelihood(text: str) -> float:
    """The mean weight of the characters beyond ASCII, from 0 (rare ones throughout) to 1.

    A text is weighed against one writing at a time: in a wrong decoding the usual characters
    come from both. Without any character beyond ASCII the weight is 0.
    """
    counts = {c: n for c, n in Counter(text).items() if c > "\x7f"}
    whole = sum(counts.values())
    if not whole:
        return 0.0
    return max(sum(_weight(c, weights) * n for c, n in counts.items()) for weights in _weights()) / whole


def _weight(character: str, weights: Mapping[str, float]) -> float:
    if character in _USUAL_MARKS:
        return 0.8
    return weights.get(character, _UNKNOWN)


@cache
def _weights() -> tuple[Mapping[str, float], ...]:
    """For each writing, the weight of its characters by their rank: 1 for the first, 0.2 for the last."""
    found = []
    for name in _LISTS:
        text = (resources_folder() / "lexicons" / name).read_text(encoding="utf-8")
        characters = "".join(line for line in text.split("\n") if not line.startswith("#"))
        last = math.log(len(characters) + 1)
        found.append({c: 1 - 0.8 * math.log(rank) / last for rank, c in enumerate(characters, start=1)})
    return tuple(found)
