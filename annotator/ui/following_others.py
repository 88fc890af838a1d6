"""What another program writes into the open project is seen within a second, whatever one is at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from annotator.store.engine import last_written
from annotator.ui.composing import is_composing

_MS_BETWEEN = 700
"""To look costs some microseconds; only where the file was written to is the journal asked."""


class FollowingOthers(QObject):
    """Calls ``take_in`` where the project's file was written to, while ``is_free`` and nothing is under way.

    Whoever is in the middle of something is not disturbed: while one composes, drags or answers a
    question, it waits.
    """

    def __init__(
        self, page: QWidget, path: Path, take_in: Callable[[], object], is_free: Callable[[], bool]
    ) -> None:
        super().__init__(page)
        self._page, self._path = page, path
        self._take_in, self._is_free = take_in, is_free
        self._known = last_written(path)
        self._timer = QTimer(self, interval=_MS_BETWEEN)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def stop(self) -> None:
        """The project is let go."""
        self._timer.stop()

    def _look(self) -> None:
        if not self._may_look():
            return
        now = last_written(self._path)
        if now != self._known:
            self._known = now
            self._take_in()

    def _may_look(self) -> bool:
        window = self._page.window()
        if not window.isVisible() or window.isMinimized():
            return False
        is_asked = (
            QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None
        )
        is_dragged = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        return self._is_free() and not (is_asked or is_dragged or is_composing())
