"""The three panes and what stands around them: made once, then only shown, hidden and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from annotator.language import translate
from annotator.ui.controls import frame, words
from annotator.ui.message_bar import MessageBar
from annotator.ui.start_page import StartPage
from annotator.ui.storeys import Storeys
from annotator.ui.theme import scaled
from annotator.ui.top_bar import TopBar
from annotator.ui.transcripts.pane import TranscriptsPane

LEFT, RIGHT = 240, 336
LEAST_LEFT, LEAST_RIGHT = 184, 296
COMFORTABLE = 780
"""What the page needs for its margin and its full measure; below it, the sides give way first."""


class ThreePanes(QWidget):
    """Start page, or: the bar above; left the transcripts, in the middle the page, right the panel."""

    def __init__(self) -> None:
        super().__init__()
        self.start = StartPage()
        self.bar = TopBar()
        self.transcripts = TranscriptsPane()
        self.messages = MessageBar(self)
        self.centre = QStackedWidget()
        self.nothing = words(translate("Import a transcript: its text will stand here."), "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.centre.addWidget(self.nothing)
        self.panes = QSplitter(Qt.Orientation.Horizontal)
        self.panes.setHandleWidth(1)
        self.panes.setChildrenCollapsible(False)
        self.left = self._pane("left", self.transcripts)
        self.storeys = Storeys(self.centre)
        self.centre.installEventFilter(self)
        self.middle = self._middle()
        self.panes.addWidget(self.left)
        self.panes.addWidget(self.middle)
        self.panes.setStretchFactor(1, 1)
        self._given: list[int] = []
        self.panes.splitterMoved.connect(self._dragged)
        self._pages = QStackedWidget()
        start = frame("page")
        _fill(start, self.start)
        self._pages.addWidget(start)
        self._pages.addWidget(self._project())
        _fill(self, self._pages)

    def _pane(self, role: str, inner: QWidget) -> QFrame:
        made = frame(role)
        _fill(made, inner)
        made.setMinimumWidth(scaled(180))
        return made

    def _middle(self) -> QFrame:
        made = frame("page")
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.storeys, 1)
        made.setMinimumWidth(scaled(420))
        return made

    def _project(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.panes, 1)
        return made

    def show_start(self) -> None:
        """No project is open."""
        self._pages.setCurrentIndex(0)

    def show_project(self) -> None:
        """A project is open."""
        self._pages.setCurrentIndex(1)

    def warn(self, text: str) -> None:
        """Say why something was not done."""
        self.messages.warn(text)
        self._place_message()

    def warn_lastingly(self, text: str) -> None:
        """Say what is wrong with what is shown; an empty text where nothing is."""
        self.messages.warn_lastingly(text)
        self._place_message()

    def tell(self, text: str, verb: str = "", do: Callable[[], object] | None = None) -> None:
        """Say what was done, and offer one thing to do next."""
        self.messages.tell(text, verb, do)
        self._place_message()

    def _place_message(self) -> None:
        """The message floats at the foot of the page, so that nothing else moves."""
        around = self.centre if self.centre.isVisible() else self
        foot = (
            around.mapTo(self, QPoint(0, around.height())) if around is not self else QPoint(0, self.height())
        )
        width = min(scaled(560), around.width() - 48)
        self.messages.setFixedWidth(max(scaled(240), width))
        self.messages.adjustSize()
        height = self.messages.heightForWidth(self.messages.width())
        height = max(height, self.messages.sizeHint().height())
        x = foot.x() + (around.width() - self.messages.width()) // 2
        self.messages.setGeometry(x, foot.y() - height - 16, self.messages.width(), height)
        self.messages.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and not self._given:
            self.spread(event.size().width())
        if not self.messages.isHidden():
            self._place_message()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page became higher or lower, as a panel below it came or went: its message goes along."""
        if event.type() == QEvent.Type.Resize and not self.messages.isHidden():
            self._place_message()
        return super().eventFilter(watched, event)

    def put_panel(self, panel: QWidget | None) -> None:
        """Stand a panel at the right, in place of the one that was there."""
        while self.panes.count() > 2:
            old = self.panes.widget(2)
            if old is not None:
                old.hide()
                old.setParent(None)
                old.deleteLater()
        if panel is not None:
            self.panes.addWidget(panel)
            self.panes.setStretchFactor(2, 0)
            self.spread(self.width())
            if len(self._given) == self.panes.count():
                self.panes.setSizes(self._given)

    def _dragged(self) -> None:
        """The user gave the panes widths of their own: they stay."""
        self._given = self.panes.sizes()

    @property
    def given(self) -> tuple[int, ...]:
        """The widths that the user gave the panes, from left to right; empty where they are as drawn."""
        return tuple(self._given)

    def give(self, widths: Sequence[int]) -> None:
        """Give the panes widths of an earlier time; anything but three sensible ones is passed over."""
        if len(widths) == 3 and all(width > 0 for width in widths):
            self._given = list(widths)

    def spread(self, width: int) -> None:
        """Give the panes their widths as drawn."""
        spare = width - scaled(LEFT) - scaled(RIGHT) - scaled(COMFORTABLE)
        left = max(scaled(LEAST_LEFT), scaled(LEFT) + min(0, spare) // 2)
        right = max(scaled(LEAST_RIGHT), scaled(RIGHT) + min(0, spare) // 2)
        self.panes.setSizes([left, max(scaled(420), width - left - right), right])


def _fill(outer: QWidget, inner: QWidget) -> None:
    column = QVBoxLayout(outer)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(inner)
