"""The lines of a source text, counted as its reader counts them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate, count
from operator import add


class LineNumbers:
    """The line of a place in one source text, counted from 1; the text is searched once."""

    def __init__(self, text: str) -> None:
        lengths = map(len, text.split("\n")[:-1])
        self._starts: list[int] = list(map(add, accumulate(lengths, initial=0), count()))

    def of(self, offset: int) -> int:
        """The line that holds the place."""
        return bisect_right(self._starts, offset)

    def starts_at(self, offset: int) -> bool:
        """Whether a line begins at the place."""
        return self._starts[self.of(offset) - 1] == offset
