"""The line above the list in which one types what a place should read, where no suggestion is right."""

from __future__ import annotations

from threading import Thread

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.language import translate
from annotator.text import sounds
from annotator.ui.controls import button, words
from annotator.ui.panels.label_palette import TypeAhead


class EditBar(QWidget):
    """``typed`` carries the words and whether all places alike are meant; ``left`` says: not after all."""

    typed = Signal(str, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = TypeAhead()
        self.field.setAccessibleName(translate("What this place should read"))
        self.field.setPlaceholderText(translate("What this place should read"))
        self._heard = words("", "small")
        self.here = button(translate("This place (Enter)"), "primary")
        self.alike = button(translate("All alike (Shift+Enter)"), "flat")
        self.here.clicked.connect(lambda: self._tell(for_all=False))
        self.alike.clicked.connect(lambda: self._tell(for_all=True))
        self.field.pressed.connect(self._press)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._heard, self.field, self.here, self.alike):
            row.addWidget(widget, 1 if widget is self.field else 0)
        self.hide()

    def open_bar(self, heard: str, meant: str, alike: int) -> None:
        """Ask for the words that should stand instead; those suggested stand there, selected."""
        self._heard.setText(translate("“{heard}” should read").format(heard=heard))
        self.alike.setText(translate("All {count} alike (Shift+Enter)").format(count=f"{alike:,}"))
        self.alike.setVisible(alike > 1)
        self.field.setText(meant)
        self.field.selectAll()
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        Thread(target=sounds.load, daemon=True).start()  # what tells homophones; one types meanwhile

    def _press(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._tell(for_all=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.hide()
            self.left.emit()

    def _tell(self, *, for_all: bool) -> None:
        self.hide()
        self.typed.emit(self.field.text(), for_all)
