"""Lists of terms taken into a project's glossary, in one step that can be undone."""

from __future__ import annotations

from pathlib import Path

from annotator.editing import AddTerm
from annotator.formats.term_lists import ListedTerm
from annotator.workspace.glossary import taking_in
from annotator.workspace.workspace import Workspace

LIST = (
    ListedTerm("强化学习", spellings=("强化雪习",)),
    ListedTerm("大模型"),
    ListedTerm("微调", kind="方法"),
    ListedTerm("强化学习", note="RL", spellings=("墙化学习", "强化学习")),
)


def test_a_list_is_one_step_that_keeps_what_is_known(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "p.annodb", author="Ada")
    workspace.do(AddTerm("强化学习", note="自己的", spellings=("强化雪系",)))
    workspace.do(AddTerm("大模型"))
    taken = taking_in(LIST, workspace.codebook, "words.csv")
    assert (taken.added, taken.completed, taken.known) == (1, 1, 1)
    assert taken.step is not None
    workspace.do(taken.step)
    terms = {term.term: term for term in workspace.codebook.terms}
    assert set(terms) == {"强化学习", "大模型", "微调"}
    assert terms["强化学习"].note == "自己的"
    assert terms["强化学习"].spellings == ("强化雪系", "强化雪习", "墙化学习")
    assert terms["微调"].kind == "方法"
    assert taking_in(LIST, workspace.codebook, "words.csv").step is None
    workspace.undo()
    assert {term.term for term in workspace.codebook.terms} == {"强化学习", "大模型"}
    workspace.close()
