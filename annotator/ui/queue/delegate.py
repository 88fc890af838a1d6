"""How a row of the queue looks: a target, a spelling, or a place with what it should read instead."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.suggestion import Suggestion
from annotator.ui.context_list import row_height, tick_width
from annotator.ui.context_painting import SELECTED, cut, draw_fold, paint_ground, visible, write
from annotator.ui.panels import look
from annotator.ui.queue.model import QueueModel
from annotator.ui.queue.rows import Row
from annotator.ui.queue.wording import counted, group_name, spelling_name, sureness
from annotator.ui.theme import current_theme, scaled

_MIDDLE = 0.38
"""How far to the right the words begin that were misheard."""
_MOST_WORDS = 0.24
"""The share of the width that these words, and those meant, may take at most, each."""
_EDGE = 12
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class QueueDelegate(QStyledItemDelegate):
    """Paints the rows of a :class:`QueueModel`; ``is_folded`` tells what is put away."""

    def __init__(self, model: QueueModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.folded: frozenset[object] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.at(index.row())
        if row is None:
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, box)
        ink = look.ink() if option.state & SELECTED else look.muted()
        if row.place is not None:
            self._paint_place(painter, box.adjusted(_indent(row), 0, -_EDGE, 0), row.place, ink)
        else:
            self._paint_heading(painter, box, row, ink)
        painter.restore()

    def _paint_heading(self, painter: QPainter, box: QRectF, row: Row, beside: QColor) -> None:
        left = box.left() + _indent(row)
        fold = QPointF(left + tick_width() / 2, box.center().y())
        draw_fold(painter, fold, is_folded=row.key in self.folded)
        is_group = row.spelling is None
        if row.spelling is not None:
            name, count = spelling_name(row.spelling), f"{len(row.spelling.places):,}"
            sure = sureness(row.spelling.tier, row.spelling.score)
        else:
            assert row.group is not None
            name, count = group_name(row.group), counted(row.group)
            sure = sureness(row.group.tier, row.group.score)
            if row.group.kind is None and len(row.group.spellings) == 1:
                name = spelling_name(row.group.spellings[0])
        small, font = look.font(12), look.font(bold=is_group)
        said = f"{count}   {sure}"
        width = QFontMetricsF(small).horizontalAdvance(said) + 2
        right = QRectF(box.right() - _EDGE - width, box.top(), width, box.height())
        write(painter, right, said, small, beside, _RIGHT)
        room = QRectF(left + tick_width(), box.top(), right.left() - left - tick_width() - 8, box.height())
        shown = cut(name, font, room.width(), Qt.TextElideMode.ElideRight)
        write(painter, room, shown, font, look.ink(), _LEFT)

    def _paint_place(self, painter: QPainter, room: QRectF, place: Suggestion, beside: QColor) -> None:
        before, after = self._model.context(place)
        plain, strong, struck = look.font(), look.font(bold=True), _struck()
        left = round(room.left() + room.width() * _MIDDLE)
        head = QRectF(room.left(), room.top(), left - room.left() - 2, room.height())
        shown = cut(before, plain, head.width(), Qt.TextElideMode.ElideLeft)
        write(painter, head, shown, plain, beside, _RIGHT)
        most = room.width() * _MOST_WORDS
        at = self._put(painter, room, left, (cut(visible(place.source), struck, most, _MIDDLE_CUT), struck))
        if place.replacement:
            meant = cut(visible(place.replacement), strong, most, _MIDDLE_CUT)
            at = self._put(painter, room, at + 4, (meant, strong))
        tail = QRectF(at + 3, room.top(), max(0.0, room.right() - at - 3), room.height())
        shown = cut(after, plain, tail.width(), Qt.TextElideMode.ElideRight)
        write(painter, tail, shown, plain, look.ink(), _LEFT)

    def _put(self, painter: QPainter, room: QRectF, left: float, text: tuple[str, QFont]) -> float:
        """Write words from a place on; where they end."""
        words, font = text
        width = QFontMetricsF(font).horizontalAdvance(words)
        box = QRectF(left, room.top(), width + 2, room.height())
        colour = look.accent() if font.bold() else QColor(current_theme().warn)
        write(painter, box, words, font, colour, _LEFT)
        return left + width


_MIDDLE_CUT = Qt.TextElideMode.ElideMiddle


def _struck() -> QFont:
    font = look.font()
    font.setStrikeOut(True)
    return font


def _indent(row: Row) -> float:
    return row.depth * scaled(14) + (scaled(8) if row.place is not None else 0)
