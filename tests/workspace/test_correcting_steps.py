"""A whole batch of corrections is taken back at any later time, as far as it still stands."""

from __future__ import annotations

import pytest

from annotator.domain.errors import InvalidEdit
from annotator.editing import Batch, Correct, RenameProject, RevertCorrections, RevertStep
from annotator.workspace.correcting_steps import correcting_steps
from annotator.workspace.workspace import Workspace


def batch(workspace: Workspace) -> int:
    event = workspace.do(
        Batch(tuple(Correct("t", at, at + 1, "改", id=f"c{at}") for at in (4, 14, 18)), name="一批")
    )
    assert event.entry is not None
    return event.entry.seq


def standing(workspace: Workspace) -> set[str]:
    return {c.id for c in workspace.transcript("t").accepted_corrections}


def test_a_batch_is_taken_back_whatever_came_after_it(workspace: Workspace) -> None:
    before = standing(workspace)
    step = batch(workspace)
    workspace.do(RenameProject("一"))
    workspace.do(Correct("t", 20, 20, "补", id="later"))
    workspace.do(RevertStep(step))
    assert standing(workspace) == before | {"later"}
    workspace.undo()
    assert standing(workspace) == before | {"later", "c4", "c14", "c18"}


def test_what_was_corrected_anew_or_reverted_since_then_stays_so(workspace: Workspace) -> None:
    before = standing(workspace)
    step = batch(workspace)
    workspace.do(Correct("t", 14, 15, "又改", id="anew"))
    workspace.do(RevertCorrections(("c18",)))
    (told,) = [one for one in correcting_steps(workspace) if one.number == step]
    assert (told.name, told.made, told.standing, told.author) == ("一批", 3, 1, "tester")
    workspace.do(RevertStep(step))
    assert standing(workspace) == before | {"anew"}
    assert step not in {one.number for one in correcting_steps(workspace)}


@pytest.mark.parametrize("step", [0, 3, 10_000])
def test_a_step_of_which_nothing_stands_is_refused(workspace: Workspace, step: int) -> None:
    with pytest.raises(InvalidEdit, match=f"step {step} corrected"):
        workspace.do(RevertStep(step))


def test_a_step_that_was_undone_is_no_step(workspace: Workspace) -> None:
    step = batch(workspace)
    workspace.undo()
    with pytest.raises(InvalidEdit):
        workspace.do(RevertStep(step))


def test_steps_are_told_the_last_first_and_small_ones_left_out_when_asked(workspace: Workspace) -> None:
    step = batch(workspace)
    last = workspace.do(Correct("t", 20, 20, "补")).entry
    assert last is not None
    assert [one.number for one in correcting_steps(workspace)][:2] == [last.seq, step]
    assert [one.number for one in correcting_steps(workspace, fewest=2)] == [step]
