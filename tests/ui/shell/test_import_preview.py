"""What is shown of a file before it is imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication

from annotator.domain.errors import UnreadableFile
from annotator.ui.dialogs.import_preview import ImportPreview
from annotator.workspace.importing import Candidate, look_at


@pytest.fixture
def preview(qapp: QApplication) -> ImportPreview:
    made = ImportPreview()
    made.resize(800, 600)
    made.show()
    return made


def _file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Candidate:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return look_at(path)


def test_the_look_of_one_file_does_not_stay_for_the_next(preview: ImportPreview, tmp_path: Path) -> None:
    talk = "".join(f"{who}：这是第{i}句话，说的是桥。\n" for i in range(6) for who in ("甲乙", "丙丁"))
    preview.show_candidate(_file(tmp_path, "a.txt", talk), ())
    preview.show_candidate(_file(tmp_path, "b.txt", "没有人说话的一行。\n"), ())
    cursor = QTextCursor(preview.text.document())
    cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
    assert cursor.charFormat().fontWeight() <= 400
    assert not cursor.charFormat().hasProperty(cursor.charFormat().Property.ForegroundBrush)


def test_a_file_that_cannot_be_read_is_in_no_encoding(preview: ImportPreview, tmp_path: Path) -> None:
    preview.show_candidate(_file(tmp_path, "big.txt", "各位早安，今天談漏水。管線老舊。\n", "big5"), ())
    assert preview.encoding.currentText() == "big5"
    broken = Candidate(tmp_path / "x.txt", error=UnreadableFile("“{name}” is no text.", name="x.txt"))
    preview.show_candidate(broken, ())
    assert preview.encoding.currentText() == ""
    assert preview.encoding.isEnabled()


def test_before_a_file_is_read_there_are_no_transcripts_to_choose_from(preview: ImportPreview) -> None:
    assert not preview.record.isVisible()


def test_lists_are_indented_by_two_characters(preview: ImportPreview) -> None:
    assert preview.text.tabStopDistance() <= 2.5 * preview.text.font().pixelSize()
