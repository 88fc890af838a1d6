"""The line below the switches in which one types what the ticked places should read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.language import translate, translate_count
from annotator.ui.controls import button, words
from annotator.ui.panels.label_palette import TypeAhead


class ReplaceBar(QWidget):
    """``replacing`` carries the words to read in place of the ticked ones; ``left`` says: not after all."""

    replacing = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = TypeAhead()
        self.field.setAccessibleName(translate("What the ticked places should read"))
        self.field.setPlaceholderText(translate("What the ticked places should read"))
        self._advice = words("", "small")
        self.go = button("", "primary")
        self.go.clicked.connect(self._replace)
        self.field.pressed.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self._advice)
        row.addWidget(self.go)
        self.hide()

    def open_bar(self) -> None:
        """Ask for the words."""
        self.field.clear()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_count(self, ticked: int) -> None:
        """Say how many places will be corrected."""
        self.go.setText(translate_count("Correct {count} place", "Correct {count} places", ticked))
        self.go.setEnabled(ticked > 0)

    def advise(self, text: str) -> None:
        """Say why just these are ticked."""
        self._advice.setText(text)
        self._advice.setVisible(bool(text))

    def _press(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._replace()
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.hide()
            self.left.emit()

    def _replace(self) -> None:
        if self.go.isEnabled():
            self.replacing.emit(self.field.text())
