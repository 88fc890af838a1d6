"""Lists of terms as people keep them: texts, tables and workbooks, with and without a head."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from annotator.domain.errors import UnreadableFile
from annotator.formats.term_lists import ListedTerm, read_terms

FULL = ListedTerm("前瞻性", "qian zhan xing", "词", "常听错", ("潜瞻性", "前沾性"))


def file(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def test_a_text_has_one_term_a_line(tmp_path: Path) -> None:
    path = file(tmp_path, "terms.txt", "# 会议用词\n强化学习\n\n  Agentic  \n大模型\t达模型、大磨型\n")
    assert read_terms(path) == (
        ListedTerm("强化学习"),
        ListedTerm("Agentic"),
        ListedTerm("大模型", spellings=("达模型", "大磨型")),
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_with_a_head_says_what_its_columns_are(tmp_path: Path, delimiter: str, encoding: str) -> None:
    head = ["拼音", "词条", "错写", "类别", "备注", "频次"]
    row = ["qian zhan xing", "前瞻性", '"潜瞻性、前沾性"', "词", "常听错", "12"]
    text = "\r\n".join(delimiter.join(cells) for cells in (head, row, ["", "", "", "", "", ""])) + "\r\n"
    assert read_terms(file(tmp_path, "terms.csv", text, encoding)) == (FULL,)


def test_a_table_without_a_head_begins_with_terms(tmp_path: Path) -> None:
    path = file(tmp_path, "terms.csv", '前瞻性,"潜瞻性,前沾性"\n微调\n')
    assert read_terms(path) == (
        ListedTerm("前瞻性", spellings=("潜瞻性", "前沾性")),
        ListedTerm("微调"),
    )


def test_a_workbook_is_read_by_its_first_sheet(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Term", "Sound", "Kind", "Note", "Misheard"],
        ["前瞻性", "qian zhan xing", "词", "常听错", "潜瞻性; 前沾性"],
    ):
        sheet.append(row)
    sheet.append([None, None])
    sheet.append([2027])
    book.create_sheet("other").append(["没有"])
    book.save(tmp_path / "terms.xlsx")
    assert read_terms(tmp_path / "terms.xlsx") == (FULL, ListedTerm("2027"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 rubbish", b"term,sound\n"])
def test_what_is_no_workbook_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "terms.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=r"terms\.xlsx"):
        read_terms(path)


def test_a_workbook_cut_short_anywhere_is_refused_in_a_sentence(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "whole.xlsx")
    whole = (tmp_path / "whole.xlsx").read_bytes()
    for length in range(1, len(whole), 397):
        path = tmp_path / "cut.xlsx"
        path.write_bytes(whole[:length])
        with pytest.raises(UnreadableFile):
            read_terms(path)


def test_a_list_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile):
        read_terms(tmp_path / "none.txt")


def test_weights_of_hot_words_are_no_part_of_the_terms(tmp_path: Path) -> None:
    (tmp_path / "hot.txt").write_text("智源 20\nGPT-4 15\n漏损率 7\n\n", encoding="utf-8")
    assert [one.term for one in read_terms(tmp_path / "hot.txt")] == ["智源", "GPT-4", "漏损率"]
    (tmp_path / "names.txt").write_text("GPT 4\nLlama 3\n", encoding="utf-8")
    assert [one.term for one in read_terms(tmp_path / "names.txt")] == ["GPT 4", "Llama 3"]
    (tmp_path / "mixed.txt").write_text("智源 20\n漏损率\n", encoding="utf-8")
    assert [one.term for one in read_terms(tmp_path / "mixed.txt")] == ["智源 20", "漏损率"]
