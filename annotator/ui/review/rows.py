"""The rows of a text under review: its lines without the blank ones, very long lines in pieces."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from annotator.text.clusters import whole_until
from annotator.ui.transcript_page.heights import NARROW

PIECE = 600
"""Characters of a line that are laid out at once; a text of one single line must not take seconds."""
_STOPS = "。！？；!?;，,、 "
_LOOK_BACK = 200


class TextRow(NamedTuple):
    """One row: ``[start, end)`` in code points; ``opens_line`` for the first piece of its line.

    ``after_gap`` says that blank lines stand before it.
    """

    start: int
    end: int
    opens_line: bool
    after_gap: bool


class Rows:
    """The rows of ``text[start:end]``, in text order; places count from the start of the whole text."""

    __slots__ = ("_rows", "_starts")

    def __init__(self, text: str, start: int, end: int) -> None:
        self._rows: list[TextRow] = []
        at, after_gap = start, False
        for line in text[start:end].split("\n"):
            if not line or line.isspace():
                after_gap = True
            else:
                self._add(line, at, after_gap=after_gap)
                after_gap = False
            at += len(line) + 1
        self._starts = [row.start for row in self._rows]

    def _add(self, line: str, at: int, *, after_gap: bool) -> None:
        if len(line) <= PIECE:
            self._rows.append(TextRow(at, at + len(line), opens_line=True, after_gap=after_gap))
            return
        first = 0
        while first < len(line):
            stop = _cut(line, first)
            opens = first == 0
            self._rows.append(TextRow(at + first, at + stop, opens, after_gap and opens))
            first = stop

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, i: int) -> TextRow:
        return self._rows[i]

    def at(self, offset: int) -> int:
        """The row at a place, or the last before it; 0 before the first."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def lengths(self, text: str) -> list[float]:
        """How long each row is, in ideographs, as well as a sample of the text tells."""
        sample = text[:: max(1, len(text) // 5_000)]
        narrow = sum(map(str.isascii, sample)) / max(1, len(sample))
        mixed = 1 - narrow * (1 - NARROW)
        return [(row.end - row.start) * mixed for row in self._rows]


def _cut(line: str, first: int) -> int:
    """Where the piece ends that begins at ``first``: after a stop if there is one not too far back."""
    stop = first + PIECE
    if stop >= len(line):
        return len(line)
    found = max(line.rfind(sign, stop - _LOOK_BACK, stop) for sign in _STOPS)
    return found + 1 if found >= 0 else max(first + 1, whole_until(line, stop))


def line_at(text: str, offset: int) -> tuple[int, int]:
    """The whole line at a place, without its end: its start and end."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return start, len(text) if end < 0 else end
