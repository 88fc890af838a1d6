"""A card that floats beside a place of the window, with the keyboard in it, until that goes elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from annotator.ui.panels import look

GAP = 6


class FloatingCard(QFrame):
    """Closes when the keyboard or the mouse goes elsewhere, or the window changes its size.

    ``closed`` tells that it is gone, whatever happened.
    """

    closed = Signal()

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window)
        self._window = window
        self._is_open = False
        self._place = QRect()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        edge = look.SHADOW + 8
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(6)

    @property
    def is_open(self) -> bool:
        """Whether it is to be seen."""
        return self._is_open

    def stand_beside(self, place: QRect, size: QSize) -> int:
        """Stand where ``place`` (global coordinates) is not covered; how much less high than asked for."""
        self._place = QRect(self._window.mapFromGlobal(place.topLeft()), place.size())
        box = beside(self._place, size, self._window.rect().adjusted(8, 8, -8, -8))
        shadow = look.SHADOW
        self.setGeometry(box.adjusted(-shadow, -shadow, shadow, shadow))
        return size.height() - box.height()

    def open_with(self, keyboard: QWidget) -> None:
        """Show it, with the keyboard in one of its fields."""
        self.show()
        self.raise_()
        self._is_open = True
        keyboard.setFocus(Qt.FocusReason.PopupFocusReason)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.installEventFilter(self)
        application.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self.isAncestorOf(new) and self._is_open:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            inside = self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
            if not inside and isinstance(watched, QWidget):
                self.close()
        elif event.type() == QEvent.Type.Resize and watched is self._window:
            self.close()
        return False

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not self._is_open:
            return
        self._is_open = False
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.removeEventFilter(self)
        application.focusChanged.disconnect(self._follow_focus)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look.draw_floating_card(painter, self.rect())


def beside(place: QRect, size: QSize, room: QRect) -> QRect:
    """Where a pop-up of ``size`` stands so that it does not cover ``place`` and stays within ``room``.

    Below if it fits, else above, else at a side; where nothing fits, the roomier of above and below,
    made as low as need be.
    """
    left = max(room.left(), min(place.left(), room.right() - size.width() + 1))
    below, above = room.bottom() - place.bottom() - GAP, place.top() - room.top() - GAP
    if size.height() <= below:
        return QRect(QPoint(left, place.bottom() + 1 + GAP), size)
    if size.height() <= above:
        return QRect(QPoint(left, place.top() - GAP - size.height()), size)
    top = max(room.top(), min(place.top(), room.bottom() - size.height() + 1))
    for x in (place.right() + 1 + GAP, place.left() - GAP - size.width()):
        if x >= room.left() and x + size.width() <= room.right() + 1 and size.height() <= room.height():
            return QRect(QPoint(x, top), size)
    lower = QSize(size.width(), max(below, above, 1))
    y = place.bottom() + 1 + GAP if below >= above else place.top() - GAP - lower.height()
    return QRect(QPoint(left, y), lower)
