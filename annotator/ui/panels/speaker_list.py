"""The list of speakers: key, colour, name, who they are, and how much of the speech is theirs."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.language import translate
from annotator.ui.models.speaker_model import SpeakerModel, SpeakerRow
from annotator.ui.panels import look
from annotator.ui.theme import scaled

MOST_ROWS = 9
_NAME = 48
_RIGHT = 44


def row_height() -> int:
    """The height of one speaker at the system's size of letters."""
    return scaled(34)


class SpeakerDelegate(QStyledItemDelegate):
    """Paints a speaker as drawn, and renames in place."""

    def __init__(self, model: SpeakerModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, row_height())

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._model.row(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        self._paint_ground(painter, option, row)
        middle = box.top() + box.height() * 0.42
        if row.key:
            look.draw_key_cap(painter, box.left() + 6, middle, row.key)
        look.draw_dot(painter, QPointF(box.left() + scaled(37), middle), row.speaker.colour)
        self._paint_names(painter, box, middle, row)
        self._paint_share(painter, box, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, row: SpeakerRow) -> None:
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        box = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(Qt.PenStyle.NoPen)
        if bool(option.state & QStyle.StateFlag.State_Selected) and has_focus:
            painter.setBrush(look.selection())
            painter.drawRoundedRect(box, 6, 6)
        elif is_over or row.is_current:
            painter.setBrush(look.selection() if row.is_current else look.hover())
            painter.drawRoundedRect(box, 6, 6)
        if has_focus:
            look.draw_focus(painter, box, 6)

    def _paint_names(self, painter: QPainter, box: QRectF, middle: float, row: SpeakerRow) -> None:
        left, right = box.left() + scaled(_NAME), box.right() - scaled(_RIGHT)
        painter.setFont(look.font(bold=row.is_current))
        metrics = QFontMetrics(painter.font())
        name = metrics.elidedText(row.speaker.name, Qt.TextElideMode.ElideRight, int(right - left))
        painter.setPen(look.ink())
        line = Qt.AlignmentFlag.AlignVCenter
        half = metrics.height()
        painter.drawText(QRectF(left, middle - half, right - left, 2 * half), line, name)
        left += metrics.horizontalAdvance(name) + 6
        painter.setFont(look.font(12))
        painter.setPen(look.muted())
        if right - left > 24:
            about = QFontMetrics(painter.font()).elidedText(
                row.about, Qt.TextElideMode.ElideRight, int(right - left)
            )
            painter.drawText(QRectF(left, middle - half + 0.5, right - left, 2 * half), line, about)
        area = QRectF(box.right() - scaled(_RIGHT) - 4, middle - half, scaled(_RIGHT), 2 * half)
        painter.drawText(area, line | Qt.AlignmentFlag.AlignRight, row.percent)

    def _paint_share(self, painter: QPainter, box: QRectF, row: SpeakerRow) -> None:
        left = box.left() + scaled(31)
        groove = QRectF(left, box.bottom() - scaled(8), box.right() - 4 - left, scaled(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.line())
        painter.drawRoundedRect(groove, 2, 2)
        if row.share > 0:
            groove.setWidth(max(4.0, groove.width() * min(1.0, row.share)))
            painter.setBrush(look.tone(row.speaker.colour))
            painter.drawRoundedRect(groove, 2, 2)

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = QLineEdit(parent)
        editor.setAccessibleName(translate("Name of the speaker"))
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box: QRect = option.rect
        editor.setGeometry(box.adjusted(scaled(_NAME) - 9, 1, -2, -1))


class SpeakerList(QListView):
    """The speakers; ``chosen`` tells the id of the one that was pressed or entered."""

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)
    removal_asked = Signal(str)

    def __init__(self, model: SpeakerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speakers = model
        self.setModel(model)
        self.setItemDelegate(SpeakerDelegate(model, self))
        self.setAccessibleName(translate("Speakers"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self._choose)
        model.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Be as high as the speakers need, up to :data:`MOST_ROWS` of them."""
        rows = max(1, min(MOST_ROWS, self._speakers.rowCount()))
        self.setFixedHeight(rows * row_height() + 2)

    def rename(self, speaker_id: str) -> None:
        """Open the field in which the speaker's name is typed."""
        place = self._speakers.place_of(speaker_id)
        if place.isValid():
            self.setCurrentIndex(place)
            self.edit(place)

    def current_id(self) -> str | None:
        """The speaker under the keyboard's cursor."""
        row = self._speakers.row(self.currentIndex())
        return row.speaker.id if row is not None else None

    def _choose(self, index: QModelIndex) -> None:
        row = self._speakers.row(index)
        if row is not None:
            self.chosen.emit(row.speaker.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current_id()
        if current is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(current)
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(current)
        elif event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit(current, self._below(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def _below(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self._speakers.row(self.indexAt(event.pos()))
        if row is not None:
            self.menu_asked.emit(row.speaker.id, event.globalPos())
