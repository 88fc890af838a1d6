"""Which stretches lie over each place of a text, worked out once for all places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import Generic, TypeVar

T = TypeVar("T")


class Strata(Generic[T]):
    """Stretches ``(start, end, thing)``, ends excluded, asked place by place in O(log n).

    The text is cut at every border, so that each cut has its own tuple of things, in the order in
    which they were given. The work is that of writing these tuples down once.
    """

    __slots__ = ("cuts", "layers")

    def __init__(self, stretches: Iterable[tuple[int, int, T]]) -> None:
        begin: dict[int, list[int]] = {}
        finish: dict[int, list[int]] = {}
        things: list[T] = []
        for i, (start, end, thing) in enumerate(stretches):
            begin.setdefault(start, []).append(i)
            finish.setdefault(end, []).append(i)
            things.append(thing)
        self.cuts = sorted(begin.keys() | finish.keys())
        self.layers: list[tuple[T, ...]] = [()]
        over: dict[int, None] = {}
        for cut in self.cuts:
            for i in finish.get(cut, ()):
                over.pop(i, None)
            over.update(dict.fromkeys(begin.get(cut, ())))
            self.layers.append(tuple(things[i] for i in sorted(over)))

    def over(self, place: int) -> tuple[T, ...]:
        """The things over the character at ``place``."""
        return self.layers[bisect_right(self.cuts, place)]
