"""Which of many stretches lie over a place or a range, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class SpanIndex(Generic[T]):
    """Stretches sorted by start, asked by range in O(log n + answer) for stretches of like length.

    ``items[i]`` covers ``[starts[i], ends[i])``; ``starts`` ascends.
    """

    __slots__ = ("_ends", "_furthest", "_items", "_starts")

    def __init__(self, items: Sequence[T], starts: Sequence[int], ends: Sequence[int]) -> None:
        self._items = items
        self._starts = starts
        self._ends = ends
        self._furthest = list(accumulate(ends, max))

    def over(self, start: int, end: int) -> Iterator[T]:
        """The stretches that share at least one place with ``[start, end)``, in order of start.

        With ``start == end`` those that hold the place ``start``.
        """
        stop = bisect_left(self._starts, max(end, start + 1))
        first = bisect_left(self._furthest, start + 1, 0, stop)
        for i in range(first, stop):
            if self._ends[i] > start:
                yield self._items[i]
