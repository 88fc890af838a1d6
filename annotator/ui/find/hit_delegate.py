"""How a hit looks: its tick, what stands before it, the words found in one column, what follows."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.context_list import row_height, tick_width
from annotator.ui.context_painting import SELECTED, cut, draw_fold, paint_ground, visible, write
from annotator.ui.find.hit_model import Heading, HitModel
from annotator.ui.panels import look
from annotator.ui.theme import current_theme, scaled
from annotator.workspace.finding import Hit

_MIDDLE = 0.42
"""How far to the right the words that were found begin."""
_MOST_WORDS = 0.4
"""The share of the width that they may take at most."""


class HitDelegate(QStyledItemDelegate):
    """Paints headings and hits of a :class:`HitModel`."""

    def __init__(self, model: HitModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.row()
        heading = self._model.heading_over(row)
        if heading is None:
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, box)
        tick = QPointF(box.left() + tick_width() / 2, box.center().y())
        if self._model.is_heading(row):
            paint_heading(painter, box, heading)
        else:
            draw_tick(painter, tick, is_on=self._model.is_ticked(row))
            hit = self._model.hit(row)
            if hit is not None:
                before = look.ink() if option.state & SELECTED else look.muted()
                self._paint_hit(painter, box.adjusted(tick_width(), 0, -8, 0), hit, before)
        painter.restore()

    def _paint_hit(self, painter: QPainter, room: QRectF, hit: Hit, ink_before: QColor) -> None:
        plain, strong = look.font(), look.font(bold=True)
        left = round(room.left() + room.width() * _MIDDLE)
        middle = Qt.AlignmentFlag.AlignVCenter
        before = QRectF(room.left(), room.top(), left - room.left(), room.height())
        shown = cut(hit.before, plain, before.width(), Qt.TextElideMode.ElideLeft)
        write(painter, before, shown, plain, ink_before, middle | Qt.AlignmentFlag.AlignRight)
        shown = cut(visible(hit.words), strong, room.width() * _MOST_WORDS, Qt.TextElideMode.ElideMiddle)
        width = QFontMetricsF(strong).horizontalAdvance(shown)
        words = QRectF(left, room.top(), width + 2, room.height())
        write(painter, words, shown, strong, look.accent(), middle | Qt.AlignmentFlag.AlignLeft)
        after = QRectF(left + width, room.top(), max(0.0, room.right() - left - width), room.height())
        shown = cut(hit.after, plain, after.width(), Qt.TextElideMode.ElideRight)
        write(painter, after, shown, plain, look.ink(), middle | Qt.AlignmentFlag.AlignLeft)


def paint_heading(painter: QPainter, box: QRectF, heading: Heading) -> None:
    """A transcript's own row: whether it is folded, its title, how many hits, how many are ticked."""
    at = QPointF(box.left() + tick_width() / 2, box.center().y())
    draw_fold(painter, at, is_folded=heading.is_folded)
    count = f"{heading.ticked:,} / {len(heading.hits):,}" if heading.ticked else f"{len(heading.hits):,}"
    small, bold = look.font(12), look.font(bold=True)
    width = QFontMetricsF(small).horizontalAdvance(count) + 2
    right = QRectF(box.right() - 12 - width, box.top(), width, box.height())
    middle = Qt.AlignmentFlag.AlignVCenter
    write(painter, right, count, small, look.muted(), middle | Qt.AlignmentFlag.AlignRight)
    title = QRectF(box.left() + tick_width(), box.top(), right.left() - box.left() - tick_width() - 8, 0)
    title.setHeight(box.height())
    shown = cut(heading.title, bold, title.width(), Qt.TextElideMode.ElideRight)
    write(painter, title, shown, bold, look.ink(), middle | Qt.AlignmentFlag.AlignLeft)


def draw_tick(painter: QPainter, centre: QPointF, *, is_on: bool) -> None:
    """The box that is ticked or not."""
    side = scaled(14)
    box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    theme = current_theme()
    painter.setPen(look.accent() if is_on else QPen(QColor(theme.tint(theme.mute, 0.45)), 1))
    painter.setBrush(look.accent() if is_on else look.page())
    painter.drawRoundedRect(box, 4, 4)
    if is_on:
        third = side / 14
        pen = QPen(QColor(theme.accent_ink), 1.8 * third, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = centre.x(), centre.y()
        hook = [(-3.2, 0.2), (-0.9, 2.6), (3.4, -2.6)]
        painter.drawPolyline(QPolygonF([QPointF(x + dx * third, y + dy * third) for dx, dy in hook]))
