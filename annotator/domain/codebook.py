"""What all transcripts of a project are labelled with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from annotator.domain.changes import Change, Entity
from annotator.domain.label import Label, Layer
from annotator.domain.project import Annotator, CardField, Project, Term
from annotator.domain.speaker import Speaker


@dataclass(frozen=True)
class Codebook:
    """The project's people, speakers, labels, card fields and glossary, each in its order."""

    project: Project
    annotators: tuple[Annotator, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    labels: tuple[Label, ...] = ()
    fields: tuple[CardField, ...] = ()
    terms: tuple[Term, ...] = ()

    @cached_property
    def speaker_by_id(self) -> Mapping[str, Speaker]:
        return {speaker.id: speaker for speaker in self.speakers}

    @cached_property
    def label_by_id(self) -> Mapping[str, Label]:
        return {label.id: label for label in self.labels}

    @cached_property
    def annotator_by_id(self) -> Mapping[str, Annotator]:
        return {annotator.id: annotator for annotator in self.annotators}

    @cached_property
    def field_by_id(self) -> Mapping[str, CardField]:
        return {field.id: field for field in self.fields}

    def labels_of(self, layer: Layer) -> tuple[Label, ...]:
        """The labels of one layer, in their order."""
        return tuple(label for label in self.labels if label.layer is layer)

    def speakers_for(self, transcript_id: str) -> tuple[Speaker, ...]:
        """The speakers who may speak in a transcript: its own seats and roles, and everybody shared."""
        return tuple(s for s in self.speakers if s.only_in in (None, transcript_id))

    def topic_path(self, label_id: str) -> tuple[Label, ...]:
        """A topic with those above it, outermost first."""
        path: list[Label] = []
        step: str | None = label_id
        while step is not None and step in self.label_by_id and len(path) < len(self.labels):
            path.append(self.label_by_id[step])
            step = path[-1].parent_id
        return tuple(reversed(path))

    def with_changes(self, changes: Iterable[Change]) -> Codebook:
        """The codebook after these changes; those about other things are passed over."""
        own: defaultdict[type, list[Change]] = defaultdict(list)
        for change in changes:
            kind = type(change.subject)
            if kind in _OWN:  # an import brings a hundred thousand others
                own[kind].append(change)
        book = self
        for kind, made in own.items():
            if kind is Project:
                last = made[-1].subject
                assert isinstance(last, Project)
                book = replace(book, project=last)
            else:
                name, order = _ORDERS[kind]
                changed: dict[str, Any] = {name: _changed(getattr(book, name), made, order)}
                book = replace(book, **changed)
        return book


_ORDERS: Mapping[type, tuple[str, Callable[[Any], tuple[Any, ...]]]] = {
    Annotator: ("annotators", lambda a: (a.created_at, a.id)),
    Speaker: ("speakers", lambda s: (s.position, s.id)),
    Label: ("labels", lambda x: (x.position, x.id)),
    CardField: ("fields", lambda f: (f.position, f.id)),
    Term: ("terms", lambda t: (t.term, t.id)),
}
"""Of each kind of thing that is kept here, where and in which order."""
_OWN = frozenset({Project, *_ORDERS})


def in_tree_order(labels: Sequence[Label]) -> list[tuple[Label, int]]:
    """The labels with their depth, each followed by those below it; one whose parent is gone is on top."""
    known = {label.id for label in labels}
    below: defaultdict[str | None, list[Label]] = defaultdict(list)
    for label in labels:
        below[label.parent_id if label.parent_id in known else None].append(label)
    found: list[tuple[Label, int]] = []

    def walk(parent: str | None, depth: int) -> None:
        for label in below.pop(parent, []):
            found.append((label, depth))
            walk(label.id, depth + 1)

    walk(None, 0)
    return found


def _changed(
    things: tuple[Entity, ...], changes: Iterable[Change], order: Callable[[Any], tuple[Any, ...]]
) -> tuple[Entity, ...]:
    kept = {thing.key: thing for thing in things}
    for change in changes:
        kept.pop(change.subject.key, None)
        if change.after is not None:
            kept[change.after.key] = change.after
    return tuple(sorted(kept.values(), key=order))
