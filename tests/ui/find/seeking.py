"""Somebody who looks for things in the window."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.span import Span
from annotator.ui.find.panel import FindPanel
from annotator.ui.find.place import FindPlace
from tests.ui.shell.desk import User

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier

FIRST = """水务夜谈

周允：漏损到底有多少？漏损率公开吗？
简宁：公开的漏孙率是百分之十一。DMA分区还没有做完。
"""
SECOND = """供水再谈

周允：我们接着谈漏损。
简宁：夜里测的漏孙率更高，资源也不够。
"""


class Seeker:
    """Uses the panel by keys; sees what is in it."""

    def __init__(self, user: User) -> None:
        self.user = user

    @property
    def place(self) -> FindPlace:
        return self.user.window.open_view.finding

    @property
    def panel(self) -> FindPanel:
        return self.place.panel

    def open(self) -> None:
        """Press the key that opens the panel."""
        self.user.key(Qt.Key.Key_F, CTRL)

    def rest(self) -> None:
        """Wait until everything is found."""
        self.user.until(lambda: not self.place.search.is_running)
        self.user.rest(10)

    def ask(self, words: str, *, everywhere: bool = False, way: str = "plain") -> None:
        """Open the panel, move its switches, type, and wait."""
        self.open()
        self.panel.switches.scope.show_value("everywhere" if everywhere else "here")
        self.panel.switches.way.show_value(way)
        self.panel.field.clear()
        self.user.write(words)
        self.panel.asked.emit()
        self.rest()

    def into_list(self) -> None:
        """The keyboard to the hits."""
        self.user.key(Qt.Key.Key_Down)

    def rows(self) -> list[str]:
        """What stands in the list: titles, and hits as they read in context."""
        model = self.panel.model
        said = []
        for row in range(model.rowCount()):
            hit, heading = model.hit(row), model.heading_over(row)
            assert heading is not None
            said.append(heading.title if hit is None else f"{hit.before}[{hit.words}]{hit.after}")
        return said

    @property
    def current(self) -> str:
        """The row that the keyboard is at."""
        row = self.panel.list.currentIndex()
        return self.rows()[row.row()] if row != QModelIndex() else ""

    @property
    def summary(self) -> str:
        return self.panel.summary.text()

    def ticked(self) -> list[str]:
        return [f"{hit.before}[{hit.words}]" for hit in self.panel.model.ticked()]

    def painted(self) -> tuple[list[Span], Span | None]:
        """The hits that the page shows, and the current one of them."""
        state = self.user.window.page._state
        assert state is not None
        return list(state.hits), state.current_hit

    @property
    def keyboard(self) -> QWidget | None:
        return QApplication.focusWidget()


def compose(letters: str) -> None:
    """An input method holds these letters, which are not text yet."""
    QApplication.sendEvent(QApplication.focusWidget() or QWidget(), QInputMethodEvent(letters, []))
