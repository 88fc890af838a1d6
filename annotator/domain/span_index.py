"""Which of many stretches lie over a place or a range, without looking at all of them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


def _alike(old: Sequence[T], new: Sequence[T], *, at_end: bool) -> int:
    """How many items both have in common at their start, or at their end, by halving."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        count = (low + high + 1) // 2
        first, last = (low, count) if not at_end else (-count, -low or None)
        if old[first:last] == new[first:last]:
            low = count
        else:
            high = count - 1
    return low


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

    def following(self, items: Sequence[T], bounds: Callable[[T], tuple[int, int]]) -> SpanIndex[T]:
        """The index of these items, which are mostly the same ones in the same order.

        Only the run of items that differ is looked at, with ``bounds`` for their start and end, and
        whatever reaches further because of them.
        """
        old, new = self._items, items
        head = _alike(old, new, at_end=False)
        tail = min(_alike(old, new, at_end=True), len(old) - head, len(new) - head)
        middle = [bounds(item) for item in new[head : len(new) - tail]]
        rest = len(old) - tail
        made: SpanIndex[T] = SpanIndex.__new__(SpanIndex)
        made._items = new
        made._starts = [*self._starts[:head], *(start for start, _ in middle), *self._starts[rest:]]
        made._ends = [*self._ends[:head], *(end for _, end in middle), *self._ends[rest:]]
        made._furthest = self._furthest[:head]
        reached = made._furthest[-1] if head else 0
        for at in range(head, len(new)):
            reached = max(reached, made._ends[at])
            was = at - len(new) + len(old)
            if at >= len(new) - tail and reached == self._furthest[was]:
                made._furthest += self._furthest[was:]
                break
            made._furthest.append(reached)
        return made

    def over(self, start: int, end: int) -> Iterator[T]:
        """The stretches that share at least one place with ``[start, end)``, in order of start.

        With ``start == end`` those that hold the place ``start``.
        """
        stop = bisect_left(self._starts, max(end, start + 1))
        first = bisect_left(self._furthest, start + 1, 0, stop)
        for i in range(first, stop):
            if self._ends[i] > start:
                yield self._items[i]
