"""The key of a command as it is drawn beside what it does, whichever key that is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from annotator.ui.actions import BY_NAME
from annotator.ui.controls import KeyCap, spoken_key
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
