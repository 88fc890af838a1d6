"""The list at the words in a window on long transcripts: from the key until it can be chosen from.

``correcting.list`` is the key that takes the next place that looks wrong and lists what may have been said,
``correcting.accept`` the digit, until the correction is on disk and on the page; ``correcting.first`` the
first list of all, for which lexicons are loaded and the words of the text counted, beside the window.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Place
from annotator.ui.picking.place import pick_place
from annotator.ui.preferences import keep_settings_in
from tests.bench.figure import Figure, median, percentile
from tests.bench.long_texts import long_text
from tests.ui.shell.desk import User, open_program, project_with

LENGTHS = (100_000, 1_000_000)
TRIES = 40
LIST_BAR_MS = 100.0


def measure() -> Iterator[Figure]:
    """Milliseconds; the longest length has the bare names."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    for length in LENGTHS:
        with tempfile.TemporaryDirectory() as name:
            keep_settings_in(Path(name) / "settings")
            program, user = open_program(application, project_with(Path(name), long_text(length)))
            yield from _figures(user, "" if length == LENGTHS[-1] else f".{length // 1000}k")
            program.window.close()


def _figures(user: User, suffix: str) -> Iterator[Figure]:
    user.window.page.put_caret(Place(0))
    yield Figure(f"correcting.first{suffix}", _listed(user), "ms")
    lists, accepts = [], []
    for _ in range(TRIES):
        begun = perf_counter()
        _press(Qt.Key.Key_1)
        accepts.append((perf_counter() - begun) * 1e3)
        lists.append(_listed(user))
    yield Figure(f"correcting.list{suffix}", median(lists), "ms", TRIES, bar=LIST_BAR_MS)
    yield Figure(f"correcting.list_p95{suffix}", percentile(lists, 0.95), "ms", TRIES)
    yield Figure(f"correcting.accept{suffix}", median(accepts), "ms", TRIES)


def _listed(user: User) -> float:
    """Press the key, and wait until something can be chosen."""
    place = pick_place(user.window)
    begun = perf_counter()
    _press(Qt.Key.Key_C)
    user.until(lambda: place.popup is not None and not place.popup.is_looking)
    return (perf_counter() - begun) * 1e3


def _press(key: Qt.Key) -> None:
    keyboard = QApplication.focusWidget()
    assert keyboard is not None
    QTest.keyClick(keyboard, key)
    QApplication.processEvents()
