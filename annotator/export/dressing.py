"""The look of a workbook: colours, widths, lists to choose from; and cells in which nothing may act."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, cast

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from annotator.domain.label import Layer
from annotator.export.cells import acts_in_workbook, needs_care, split_escapes, unheld, visible
from annotator.export.continuing import Continuation
from annotator.export.gathering import Gathering
from annotator.export.names import Names
from annotator.export.sheets import PRINTED_TO
from annotator.export.tables import Choices, Column, Row, Table, Tint, Value
from annotator.language import translate

if TYPE_CHECKING:
    from openpyxl.utils.bound_dictionary import BoundDictionary
    from openpyxl.worksheet.datavalidation import DataValidationList
    from openpyxl.worksheet.dimensions import ColumnDimension, DimensionHolder, RowDimension
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.page import PrintPageSetup
    from openpyxl.worksheet.properties import WorksheetProperties
if TYPE_CHECKING:

    class Sheet(WriteOnlyWorksheet):
        """A write-only sheet with what the type stubs leave out."""

        sheet_properties: WorksheetProperties
        column_dimensions: DimensionHolder[str, ColumnDimension]
        row_dimensions: BoundDictionary[int, RowDimension]
        page_setup: PrintPageSetup
        auto_filter: AutoFilter
        data_validations: DataValidationList

    class StyledWorkbook(Workbook):
        """A workbook with its tables of styles, which openpyxl keeps to itself."""

        _alignments: IndexedList[Alignment]
        _cell_styles: IndexedList[StyleArray]
        _fonts: IndexedList[Font]


TEXT = "1F2328"
HEADER_FILL, HEADER_TEXT, RULE = "EEF1F5", "3A4250", "C3CAD4"
TINT = 0.22
"""How much of a label's colour its cells wear; the rest is white, so that dark text stays readable."""

FONT, FONT_SIZE = "Calibri", 11

LINE = 15.0
"""The height of a line of text, in points."""

HEADER_HEIGHT = 34.0

TALLEST = 12
"""Lines that a row shows at most; the cells hold the whole text all the same."""

TABS: Mapping[str, str] = {
    "Claims": "2458C6",
    "Turns": "2B6CB0",
    "Topics": "2F855A",
    "Matrix": "2F855A",
    "Speakers": "2B6CB0",
    "Corrections": "B7791F",
    "Relations": "805AD5",
    "Codebook": "718096",
    "Transcripts": "718096",
    "About": "718096",
}

_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_TOP = Alignment(vertical="top", wrap_text=True)

Colours = Mapping[Tint, Mapping[str, str]]
"""The colour of everything that has one, by its name."""


class Dressing:
    """What the sheets of one workbook share: the normal style, colours, and where the lists stand."""

    def __init__(self, workbook: Workbook, gathering: Gathering) -> None:
        _dress_plain_cells(cast("StyledWorkbook", workbook))
        self.colours = _colours(gathering.names)
        self.lists = _lists(gathering.tables())
        self.pictured = 0
        """How many characters were shown as pictures so far."""

    def begin(self, empty: WriteOnlyWorksheet, name: str, continuation: Continuation) -> Wardrobe:
        """Dress an empty sheet; what it returns dresses its rows."""
        sheet = cast("Sheet", empty)
        kind = name.split(" (")[0]
        sheet.sheet_properties.tabColor = TABS[kind]
        sheet.freeze_panes = "C2" if kind == "Matrix" else "A2"
        for i, column in enumerate(continuation.columns, 1):
            sheet.column_dimensions[get_column_letter(i)].width = column.width
        sheet.row_dimensions[1].height = HEADER_HEIGHT
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = "1:1"
        return Wardrobe(self, sheet, kind, continuation)


class Wardrobe:
    """Turns rows into the cells of one sheet."""

    def __init__(self, dressing: Dressing, sheet: Sheet, kind: str, continuation: Continuation) -> None:
        self._dressing = dressing
        self._sheet = sheet
        self._kind = kind
        self._columns = continuation.columns
        self._titles = continuation.titles
        self._tinted = [
            (i, dressing.colours[column.tint], dict[str, Cell]())
            for i, column in enumerate(self._columns)
            if column.tint is not None and not column.is_name
        ]
        self._fill = [_characters_in(column) for column in self._columns]

    def header(self) -> list[Cell]:
        """The cells of the header row."""
        return [
            self._header_cell(title, column)
            for title, column in zip(self._titles, self._columns, strict=True)
        ]

    def _header_cell(self, title: str, column: Column) -> Cell:
        colour = None
        if column.is_name and column.tint is not None:
            colour = self._dressing.colours[column.tint].get(column.header)
        cell = self._text_cell(title)
        cell.font = Font(name=FONT, size=FONT_SIZE, bold=True, color=HEADER_TEXT)
        cell.fill = PatternFill("solid", fgColor=tinted(colour) if colour else HEADER_FILL)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        cell.border = Border(bottom=Side("medium", color=colour or RULE))
        return cell

    def dressed(self, row: Row, number: int) -> Sequence[Value | Cell]:
        """The row as openpyxl takes it: plain values, and cells where a value needs more."""
        cells: list[Value | Cell] = list(row)
        for i, value in enumerate(row):
            if not isinstance(value, str):
                continue
            if needs_care(value):
                cells[i] = self._text_cell(value)
            if len(value) > self._fill[i] and self._kind != "Matrix":
                self._sheet.row_dimensions[number].height = TALLEST * LINE
        for i, colours, worn in self._tinted:
            value = row[i]
            if isinstance(value, str) and value in colours:
                if value not in worn:
                    worn[value] = self._tinted_cell(value, colours[value])
                cells[i] = worn[value]
        return cells

    def _tinted_cell(self, value: str, colour: str) -> Cell:
        cell = self._text_cell(value)
        cell.fill = PatternFill("solid", fgColor=tinted(colour))
        return cell

    def _text_cell(self, value: str) -> Cell:
        """A cell that is text whatever it looks like, with nothing in it that XML cannot hold."""
        shown = visible(value)
        self._dressing.pictured += unheld(value)
        parts = split_escapes(shown)
        cell: Cell = WriteOnlyCell(self._sheet)
        cell.value = CellRichText(parts) if len(parts) > 1 else shown
        cell.data_type = "s"
        cell.alignment = _TOP
        if acts_in_workbook(shown):
            cell.quotePrefix = True
        return cell

    def finish(self, last_row: int) -> None:
        """The filter, the lists to choose from and what is printed, now that the last row is known."""
        width = len(self._columns)
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(width)}{last_row}"
        fields = [column.field for column in self._columns]
        printed = fields.index(PRINTED_TO[self._kind]) + 1 if self._kind in PRINTED_TO else width
        self._sheet.print_area = f"A1:{get_column_letter(printed)}{last_row}"
        if last_row == 1:
            return
        for i, column in enumerate(self._columns, 1):
            place = self._dressing.lists.get(column.choices) if column.choices else None
            if place is not None:
                letter = get_column_letter(i)
                self._offer(place, f"{letter}2:{letter}{last_row}", is_strict=not column.separator)

    def _offer(self, place: str, cells: str, *, is_strict: bool) -> None:
        """A drop-down list; where a cell may hold several values, other entries pass without a word."""
        validation = DataValidation(type="list", formula1=place, allow_blank=True, sqref=cells)
        validation.showErrorMessage = is_strict
        validation.errorStyle = "warning"
        validation.errorTitle = translate("Not in the list")
        validation.error = translate("The codebook of this workbook does not have this value.")
        self._sheet.data_validations.append(validation)


def _dress_plain_cells(workbook: StyledWorkbook) -> None:
    """Make the style of cells without one wrap their text and keep it at the top.

    openpyxl gives every such cell the first of the workbook's cell styles.
    """
    plain = StyleArray()
    plain.alignmentId = workbook._alignments.add(_TOP)
    workbook._cell_styles = IndexedList([plain])
    workbook._fonts = IndexedList([Font(name=FONT, size=FONT_SIZE, color=TEXT)])


def _colours(names: Names) -> Colours:
    """The colours of the codebook, ``RRGGBB``; those that are none are left out."""
    codebook = names.codebook
    claims = {label.name: label.colour for label in codebook.labels_of(Layer.CLAIMS)}
    topics = {label.name: label.colour for label in codebook.labels_of(Layer.TOPICS)}
    paths = {names.path(label.id): label.colour for label in codebook.labels_of(Layer.TOPICS)}
    found = {
        Tint.CLAIM_LABEL: claims,
        Tint.TOPIC: topics | paths,
        Tint.SPEAKER: {speaker.name: speaker.colour for speaker in codebook.speakers},
        Tint.ENTRY: topics | claims,
    }
    return {
        tint: {name: colour[1:].upper() for name, colour in colours.items() if _COLOUR.fullmatch(colour)}
        for tint, colours in found.items()
    }


def tinted(colour: str) -> str:
    """The colour thinned with white, so that dark text on it stays readable."""
    channels = (int(colour[i : i + 2], 16) for i in (0, 2, 4))
    return "".join(f"{round(255 - (255 - channel) * TINT):02X}" for channel in channels)


def _lists(tables: Sequence[Table]) -> Mapping[Choices, str]:
    """Where in the workbook the values stand that the cells of a column are chosen from."""
    places: dict[Choices, str] = {}
    for table in tables:
        if table.name == "Speakers" and len(table.rows):
            places[Choices.SPEAKERS] = f"Speakers!$A$2:$A${len(table.rows) + 1}"
        if table.name == "Codebook":
            places.update(_codebook_lists(table))
    return places


def _codebook_lists(table: Table) -> Iterator[tuple[Choices, str]]:
    layers = [row[0] for row in table.rows]
    for choices in Choices:
        if choices.value in layers:
            first = layers.index(choices.value) + 2
            letter = "C" if choices is Choices.TOPICS else "B"
            yield choices, f"Codebook!${letter}${first}:${letter}${first + layers.count(choices.value) - 1}"


def _characters_in(column: Column) -> int:
    """How many characters fill the tallest row; Chinese ones are two wide."""
    return int(column.width * TALLEST * 0.45)
