"""The heading of a group of the panel, with what can be done to all of it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from annotator.ui.panels import look
from annotator.ui.panels.quiet_button import QuietButton


class GroupHeader(QWidget):
    """A small heading; buttons at its right."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.title: QLabel = look.label(title, "heading", self)
        self._row.addWidget(self.title)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add_button(self, text: str, name: str) -> QuietButton:
        """A button at the right; ``name`` says what it does."""
        button = QuietButton(text, name, parent=self)
        self._row.addWidget(button)
        return button
