"""The character error rates alone, as a table: CSV, TSV or a workbook."""

from __future__ import annotations

from pathlib import Path

from annotator.domain.progress import Progress, silent
from annotator.export.dataset import Dataset
from annotator.export.error_records import ErrorTotals
from annotator.export.format import ExportResult, Format
from annotator.export.gathering import checked_records
from annotator.export.names import Names
from annotator.export.one_table import Sheet, chosen_count, kind_of_file, write_sheet
from annotator.export.sheets import ERRORS
from annotator.export.workbook import write_sheets


def write_rates(dataset: Dataset, target: Path, form: Format, progress: Progress = silent) -> ExportResult:
    """The sheet of errors; in a workbook with About."""
    if kind_of_file(target, form) == ".xlsx":
        return write_sheets(dataset, target, form, progress, only=("Errors",))
    names, totals = Names(dataset.codebook), ErrorTotals()
    for checked in checked_records(dataset, names, progress):
        totals.add(checked.frame)
    records = list(totals.records(names))
    return write_sheet(Sheet("Errors", ERRORS, records, chosen_count(dataset)), target, form)
