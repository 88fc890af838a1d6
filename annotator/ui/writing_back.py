"""While nobody does anything, the edits on the disk go from the log beside the project into its file.

Every edit is safe in the log at once; writing many of them back takes longer than a key may.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from annotator.ui.working import Task
from annotator.workspace.workspace import Workspace

MS_OF_REST = 3_000
_S_TO_END = 2.0


class WritingBack(QObject):
    """Waits for a rest after edits, and has them written back in another thread."""

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._task: Task | None = None
        self._resting = QTimer(self, singleShot=True, interval=MS_OF_REST)
        self._resting.timeout.connect(self._write_back)
        self._unsubscribe = workspace.subscribe(lambda _: self._resting.start())

    def _write_back(self) -> None:
        if self._task is not None:  # the disk is slow
            self._resting.start()
            return
        task = self._task = Task(lambda _: self._workspace.write_back())
        for ended in (task.done, task.failed, task.broken, task.cancelled):
            ended.connect(self._ended)  # where the disk refuses, nothing is lost: closing tries again
        task.start()

    def _ended(self) -> None:
        self._task = None

    def leave(self) -> None:
        """The project is about to be closed."""
        self._unsubscribe()
        self._resting.stop()
        if self._task is not None:
            self._task.abandon()
            self._task.join(_S_TO_END)
