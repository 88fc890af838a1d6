"""Edits that join the step before them: on disk one by one, taken back together, known to others."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import hypothesis.strategies as st
from hypothesis import given

from annotator.domain.changes import Change, added, inverse, joined, removed
from annotator.domain.correction import Correction
from annotator.editing import AddTerm, Correct, RenameProject
from annotator.store.project_file import ProjectFile
from annotator.store.schema import JournalState
from annotator.workspace.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]

TYPING = """
import sys
from pathlib import Path
from annotator.editing import Correct
from annotator.workspace.workspace import Workspace

workspace = Workspace.open(Path(sys.argv[1]), author="typist")
step = None
for number in range(1, 100_000):
    step = workspace.do(Correct("t", 3, 5, "字" * number), joining=step).entry
    print(number, flush=True)
"""


def words_of(workspace: Workspace) -> list[str]:
    return [c.replacement for c in workspace.transcript("t").accepted_corrections if c.start == 3]


def typed(workspace: Workspace, *words: str) -> None:
    step = None
    for said in words:
        step = workspace.do(Correct("t", 3, 5, said), joining=step).entry


def test_joined_edits_are_one_row_and_one_undo(workspace: Workspace) -> None:
    before, rows = words_of(workspace), len(workspace.history())
    typed(workspace, "公", "公共", "公共的")
    assert words_of(workspace) == ["公共的"]
    assert len(workspace.history()) == rows + 1
    assert workspace.undoable is not None
    assert workspace.undoable.about["replacement"] == "公共的"
    workspace.undo()
    assert words_of(workspace) == before
    workspace.redo()
    assert words_of(workspace) == ["公共的"]


def test_the_row_of_a_joined_step_says_each_thing_once(workspace: Workspace) -> None:
    typed(workspace, *("很" * n for n in range(1, 40)))
    file = ProjectFile.open(workspace.path)
    with file.reading_journal() as (_, journal):
        entry = journal.undoable()
        assert entry is not None
        changes = journal.changes(entry.seq)
        assert [c.after.replacement for c in changes if isinstance(c.after, Correction)] == ["很" * 39]
        assert journal.revision() == entry.revision
    file.close()


def test_a_step_of_which_nothing_is_left_is_no_step(workspace: Workspace) -> None:
    before = workspace.undoable
    source = workspace.transcript("t").text[3:5]
    typed(workspace, "公", source)
    assert workspace.undoable == before
    assert workspace.redoable is None
    assert workspace.history()[-1].state is JournalState.DISCARDED
    assert workspace.problems() == ()


def test_an_edit_joins_only_the_last_step(workspace: Workspace) -> None:
    step = workspace.do(Correct("t", 3, 5, "公")).entry
    workspace.do(AddTerm("管网压力"))
    rows = len(workspace.history())
    workspace.do(Correct("t", 3, 5, "公共"), joining=step)
    assert len(workspace.history()) == rows + 1
    workspace.undo()
    assert words_of(workspace) == ["公"]


def test_an_edit_joins_no_step_that_was_undone(workspace: Workspace) -> None:
    step = workspace.do(Correct("t", 3, 5, "公")).entry
    workspace.undo()
    workspace.do(Correct("t", 3, 5, "公共"), joining=step)
    workspace.undo()
    assert words_of(workspace) == []


def test_an_edit_joins_no_step_of_another_author(workspace: Workspace) -> None:
    step = workspace.do(Correct("t", 3, 5, "公")).entry
    other = Workspace.open(workspace.path, author="somebody else")
    other.do(Correct("t", 3, 5, "公共"), joining=step)
    other.undo()
    assert words_of(other) == ["公"]
    other.close()


def test_a_joined_edit_discards_what_could_be_redone(workspace: Workspace) -> None:
    step = workspace.do(Correct("t", 3, 5, "公")).entry
    workspace.do(RenameProject("一"))
    workspace.undo()
    workspace.do(Correct("t", 3, 5, "公共"), joining=step)
    assert workspace.redoable is None
    workspace.undo()
    assert words_of(workspace) == []
    workspace.redo()
    assert words_of(workspace) == ["公共"]


def test_somebody_who_looks_after_every_key_sees_every_key(workspace: Workspace) -> None:
    other = Workspace.open(workspace.path, author="somebody else")
    source = workspace.transcript("t").text[3:5]
    step = None
    for said in ("公", "公共", source, "共"):
        step = workspace.do(Correct("t", 3, 5, said), joining=step).entry
        event = other.refresh()
        assert event is not None
        assert event.touches(Correction)
        assert words_of(other) == [] if said == source else words_of(other) == [said]
    assert other.refresh() is None
    other.close()


def test_a_search_reads_a_text_anew_after_every_joined_edit(workspace: Workspace) -> None:
    file = ProjectFile.open(workspace.path)
    source = workspace.transcript("t").text[3:5]
    step = None
    for said in ("公", "公共", source):
        with file.reading_journal() as (_, journal):
            revision = journal.revision()
        step = workspace.do(Correct("t", 3, 5, said), joining=step).entry
        with file.reading_journal() as (_, journal):
            assert journal.corrected_since(revision) == {"t"}
    file.close()


def test_what_was_typed_before_a_kill_is_there_and_is_one_step(project: Path) -> None:
    for acknowledged in (1, 3, 25):
        workspace = Workspace.open(project, author="tester")
        before, rows = words_of(workspace), len(workspace.history())
        workspace.close()
        process = subprocess.Popen(
            [sys.executable, "-c", TYPING, str(project)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(acknowledged):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        rest = process.stdout.read().split("\n")[:-1]
        process.stdout.close()
        assert process.wait() == -signal.SIGKILL
        workspace = Workspace.open(project, author="tester")
        assert workspace.problems() == ()
        (left,) = words_of(workspace)
        assert len(left) >= acknowledged + len(rest)
        assert len(workspace.history()) == rows + 1
        workspace.undo()
        assert words_of(workspace) == before
        workspace.redo()
        assert words_of(workspace) == [left]
        workspace.undo()
        workspace.close()


KEYS = st.lists(st.tuples(st.sampled_from("abc"), st.one_of(st.none(), st.text("xy", max_size=2))))


@given(KEYS)
def test_joined_changes_mean_what_they_mean_one_after_another(steps: list[tuple[str, str | None]]) -> None:
    there: dict[str, Correction] = {}
    changes: list[Change] = []
    for name, said in steps:
        old, new = there.get(name), None if said is None else Correction(name, "t", 0, 1, said)
        if old == new:
            continue
        changes.append(Change(old, new))
        there = {k: c for k, c in there.items() if k != name} | ({} if new is None else {name: new})
    once = joined(changes)
    assert played({}, once) == there
    assert played(there, inverse(once)) == {}
    assert joined((*once, *inverse(once))) == ()


def played(there: dict[str, Correction], changes: tuple[Change, ...]) -> dict[str, Correction]:
    made = dict(there)
    for change in changes:
        name = str(change.subject.key[0])
        assert made.get(name) == change.before
        made.pop(name, None)
        if isinstance(change.after, Correction):
            made[name] = change.after
    return made


def test_what_goes_makes_room_before_anything_comes() -> None:
    old, new = Correction("old", "t", 0, 1, "x"), Correction("new", "t", 0, 2, "y")
    assert joined((added(new), removed(old))) == (removed(old), added(new))
