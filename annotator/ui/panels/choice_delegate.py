"""How a row of a palette looks: number, dot, name, what it is, its own key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.models.choice_model import NUMBERED, Choice, ChoiceModel
from annotator.ui.panels import look

ROW_HEIGHT = 32
_INDENT = 14


class ChoiceDelegate(QStyledItemDelegate):
    """Paints the choices; numbers are shown where digits choose."""

    def __init__(self, model: ChoiceModel, typed: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._typed = typed

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selection())
            painter.drawRoundedRect(QRectF(box).adjusted(0, 1, 0, -1), 6, 6)
        choice = self._model.choice(index.row())
        left = box.left() + 8.0
        if index.row() < NUMBERED:
            look.draw_key_cap(painter, left, box.center().y() + 0.5, str(index.row() + 1))
        left += 28
        if choice is None:
            self._text(
                painter,
                option,
                QRectF(left, box.top(), box.right() - 8 - left, box.height()),
                str(index.data()),
            )
        else:
            self._paint_choice(painter, option, choice, left)
        painter.restore()

    def _paint_choice(
        self, painter: QPainter, option: QStyleOptionViewItem, choice: Choice, left: float
    ) -> None:
        box = QRectF(option.rect)
        right = box.right() - 8
        if choice.is_marked:
            look.draw_check(painter, right - 12, box.center().y())
            right -= 20
        if choice.key:
            right -= look.key_cap_size(choice.key).width()
            look.draw_key_cap(painter, right, box.center().y(), choice.key)
            right -= 8
        left += choice.depth * _INDENT
        if choice.colour:
            look.draw_dot(painter, QPointF(left + 5, box.center().y()), choice.colour)
            left += 18
        name_width = QFontMetrics(look.font(bold=True)).horizontalAdvance(choice.text)
        right -= self._paint_detail(painter, option, choice.detail, right, right - left - name_width - 12)
        self._text(painter, option, QRectF(left, box.top(), right - left, box.height()), choice.text)

    def _paint_detail(
        self, painter: QPainter, option: QStyleOptionViewItem, detail: str, right: float, room: float
    ) -> float:
        """The detail, cut to the room there is but never below 60; the width it took."""
        if not detail:
            return 0.0
        box = QRectF(option.rect)
        painter.setFont(look.font(12))
        painter.setPen(look.muted())
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(detail, Qt.TextElideMode.ElideRight, int(max(60.0, room)))
        width = metrics.horizontalAdvance(shown)
        area = QRectF(right - width, box.top(), width + 1, box.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
        return width + 10.0

    def _text(self, painter: QPainter, option: QStyleOptionViewItem, room: QRectF, text: str) -> None:
        painter.setFont(look.font(bold=True))
        painter.setPen(look.ink())
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
