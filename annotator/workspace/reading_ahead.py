"""Transcripts that are read before they are shown, in another thread than the window's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.transcript import Transcript
from annotator.store.reader import Reader
from annotator.workspace.damage import fitted
from annotator.workspace.events import Event

if TYPE_CHECKING:
    from annotator.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadAhead:
    """A transcript as it stood when the project was at a revision."""

    whole: AnnotatedTranscript
    revision: int


def read_ahead(workspace: Workspace, transcript_id: str) -> ReadAhead:
    """A transcript, for ``Workspace.take_in``.

    Raises ``NotFound``.
    """
    with workspace.reading() as reader:
        return ReadAhead(_at_the_ready(fitted(reader.whole(transcript_id))), reader.journal.revision())


def _at_the_ready(whole: AnnotatedTranscript) -> AnnotatedTranscript:
    """The transcript, with what every window asks of it worked out."""
    _ = whole.speech, whole.turn_counts, whole.attributed_turns, whole.has_times
    _ = whole.annotation_by_id, whole.annotation_index, whole.accepted_corrections, whole.unclear
    _ = whole.line_numbers, whole.reviewing
    return whole


def first_in(events: Sequence[Event], reader: Reader) -> AnnotatedTranscript | None:
    """The first transcript that came with edits, whole; ``None`` where none did, or it is gone again."""
    for number, event in enumerate(events):
        for change in event.of(Transcript):
            came = change.after
            if change.before is None and isinstance(came, Transcript):
                whole = AnnotatedTranscript(came, reader.text(came.text_sha256))
                for later in events[number:]:
                    whole = whole.with_changes(later.naming(came.id))
                return _at_the_ready(whole)
    return None
