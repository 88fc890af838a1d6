"""The lists beside the text: the keyboard goes through them, folds them, and leads to the places."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.language import translate
from annotator.ui.panels import look
from annotator.ui.review.entries import Entry, Group, Listed
from annotator.ui.review.list_model import ListRow, ReviewModel, heading_text
from annotator.ui.review.row_layout import speaker_tone
from annotator.ui.theme import current_theme, scaled

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_SELECTED = QStyle.StateFlag.State_Selected
_FOCUSED = QStyle.StateFlag.State_HasFocus
_HOVERED = QStyle.StateFlag.State_MouseOver
_LEAST_TEXT = 0.7


class ReviewLists(QListView):
    """``chosen`` tells the entry that the keyboard or a click came to, ``next_place`` a step to
    another of its places, ``removed`` that it shall go, ``looked_at`` that the keyboard came or went.
    """

    chosen = Signal(object)
    next_place = Signal(int)
    removed = Signal(object)
    looked_at = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ReviewModel()
        self._is_quiet = False
        self.setModel(self.rows)
        self.setItemDelegate(EntryDelegate(self.rows, self))
        self.setAccessibleName(translate("What was found"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def entry(self) -> Entry | None:
        """The entry at which the keyboard is."""
        return self.rows.entry(self.currentIndex().row())

    def show_listed(self, listed: Sequence[Listed]) -> None:
        """Show other lists; the keyboard stays at its entry, or goes to the next where that is gone."""
        near, bar = self.rows.around(self.currentIndex().row()), self.verticalScrollBar()
        scrolled = bar.value()
        self.rows.show_listed(listed)
        bar.setValue(scrolled)
        self._put(self.rows.first_of(near))

    def go_to(self, group: Group) -> bool:
        """The keyboard to a list; whether it is there."""
        place = self.rows.place_of(group)
        if place >= 0:
            self.rows.fold(place, is_folded=False)
            self._put(min(place + 1, self.rows.rowCount() - 1))
        return place >= 0

    def _put(self, row: int) -> None:
        self._is_quiet = True
        self.setCurrentIndex(self.rows.index(row) if row >= 0 else QModelIndex())
        self._is_quiet = False

    def _tell(self) -> None:
        entry = self.entry
        if entry is not None and not self._is_quiet:
            self.chosen.emit(entry)
            self.looked_at.emit()

    def _fold(self, row: int, *, is_folded: bool | None = None) -> None:
        if self.rows.fold(row, is_folded=is_folded):
            self._put(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row, entry = Qt.Key(event.key()), self.currentIndex().row(), self.entry
        if key in _ENTER and entry is not None:
            self.next_place.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key in _ENTER:
            self._fold(row)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn(row, is_folded=key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and entry is not None:
            self.removed.emit(entry)
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Space):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _turn(self, row: int, *, is_folded: bool) -> None:
        """Fold or unfold; what cannot be folded leads to what it stands under."""
        found = self.rows.row(row)
        if found is None:
            return
        if found.folds and found.is_folded != is_folded:
            self._fold(row, is_folded=is_folded)
        elif is_folded and found.entry is not None:
            above = (i for i in range(row - 1, -1, -1) if self._is_above(i, found.entry))
            self._put(next(above, row))

    def _is_above(self, row: int, entry: Entry) -> bool:
        other = self.rows.row(row)
        return other is not None and (other.entry is None or other.entry.depth < entry.depth)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit()

    def keyboardSearch(self, search: str) -> None:
        """Letters are verbs here, they look for nothing."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index.row()) if index.isValid() else None
        is_left = event.button() is Qt.MouseButton.LeftButton
        if row is None or not is_left:
            super().mousePressEvent(event)
            return
        on_cross = event.position().x() > self.viewport().width() - scaled(26)
        if row.entry is not None and row.entry.ruling is not None and on_cross:
            self.removed.emit(row.entry)
        elif row.entry is None or (row.folds and event.position().x() < scaled(22)):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._fold(index.row())
        elif index == self.currentIndex() and row.entry is not None:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.next_place.emit(1)
        else:
            super().mousePressEvent(event)


class EntryDelegate(QStyledItemDelegate):
    """Paints headings and entries, each on one line."""

    def __init__(self, rows: ReviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, scaled(26))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = self._rows.row(index.row())
        if row is None:
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = self._paint_ground(painter, option, box)
        if row.folds:
            _draw_fold(painter, QPointF(box.left() + scaled(11), box.center().y()), is_folded=row.is_folded)
        if row.entry is None:
            self._paint_heading(painter, box, row.listed)
        else:
            self._paint_entry(painter, box, row, row.entry, ground)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> QColor:
        state = option.state
        if not state & (_SELECTED | _HOVERED):
            return look.panel()
        is_ringed = bool(state & _SELECTED and state & _FOCUSED)
        ground = look.selection() if state & _SELECTED else look.hover()
        painter.setPen(QPen(look.accent(), 1.2) if is_ringed else Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        return ground

    def _paint_heading(self, painter: QPainter, box: QRectF, listed: Listed) -> None:
        """The name of a list and how many it holds; at the right the key that leads there."""
        width, edge = look.key_cap_size(listed.group.key).width(), scaled(8)
        look.draw_key_cap(painter, box.right() - edge - width, box.center().y(), listed.group.key)
        room = box.adjusted(scaled(22), 0, -2 * edge - width, 0)
        _write(painter, room, heading_text(listed), look.font(12, bold=True), look.muted())

    def _paint_entry(
        self, painter: QPainter, box: QRectF, row: ListRow, entry: Entry, ground: QColor
    ) -> None:
        left = scaled(22) + (scaled(16) if entry.depth else 0)
        room = box.adjusted(left, 0, -scaled(8), 0)
        if entry.ruling is not None:
            _draw_cross(painter, QPointF(box.right() - scaled(14), box.center().y()))
            room.adjust(0, 0, -scaled(18), 0)
        is_speaker = entry.group is Group.SPEAKERS and not entry.depth
        if is_speaker:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(speaker_tone(entry.place)))
            painter.drawEllipse(QPointF(room.left() + scaled(4), room.center().y()), scaled(4), scaled(4))
            room.adjust(scaled(15), 0, 0, 0)
        font = look.font(13 if not entry.depth else 12, bold=is_speaker)
        needed = QFontMetricsF(font).horizontalAdvance(entry.text)
        room = self._paint_detail(painter, room, entry.detail, needed)
        ink = look.muted() if entry.depth else look.ink()
        _write(painter, room, entry.text, font, QColor(current_theme().words_on(ink.name(), ground.name())))

    def _paint_detail(self, painter: QPainter, room: QRectF, detail: str, needed: float) -> QRectF:
        """The detail at the right; the room that remains."""
        if not detail:
            return room
        font = look.font(12)
        most = max(room.width() * (1 - _LEAST_TEXT), room.width() - needed - scaled(12))
        width = min(QFontMetricsF(font).horizontalAdvance(detail) + 2, most)
        at_right = QRectF(room.right() - width, room.top(), width, room.height())
        _write(painter, at_right, detail, font, look.muted(), Qt.AlignmentFlag.AlignRight)
        return room.adjusted(0, 0, -width - scaled(10), 0)


def _write(
    painter: QPainter,
    box: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, box.width()))
    painter.drawText(box, side | _MIDDLE | Qt.TextFlag.TextSingleLine, shown)


def _draw_fold(painter: QPainter, centre: QPointF, *, is_folded: bool) -> None:
    painter.setPen(QPen(look.muted(), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    corners = [(-2, -4), (2, 0), (-2, 4)] if is_folded else [(-4, -2), (0, 2), (4, -2)]
    painter.drawPolyline(QPolygonF([centre + QPointF(dx, dy) for dx, dy in corners]))


def _draw_cross(painter: QPainter, centre: QPointF) -> None:
    painter.setPen(QPen(look.muted(), 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    arm = scaled(3.5)
    for dx in (arm, -arm):
        painter.drawLine(centre + QPointF(-dx, -arm), centre + QPointF(dx, arm))
