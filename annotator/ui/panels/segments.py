"""A few views or ways side by side, of which one is on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from annotator.ui.theme import scaled, ui_font

_SIDES = 28
"""What stands beside the words; the one that is on is bold, and must not be cut."""


class Segments(QFrame):
    """The ways from left to right; ``chosen`` tells the place of the one that was turned on by hand."""

    chosen = Signal(int)

    def __init__(self, name: str, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        for place, text in enumerate(texts):
            row.addWidget(self._segment(text, place, len(texts)))
        self._group.idClicked.connect(self.chosen)
        self.set_current(0)

    def _segment(self, text: str, place: int, count: int) -> QPushButton:
        button = QPushButton(text, self)
        button.setCheckable(True)
        button.setAccessibleName(f"{self.accessibleName()}: {text}")
        button.setAutoDefault(False)
        button.setMinimumWidth(QFontMetrics(ui_font(bold=True)).horizontalAdvance(text) + scaled(_SIDES))
        if place in (0, count - 1):
            button.setProperty("end", "first" if place == 0 else "last")
        self._group.addButton(button, place)
        return button

    @property
    def current(self) -> int:
        """The place of the one that is on."""
        return self._group.checkedId()

    def set_current(self, place: int) -> None:
        """Turn one on without telling."""
        self._group.button(place).setChecked(True)

    def segments(self) -> Sequence[QAbstractButton]:
        """The buttons from left to right."""
        return self._group.buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        button = self._group.button((self.current + step) % len(self._group.buttons()))
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        button.click()
