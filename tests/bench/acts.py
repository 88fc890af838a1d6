"""What a user does, timed from the event until nothing is left to paint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from time import perf_counter, sleep

from PySide6.QtCore import QEvent, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

MS = 1000.0
_QUIET = 25
_PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that a user does: ``ready`` goes where it is done, ``do`` does it; both are told the try.

    ``few`` says that a few tries are enough, because it is done seldom.
    """

    name: str
    ready: Callable[[int], None]
    do: Callable[[int], None]
    few: bool = False

    def called(self, name: str) -> Act:
        """The same by another name."""
        return replace(self, name=name)


@dataclass(frozen=True, slots=True)
class Series:
    """Measurements of one act, in milliseconds."""

    name: str
    values: tuple[float, ...]


def painted() -> None:
    """Until everything that waits is painted, and what follows from the painting is done."""
    for _ in range(2):  # laid out and painted in Qt's own order, then what the painting asked for
        QApplication.processEvents()


def settle() -> None:
    """Let work in the background (the rest of the layout) come to its end."""
    until = perf_counter() + _PATIENCE_S
    quiet = 0
    while quiet < _QUIET and perf_counter() < until:
        began = perf_counter()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        QApplication.sendPostedEvents(
            None, QEvent.Type.DeferredDelete
        )  # as Qt's own loop does between events
        quiet = quiet + 1 if perf_counter() - began < 0.002 else 0
        sleep(0.005)


def played(acts: Iterable[Act], *, tries: int, few: int) -> Iterator[Series]:
    """Do each act so many times; between tries the application rests as between a user's keys."""
    for act in acts:
        settle()
        taken = []
        for number in range(few if act.few else tries):
            act.ready(number)
            QTest.qWait(20)
            began = perf_counter()
            act.do(number)
            painted()
            taken.append((perf_counter() - began) * MS)
        yield Series(act.name, tuple(taken))


def longest_hold(ms: int) -> float:
    """For how long the window does not answer at once, at most, in the time after now; milliseconds."""
    until = perf_counter() + ms / MS
    longest = 0.0
    while perf_counter() < until:
        began = perf_counter()
        QApplication.processEvents()
        longest = max(longest, perf_counter() - began)
        sleep(0.001)
    return longest * MS
