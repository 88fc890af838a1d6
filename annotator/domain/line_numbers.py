"""The lines of a source text, counted as its reader counts them."""

from __future__ import annotations

STRIDE = 8192
"""How many characters apart the places are up to which lines are counted once."""


class LineNumbers:
    """The line of a place in one source text, counted from 1; only the text up to the place is looked at."""

    __slots__ = ("_before", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._before = [0]

    def of(self, offset: int) -> int:
        """The line that holds the place."""
        step = min(max(0, offset), len(self._text)) // STRIDE
        while len(self._before) <= step:
            at = len(self._before) * STRIDE
            self._before.append(self._before[-1] + self._text.count("\n", at - STRIDE, at))
        return self._before[step] + self._text.count("\n", step * STRIDE, max(0, offset)) + 1

    def starts_at(self, offset: int) -> bool:
        """Whether a line begins at the place."""
        return offset == 0 or self._text[offset - 1 : offset] == "\n"
