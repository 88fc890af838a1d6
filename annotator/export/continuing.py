"""Texts longer than a cell holds, which go on in further columns beside their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotator.export.cells import pieces, unheld, visible
from annotator.export.tables import Block, Column, Row, Table, Value
from annotator.language import translate, translate_count


class Continuation:
    """The columns of a table as a spreadsheet needs them: those with overlong texts several times.

    ``columns`` are those that are written, ``titles`` their headers; a continuing column says so.
    """

    def __init__(self, table: Table) -> None:
        self._parts = [table.rows.parts.get(i, 1) for i in range(len(table.columns))]
        self.pictured = 0
        """How many characters were shown as pictures in the texts that were cut."""
        self.is_needed = any(count > 1 for count in self._parts)
        self.columns: list[Column] = []
        self.titles: list[str] = []
        continued = translate("{column} (continued, {number})")
        for column, count in zip(table.columns, self._parts, strict=True):
            for number in range(1, count + 1):
                self.columns.append(column)
                title = column.title
                if number > 1:
                    title = continued.format(column=title, number=number)
                self.titles.append(title)

    def rows(self, rows: Iterable[Row], *, is_shown: bool = False) -> Iterator[Row]:
        """The rows with overlong texts cut; ``is_shown`` cuts them as :func:`visible` shows them."""
        return (self._cut(row, is_shown) for row in rows) if self.is_needed else iter(rows)

    def columns_of(self, block: Block) -> Iterable[Sequence[Value]]:
        """The columns of a block with overlong texts cut."""
        if not self.is_needed:
            return block
        return zip(*self.rows(zip(*block, strict=True)), strict=True)

    def _cut(self, row: Row, is_shown: bool) -> Row:
        cells: list[Value] = []
        for value, count in zip(row, self._parts, strict=True):
            if count == 1 or not isinstance(value, str):
                cells.extend((value, *(None,) * (count - 1)))
                continue
            if is_shown:
                self.pictured += unheld(value)
            cut = pieces(visible(value) if is_shown else value)
            cells.extend((*cut, *(None,) * (count - len(cut))))
        return tuple(cells)


def continued(tables: Sequence[Table]) -> list[str]:
    """The sentence that says how many texts go on in further columns, if any do."""
    count = sum(table.rows.overlong for table in tables)
    if not count:
        return []
    return [
        translate_count(
            "{count} text is longer than the 32,767 characters of a cell and goes on in further columns.",
            "{count} texts are longer than the 32,767 characters of a cell and go on in further columns.",
            count,
        )
    ]
