"""A single table as a file: CSV for spreadsheets, TSV and JSON Lines for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from annotator.domain.errors import ExportError
from annotator.export.csv_files import SPREADSHEET, TABBED, write_table
from annotator.export.dataset import Dataset
from annotator.export.format import ExportResult, Format
from annotator.export.tables import Column, Rows, Table
from annotator.export.writing import whole_files
from annotator.language import mark

JSONL, CSV, TSV = ".jsonl", ".csv", ".tsv"


class Sheet(NamedTuple):
    """What is written: ``records`` with the fields of ``columns``, of so many ``transcripts``."""

    name: str
    columns: tuple[Column, ...]
    records: Sequence[tuple[object, ...]]
    transcripts: int


def write_sheet(sheet: Sheet, target: Path, form: Format) -> ExportResult:
    """Write the table as the target's suffix says.

    Raises ``ExportError`` where that is no suffix of the format; then nothing was written.
    """
    write = _WRITERS[kind_of_file(target, form)]
    with whole_files([target]) as (partial,):
        write(sheet, partial)
    counts = {sheet.name: len(sheet.records), "Transcripts": sheet.transcripts}
    return ExportResult((target,), counts, form.losses_shown())


def kind_of_file(target: Path, form: Format) -> str:
    """The last part of the target's suffix; the usual one of the format where it has none of any format.

    Raises ``ExportError`` where the format is not written so.
    """
    known = [Path(suffix).suffix for suffix in form.suffixes]
    suffix = target.suffix.lower()
    if suffix in known:
        return suffix
    if suffix in (".csv", ".tsv", ".jsonl", ".xlsx", ".txt"):
        raise ExportError(
            mark("The format “{name}” is written to files that end in {suffixes}, not in {suffix}."),
            name=form.name,
            suffixes=", ".join(form.suffixes),
            suffix=suffix,
        )
    return known[0]


def _write_jsonl(sheet: Sheet, path: Path) -> None:
    fields = [column.field for column in sheet.columns]
    with path.open("wb") as file:
        for record in sheet.records:
            line = dict(zip(fields, record, strict=True))
            try:
                data = msgspec.json.encode(line)
            except UnicodeEncodeError:  # halves of surrogate pairs have no UTF-8, but an escape
                data = json.dumps(line).encode("ascii")
            file.write(data + b"\n")


def _write_csv(sheet: Sheet, path: Path) -> None:
    _write_rows(sheet, path, is_tabbed=False)


def _write_tsv(sheet: Sheet, path: Path) -> None:
    _write_rows(sheet, path, is_tabbed=True)


def _write_rows(sheet: Sheet, path: Path, *, is_tabbed: bool) -> None:
    rows = Rows()
    try:
        rows.add((tuple(map(_in_a_cell, record)) for record in sheet.records), sheet.columns)
        write_table(Table(sheet.name, sheet.columns, rows), path, TABBED if is_tabbed else SPREADSHEET)
    finally:
        rows.close()


def _in_a_cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


_WRITERS: dict[str, Callable[[Sheet, Path], None]] = {JSONL: _write_jsonl, CSV: _write_csv, TSV: _write_tsv}


def chosen_count(dataset: Dataset) -> int:
    """How many transcripts the dataset has."""
    return len(dataset.chosen())
