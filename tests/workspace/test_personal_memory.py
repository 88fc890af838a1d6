"""A person's own memory: adds up, is shared by windows, survives damage, and forgets when it is told to."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.errors import PersonalMemoryError
from annotator.formats.pair_tables import read_pairs
from annotator.workspace.personal_memory import PersonalMemory, Remembered, default_file


@pytest.fixture
def memory(tmp_path: Path) -> PersonalMemory:
    """An empty one."""
    return PersonalMemory(tmp_path / "own" / "memory.jsonl")


def counted(memory: PersonalMemory) -> dict[tuple[str, str], int]:
    return {(one.heard, one.meant): one.count for one in memory.entries()}


def test_it_lies_among_the_data_of_the_user() -> None:
    assert default_file().parent.name == "annotator"


def test_nothing_is_known_and_nothing_is_made_before_something_is_learnt(memory: PersonalMemory) -> None:
    assert not memory.entries()
    assert not list(memory.pairs())
    assert memory.fault == ""
    assert not memory.path.parent.exists()


def test_what_is_corrected_adds_up_and_can_be_taken_back(memory: PersonalMemory) -> None:
    memory.remember([("模台", "模态"), ("模太", "模态")])
    memory.remember([("模台", "模态")])
    assert counted(memory) == {("模台", "模态"): 2, ("模太", "模态"): 1}
    memory.remember([("模太", "模态")], -1)
    assert counted(memory) == {("模台", "模态"): 2}
    (one,) = memory.entries()
    assert one.first <= one.last
    assert one.first.startswith("20")


def test_the_latest_is_first_and_targets_are_asked_in_the_order_of_time(tmp_path: Path) -> None:
    file = tmp_path / "memory.jsonl"
    file.write_text(
        '{"heard": "a b", "meant": "ab", "at": "2026-01-01"}\n'
        '{"heard": "甲", "meant": "乙", "at": "2025-01-01"}\n',
        encoding="utf-8",
    )
    memory = PersonalMemory(file)
    assert [one.heard for one in memory.entries()] == ["a b", "甲"]
    assert list(memory.pairs()) == [("甲", "乙"), ("a b", "ab")]


@pytest.mark.parametrize(
    ("heard", "meant"), [("", "好"), ("好", ""), ("好", "好"), ("好\n坏", "好"), ("长" * 49, "短")]
)
def test_what_is_no_mishearing_is_not_remembered(memory: PersonalMemory, heard: str, meant: str) -> None:
    memory.remember([(heard, meant)])
    assert not memory.path.exists()


def test_two_windows_write_at_once_and_know_of_each_other(memory: PersonalMemory) -> None:
    other = PersonalMemory(memory.path)
    assert not other.entries()

    def write(own: PersonalMemory) -> None:
        for _ in range(50):
            own.remember([("模台", "模态")])

    threads = [threading.Thread(target=write, args=(own,)) for own in (memory, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counted(memory) == counted(other) == {("模台", "模态"): 100}
    other.forget(other.entries())
    assert counted(memory) == {}


def test_a_torn_or_strange_line_costs_only_itself_and_is_told(memory: PersonalMemory) -> None:
    memory.remember([("模台", "模态")])
    with memory.path.open("ab") as file:
        file.write(b'\xff\xfe not json\n[1, 2]\n{"heard": "x", "mea')
    memory.remember([("模太", "模态")])
    assert counted(memory) == {("模台", "模态"): 1, ("模太", "模态"): 1}
    assert memory.fault == (
        f"Lines that cannot be read: 3, in {memory.path}. They stay there and are passed over."
    )
    memory.forget([Remembered("模台", "模态")])
    assert counted(memory) == {("模太", "模态"): 1}
    assert b'"mea\n' in memory.path.read_bytes()
    memory.clear()
    assert memory.fault == ""
    assert memory.path.read_bytes() == b""


def test_a_file_that_cannot_be_read_or_written_is_one_clear_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "memory.jsonl"
    folder.mkdir()
    memory = PersonalMemory(folder)
    assert memory.fault.startswith(f"Your memory of corrections, {folder}, cannot be read: ")
    assert list(memory.pairs()) == []
    with pytest.raises(PersonalMemoryError, match="cannot be written"):
        memory.remember([("模台", "模态")])


def test_forgetting_leaves_no_trace_in_the_file(memory: PersonalMemory) -> None:
    memory.remember([("张珊", "张三"), ("模台", "模态")])
    memory.forget([one for one in memory.entries() if one.meant == "张三"])
    assert "张珊" not in memory.path.read_text(encoding="utf-8")
    assert counted(memory) == {("模台", "模态"): 1}
    assert [path.name for path in memory.path.parent.iterdir()] == ["memory.jsonl"]


def test_tables_go_out_and_come_in(memory: PersonalMemory, tmp_path: Path) -> None:
    memory.remember([("模台", "模态")])
    memory.remember([("模台", "模态"), ("say, “it”", "说")])
    other = PersonalMemory(tmp_path / "other.jsonl")
    table = tmp_path / "table.csv"

    def take_in(written: str) -> int:
        table.write_text(written, encoding="utf-8", newline="")
        return other.take_in(read_pairs(table))

    assert take_in("\ufeff" + memory.as_table()) == 2
    assert other.entries() == memory.entries()
    assert take_in(memory.as_table()) == 0
    assert take_in("模胎,模态\n") == 1
    assert take_in("meant,note,heard\n语言,x,语盐\n") == 1
    assert ("语盐", "语言") in counted(other)
    with pytest.raises(PersonalMemoryError, match="nothing that was heard"):
        take_in("heard,meant\n同,同\n")


@given(st.lists(st.tuples(st.text(max_size=6), st.text(max_size=6)), max_size=12))
def test_whatever_is_remembered_is_read_again(pairs: list[tuple[str, str]]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        memory = PersonalMemory(Path(folder) / "m.jsonl")
        memory.remember(pairs)
        known = counted(PersonalMemory(memory.path))
        assert memory.fault == ""
        for heard, meant in known:
            assert known[heard, meant] == pairs.count((heard, meant))
