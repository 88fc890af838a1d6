"""A line that opens over something to give it another name."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NameEditor(QLineEdit):
    """Enter or leaving keeps what was typed, Escape does not; ``named`` tells another text once."""

    named = Signal(str)

    def __init__(self, parent: QWidget, place: QRect, text: str, name: str) -> None:
        super().__init__(text, parent)
        self._before = text
        self._is_done = False
        self._is_composing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        width = max(place.width(), 160)
        left = max(0, min(place.left(), parent.width() - width))
        height = max(place.height(), self.sizeHint().height())
        self.setGeometry(left, place.center().y() - height // 2, min(width, parent.width()), height)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self, *, keep: bool) -> None:
        if self._is_done:
            return
        self._is_done = True
        text = " ".join(self.text().split())
        self.hide()
        self.deleteLater()
        if keep and text != self._before:
            self.named.emit(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_composing:
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            event.accept()
            self._finish(keep=event.key() != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish(keep=True)
