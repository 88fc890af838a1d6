"""A user whose thumb is tired gives “Reviewed, go on” another key.

Space is to be free for repeating the last mark; the first letter tried belongs to somebody else; the
program remembers the choice, also the next day, and in the other language.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.actions import BY_NAME
from annotator.ui.app import Annotator
from annotator.ui.dialogs.key_editor import KeyEditor
from annotator.ui.dialogs.key_sheet import KeySheet
from tests.ui.shell.desk import TALK, User, project_with

Start = Callable[[Path | None], tuple[Annotator, User]]
CTRL = Qt.KeyboardModifier.ControlModifier


def editor_from_the_sheet(user: User) -> KeyEditor:
    """F1 shows all keys, and from there they can be changed."""
    user.key(Qt.Key.Key_F1)
    sheet = user.window.findChild(KeySheet)
    assert sheet is not None
    sheet.activateWindow()
    user.rest(20)
    QTest.mouseClick(sheet.changing, Qt.MouseButton.LeftButton)
    editor = user.window.findChild(KeyEditor)
    assert editor is not None
    editor.activateWindow()
    user.rest(20)
    return editor


def look_for(user: User, editor: KeyEditor, words: str) -> None:
    editor.search.setFocus()
    user.key(Qt.Key.Key_A, CTRL)
    user.write(words)


def back_to_the_page(user: User, editor: KeyEditor) -> None:
    QTest.mouseClick(editor.closing, Qt.MouseButton.LeftButton)
    user.window.activateWindow()
    user.window.page.setFocus()
    user.rest(20)


def read_share(user: User) -> list[tuple[int, int]]:
    return [(span.start, span.end) for span in user.transcript.reviewed]


def test_reviewed_go_on_gets_another_key(start: Start, qapp: QApplication, tmp_path: Path) -> None:
    project = project_with(tmp_path, TALK)
    program, user = start(project)
    reviewed, repeat = BY_NAME["reviewed"], BY_NAME["repeat"]

    editor = editor_from_the_sheet(user)
    look_for(user, editor, "Reviewed, go on")
    user.key(Qt.Key.Key_Return)
    user.press("T")
    assert "“Topic from here on”" in editor.message.text()
    assert user.window.keymap.keys(reviewed) == ("Space",)

    user.key(Qt.Key.Key_Return)
    user.press("G")
    assert "“Figure”" in editor.message.text()
    assert user.window.keymap.keys(reviewed) == ("Space",)

    user.key(Qt.Key.Key_Return)
    user.press("Z")
    assert user.window.keymap.keys(reviewed) == ("Z",)

    look_for(user, editor, "Repeat the last mark")
    user.key(Qt.Key.Key_Return)
    user.key(Qt.Key.Key_Space)
    assert user.window.keymap.keys(repeat) == ("Space",)
    back_to_the_page(user, editor)

    user.stand_at("我觉得")
    user.press("F")
    user.stand_at("我建议")
    user.key(Qt.Key.Key_Space)
    assert [name for name, _ in user.marks()] == ["Fact", "Fact"]
    assert read_share(user) == []
    user.press("Z")
    assert len(read_share(user)) == 1
    user.window.close()

    again = Annotator(qapp, language="zh_CN", theme="dark")
    again.show(project)
    tomorrow = User(again.window)
    tomorrow.stand_at("我觉得")
    before = read_share(tomorrow)
    tomorrow.key(Qt.Key.Key_Space)
    assert read_share(tomorrow) == before
    tomorrow.press("Z")
    assert read_share(tomorrow) != before
    menu = tomorrow.window.actions_of_commands.by_name["reviewed"].text()
    assert menu.endswith("\tZ")
    again.window.close()
    program.preferences.forget_all()
