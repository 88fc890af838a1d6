"""One search off the window's thread: hits come in small lots, so that the first screen is there at once."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.errors import UserError
from annotator.workspace.finding import Hit

Cancelled = Callable[[], bool]
Finding = Callable[[Cancelled], Iterator[Hit]]

_LOOK_MS = 4
"""How often the window looks whether there are more hits."""
_LOT = 2_000
"""How many hits the window takes in at once: a few milliseconds of work."""
_AHEAD = 4_000
"""How far the search runs ahead of the window; then it rests, so that typing has the machine to itself."""
_REST_S = 0.004

_PATIENCE_S = 0.03
"""So long a search waits for the one before; a pattern that takes its time leaves the machine to others."""

_one_at_a_time = threading.Lock()
"""A search that was called off may still be looking at its last transcript when the next one begins."""


class SearchRun(QObject):
    """Asks ``finding`` for hits until there are no more, or until it is called off.

    ``came`` carries hits in their order, ``failed`` the sentence why the search makes no sense;
    ``ended`` comes last unless it failed. A run that was called off tells nothing any more.
    """

    came = Signal(object)
    failed = Signal(str)
    ended = Signal()

    def __init__(self, finding: Finding, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finding = finding
        self._stop = threading.Event()
        self._hits: deque[Hit] = deque()
        self._fault: Exception | None = None
        self._is_done = threading.Event()
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_MS)
        self._looking.timeout.connect(self._look)

    def start(self) -> None:
        """Begin at once."""
        self._looking.start()
        threading.Thread(target=self._work, name="annotator-search", daemon=True).start()

    def call_off(self) -> None:
        """Nobody wants to know any more."""
        self._stop.set()
        self._looking.stop()

    # In the other thread

    def _work(self) -> None:
        is_alone = _one_at_a_time.acquire(timeout=_PATIENCE_S)
        try:
            if not self._stop.is_set():
                self._gather()
        except Exception as error:  # noqa: BLE001 - told in the window's thread
            self._fault = error
        finally:
            if is_alone:
                _one_at_a_time.release()
        self._is_done.set()

    def _gather(self) -> None:
        for hit in self._finding(self._stop.is_set):
            self._hits.append(hit)
            while len(self._hits) > _AHEAD and not self._stop.is_set():
                time.sleep(_REST_S)
            if self._stop.is_set():
                return

    # In the window's thread

    def _look(self) -> None:
        is_done = self._is_done.is_set()  # asked first: every hit is there by then
        lot = [self._hits.popleft() for _ in range(min(_LOT, len(self._hits)))]
        if lot:
            self.came.emit(lot)
        elif is_done:
            self._looking.stop()
            self._end()

    def _end(self) -> None:
        fault = self._fault
        if isinstance(fault, UserError):
            self.failed.emit(str(fault))
            return
        if fault is not None:
            sys.excepthook(type(fault), fault, fault.__traceback__)
        self.ended.emit()
