"""The list of the queue: the keyboard goes through it and answers."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.suggestion import Suggestion
from annotator.language import translate
from annotator.ui.context_list import ContextList
from annotator.ui.key_names import key_name
from annotator.ui.keymap import current_keymap
from annotator.ui.queue.delegate import QueueDelegate
from annotator.ui.queue.model import Index, QueueModel
from annotator.ui.queue.rows import Row, RowKey

ANSWERS = ("accept", "accept_alike", "dismiss", "dismiss_alike", "correct")
"""The commands of the page whose keys answer in the list as well."""
_STEPS = {"next_suggestion": 1, "previous_suggestion": -1}


class QueueList(ContextList):
    """``looked_at`` tells the place that the keyboard or a click came to, ``answered`` the name of a command.

    ``folding`` asks for a heading to be folded, unfolded, or (``None``) the other of the two; ``left``
    says that Escape was pressed, ``left_upwards`` that there is nothing further up.
    """

    looked_at = Signal(object)
    answered = Signal(str)
    folding = Signal(object, object)
    left = Signal()
    left_upwards = Signal()

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        self._queue = model
        super().__init__(model, parent)
        self.delegate = QueueDelegate(model, self)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(translate("Suggestions"))

    @property
    def place(self) -> Suggestion | None:
        """The place that the keyboard is at."""
        return self._queue.place(self.row)

    @property
    def current(self) -> Row | None:
        """The row that the keyboard is at."""
        return self._queue.at(self.row)

    def step(self, step: int) -> None:
        """Go to the next place or the one before, round the ends, and tell."""
        row = self._queue.next_place(self.row, step)
        if row >= 0:
            self.setCurrentIndex(self._queue.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if not self.is_quiet:
            self.looked_at.emit(self._queue.place(current.row()))

    def show_folded(self, folded: frozenset[RowKey]) -> None:
        """Show these headings as folded."""
        self.delegate.folded = frozenset(folded)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        command = current_keymap().on_page(key_name(event))
        name = command.name if command is not None else ""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif name in ANSWERS:
            self.answered.emit(name)
        elif name in _STEPS:
            self.step(_STEPS[name])
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up and self.row <= 0:
            self.left_upwards.emit()
        elif not self._moves(key):
            super().keyPressEvent(event)

    def _moves(self, key: Qt.Key) -> bool:
        """Fold, unfold, or go to an end; whether the key means that."""
        folds = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False, Qt.Key.Key_Space: None}
        if key in folds:
            self._fold(self.row, is_folded=folds[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            last = self._queue.rowCount() - 1
            self.setCurrentIndex(self._queue.index(0 if key == Qt.Key.Key_Home else last))
        else:
            return False
        return True

    def _enter(self) -> None:
        """Accept a place; a heading folds."""
        if self.place is not None:
            self.answered.emit("accept")
        else:
            self._fold(self.row, is_folded=None)

    def _fold(self, row: int, *, is_folded: bool | None) -> None:
        heading = self._queue.at(self._queue.heading_over(row))
        if heading is not None:
            self.folding.emit(heading.key, is_folded)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        row = self._queue.at(index.row()) if index.isValid() else None
        is_left = event.button() is Qt.MouseButton.LeftButton
        if row is not None and row.is_heading and is_left:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.put_row(index.row())
            self._fold(index.row(), is_folded=None)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index: QModelIndex = self.indexAt(event.position().toPoint())
        row = self._queue.at(index.row()) if index.isValid() else None
        if row is not None and row.is_heading:
            self.mousePressEvent(event)  # two quick presses are two presses
        else:
            super().mouseDoubleClickEvent(event)
