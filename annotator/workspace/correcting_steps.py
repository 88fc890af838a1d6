"""The steps that corrected something which still stands: each can be taken back as a whole, at any time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.correction import Correction
from annotator.domain.identity import Timestamp
from annotator.editing.naming import edit_name
from annotator.store.journal import JournalEntry
from annotator.workspace.workspace import Workspace

MOST = 500
"""So many steps back are told."""


@dataclass(frozen=True, slots=True)
class CorrectingStep:
    """One step: its number in the journal, what it is called, and how many of its corrections stand."""

    number: int
    name: str
    author: str
    at: Timestamp
    made: int
    standing: int


def correcting_steps(workspace: Workspace, *, fewest: int = 1) -> Sequence[CorrectingStep]:
    """The steps that made so many corrections or more and of which some stand, the last first.

    For any thread. Raises ``DamagedEntry``.
    """
    names = {person.id: person.name for person in workspace.codebook.annotators}
    with workspace.reading() as reader:
        standing = {known.id: known for known in reader.all(Correction)}
        found: list[CorrectingStep] = []
        for entry, made in reader.journal.correcting():
            stand = sum(standing.get(one.id) == one for one in made)
            if stand and len(made) >= fewest:
                found.append(_step(entry, names.get(entry.author_id, ""), len(made), stand))
            if len(found) == MOST:
                break
    return found


def _step(entry: JournalEntry, author: str, made: int, standing: int) -> CorrectingStep:
    name = edit_name(entry.kind, entry.about)
    return CorrectingStep(entry.seq, name, author, entry.at, made, standing)
