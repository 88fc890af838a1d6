"""The error rates in a real window: what the table says, follows, copies and exports."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from annotator.domain.correction import CorrectionKind
from annotator.editing import Correct
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.rates.dialog import RatesDialog
from annotator.workspace.error_rates import day_here
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST = "张家兴：我们讲漏孙率。\n李水生：呃漏孙率很好。\n"
SECOND = "桥很宽，河很深。\n"


def correct(user: User, number: str, heard: str, meant: str, kind: CorrectionKind) -> None:
    whole = user.bridge.workspace.transcript(number)
    start = whole.text.index(heard)
    edit = Correct(whole.id, start, start + len(heard), meant, correction_kind=kind)
    assert user.bridge.do(edit) is not None


@pytest.fixture
def user(open_window: Open) -> User:
    user = open_window(FIRST, SECOND)
    correct(user, "1", "漏孙率", "漏损率", CorrectionKind.HOMOPHONE)
    correct(user, "1", "呃", "", CorrectionKind.FILLER)
    correct(user, "2", "，", "。", CorrectionKind.PUNCTUATION)
    return user


def opened(user: User) -> RatesDialog:
    user.bridge.open_transcript(user.bridge.workspace.summaries()[0].transcript.id)
    user.stand_at("张家兴")
    user.key(Qt.Key.Key_R, CTRL | SHIFT)
    dialog = user.window.open_view.panel.findChild(RatesDialog)
    assert dialog is not None
    counted(user, dialog)
    return dialog


def counted(user: User, dialog: RatesDialog) -> None:
    user.until(lambda: not dialog.is_at_work and not dialog._later.isActive())


def choose(user: User, dialog: RatesDialog, **choices: str) -> None:
    for name, value in choices.items():
        segments = getattr(dialog, name)
        QTest.mouseClick(segments._buttons[value], Qt.MouseButton.LeftButton)
    counted(user, dialog)


def rows(dialog: RatesDialog) -> list[list[str]]:
    return [dialog.model.cells(row) for row in range(dialog.model.rowCount())]


def test_by_transcript_speaker_kind_and_day(user: User) -> None:
    dialog = opened(user)
    whole, first, second = rows(dialog)
    assert whole[:9] == ["All together", "11.76 %", "17", "2", "1", "0", "1", "3", "0"]
    assert first[1:5] == ["18.18 %", "11", "2", "1"]
    assert (second[1], second[2]) == ("0.00 %", "6")
    choose(user, dialog, by="speaker")
    assert [row[:4] for row in rows(dialog)[1:]] == [
        ["张家兴", "16.67 %", "6", "1"],
        ["李水生", "20.00 %", "5", "1"],
        ["Nobody known", "0.00 %", "6", "0"],
    ]
    choose(user, dialog, by="kind")
    assert [row[0] for row in rows(dialog)[1:]] == ["Same sound", "Filler", "Punctuation"]
    choose(user, dialog, by="day")
    (_, today) = rows(dialog)
    assert today[0] == day_here(user.bridge.workspace.history()[-1].at)
    assert today[-1] == "11.76 %"


def test_the_choices_change_what_is_counted(user: User) -> None:
    dialog = opened(user)
    choose(user, dialog, counted="written")
    assert rows(dialog)[0][3] == "3"
    assert "every character" in dialog.explained.text()
    choose(user, dialog, counted="spoken", scope="here")
    assert [row[3] for row in rows(dialog)] == ["2", "2"]
    QTest.mouseClick(dialog.cleaning, Qt.MouseButton.LeftButton, pos=dialog.cleaning.rect().center())
    dialog.cleaning.setChecked(False)
    counted(user, dialog)
    assert rows(dialog)[0][3] == "1"


def test_figures_follow_corrections(user: User) -> None:
    dialog = opened(user)
    correct(user, "2", "宽", "长", CorrectionKind.OTHER)
    user.rest(450)
    counted(user, dialog)
    assert rows(dialog)[2][3] == "1"
    user.bridge.undo()
    user.rest(450)
    counted(user, dialog)
    assert rows(dialog)[2][3] == "0"


def test_rows_are_copied_as_a_table(user: User) -> None:
    dialog = opened(user)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_C, CTRL)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert lines[0][:3] == ["Transcript", "Error rate", "Characters"]
    assert lines[1:] == rows(dialog)
    dialog.table.selectRow(2)
    QTest.mouseClick(dialog.copier, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().count("\n") == 1


def test_export_offers_the_rates_and_the_other_formats(user: User, tmp_path: Path) -> None:
    dialog = opened(user)
    QTest.mouseClick(dialog.exporter, Qt.MouseButton.LeftButton)
    export = user.window.findChild(ExportDialog)
    assert export is not None
    assert export.format_name == "rates"
    assert export.path.name == "Talks.rates.csv"
    for name, file in (
        ("pairs", "Talks.pairs.jsonl"),
        ("hotwords", "Talks.hotwords.txt"),
        ("memory", "Talks.memory.csv"),
        ("xlsx", "Talks.xlsx"),
        ("rates", "Talks.rates.csv"),
    ):
        export.choose_format(name)
        assert export.path.name == file
    export.target.setText(str(tmp_path / "out.rates.csv"))
    export.export_now()
    user.until(lambda: (tmp_path / "out.rates.csv").exists() and export.isHidden())
    with (tmp_path / "out.rates.csv").open(encoding="utf-8-sig", newline="") as opened_file:
        written = {(row["Scope"], row["Name"]): row for row in csv.DictReader(opened_file)}
    assert written["speaker", "张家兴"]["Errors"] == "1"
    assert written["project", "Talks"]["Character error rate"] == "0.117647"


def test_everything_has_a_name(user: User) -> None:
    dialog = opened(user)
    for widget in (dialog.by, dialog.scope, dialog.counted, dialog.table, dialog.explained):
        assert widget.accessibleName()
    cell = dialog.model.index(1, 1)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole).endswith("Error rate: 18.18 %")
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight


def test_the_project_may_be_closed_while_it_counts(user: User) -> None:
    dialog = opened(user)
    dialog.count()
    user.window.projects.close()
    user.rest(300)
    assert user.window.view is None


def test_while_it_counts_it_says_so_and_no_column_is_out_of_sight(user: User) -> None:
    dialog = opened(user)
    dialog.count()
    assert dialog.explained.text() == "Counting…"
    assert dialog.table.horizontalScrollBar().maximum() == 0
    user.until(lambda: not dialog.is_at_work)
    assert dialog.explained.text().startswith("Counted are letters")
