"""The line for what is to be found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.language import translate
from annotator.ui.controls import set_tone
from annotator.ui.panels.label_palette import TypeAhead


class QueryField(TypeAhead):
    """``textChanged`` tells what is typed or committed, never what is being composed."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "search")
        self.setClearButtonEnabled(True)
        self.setPlaceholderText(translate("Find in the text"))
        self.setAccessibleName(translate("Find in the text"))

    def ask_for(self, words: str) -> None:
        """Look for these words, all selected so that typing puts others in their place."""
        if words:
            self.setText(words)
        self.selectAll()

    def take_over(self) -> None:
        """Have the keyboard when the hits are gone: undo is the project's now, until something is typed."""
        self.blockSignals(True)
        self.setText(self.text())  # lets go of what was typed
        self.blockSignals(False)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undoes = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redoes = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undoes or redoes:
                event.ignore()
                return False
        return super().event(event)

    def show_fault(self, sentence: str) -> None:
        """Show that what is typed makes no sense; with no sentence, that it does."""
        set_tone(self, "tone", "warn" if sentence else "")
        self.setAccessibleDescription(sentence)
