"""A column of groups that scrolls when it is higher than the panel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.ui.panels.tab_order import laid_out, order_tabs

_SIDE = 16
ORDERING_MS = 40
"""How soon Tab goes as things are laid out now: sooner than a hand, and after what the key had to show."""


class _Inner(QWidget):
    """Its height follows from its width alone.

    A column's own smallest size counts lines of chips as they would break at the smallest width,
    which would leave a long empty stretch below.
    """

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class ScrolledColumn(QScrollArea):
    """As wide as the panel; only its height scrolls.

    Room for the scroll bar is always left free, so that nothing moves when it comes or goes.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.inner = _Inner(self)
        self.inner.setAttribute(Qt.WidgetAttribute.WA_StaticContents)  # what is above a change stays painted
        self.column = QVBoxLayout(self.inner)
        self._bar_width = self.verticalScrollBar().sizeHint().width()
        self.column.setContentsMargins(_SIDE, 0, max(0, _SIDE - self._bar_width), 12)
        self.setWidget(self.inner)
        self.inner.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._ordered: list[QWidget] = []
        self._ordering = QTimer(self, singleShot=True, interval=ORDERING_MS)
        self._ordering.timeout.connect(self._order_tabs)
        self.inner.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.inner.setMaximumWidth(max(0, self.width() - self._bar_width))
        super().resizeEvent(event)

    @contextmanager
    def arranged_once(self) -> Iterator[None]:
        """Let groups come, go and change, and lay them out when all is said.

        Otherwise Qt would press them into the height that there was, and then lay out all of them anew.
        """
        self.column.setEnabled(False)
        try:
            yield
        finally:
            self.column.invalidate()
            height = max(self.inner.heightForWidth(self.inner.width()), self.viewport().height())
            self.column.setEnabled(True)
            self.inner.resize(self.inner.width(), height)
            self.column.activate()

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
