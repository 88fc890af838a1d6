"""Long work off the window's thread: told how far it is, stopped on demand, ended in one of three ways."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from annotator.domain.errors import Cancelled, UserError
from annotator.domain.progress import Progress

Job = Callable[[Progress], object]


class _Run(QRunnable):
    """The part of a task that lives in the other thread."""

    def __init__(self, task: Task) -> None:
        super().__init__()
        self._task = task

    def run(self) -> None:
        self._task.work()


class Task(QObject):
    """One piece of work. At its end one of ``done``, ``failed``, ``cancelled`` and ``broken`` is told.

    ``done`` carries what the job returned, ``failed`` the sentence to show, ``broken`` a fault of the
    program; ``progressed`` the share done, 0 to 1. All are told in the thread of the window.
    """

    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    broken = Signal(object)
    progressed = Signal(float)
    ended = Signal()

    def __init__(self, job: Job, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job = job
        self._stop = threading.Event()
        self._told = 0.0
        self.broken.connect(_report)

    def start(self) -> None:
        """Begin, as soon as a thread is free."""
        _running.add(self)
        self.ended.connect(lambda: _running.discard(self))
        QThreadPool.globalInstance().start(_Run(self))

    def cancel(self) -> None:
        """Stop at the next moment when nothing is half done."""
        self._stop.set()

    def _progress(self, share: float) -> None:
        if self._stop.is_set():
            raise Cancelled
        if share >= self._told + 0.005 or share >= 1:
            self._told = share
            self.progressed.emit(share)

    def work(self) -> None:
        """Do the job here and now, in whatever thread this is."""
        try:
            self._progress(0.0)
            found = self._job(self._progress)
        except Cancelled:
            self.cancelled.emit()
        except UserError as error:
            self.failed.emit(str(error))
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, which reports it
            self.broken.emit(error)
        else:
            if self._stop.is_set():
                self.cancelled.emit()
            else:
                self.done.emit(found)
        self.ended.emit()


_running: set[Task] = set()
"""Tasks that are under way are kept alive, whoever asked for them."""


def _report(error: Exception) -> None:
    sys.excepthook(type(error), error, error.__traceback__)
