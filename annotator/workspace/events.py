"""What views are told when something changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change, Entity
from annotator.domain.transcript import Transcript
from annotator.store.journal import JournalEntry
from annotator.workspace.standing import Standing


@dataclass(frozen=True)
class Event:
    """What was changed, by which edit; with ``whole`` everything may have changed and is read anew.

    An import changes a hundred thousand things, and everybody asks: so they are sorted once.
    """

    changes: tuple[Change, ...] = ()
    entry: JournalEntry | None = None
    whole: bool = False

    @cached_property
    def by_kind(self) -> dict[type[Entity], tuple[Change, ...]]:
        """The changes to things of each kind."""
        found: dict[type[Entity], list[Change]] = {}
        for change in self.changes:
            found.setdefault(type(change.subject), []).append(change)
        return {kind: tuple(changes) for kind, changes in found.items()}

    def of(self, kind: type[Entity]) -> tuple[Change, ...]:
        """The changes to things of one kind."""
        return self.by_kind.get(kind, ())

    def touches(self, *kinds: type[Entity]) -> bool:
        """Whether anything of these kinds may have changed."""
        return self.whole or not self.by_kind.keys().isdisjoint(kinds)

    @cached_property
    def _by_transcript(self) -> dict[str, tuple[Change, ...]]:
        """The changes by the transcript that they name; those that name none under an empty name."""
        found: dict[str, list[Change]] = {}
        for kind, changes in self.by_kind.items():
            for change in changes:
                thing = change.subject
                named = thing.key[0] if kind is Transcript else getattr(thing, "transcript_id", None)
                found.setdefault(str(named or ""), []).append(change)
        return {named: tuple(changes) for named, changes in found.items()}

    def sort(self) -> None:
        """Sort the changes now, so that nobody who asks waits for it."""
        _ = self._by_transcript

    @property
    def shared(self) -> tuple[Change, ...]:
        """The changes that name no transcript."""
        return self._by_transcript.get("", ())

    def naming(self, transcript_id: str) -> tuple[Change, ...]:
        """The changes that name a transcript."""
        return self._by_transcript.get(transcript_id, ())

    def about(self, transcript_id: str) -> tuple[Change, ...]:
        """The changes that matter to a transcript: all but those that name others."""
        return (*self.shared, *self.naming(transcript_id))

    @cached_property
    def transcript_ids(self) -> frozenset[str]:
        """The transcripts that the changes name."""
        return frozenset(self._by_transcript.keys() - {""})


@dataclass(frozen=True, slots=True)
class Made:
    """Edits that are on disk and not yet told, see ``Workspace.make``; ``first`` came with them first."""

    events: tuple[Event, ...]
    introduced: tuple[Change, ...]
    standing: Standing
    first: AnnotatedTranscript | None = None
