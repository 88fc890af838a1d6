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
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties

from annotator.domain.label import Layer
from annotator.export.cells import (
    acts_in_workbook,
    any_needs_care,
    needs_care,
    split_escapes,
    unheld,
    visible,
)
from annotator.export.continuing import Continuation
from annotator.export.gathering import Gathering
from annotator.export.names import Names
from annotator.export.sheets import PRINTED_TO
from annotator.export.tables import Choices, Column, Row, Table, Tint, Value, texts_of
from annotator.language import translate

if TYPE_CHECKING:
    from openpyxl.styles.named_styles import NamedStyleList
    from openpyxl.worksheet.datavalidation import DataValidationList
    from openpyxl.worksheet.dimensions import ColumnDimension, DimensionHolder, SheetFormatProperties
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.page import PrintPageSetup
    from openpyxl.worksheet.properties import WorksheetProperties
if TYPE_CHECKING:

    class Sheet(WriteOnlyWorksheet):
        """A write-only sheet with what the type stubs leave out."""

        sheet_properties: WorksheetProperties
        column_dimensions: DimensionHolder[str, ColumnDimension]
        row_dimensions: dict[int, Mapping[str, str]]
        page_margins: PageMargins
        page_setup: PrintPageSetup
        auto_filter: AutoFilter
        sheet_format: SheetFormatProperties
        data_validations: DataValidationList

    class StyledWorkbook(Workbook):
        """A workbook with its tables of styles, which openpyxl keeps to itself."""

        _alignments: IndexedList[Alignment]
        _cell_styles: IndexedList[StyleArray]
        _fonts: IndexedList[Font]
        _named_styles: NamedStyleList


TEXT = "1F2328"
HEADER_FILL, HEADER_TEXT, RULE = "EEF1F5", "3A4250", "C3CAD4"
TINT = 0.22
"""How much of a label's colour its cells wear; the rest is white, so that dark text stays readable."""

FONT, FONT_SIZE = "Calibri", 11

LINE = 16.0
"""The height of a line of text, in points."""

HEIGHTS: Mapping[str, tuple[int, int]] = {"Claims": (2, 12), "Corrections": (2, 12), "Matrix": (1, 25)}
"""Lines that a row shows at least (contexts take two) and at most, where it is not from 1 to 12.

The cells hold the whole text all the same. Excel's tallest row shows 25.
"""

TABS: Mapping[str, str] = {
    "Claims": "2458C6",
    "Turns": "2B6CB0",
    "Topics": "2F855A",
    "Matrix": "2F855A",
    "Speakers": "2B6CB0",
    "Corrections": "B7791F",
    "Errors": "B7791F",
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
        sheet.freeze_panes = "B2" if kind == "Matrix" else "A2"
        for i, column in enumerate(continuation.columns, 1):
            dimension = sheet.column_dimensions[get_column_letter(i)]
            dimension.width = column.width
            dimension.alignment = _TOP
        sheet.sheet_format.defaultRowHeight = LINE
        sheet.sheet_format.customHeight = True
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_title_rows = "1:1"
        sheet.page_margins = PageMargins(left=0.4, right=0.4, top=0.5, bottom=0.5)
        return Wardrobe(self, sheet, kind, continuation)


class _WornCell(Cell):
    """A cell that is written again and again: its style is looked up once.

    openpyxl takes a cell for a value first and names it in an error that it then passes over.
    """

    __slots__ = ("_known_style",)

    def __repr__(self) -> str:
        return "a cell"

    @property
    def style_id(self) -> int:
        try:
            return self._known_style
        except AttributeError:
            self._known_style: int = super().style_id
            return self._known_style

    @property
    def has_style(self) -> bool:
        return True


class Wardrobe:
    """Turns rows into the cells of one sheet."""

    def __init__(self, dressing: Dressing, sheet: Sheet, kind: str, continuation: Continuation) -> None:
        self._dressing = dressing
        self._sheet = sheet
        self._kind = kind
        self._columns = continuation.columns
        self._titles = continuation.titles
        self._tinted = [
            (i, dressing.colours[column.tint], dict[str, _WornCell]())
            for i, column in enumerate(self._columns)
            if column.tint is not None and not column.is_name
        ]
        self._short = [min(column.width // 2, 12) for column in self._columns]
        self._read = self._last_read_column()
        self._lowest, self._tallest = HEIGHTS.get(kind, (1, 12))
        self._careful: Sequence[int] = ()
        self._measured: Sequence[int] = ()

    def _last_read_column(self) -> int:
        """How many columns are for reading and go on paper; the others are to look things up in."""
        fields = [column.field for column in reversed(self._columns)]
        last = PRINTED_TO.get(self._kind, fields[0])
        return len(fields) - fields.index(last)

    def append_header(self) -> None:
        """Write the header row."""
        titles = zip(self._titles, self._columns, strict=True)
        self._append([self._header_cell(title, column) for title, column in titles], 1, 2)

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

    def expect(self, columns: Sequence[Sequence[Value]]) -> None:
        """Look through the rows that come next, given as columns, for those in which cells need a look."""
        self._careful = [i for i, column in enumerate(columns) if any_needs_care(texts_of(column))]
        self._measured = [
            i
            for i, column in enumerate(columns[: self._read])
            if max(map(len, texts_of(column)), default=0) > self._short[i]
        ]

    def append(self, row: Row, number: int) -> None:
        """Write the row: plain values, cells where a value needs more, and as high as its words need."""
        cells: list[Value | Cell] = list(row)
        lines = 1
        for i in self._careful:
            value = row[i]
            if isinstance(value, str) and needs_care(value):
                cells[i] = self._text_cell(value)
        for i in self._measured:
            value = row[i]
            if isinstance(value, str) and len(value) > self._short[i]:
                lines = max(lines, _lines(value, self._columns[i].width))
        for i, colours, worn in self._tinted:
            cell = row[i]
            if isinstance(cell, str) and cell in colours:
                if cell not in worn:
                    worn[cell] = self._tinted_cell(cell, colours[cell])
                cells[i] = worn[cell]
        self._append(cells, number, min(max(lines, self._lowest), self._tallest))

    def _append(self, cells: Sequence[Value | Cell], number: int, lines: int) -> None:
        """Without a height given, spreadsheets show one line; with one, they still fit it when edited.

        openpyxl takes any mapping for the attributes of a row; its own is slow and kept for good.
        """
        if lines == 1:
            self._sheet.append(cells)
            return
        self._sheet.row_dimensions[number] = {"ht": f"{lines * LINE:g}"}
        self._sheet.append(cells)
        del self._sheet.row_dimensions[number]

    def _tinted_cell(self, value: str, colour: str) -> _WornCell:
        cell = _WornCell(self._sheet, row=1, column=1)
        self._fill_in(cell, value)
        cell.fill = PatternFill("solid", fgColor=tinted(colour))
        return cell

    def _text_cell(self, value: str) -> Cell:
        """A cell that is text whatever it looks like, with nothing in it that XML cannot hold."""
        cell: Cell = WriteOnlyCell(self._sheet)
        self._fill_in(cell, value)
        return cell

    def _fill_in(self, cell: Cell, value: str) -> None:
        shown = visible(value)
        self._dressing.pictured += unheld(value)
        parts = split_escapes(shown)
        cell.value = CellRichText(parts) if len(parts) > 1 else shown
        cell.data_type = "s"
        cell.alignment = _TOP
        if acts_in_workbook(shown):
            cell.quotePrefix = True

    def finish(self, last_row: int) -> None:
        """The filter, the lists to choose from and what is printed, now that the last row is known."""
        width = len(self._columns)
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(width)}{last_row}"
        self._sheet.print_area = f"A1:{get_column_letter(self._read)}{last_row}"
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

    To a spreadsheet such cells have the first of the workbook's formats, or the style called Normal.
    """
    font = Font(name=FONT, size=FONT_SIZE, color=TEXT)
    plain = StyleArray()
    plain.alignmentId = workbook._alignments.add(_TOP)
    workbook._cell_styles = IndexedList([plain])
    workbook._fonts = IndexedList([font])
    normal = workbook._named_styles["Normal"]
    normal.font, normal.alignment = font, _TOP


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


def _lines(text: str, width: int) -> int:
    """How many lines the text takes, Chinese characters being two wide, at about ``width`` a line.

    In UTF-8 a Latin letter is one byte and a Chinese character three, so that bytes and characters
    together are twice the width. Line ends after the last word do not count.
    """
    text = text.rstrip("\n")
    if "\n" in text:
        return sum(_lines(line, width) if line else 1 for line in text.split("\n"))
    wide = (len(text) + len(text.encode("utf-8", "surrogatepass"))) // 2
    return -(-wide // max(1, width - 1)) or 1
