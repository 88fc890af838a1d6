"""What two wordings have in common at their ends."""

from __future__ import annotations


def same_ends(one: str, other: str) -> tuple[int, int]:
    """How many characters two wordings share where they begin, and then where they end.

    No character counts for both: of ``aa`` and ``aaa`` these are 2 and 0.
    """
    first = last = 0
    most = min(len(one), len(other))
    while first < most and one[first] == other[first]:
        first += 1
    while last < most - first and one[-1 - last] == other[-1 - last]:
        last += 1
    return first, last
