from __future__ import annotations

import zlib
from typing import get_args

import msgspec
import pytest

from annotator.domain.changes import ENTITIES, Change, Entity, added
from annotator.domain.label import Label, Layer
from annotator.domain.speaker import Speaker
from annotator.editing import RenameProject
from annotator.store.journal import DamagedEntry, packed, unpacked
from annotator.store.mapping import MAPPED
from annotator.store.project_file import ProjectFile
from annotator.store.schema import JournalState
from annotator.workspace.workspace import Workspace


def test_every_kind_of_thing_is_kept_and_comes_back_from_its_row_and_from_the_journal(
    workspace: Workspace,
) -> None:
    with workspace.reading() as reader:
        for kind in ENTITIES:
            things: tuple[Entity, ...] = reader.all(kind)
            assert things, f"the filled project has no {kind.__name__}"
            changes = tuple(added(thing) for thing in things)
            assert unpacked(packed(changes)) == changes
            for thing in things:
                assert reader.find(kind, *thing.key) == thing
    assert set(MAPPED) == set(ENTITIES) == set(get_args(Entity))


def test_changes_with_odd_words_come_back() -> None:
    changes = (
        added(Speaker("s", "周\u0000允\u2028\U0001f469\u200d\U0001f33e", ("",))),
        Change(Label("l", Layer.TOPICS, "a"), Label("l", Layer.TOPICS, "b", parent_id="x", position=-3)),
    )
    assert unpacked(packed(changes)) == changes


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"noise",
        zlib.compress(b"noise"),
        zlib.compress(b'[["Poem", null, {}]]'),
        zlib.compress(b'[["Speaker", null, {"id": 3}]]'),
        zlib.compress(b'[["Speaker", null, null]]'),
        zlib.compress(msgspec.json.encode([["Label", None, {"id": "l", "layer": "moods", "name": "x"}]])),
    ],
)
def test_what_is_no_list_of_changes_is_told(data: bytes) -> None:
    with pytest.raises(DamagedEntry, match="cannot be undone or redone"):
        unpacked(data)


def test_the_revision_counts_doing_undoing_and_redoing(workspace: Workspace) -> None:
    file = ProjectFile.open(workspace.path)

    def revision() -> int:
        with file.reading_journal() as (_, journal):
            return journal.revision()

    start = revision()
    workspace.do(RenameProject("一"))
    workspace.undo()
    workspace.redo()
    workspace.do(RenameProject("一"))  # changes nothing
    assert revision() == start + 3
    file.close()


def test_an_edit_after_undo_discards_what_could_be_redone(workspace: Workspace) -> None:
    workspace.do(RenameProject("一"))
    workspace.do(RenameProject("二"))
    workspace.undo()
    workspace.undo()
    workspace.do(RenameProject("三"))
    states = [entry.state for entry in workspace.history()[-3:]]
    assert states == [JournalState.DISCARDED, JournalState.DISCARDED, JournalState.DONE]
    assert workspace.redoable is None


def test_what_was_missed_is_told_in_order(workspace: Workspace) -> None:
    file = ProjectFile.open(workspace.path)
    with file.reading_journal() as (_, journal):
        before = journal.revision()
    workspace.do(RenameProject("一"))
    workspace.do(RenameProject("二"))
    workspace.undo()
    with file.reading_journal() as (_, journal):
        missed = journal.missed(before)
        assert [entry.state for entry, _ in missed] == [JournalState.DONE, JournalState.UNDONE]
        names = [changes[0].subject for _, changes in missed]
        assert [getattr(thing, "name", "") for thing in names] == ["一", "一"]
        assert journal.missed(journal.revision()) == ()
    file.close()
