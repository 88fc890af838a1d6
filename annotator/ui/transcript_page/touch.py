"""What can be clicked on the page besides its words: plates of links, and stubs of folded lines."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from annotator.language import translate
from annotator.ui.transcript_page.folds import Fold
from annotator.ui.transcript_page.links import Plate, link_hint, plates
from annotator.ui.transcript_page.stubs import fold_of, stub_at
from annotator.ui.transcript_page.surface import TextSurface

Target = Plate | Fold


class Touch(QObject):
    """Takes the mouse before the text where there is something to click under it.

    ``followed`` carries the id of the claim that a plate leads to, ``stub_clicked`` the fold to open.
    """

    followed = Signal(str)
    stub_clicked = Signal(object)

    def __init__(self, surface: TextSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._pressed: Target | None = None
        surface.viewport().installEventFilter(self)

    def _target_at(self, point: QPointF) -> Target | None:
        state = self._surface.state
        if state is None:
            return None
        text = self._surface.visible_text()
        plate = plates(text, state).at(point.x(), point.y()) if state.selected is not None else None
        stub = stub_at(text.stubs, point.x(), point.y()) if plate is None else None
        return plate if stub is None else fold_of(state, stub)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            return self._hint(event)
        if not isinstance(event, QMouseEvent):
            return False
        if event.type() == QEvent.Type.MouseButtonPress and event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self._target_at(event.position())
            return self._pressed is not None
        if event.type() == QEvent.Type.MouseButtonRelease and self._pressed is not None:
            self._released(event)
            return True
        if event.type() == QEvent.Type.MouseMove and not event.buttons():
            return self._moved(event)
        return False

    def _released(self, event: QMouseEvent) -> None:
        target, pressed = self._target_at(event.position()), self._pressed
        self._pressed = None
        if target is None or pressed is None:
            return
        if isinstance(target, Plate):
            if isinstance(pressed, Plate) and pressed.leads_to == target.leads_to:
                self.followed.emit(target.leads_to)
        elif target == pressed:
            self.stub_clicked.emit(target)

    def _moved(self, event: QMouseEvent) -> bool:
        """Over what can be clicked the pointer is a hand; elsewhere the text says what it is."""
        if self._target_at(event.position()) is None:
            return False
        self._surface.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        return True

    def _hint(self, event: QHelpEvent) -> bool:
        target, state = self._target_at(QPointF(event.pos())), self._surface.state
        if target is None or state is None:
            return False
        if isinstance(target, Plate):
            words = link_hint(state, target)
        else:
            words = translate("Click to open: {words}…").format(
                words=" ".join(state.transcript.text[target.start : target.start + 60].split())
            )
        QToolTip.showText(event.globalPos(), words, self._surface.viewport())
        return True
