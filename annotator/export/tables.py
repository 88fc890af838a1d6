"""Sheets before they are written: columns, and rows that need not all be in memory."""

from __future__ import annotations

import marshal
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from itertools import islice
from typing import IO, cast

from annotator.export.cells import SHORT, pieces, visible
from annotator.language import translate

Value = str | int | float | None
Row = tuple[Value, ...]
Block = list[Sequence[Value]]
"""Some rows, column by column."""

BLOCK = 2_000
"""Rows that are kept together in the spool, and told to the progress at once."""

IN_MEMORY = 128_000
"""Rows of a sheet that stay in memory, at about 1 kB each."""


class Choices(Enum):
    """The lists from which cells of a column are chosen."""

    CLAIM_LABELS = "claims"
    TOPICS = "topics"
    STANCE = "stance"
    CERTAINTY = "certainty"
    CHECK_WORTHINESS = "check_worthiness"
    RELATION_KIND = "relation"
    CORRECTION_KIND = "correction"
    STATUS = "status"
    SPEAKERS = "speakers"


class Tint(Enum):
    """What a cell names whose colour it wears."""

    CLAIM_LABEL = "claim label"
    TOPIC = "topic"
    SPEAKER = "speaker"
    ENTRY = "entry of the codebook"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet. ``field`` names it for programs, ``header`` for people.

    ``header`` is a message to translate, unless ``is_name`` says that it is a name from the project.
    ``width`` is in characters of the sheet's font, ``separator`` stands between several values.
    """

    field: str
    header: str
    width: int = 12
    separator: str = ""
    choices: Choices | None = None
    tint: Tint | None = None
    is_name: bool = False

    @property
    def title(self) -> str:
        """The header in the language in use."""
        return self.header if self.is_name else translate(self.header)


class Rows:
    """The rows of a sheet: added once, gone through as often as needed.

    They are kept in blocks, column by column, which is the quick way to look through them. Those
    beyond :data:`IN_MEMORY` wait in a temporary file. ``parts`` says in how many cells the longest text
    of a column goes, where one is not enough; ``overlong`` counts such texts.
    """

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._spool: IO[bytes] | None = None
        self._count = 0
        self.parts: dict[int, int] = {}
        self.overlong = 0

    def __len__(self) -> int:
        return self._count

    def add(self, records: Iterable[tuple[object, ...]], columns: Sequence[Column]) -> None:
        """Add records, one a row; several values in one cell are joined, no values are ``None``."""
        joins = [(i, _joining(column.separator)) for i, column in enumerate(columns) if column.separator]
        waiting = iter(records)
        while rows := list(islice(waiting, BLOCK)):
            block: list[Sequence[object]] = list(zip(*rows, strict=True))
            for i, join in joins:
                block[i] = tuple(map(join, block[i]))
            self._keep(cast("Block", block))
            self._count += len(rows)

    def _keep(self, block: Block) -> None:
        for i, column in enumerate(block):
            if _longest(column) > SHORT:
                self._measure(i, column)
        if self._count < IN_MEMORY:
            self._blocks.append(block)
        else:
            self._put_away(block)

    def _put_away(self, block: Block) -> None:
        if self._spool is None:
            self._spool = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the dataset
        data = marshal.dumps(block)
        self._spool.seek(0, os.SEEK_END)
        self._spool.write(len(data).to_bytes(8, "little") + data)

    def _measure(self, i: int, column: Iterable[Value]) -> None:
        for value in column:
            if isinstance(value, str) and len(value) > SHORT:
                parts = max(len(pieces(value)), len(pieces(visible(value))))
                if parts > 1:
                    self.overlong += 1
                    self.parts[i] = max(parts, self.parts.get(i, 1))

    def blocks(self) -> Iterator[Block]:
        """The rows, up to :data:`BLOCK` at a time, as columns."""
        yield from self._blocks
        at = 0
        while self._spool is not None:
            self._spool.seek(at)
            head = self._spool.read(8)
            if not head:
                return
            size = int.from_bytes(head, "little")
            at += 8 + size
            yield marshal.loads(self._spool.read(size))

    def __iter__(self) -> Iterator[Row]:
        for block in self.blocks():
            yield from zip(*block, strict=True)

    def close(self) -> None:
        """Let the rows go."""
        self._blocks.clear()
        if self._spool is not None:
            self._spool.close()


def _longest(column: Iterable[Value]) -> int:
    """How long the longest text of a column is."""
    try:
        return max(map(len, filter(None, column)), default=0)  # type: ignore[arg-type]
    except TypeError:  # numbers
        return max(map(len, texts_of(column)), default=0)


def texts_of(column: Iterable[Value]) -> Iterable[str]:
    """The texts in a column that are not empty; quick for columns of nothing but texts or numbers."""
    kinds = set(map(type, column))
    if str not in kinds:
        return ()
    if kinds <= TEXTUAL:
        return filter(None, column)  # type: ignore[arg-type]
    return (value for value in column if isinstance(value, str) and value)


TEXTUAL = frozenset({str, type(None)})
"""The types in a column of texts."""


@dataclass(frozen=True)
class Table:
    """A sheet: its name (a fixed English noun, see :data:`SHEETS`), its columns and its rows."""

    name: str
    columns: tuple[Column, ...]
    rows: Rows

    def position(self, field: str) -> int:
        """Where a column stands, from 0. Raises ``KeyError`` where there is none."""
        for i, column in enumerate(self.columns):
            if column.field == field:
                return i
        raise KeyError(field)


def _joining(separator: str) -> Callable[[object], str | None]:
    @cache
    def join(values: tuple[str, ...]) -> str | None:
        return separator.join(values) or None

    return join
