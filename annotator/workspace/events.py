"""What views are told when something changed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from annotator.domain.changes import Change, Entity
from annotator.domain.transcript import Transcript
from annotator.store.journal import JournalEntry


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
    def transcript_ids(self) -> frozenset[str]:
        """The transcripts that the changes name."""
        found = {str(change.subject.key[0]) for change in self.of(Transcript)}
        for kind, changes in self.by_kind.items():
            if kind is not Transcript:
                found.update(getattr(change.subject, "transcript_id", None) or "" for change in changes)
        return frozenset(found - {""})
