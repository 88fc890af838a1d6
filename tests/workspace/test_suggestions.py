"""Sections are proposed as topics until somebody answers, and an answer is one step that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.label import Layer
from annotator.domain.project import Decision, Verdict
from annotator.domain.reading import FoundSection, FoundSegment, Reading, SourceFile
from annotator.domain.suggestion import Suggestion
from annotator.domain.transcript import SegmentKind
from annotator.editing import AddLabel, Annotate, EditLabel, ImportTranscript, RemoveTranscript
from annotator.editing.naming import edit_name
from annotator.language import use_language
from annotator.workspace.suggestions import Suggestions
from annotator.workspace.workspace import Workspace

TEXT = "一、堤岸\n守堤的人说水还会涨。\n1. 沙袋\n沙袋只够一夜。\n二、撤离\n谁先走？\n二、撤离\n船不够。\n"
SANDBAGS, LEAVING, AGAIN = TEXT.index("1."), TEXT.index("二、"), TEXT.rindex("二、")


def _reading(blanks: int) -> Reading:
    return Reading(
        0,
        len(TEXT) + blanks,
        title="堤上一夜",
        sections=(
            FoundSection("一、堤岸", 1, 0, LEAVING),
            FoundSection("1. 沙袋", 2, SANDBAGS, LEAVING),
            FoundSection("二、撤离", 1, LEAVING, AGAIN),
            FoundSection("二、撤离", 1, AGAIN, len(TEXT)),
        ),
        segments=(FoundSegment(0, 4, SegmentKind.HEADING),),
    )


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    use_language("en")
    workspace = Workspace.create(tmp_path / "dyke.annodb", name="堤", author="甲")
    for number in (1, 2):
        workspace.do(
            ImportTranscript(
                SourceFile(f"{number}.txt", TEXT + " " * number, "utf-8", "LF"),
                _reading(number),
                f"t{number}",
            )
        )
    yield workspace
    workspace.close()


def proposed(workspace: Workspace, transcript: str = "t1") -> list[str]:
    return [s.replacement for s in workspace.suggestions.waiting(transcript).all]


def first(workspace: Workspace, name: str) -> Suggestion:
    return next(s for s in workspace.suggestions.waiting("t1").all if s.replacement == name)


def test_a_section_is_proposed_under_its_title_with_evidence(project: Workspace) -> None:
    assert proposed(project) == ["堤岸", "沙袋", "撤离", "撤离"]
    bank, bags, leaving, _ = project.suggestions.waiting("t1").all
    assert (bank.source, bank.start, TEXT[bank.end - 1]) == ("一、堤岸", 0, "。")
    assert bank.evidence == "a heading of level 1 begins here"
    assert leaving.evidence == "a section of level 1 begins here"
    assert bank.score > leaving.score > bags.score > 0
    assert all(TEXT.startswith(s.source, s.start) for s in (bank, bags, leaving))


def test_accepting_makes_the_topic_and_is_one_step(project: Workspace) -> None:
    project.do(project.suggestions.accepting([first(project, "堤岸")]))
    assert proposed(project) == ["沙袋", "撤离", "撤离"]
    topic = project.transcript("t1").annotations[0]
    assert project.codebook.label_by_id[topic.label_id].name == "堤岸"
    assert (topic.span.start, topic.span.end) == (0, TEXT.rindex("。", 0, LEAVING) + 1)
    entry = project.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "Accept the suggestion “堤岸”"
    project.undo()
    assert proposed(project)[0] == "堤岸"
    assert project.codebook.labels_of(Layer.TOPICS) == ()
    project.redo()
    assert proposed(project) == ["沙袋", "撤离", "撤离"]


def test_a_new_topic_goes_below_that_of_the_section_around(project: Workspace) -> None:
    project.do(project.suggestions.accepting([first(project, "堤岸")]))
    project.do(project.suggestions.accepting([first(project, "沙袋")]))
    above, below = project.codebook.labels_of(Layer.TOPICS)
    assert (above.name, below.name, below.parent_id) == ("堤岸", "沙袋", above.id)


def test_all_alike_are_accepted_together_with_one_topic(project: Workspace) -> None:
    alike = project.suggestions.waiting("t1").alike(first(project, "撤离"))
    assert len(alike) == 2
    project.do(project.suggestions.accepting(alike))
    assert proposed(project) == ["堤岸", "沙袋"]
    assert len(project.codebook.labels_of(Layer.TOPICS)) == 1
    assert len(project.transcript("t1").annotations) == 2
    assert proposed(project, "t2") == ["堤岸", "沙袋", "撤离", "撤离"]
    project.undo()
    assert proposed(project) == ["堤岸", "沙袋", "撤离", "撤离"]


def test_dismissing_holds_for_one_place(project: Workspace) -> None:
    project.do(project.suggestions.dismissing(first(project, "撤离")))
    assert [s.start for s in project.suggestions.waiting("t1").all] == [0, SANDBAGS, AGAIN]
    assert len(proposed(project, "t2")) == 4
    project.undo()
    assert len(proposed(project)) == 4


def test_dismissing_all_alike_holds_everywhere_and_after_a_restart(project: Workspace) -> None:
    project.do(project.suggestions.dismissing_alike(first(project, "撤离")))
    assert proposed(project) == proposed(project, "t2") == ["堤岸", "沙袋"]
    other = Workspace.open(project.path, author="乙")
    assert proposed(other, "t2") == ["堤岸", "沙袋"]
    other.undo()
    assert len(proposed(other, "t2")) == 4
    project.refresh()
    assert len(proposed(project)) == 4
    other.close()


def test_a_topic_marked_by_hand_answers_once_it_covers_most_of_the_section(project: Workspace) -> None:
    project.do(AddLabel(Layer.TOPICS, "撤离", id="leaving"))
    assert len(proposed(project)) == 4
    project.do(Annotate("t1", LEAVING, LEAVING + 3, "leaving", id="short"))
    assert len(proposed(project)) == 4
    project.do(Annotate("t1", LEAVING + 1, AGAIN, "leaving"))
    assert [s.start for s in project.suggestions.waiting("t1").all] == [0, SANDBAGS, AGAIN]
    project.do(EditLabel("leaving", name="转移"))
    assert len(proposed(project)) == 4
    project.undo()
    project.undo()
    assert len(proposed(project)) == 4


def test_a_claim_touches_nothing(project: Workspace) -> None:
    waiting = project.suggestions.waiting("t1")
    project.do(Annotate("t1", 5, 9, project.codebook.labels_of(Layer.CLAIMS)[0].id))
    assert project.suggestions.waiting("t1") is waiting


def test_what_was_found_piece_by_piece_is_what_is_found_at_once(project: Workspace) -> None:
    project.suggestions.waiting("t1")
    project.do(AddLabel(Layer.TOPICS, "沙袋", id="bags"))
    project.do(Annotate("t1", SANDBAGS, LEAVING, "bags", id="x"))
    for _ in range(2):
        assert project.suggestions.waiting("t1").all == Suggestions(project).waiting("t1").all
        project.undo()


def test_a_transcript_that_is_gone_is_forgotten(project: Workspace) -> None:
    project.suggestions.waiting("t1")
    project.do(RemoveTranscript("t1"))
    project.undo()
    assert len(proposed(project)) == 4


def test_steps_go_round_and_the_words_under_the_caret_tell(project: Workspace) -> None:
    waiting = project.suggestions.waiting("t1")
    bank, bags, leaving, again = waiting.all
    assert [waiting.after(0), waiting.after(1), waiting.after(bank), waiting.after(again)] == [
        bank,
        bags,
        bags,
        bank,
    ]
    assert [waiting.before(len(TEXT)), waiting.before(bags), waiting.before(bank)] == [again, bank, again]
    assert waiting.at(LEAVING + 2) == leaving
    assert waiting.at(LEAVING - 2) is None
    assert waiting.at(SANDBAGS) == bags


def test_the_answer_is_kept_with_who_gave_it(project: Workspace) -> None:
    project.do(project.suggestions.dismissing(first(project, "沙袋")))
    with project.reading() as reader:
        (decision,) = reader.all(Decision)
    assert (decision.kind, decision.source, decision.replacement) == ("topic", "1. 沙袋", "沙袋")
    assert (decision.verdict, decision.start, decision.author_id) == (
        Verdict.DISMISSED,
        SANDBAGS,
        project.author.id,
    )
