"""Stretches that somebody else found in the text and the page shows: search hits, suggestions.

They are places of the source text, so no correction and no other view moves them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Detail(StrEnum):
    """What is shown in the text besides the three layers of marks, and can be hidden as they can."""

    CORRECTIONS = "corrections"
    SUGGESTIONS = "suggestions"


class Stretched(Protocol):
    """Something that lies over source text ``[start, end)``."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Suggested(Stretched, Protocol):
    """A suggestion as far as the page shows it; ``kind`` is the word of ``suggest --json``."""

    @property
    def kind(self) -> str: ...
    @property
    def replacement(self) -> str: ...
    @property
    def evidence(self) -> str: ...


_T = TypeVar("_T", bound=Stretched)
_Kind = TypeVar("_Kind", bound=Suggested)


class Spots(Generic[_T]):
    """Stretches in text order; which touch a window is told without looking at all of them."""

    def __init__(self, things: Iterable[_T] = ()) -> None:
        self._things = sorted(things, key=lambda thing: thing.start)
        self._starts = [thing.start for thing in self._things]
        self._reach = list(accumulate((thing.end for thing in self._things), max))

    def __len__(self) -> int:
        return len(self._things)

    def __iter__(self) -> Iterator[_T]:
        return iter(self._things)

    def over(self, first: int, last: int) -> Iterator[_T]:
        """Those that share a place with ``[first, last]``, in text order."""
        for i in range(bisect_left(self._reach, first), bisect_right(self._starts, last)):
            if self._things[i].end >= first:
                yield self._things[i]

    def has_start_in(self, first: int, last: int) -> bool:
        """Whether one starts in ``[first, last)``."""
        i = bisect_left(self._starts, first)
        return i < len(self._starts) and self._starts[i] < last

    def count_in(self, first: int, last: int) -> int:
        """How many start in ``[first, last)``."""
        return bisect_left(self._starts, last) - bisect_left(self._starts, first)


SPEAKER = "speaker"
"""The kind of those suggestions that propose that somebody else speaks from here."""
TOPIC = "topic"
"""The kind of those suggestions that propose a topic: they stand in the margin, where topics are."""


def split_by_place(suggestions: Iterable[_Kind]) -> tuple[Spots[_Kind], Spots[_Kind]]:
    """The suggestions that stand in the text, and those that stand beside it."""
    inside: list[_Kind] = []
    beside: list[_Kind] = []
    for suggestion in suggestions:
        (beside if suggestion.kind == TOPIC else inside).append(suggestion)
    return Spots(inside), Spots(beside)
