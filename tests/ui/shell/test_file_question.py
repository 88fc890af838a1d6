"""The questions for files: where they begin, and in which words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QListView, QVBoxLayout, QWidget

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
