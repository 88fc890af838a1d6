"""Long work off the window's thread: told how far it is, stopped on demand, ended in one of three ways."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from time import monotonic

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QProgressBar

from annotator.domain.errors import Cancelled, UserError
from annotator.domain.progress import Progress

Job = Callable[[Progress], object]
_S_TO_GIVE_WAY = 0.0005


class Task(QObject):
    """One piece of work. At its end one of ``done``, ``failed``, ``cancelled`` and ``broken`` is told.

    ``done`` carries what the job returned, ``failed`` the sentence to show, ``broken`` a fault of the
    program; ``progressed`` the share done, 0 to 1. All are told in the thread that made the task.
    """

    done = Signal(object)
    failed = Signal(str)
    cancelled = Signal()
    broken = Signal(object)
    progressed = Signal(float)
    _came = Signal(float)
    _ended = Signal(object, object)

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self._stop = threading.Event()
        self._told = 0.0
        self._is_abandoned = False
        self._thread: threading.Thread | None = None
        self._came.connect(self._tell_progress)
        self._ended.connect(self._tell_end)

    def end_in(
        self,
        done: Callable[[object], object],
        refused: Callable[[str], object],
        *,
        called_off: str,
        broken: str,
    ) -> None:
        """Call ``done`` with what the job returns; ``refused`` with a sentence where it ends otherwise."""
        self.done.connect(done)
        self.failed.connect(refused)
        self.cancelled.connect(lambda: refused(called_off))
        self.broken.connect(lambda _: refused(broken))

    def show_in(self, bar: QProgressBar) -> None:
        """Have a bar of a thousand steps follow how far it is; once it is gone, nobody is told the end."""
        bar.setValue(0)
        bar.show()
        bar.destroyed.connect(self.abandon)
        self.progressed.connect(lambda share: bar.setValue(round(1000 * share)))

    def start(self) -> None:
        """Begin at once."""
        _running.add(self)
        self._thread = threading.Thread(target=self._work, name="annotator-task", daemon=True)
        self._thread.start()

    def cancel(self) -> None:
        """Stop at the next moment when nothing is half done; work that ends before is done all the same."""
        self._stop.set()

    @property
    def is_stopped(self) -> bool:
        """Whether it was stopped or abandoned: the job may ask this too."""
        return self._stop.is_set()

    def abandon(self) -> None:
        """Stop, and tell nobody how it ended: whoever asked is gone."""
        self._is_abandoned = True
        self._stop.set()

    def join(self, seconds: float) -> None:
        """Wait until the work has ended, at most so long."""
        if self._thread is not None:
            self._thread.join(max(0.0, seconds))

    def _progress(self, share: float) -> None:
        """What the job calls, in its own thread."""
        if self._stop.is_set():
            raise Cancelled
        if share >= self._told + 0.005 or share >= 1:
            self._told = share
            try:
                self._came.emit(share)
            except RuntimeError:  # the window is gone, and with it whoever waits for the work
                raise Cancelled from None

    def _work(self) -> None:
        found: object = None
        fault: BaseException | None = None
        try:
            self._progress(0.0)
            found = self._job(self._progress)
        except Exception as error:  # noqa: BLE001 - handed to the thread that asked, which reports it
            fault = error
        try:
            self._ended.emit(found, fault)
        except RuntimeError:  # the program takes itself apart: there is nobody to be told any more
            return
        finally:
            del found, fault  # a fault holds all that was at hand where it was raised, this place too

    def _tell_progress(self, share: float) -> None:
        if not self._stop.is_set():
            self.progressed.emit(share)

    def _tell_end(self, found: object, fault: object) -> None:
        _running.discard(self)
        if self._is_abandoned:
            return
        if isinstance(fault, Cancelled):
            self.cancelled.emit()
        elif isinstance(fault, UserError):
            self.failed.emit(str(fault))
        elif isinstance(fault, Exception):
            sys.excepthook(type(fault), fault, fault.__traceback__)
            self.broken.emit(fault)
        else:
            self.done.emit(found)


def give_way_to_window() -> None:
    """Have other threads hand the interpreter over at once, whenever the window's thread wants it.

    A key wants it again after each of some thirty steps of its way to the disk and the screen, and by
    itself Python lets whoever works beside it go on for five milliseconds each time.
    """
    sys.setswitchinterval(_S_TO_GIVE_WAY)


def abandon_all(tasks: Iterable[Task]) -> None:
    """Abandon tasks: for whoever goes away with them under way."""
    for task in tasks:
        task.abandon()


def end_all(seconds: float = 3.0) -> None:
    """Stop everything that is under way, and wait for it a little: the program ends.

    A thread that is still at work while Python takes itself apart can end the program with a fault.
    """
    until = monotonic() + seconds
    left = tuple(_running)
    for task in left:
        task.abandon()
    for task in left:
        task.join(until - monotonic())


_running: set[Task] = set()
"""Tasks that are under way are kept alive, whoever asked for them."""
