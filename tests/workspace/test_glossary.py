"""Lists of terms taken into a project's glossary, in one step that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.errors import InvalidEdit
from annotator.domain.suggestion import Answers
from annotator.editing import AddSpeaker, AddTerm, Correct, Edit, EditTerm
from annotator.formats.term_lists import ListedTerm
from annotator.workspace.glossary import said_left_out, taking_in
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.scanning import corrected_pairs, scan_transcript, targets_of
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


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    made = Workspace.create(tmp_path / "g.annodb", author="Ada")
    made.do(AddTerm("智源", spellings=("支援",)))
    made.do(AddTerm("漏损率"))
    made.do(AddSpeaker("简宁"))
    yield made
    assert made.problems() == ()
    made.close()


def spelled(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    return {term.term: term.spellings for term in workspace.codebook.terms}


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            AddTerm("行长", spellings=("航长", "智源")),
            "“智源” is a term of the glossary itself, so it is no misheard",
        ),
        (EditTerm("漏损率", spellings=("智源",)), "“智源” is a term of the glossary itself"),
        (EditTerm("漏损率", spellings=("漏损率",)), "“漏损率” is the term itself"),
        (EditTerm("漏损率", spellings=("简宁",)), "“简宁” is the name of a speaker"),
        (AddTerm("支援"), "“支援” is listed as a misheard spelling of “智源”"),
        (EditTerm("漏损率", spelling="支援"), "“支援” is listed as a misheard spelling of “智源”"),
        (AddTerm("。"), "needs at least one letter"),
        (AddTerm("  "), "A term needs at least one letter"),
    ],
)
def test_a_right_word_is_refused_as_a_misheard_one(workspace: Workspace, edit: Edit, said: str) -> None:
    before = spelled(workspace)
    with pytest.raises(InvalidEdit, match=said):
        workspace.do(edit)
    assert spelled(workspace) == before


def test_a_list_leaves_out_right_words_as_spellings_and_says_which(workspace: Workspace) -> None:
    listed = (
        ListedTerm("行长", spellings=("智源", "航长", "简宁")),
        ListedTerm("智源", spellings=("行长", "志愿")),
        ListedTerm("支援"),
    )
    taken = taking_in(listed, workspace.codebook, "words.csv")
    assert taken.step is not None
    workspace.do(taken.step)
    assert spelled(workspace) == {"智源": ("支援", "志愿"), "漏损率": (), "行长": ("航长",)}
    assert said_left_out(taken) == (
        "No misheard spellings, as they are terms or names themselves: 智源, 简宁, 行长. "
        "Not taken in, as the glossary lists them as misheard: 支援."
    )


def test_writings_of_one_term_are_one(workspace: Workspace) -> None:
    listed = [ListedTerm(word) for word in ("智 源", "ChatGPT", "chatgpt", "ＣhatGPT", "GPT 4", "GPT4")]
    taken = taking_in(listed, workspace.codebook, "words.txt")
    assert (taken.added, taken.known) == (3, 1)
    assert taken.step is not None
    workspace.do(taken.step)
    assert set(spelled(workspace)) == {"智源", "漏损率", "ChatGPT", "GPT 4", "GPT4"}


def test_what_is_a_term_is_never_proposed_to_be_another_word(workspace: Workspace, tmp_path: Path) -> None:
    talk = tmp_path / "talk.txt"
    talk.write_text("第一次说到支援大会。\n智源大会开了，智源请了人。\n", encoding="utf-8")
    import_all(workspace, [look_at(talk)])
    whole = workspace.transcript("1")
    at = whole.text.index("智源")
    workspace.do(Correct(whole.id, at, at + 2, "行长"))
    with workspace.reading() as reader:
        pairs = [("智源", "行长"), ("智源", "zhi yuan"), *corrected_pairs(reader)]
    found = scan_transcript(workspace.transcript("1"), targets_of(workspace.codebook, pairs), Answers(()))
    assert [(one.source, one.replacement) for one in found] == [("支援", "智源")]


def test_thousands_of_terms_are_one_step_and_each_is_read_once(workspace: Workspace) -> None:
    listed = [ListedTerm(f"词{number}条", spellings=(f"次{number}条",)) for number in range(1500)]
    listed.append(ListedTerm("漏损率", note="水务"))
    taken = taking_in(listed, workspace.codebook, "many.txt")
    assert taken.step is not None
    assert len(taken.step.edits) == 4, "each part asks once for all of its words"
    shares: list[float] = []

    def tell(share: float) -> None:
        shares.append(share)

    workspace.announce(workspace.make([taken.step], tell))
    assert shares == [0.25, 0.5, 0.75, 1.0]
    assert len(workspace.codebook.terms) == 1502
    assert (taken.added, taken.completed) == (1500, 1)
    workspace.undo()
    assert spelled(workspace) == {"智源": ("支援",), "漏损率": ()}
    workspace.redo()
    assert len(workspace.codebook.terms) == 1502
