"""A long text that is changed in places, kept in pieces: a change costs a piece, and no copy of it all."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate
from typing import overload

_PIECE = 8_192
"""Characters in a piece as it is made; one that has grown to twice as many is divided."""


class RunningText:
    """A text of which stretches are asked and replaced, in code points."""

    __slots__ = ("_ends", "_pieces", "_whole")

    def __init__(self, text: str) -> None:
        self._whole: str | None = text
        self._pieces = _divided(text)
        self._ends = list(accumulate(map(len, self._pieces)))

    def __len__(self) -> int:
        return self._ends[-1]

    @property
    def whole(self) -> str:
        """All of it; to be asked for where all of it is looked at."""
        if self._whole is None:
            self._whole = "".join(self._pieces)
        return self._whole

    @overload
    def __getitem__(self, at: int) -> str: ...

    @overload
    def __getitem__(self, at: slice) -> str: ...

    def __getitem__(self, at: int | slice) -> str:
        """A character of the text, by its place from 0 on, or a stretch as of a string, without steps."""
        if self._whole is not None:
            return self._whole[at]
        if isinstance(at, int):
            i = self._piece_of(at)
            return self._pieces[i][at - self._ends[i]]
        start, stop, _ = at.indices(len(self))
        if start >= stop:
            return ""
        i, j = self._piece_of(start), self._piece_of(stop - 1)
        begins = self._start_of(i)
        if i == j:
            return self._pieces[i][start - begins : stop - begins]
        return "".join(self._pieces[i : j + 1])[start - begins : stop - begins]

    def around(self, at: int, reach: int) -> tuple[str, int]:
        """The characters up to ``reach`` before and behind a place, and where the first of them stands."""
        first = max(0, at - reach)
        return self[first : at + reach], first

    def line_start(self, at: int) -> int:
        """Where the line begins that holds a place, or that ends there."""
        i = self._piece_of(at)
        found = self._pieces[i].rfind("\n", 0, at - self._start_of(i))
        while found < 0 and i > 0:
            i -= 1
            found = self._pieces[i].rfind("\n")
        return self._start_of(i) + found + 1

    def line_end(self, at: int) -> int:
        """Where the line ends that holds a place, or that ends there."""
        i = self._piece_of(at)
        found = self._pieces[i].find("\n", at - self._start_of(i))
        while found < 0 and i < len(self._pieces) - 1:
            i += 1
            found = self._pieces[i].find("\n")
        return len(self) if found < 0 else self._start_of(i) + found

    def _start_of(self, i: int) -> int:
        return self._ends[i] - len(self._pieces[i])

    def replace(self, start: int, end: int, words: str) -> None:
        """Let ``words`` stand instead of the characters from ``start`` to before ``end``."""
        i = self._piece_of(start)
        j = max(i, self._piece_of(end))
        begins = self._start_of(i)
        old = "".join(self._pieces[i : j + 1])
        new = old[: start - begins] + words + old[end - begins :]
        self._pieces[i : j + 1] = _divided(new) if len(new) > 2 * _PIECE else [new]
        self._ends[i:] = accumulate(map(len, self._pieces[i:]), initial=begins)
        del self._ends[i]
        self._whole = None

    def _piece_of(self, at: int) -> int:
        """The number of the piece that holds a place; the last one holds the end of the text."""
        return min(bisect_right(self._ends, at), len(self._ends) - 1)


def _divided(text: str) -> list[str]:
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)] or [""]
