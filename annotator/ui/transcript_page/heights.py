"""How high each line of a text is, one below the other: where one begins, and which stands at a height.

Sums are kept by shelves, so that a change of one height costs the same in a long text as in a short one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

NARROW = 0.55
"""What a character outside the ideographs takes on average, as a share of an ideograph."""
_SAMPLED = 5_000
_SHELF = 256


class Heights:
    """Heights in whole pixels, none of them negative."""

    __slots__ = ("_items", "_sums", "_tops")

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._items = list(heights)
        self._sums: list[int] = []
        self._tops: list[int] | None = None
        self._add_up(0)

    def __len__(self) -> int:
        return len(self._items)

    def __getitem__(self, i: int) -> int:
        return self._items[i]

    def _add_up(self, i: int) -> None:
        """Add up anew from the shelf on that holds the ``i``-th."""
        shelf = i // _SHELF
        del self._sums[shelf:]
        items = self._items
        self._sums += [sum(items[at : at + _SHELF]) for at in range(shelf * _SHELF, len(items), _SHELF)]
        self._tops = None

    @property
    def _shelf_tops(self) -> list[int]:
        if self._tops is None:
            self._tops = list(accumulate(self._sums, initial=0))
        return self._tops

    @property
    def total(self) -> int:
        """The height of all together."""
        return self._shelf_tops[-1]

    def top(self, i: int) -> int:
        """Where the ``i``-th begins; for the number of them, where the last one ends."""
        shelf = i // _SHELF
        return self._shelf_tops[shelf] + sum(self._items[shelf * _SHELF : i])

    def at(self, y: int) -> int:
        """Which stands at a height: the first above everything, the last below it.

        One of no height never does; 0 where none has any.
        """
        if not self.total:
            return 0
        y = max(0, min(y, self.total - 1))
        shelf = min(bisect_right(self._shelf_tops, y), len(self._sums)) - 1
        top = self._shelf_tops[shelf]
        for i in range(shelf * _SHELF, len(self._items)):
            top += self._items[i]
            if top > y:
                return i
        return 0

    def put(self, i: int, height: int) -> int:
        """Another height for the ``i``-th; by how much all below it move down."""
        by = height - self._items[i]
        if by:
            self._items[i] = height
            self._sums[i // _SHELF] += by
            self._tops = None
        return by

    def splice(self, first: int, stop: int, heights: Sequence[int]) -> None:
        """Put others in the place of those from ``first`` to before ``stop``."""
        if stop - first == len(heights):
            for i, height in enumerate(heights, first):
                self.put(i, height)
            return
        self._items[first:stop] = heights
        self._add_up(min(first, len(self._items)))


def lengths_of(text: str) -> list[float]:
    """How long the lines of a text are, in ideographs.

    A line of ASCII has none; in the others narrow characters are mixed in as they are in a sample.
    """
    sample = text[:: max(1, len(text) // _SAMPLED)]
    narrow = sum(map(str.isascii, sample)) / max(1, len(sample))
    mixed = 1 - narrow * (1 - NARROW)
    lines = text.replace("\u2029", "\n").split("\n")
    return [len(line) * (NARROW if line.isascii() else mixed) for line in lines]
