"""Two transcripts compared in a real window with real keys, and what that leaves in the project."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.editing import Correct
from annotator.editing.naming import edit_name
from annotator.text.text_map import shown_text
from annotator.ui.comparing.dialog import CompareDialog
from annotator.ui.comparing.list import Verb
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST = (
    "张家兴：我们今天讲模台，呃还有拆GPT。\n"
    "李水生：我我觉得模台很好，漏孙率也低。\n"
    "张家兴：那就这样谢谢大家来。拆GPT 下次再说\n"
)
SECOND = "我们今天讲模态，还有ChatGPT。我觉得模态很好，漏损率也低。那就这样，谢谢大家来。ChatGPT下次再说。\n"
ALL = [
    ("模台", "模态"),
    ("呃", ""),
    ("拆GPT", "ChatGPT"),
    ("我", ""),
    ("模台", "模态"),
    ("孙", "损"),
    ("", "，"),
    ("拆GPT", "ChatGPT"),
    ("", "。"),
]


@pytest.fixture
def user(open_window: Open) -> User:
    return open_window(FIRST, SECOND)


def compared(user: User) -> CompareDialog:
    """The dialog, opened by its key, with both transcripts compared."""
    first = user.bridge.workspace.summaries()[0].transcript.id
    user.bridge.open_transcript(first)
    user.stand_at(user.transcript.text[:2])
    user.key(Qt.Key.Key_D, CTRL | SHIFT)
    dialog = user.window.open_view.panel.findChild(CompareDialog)
    assert dialog is not None
    dialog.activateWindow()
    settled(user, dialog)
    return dialog


def settled(user: User, dialog: CompareDialog) -> None:
    user.until(lambda: not dialog.session.is_at_work and not dialog.session._later.isActive())


def listed(dialog: CompareDialog) -> list[tuple[str, str]]:
    comparing = dialog.session.comparing
    assert comparing is not None
    return [(comparing.heard(d), d.replacement) for d in dialog.model.rows]


def reading(user: User, number: str = "1") -> str:
    whole = user.bridge.workspace.transcript(number)
    return shown_text(whole.text, whole.accepted_corrections)


def press(dialog: CompareDialog, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(dialog.list, key, held or Qt.KeyboardModifier.NoModifier)


def test_differences_are_taken_and_kept_by_key(user: User) -> None:
    dialog = compared(user)
    assert dialog.list.hasFocus()
    assert listed(dialog) == ALL
    assert dialog.list.row == 0
    assert dialog.counts.text().startswith("9 open (Words 5, Fillers 2, Punctuation 2) · 0 taken · 0 kept")
    press(dialog, Qt.Key.Key_Y)
    assert reading(user).startswith("张家兴：我们今天讲模态，呃还有拆GPT。")
    assert (dialog.list.row, listed(dialog)) == (0, ALL[1:])
    press(dialog, Qt.Key.Key_X)
    press(dialog, Qt.Key.Key_J)
    assert listed(dialog)[dialog.list.row] == ("我", "")
    press(dialog, Qt.Key.Key_K)
    press(dialog, Qt.Key.Key_Y, SHIFT)  # both 拆GPT
    assert reading(user).count("ChatGPT") == 2
    assert "3 taken · 1 kept" in dialog.counts.text()
    assert "呃" in reading(user)
    before = user.bridge.workspace.history()
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert reading(user) == (
        "张家兴：我们今天讲模态，呃还有ChatGPT。\n李水生：我觉得模态很好，漏损率也低。\n"
        "张家兴：那就这样，谢谢大家来。ChatGPT 下次再说。\n"
    )
    assert listed(dialog) == []
    assert len(user.bridge.workspace.history()) == len(before) + 1
    whole = user.bridge.workspace.transcript("1")
    assert len(whole.turns) == 3
    assert whole.text == FIRST
    assert {c.origin for c in whole.corrections} == {CorrectionOrigin.IMPORT}


def test_undo_brings_the_differences_back_but_not_those_that_were_kept(user: User) -> None:
    dialog = compared(user)
    press(dialog, Qt.Key.Key_X)
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert listed(dialog) == []
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, CTRL)
    user.rest(300)
    settled(user, dialog)
    assert reading(user) == FIRST
    assert listed(dialog) == ALL[1:]


def test_undo_stops_at_what_was_done_before_the_window_was_opened(user: User) -> None:
    first = user.bridge.workspace.summaries()[0].transcript.id
    user.bridge.do(Correct(first, 4, 6, "你们"))
    dialog = compared(user)
    before = reading(user)
    press(dialog, Qt.Key.Key_Y)
    assert reading(user) != before
    for said in ("Taken back: Restore ", *["Nothing that was done in this window"] * 4):
        QTest.keyClick(dialog.list, Qt.Key.Key_Z, CTRL)
        user.rest(300)
        settled(user, dialog)
        assert dialog.told.text().startswith(said)
        assert reading(user) == before
    assert len(user.bridge.workspace.summaries()) == 2, "both are still there"
    press(dialog, Qt.Key.Key_Y)
    assert dialog.told.text() == "Line ends are not compared: “talk-1” keeps its own."


def kept(dialog: CompareDialog) -> list[tuple[str, str]]:
    """What stands in the list of what was kept."""
    dialog.state.show_value("kept")
    dialog.state.chosen.emit("kept")
    found = listed(dialog)
    dialog.state.show_value("open")
    dialog.state.chosen.emit("open")
    return found


def test_what_was_kept_is_not_asked_again_in_a_later_comparison(user: User) -> None:
    dialog = compared(user)
    press(dialog, Qt.Key.Key_J)
    press(dialog, Qt.Key.Key_X)  # 呃
    press(dialog, Qt.Key.Key_X, SHIFT)  # 拆GPT, twice
    assert dialog.counts.text().startswith("6 open (Words 3, Fillers 1, Punctuation 2) · 0 taken · 3 kept")
    dialog.close()
    user.window.projects.open(user.bridge.workspace.path)
    again = compared(user)
    assert listed(again) == [pair for pair in ALL if pair not in (("呃", ""), ("拆GPT", "ChatGPT"))]
    assert "6 open" in again.counts.text()
    assert "3 kept" in again.counts.text()
    assert kept(again) == [("呃", ""), ("拆GPT", "ChatGPT"), ("拆GPT", "ChatGPT")]
    assert reading(user) == FIRST


def test_undo_takes_back_that_something_was_kept(user: User) -> None:
    dialog = compared(user)
    press(dialog, Qt.Key.Key_X)
    entry = user.bridge.workspace.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "Keep “模台” as it is"
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, CTRL)
    assert listed(dialog) == ALL
    assert "0 kept" in dialog.counts.text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Y, CTRL)
    assert listed(dialog) == ALL[1:]


def test_what_was_kept_can_be_looked_at_and_taken_yet(user: User) -> None:
    dialog = compared(user)
    press(dialog, Qt.Key.Key_X, SHIFT)  # 模台, twice
    QTest.mouseClick(dialog.state._buttons["kept"], Qt.MouseButton.LeftButton)
    assert listed(dialog) == [ALL[0], ALL[4]]
    assert not dialog.buttons[Verb.KEEP].isEnabled()
    press(dialog, Qt.Key.Key_X)
    assert len(listed(dialog)) == 2
    press(dialog, Qt.Key.Key_Y)
    assert listed(dialog) == [ALL[0]]
    assert reading(user) == FIRST.replace("觉得模台", "觉得模态")
    assert "7 open" in dialog.counts.text()
    assert "1 taken · 1 kept" in dialog.counts.text()


def test_the_counts_tell_what_is_so_also_after_undo_and_later(user: User) -> None:
    dialog = compared(user)
    press(dialog, Qt.Key.Key_Y)
    press(dialog, Qt.Key.Key_Y)
    assert "7 open" in dialog.counts.text()
    assert "2 taken" in dialog.counts.text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Z, CTRL)
    user.rest(300)
    settled(user, dialog)
    assert "8 open" in dialog.counts.text()
    assert "1 taken" in dialog.counts.text()
    dialog.close()
    assert "1 taken" in compared(user).counts.text()


def test_the_list_follows_what_others_correct(user: User) -> None:
    dialog = compared(user)
    at = FIRST.index("漏孙")
    user.bridge.do(Correct(user.bridge.workspace.transcript("1").id, at, at + 2, "漏损"))
    user.rest(300)
    settled(user, dialog)
    assert ("孙", "损") not in listed(dialog)
    assert len(listed(dialog)) == len(ALL) - 1


def test_a_kind_alone_is_listed_and_taken(user: User) -> None:
    dialog = compared(user)
    dialog.kinds.show_value("punctuation")
    dialog.kinds.chosen.emit("punctuation")
    assert listed(dialog) == [("", "，"), ("", "。")]
    assert dialog.buttons[Verb.TAKE_REST].text() == "Take all 2 listed"
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert reading(user) == FIRST.replace("就这样", "就这样，").replace("再说", "再说。")


def test_enter_shows_the_place_on_the_page(user: User) -> None:
    dialog = compared(user)
    press(dialog, Qt.Key.Key_Y)
    for _ in range(4):
        press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Return)
    assert user.bridge.selection.transcript_id == user.bridge.workspace.transcript("1").id
    assert user.bridge.selection.caret == FIRST.index("孙率")


def test_swapped_the_other_one_takes_over(user: User) -> None:
    dialog = compared(user)
    QTest.mouseClick(dialog.swapper, Qt.MouseButton.LeftButton)
    settled(user, dialog)
    press(dialog, Qt.Key.Key_Y)
    assert reading(user, "2").startswith("我们今天讲模台，还有")
    assert reading(user) == FIRST


def test_the_same_transcript_twice_is_refused(user: User) -> None:
    dialog = compared(user)
    dialog.choose(str(dialog.first.currentData()), str(dialog.first.currentData()))
    assert "two different" in dialog.told.text()
    assert list(dialog.model.rows) == []
    press(dialog, Qt.Key.Key_Y)
    assert reading(user) == FIRST


def test_the_transcript_that_is_most_alike_is_proposed(open_window: Open) -> None:
    as_long = "".join(f"灯塔第{number}夜数了{number}条船。\n" for number in range(8))
    user = open_window(FIRST, as_long[: len(FIRST)], SECOND + as_long * 2, "别的话。\n" * 12)
    dialog = compared(user)
    assert dialog.second.currentText() == "3  talk-3"


def test_emoji_are_differences_of_their_own_and_go_with_all_others(open_window: Open) -> None:
    user = open_window("最早的。😊，模台很好。🎼\n后来的也好。\n", "最早的，模态很好。\n后来的也好。\n")
    dialog = compared(user)
    assert ("🎼", "") in listed(dialog)
    assert "Emoji 1" in dialog.counts.text()
    press(dialog, Qt.Key.Key_Return, CTRL)
    settled(user, dialog)
    assert reading(user) == "最早的，模态很好。\n后来的也好。\n"
    assert {c.kind for c in user.transcript.accepted_corrections} == {
        CorrectionKind.PUNCTUATION,
        CorrectionKind.HOMOPHONE,
    }


def test_two_texts_that_have_nothing_in_common_are_told(open_window: Open) -> None:
    user = open_window(FIRST, "The lighthouse keeper counts every ship that passes in the night.\n")
    dialog = compared(user)
    assert "hardly any words in common" in dialog.told.text()


def test_letters_that_are_composed_answer_nothing(user: User) -> None:
    dialog = compared(user)
    QApplication.sendEvent(dialog.list, QInputMethodEvent("y", []))
    assert reading(user) == FIRST
    assert not dialog.list.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_everything_has_a_name_and_rows_can_be_read_out(user: User) -> None:
    dialog = compared(user)
    for widget in (dialog.first, dialog.second, dialog.list, dialog.kinds, *dialog.buttons.values()):
        assert widget.accessibleName()
    said = str(dialog.model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Line 1, Fillers: 呃 here, nothing there")


def test_many_are_taken_beside_the_windows_thread(open_window: Open) -> None:
    lines = [f"第{n}句说漏孙率是百分之{n}。\n" for n in range(150)]
    user = open_window("".join(lines), "".join(lines).replace("漏孙率", "漏损率"))
    dialog = compared(user)
    assert len(listed(dialog)) == 150
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert dialog.session.is_at_work
    settled(user, dialog)
    assert listed(dialog) == []
    assert reading(user) == "".join(lines).replace("漏孙率", "漏损率")
    user.bridge.undo()
    assert reading(user) == "".join(lines)


def test_the_project_may_be_closed_while_it_compares(open_window: Open) -> None:
    lines = "".join(f"第{n}句说漏孙率是百分之{n}，" for n in range(6_000))
    user = open_window(lines, lines.replace("孙", "损"))
    user.bridge.open_transcript(user.bridge.workspace.summaries()[0].transcript.id)
    user.key(Qt.Key.Key_D, CTRL | SHIFT)
    dialog = user.window.open_view.panel.findChild(CompareDialog)
    assert dialog is not None
    assert dialog.session.is_at_work
    user.window.projects.close()
    user.rest(400)
    assert user.window.view is None
