"""Tables of corrections as people have them, and other tables that are none."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from annotator.domain.errors import UnreadableFile
from annotator.formats.pair_tables import ListedPair, read_pairs


def table(folder: Path, written: str, *, encoding: str = "utf-8", name: str = "table.csv") -> Path:
    path = folder / name
    path.write_text(written, encoding=encoding, newline="")
    return path


@pytest.mark.parametrize(
    "head",
    [
        "听成,应为,次数,最近",
        "Heard,Meant,Times,Last",
        "heard,meant,count,last",
        "spelling,target,times,last_at",
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_heads_are_read_in_both_languages_and_the_counts_are_kept(
    tmp_path: Path, head: str, encoding: str
) -> None:
    path = table(tmp_path, f"{head}\r\n支援大会,智源大会,3,2026-03-01\r\n模台,模态,1,\r\n", encoding=encoding)
    assert read_pairs(path) == (
        ListedPair("支援大会", "智源大会", 3, "", "2026-03-01"),
        ListedPair("模台", "模态"),
    )


def test_columns_may_stand_in_any_order_and_a_workbook_is_read(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["编号", "正确", "误听", "次数"], [1, "模态", "模台", 12], [2, "漏损率", "漏孙率", None]):
        sheet.append(row)
    book.save(tmp_path / "own.xlsx")
    assert read_pairs(tmp_path / "own.xlsx") == (
        ListedPair("模台", "模态", 12),
        ListedPair("漏孙率", "漏损率"),
    )


@pytest.mark.parametrize(
    "written",
    ["支援,智源\n模台,模态\n", "大元模型\t大语言模型\n买贵\tmigrate\n拆GPT\tChatGPT\n", "漏孙率;漏损率\n"],
)
def test_without_heads_the_two_columns_look_or_sound_alike(tmp_path: Path, written: str) -> None:
    found = read_pairs(table(tmp_path, written))
    assert len(found) == len(written.splitlines())
    assert found[-1].meant in ("模态", "ChatGPT", "漏损率")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("term,pinyin\n智源,zhi yuan\n", "list of terms, not of corrections"),
        ("词条,拼音,类别\n智源,zhi yuan,机构\n", "list of terms, not of corrections"),
        ("智源,zhi yuan\n重庆,chong qing\n", "no columns"),
        ("智源,zhiyuan\n重庆,chongqing\n", "no columns"),
        ("港口,一个地名\n码头,另一个说法\n", "no columns"),
        ("苹果,香蕉\n桌子,椅子\n天,地\n", "no columns"),
        ("只有一列\n又一行\n", "no columns"),
        ("", "is empty"),
    ],
)
def test_another_table_is_refused_in_one_sentence(tmp_path: Path, written: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said) as refused:
        read_pairs(table(tmp_path, written))
    assert "“table.csv”" in str(refused.value)


@pytest.mark.parametrize("name", ["table.csv", "table.xlsx"])
def test_what_is_no_text_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(bytes(range(256)) * 40)
    with pytest.raises(UnreadableFile) as refused:
        read_pairs(path)
    assert "codec" not in str(refused.value)
    assert "Errno" not in str(refused.value)
