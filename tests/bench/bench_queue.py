"""The queue on a transcript with 5,000 misheard places: opening it, going through it, answering.

Every answer is on disk when it is measured. ``alike`` accepts 500 places as one step.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.app import Annotator
from annotator.ui.demo import Player
from annotator.ui.preferences import keep_settings_in
from annotator.ui.queue.listing import Listing
from tests.bench.acts import painted, settle
from tests.bench.figure import Figure, median, seconds
from tests.bench.misheard_texts import misheard_project

PLACES = 5_000
KEYS = 40
TRIES = 5
SHIFT = Qt.KeyboardModifier.ShiftModifier


def measure() -> Iterator[Figure]:
    """Milliseconds until painted."""
    application = QApplication.instance() or QApplication(["bench"])
    assert isinstance(application, QApplication)
    with TemporaryDirectory() as folder:
        keep_settings_in(Path(folder) / "settings")
        program = Annotator(application, language="en", theme="light")
        program.show(misheard_project(Path(folder), PLACES))
        program.window.resize(1440, 900)
        program.window.activateWindow()
        try:
            yield from _measure(Player(program.window))
        finally:
            program.window.close()


def _measure(player: Player) -> Iterator[Figure]:
    view = player.window.open_view
    player.until(lambda: not view.suggesting.is_looking)
    settle()
    queue = view.below.queue

    def shown(work: Callable[[], object]) -> float:
        def whole() -> None:
            work()
            painted()

        return seconds(whole) * 1000

    yield Figure("queue.first_opening", shown(queue.open), "ms")
    listed = len(queue.listing.places)
    yield Figure("queue.places", listed, "places")
    settle()
    again = [shown(queue.close) * 0 + shown(queue.open) for _ in range(TRIES)]
    yield Figure("queue.opening", median(again), "ms", TRIES, bar=100)
    suggestions = view.bridge.workspace.suggestions
    here = [view.bridge.selection.transcript_id or ""]
    fresh = [
        seconds(lambda: Listing(queue.panel.filters).refresh(suggestions, here)) * 1000 for _ in range(TRIES)
    ]
    yield Figure("queue.listing", median(fresh), "ms", TRIES, bar=100)
    bar = queue.panel.list.verticalScrollBar()
    steps = [shown(lambda at=at: bar.setValue(at * bar.maximum() // KEYS)) for at in range(KEYS)]  # type: ignore[misc]
    yield Figure("queue.scrolling", median(steps), "ms", KEYS, bar=16)

    def keys(name: str, key: Qt.Key, tries: int, bar: float) -> Figure:
        times = []
        for _ in range(tries):
            times.append(shown(lambda: QTest.keyClick(queue.panel.list, key)))
            settle()
        return Figure(name, median(times), "ms", tries, bar=bar)

    yield keys("queue.next", Qt.Key.Key_J, KEYS, 50)
    yield keys("queue.accept", Qt.Key.Key_Y, KEYS // 2, 50)
    yield keys("queue.dismiss", Qt.Key.Key_X, KEYS // 2, 50)
    most = max(queue.panel.model.rows, key=lambda row: len(row.places) if row.is_heading else 0)
    queue.panel.list.put_row(queue.panel.model.row_of(most.key) + 1)
    alike = queue.listing.alike(queue.panel.list.current) if queue.panel.list.current is not None else ()
    yield Figure("queue.alike.places", len(alike), "places")
    batch = suggestions.accepting(alike)
    yield Figure("queue.alike", shown(lambda: queue.answering.make(batch, len(alike))), "ms", bar=1000)
    settle()
    yield Figure("queue.undo_alike", shown(player.window.undo), "ms", bar=1000)
