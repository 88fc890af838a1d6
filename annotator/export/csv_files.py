"""CSV, a file for each sheet: for spreadsheets, and exact for programs (RFC 4180)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import cast

from annotator.domain.collecting import nothing_collected
from annotator.domain.progress import Progress, silent
from annotator.export.about import about
from annotator.export.cells import MAY_BEGIN_FORMULA, safe_in_csv
from annotator.export.continuing import Continuation, continued
from annotator.export.dataset import Dataset
from annotator.export.format import ExportResult, Format
from annotator.export.gathering import gathered, part
from annotator.export.tables import TEXTUAL, Table, Value
from annotator.export.writing import whole_files, written_beside


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the files are written: in UTF-8, halves of surrogate pairs, which it cannot hold, as ``\\ud800``.

    ``for_people``: byte order mark, headers in the user's language, formulas guarded, long texts continued.
    """

    newline: str
    for_people: bool
    delimiter: str = ","


SPREADSHEET = Dialect("\r\n", for_people=True)
PROGRAM = Dialect("\n", for_people=False)
TABBED = Dialect("\n", for_people=False, delimiter="\t")

_FIRST = itemgetter(0)
_TASTE, _MOST_FEW, _TIMES = 64, 24, 8
"""Of so many cells looked at beforehand at most so many may differ, and each comes so often on average."""
_QUOTED = ',"\n\r\t'
_NEEDS_QUOTES = re.compile('[,"\r\n\t]').search


def write_csv(dataset: Dataset, target: Path, form: Format, progress: Progress = silent) -> ExportResult:
    """CSV as spreadsheets read it."""
    return _write(dataset, target, form, SPREADSHEET, progress=progress)


def write_plain_csv(
    dataset: Dataset, target: Path, form: Format, progress: Progress = silent
) -> ExportResult:
    """CSV as programs read it."""
    return _write(dataset, target, form, PROGRAM, progress=progress)


def files_for(target: Path, names: Sequence[str]) -> list[Path]:
    """Claims go to the target, ``out.csv`` (also for ``out``), the other sheets beside it, ``out.turns.csv``.

    Where the target is a folder they are called ``claims.csv``, ``turns.csv``.
    """
    stems = [name.lower().replace(" (", "-").rstrip(")") for name in names]
    if target.is_dir():
        return [target / f"{stem}.csv" for stem in stems]
    suffix = target.suffix or ".csv"
    target = target.with_suffix(suffix)
    return [
        target if stem == "claims" else target.with_name(f"{target.stem}.{stem}{suffix}") for stem in stems
    ]


def _write(
    dataset: Dataset, target: Path, form: Format, dialect: Dialect, *, progress: Progress
) -> ExportResult:
    with nothing_collected(), gathered(dataset, part(progress, 0.0, 0.6)) as gathering:
        losses = list(form.losses_shown())
        if dialect.for_people:
            losses += continued(gathering.tables())
        tables = [*gathering.tables(), about(gathering, form=form.described(), losses=losses)]
        files = files_for(target, [table.name for table in tables])
        with whole_files(files) as partials:
            for done, (table, path) in enumerate(zip(tables, partials, strict=True)):
                begun, ended = (0.6 + 0.4 * (done + more) / len(tables) for more in (0, 1))
                write_table(table, path, dialect, part(progress, begun, ended))
        counts = {table.name: len(table.rows) for table in tables}
    return ExportResult(tuple(files), counts, tuple(losses))


def write_table(table: Table, path: Path, dialect: Dialect, progress: Progress = silent) -> None:
    """One sheet as a file."""
    continuation = Continuation(table)
    with path.open("wb") as file, written_beside(file) as write:
        if dialect.for_people:
            write(codecs.BOM_UTF8)
            titles = [safe_in_csv(title) for title in continuation.titles]
        else:
            titles = [column.field for column in table.columns]
        write(_encoded([[title] for title in titles], dialect))
        done = 0
        for block in table.rows.blocks():
            progress(done / len(table.rows))
            done += len(block[0])
            columns = continuation.columns_of(block) if dialect.for_people else block
            write(_encoded(columns, dialect))


def _encoded(columns: Iterable[Sequence[Value]], dialect: Dialect) -> bytes:
    """Rows, given as columns, as CSV.

    Python's own writer looks at every character of every cell; going by columns, where most need
    nothing done, takes a third of the time.
    """
    cells = [_cells(column, is_guarded=dialect.for_people) for column in columns]
    lines = map(dialect.delimiter.join, zip(*cells, strict=True))
    text = dialect.newline.join(lines) + dialect.newline
    return text.encode("utf-8", "backslashreplace")


def _cells(column: Sequence[Value], *, is_guarded: bool) -> Sequence[str]:
    """A column as the cells of a CSV file."""
    few = _few(column)
    kinds = set(map(type, few))
    if not few or not kinds <= TEXTUAL:  # numbers may be equal that are not written alike
        kinds = set(map(type, column))
    if few and (kinds <= TEXTUAL or kinds == {int}):
        made = dict(zip(few, _cells_of(few, kinds, is_guarded=is_guarded), strict=True))
        return [made[value] for value in column]
    return _cells_of(column, kinds, is_guarded=is_guarded)


def _cells_of(column: Sequence[Value], kinds: Set[type], *, is_guarded: bool) -> Sequence[str]:
    """The cells one by one; ``kinds`` are the types in the column."""
    if str not in kinds:
        return list(map(str if type(None) not in kinds else _number, column))
    if kinds == {str}:
        return _text_cells(cast("Sequence[str]", column), is_guarded=is_guarded)
    texts = [value if isinstance(value, str) else None for value in column]
    cells = _text_cells(texts, is_guarded=is_guarded)
    if kinds <= TEXTUAL:
        return cells
    return [
        cell if isinstance(value, str) else _number(value) for cell, value in zip(cells, column, strict=True)
    ]


def _few(column: Sequence[Value]) -> list[Value]:
    """What stands in a column that has only some things, each many times; nothing where it has many."""
    if len(set(column[:_TASTE])) > _MOST_FEW:
        return []
    few = set(column)
    return list(few) if len(few) * _TIMES < len(column) else []


def _number(value: Value) -> str:
    return "" if value is None else str(value)


def _text_cells(column: Sequence[str | None], *, is_guarded: bool) -> Sequence[str]:
    """Texts as cells; what has nothing to guard or quote in all of them is not looked at one by one."""
    texts = list(filter(None, column))
    cells: Sequence[str] = texts if len(texts) == len(column) else [value or "" for value in column]
    if is_guarded and not MAY_BEGIN_FORMULA.isdisjoint(map(_FIRST, texts)):
        cells = [safe_in_csv(cell) if cell[:1] in MAY_BEGIN_FORMULA else cell for cell in cells]
    together = "".join(texts)
    marks = [mark for mark in _QUOTED if mark in together]
    if len(marks) == 1:
        (mark,) = marks
        return [_quoted(cell) if mark in cell else cell for cell in cells]
    if marks:
        return [_quoted(cell) if _NEEDS_QUOTES(cell) else cell for cell in cells]
    return cells


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"'
