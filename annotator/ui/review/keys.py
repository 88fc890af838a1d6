"""The single keys of the review: while the text or the lists have the keyboard, never while one composes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.key_names import committed_key, key_name
from annotator.ui.review.entries import BY_KEY
from annotator.ui.review.verbs import Verb

ACCEPT = "Y"
_VERBS = {verb.value: verb for verb in Verb}
_PLACES = {"Return": 1, "Shift+Return": -1}


class ReviewKeys(QObject):
    """Watches the text and the lists.

    ``verb`` tells the verb that was pressed, ``accepted`` that what is offered at the keyboard is taken,
    ``doubt_before`` that the doubtful place before is wanted, ``place`` a step to another place of what
    was chosen, ``group`` a list to go to.
    """

    verb = Signal(object)
    accepted = Signal()
    doubt_before = Signal()
    place = Signal(int)
    group = Signal(object)

    def __init__(self, pane: QObject, text: QWidget, lists: QWidget) -> None:
        super().__init__(pane)
        self._text = text
        for widget in (text, lists):
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(key_name(event), in_text=watched is self._text)
        if event.type() == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self._press(committed_key(event), in_text=watched is self._text)
            event.accept()
            return True
        return False

    def _press(self, key: str, *, in_text: bool) -> bool:
        """Tell what a key means; whether it meant something."""
        if key in _VERBS:
            self.verb.emit(_VERBS[key])
        elif key == "Shift+J":
            self.doubt_before.emit()
        elif in_text and key in _PLACES:
            self.place.emit(_PLACES[key])
        elif key in BY_KEY:
            self.group.emit(BY_KEY[key])
        elif key == ACCEPT:
            self.accepted.emit()
        else:
            return False
        return True
