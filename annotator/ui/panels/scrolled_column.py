"""A column of groups that scrolls when it is higher than the panel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.ui.panels.tab_order import laid_out, order_tabs


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
        self.column.setContentsMargins(16, 0, 16, 12)
        self.setWidget(self.inner)
        self.inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._ordered: list[QWidget] = []
        self._ordering = QTimer(self, singleShot=True, interval=0)
        self._ordering.timeout.connect(self._order_tabs)
        self.inner.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.inner and event.type() == QEvent.Type.LayoutRequest:
            self._ordering.start()
        return super().eventFilter(watched, event)

    def _order_tabs(self) -> None:
        """Chips, rows and fields come and go: those that are there are put in order again."""
        now = list(laid_out(self.inner))
        if now != self._ordered:
            self._ordered = now
            order_tabs(self.inner)
