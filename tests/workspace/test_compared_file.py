"""A corrected text in a file beside a transcript: what it corrects is offered, nothing of it is kept."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import UnreadableFile
from annotator.text.text_map import shown_text
from annotator.workspace.compared_file import compare_with_file
from annotator.workspace.comparing import Comparing
from annotator.workspace.workspace import Workspace
from tests.workspace.reviewed import imported

LINES = (
    "主持人：今天请水厂的两位来谈模台和漏孙。",
    "罗小满：我先说漏孙率。去年管网改造以后，漏孙率从十九降到了十二。",
    "主持人：那模台呢？",
    "罗小满：模台是新词，说的是压力在管子里怎么分布。夜里压力高，漏得也多。",
    "章师傅：我补充一句，听漏还是要靠人，机器只能告诉你大概在哪条街。",
    "主持人：谢谢两位，下周继续。",
)
TEXT = "\n".join(LINES) + "\n"
CORRECTED = TEXT.replace("模台", "模态").replace("漏孙", "漏损")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with imported(tmp_path, TEXT) as opened:
        yield opened


def compared(workspace: Workspace, tmp_path: Path, text: str, *, encoding: str = "utf-8") -> Comparing:
    file = tmp_path / "改好的.txt"
    file.write_bytes(text.encode(encoding))
    return compare_with_file(workspace.transcript("1"), file)[0]


def take_all(workspace: Workspace, comparing: Comparing) -> str:
    edit = comparing.taking(workspace.transcript("1"), comparing.left)
    assert edit is not None
    workspace.do(edit)
    first = workspace.transcript("1")
    assert first.text == TEXT
    return shown_text(first.text, first.accepted_corrections)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_what_a_file_corrects_is_taken_in_one_step_and_undone_in_one(
    workspace: Workspace, tmp_path: Path, encoding: str
) -> None:
    comparing = compared(workspace, tmp_path, CORRECTED, encoding=encoding)
    assert {(comparing.heard(d), d.replacement) for d in comparing.left} == {("模台", "模态"), ("孙", "损")}
    before = len(workspace.history())
    assert take_all(workspace, comparing) == CORRECTED
    assert len(workspace.history()) == before + 1
    assert {c.rule for c in workspace.transcript("1").corrections} == {"改好的.txt"}
    workspace.undo()
    assert workspace.transcript("1").corrections == ()
    assert [s.transcript.title for s in workspace.summaries()] == [workspace.transcript("1").transcript.title]


def test_lines_and_labels_of_the_file_may_be_others(workspace: Workspace, tmp_path: Path) -> None:
    bare = CORRECTED.replace("主持人：", "").replace("罗小满：", "").replace("章师傅：", "").replace("\n", "")
    assert take_all(workspace, compared(workspace, tmp_path, bare)) == CORRECTED


def test_the_same_text_has_nothing_to_take(workspace: Workspace, tmp_path: Path) -> None:
    comparing = compared(workspace, tmp_path, TEXT)
    assert comparing.left == []
    assert not comparing.is_other_recording


def test_a_part_that_was_corrected_takes_nothing_away_from_the_rest(tmp_path: Path) -> None:
    chance = random.Random(5)
    signs = [chr(0x4E00 + n) for n in range(800)]
    lines = ["".join(chance.choices(signs, k=40)) + "管网。" for _ in range(60)]
    whole = "\n".join(lines)
    part = "\n".join(lines[20:30]).replace("管网。", "官网。", 3)
    with imported(tmp_path, whole) as workspace:
        comparing = compared(workspace, tmp_path, part)
        assert not comparing.is_other_recording
        assert {(comparing.heard(d), d.replacement) for d in comparing.left} == {("管", "官")}
        assert len(comparing.left) == 3
        assert comparing.missing == sum(len(line) - 1 for line in lines[:20] + lines[30:])


@pytest.mark.parametrize(
    "text",
    [
        "The keeper of the lighthouse counts every ship that passes in the night.\n" * 8,
        "灯塔看守人每晚数过往的船，一艘一艘记在本子上，记了三十年。\n雾天他敲钟，晴天他擦玻璃。\n" * 4,
    ],
)
def test_another_text_is_told_from_a_corrected_one(workspace: Workspace, tmp_path: Path, text: str) -> None:
    assert compared(workspace, tmp_path, text).is_other_recording


def test_a_heavily_corrected_text_is_still_the_same_recording(workspace: Workspace, tmp_path: Path) -> None:
    chance = random.Random(3)
    worse = "".join(chance.choice("的一是在") if chance.random() < 0.2 and c.isalpha() else c for c in TEXT)
    assert not compared(workspace, tmp_path, worse).is_other_recording


def test_of_several_transcripts_in_a_file_it_is_the_most_alike(workspace: Workspace, tmp_path: Path) -> None:
    other = "灯塔看守人每晚数过往的船，一艘一艘记在本子上，记了三十年。"
    card = "标题：{}\n日期：2024-03-0{}\n来源：水务周刊\n正文：{}\n\n"
    file = (
        card.format("灯塔", 1, other * 4)
        + card.format("漏损", 2, CORRECTED)
        + card.format("船", 3, other * 5)
    )
    comparing = compared(workspace, tmp_path, file)
    assert ("孙", "损") in {(comparing.heard(d), d.replacement) for d in comparing.left}


@pytest.mark.parametrize("content", [b"", b"  \n\n", b"\x00\x01\x02\xff\xfe\xfa" * 40])
def test_a_file_without_words_is_refused_in_a_sentence(
    workspace: Workspace, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "leer.txt"
    file.write_bytes(content)
    with pytest.raises(UnreadableFile) as refused:
        compare_with_file(workspace.transcript("1"), file)
    assert "leer.txt" in str(refused.value)
