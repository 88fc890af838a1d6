"""CSV, a file for each sheet: for spreadsheets, and exact for programs (RFC 4180)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from annotator.domain.progress import Progress, silent
from annotator.export.about import about
from annotator.export.cells import safe_in_csv
from annotator.export.continuing import Continuation, continued
from annotator.export.dataset import Dataset
from annotator.export.format import ExportResult, Format
from annotator.export.gathering import gathered, part
from annotator.export.tables import Row, Table
from annotator.export.writing import whole_files


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the files are written; lone surrogates, which no encoding holds, as ``\\ud800``.

    ``for_people``: headers in the user's language, formulas guarded, long texts continued.
    """

    encoding: str
    newline: str
    for_people: bool


SPREADSHEET = Dialect("utf-8-sig", "\r\n", for_people=True)
PROGRAM = Dialect("utf-8", "\n", for_people=False)


def write_csv(dataset: Dataset, target: Path, form: Format, progress: Progress = silent) -> ExportResult:
    """CSV as spreadsheets read it."""
    return _write(dataset, target, form, SPREADSHEET, progress=progress)


def write_plain_csv(
    dataset: Dataset, target: Path, form: Format, progress: Progress = silent
) -> ExportResult:
    """CSV as programs read it."""
    return _write(dataset, target, form, PROGRAM, progress=progress)


def files_for(target: Path, names: Sequence[str]) -> list[Path]:
    """Claims go to the target, ``out.csv``, the other sheets beside it, ``out.turns.csv``.

    Where the target is a folder they are called ``claims.csv``, ``turns.csv``.
    """
    stems = [name.lower().replace(" (", "-").rstrip(")") for name in names]
    if target.is_dir():
        return [target / f"{stem}.csv" for stem in stems]
    suffix = target.suffix or ".csv"
    return [
        target if stem == "claims" else target.with_name(f"{target.stem}.{stem}{suffix}") for stem in stems
    ]


def _write(
    dataset: Dataset, target: Path, form: Format, dialect: Dialect, *, progress: Progress
) -> ExportResult:
    with gathered(dataset, part(progress, 0.0, 0.6)) as gathering:
        losses = list(form.losses_shown())
        if dialect.for_people:
            losses += continued(gathering.tables())
        tables = [*gathering.tables(), about(gathering, form=form.described(), losses=losses)]
        files = files_for(target, [table.name for table in tables])
        with whole_files(files) as partials:
            for done, (table, path) in enumerate(zip(tables, partials, strict=True)):
                begun, ended = (0.6 + 0.4 * (done + more) / len(tables) for more in (0, 1))
                _write_file(table, path, dialect, part(progress, begun, ended))
        counts = {table.name: len(table.rows) for table in tables}
    return ExportResult(tuple(files), counts, tuple(losses))


def _write_file(table: Table, path: Path, dialect: Dialect, progress: Progress) -> None:
    continuation = Continuation(table)
    with path.open("w", encoding=dialect.encoding, errors="backslashreplace", newline="") as file:
        writer = csv.writer(file, lineterminator=dialect.newline)
        if dialect.for_people:
            writer.writerow([safe_in_csv(title) for title in continuation.titles])
        else:
            writer.writerow([column.field for column in table.columns])
        done = 0
        for block in table.rows.blocks():
            progress(done / len(table.rows))
            writer.writerows(_guarded(continuation.rows(block)) if dialect.for_people else block)
            done += len(block)


def _guarded(rows: Iterable[Row]) -> Iterator[list[object]]:
    """The rows with nothing in them that a spreadsheet would take for a formula."""
    return ([safe_in_csv(v) if v.__class__ is str else v for v in row] for row in rows)
