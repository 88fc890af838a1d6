"""What was corrected at a place until now: by whom, when, from where, and what was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.correction import Correction
from annotator.domain.identity import Timestamp
from annotator.store.journal import JournalEntry
from annotator.store.schema import JournalState
from annotator.workspace.workspace import Workspace

MOST = 200
"""So many steps back are told."""


@dataclass(frozen=True, slots=True)
class PastStep:
    """One step at a place: ``correction`` was made, or, where ``is_reverted``, taken away.

    ``heard`` are the source words, ``was_undone`` says that the step itself was taken back later.
    """

    correction: Correction
    heard: str
    author: str
    at: Timestamp
    is_reverted: bool
    was_undone: bool


def corrections_here(transcript: AnnotatedTranscript, start: int, end: int) -> tuple[Correction, ...]:
    """The corrections and unclear marks that stand at a stretch or a place, in text order."""
    reading = [c for c in transcript.accepted_corrections if c.start <= end and start <= c.end]
    inside = [c for c in reading if (c.start < end and start < c.end) or c.is_insertion]
    marks = [c for c in transcript.unclear if c.start <= end and start <= c.end and c not in reading]
    return (*(inside or reading), *marks)


def history_at(workspace: Workspace, transcript_id: str, start: int, end: int) -> Sequence[PastStep]:
    """The steps at a stretch, the last first; those that still hold among them. For any thread."""
    text = workspace.transcript(transcript_id).text
    names = {person.id: person.name for person in workspace.codebook.annotators}
    found: list[PastStep] = []
    for entry, changes in workspace.corrected_at(transcript_id, start, end):
        if len(found) >= MOST:
            break
        author = names.get(entry.author_id, "")
        found += (_step(change, entry, text, author) for change in _told(changes))
    return found


def _told(changes: Sequence[Change]) -> Iterator[Change]:
    """What was made; what went or was changed only where nothing was made in its place."""
    made = [change for change in changes if change.before is None]
    yield from made or changes


def _step(change: Change, entry: JournalEntry, text: str, author: str) -> PastStep:
    correction = change.subject
    assert isinstance(correction, Correction)
    return PastStep(
        correction,
        text[correction.start : correction.end],
        author,
        entry.at,
        is_reverted=change.after is None,
        was_undone=entry.state is not JournalState.DONE,
    )
