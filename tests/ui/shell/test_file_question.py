"""The questions for files: where they begin, and in which words."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QFileSystemModel,
    QFrame,
    QListView,
    QVBoxLayout,
    QWidget,
)

from annotator.language import use_language
from annotator.ui.dialogs.choosing import ask_files, ask_folder
from annotator.ui.dialogs.file_question import FileQuestion, Mode, nearest_folder
from annotator.ui.preferences import Preferences
from annotator.ui.theme import DARK, LIGHT, Theme, wear


@pytest.fixture
def preferences(qapp: QApplication) -> Preferences:
    kept = Preferences()
    kept.forget_all()
    return kept


def test_a_question_begins_in_the_nearest_folder_that_is_there(qapp: QApplication, tmp_path: Path) -> None:
    missing = tmp_path / "Documents" / "Talks"
    assert nearest_folder(missing) == tmp_path
    parent = QWidget()
    question = FileQuestion(parent, "Import", folder=missing, mode=Mode.ExistingFiles)
    assert Path(question.directory().absolutePath()) == tmp_path
    assert question.selectedFiles() in ([], [str(tmp_path)])


def test_all_words_of_a_question_are_in_the_language(qapp: QApplication, tmp_path: Path) -> None:
    use_language("zh_CN")
    parent = QWidget()
    question = FileQuestion(parent, "导入", folder=tmp_path, mode=Mode.ExistingFile)
    for label in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileType):
        assert not question.labelText(label).isascii()


def test_the_next_question_begins_where_files_came_from(
    preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def answer(question: FileQuestion, name: str = "") -> list[Path]:
        asked.append(Path(question.directory().absolutePath()))
        return [tmp_path / "talk.txt"]

    monkeypatch.setattr(FileQuestion, "ask", answer)
    parent = QWidget()
    assert ask_files(parent, preferences) == [tmp_path / "talk.txt"]
    ask_folder(parent, preferences)
    assert asked[0] != tmp_path
    assert asked[1] == tmp_path
    preferences.forget_all()


_IS_LOCKED = """
import fcntl, sys
try:
    fcntl.lockf(open(sys.argv[1], "rb+"), fcntl.LOCK_EX | fcntl.LOCK_NB)
except BlockingIOError:
    print("locked")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only there a lock goes with any closing of its file")
def test_a_question_opens_none_of_the_files_that_it_lists(qapp: QApplication, tmp_path: Path) -> None:
    import fcntl

    project = tmp_path / "mine.annodb"
    with sqlite3.connect(project) as connection:
        connection.execute("CREATE TABLE something (x)")
    connection.close()
    with project.open("rb") as file:
        fcntl.lockf(file, fcntl.LOCK_SH)
        parent = QWidget()
        question = FileQuestion(parent, "Import", folder=tmp_path, mode=Mode.ExistingFiles)
        question.setOption(QFileDialog.Option.DontUseNativeDialog)
        question.show()
        model = question.findChild(QFileSystemModel)
        assert isinstance(model, QFileSystemModel)
        for _ in range(200):
            QTest.qWait(50)
            if model.data(model.index(str(project), 2)):
                break
        assert model.data(model.index(str(project), 2)) == "ANNODB"
        question.close()
        asked = [sys.executable, "-c", _IS_LOCKED, str(project)]
        assert subprocess.run(asked, capture_output=True, text=True, check=True).stdout == "locked\n"


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_list_that_stands_alone_has_a_ground_to_be_read_on(qapp: QApplication, theme: Theme) -> None:
    wear(qapp, theme)
    alone = QListView()
    alone.resize(80, 80)
    assert _ground(alone) == theme.page
    pane = QFrame()
    pane.setProperty("role", "left")
    pane.resize(80, 80)
    QVBoxLayout(pane).addWidget(QListView())
    assert _ground(pane) == theme.panel
    qapp.setStyleSheet("")


def _ground(widget: QWidget) -> str:
    picture: QPixmap = widget.grab()
    return picture.toImage().pixelColor(40, 40).name()
