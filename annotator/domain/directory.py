"""Things by their names, as a value that follows changes without being copied whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

T = TypeVar("T")

_MOST = 256
"""From so many changes on they are worked into what they changed."""


class Directory(Mapping[str, T]):
    """A mapping that never changes; :meth:`following` gives the next one, which shares what is the same."""

    __slots__ = ("_count", "_later", "_stock")

    def __init__(self, stock: Mapping[str, T]) -> None:
        self._stock: Mapping[str, T] = stock
        self._later: Mapping[str, T | None] = {}
        self._count = len(stock)

    def following(self, changes: Mapping[str, T | None]) -> Directory[T]:
        """The mapping after changes: what names stand for from now on, ``None`` for nothing any more."""
        later = {**self._later, **changes}
        if len(later) > _MOST:
            whole = {**self._stock, **later}
            return Directory({name: thing for name, thing in whole.items() if thing is not None})
        made: Directory[T] = Directory(self._stock)
        made._later = later
        came = sum(thing is not None and name not in self for name, thing in changes.items())
        went = sum(thing is None and name in self for name, thing in changes.items())
        made._count = self._count + came - went
        return made

    def __getitem__(self, name: str) -> T:
        if name not in self._later:
            return self._stock[name]
        thing = self._later[name]
        if thing is None:
            raise KeyError(name)
        return thing

    def __iter__(self) -> Iterator[str]:
        yield from (name for name in self._stock if name not in self._later)
        yield from (name for name, thing in self._later.items() if thing is not None)

    def __len__(self) -> int:
        return self._count
