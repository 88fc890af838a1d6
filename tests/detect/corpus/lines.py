"""The lines of a text, in which gold files count, and its offsets, in which readings do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

COVERED = 0.8
"""So much of an echo, a line of noise or a copy must be covered."""


class Lines:
    """Offsets of a text as lines (from 1) and columns (from 0), and back."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset."""
        index = min(bisect_right(self.starts, offset), len(self.lines)) - 1
        return index + 1, offset - self.starts[index]

    def line(self, offset: int) -> int:
        """The line of an offset."""
        return self.at(offset)[0]

    def words(self, offset: int) -> tuple[int, str]:
        """The line of an offset, and the words there."""
        line, column = self.at(offset)
        return line, self.lines[line - 1][column : column + 18]

    def offset(self, line: int, column: int = 0) -> int:
        """The offset of a line and column."""
        return self.starts[line - 1] + column

    def covered(self, ranges: Sequence[tuple[int, int]]) -> set[int]:
        """The lines, blank ones apart, that the ranges cover but for a fifth at most."""
        numbers: set[int] = set()
        for start, end in ranges:
            for line in range(self.line(start), self.line(max(start, end - 1)) + 1):
                words = self.lines[line - 1].strip()
                first = self.starts[line - 1] + self.lines[line - 1].find(words) if words else 0
                if words and common((start, end), (first, first + len(words))) >= COVERED * len(words):
                    numbers.add(line)
        return numbers


def common(one: tuple[int, int], other: tuple[int, int]) -> int:
    """How many characters two ranges share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
