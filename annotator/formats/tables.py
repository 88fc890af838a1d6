"""Tables that people keep lists in: comma-, semicolon- or tab-separated values, or a workbook.

A text is read in whichever encoding it is found to be in. Of a workbook the first sheet counts.
"""

from __future__ import annotations

import csv
import io
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import BadZipFile

from annotator.domain.errors import UnreadableFile
from annotator.formats.decoding import decode
from annotator.formats.files import bytes_of
from annotator.language import mark

WORKBOOK = ".xlsx"
_DAMAGE = (BadZipFile, zlib.error, KeyError, ValueError, IndexError, TypeError, SyntaxError, EOFError)
"""What openpyxl lets through where a file is no workbook or a damaged one (broken XML: ``SyntaxError``)."""


def text_of(path: Path) -> str:
    """What a file says. Raises ``UnreadableFile``."""
    return decode(bytes_of(path), name=path.name, encoding=None).text


def cells(text: str, suffix: str) -> Iterator[Sequence[str]]:
    """The rows of a table; what is no table at all, such as a page of code, raises ``csv.Error``."""
    delimiter = "\t" if suffix == ".tsv" else delimiter_of(text)
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
        yield [cell.strip() for cell in row]


def delimiter_of(text: str) -> str:
    """What parts the cells of the first row."""
    return max(",;\t", key=text.lstrip("\n").split("\n", 1)[0].count)


def first_row(text: str) -> Sequence[str]:
    """The cells of the first row, if this is a table."""
    return [cell.strip(' "') for cell in text.lstrip("\n").split("\n", 1)[0].split(delimiter_of(text))]


def sheet(path: Path) -> list[list[str]]:
    """The rows of the first sheet of a workbook. Raises ``UnreadableFile``."""
    return _sheets(path, first=True)[0]


def other_sheets(path: Path) -> bool:
    """Whether a workbook has anything on other sheets than the first."""
    return path.suffix.lower() == WORKBOOK and any(any(map(any, rows)) for rows in _sheets(path)[1:])


def _sheets(path: Path, *, first: bool = False) -> list[list[list[str]]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(bytes_of(path)), read_only=True, data_only=True)
        return [
            [
                ["" if cell is None else str(cell).strip() for cell in row]
                for row in one.iter_rows(values_only=True)
            ]
            for one in ([book.worksheets[0]] if first else book.worksheets)
        ]
    except _DAMAGE as error:
        raise UnreadableFile(
            mark("“{name}” is no workbook that can be read ({reason}); save it again as .xlsx or .csv."),
            name=path.name,
            reason=error,
        ) from error


def named(row: Sequence[str], columns: Mapping[str, Sequence[str]]) -> list[str]:
    """Which columns the cells of a first row name, each an entry of ``columns`` or an empty text."""
    names = {alias: column for column, aliases in columns.items() for alias in aliases}
    return [names.get(cell.strip().casefold(), "") for cell in row]
