"""The export dialog, the transcripts' words, the preferences, the start of the program."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import __main__
from annotator.domain.summary import TranscriptSummary
from annotator.domain.transcript import Transcript, TranscriptStatus
from annotator.ui import demo
from annotator.ui.app import Annotator
from annotator.ui.dialogs.export_dialog import ExportDialog, open_export
from annotator.ui.preferences import LANGUAGE, THEME, ZOOM, Preferences
from annotator.ui.theme import ui_font
from annotator.ui.transcripts.delegate import fitting
from annotator.ui.transcripts.wording import percent, progress_text
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import TALK, User

Start = Callable[[Path | None], tuple[Annotator, User]]
NEW = TranscriptSummary(Transcript("t", "Talk", "0", 10))


def _export_dialog(user: User) -> ExportDialog:
    dialog = open_export(user.window, user.bridge)
    user.rest(20)
    return dialog


def test_the_format_sets_the_suffix_and_says_what_is_lost(user: User, tmp_path: Path) -> None:
    dialog = _export_dialog(user)
    dialog.target.setText(str(tmp_path / "talks.xlsx"))
    dialog.choose_format("jsonl")
    assert dialog.path.name == "talks.jsonl"
    assert "matrix" in dialog.losses.text()
    QTest.mouseClick(dialog.exporting, Qt.MouseButton.LeftButton)
    user.until(lambda: not dialog.isVisible())
    assert (tmp_path / "talks.jsonl").read_text("utf-8").count("\n") == 1


def test_only_what_is_ticked_is_exported(open_window: Open, tmp_path: Path) -> None:
    user = open_window(TALK, "甲：别的。\n")
    user.stand_at("撑不过")
    user.press("F")
    user.key(Qt.Key.Key_Escape)
    user.stand_at("去年")
    user.press("G")
    dialog = _export_dialog(user)
    fact = next(label.id for label in user.bridge.codebook.labels if label.name == "Fact")
    dialog.choices.labels.tick([fact])
    dialog.choices.transcripts.tick([user.transcript.id])
    dialog.target.setText(str(tmp_path / "some.xlsx"))
    QTest.mouseClick(dialog.exporting, Qt.MouseButton.LeftButton)
    user.until(lambda: not dialog.isVisible())
    book = load_workbook(tmp_path / "some.xlsx")
    assert book["Claims"].max_row == 2
    assert book["Transcripts"].max_row == 2


def test_nothing_ticked_is_nothing_to_export(user: User) -> None:
    dialog = _export_dialog(user)
    dialog.choices.transcripts.tick(())
    assert not dialog.exporting.isEnabled()
    assert dialog.state.text() == "Tick at least one entry in each list."
    QTest.mouseClick(dialog.choices.transcripts.switch, Qt.MouseButton.LeftButton)
    assert dialog.exporting.isEnabled()
    dialog.reject()


def test_a_target_that_cannot_be_written_is_said_in_the_dialog(user: User, tmp_path: Path) -> None:
    dialog = _export_dialog(user)
    dialog.target.setText(str(tmp_path / "nowhere" / "x.xlsx"))
    QTest.mouseClick(dialog.exporting, Qt.MouseButton.LeftButton)
    user.until(dialog.exporting.isEnabled)
    assert dialog.isVisible()
    assert "nowhere" in dialog.state.text()
    dialog.reject()


@pytest.mark.parametrize(
    ("summary", "words"),
    [
        (NEW, "nobody named · new"),
        (replace(NEW, speakers=1), "1 person · new"),
        (replace(NEW, speakers=4, reviewed_share=0.62, claims=41), "4 people · 62% read · 41 claims"),
        (replace(NEW, claims=3), "nobody named · 3 claims"),
        (replace(NEW, topics=1), "nobody named · 0% read"),
        (replace(NEW, speakers=7, reviewed_share=1.0, claims=1), "7 people · done · 1 claim"),
        (
            replace(NEW, transcript=replace(NEW.transcript, status=TranscriptStatus.DONE)),
            "nobody named · done",
        ),
    ],
)
def test_how_far_a_transcript_is(summary: TranscriptSummary, words: str) -> None:
    assert progress_text(summary) == words


def test_what_has_no_room_below_a_title_is_left_out_whole(qapp: QApplication) -> None:
    font = ui_font(12)
    wide = QFontMetrics(font).horizontalAdvance
    words = "4 people · 62% read · 43 claims"
    assert fitting(words, font, wide(words) + 1) == words
    assert fitting(words, font, wide(words) - 1) == "4 people · 62% read"
    assert fitting(words, font, wide("4 people ·")) == "4 people"
    assert fitting(words, font, 3) == "4 people"


@pytest.mark.parametrize(("share", "shown"), [(0, 0), (0.0001, 1), (0.5, 50), (0.9999, 99), (1, 100)])
def test_per_cents_begin_and_end_honestly(share: float, shown: int) -> None:
    assert percent(share) == shown


def test_what_is_stored_wrongly_is_as_if_it_were_not(qapp: QApplication) -> None:
    settings = QSettings("Annotator", "Annotator")
    for preference, value in ((THEME, "pink"), (LANGUAGE, "tlh"), (ZOOM, "huge")):
        settings.setValue(preference.name, value)
    settings.setValue("recent", 7)
    settings.setValue("place/p", "t:far")
    kept = Preferences()
    assert (kept.get(THEME), kept.get(LANGUAGE), kept.page_form.zoom) == ("system", "system", 1.0)
    assert kept.recent() == ()
    assert kept.place("p") is None
    kept.forget_all()


def test_recent_projects_are_those_that_are_there_last_first(qapp: QApplication, tmp_path: Path) -> None:
    kept = Preferences()
    kept.forget_all()
    paths = [tmp_path / f"{name}.annodb" for name in "abc"]
    for path in paths:
        path.touch()
        kept.opened(path)
    kept.opened(paths[0])
    paths[2].unlink()
    assert kept.recent() == (paths[0], paths[1])
    kept.forget(paths[0])
    assert kept.recent() == (paths[1],)
    kept.forget_all()


@pytest.mark.parametrize("first", ["ls", "--help", "check"])
def test_commands_go_to_the_command_line(first: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.cli.main", lambda given: 40 + len(given))
    assert __main__.main([first, "x"]) == 42


@pytest.mark.parametrize(
    ("given", "opened"),
    [
        ([], (None, "", "")),
        (["talks.annodb"], (Path("talks.annodb"), "", "")),
        (["--theme=dark"], (None, "", "dark")),
        (["--language", "en", "a.annodb"], (Path("a.annodb"), "en", "")),
        (["a.annodb", "--theme", "light"], (Path("a.annodb"), "", "light")),
    ],
)
def test_anything_else_goes_to_the_window(
    given: list[str], opened: tuple[Path | None, str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[Path | None, str, str]] = []

    def open_window(project: Path | None, *, language: str, theme: str) -> int:
        asked.append((project, language, theme))
        return 41

    monkeypatch.setattr("annotator.ui.app.main", open_window)
    assert __main__.main(given) == 41
    assert asked == [opened]


def test_nothing_heavy_is_loaded_before_the_window_is_up() -> None:
    heavy = "{'jieba', 'pypinyin', 'openpyxl', 'typer', 'rich', 'charset_normalizer', 'PySide6.QtTest'}"
    code = f"import sys, annotator.ui.app; print(sorted({heavy} & sys.modules.keys()))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_demonstration_leaves_a_picture_and_a_workbook(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(demo, "QApplication", _Running)
    assert demo.main(["--out", str(tmp_path), "--language", "zh_CN"]) == 0
    assert (tmp_path / "window.png").stat().st_size > 50_000
    claims = load_workbook(tmp_path / "dataset.xlsx").worksheets[0]
    assert claims.max_row == 1 + 43
    assert "marked an opinion" in capsys.readouterr().out
    Preferences().forget_all()
    qapp.setStyleSheet("")


class _Running(QApplication):
    """Stands for the application where one is running already."""

    def __new__(cls, *_: object) -> QApplication:  # type: ignore[misc]
        running = QApplication.instance()
        assert isinstance(running, QApplication)
        return running


def test_rows_of_an_export_are_as_high_in_every_list(user: User) -> None:
    dialog = _export_dialog(user)
    heights = set()
    for part in dialog.choices.lists:
        assert part.list.horizontalScrollBar().maximum() == 0
        heights |= {
            part.list.visualItemRect(part.list.item(row)).height() for row in range(part.list.count())
        }
    assert len(heights) == 1
    assert heights.pop() >= 22
