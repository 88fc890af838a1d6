"""Who takes a correction back says that what was heard is right there: it is not proposed again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.progress import silent
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.suggestion import Suggestion
from annotator.editing import AddTerm, Batch, Correct, ImportTranscript, MarkUnclear
from annotator.editing.naming import edit_name
from annotator.language import use_language
from annotator.text.text_map import shown_text
from annotator.workspace.alike import places_alike
from annotator.workspace.reverting import reverting, reverting_step
from annotator.workspace.workspace import Workspace

TALK = "主持人：先说漏孙率。\n罗小满：漏孙率是百分之十九。\n主持人：漏孙率还会降吗？\n"
FIRST = TALK.index("漏孙率")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    use_language("en")
    workspace = Workspace.create(tmp_path / "water.annodb", name="水", author="甲")
    workspace.do(
        ImportTranscript(
            SourceFile("漏损.txt", TALK, "utf-8", "LF"), Reading(0, len(TALK), title="漏损"), "t1"
        )
    )
    workspace.do(AddTerm("漏损率"))
    yield workspace
    workspace.close()


def proposed(workspace: Workspace) -> list[Suggestion]:
    suggestions = workspace.suggestions
    while (job := suggestions.preparing("t1")) is not None:
        job(silent)
    suggestions.prepared("t1")
    return [one for one in suggestions.corrections("t1") if one.replacement == "漏损率"]


def reading(workspace: Workspace) -> str:
    transcript = workspace.transcript("t1")
    return shown_text(transcript.text, transcript.accepted_corrections)


def revert_all(workspace: Workspace) -> None:
    workspace.do(reverting(workspace, workspace.transcript("t1").corrections))


def test_an_accepted_suggestion_that_is_reverted_is_not_proposed_again(project: Workspace) -> None:
    every = proposed(project)
    assert len(every) == 3
    project.do(project.suggestions.accepting(every[:1]))
    revert_all(project)
    assert reading(project) == TALK
    assert proposed(project) == every[1:]
    project.undo()
    assert reading(project).startswith("主持人：先说漏损率。")
    project.undo()
    assert proposed(project) == every


@pytest.mark.parametrize(
    ("start", "heard", "meant"), [(0, "漏孙率", "漏损率"), (1, "孙", "损"), (0, "漏孙", "漏损")]
)
def test_whatever_was_typed_that_a_suggestion_would_have_done(
    project: Workspace, start: int, heard: str, meant: str
) -> None:
    every = proposed(project)
    at = FIRST + start
    project.do(Correct("t1", at, at + len(heard), meant))
    revert_all(project)
    assert [one.start for one in proposed(project)] == [one.start for one in every[1:]]
    project.undo()
    project.undo()
    assert [one.start for one in proposed(project)] == [one.start for one in every]


def test_another_wording_that_is_reverted_says_nothing_of_the_suggestion(project: Workspace) -> None:
    every = proposed(project)
    project.do(Correct("t1", FIRST, FIRST + 3, "漏水率"))
    revert_all(project)
    assert [one.start for one in proposed(project)] == [one.start for one in every]


@pytest.mark.parametrize("start", [0, 1])
def test_a_reverted_place_is_not_fixed_with_the_others_alike(project: Workspace, start: int) -> None:
    def places() -> list[int]:
        return [one.start for one in places_alike(project, "漏孙率", "漏损率")]

    before = places()
    assert len(before) == 3
    project.do(Correct("t1", FIRST + start, FIRST + 3, "漏损率"[start:]))
    revert_all(project)
    assert places() == before[1:]


def test_a_step_that_is_reverted_is_answered_as_a_whole(project: Workspace) -> None:
    every = proposed(project)
    event = project.do(
        Batch(tuple(Correct("t1", one.start, one.end, one.replacement) for one in every[:2]), "two")
    )
    assert event.entry is not None
    project.do(reverting_step(project, event.entry.seq))
    assert [one.start for one in proposed(project)] == [every[2].start]
    last = project.undoable
    assert last is not None
    assert edit_name(last.kind, last.about) == "Revert 2 corrections of one step"
    project.undo()
    assert reading(project).count("漏损率") == 2


def test_an_unclear_mark_that_is_lifted_answers_nothing(project: Workspace) -> None:
    every = proposed(project)
    project.do(MarkUnclear("t1", FIRST, FIRST + 3, "漏损率"))
    revert_all(project)
    assert proposed(project) == every
