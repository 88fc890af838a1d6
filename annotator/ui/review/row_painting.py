"""Painting rows of a text under review: ground, name in the margin, bar of the turn, marks, words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTextCharFormat, QTextLayout

from annotator.domain.reading import FoundTurn
from annotator.ui.review.marks import Marks
from annotator.ui.review.row_layout import LaidRow, line_height, range_format, row_ground, speaker_tone
from annotator.ui.theme import current_theme, scaled, ui_font

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Columns:
    """Where things stand from left to right, in pixels of a width."""

    name: int
    sign: int
    bar: int
    text: int
    width: int

    @classmethod
    def within(cls, width: int) -> Columns:
        """The columns of a view: names get a share of it, words what remains, up to a good measure.

        What is still left goes to both sides.
        """
        name = max(scaled(64), min(scaled(124), width // 6))
        sign = name + scaled(6)
        bar = sign + scaled(14)
        text = bar + scaled(14)
        room = width - text - scaled(20)
        measure = max(scaled(120), min(scaled(760), room))
        left = max(0, room - measure) // 2
        return cls(name + left, sign + left, bar + left, text + left, measure)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a row stands to the cursor; ``words`` are those selected, in code points of the text."""

    is_current: bool = False
    is_selected: bool = False
    has_keyboard: bool = False
    words: tuple[int, int] | None = None


def paint_row(
    painter: QPainter, laid: LaidRow, y: int, columns: Columns, marks: Marks, standing: Standing
) -> None:
    """Paint a row whose top is at ``y``."""
    _paint_ground(painter, laid, y, columns, standing)
    _paint_bar(painter, laid, y, columns, marks)
    _paint_name(painter, laid, y, columns, marks)
    _paint_sign(painter, laid, y, columns)
    painter.setPen(QColor(current_theme().ink))
    selected = list(_selected(laid, standing))
    laid.layout.draw(painter, QPointF(columns.text, y + laid.top), selected)


def _paint_ground(painter: QPainter, laid: LaidRow, y: int, columns: Columns, standing: Standing) -> None:
    theme = current_theme()
    if not (standing.is_current or standing.is_selected):
        return
    top = y + laid.top - scaled(2)
    box = QRectF(columns.text - scaled(8), top, columns.width + scaled(16), y + laid.height - top - 1)
    painter.setBrush(QColor(row_ground(theme, is_selected=standing.is_selected)))
    is_ringed = standing.is_current and standing.has_keyboard
    painter.setPen(QPen(QColor(theme.accent), 1.4) if is_ringed else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, 6, 6)


def _paint_bar(painter: QPainter, laid: LaidRow, y: int, columns: Columns, marks: Marks) -> None:
    """The turn's colour down its length; hollow where nobody could be told."""
    theme = current_theme()
    width = scaled(3)
    lines = list(laid.lines())
    for start, stop, top in lines:
        turn = _turn_over(laid.look.turns, start, stop)
        above = top if start == laid.row.start and turn is not None and turn.start < start else 0
        below = laid.height - top - line_height() if stop >= laid.row.end else 0
        is_last = turn is None or turn.end <= laid.row.end + 1
        box = QRectF(columns.bar, y + top - above, width, line_height() + above + (0 if is_last else below))
        if turn is not None and turn.speaker is not None:
            painter.fillRect(box, QColor(speaker_tone(marks.places.get(turn.speaker, -1))))
        elif laid.look.is_unplaced:
            painter.setPen(QPen(QColor(theme.warn), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(columns.bar, y + top, width, line_height()).adjusted(0.5, 0, -0.5, 0))


def _turn_over(turns: tuple[FoundTurn, ...], start: int, stop: int) -> FoundTurn | None:
    """The turn in which a line of pixels begins, or the first that begins in it."""
    found = next((turn for turn in turns if turn.start <= start < turn.end), None)
    return found or next((turn for turn in turns if start <= turn.start < stop), None)


def _paint_name(painter: QPainter, laid: LaidRow, y: int, columns: Columns, marks: Marks) -> None:
    """Who speaks, beside each line in which a turn begins."""
    painter.setFont(ui_font(13, bold=True))
    room = columns.name - scaled(12)
    for start, stop, top in laid.lines():
        opening = next((t for t in laid.look.turns if start <= t.start < stop), None)
        if opening is None or opening.speaker is None:
            continue
        painter.setPen(QColor(speaker_tone(marks.places.get(opening.speaker, -1))))
        name = marks.called(opening.speaker, *opening.also)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(scaled(12), y + top, room, line_height()), _RIGHT, shown)


def _paint_sign(painter: QPainter, laid: LaidRow, y: int, columns: Columns) -> None:
    """A mark where a new speaker may start, and where nobody could be found."""
    theme = current_theme()
    if not laid.look.cues and not (laid.look.is_unplaced and laid.row.opens_line):
        return
    middle = y + laid.top + line_height() / 2
    left, side = float(columns.sign), scaled(9)
    if laid.look.cues:
        painter.setPen(QPen(QColor(theme.accent), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        tip, half = QPointF(left + side, middle), side / 2
        for end in (
            QPointF(left + half, middle - half),
            QPointF(left + half, middle + half),
            QPointF(left, middle),
        ):
            painter.drawLine(end, tip)
        return
    painter.setFont(ui_font(13, bold=True))
    painter.setPen(QColor(theme.warn))
    painter.drawText(QRectF(left - 6, middle - line_height() / 2, side + 4, line_height()), _RIGHT, "?")


def _selected(laid: LaidRow, standing: Standing) -> Iterator[QTextLayout.FormatRange]:
    row, words = laid.row, standing.words
    if words is None or words[1] <= row.start or words[0] >= row.end:
        return
    theme = current_theme()
    look = QTextCharFormat()
    look.setBackground(QColor(theme.tint(theme.accent, 0.3)))
    look.setForeground(QColor(theme.ink))
    first, stop = max(words[0], row.start) - row.start, min(words[1], row.end) - row.start
    yield range_format(laid.units, first, stop, look)
