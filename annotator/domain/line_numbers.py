"""The lines of a source text, counted as its reader counts them."""

from __future__ import annotations

from bisect import bisect_right


class LineNumbers:
    """The line of a place in one source text, counted from 1; the text is searched once."""

    def __init__(self, text: str) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)

    def of(self, offset: int) -> int:
        """The line that holds the place."""
        return bisect_right(self._starts, offset)

    def starts_at(self, offset: int) -> bool:
        """Whether a line begins at the place."""
        return self._starts[self.of(offset) - 1] == offset
