"""Closing a review with decisions that would be lost: the first time they are spoken of, then they go."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QWidget

from annotator.language import translate_count
from annotator.ui.key_names import is_held_alone

_KEYS = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class Leaving(QObject):
    """Whether it was said that what is decided would be lost, and nothing was done since but to close.

    Any other key, wherever in the ``dialog`` it is pressed, and any click elsewhere than on its button
    ``closing`` is something else: ``taken_back`` tells that closing will be asked about again.
    """

    taken_back = Signal()

    def __init__(self, dialog: QDialog, closing: QWidget) -> None:
        super().__init__(dialog)
        self._dialog, self._closing = dialog, closing
        self._asked: object = None

    def asks(self, decided: object) -> bool:
        """Whether it was said of what is ``decided`` now, and stands."""
        return self._asked is not None and self._asked == decided

    def ask(self, decided: object, count: int) -> str:
        """Note that it is said now; what is to be said of so many decisions."""
        self._asked = decided
        application = QCoreApplication.instance()
        assert application is not None
        application.installEventFilter(self)
        return translate_count(
            "Close once more to forget {count} decision.",
            "Close once more to forget {count} decisions.",
            count,
        )

    def forget(self) -> None:
        """As if nothing had been said."""
        self._asked = None
        application = QCoreApplication.instance()
        if application is not None:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_here = isinstance(watched, QWidget) and watched.window() is self._dialog
        if is_here and self._is_other(watched, event):
            self.forget()
            self.taken_back.emit()
        return False

    def _is_other(self, watched: QObject, event: QEvent) -> bool:
        """Whether something else is done than closing."""
        if event.type() in _KEYS and isinstance(event, QKeyEvent):
            closes = event.key() == Qt.Key.Key_Escape or event.matches(QKeySequence.StandardKey.Close)
            return not (closes or is_held_alone(event) or self._closing.hasFocus())
        return event.type() == QEvent.Type.MouseButtonPress and watched is not self._closing
