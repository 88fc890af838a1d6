"""Every kind of edit can be taken back and made again, twice, and after a restart."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from annotator.domain.changes import Entity
from annotator.domain.errors import InvalidEdit, UserError
from annotator.editing import Batch, Edit, ImportTranscript
from annotator.editing.naming import edit_name
from annotator.editing.registry import EDITS, edit_from_json, edit_to_json
from annotator.language import use_language
from annotator.workspace.workspace import Workspace
from tests.editing.projects import state_of
from tests.store.filled import fill
from tests.workspace.examples import EXAMPLES, KINDS


def test_there_is_an_example_of_every_kind() -> None:
    """A new kind of edit fails here until it is proven below."""
    assert set(EXAMPLES) == KINDS


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_an_edit_is_taken_back_and_made_again(workspace: Workspace, kind: str) -> None:
    before = state_of(workspace)
    event = workspace.do(EXAMPLES[kind])
    after = state_of(workspace)
    assert after != before, "the example changes nothing"
    assert event.entry is not None
    assert event.entry.author_id == workspace.author.id
    for _ in range(2):
        assert workspace.undo().entry is not None
        assert state_of(workspace) == before
        assert workspace.problems() == ()
        assert workspace.redo().entry is not None
        assert state_of(workspace) == after
        assert workspace.problems() == ()


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_an_edit_made_twice_is_refused_changes_nothing_or_is_undone_alike(
    workspace: Workspace, kind: str
) -> None:
    workspace.do(EXAMPLES[kind])
    once = state_of(workspace)
    try:
        again = workspace.do(EXAMPLES[kind])
    except UserError:
        again = None
    if again is not None and again.changes:
        workspace.undo()
    assert state_of(workspace) == once
    workspace.undo()
    assert workspace.problems() == ()


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_an_edit_has_a_readable_name_in_both_languages(workspace: Workspace, kind: str) -> None:
    entry = workspace.do(EXAMPLES[kind]).entry
    assert entry is not None
    names = []
    for language in ("en", "zh_CN"):
        use_language(language)
        names.append(edit_name(entry.kind, entry.about))
    assert all(names)
    assert not any("{" in name or "“”" in name or "_" in name for name in names)
    if kind != Batch.kind:
        assert names[0] != names[1]


@pytest.mark.parametrize("kind", sorted(EDITS))
def test_an_edit_is_written_as_json_and_read_back(kind: str) -> None:
    edit = EXAMPLES[kind]
    assert edit_from_json(edit_to_json(edit)) == edit


def test_a_batch_is_written_as_json_and_read_back() -> None:
    edit = EXAMPLES[Batch.kind]
    assert edit_from_json(edit_to_json(edit)) == edit


def test_an_import_is_no_edit_for_scripts() -> None:
    with pytest.raises(InvalidEdit, match="no edit called import_transcript"):
        edit_from_json(b'{"edit": "import_transcript"}')
    assert ImportTranscript.kind not in EDITS


LATE = (
    "merge_speakers",
    "edit_speaker",
    "merge_labels",
    "edit_field",
    "edit_term",
    "remove_annotations",
    "remove_transcript",
)
GONE_BY_THEN = {
    "revert_corrections",
    "revert_step",
    "remove_speaker",
    "unrelate",
    "remove_label",
    "remove_field",
    "remove_terms",
    "remove_turn",
}


def in_order() -> list[Edit]:
    """All examples that can follow each other, those that take the ground from under others last."""
    kinds = [kind for kind in EXAMPLES if kind not in LATE and kind not in GONE_BY_THEN]
    return [EXAMPLES[kind] for kind in (*kinds, *LATE)]


def test_everything_is_undone_to_the_empty_project_and_redone_across_restarts(tmp_path: Path) -> None:
    path = tmp_path / "project.annodb"
    workspace = Workspace.create(path, author="tester")
    states: list[Mapping[str, tuple[Entity, ...]]] = [state_of(workspace)]
    workspace.subscribe(lambda _: states.append(state_of(workspace)))
    fill(workspace)
    for edit in in_order():
        assert workspace.do(edit).changes, edit
    workspace.close()
    for expected in reversed(states[:-1]):
        workspace = Workspace.open(path, author="tester")
        workspace.undo()
        assert state_of(workspace) == expected
        workspace.close()
    workspace = Workspace.open(path, author="tester")
    with pytest.raises(InvalidEdit, match="nothing to undo"):
        workspace.undo()
    assert workspace.undoable is None
    assert workspace.summaries() == ()
    for expected in states[1:]:
        workspace.redo()
        assert state_of(workspace) == expected
    with pytest.raises(InvalidEdit, match="nothing to redo"):
        workspace.redo()
    assert workspace.problems() == ()
    workspace.close()
