"""Which of many stretches lie over a place or a range, without looking at all of them.

An index is a value: putting a stretch in or taking one out gives another index. It is kept in blocks,
so that both share all but one of them, and neither asking nor changing looks at the others.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

BLOCK = 128
"""Stretches in a block as it is made; a block that has grown to twice as many is divided."""


class _Block(NamedTuple):
    """Some neighbouring stretches by columns, and how far they reach."""

    items: Sequence[Any]
    starts: Sequence[int]
    ends: Sequence[int]
    reach: int


def _block(items: Sequence[Any], starts: Sequence[int], ends: Sequence[int]) -> _Block:
    return _Block(items, starts, ends, max(ends))


class SpanIndex(Generic[T]):
    """Stretches in the order of ``order``, which is by start first.

    ``items[i]`` covers ``[starts[i], ends[i])``; ``starts`` ascends.
    """

    __slots__ = ("_blocks", "_firsts", "_order", "_reaches")

    def __init__(
        self,
        items: Sequence[T],
        starts: Sequence[int],
        ends: Sequence[int],
        *,
        order: Callable[[T], Any],
    ) -> None:
        parts = [slice(i, i + BLOCK) for i in range(0, len(items), BLOCK)]
        self._stand([_block(items[part], starts[part], ends[part]) for part in parts], order)

    def _stand(self, blocks: list[_Block], order: Callable[[T], Any]) -> None:
        self._blocks = blocks
        self._order = order
        self._firsts = [block.starts[0] for block in blocks]
        self._reaches = list(accumulate((block.reach for block in blocks), max))

    def __len__(self) -> int:
        return sum(len(block.items) for block in self._blocks)

    def __iter__(self) -> Iterator[T]:
        for block in self._blocks:
            yield from block.items

    def over(self, start: int, end: int) -> Iterator[T]:
        """The stretches that share at least one place with ``[start, end)``, in order.

        With ``start == end`` those that hold the place ``start``.
        """
        stop = max(end, start + 1)
        for i in range(bisect_right(self._reaches, start), bisect_left(self._firsts, stop)):
            block = self._blocks[i]
            if block.reach > start:
                for at in range(bisect_left(block.starts, stop)):
                    if block.ends[at] > start:
                        yield block.items[at]

    def after(self, offset: int) -> T | None:
        """The first that starts after a place."""
        i = max(0, bisect_right(self._firsts, offset) - 1)
        for block in self._blocks[i : i + 2]:
            at = bisect_right(block.starts, offset)
            if at < len(block.items):
                found: T = block.items[at]
                return found
        return None

    def before(self, offset: int) -> T | None:
        """The last that starts before a place."""
        i = bisect_left(self._firsts, offset) - 1
        if i < 0:
            return None
        block = self._blocks[i]
        found: T = block.items[bisect_left(block.starts, offset) - 1]
        return found

    def only(self, is_wanted: Callable[[T], bool]) -> SpanIndex[T]:
        """The index of the wanted stretches; it shares the blocks in which all are."""
        kept: list[_Block] = []
        for block in self._blocks:
            wanted = [i for i, item in enumerate(block.items) if is_wanted(item)]
            if len(wanted) == len(block.items):
                kept.append(block)
            elif wanted:
                kept.append(_block(*([column[i] for i in wanted] for column in block[:3])))
        made: SpanIndex[T] = SpanIndex.__new__(SpanIndex)
        made._stand(kept, self._order)
        return made

    def having(self, item: T, start: int, end: int) -> SpanIndex[T]:
        """The index with one more stretch, which covers ``[start, end)``."""
        if not self._blocks:
            return SpanIndex([item], [start], [end], order=self._order)
        i, at = self._place_of(item)
        items, starts, ends, reach = self._blocks[i]
        grown = _Block(
            (*items[:at], item, *items[at:]),
            (*starts[:at], start, *starts[at:]),
            (*ends[:at], end, *ends[at:]),
            max(reach, end),
        )
        return self._with_block(i, _divided(grown) if len(grown.items) >= 2 * BLOCK else [grown])

    def without(self, item: T) -> SpanIndex[T]:
        """The index without the stretch that stands where ``item`` does in the order.

        Raises ``LookupError`` where there is none.
        """
        i, at = self._place_of(item)
        items, starts, ends, _ = self._blocks[i] if self._blocks else _NOTHING
        if at == len(items) or self._order(items[at]) != self._order(item):
            raise LookupError(f"not there to take out: {item}")
        if len(items) == 1:
            return self._with_block(i, [])
        left = _block(
            (*items[:at], *items[at + 1 :]), (*starts[:at], *starts[at + 1 :]), (*ends[:at], *ends[at + 1 :])
        )
        return self._with_block(i, [left])

    def _place_of(self, item: T) -> tuple[int, int]:
        """The block in which an item stands or would stand, and its place there."""
        order = self._order
        key = order(item)
        i = max(0, bisect_right(self._blocks, key, key=lambda block: order(block.items[0])) - 1)
        return i, bisect_left(self._blocks[i].items, key, key=order) if self._blocks else 0

    def _with_block(self, i: int, put: list[_Block]) -> SpanIndex[T]:
        made: SpanIndex[T] = SpanIndex.__new__(SpanIndex)
        made._order = self._order
        made._blocks = [*self._blocks[:i], *put, *self._blocks[i + 1 :]]
        made._firsts = [*self._firsts[:i], *(block.starts[0] for block in put), *self._firsts[i + 1 :]]
        made._reaches = self._reaches_with(made._blocks, i, len(put) - 1)
        return made

    def _reaches_with(self, blocks: Sequence[_Block], i: int, more: int) -> list[int]:
        """How far blocks reach, up to each, where from the ``i``-th on they are others, so many more.

        It is worked out only as far as it differs: beyond, they are the same blocks.
        """
        known, reach = self._reaches, self._reaches[i - 1] if i else 0
        new: list[int] = []
        for at in range(i, len(blocks)):
            reach = max(reach, blocks[at].reach)
            if at > i + more and reach == known[at - more]:
                return [*known[:i], *new, *known[at - more :]]
            new.append(reach)
        return [*known[:i], *new]


_NOTHING = _Block((), (), (), 0)


def _divided(block: _Block) -> list[_Block]:
    """Both halves of a block."""
    middle = len(block.items) // 2
    return [
        _block(block.items[part], block.starts[part], block.ends[part])
        for part in (slice(middle), slice(middle, None))
    ]
