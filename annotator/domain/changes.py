"""What changed: the one form in which edits are written, undone, redone and told to the views."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.domain.annotation import Annotation, Relation
from annotator.domain.correction import Correction
from annotator.domain.label import Label
from annotator.domain.project import Annotator, CardField, CardValue, Decision, Project, Term
from annotator.domain.ruling import KeptRuling
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import Aside, ReviewedSpan, Section, Segment, Transcript

Entity = (
    Project
    | Annotator
    | Transcript
    | Segment
    | Section
    | Aside
    | ReviewedSpan
    | KeptRuling
    | Speaker
    | Turn
    | Label
    | Annotation
    | Relation
    | Correction
    | CardField
    | CardValue
    | Term
    | Decision
)
"""Everything that an edit can change. Source texts are not among them: they never change."""

ENTITIES: tuple[type[Entity], ...] = (
    Project,
    Annotator,
    Transcript,
    Segment,
    Section,
    Aside,
    ReviewedSpan,
    KeptRuling,
    Speaker,
    Turn,
    Label,
    Annotation,
    Relation,
    Correction,
    CardField,
    CardValue,
    Term,
    Decision,
)


@dataclass(frozen=True, slots=True)
class Change:
    """One thing before and after; without ``before`` it was added, without ``after`` removed."""

    before: Entity | None
    after: Entity | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a change of nothing")
        if self.before is None or self.after is None:
            return
        if type(self.before) is not type(self.after) or self.before.key != self.after.key:
            raise ValueError("a change keeps the identity of what it changes")

    @property
    def subject(self) -> Entity:
        """The thing as it is now, or as it was if it is gone."""
        thing = self.after if self.after is not None else self.before
        assert thing is not None
        return thing

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.after, self.before)


def added(thing: Entity) -> Change:
    """The thing comes to be."""
    return Change(None, thing)


def removed(thing: Entity) -> Change:
    """The thing goes."""
    return Change(thing, None)


def joined(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What changes mean together: each thing once, as it was before and as it is after all of them.

    What is as it was before is left out. First what goes, then what is another, then what comes to be,
    so that they can be made, and taken back, in this order.
    """
    firsts: dict[tuple[type[Entity], tuple[str, ...]], Entity | None] = {}
    lasts: dict[tuple[type[Entity], tuple[str, ...]], Entity | None] = {}
    for change in changes:
        which = type(change.subject), tuple(map(str, change.subject.key))
        firsts.setdefault(which, change.before)
        lasts[which] = change.after
    met = [Change(firsts[which], lasts[which]) for which in firsts if firsts[which] != lasts[which]]
    return tuple(sorted(met, key=lambda change: (change.after is not None, change.before is None)))


def inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes that take these back, in the order in which they must be made."""
    return tuple(change.reversed() for change in reversed(tuple(changes)))
