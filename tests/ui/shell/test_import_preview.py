"""What is shown of a file before it is imported."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.errors import UnreadableFile
from annotator.domain.progress import Progress
from annotator.domain.reading import Reading
from annotator.domain.ruling import Ruling
from annotator.ui.dialogs.import_preview import ImportPreview
from annotator.ui.review.draft import Draft
from annotator.workspace.importing import Candidate, look_at, read_again

RECORDS = "".join(f"标题：第{i}桩\n日期：2024-03-0{i}\n正文：这一桩说的是第{i}座桥。\n" for i in (1, 2, 3))


@pytest.fixture
def preview(qapp: QApplication) -> ImportPreview:
    made = ImportPreview()
    made.resize(1000, 600)
    made.show()
    return made


def _file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Candidate:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return look_at(path)


def _show(preview: ImportPreview, candidate: Candidate) -> Draft:
    assert candidate.source is not None

    def read(rulings: Sequence[Ruling], progress: Progress) -> tuple[Reading, ...]:
        return read_again(candidate, rulings, progress=progress).readings

    draft = Draft(candidate.source.text, candidate.readings, read)
    preview.show_candidate(candidate, (), draft)
    _wait(draft)
    return draft


def _wait(draft: Draft) -> None:
    end = time.monotonic() + 20
    while draft.is_busy and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
    assert not draft.is_busy


def test_one_file_after_the_other_is_shown(preview: ImportPreview, tmp_path: Path) -> None:
    talk = "".join(f"{who}：这是第{i}句话，说的是桥。\n" for i in range(6) for who in ("周允", "简宁"))
    _show(preview, _file(tmp_path, "a.txt", talk))
    assert "2 speakers · 12 turns" in preview.about.text()
    _show(preview, _file(tmp_path, "b.txt", "没有人说话的一行。\n"))
    assert preview.title.text() == "b"
    assert "0 speakers · 0 turns" in preview.about.text()
    assert preview.review.empty.isVisible()


def test_a_file_that_cannot_be_read_is_in_no_encoding(preview: ImportPreview, tmp_path: Path) -> None:
    _show(preview, _file(tmp_path, "big.txt", "各位早安，今天談漏水。管線老舊。\n", "big5"))
    assert preview.encoding.currentText() == "big5"
    broken = Candidate(tmp_path / "x.txt", error=UnreadableFile("“{name}” is no text.", name="x.txt"))
    preview.show_candidate(broken, (), None)
    assert preview.encoding.currentText() == ""
    assert preview.encoding.isEnabled()
    assert preview.notice.text() == "“x.txt” is no text."
    assert preview.review.shown is None


def test_before_a_file_is_read_there_are_no_transcripts_to_choose_from(preview: ImportPreview) -> None:
    assert not preview.record.isVisible()


def test_each_record_of_a_file_is_under_review(preview: ImportPreview, tmp_path: Path) -> None:
    candidate = _file(tmp_path, "records.txt", RECORDS)
    assert len(candidate.readings) == 3
    draft = _show(preview, candidate)
    assert [preview.record.itemText(i) for i in range(3)] == ["1. 第1桩", "2. 第2桩", "3. 第3桩"]
    preview.record.activated.emit(2)
    _wait(draft)
    assert preview.title.text() == "第3桩"
    shown = preview.review.shown
    assert shown is not None
    assert shown.text[shown.rows[0].start : shown.rows[0].end] == "标题：第3桩"
    assert preview.record.currentIndex() == 2
