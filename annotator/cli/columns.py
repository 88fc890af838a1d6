"""Rows for people in columns that stand under each other, Chinese characters counted as two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

_WIDEST = 36
"""So many columns of a terminal a cell is waited for; a longer one pushes its own row only."""


def in_columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The headings and the rows as lines; nothing is cut, and the last column is as long as it is."""
    from rich.cells import cell_len

    lines = [headings, *rows]
    widths = [
        max([cell_len(headings[i]), *(w for line in lines if (w := cell_len(line[i])) <= _WIDEST)])
        for i in range(len(headings))
    ]
    for line in lines:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(line, widths, strict=True))
        yield "  ".join(padded).rstrip()
