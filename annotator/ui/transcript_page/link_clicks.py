"""Following links with the mouse: a click on a plate leads to the claim that it names."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from annotator.ui.transcript_page.links import Plate, link_hint, plates
from annotator.ui.transcript_page.surface import TextSurface


class LinkClicks(QObject):
    """Takes the mouse before the text where a plate is under it; ``followed`` carries the claim's id."""

    followed = Signal(str)

    def __init__(self, surface: TextSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._pressed = ""
        surface.viewport().installEventFilter(self)

    def _plate_at(self, point: QPointF) -> Plate | None:
        state = self._surface.state
        if state is None or state.selected is None:
            return None
        return plates(self._surface.visible_text(), state).at(point.x(), point.y())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._hint(event)
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            plate = self._plate_at(event.position())
            self._pressed = plate.leads_to if plate is not None else ""
            return plate is not None
        if event.type() == QEvent.Type.MouseButtonRelease and self._pressed:
            return self._released(event)
        if event.type() == QEvent.Type.MouseMove and not event.buttons():
            return self._moved(event)
        return False

    def _released(self, event: QMouseEvent) -> bool:
        plate, pressed = self._plate_at(event.position()), self._pressed
        self._pressed = ""
        if plate is not None and plate.leads_to == pressed:
            self.followed.emit(pressed)
        return True

    def _moved(self, event: QMouseEvent) -> bool:
        """Over a plate the pointer is a hand; elsewhere the text says what it is."""
        if self._plate_at(event.position()) is None:
            return False
        self._surface.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return True

    def _hint(self, event: QHelpEvent) -> bool:
        plate, state = self._plate_at(QPointF(event.pos())), self._surface.state
        if plate is None or state is None:
            return False
        QToolTip.showText(event.globalPos(), link_hint(state, plate), self._surface.viewport())
        return True
