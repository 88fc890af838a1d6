"""Where a project's journal stands: how often it was changed, and what undo and redo would do."""

from __future__ import annotations

from typing import NamedTuple

from annotator.store.journal import Journal, JournalEntry


class Standing(NamedTuple):
    """Where the journal stands."""

    revision: int
    undoable: JournalEntry | None
    redoable: JournalEntry | None


def standing_of(journal: Journal) -> Standing:
    """Where it stands now."""
    return Standing(journal.revision(), journal.undoable(), journal.redoable())
