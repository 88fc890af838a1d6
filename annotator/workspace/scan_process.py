"""The scan in a process of its own: the window's thread shares nothing with it and never waits for it."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache
from pathlib import Path
from threading import Lock, Timer
from time import sleep
from typing import TypeVar

from annotator.domain.errors import Cancelled
from annotator.domain.suggestion import SuggestionKind
from annotator.language import current_language
from annotator.suggest import asked_words
from annotator.suggest.asked_words import AskedWords, Judged, Stretch, judged_in, stretches_in
from annotator.suggest.found import Found, Target
from annotator.suggest.serving import Asked, found_in, question

T = TypeVar("T")
WORKER = "scan-worker"
"""The argument that makes the program a worker instead of a window."""
_PATIENCE_S = 1.0
"""So long somebody who looks at a place waits for a scan to end before it is worked out here."""
_S_TO_WARM = 5.0
"""So long while it loads what it needs: to load that here would take as long."""
_NAP_S = 0.01
_SOME_WORDS = "我们说"
_IDLE_S = 600.0
"""A worker that nobody asks anything is ended; it holds the memory of dictionaries."""


class ScanProcess:
    """Started when it is first asked; ended when it is idle, closed, or this process is gone.

    A worker reads what it is asked until its end of the pipe closes, so none outlives the program,
    however that ends.
    """

    def __init__(self, command: Sequence[str] | None = None) -> None:
        self._command = list(_own_command() if command is None else command)
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ending: Timer | None = None
        self._is_broken = self._is_closed = self._is_warming = False
        self._at_words: list[object] = []

    def warm(self) -> None:
        """Start the worker and have it load what answers at words need, so that the first need not wait.

        Raises ``Cancelled`` once the program ends.
        """
        with self._lock:
            self._is_warming = True
            try:
                words = AskedWords(_SOME_WORDS, 0, len(_SOME_WORDS), (), (), current_language())
                self._asked(asked_words.question(words), judged_in)
            finally:
                self._is_warming = False

    def scan(
        self, text: str, targets: Sequence[Target], kinds: Collection[SuggestionKind], *, each: bool = False
    ) -> list[Found] | None:
        """What a scan finds, waited for in the calling thread; ``None`` where no worker can be had.

        Raises ``Cancelled`` once the program ends.
        """
        asked = question(Asked(text, targets, sorted(kinds), current_language(), each))
        self._lock.acquire()
        while self._at_words:  # a key waits for these, nobody for a scan
            self._lock.release()
            sleep(_NAP_S)
            self._lock.acquire()
        try:
            return self._asked(asked, found_in)
        finally:
            self._lock.release()

    def candidates(self, asked: AskedWords) -> list[Judged] | None:
        """The candidates for a stretch; ``None`` where no worker can be had, or it is long at a scan."""
        return self._asked_between(asked, judged_in)

    def doubtful(self, asked: AskedWords) -> list[Stretch] | None:
        """The stretches that look wrong, likewise."""
        return self._asked_between(asked, stretches_in)

    def _asked_between(self, asked: AskedWords, read: Callable[[Iterable[bytes]], T]) -> T | None:
        waits = object()
        self._at_words.append(waits)
        try:
            if not self._lock.acquire(timeout=_S_TO_WARM if self._is_warming else _PATIENCE_S):
                return None
            try:
                return self._asked(asked_words.question(asked), read)
            finally:
                self._lock.release()
        finally:
            self._at_words.remove(waits)

    def _asked(self, asked: bytes, read: Callable[[Iterable[bytes]], T]) -> T | None:
        self._stay()
        answer = self._answer(asked, read)
        self._end_when_idle()
        if self._is_closed:
            raise Cancelled
        return answer

    def _answer(self, asked: bytes, read: Callable[[Iterable[bytes]], T]) -> T | None:
        if self._is_broken or self._is_closed:
            return None
        try:
            process = self._running()
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(asked)
            process.stdin.flush()
            return read(process.stdout)
        except (OSError, ValueError):
            self._is_broken = True  # the scan is made in this process from now on
            self._end()
            return None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=os.environ | {"PYTHONPATH": _path()},
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        return self._process

    @property
    def is_usable(self) -> bool:
        """Whether nothing has spoken against it so far."""
        return not (self._is_broken or self._is_closed)

    @property
    def pid(self) -> int | None:
        """The worker's, while there is one."""
        return None if self._process is None else self._process.pid

    def close(self) -> None:
        """End it, whatever it is doing; whoever waits for an answer is told by ``Cancelled``."""
        self._is_closed = True
        self._stay()
        self._end()

    def _stay(self) -> None:
        if self._ending is not None:
            self._ending.cancel()

    def _end_when_idle(self) -> None:
        self._ending = Timer(_IDLE_S, self._end_idle)
        self._ending.daemon = True
        self._ending.start()

    def _end_idle(self) -> None:
        if self._lock.acquire(blocking=False):
            try:
                self._end()
            finally:
                self._lock.release()

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    _close(pipe)


def _close(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except OSError:  # what was not yet sent can go nowhere
        return


def _own_command() -> Sequence[str]:
    if getattr(sys, "frozen", False):
        return (sys.executable, WORKER)
    return (sys.executable, "-m", "annotator", WORKER)


def _path() -> str:
    """Where the worker finds this very program."""
    here = str(Path(__file__).resolve().parents[2])
    return os.pathsep.join(part for part in (here, os.environ.get("PYTHONPATH", "")) if part)


@cache
def scan_process() -> ScanProcess:
    """The one that the program's windows share; ended with it."""
    made = ScanProcess()
    atexit.register(made.close)
    return made
