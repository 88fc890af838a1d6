"""What rows that show places in context have in common when they are painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from annotator.ui.panels import look
from annotator.ui.theme import current_theme

SELECTED = QStyle.StateFlag.State_Selected
_HOVERED = QStyle.StateFlag.State_MouseOver
_FOCUSED = QStyle.StateFlag.State_HasFocus


def paint_ground(painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> None:
    """What lies under a row: the current one is tinted, and ringed where it has the keyboard."""
    state, theme = option.state, current_theme()
    inner = box.adjusted(1, 0.5, -1, -0.5)
    if state & SELECTED:
        is_ringed = bool(state & _FOCUSED)
        painter.setPen(QPen(look.accent(), 1.2) if is_ringed else Qt.PenStyle.NoPen)
        painter.setBrush(look.selection())
        painter.drawRoundedRect(inner, 6, 6)
    elif state & _HOVERED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.tint(theme.accent, 0.06)))
        painter.drawRoundedRect(inner, 6, 6)


def visible(words: str) -> str:
    """Words as they are shown; blanks and line ends alone are marked, since they could not be seen."""
    if words.strip():
        return words
    return "".join({"\n": "¶", "\r": "¶", "\t": "→"}.get(blank, "·") for blank in words)


def draw_fold(painter: QPainter, centre: QPointF, *, is_folded: bool) -> None:
    """The mark at a heading that says whether what belongs to it is shown."""
    painter.setPen(QPen(look.muted(), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    x, y = centre.x(), centre.y()
    corners = [(-2, -4), (2, 0), (-2, 4)] if is_folded else [(-4, -2), (0, 2), (4, -2)]
    painter.drawPolyline(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners]))


def cut(text: str, font: QFont, width: float, where: Qt.TextElideMode) -> str:
    """A text in one line, with an ellipsis where it is wider than this."""
    flat = text.replace("\n", " ")
    return QFontMetricsF(font).elidedText(flat, where, max(0.0, width))


def write(
    painter: QPainter, box: QRectF, text: str, font: QFont, colour: QColor, side: Qt.AlignmentFlag
) -> None:
    """Write one line into a box."""
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, side | Qt.TextFlag.TextSingleLine, text)
