"""A list at the selection from which to choose: topics, speakers, labels, claims to relate to.

It stands beside what it is about and never over it. Digits choose, letters and pinyin narrow it
down, Escape closes it; while an input method composes, keys belong to the input method alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QWidget

from annotator.language import translate
from annotator.ui.models.choice_model import NUMBERED, Choice, ChoiceModel
from annotator.ui.panels import look
from annotator.ui.panels.choice_delegate import ROW_HEIGHT, ChoiceDelegate
from annotator.ui.panels.floating_card import FloatingCard

WIDTH = 318
_MOST_ROWS = 10


class TypeAhead(QLineEdit):
    """The line in which one types to narrow a list; tells of keys only while nothing is composed."""

    narrowed = Signal(str)
    pressed = Signal(QKeyEvent)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composed = ""
        self.textChanged.connect(self._tell)

    @property
    def is_composing(self) -> bool:
        """Whether an input method holds letters that are not yet text."""
        return bool(self._composed)

    @property
    def composed(self) -> str:
        """The letters that are not yet text."""
        return self._composed

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composed = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def _tell(self) -> None:
        self.narrowed.emit(self.text() + self._composed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing:
            event.accept()
            return
        event.setAccepted(False)
        self.pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)


class LabelPalette(FloatingCard):
    """Choices beside a place of the window.

    ``chosen`` tells the id of the choice, ``named`` a new name that was typed, ``closed`` that it is
    gone, whatever happened. ``new_name`` is the row for a name that no choice has, with ``{name}``
    in it; without it there is none. With ``stays`` it remains open after a choice. ``likely`` is the
    choice that Enter takes while nothing is typed.
    """

    chosen = Signal(str)
    named = Signal(str)

    def __init__(
        self,
        window: QWidget,
        choices: Sequence[Choice],
        *,
        title: str,
        new_name: str = "",
        stays: bool = False,
        likely: str = "",
    ) -> None:
        super().__init__(window, title)
        self._likely = likely
        self._stays = stays
        self.model = ChoiceModel(choices, new_name)
        self._takes_names = bool(new_name)
        self._beside = QRect()
        self.line = TypeAhead(self)
        self.list = QListView(self)
        self._build(title)
        self.line.narrowed.connect(self._narrow)
        self.line.pressed.connect(self._press)
        self.list.clicked.connect(self._choose)
        self.list.selectionModel().currentChanged.connect(self._tell_current)

    def _build(self, title: str) -> None:
        column = self.column
        self.line.setPlaceholderText(title)
        self.line.setAccessibleName(title)
        column.addWidget(self.line)
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(self.model, self.line.text, self.list))
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.entered.connect(self.list.setCurrentIndex)
        column.addWidget(self.list)
        self._nothing = QLabel(self)
        look.set_role(self._nothing, "muted")
        self._nothing.setContentsMargins(8, 4, 8, 4)
        self._nothing.hide()
        column.addWidget(self._nothing)

    def show_beside(self, place: QRect) -> None:
        """Open below ``place`` (global coordinates), or above it, or beside it: where there is room."""
        self._beside = place
        self._fit()
        self._start_row()
        self.open_with(self.line)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer others in place, for a palette that stays."""
        row = self.list.currentIndex().row()
        self.model.show_choices(choices)
        self.list.setCurrentIndex(self.model.index(max(0, min(row, self.model.rowCount() - 1)), 0))

    def _start_row(self) -> None:
        self.list.setCurrentIndex(self.model.index(self.model.first_row(self._likely), 0))

    def _narrow(self, query: str) -> None:
        self.model.narrow(query)
        self._start_row()
        self._fit()

    def _fit(self) -> None:
        rows = self.model.rowCount()
        self._nothing.setVisible(rows == 0)
        is_named = bool(self.line.text().strip()) or not self._takes_names
        self._nothing.setText(
            translate("Nothing here has this name.")
            if is_named
            else translate("Nothing to choose from yet: type a name.")
        )
        self.list.setVisible(rows > 0)
        wanted = min(rows, _MOST_ROWS) * ROW_HEIGHT
        self.list.setFixedHeight(wanted)
        inner = QSize(
            WIDTH, self.line.sizeHint().height() + 22 + (wanted or self._nothing.sizeHint().height())
        )
        lacking = self.stand_beside(self._beside, inner)
        self.list.setFixedHeight(max(min(wanted, ROW_HEIGHT), wanted - lacking))

    def _press(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
        if key == Qt.Key.Key_Escape:
            event.accept()
            self.close()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._choose(self.list.currentIndex())
        elif key in steps:
            event.accept()
            self._step(steps[key])
        elif self._number(event) is not None:
            event.accept()
            self._choose(self.model.index(self._number(event) or 0, 0))

    def _step(self, step: int) -> None:
        rows = self.model.rowCount()
        if rows:
            row = self.list.currentIndex().row() + step
            row = row % rows if abs(step) == 1 else max(0, min(rows - 1, row))
            self.list.setCurrentIndex(self.model.index(row, 0))

    def _number(self, event: QKeyEvent) -> int | None:
        """The row that a digit asks for; ``None`` where the digit goes on with a name (座位 1)."""
        if not (Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9):
            return None
        row = event.key() - Qt.Key.Key_1
        typed = self.line.text()
        if row >= min(self.model.rowCount(), NUMBERED) or (typed and self.model.finds(typed + event.text())):
            return None
        return row

    def _choose(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        choice = self.model.choice(index.row())
        name = self.model.query
        if choice is None or not self._stays:
            self.close()
        if choice is not None:
            self.chosen.emit(choice.id)
        else:
            self.named.emit(name)

    def _tell_current(self, index: QModelIndex) -> None:
        self.line.setAccessibleDescription(str(self.model.data(index)) if index.isValid() else "")
