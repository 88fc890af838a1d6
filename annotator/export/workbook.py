"""The workbook: openpyxl in write-only mode, a sheet for each table.

Plain values go to openpyxl as they are; the look of the plain cell (wrapped, at the top) is that of the
workbook's own normal style, so that only cells with a colour or with something in them that must not
act need a style of their own. Those are made once for each text and written again and again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, cast

from annotator.domain.errors import ExportError
from annotator.domain.progress import Progress, silent
from annotator.export.about import about
from annotator.export.cells import COLUMN_LIMIT, ROW_LIMIT
from annotator.export.continuing import Continuation, continued
from annotator.export.dataset import Dataset
from annotator.export.format import ExportResult, Format
from annotator.export.gathering import Gathering, gathered, part
from annotator.export.tables import Block, Row, Table
from annotator.export.writing import whole_files
from annotator.language import mark, translate_count

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

    from annotator.export.dressing import Dressing


def write_workbook(dataset: Dataset, target: Path, form: Format, progress: Progress = silent) -> ExportResult:
    """One workbook with all sheets; a sheet with more rows than Excel holds goes on in a further one."""
    return write_sheets(dataset, target, form, progress)


def write_sheets(
    dataset: Dataset, target: Path, form: Format, progress: Progress, *, only: Collection[str] = ()
) -> ExportResult:
    """A workbook with all sheets, or only some, and About."""
    with (
        gathered(dataset, part(progress, 0.0, 0.2), only=only) as gathering,
        whole_files([target]) as (partial,),
        _workbook() as workbook,
    ):
        writer = _Writer(workbook, gathering)
        losses = writer.write(form, part(progress, 0.2, 0.85))
        workbook.save(partial)
    return ExportResult((target,), writer.counts, tuple(losses))


@contextmanager
def _workbook() -> Iterator[Workbook]:
    """A workbook whose temporary files are gone in the end, however it ends."""
    from openpyxl import Workbook
    from openpyxl.worksheet import _writer

    before = set(_writer.ALL_TEMP_FILES)
    workbook = Workbook(write_only=True)
    try:
        yield workbook
    except BaseException:
        _abandon(workbook)
        raise
    finally:
        for name in [name for name in _writer.ALL_TEMP_FILES if name not in before]:
            Path(name).unlink(missing_ok=True)
            _writer.ALL_TEMP_FILES.remove(name)


def _abandon(workbook: Workbook) -> None:
    """End the streams of sheets that were begun, each from the inside out, as lxml demands."""
    for sheet in workbook.worksheets:
        if not getattr(sheet, "closed", True):
            with suppress(OSError):
                cast("WriteOnlyWorksheet", sheet).close()


class _Writer:
    """Writes the tables of a gathering into a workbook."""

    def __init__(self, workbook: Workbook, gathering: Gathering) -> None:
        from annotator.export.dressing import Dressing

        self._workbook = workbook
        self._gathering = gathering
        self._dressing: Dressing = Dressing(workbook, gathering)
        self.counts: dict[str, int] = {}

    def write(self, form: Format, progress: Progress) -> list[str]:
        """All sheets, About last because it says what had to be done to the others; returns the losses."""
        tables = self._gathering.tables()
        total = sum(len(table.rows) for table in tables) or 1
        done = 0
        for table in tables:
            share = len(table.rows) / total
            self._write_table(table, part(progress, done / total, done / total + share))
            done += len(table.rows)
        losses = [*form.losses_shown(), *continued(tables), *self._shown_otherwise()]
        self._write_table(about(self._gathering, form=form.described(), losses=losses), silent)
        return losses

    def _shown_otherwise(self) -> list[str]:
        count = self._dressing.pictured
        if not count:
            return []
        return [
            translate_count(
                "{count} such character was replaced by its picture.",
                "{count} such characters were replaced by their pictures.",
                count,
            )
        ]

    def _write_table(self, table: Table, progress: Progress) -> None:
        continuation = Continuation(table)
        if len(continuation.columns) > COLUMN_LIMIT:
            raise ExportError(
                mark(
                    "The sheet “{sheet}” would have more columns than a workbook holds. Export fewer "
                    "transcripts at a time, or choose the format csv-plain or jsonl."
                ),
                sheet=table.name,
            )
        sheets = _Sheets(self._workbook, self._dressing, table.name, continuation)
        done = 0
        for block in table.rows.blocks():
            progress(done / len(table.rows))
            rows = list(continuation.rows(zip(*block, strict=True), is_shown=True))
            sheets.expect(list(zip(*rows, strict=True)) if continuation.is_needed else block)
            for row in rows:
                sheets.append(row)
            done += len(rows)
        sheets.finish()
        self._dressing.pictured += continuation.pictured
        self.counts[table.name] = done


class _Sheets:
    """The sheet of a table, and those on which it goes on when it is full."""

    def __init__(self, workbook: Workbook, dressing: Dressing, name: str, continuation: Continuation) -> None:
        self._workbook = workbook
        self._dressing = dressing
        self._name = name
        self._continuation = continuation
        self._number = 0
        self._expected: Block = []
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        title = self._name if self._number == 1 else f"{self._name} ({self._number})"
        self._sheet: WriteOnlyWorksheet = self._workbook.create_sheet(title)
        self._rows = 1
        self._wardrobe = self._dressing.begin(self._sheet, self._name, self._continuation)
        self._wardrobe.append_header()
        self._wardrobe.expect(self._expected)

    def expect(self, columns: Block) -> None:
        """These rows, given as columns, come next."""
        self._expected = columns
        self._wardrobe.expect(columns)

    def append(self, row: Row) -> None:
        """Write a row, on a further sheet where this one is full."""
        if self._rows == ROW_LIMIT:
            self.finish()
            self._begin()
        self._rows += 1
        self._wardrobe.append(row, self._rows)

    def finish(self) -> None:
        """What can be said only when the number of rows is known: the filter and the lists."""
        self._wardrobe.finish(self._rows)
