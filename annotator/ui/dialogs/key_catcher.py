"""Waits for one key to be pressed, whichever it is, and says which one it was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from annotator.ui.key_names import committed_key, is_held_alone, key_name


class KeyCatcher(QLabel):
    """Shows what the key is for while it waits, and nothing otherwise.

    ``caught`` tells the name of the key, empty for one that has none; ``left`` that Escape was pressed
    or the keyboard went elsewhere. An input method is off here.
    """

    caught = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "catcher")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def wait_for(self, what: str) -> None:
        """Take the keyboard and wait; ``what`` says to the user what the key is for."""
        self.setText(what)
        self.setAccessibleName(what)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Wait no longer."""
        self.hide()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            event.accept()
            self._press(event)
            return True
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            event.accept()
            key = committed_key(event)
            if key:
                self.caught.emit(key)
            return True
        return bool(super().event(event))

    def _press(self, event: QKeyEvent) -> None:
        key = key_name(event)
        if key == "Esc":
            self.left.emit()
        elif not is_held_alone(event):
            self.caught.emit(key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()
