"""The key of a command, whichever that is now: drawn beside what it does, or obeyed in a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from annotator.ui.actions import BY_NAME
from annotator.ui.controls import KeyCap, spoken_key
from annotator.ui.key_names import sequences
from annotator.ui.keymap import current_keymap


class CommandKey(KeyCap):
    """Shows the key that a command has now; nothing where it has none."""

    def __init__(self, command: str, parent: QWidget) -> None:
        self._command = BY_NAME[command]
        self._is_wanted = True
        super().__init__(parent=parent)
        current_keymap().changed.connect(self.follow)
        self._is_wanted = True
        self.follow()

    def follow(self) -> None:
        """Show the key that the command has now."""
        self.setText(spoken_key(current_keymap().shown(self._command)))
        self.setVisible(self._is_wanted)

    def setVisible(self, visible: bool) -> None:
        self._is_wanted = visible
        super().setVisible(visible and bool(self.text()))


class DialogKey(QAction):
    """Obeys the keys of a command in a dialog, where those of the window do not reach."""

    def __init__(self, command: str, dialog: QWidget, do: Callable[[], object]) -> None:
        super().__init__(dialog)
        self._command = BY_NAME[command]
        self.triggered.connect(lambda _checked: do())
        dialog.addAction(self)
        current_keymap().changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Listen for the keys that the command has now."""
        keys = current_keymap().keys(self._command)
        self.setShortcuts([sequence for key in keys for sequence in sequences(key)])
