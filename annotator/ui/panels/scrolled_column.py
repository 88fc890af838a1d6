"""A column of groups that scrolls when it is higher than the panel."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class _Inner(QWidget):
    """Its height follows from its width alone.

    A column's own smallest size counts lines of chips as they would break at the smallest width,
    which would leave a long empty stretch below.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class ScrolledColumn(QScrollArea):
    """As wide as the panel; only its height scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inner = _Inner(self)
        self.column = QVBoxLayout(self.inner)
        self.column.setContentsMargins(16, 4, 16, 16)
        self.setWidget(self.inner)
        self.inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
