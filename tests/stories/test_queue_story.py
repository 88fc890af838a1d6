"""More than 500 suggestions are gone through by keys alone, and stand in the file as they were answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.correction import Correction, CorrectionOrigin
from annotator.domain.project import Decision, Verdict
from annotator.ui.app import Annotator
from annotator.workspace.workspace import Workspace
from tests.bench.misheard_texts import misheard_project
from tests.ui.queue.answerer import CTRL, SHIFT, Answerer
from tests.ui.shell.desk import User

Start = Callable[[Path | None], tuple[Annotator, User]]
NONE = Qt.KeyboardModifier.NoModifier
PLACES = 500
TYPED = "佚名"
BY_HAND = 10
"""Keys for a correction without the queue."""


class Worker:
    """Answers whatever is current, each key a real one, and notes what the file should say."""

    def __init__(self, queue: Answerer) -> None:
        self.queue = queue
        self.keys = 0
        self.meant: dict[int, str] = {}
        self.dismissed: set[int] = set()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        QTest.keyClick(target, key, held)
        QApplication.processEvents()
        self.keys += 1

    def answer(self, number: int) -> None:
        """All alike where there are many; else now and then no, now and then other words, mostly yes."""
        row = self.queue.panel.list.current
        assert row is not None
        assert row.place is not None
        assert self.queue.selected == row.place.source, "the page shows the place"
        alike = self.queue.place.listing.alike(row)
        if len(alike) > 4:
            self.press(Qt.Key.Key_Y, SHIFT)
            self.meant |= {place.start: place.replacement for place in alike}
        elif number % 10 == 3:
            self.press(Qt.Key.Key_X)
            self.dismissed.add(row.place.start)
        elif number % 25 == 7:
            self.press(Qt.Key.Key_E)
            self.queue.user.write(TYPED)
            self.keys += len(TYPED)
            self.press(Qt.Key.Key_Return)
            self.meant[row.place.start] = TYPED
        else:
            self.press(Qt.Key.Key_Y if number % 2 else Qt.Key.Key_Return)
            self.meant[row.place.start] = row.place.replacement


def test_five_hundred_suggestions_by_keys_alone(
    start: Start, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = misheard_project(tmp_path, PLACES)
    _, user = start(path)
    queue = Answerer(user)
    worker = Worker(queue)
    user.window.page.setFocus()
    queue.open()
    worker.keys += 1
    total = len(queue.place.listing.places)
    assert total >= PLACES
    begun, number = perf_counter(), 0
    while queue.place.listing.places:
        worker.answer(number)
        number += 1
        assert number <= total
    took = perf_counter() - begun
    answered = Counter(queue.place.listing.passed)
    settled = answered[Verdict.ACCEPTED] + answered[Verdict.DISMISSED]
    assert PLACES <= settled <= total  # what an answer teaches may make another suggestion needless
    assert len(worker.meant) + len(worker.dismissed) == settled
    assert "All of these are answered." in queue.panel.places.empty.text()

    # the last answer back, and again
    user.key(Qt.Key.Key_Z, CTRL)
    assert len(queue.place.listing.places) >= 1
    user.key(Qt.Key.Key_Y, CTRL)
    assert not queue.place.listing.places
    user.key(Qt.Key.Key_J, CTRL)
    user.window.close()
    _check(path, worker)
    with capsys.disabled():
        share = worker.keys / len(worker.meant)
        print(
            f"\n{total} suggestions, {worker.keys} keys, {took:.1f} s: {share:.2f} keys for a correction,"
            f" {BY_HAND} by hand; {1000 * took / number:.0f} ms from an answer to the next place"
        )
    assert share < 2


def _check(path: Path, worker: Worker) -> None:
    """The rows in the file are the answers that were given."""
    workspace = Workspace.open(path)
    with workspace.reading() as reader:
        corrections = reader.all(Correction)
        decisions = reader.all(Decision)
    assert {c.start: c.replacement for c in corrections} == worker.meant
    typed = [c for c in corrections if c.origin is CorrectionOrigin.TYPED]
    assert {c.replacement for c in typed} == {TYPED}
    refused = {d.start for d in decisions if d.verdict is Verdict.DISMISSED}
    assert refused == worker.dismissed | {c.start for c in typed}
    assert workspace.problems() == ()
    workspace.close()
