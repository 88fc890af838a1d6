"""What the words at a place may have been is told by another process as it would be here."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.editing import AddTerm, Correct
from annotator.language import use_language
from annotator.suggest.asked_words import AskedWords, answer, judged_in, question, stretches_in
from annotator.workspace import picking, scan_process
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.picking import Offers, Picking
from annotator.workspace.scan_process import ScanProcess
from annotator.workspace.workspace import Workspace

TALK = "主持人：漏孙率呃是多少？\n罗小满：漏孙率是百分之十九，我们用的是 fintune 过的模型，很有潜瞻性。\n"
PLACES = ("漏孙率", "百分之十九", "fintune", "潜瞻性", "是多少")


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    use_language("en")
    file = tmp_path / "talk.txt"
    file.write_text(TALK, encoding="utf-8")
    made = Workspace.create(tmp_path / "talk.annodb")
    import_all(made, [look_at(file)])
    made.do(AddTerm("漏损率"))
    yield made
    made.close()


@pytest.fixture
def process() -> Iterator[ScanProcess]:
    made = ScanProcess()
    yield made
    made.close()


def offered(picks: Picking, workspace: Workspace) -> list[Offers]:
    text = workspace.transcript("1")
    places = ((TALK.index(words), TALK.index(words) + len(words)) for words in PLACES)
    return [picks.offers(text, place) for place in places]


def test_another_process_offers_the_same_and_learns_with_the_project(
    workspace: Workspace, process: ScanProcess
) -> None:
    elsewhere, here = Picking(workspace, process), Picking(workspace)
    text = workspace.transcript("1")
    elsewhere.prepare(text)
    assert process.pid is not None
    assert offered(elsewhere, workspace) == offered(here, workspace)
    assert elsewhere.wrong_from(text, 0, len(TALK)) == here.wrong_from(text, 0, len(TALK))
    at = TALK.index("百分之十九")
    workspace.do(Correct("1", at, at + 5, "百分之九"))
    workspace.do(AddTerm("前瞻性指标"))
    assert offered(elsewhere, workspace) == offered(here, workspace)
    assert [one.words for one in elsewhere.called(text, "qzx")] == ["前瞻性指标"]


def test_where_there_is_no_worker_or_it_is_long_at_work_words_are_offered_all_the_same(
    workspace: Workspace, process: ScanProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan_process, "_PATIENCE_S", 0.01)
    expected = offered(Picking(workspace), workspace)
    broken = ScanProcess([sys.executable, "-c", "pass"])
    assert offered(Picking(workspace, broken), workspace) == expected
    broken.close()
    with process._lock:  # as during a scan of a long text
        assert offered(Picking(workspace, process), workspace) == expected
    assert process.pid is None


def test_while_the_worker_is_at_something_else_nothing_is_made_ready_here(
    workspace: Workspace, process: ScanProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scan_process, "_PATIENCE_S", 0.01)
    loaded: list[str] = []
    monkeypatch.setattr(picking, "Candidates", lambda text: loaded.append(text))
    elsewhere, text = Picking(workspace, process), workspace.transcript("1")
    with process._lock:
        assert not elsewhere.prepare(text)
    assert loaded == []
    monkeypatch.setattr(scan_process, "_PATIENCE_S", 60.0)
    assert elsewhere.prepare(text)
    assert process.pid is not None
    assert loaded == []


def test_a_question_and_its_answer_are_a_line_each() -> None:
    at = TALK.index("潜瞻性")
    asked = question(AskedWords(f"{TALK}\n", at, at + 3, (), (("潜瞻性", "前瞻性"),), "zh_CN"))
    assert asked.count(b"\n") == 1
    said = answer(asked)
    assert b"\n" not in said
    assert judged_in([said])[0].candidate.replacement == "前瞻性"
    looked = answer(question(AskedWords(TALK, 0, len(TALK), (), (), "en", is_doubtful=True)))
    assert (at, at + 3) in stretches_in([looked])
    for read in (judged_in, stretches_in):
        with pytest.raises(ValueError, match="truncated"):
            read([])
    use_language("en")
