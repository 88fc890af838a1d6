"""A review of a text that reads itself anew, and what a user does there from the keyboard."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.detect import read_structure
from annotator.domain.progress import Progress, silent
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import Ruling
from annotator.ui.review.draft import Draft, Read
from annotator.ui.review.pane import ReviewPane

_PATIENCE_S = 20


def reader_of(text: str) -> Read:
    """What reads the text as it is decided."""

    def read(rulings: Sequence[Ruling], _progress: Progress = silent) -> tuple[Reading, ...]:
        return tuple(read_structure(SourceFile("talk.txt", text, "utf-8", "LF"), rulings))

    return read


def pane_on(text: str, *, height: int = 700) -> ReviewPane:
    """A pane that shows the text as it reads, the keyboard in it."""
    pane = ReviewPane()
    pane.resize(1000, height)
    pane.show()
    pane.activateWindow()
    read = reader_of(text)
    pane.show_draft(Draft(text, read((), silent), read))
    settle(pane)
    pane.take_keyboard()
    QApplication.processEvents()
    return pane


def settle(pane: ReviewPane) -> None:
    """Wait until the text has been read as was decided."""
    end = time.monotonic() + _PATIENCE_S
    while pane.draft is not None and pane.draft.is_busy and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def press(pane: ReviewPane, key: str, words: str = "") -> None:
    """Press a key where the keyboard is, or on the line with these words."""
    if words and pane.draft is not None:
        pane.text.go_to(pane.draft.text.index(words))
    QTest.keyClick(QApplication.focusWidget() or pane, getattr(Qt.Key, f"Key_{key}"))
    settle(pane)
