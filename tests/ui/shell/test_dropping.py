"""Files that are dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.dialogs.import_dialog import ImportDialog
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import TALK, User


def drop(user: User, *paths: Path) -> None:
    """Drag files over the window and let them go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    button, key, copy = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    over = QDragEnterEvent(QPoint(400, 300), copy, data, button, key)
    QApplication.sendEvent(user.window, over)
    assert over.isAccepted()
    QApplication.sendEvent(user.window, QDropEvent(QPointF(400, 300), copy, data, button, key))


def dialog_of(user: User) -> ImportDialog:
    found = user.window.findChild(ImportDialog)
    assert isinstance(found, ImportDialog)
    user.until(lambda: not found.is_reading)
    return found


def write(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode(encoding))
    return path


def test_a_dropped_folder_is_shown_and_imported(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    for number in range(3):
        write(tmp_path / "talks", f"{number}.txt", f"甲：第{number}句。\n")
    drop(user, tmp_path / "talks")
    dialog = dialog_of(user)
    assert dialog.importing.text() == "Import 3 transcripts"
    QTest.mouseClick(dialog.importing, Qt.MouseButton.LeftButton)
    user.until(lambda: len(user.bridge.workspace.summaries()) == 3)
    user.until(lambda: user.bridge.transcript is not None)


def test_a_text_in_two_encodings_comes_once_and_the_button_says_so(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    text = "主持人：各位早安，今天谈漏水。\n林小姐：管线老旧，每年漏掉一成。\n" * 3
    paths = [write(tmp_path, f"{code}.txt", text, code) for code in ("utf-8", "gb18030", "utf-16")]
    drop(user, *paths)
    dialog = dialog_of(user)
    assert dialog.importing.text() == "Import 1 transcript"
    QTest.mouseClick(dialog.importing, Qt.MouseButton.LeftButton)
    user.until(lambda: len(user.bridge.workspace.summaries()) == 1)


def test_what_is_there_is_reported_and_calling_off_leaves_no_trace(user: User, tmp_path: Path) -> None:
    again = write(tmp_path, "again.txt", TALK)
    fresh = write(tmp_path, "fresh.txt", "甲：别的。\n")
    drop(user, again, fresh)
    dialog = dialog_of(user)
    assert dialog.state.text() == "1 is in the project already"
    assert dialog.importing.text() == "Import 1 transcript"
    undoable = user.bridge.workspace.undoable
    QTest.mouseClick(dialog.cancelling, Qt.MouseButton.LeftButton)
    user.rest(30)
    assert len(user.bridge.workspace.summaries()) == 1
    assert user.bridge.workspace.undoable == undoable
