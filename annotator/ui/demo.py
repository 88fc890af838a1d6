"""The sample project in a real window: ``--window`` to work in it, otherwise a short session by itself.

The session is played with real key and mouse events. It leaves a picture of the window, the project
and the exported workbook in a folder, and says what it did.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.app import Annotator
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import keep_settings_in
from annotator.workspace.sample import build_sample, sample_project

_SIZE = (1440, 900)
_PATIENCE_S = 60
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Player:
    """Types and clicks in a window as a user does."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.steps: list[str] = []

    @property
    def text(self) -> QWidget:
        """The widget that has the keys of the page."""
        keyboard = self.window.page.focusProxy()
        assert keyboard is not None
        return keyboard

    def rest(self, ms: int = 60) -> None:
        """Let the window paint and its timers run."""
        QTest.qWait(ms)

    def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something; raises ``TimeoutError`` when it does not come."""
        end = time.monotonic() + _PATIENCE_S
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError("the window did not get there")
            QApplication.processEvents()
            time.sleep(0.01)  # QTest.qWait would keep the interpreter from other threads

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key where the keyboard is."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers)
        self.rest(20)

    def write(self, words: str) -> None:
        """Commit words where the keyboard is, as an input method does."""
        event = QInputMethodEvent("", [])
        event.setCommitString(words)
        QApplication.sendEvent(QApplication.focusWidget() or self.window, event)
        self.rest(20)

    def find(self, words: str) -> None:
        """Go to words of the text by the palette; they are selected."""
        self.text.setFocus()
        self.key(Qt.Key.Key_K, _CTRL)
        self.write(words)
        self.key(Qt.Key.Key_Return)
        self.rest()

    def click_at_caret(self) -> None:
        """Click on the character at the caret."""
        box = self.window.page.caret_box()
        text = self.text
        viewport = text.findChild(QWidget, "qt_scrollarea_viewport") or text
        place = self.window.page.mapTo(
            self.window, box.topLeft().toPoint() + QPoint(10, int(box.height() / 2))
        )
        inside = viewport.mapFrom(self.window, place)
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)
        self.rest()

    def did(self, what: str) -> None:
        """Note a step of the session."""
        self.steps.append(what)


def play(player: Player) -> None:
    """A minute of labelling: mark, describe, relabel, topic, correct, undo, redo, read on."""
    player.find("光靠换是追不上的")
    player.key(Qt.Key.Key_O)
    player.key(Qt.Key.Key_N)
    player.write("和前面十五年那笔账对得上")
    player.key(Qt.Key.Key_F7)
    player.did("marked an opinion and wrote a note on it")
    player.key(Qt.Key.Key_Escape)
    player.find("每年开会每家都来要")
    player.key(Qt.Key.Key_F)
    player.key(Qt.Key.Key_G)
    player.did("marked a fact and relabelled it as a figure")
    player.key(Qt.Key.Key_Z, _CTRL)
    player.did("took the relabelling back")
    player.key(Qt.Key.Key_Escape)
    player.find("我先说交水费的")
    player.key(Qt.Key.Key_T)
    player.write("漏损与涨价")
    player.key(Qt.Key.Key_Return)
    player.did("started a new topic")
    player.find("灰口铸贴上")
    player.key(Qt.Key.Key_E)
    player.key(Qt.Key.Key_A, _CTRL)
    player.write("灰口铸铁上")
    player.key(Qt.Key.Key_Return)
    player.did("corrected a misheard word")
    player.key(Qt.Key.Key_Z, _CTRL)
    player.key(Qt.Key.Key_Z, _CTRL | _SHIFT)
    player.did("took the correction back and made it again")
    player.find("简宁，胡椒面是谁撒的")
    player.key(Qt.Key.Key_Space)
    player.did("marked a segment as reviewed")
    player.find("周允（主持人） 00:41:07")
    player.find("我们夜间最小流量法")
    player.click_at_caret()
    player.window.open_view.panel.marks.verticalScrollBar().setValue(0)
    player.did("chose a claim by clicking it")


def export_by_dialog(player: Player, target: Path) -> None:
    """Export the whole project through the dialog."""
    from annotator.ui.dialogs.export_dialog import ExportDialog

    player.key(Qt.Key.Key_E, _CTRL)
    dialog = player.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.target.setText(str(target))
    QTest.mouseClick(dialog.exporting, Qt.MouseButton.LeftButton)
    player.until(lambda: not dialog.isVisible())
    player.did("exported the project by the dialog")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the demonstration; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m annotator.ui.demo")
    parser.add_argument("--out", type=Path, default=Path("out"))
    parser.add_argument("--window", action="store_true")
    parser.add_argument("--language", default="zh_CN")
    parser.add_argument("--theme", default="light")
    asked = parser.parse_args(arguments)
    application = QApplication(["annotator"])
    if asked.window:
        program = Annotator(application)
        program.show()
        program.window.show_workspace(sample_project())
        return application.exec()
    with TemporaryDirectory() as settings:
        keep_settings_in(Path(settings))
        program = Annotator(application, language=asked.language, theme=asked.theme)
        return _session(program, asked.out)


def _session(program: Annotator, out: Path) -> int:
    out.mkdir(parents=True, exist_ok=True)
    project = out / "sample.annodb"
    for old in out.glob("sample.annodb*"):
        old.unlink()
    window = program.window
    window.resize(*_SIZE)
    window.show()
    window.show_workspace(build_sample(project))
    window.activateWindow()
    player = Player(window)
    player.rest(200)
    play(player)
    player.rest(300)
    window.grab().save(str(out / "window.png"))
    export_by_dialog(player, out / "dataset.xlsx")
    window.close()  # first: what was done is then in the project's own file
    _tell(player.steps, (project, out / "window.png", out / "dataset.xlsx"))
    return 0


def _tell(steps: Sequence[str], files: Sequence[Path]) -> None:
    for step in steps:
        sys.stdout.write(f"{step}\n")
    for file in files:
        sys.stdout.write(f"{file}: {file.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    sys.exit(main())
