"""A line below the text in which words are typed that one key cannot say: a label, a label pattern."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.language import translate
from annotator.ui.controls import button, words
from annotator.ui.panels.label_palette import TypeAhead
from annotator.ui.theme import scaled

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AskBar(QFrame):
    """``answered`` carries what was typed, ``forgotten`` an earlier answer that shall be offered no more,
    ``left`` that nothing shall come of it, ``opened`` whether it asks now.
    """

    answered = Signal(str)
    forgotten = Signal(str)
    left = Signal()
    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.title = words("", "small", wrap=True)
        self.line = TypeAhead()
        self.before = QComboBox()
        self.about = words("", "small", wrap=True)
        self.forgetting = button(translate("Forget it"), "flat")
        self.forgetting.setToolTip(translate("Offer this pattern no more"))
        self.taking = button(translate("Take over"), "primary")
        self.leaving = button(translate("Cancel"))
        self._describe: Callable[[str], str] = lambda text: ""
        self._lay_out()
        self.line.narrowed.connect(self._say)
        self.line.pressed.connect(self._press)
        self.before.activated.connect(self._take_earlier)
        self.forgetting.clicked.connect(self._forget)
        self.taking.clicked.connect(self._answer)
        self.leaving.clicked.connect(self.left)
        self.hide()

    def _lay_out(self) -> None:
        self.before.setAccessibleName(translate("Patterns used before"))
        self.before.setMaximumWidth(scaled(200))
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.taking)
        row.addWidget(self.leaving)
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
        column.setSpacing(scaled(4))
        column.addWidget(self.title)
        column.addLayout(row)
        below = QHBoxLayout()
        below.setSpacing(scaled(8))
        below.addWidget(self.about, 1)
        below.addWidget(self.forgetting)
        below.addWidget(self.before)
        column.addLayout(below)

    def ask(self, title: str, text: str, describe: Callable[[str], str], before: Sequence[str] = ()) -> None:
        """Ask; ``describe`` says what would come of a text, ``before`` are earlier answers."""
        self._describe = describe
        self.title.setText(title)
        self.line.setAccessibleName(title)
        self.offer(before)
        self.line.setText(text)
        self.line.selectAll()
        self._say(text)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def offer(self, before: Sequence[str]) -> None:
        """Offer these earlier answers."""
        self.before.clear()
        self.before.addItems([translate("Used before…"), *before])
        self.before.setVisible(bool(before))
        self.forgetting.hide()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        self.opened.emit(visible)

    def _take_earlier(self, place: int) -> None:
        if place > 0:
            self.line.setText(self.before.itemText(place))
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self.forgotten.emit(self.line.text().strip())
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What a field leaves over goes no further: Enter would press the default button of the dialog."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)

    def _say(self, text: str) -> None:
        said = self._describe(text.strip())
        self.about.setText(said)
        self.line.setAccessibleDescription(said)
        self.taking.setEnabled(bool(text.strip()))
        self.forgetting.setVisible(self.before.findText(text.strip()) > 0)

    def _answer(self) -> None:
        if self.line.text().strip():
            self.answered.emit(self.line.text().strip())

    def _press(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            event.accept()
            self._answer()
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
