"""A corrected text file beside a transcript of the project, in a real window with real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from annotator.text.text_map import shown_text
from annotator.ui.comparing.dialog import CompareDialog
from annotator.ui.dialogs.file_question import FileQuestion
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
TEXT = (
    "主持人：今天谈模台和漏孙率，请水厂的罗小满说说去年的情况。\n"
    "罗小满：去年管网改造以后，漏孙率从十九降到了十二，夜里压力还是高。\n"
)
CORRECTED = TEXT.replace("模台", "模态").replace("漏孙", "漏损")
ELSE = "灯塔看守人每晚数过往的船，一艘一艘记在本子上，记了三十年。雾天他敲钟，晴天他擦玻璃。\n" * 3


def opened(user: User) -> CompareDialog:
    dialog = user.window.open_view.panel.findChild(CompareDialog)
    assert dialog is not None
    user.until(lambda: not dialog.session.is_at_work and not dialog.session._later.isActive())
    return dialog


def listed(dialog: CompareDialog) -> list[tuple[str, str]]:
    comparing = dialog.session.comparing
    return [] if comparing is None else [(comparing.heard(d), d.replacement) for d in dialog.model.rows]


def reading(user: User) -> str:
    return shown_text(user.transcript.text, user.transcript.accepted_corrections)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the user chooses when a file is asked for."""
    chosen = tmp_path / "改好的.txt"
    chosen.write_text(CORRECTED, encoding="utf-8")
    monkeypatch.setattr(FileQuestion, "ask", lambda _self, name="": [chosen])
    return chosen


def test_a_corrected_file_is_compared_and_taken_without_being_imported(open_window: Open, file: Path) -> None:
    user = open_window(TEXT)
    user.stand_at("主持人")
    user.key(Qt.Key.Key_D, CTRL | ALT)
    dialog = opened(user)
    assert dialog.second.currentText() == "File: 改好的.txt"
    assert not dialog.swapper.isEnabled()
    assert listed(dialog) == [("模台", "模态"), ("孙", "损"), ("孙", "损")]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, CTRL)
    opened(user)
    assert reading(user) == CORRECTED
    assert user.transcript.text == TEXT
    assert "0 open · 3 taken" in dialog.counts.text()
    assert len(user.bridge.workspace.summaries()) == 1
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, CTRL)
    user.rest(300)
    opened(user)
    assert reading(user) == TEXT
    assert len(listed(dialog)) == 3, "the file is still what it is compared with"


def test_another_file_changes_nothing_and_says_so(open_window: Open, file: Path) -> None:
    file.write_text(ELSE, encoding="utf-8")
    user = open_window(TEXT)
    user.stand_at("主持人")
    user.key(Qt.Key.Key_D, CTRL | ALT)
    dialog = opened(user)
    assert (
        dialog.told.text()
        == "“改好的.txt” has hardly any words in common with “talk-1”; nothing was changed."
    )
    assert listed(dialog) == []
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, CTRL)
    assert reading(user) == TEXT


def test_a_file_that_cannot_be_read_says_why(open_window: Open, file: Path) -> None:
    file.unlink()
    user = open_window(TEXT)
    user.stand_at("主持人")
    user.key(Qt.Key.Key_D, CTRL | ALT)
    assert "改好的.txt" in opened(user).told.text()
    assert reading(user) == TEXT


def test_the_file_can_be_chosen_where_two_are_compared_and_left_again(open_window: Open, file: Path) -> None:
    user = open_window(TEXT, TEXT.replace("十九", "十八"))
    user.bridge.open_transcript(user.bridge.workspace.summaries()[0].transcript.id)
    user.stand_at("主持人")
    user.key(Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = opened(user)
    assert listed(dialog) == [("十九", "十八")]
    QTest.mouseClick(dialog.file_button, Qt.MouseButton.LeftButton)
    opened(user)
    assert len(listed(dialog)) == 3
    dialog.second.setCurrentIndex(dialog.second.count() - 1)
    dialog.second.activated.emit(dialog.second.count() - 1)
    opened(user)
    assert listed(dialog) == [("十九", "十八")]
    assert dialog.swapper.isEnabled()


def test_no_file_chosen_leaves_everything_as_it_is(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(FileQuestion, "ask", lambda _self, name="": [])
    user = open_window(TEXT)
    user.stand_at("主持人")
    user.key(Qt.Key.Key_D, CTRL | ALT)
    assert user.window.open_view.panel.findChild(CompareDialog) is None


def test_a_part_of_the_text_is_told_and_takes_nothing_away(open_window: Open, file: Path) -> None:
    long = TEXT + "".join(
        f"罗小满：第{n}区的{chr(0x5000 + n)}管换过，{chr(0x6000 + n)}阀没有换。\n" for n in range(40)
    )
    file.write_text(CORRECTED, encoding="utf-8")
    user = open_window(long)
    user.stand_at("主持人")
    user.key(Qt.Key.Key_D, CTRL | ALT)
    dialog = opened(user)
    assert "characters of “talk-1” are not in “改好的.txt” and stay as they are" in dialog.told.text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, CTRL)
    opened(user)
    assert reading(user) == CORRECTED + long[len(TEXT) :]
