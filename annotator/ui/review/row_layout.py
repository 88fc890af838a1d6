"""One row of a text under review, laid out: its words in their colours, broken into lines of pixels."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextLayout, QTextOption

from annotator.domain.colours import PALETTE
from annotator.domain.transcript import SegmentKind
from annotator.ui.review.marks import Mark, MarkKind, Marks, RowLook
from annotator.ui.review.rows import TextRow
from annotator.ui.theme import Theme, current_theme, scaled, ui_font
from annotator.ui.utf16 import Utf16Map

_TEXT = 15
_HEADINGS = (19, 17, 16)
_DOTTED = QTextCharFormat.UnderlineStyle.DotLine
_DASHED = QTextCharFormat.UnderlineStyle.DashUnderline
_WAVY = QTextCharFormat.UnderlineStyle.WaveUnderline
_UNSPOKEN = frozenset({SegmentKind.METADATA, SegmentKind.CAPTION, SegmentKind.IMAGE, SegmentKind.NOISE})


class _Letters:
    """How large the text of reviews is: 1 is as drawn."""

    zoom: float = 1.0


def text_zoom() -> float:
    """How large the text of reviews is now; 1 is as drawn."""
    return _Letters.zoom


def set_text_zoom(zoom: float) -> None:
    """Lay out rows in another size from now on."""
    _Letters.zoom = zoom


def text_pixels() -> float:
    """The height of the letters as drawn, before the system's size of letters."""
    return _TEXT * _Letters.zoom


def line_height() -> int:
    """From one line of pixels to the next."""
    return round(scaled(text_pixels()) * 1.65)


def gap_height() -> int:
    """What blank lines of the text leave free."""
    return scaled(10)


def padding() -> int:
    """What is free above and below the words of a row."""
    return scaled(3)


def row_ground(theme: Theme, *, is_selected: bool) -> str:
    """Behind the row of the cursor, or behind rows that are selected."""
    return theme.tint(theme.accent, 0.14 if is_selected else 0.08)


def legible(colour: str, theme: Theme) -> str:
    """A colour as that of words which can be read wherever the cursor is and whatever is selected."""
    return theme.words_on(colour, row_ground(theme, is_selected=True))


def speaker_tone(place: int) -> str:
    """The colour that the speaker at a place of the list is painted in; muted for none."""
    theme = current_theme()
    return legible(theme.tone(PALETTE[place % len(PALETTE)]) if place >= 0 else theme.mute, theme)


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row ready to be painted; ``height`` with what is free around it."""

    row: TextRow
    look: RowLook
    layout: QTextLayout
    units: Utf16Map
    height: int

    @property
    def top(self) -> int:
        """Where the words begin below the top of the row."""
        return padding() + (gap_height() if self.row.after_gap else 0)

    def lines(self) -> Iterator[tuple[int, int, int]]:
        """Each line of pixels: where its words start and end, in code points of the text, and its top."""
        for i in range(self.layout.lineCount()):
            line = self.layout.lineAt(i)
            first = self.units.to_code_points(line.textStart())
            stop = self.units.to_code_points(line.textStart() + line.textLength())
            yield self.row.start + first, self.row.start + stop, self.top + i * line_height()

    def offset_at(self, x: float, y: float) -> int:
        """The place in the text under a point, measured from where the words begin."""
        number = max(0, min(self.layout.lineCount() - 1, int((y - self.top) // line_height())))
        if self.layout.lineCount() == 0:
            return self.row.start
        unit = self.layout.lineAt(number).xToCursor(x)
        return self.row.start + self.units.to_code_points(unit)


def lay_out(text: str, row: TextRow, marks: Marks, width: float) -> LaidRow:
    """Break a row at a width in pixels, with all that is to be seen in it."""
    words = text[row.start : row.end].replace("\u2028", " ").replace("\u2029", " ")
    units = Utf16Map(words)
    look = marks.look(row.start, row.end)
    layout = QTextLayout(words, ui_font(text_pixels()))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(scaled(28))
    layout.setTextOption(option)
    layout.setFormats(list(_formats(words, row, look, marks, units)))
    layout.beginLayout()
    y = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y + (line_height() - line.height()) / 2))
        y += line_height()
    layout.endLayout()
    height = y + 2 * padding() + (gap_height() if row.after_gap else 0)
    return LaidRow(row, look, layout, units, height)


def range_format(units: Utf16Map, first: int, stop: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """A look over ``[first, stop)`` of a row's own words."""
    made = QTextLayout.FormatRange()
    made.start = units.to_units(first)
    made.length = units.to_units(stop) - made.start
    made.format = look
    return made


def _formats(
    words: str, row: TextRow, look: RowLook, marks: Marks, units: Utf16Map
) -> Iterator[QTextLayout.FormatRange]:
    """Later ones lie over earlier ones: the whole row, then what lies in it."""
    theme = current_theme()
    whole = _whole(look, theme)
    if whole is not None:
        yield range_format(units, *_heading_in(words, row, look), whole)
    for mark in look.marks:
        first, stop = max(mark.start, row.start), min(mark.end, row.end)
        if first < stop:
            yield range_format(units, first - row.start, stop - row.start, _look_of(mark, marks, theme))


def _heading_in(words: str, row: TextRow, look: RowLook) -> tuple[int, int]:
    """Where the heading stands in a row that holds one among other words; else the whole row."""
    section = look.section
    if section is None or 2 * len(section.title) >= len(words.strip()):
        return 0, len(words)
    first = words.find(section.title, max(0, section.start - row.start))
    return (first, first + len(section.title)) if first >= 0 else (0, 0)


def _whole(look: RowLook, theme: Theme) -> QTextCharFormat | None:
    made = QTextCharFormat()
    if look.section is not None:
        made.setFontWeight(QFont.Weight.Bold)
        size = _HEADINGS[min(look.section.level, len(_HEADINGS)) - 1]
        made.setProperty(QTextCharFormat.Property.FontPixelSize, scaled(size * text_zoom()))
        return made
    if look.kind in _UNSPOKEN:
        made.setForeground(QColor(legible(theme.mute, theme)))
        return made
    if look.kind is SegmentKind.HEADING:
        made.setFontWeight(QFont.Weight.Bold)
        return made
    return None


def _look_of(mark: Mark, marks: Marks, theme: Theme) -> QTextCharFormat:
    made = QTextCharFormat()
    if mark.kind is MarkKind.ASIDE:
        made.setForeground(QColor(legible(theme.mute, theme)))
    elif mark.kind in (MarkKind.LABEL, MarkKind.INTRODUCTION):
        made.setForeground(QColor(speaker_tone(marks.places.get(mark.about, -1))))
        if mark.kind is MarkKind.LABEL:
            made.setFontWeight(QFont.Weight.Bold)
    else:
        style = {MarkKind.REJECTED: _DOTTED, MarkKind.QUOTE: _DASHED, MarkKind.WARNING: _WAVY}[mark.kind]
        made.setUnderlineStyle(style)
        made.setUnderlineColor(QColor(theme.warn if mark.kind is MarkKind.WARNING else theme.mute))
    return made
