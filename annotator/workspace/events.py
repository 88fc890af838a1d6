"""What views are told when something changed."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.changes import Change, Entity
from annotator.domain.transcript import Transcript
from annotator.store.journal import JournalEntry


@dataclass(frozen=True, slots=True)
class Event:
    """What was changed, by which edit; with ``whole`` everything may have changed and is read anew."""

    changes: tuple[Change, ...] = ()
    entry: JournalEntry | None = None
    whole: bool = False

    def of(self, kind: type[Entity]) -> tuple[Change, ...]:
        """The changes to things of one kind."""
        return tuple(change for change in self.changes if isinstance(change.subject, kind))

    def touches(self, *kinds: type[Entity]) -> bool:
        """Whether anything of these kinds may have changed."""
        return self.whole or any(isinstance(change.subject, kinds) for change in self.changes)

    @property
    def transcript_ids(self) -> frozenset[str]:
        """The transcripts that the changes name."""
        found = set()
        for change in self.changes:
            thing = change.subject
            identity = thing.id if isinstance(thing, Transcript) else getattr(thing, "transcript_id", None)
            if identity is not None:
                found.add(identity)
        return frozenset(found)
