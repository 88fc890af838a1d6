"""The whole window: from process start, and with a transcript of 1,000,000 characters and 20,000 marks."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Place
from annotator.ui.app import Annotator
from annotator.ui.demo import Player
from annotator.ui.preferences import keep_settings_in
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace
from tests.bench.bench_edits import LENGTH, make_project
from tests.bench.figure import Figure, median, percentile, seconds

ROOT = Path(__file__).resolve().parents[2]
STARTS = 7
TRIES = 60
MS = 1000.0


def measure() -> Iterator[Figure]:
    """Seconds until the window is up; milliseconds from a key until painted and on disk."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        keep_settings_in(folder)
        small, long = folder / "small.annodb", folder / "long.annodb"
        _make_small(small)
        make_project(long)
        starts = [_start(small)[0] for _ in range(STARTS + 1)][1:]
        yield Figure("window.up", median(starts), "s", STARTS, bar=1.0)
        ups = [_start(long) for _ in range(4)][1:]
        yield Figure("window.up_on_1000000_characters", median([up[0] for up in ups]), "s", 3)
        yield Figure("window.memory_on_1000000_characters", max(up[1] for up in ups), "MB", 3, bar=250.0)
        yield from _in_the_window(long)


def _make_small(path: Path) -> None:
    workspace = Workspace.create(path, author="bench")
    import_all(workspace, [look_at(ROOT / "data" / "samples" / "water-panel.txt")])
    workspace.close()


def _start(project: Path) -> tuple[float, float]:
    """Seconds from the start of the process until the page's words are painted, and its megabytes."""
    command = [sys.executable, "-m", "tests.bench.window_up", str(project), str(project.parent)]
    began = perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as up:
        assert up.stdout is not None
        word, megabytes = up.stdout.readline().split()
        assert word == b"up"
        return perf_counter() - began, float(megabytes)


def _in_the_window(path: Path) -> Iterator[Figure]:
    application = QApplication.instance() or QApplication(["annotator"])
    assert isinstance(application, QApplication)
    program = Annotator(application)
    program.window.resize(1440, 900)
    program.show(path)
    player = Player(program.window)
    player.rest(3_000)  # Qt lays the rest of the text out in the background
    for what, act in _acts(player):
        taken = [_until_painted(player, act, i) for i in range(TRIES)]
        yield Figure(f"window.{what}_median", median(taken), "ms", TRIES, bar=16.0)
        yield Figure(f"window.{what}_p95", percentile(taken, 0.95), "ms", TRIES, bar=33.0)
    program.window.close()


def _acts(player: Player) -> Iterator[tuple[str, Callable[[], None]]]:
    """What a user does with one key, each at another place."""

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(player.text, key, modifiers)

    yield "mark_sentence", lambda: press(Qt.Key.Key_F)
    yield "undo", lambda: press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    yield "review_and_go_on", lambda: press(Qt.Key.Key_Space)
    yield "move_caret", lambda: press(Qt.Key.Key_Right)


def _until_painted(player: Player, act: Callable[[], None], number: int) -> float:
    """Milliseconds from the key until nothing is left to paint; the place is gone to beforehand."""
    player.window.page.put_caret(Place((number * 15_485) % (LENGTH - 100)))
    player.text.setFocus()
    player.rest(30)

    def run() -> None:
        act()
        QApplication.sendPostedEvents(None, QEvent.Type.UpdateRequest)
        QApplication.processEvents()

    return seconds(run) * MS
