"""The line of the list at the words: keys mean rows as long as nothing is typed in it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, Qt

from annotator.ui.panels.label_palette import TypeAhead

_STEPS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_MODIFIERS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class PickLine(TypeAhead):
    """Tells of every key but those that write; ``digit`` also of digits that an input method sends."""

    digit = Signal(str)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and not self.is_composing:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # nothing of the window acts while one chooses
                return True
            if event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
                self.pressed.emit(event)
                return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        sent = event.commitString()
        was_empty = not self.text() and not self.is_composing
        if was_empty and len(sent) == 1 and sent.isdecimal():
            self.digit.emit(str(int(sent)))  # full-width ones too
            event.accept()
            return
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        is_bare = not event.modifiers() & _MODIFIERS
        if not self.is_composing and is_bare and not self.text() and len(text) == 1 and text in "0123456789":
            self.digit.emit(text)
            event.accept()
            return
        super().keyPressEvent(event)
