"""From a file to a labelled workbook and back: everything a first afternoon holds, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest

from annotator.domain.span import Span
from annotator.ui.app import Annotator
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.dialogs.import_dialog import ImportDialog
from tests.ui.shell.desk import TALK, User

Start = Callable[[Path | None], tuple[Annotator, User]]
CTRL = Qt.KeyboardModifier.ControlModifier


def drop(user: User, *paths: Path) -> ImportDialog:
    """Drop files on the window and wait until they have been read."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(300, 300),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.setDropAction(Qt.DropAction.MoveAction)  # as a file manager proposes
    user.window.dropEvent(event)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction
    dialog = user.window.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    user.until(lambda: not dialog.is_reading)
    return dialog


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The sheet's rows by the names of their columns."""
    head, *body = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def export(user: User, target: Path) -> None:
    """Export everything by the dialog, with its key and its button."""
    user.window.page.setFocus()
    user.key(Qt.Key.Key_E, CTRL)
    dialog = user.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    dialog.target.setText(str(target))
    QTest.mouseClick(dialog.exporting, Qt.MouseButton.LeftButton)
    user.until(lambda: not dialog.isVisible())
    dialog.deleteLater()


def text_under_review(dialog: ImportDialog) -> str:
    """The text as the preview shows it."""
    shown = dialog.preview.review.shown
    assert shown is not None
    return shown.text


def import_all_ticked(user: User, dialog: ImportDialog) -> None:
    """Press the button and wait until everything is stored."""
    gone: list[int] = []
    dialog.finished.connect(gone.append)
    QTest.mouseClick(dialog.importing, Qt.MouseButton.LeftButton)
    user.until(lambda: bool(gone))
    user.rest()


def test_a_first_afternoon(start: Start, tmp_path: Path) -> None:
    # a new project, a file dropped on it
    _, user = start(None)
    project = tmp_path / "bridge.annodb"
    assert user.window.projects.create(project)
    file = tmp_path / "talk.txt"
    file.write_bytes(TALK.replace("\n", "\r\n").encode("gb18030"))
    dialog = drop(user, file)
    assert dialog.preview.encoding.currentText() == "gb18030"
    import_all_ticked(user, dialog)
    assert user.transcript.text == TALK

    # marks by keyboard
    user.stand_at("撑不过")
    user.press("P")
    at = TALK.index("裂缝长了四厘米")
    user.window.page.select_span(Span(at, at + 7))
    user.press("G")
    user.stand_at("我建议")
    user.press("R")
    user.stand_at("我觉得")
    user.key(Qt.Key.Key_Escape)
    user.press("T")
    user.write("封桥")
    user.key(Qt.Key.Key_Return)

    # a correction before one of the marks
    user.window.page.select_span(Span(TALK.index("裂缝"), TALK.index("裂缝") + 2))
    user.press("E")
    user.key(Qt.Key.Key_A, CTRL)
    user.write("裂纹")
    user.key(Qt.Key.Key_Return)
    user.stand_at("我量的")
    user.press("1")
    marks = user.marks()
    assert ("Figure", "裂缝长了四厘米") in marks
    user.window.close()

    # the next day everything is there, and can be taken back step by step
    _, user = start(project)
    assert user.marks() == marks
    assert user.window.panes.bar.undo.toolTip().startswith("Undo: From here on")
    user.key(Qt.Key.Key_Z, CTRL)
    assert ("罗小满", "我量的，用卡") in user.speakers()
    user.key(Qt.Key.Key_Z, CTRL)
    assert user.transcript.accepted_corrections == ()
    user.key(Qt.Key.Key_Y, CTRL)
    assert len(user.transcript.accepted_corrections) == 1

    # the workbook says the same, cell by cell
    target = tmp_path / "bridge.xlsx"
    export(user, target)
    assert "bridge.xlsx" in user.said
    check_workbook(target)


def check_workbook(target: Path) -> None:
    book = load_workbook(target)
    claims = rows(book["Claims"])
    start = TALK.index("裂缝长了四厘米")
    shown = [(c["Label"], c["Speakers"], c["Quote (reading text)"], c["Quote (source text)"]) for c in claims]
    assert shown == [
        ("Prediction", "罗小满", "我觉得这座桥撑不过冬天", "我觉得这座桥撑不过冬天"),
        ("Figure", "罗小满", "裂纹长了四厘米", "裂缝长了四厘米"),
        ("Recommendation", "罗小满", "我建议先封桥，再请人来听", "我建议先封桥，再请人来听"),
    ]
    assert (claims[1]["Start (source text)"], claims[1]["End (source text)"]) == (start, start + 7)
    assert {c["Topics"] for c in claims} == {"封桥"}
    corrections = rows(book["Corrections"])
    assert [(c["Heard (source text)"], c["Meant"]) for c in corrections] == [("缝", "纹")]
    turns = rows(book["Turns"])
    assert [t["Speakers"] for t in turns if t["Speakers"]] == ["主持人", "罗小满"] * 2


@pytest.mark.parametrize("answer", ["cancel", "close"])
def test_an_import_called_off_leaves_no_trace(user: User, tmp_path: Path, answer: str) -> None:
    file = tmp_path / "other.txt"
    file.write_text("甲：一。\n乙：二。\n" * 400, encoding="utf-8")
    before = user.bridge.workspace.undoable
    dialog = drop(user, file)
    if answer == "cancel":
        QTest.mouseClick(dialog.cancelling, Qt.MouseButton.LeftButton)
    else:
        dialog.close()
    user.rest()
    assert len(user.bridge.workspace.summaries()) == 1
    assert user.bridge.workspace.undoable == before


def test_files_that_are_there_already_are_said_and_not_doubled(user: User, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.txt").write_text(TALK, encoding="utf-8")
    (tmp_path / "more" / "b.md").write_text("# 另一场\n\n甲：一。\n", encoding="utf-8")
    (tmp_path / "more" / "c.pdf").write_bytes(b"%PDF")
    dialog = drop(user, tmp_path / "more")
    assert "in the project already" in dialog.list.item(0).text()
    assert "1 transcript" in dialog.list.item(1).text()
    assert "c.pdf" in dialog.list.item(2).text()
    assert dialog.list.count() == 3
    import_all_ticked(user, dialog)
    assert [s.transcript.file_name for s in user.bridge.workspace.summaries()] == ["talk-1.txt", "b.md"]
    assert user.transcript.text.startswith("# 另一场")


def test_a_wrong_encoding_is_changed_in_the_preview(user: User, tmp_path: Path) -> None:
    file = tmp_path / "short.txt"
    file.write_bytes("甲：潮水退了。\n".encode("big5"))
    dialog = drop(user, file)
    dialog.preview.encoding_chosen.emit("gb18030")
    user.until(lambda: not dialog.is_reading)
    assert "潮水" not in text_under_review(dialog)
    dialog.preview.encoding_chosen.emit("big5")
    user.until(lambda: not dialog.is_reading)
    assert "潮水退了" in text_under_review(dialog)
    import_all_ticked(user, dialog)
    assert user.transcript.text == "甲：潮水退了。\n"


def test_an_import_that_is_called_off_leaves_no_trace(start: Start, tmp_path: Path) -> None:
    _, user = start(None)
    project = tmp_path / "many.annodb"
    assert user.window.projects.create(project)
    folder = tmp_path / "talks"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number:02d}.txt").write_text(f"第{number}场\n" + TALK * 300, encoding="utf-8")
    dialog = drop(user, folder)
    dialog.progress.valueChanged.connect(lambda value: dialog.reject() if 0 < value < 900 else None)
    QTest.mouseClick(dialog.importing, Qt.MouseButton.LeftButton)
    user.until(lambda: "nothing was imported" in dialog.state.text())
    assert dialog.isVisible()
    assert user.bridge.workspace.summaries() == ()
    assert user.bridge.workspace.undoable is None
    assert user.bridge.workspace.problems() == ()


def test_each_new_decision_is_spoken_of_before_it_is_lost(user: User, tmp_path: Path) -> None:
    file = tmp_path / "other.txt"
    file.write_text("甲说：一。\n\n罗小满：二。\n\n备注：三。\n\n罗小满：四。\n", encoding="utf-8")
    dialog = drop(user, file)
    pane = dialog.preview.review
    for decided, key in enumerate("XH", start=1):
        pane.take_keyboard()
        user.key(Qt.Key.Key_Down)
        user.press(key)
        user.until(lambda: not dialog.is_reading)
        user.rest(20)
        assert pane.draft is not None
        assert len(pane.draft.rulings) == decided
        user.key(Qt.Key.Key_Escape)
        assert dialog.isVisible(), "closing once asks"
        assert "once more" in dialog.state.text()
    user.key(Qt.Key.Key_Escape)
    user.rest(20)
    assert user.window.findChild(ImportDialog) is None
