"""Looks through the other transcripts of the project, off the window's thread."""

from __future__ import annotations

from collections.abc import Callable, Collection

from PySide6.QtCore import QObject

from annotator.ui.bridge import Bridge
from annotator.ui.working import Task


class Surveying(QObject):
    """One survey at a time; ``told`` is called when it has ended."""

    def __init__(self, bridge: Bridge, told: Callable[[], object]) -> None:
        super().__init__(bridge)
        self._bridge, self._told = bridge, told
        self._task: Task | None = None

    @property
    def is_running(self) -> bool:
        """Whether transcripts are still being looked through."""
        return self._task is not None

    def start(self, only: Collection[str] | None = None) -> None:
        """Look through these transcripts as they are now, or through all."""
        self.stop()
        task = self._task = Task(self._bridge.workspace.suggestions.surveying(only))
        task.done.connect(self._take)
        task.broken.connect(lambda _: self.stop())
        task.start()

    def stop(self) -> None:
        """Nobody wants to know any more."""
        if self._task is not None:
            self._task.abandon()
            self._task = None

    def _take(self, found: object) -> None:
        self._task = None
        if isinstance(found, dict):
            self._bridge.workspace.suggestions.surveyed(found)
        self._told()
