"""Tables of corrections: what was heard and what was meant, how often, and when.

The first row may name the columns, in English or Chinese, as this program writes them or shows them. Without
such a row the first column is what was heard and the second what was meant, if the two look or sound alike.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from annotator.domain.errors import UnreadableFile
from annotator.formats.tables import WORKBOOK, cells, named, sheet, text_of
from annotator.formats.term_lists import names_terms
from annotator.language import mark

SUFFIXES = (".csv", ".tsv", ".txt", ".xlsx")
"""The kinds of files that hold such tables."""

_COLUMNS = {
    "heard": ("heard", "misheard", "wrong", "spelling", "听成", "误听", "错误",
              "错误写法", "错写", "误写", "识别为"),
    "meant": ("meant", "right", "correct", "target", "应为", "正确", "正确写法", "改为",
              "更正", "更正为"),
    "count": ("count", "times", "corrected so often", "次数", "更正次数"),
    "first": ("first", "首次", "最早"),
    "last": ("last", "last_at", "last corrected", "最近", "最后", "最近更正"),
}  # fmt: skip
"""What the columns may be called; compared in small letters."""
_UNNAMED = ("heard", "meant")
_LOOKED_AT = 400
_ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class ListedPair:
    """A row of such a table: ``heard`` was corrected to ``meant`` so often, as far as is told."""

    heard: str
    meant: str
    count: int = 1
    first: str = ""
    last: str = ""


def read_pairs(path: Path) -> tuple[ListedPair, ...]:
    """The pairs of a table in its order.

    Raises ``UnreadableFile``, also where the file is plainly another table, such as a list of terms.
    """
    rows = [row for row in _rows(path) if any(row)]
    columns: Sequence[str] = named(rows[0], _COLUMNS) if rows else ()
    if {"heard", "meant"} <= set(columns):
        return tuple(_pairs(rows[1:], columns))
    if rows and names_terms(rows[0]):
        raise UnreadableFile(
            mark("“{name}” is a list of terms, not of corrections; take it in where the glossary is edited."),
            name=path.name,
        )
    pairs = tuple(_pairs(rows, _UNNAMED))
    if not _are_corrections(pairs):
        raise UnreadableFile(
            mark("“{name}” has no columns “heard” and “meant”; name them in its first row."),
            name=path.name,
        )
    return pairs


def _rows(path: Path) -> list[Sequence[str]]:
    suffix = path.suffix.lower()
    if suffix == WORKBOOK:
        return list(sheet(path))
    try:
        return list(cells(text_of(path), suffix))
    except csv.Error:
        return []


def _pairs(rows: Sequence[Sequence[str]], columns: Sequence[str]) -> Iterator[ListedPair]:
    for row in rows:
        said = {name: cell for name, cell in zip(columns, row, strict=False) if name}
        heard, meant, count = (
            said.get("heard", ""),
            said.get("meant", ""),
            said.get("count", "").replace(",", ""),
        )
        if heard and meant:
            times = int(count) if count.isdecimal() and int(count) > 0 else 1
            yield ListedPair(heard, meant, times, said.get("first", ""), said.get("last", ""))


def _are_corrections(pairs: Sequence[ListedPair]) -> bool:
    """Whether enough of the pairs can be a wording and how it was misheard."""
    from annotator.text.likeness import can_be_misheard

    looked_at = list(islice(pairs, _LOOKED_AT))
    alike = sum(can_be_misheard(one.heard, one.meant) for one in looked_at)
    return bool(looked_at) and alike >= _ENOUGH * len(looked_at)
