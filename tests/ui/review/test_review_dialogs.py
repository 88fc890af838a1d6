"""The review in its two dialogs: several files, records, lists that fold, leaving in the middle of things."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.ruling import Ruling, RulingKind
from annotator.editing import RemoveTranscript
from annotator.ui.actions import BY_NAME
from annotator.ui.dialogs.import_dialog import ImportDialog
from annotator.ui.review.dialog import ReviewDialog
from annotator.ui.review.entries import Group
from annotator.workspace.reviewing_structure import rulings_of
from tests.ui.shell.conftest import Open, open_window, start, user
from tests.ui.shell.desk import TALK, User

__all__ = ["open_window", "start", "user"]
CTRL = Qt.KeyboardModifier.ControlModifier
PEOPLE = ("赵明远", "钱小亮", "孙青山", "李文静", "周允", "吴晓声", "郑国强", "王建桥")
CROWD = "".join(f"{name}：轮到我说第{i}件事了，桥要修。\n" for i in range(3) for name in PEOPLE)
FERRY = "主持人：开船吧。\n备注：船底漏了，先别开。\n主持人：漏了多少？\n备注：一桶一桶往外舀。\n"


def dialog_on(user: User, folder: Path, **texts: str) -> ImportDialog:
    paths = []
    for name, text in texts.items():
        paths.append(folder / f"{name}.txt")
        paths[-1].write_text(text, encoding="utf-8")
    user.window.import_paths(paths)
    dialog = user.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    dialog.activateWindow()
    user.until(lambda: not dialog.is_reading)
    user.rest(20)
    return dialog


def rulings_in(dialog: ImportDialog) -> tuple[Ruling, ...]:
    """What was decided on the file that is shown."""
    draft = dialog.preview.review.draft
    assert draft is not None
    return draft.rulings


def test_each_file_keeps_its_own_rulings_and_takes_them_along(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    dialog = dialog_on(user, tmp_path, a=FERRY, b="一、" + TALK)
    pane = dialog.preview.review
    pane.rule((Ruling(RulingKind.SPEAKER, "备注"),))
    dialog.list.setCurrentRow(1)  # while the first is read again
    user.until(lambda: not dialog.is_reading)
    user.rest(10)
    assert rulings_in(dialog) == ()
    assert pane.shown is not None
    assert pane.shown.text.startswith("一、")
    assert dialog.importing.isEnabled()
    dialog.list.setCurrentRow(0)
    user.until(lambda: not dialog.is_reading)
    assert rulings_in(dialog) == (Ruling(RulingKind.SPEAKER, "备注"),)
    pane.take_keyboard()
    user.key(Qt.Key.Key_Return, CTRL)
    user.until(lambda: len(user.bridge.workspace.summaries()) == 2)
    first = user.bridge.workspace.summaries()[0].transcript
    assert rulings_of(user.bridge.workspace, first.id) == (Ruling(RulingKind.SPEAKER, "备注"),)
    assert user.bridge.workspace.summaries()[0].speakers == 2


def test_keys_quicker_than_the_reading_all_count(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    dialog = dialog_on(user, tmp_path, a=FERRY * 400)
    dialog.preview.review.take_keyboard()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_S, Qt.Key.Key_Down, Qt.Key.Key_X, Qt.Key.Key_Down, Qt.Key.Key_H):
        QTest.keyClick(dialog.preview.review.text, key)
    QTest.keyClick(dialog.preview.review.text, Qt.Key.Key_Return, CTRL)
    user.until(lambda: user.bridge.transcript is not None)
    user.rest(50)
    kinds = [ruling.kind for ruling in rulings_of(user.bridge.workspace, user.transcript.id)]
    assert kinds == [RulingKind.SPEAKER, RulingKind.NOISE, RulingKind.HEADING]
    assert [section.title for section in user.transcript.sections] == ["备注：一桶一桶往外舀。"]
    assert len(user.transcript.turns) > 1000


def test_what_changes_nothing_keeps_nobody_from_importing(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    dialog = dialog_on(user, tmp_path, a=FERRY * 40)
    pane = dialog.preview.review
    for wanted in (False, True):
        pane.rule((Ruling(RulingKind.PATTERN, "【{name}】{text}"),))
        if wanted:
            QTest.keyClick(pane.text, Qt.Key.Key_Return, CTRL)
        else:
            user.until(lambda: not dialog.is_reading)
            assert rulings_in(dialog) == ()
            assert pane.told.property("role") == "dense"  # nothing went wrong
            assert dialog.importing.isEnabled()
    user.until(lambda: user.bridge.transcript is not None)
    assert rulings_of(user.bridge.workspace, user.transcript.id) == ()


def test_what_was_decided_stays_in_another_encoding(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    path = tmp_path / "a.txt"
    text = "Zoë : ça va être génial, n’est-ce pas ?\nNoël : je ne sais pas.\nZoë : mais si.\n"
    path.write_bytes(text.encode("cp1252"))
    user.window.import_paths([path])
    dialog = user.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    user.until(lambda: not dialog.is_reading)
    user.rest(20)
    preview, pane = dialog.preview, dialog.preview.review
    assert "cp1252 is a guess" in preview.notice.text()
    start = text.index("Noël")
    pane.rule((Ruling(RulingKind.SPEAKER, "Zoë"),))
    pane.rule((Ruling(RulingKind.NOISE, start=start, end=text.index("\n", start)),))
    for encoding, name in (("cp1251", "Zoл"), ("utf-8", None), ("cp1252", "Zoë")):
        preview.encoding.setFocus()
        preview.encoding.setCurrentText(encoding)
        preview.encoding_chosen.emit(encoding)
        user.until(lambda: not dialog.is_reading)
        user.rest(20)
        if name is None:  # it cannot be read so; what was decided waits
            assert pane.draft is None
            assert "is not written in utf-8" in preview.notice.text()
            continue
        first, second = rulings_in(dialog)
        assert first == Ruling(RulingKind.SPEAKER, name)
        assert (second.start, second.end) == (start, text.index("\n", start))
        assert preview.notice.text() == ""
        assert QApplication.focusWidget() is pane.text
    pane.undo()
    user.until(lambda: not dialog.is_reading)
    assert rulings_in(dialog) == (Ruling(RulingKind.SPEAKER, "Zoë"),)
    pane.undo()
    user.until(lambda: not dialog.is_reading)
    assert rulings_in(dialog) == ()


def test_equal_and_unreadable_files_are_told(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    (tmp_path / "scan.pdf").write_bytes(b"%PDF")
    (tmp_path / "empty.txt").write_bytes(b"")
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(FERRY, encoding="utf-8")
    user.window.import_paths([tmp_path])
    dialog = user.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    user.until(lambda: not dialog.is_reading)
    user.rest(20)
    rows = {dialog.list.item(i).text().split("\n")[0]: i for i in range(dialog.list.count())}
    said = {name: dialog.list.item(i).text().split("\n")[1] for name, i in rows.items()}
    assert said == {
        "empty.txt": "cannot be read",
        "one.txt": "1 transcript",
        "scan.pdf": "cannot be read",
        "two.txt": "the same as one.txt",
    }
    ticked = {n for n, i in rows.items() if dialog.list.item(i).checkState() is Qt.CheckState.Checked}
    assert ticked == {"one.txt"}
    assert dialog.state.text() == "1 comes twice · 2 cannot be read"
    assert dialog.importing.text() == "Import 1 transcript"
    for name, notice in (
        ("scan.pdf", "of no kind that can be read"),
        ("two.txt", "“one.txt” holds the same text"),
        ("empty.txt", "is empty"),
    ):
        dialog.list.setCurrentRow(rows[name])
        user.until(lambda: not dialog.is_reading)
        user.rest(20)
        assert notice in dialog.preview.notice.text()
    dialog.import_now()
    user.until(lambda: len(user.bridge.workspace.summaries()) == 1)


def test_closing_while_it_is_read_again_leaves_nothing_behind(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    dialog = dialog_on(user, tmp_path, a=FERRY * 3000)
    dialog.preview.review.rule((Ruling(RulingKind.SPEAKER, "备注"),))
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    user.rest(300)
    assert user.window.findChild(ImportDialog) is None
    assert user.bridge.workspace.summaries() == ()


@pytest.mark.parametrize("by", ["down", "letter", "click"])
def test_what_is_done_after_the_warning_takes_it_back(open_window: Open, tmp_path: Path, by: str) -> None:
    user = open_window()
    dialog = dialog_on(user, tmp_path, a=FERRY)
    pane = dialog.preview.review
    pane.rule((Ruling(RulingKind.SPEAKER, "备注"),))
    user.until(lambda: not dialog.is_reading)
    pane.take_keyboard()
    for _ in range(2):  # each time anew
        user.key(Qt.Key.Key_Escape)
        assert dialog.state.text() == "Close once more to forget 1 decision."
        if by == "click":
            QTest.mouseClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(80, 12))
        else:
            user.key(Qt.Key.Key_Down if by == "down" else Qt.Key.Key_Y)
        assert dialog.state.text() == ""
        assert dialog.isVisible()
    user.key(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    user.key(Qt.Key.Key_Escape)
    user.rest(20)
    assert user.window.findChild(ImportDialog) is None
    assert user.bridge.workspace.summaries() == ()


@pytest.mark.parametrize("by", ["mouse", "space"])
def test_the_button_closes_the_second_time(user: User, by: str) -> None:
    user.window.run(BY_NAME["review_structure"])
    dialog = user.window.findChild(ReviewDialog)
    assert isinstance(dialog, ReviewDialog)
    user.until(lambda: not dialog.is_reading)
    dialog.review.rule((Ruling(RulingKind.NO_SPEAKER, "罗小满"),))
    user.until(lambda: not dialog.is_reading)
    assert dialog.state.text() == "Nothing is changed until you take it over."
    dialog.cancelling.setFocus()
    for _ in range(2):
        assert dialog.isVisible()
        if by == "mouse":
            QTest.mouseClick(dialog.cancelling, Qt.MouseButton.LeftButton)
        else:
            QTest.keyClick(dialog.cancelling, Qt.Key.Key_Space)
    user.rest(20)
    assert user.window.findChild(ReviewDialog) is None


@pytest.mark.parametrize("is_called_off", [False, True])
def test_what_was_decided_outlives_an_import_that_was_not_stored(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_called_off: bool
) -> None:
    monkeypatch.setattr("annotator.store.engine.BUSY_MS", 400 if is_called_off else 30)
    user = open_window()
    dialog = dialog_on(user, tmp_path, a=FERRY)
    pane = dialog.preview.review
    pane.rule((Ruling(RulingKind.SPEAKER, "备注"),))
    user.until(lambda: not dialog.is_reading)
    pane.take_keyboard()
    with closing(sqlite3.connect(user.bridge.workspace.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        user.key(Qt.Key.Key_Return, CTRL)
        user.until(lambda: dialog.is_reading or "another program" in dialog.state.text())
        if is_called_off:
            QTest.keyClick(pane.text, Qt.Key.Key_Escape)
            other.execute("ROLLBACK")
        user.until(lambda: not dialog.is_reading)
    said = "Called off: nothing was imported." if is_called_off else "is being written to by another program"
    assert said in dialog.state.text()
    assert dialog.isVisible()
    assert not dialog.progress.isVisible()
    assert rulings_in(dialog) == (Ruling(RulingKind.SPEAKER, "备注"),)
    assert user.bridge.workspace.summaries() == ()
    QTest.keyClick(pane.text, Qt.Key.Key_Escape)
    assert dialog.state.text() == "Close once more to forget 1 decision."
    assert dialog.importing.isEnabled()
    user.key(Qt.Key.Key_Return, CTRL)
    user.until(lambda: user.bridge.transcript is not None)
    assert rulings_of(user.bridge.workspace, user.transcript.id) == (Ruling(RulingKind.SPEAKER, "备注"),)


def test_many_speakers_are_folded_and_unfolded_by_key(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    lists = dialog_on(user, tmp_path, crowd=CROWD).preview.review.lists
    names = [row.entry.text for i in range(lists.rows.rowCount()) if (row := lists.rows.row(i)) and row.entry]
    assert names[:3] == list(PEOPLE[:3])
    lists.setFocus()
    assert lists.go_to(Group.SPEAKERS)
    before = lists.rows.rowCount()
    user.key(Qt.Key.Key_Right)
    assert lists.rows.rowCount() > before
    below = lists.rows.entry(lists.currentIndex().row() + 1)
    assert below is not None
    assert below.depth == 1
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Left)  # from a line about somebody to that somebody
    assert lists.entry is not None
    assert lists.entry.text == PEOPLE[0]
    user.key(Qt.Key.Key_Left)
    assert lists.rows.rowCount() == before
    user.key(Qt.Key.Key_Left)  # to the heading, and fold it
    user.key(Qt.Key.Key_Left)
    assert lists.entry is None
    assert lists.rows.rowCount() < before - 5


def test_a_ruling_goes_by_its_cross(open_window: Open, tmp_path: Path) -> None:
    user = open_window()
    dialog = dialog_on(user, tmp_path, a=FERRY)
    pane = dialog.preview.review
    pane.rule((Ruling(RulingKind.SPEAKER, "备注"),))
    user.until(lambda: not dialog.is_reading)
    user.rest(20)
    place = pane.lists.rows.place_of(Group.DECIDED) + 1
    box = pane.lists.visualRect(pane.lists.rows.index(place))
    at = QPoint(pane.lists.viewport().width() - 10, box.center().y())
    QTest.mouseClick(pane.lists.viewport(), Qt.MouseButton.LeftButton, pos=at)
    user.until(lambda: not dialog.is_reading)
    assert rulings_in(dialog) == ()


def test_a_review_opens_where_the_caret_is_and_may_change_nothing(user: User) -> None:
    user.stand_at("四厘米是谁量的")
    undoable = user.bridge.workspace.undoable
    user.window.run(BY_NAME["review_structure"])
    dialog = user.window.findChild(ReviewDialog)
    assert isinstance(dialog, ReviewDialog)
    user.until(lambda: not dialog.is_reading)
    user.rest(20)
    shown = dialog.review.shown
    assert shown is not None
    assert TALK[dialog.review.text.offset :].startswith("主持人：四厘米")
    assert not dialog.storing.isEnabled()
    dialog.review.rule((Ruling(RulingKind.NO_SPEAKER, "罗小满"),))
    user.until(lambda: not dialog.is_reading)
    assert dialog.storing.isEnabled()
    dialog.review.undo()
    user.until(lambda: not dialog.is_reading)
    user.rest(10)
    assert not dialog.storing.isEnabled()
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Escape)
    user.rest(20)
    assert user.window.findChild(ReviewDialog) is None
    assert user.bridge.workspace.undoable == undoable


def test_a_review_of_a_transcript_that_is_gone_says_so(user: User) -> None:
    user.window.run(BY_NAME["review_structure"])
    dialog = user.window.findChild(ReviewDialog)
    assert isinstance(dialog, ReviewDialog)
    user.until(lambda: not dialog.is_reading)
    dialog.review.rule((Ruling(RulingKind.NO_SPEAKER, "罗小满"),))
    user.until(lambda: not dialog.is_reading)
    user.bridge.workspace.do(RemoveTranscript(user.transcript.id))
    dialog.store()
    user.rest(20)
    assert dialog.state.text() == "This transcript is no longer in the project."
    assert not dialog.storing.isEnabled()
    assert user.bridge.workspace.summaries() == ()


def test_a_preview_that_goes_away_is_told_nothing_of_the_import_it_called_off(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.store.engine.BUSY_MS", 400)
    faults: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, fault, _trace: faults.append(fault))
    user = open_window()
    dialog = dialog_on(user, tmp_path, a=FERRY)
    user.until(lambda: not dialog.is_reading)
    with closing(sqlite3.connect(user.bridge.workspace.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        dialog.import_now()
        dialog.reject()
        shiboken6.delete(dialog)
        other.execute("ROLLBACK")
    user.rest(900)
    assert faults == []
    assert user.bridge.workspace.summaries() == ()
