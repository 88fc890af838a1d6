"""Painting that the panels share: colours of the look in use, key caps, dots, focus, floating cards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLabel, QWidget

from annotator.ui.theme import current_theme, mono_font, repolish, scaled, ui_font

SHADOW = 30
"""How far the shadow of a floating card reaches, in pixels."""


def ink() -> QColor:
    """Text that is read."""
    return QColor(current_theme().ink)


def muted() -> QColor:
    """Text that stands beside."""
    return QColor(current_theme().mute)


def line() -> QColor:
    """Every border."""
    return QColor(current_theme().line)


def page() -> QColor:
    """The ground of what is read or typed."""
    return QColor(current_theme().page)


def panel() -> QColor:
    """The ground of lists and bars."""
    return QColor(current_theme().panel)


def accent() -> QColor:
    """The one accent."""
    return QColor(current_theme().accent)


def selection() -> QColor:
    """Behind the row that is selected."""
    return QColor(current_theme().sel)


def hover() -> QColor:
    """Behind what the mouse is over."""
    theme = current_theme()
    return QColor(theme.tint(theme.accent, 0.06, theme.panel))


def tone(colour: str) -> QColor:
    """What to paint for a stored colour of a label or speaker."""
    return QColor(current_theme().tone(colour))


def words_on(colour: QColor, ground: QColor) -> QColor:
    """A painted colour as that of words on a ground."""
    return QColor(current_theme().words_on(colour.name(), ground.name()))


def tint(colour: QColor, share: float) -> QColor:
    """A painted colour thinned over the page."""
    return QColor(current_theme().tint(colour.name(), share))


def font(pixels: float = 13, *, bold: bool = False) -> QFont:
    """The window's font."""
    return ui_font(pixels, bold=bold)


def key_cap_size(key: str) -> QSize:
    """The size of a key cap as it is painted."""
    measured = QFontMetrics(mono_font(11)).horizontalAdvance(_on_cap(key))
    return QSize(max(scaled(18), measured + scaled(10)), scaled(18))


def _on_cap(key: str) -> str:
    """What is written on a cap: a letter as a capital, the name of a key as everywhere."""
    return key.upper() if len(key) == 1 else key


def draw_key_cap(painter: QPainter, left: float, middle: float, key: str) -> float:
    """A key as it looks on a keyboard, its left edge and vertical middle given; its width."""
    size = key_cap_size(key)
    box = QRectF(left, middle - size.height() / 2, size.width(), size.height()).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.save()
    painter.setPen(line())
    painter.setBrush(page())
    painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QPen(line(), 2))
    painter.drawLine(QPointF(box.left() + 3, box.bottom()), QPointF(box.right() - 3, box.bottom()))
    painter.setFont(mono_font(11))
    painter.setPen(muted())
    painter.drawText(box.adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, _on_cap(key))
    painter.restore()
    return float(size.width())


def draw_dot(painter: QPainter, centre: QPointF, colour: str, radius: float = 5) -> None:
    """The dot of a label or speaker."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone(colour))
    painter.drawEllipse(centre, radius, radius)
    painter.restore()


def draw_check(painter: QPainter, left: float, middle: float) -> None:
    """A tick, 12 pixels wide, for what is chosen already."""
    painter.save()
    pen = QPen(accent(), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    points = [QPointF(left + 1, middle), QPointF(left + 5, middle + 4), QPointF(left + 11, middle - 4)]
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def draw_focus(painter: QPainter, box: QRectF, radius: float) -> None:
    """The ring around what has the keyboard."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(accent(), 2))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()


def draw_chevron(painter: QPainter, left: float, middle: float) -> None:
    """The mark of what opens a list, 8 pixels wide."""
    painter.save()
    painter.setPen(QPen(muted(), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    points = [QPointF(left, middle - 2), QPointF(left + 4, middle + 2), QPointF(left + 8, middle - 2)]
    painter.drawPolyline(QPolygonF(points))
    painter.restore()


def draw_floating_card(painter: QPainter, outer: QRect) -> None:
    """A card with its shadow within ``outer``, :data:`SHADOW` wide all around."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    card = QRectF(outer).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    painter.setPen(Qt.PenStyle.NoPen)
    strength = current_theme().shadow / 100
    painter.setBrush(QColor(10, 12, 18, round(255 * strength * 0.055)))
    for reach in range(SHADOW - 6, 0, -2):
        painter.drawRoundedRect(card.adjusted(-reach, 6 - reach, reach, 6 + reach), 10 + reach, 10 + reach)
    painter.setPen(line())
    painter.setBrush(page())
    painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
    painter.restore()


def set_role(widget: QWidget, role: str) -> None:
    """Give a control the look that the style sheet has under a name."""
    widget.setProperty("role", role)
    repolish(widget)


def label(text: str, role: str, parent: QWidget | None = None) -> QLabel:
    """A text in one of the roles of the style sheet."""
    made = QLabel(text, parent)
    made.setProperty("role", role)
    return made
