"""One transcript whole, as a value: what is loaded once, shown, and replaced piece by piece."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from annotator.domain.annotation import Annotation, Relation
from annotator.domain.changes import Change, Entity
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.label import Layer
from annotator.domain.project import CardValue
from annotator.domain.span_index import SpanIndex
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Aside, ReviewedSpan, Section, Segment, Transcript


@dataclass(frozen=True)
class AnnotatedTranscript:
    """A transcript with its source text and everything said about it.

    All tuples are in text order: by start, then the longer first. ``relations`` are those that
    begin or end at one of its claims.
    """

    transcript: Transcript
    text: str
    segments: tuple[Segment, ...] = ()
    sections: tuple[Section, ...] = ()
    asides: tuple[Aside, ...] = ()
    turns: tuple[Turn, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    relations: tuple[Relation, ...] = ()
    corrections: tuple[Correction, ...] = ()
    card: tuple[CardValue, ...] = ()
    reviewed: tuple[ReviewedSpan, ...] = ()

    @property
    def id(self) -> str:
        return self.transcript.id

    @cached_property
    def accepted_corrections(self) -> tuple[Correction, ...]:
        """The corrections that make the reading text."""
        return tuple(c for c in self.corrections if c.status is CorrectionStatus.ACCEPTED)

    @cached_property
    def annotation_by_id(self) -> Mapping[str, Annotation]:
        return {annotation.id: annotation for annotation in self.annotations}

    @cached_property
    def annotation_index(self) -> SpanIndex[Annotation]:
        """The annotations by the source text under them; those within inserted words count one place."""
        bounds = [_bounds(a) for a in self.annotations]
        return SpanIndex(self.annotations, [start for start, _ in bounds], [end for _, end in bounds])

    @cached_property
    def _turn_starts(self) -> list[int]:
        return [turn.start for turn in self.turns]

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that the place lies in; ``None`` before the first turn."""
        i = bisect_right(self._turn_starts, offset) - 1
        return self.turns[i] if i >= 0 else None

    def turn_end(self, turn: Turn) -> int:
        """Where the turn ends: where the next one starts, or the end of the text."""
        i = bisect_right(self._turn_starts, turn.start)
        return self.turns[i].start if i < len(self.turns) else len(self.text)

    def turns_over(self, start: int, end: int) -> Iterator[tuple[Turn, int]]:
        """The turns that share text with ``[start, end)``, each with its end."""
        i = max(0, bisect_right(self._turn_starts, start) - 1)
        while i < len(self.turns) and self.turns[i].start < max(end, start + 1):
            stop = self.turns[i + 1].start if i + 1 < len(self.turns) else len(self.text)
            if stop > start:
                yield self.turns[i], stop
            i += 1

    def annotations_over(self, start: int, end: int) -> Iterator[Annotation]:
        """The annotations over ``[start, end)``, or over the place ``start`` where both are equal."""
        return self.annotation_index.over(start, end)

    def of_layer(self, layer: Layer, codebook: Codebook) -> tuple[Annotation, ...]:
        """The annotations whose label belongs to the layer."""
        labels = codebook.label_by_id
        return tuple(
            a for a in self.annotations if a.label_id in labels and labels[a.label_id].layer is layer
        )

    def speakers_of(self, annotation: Annotation) -> tuple[str, ...]:
        """Who is responsible for the words: the override, or the speakers of the turn at its start."""
        if annotation.attributes.speaker_id is not None:
            return (annotation.attributes.speaker_id,)
        turn = self.turn_at(annotation.span.start)
        return turn.speaker_ids if turn is not None else ()

    def topics_of(self, annotation: Annotation, codebook: Codebook) -> tuple[str, ...]:
        """The claim's topics: its own where it has any set, or those marked over its start."""
        if annotation.attributes.topic_ids is not None:
            return annotation.attributes.topic_ids
        labels = codebook.label_by_id
        return tuple(
            dict.fromkeys(
                other.label_id
                for other in self.annotations_over(annotation.span.start, annotation.span.start)
                if other.id != annotation.id and labels[other.label_id].layer is Layer.TOPICS
            )
        )

    def section_at(self, offset: int) -> Section | None:
        """The innermost section over the place."""
        found = None
        for section in self.sections:
            if section.start > offset:
                break
            if offset < section.end:
                found = section
        return found

    @property
    def reviewed_share(self) -> float:
        """The part of the text that has been reviewed, from 0 to 1."""
        if not self.text:
            return 1.0
        return sum(span.end - span.start for span in self.reviewed) / len(self.text)

    def with_changes(self, changes: Iterable[Change]) -> AnnotatedTranscript:
        """The transcript after these changes; those about other things are passed over."""
        whole = self
        shelved: dict[type[Entity], list[Change]] = {}
        for change in changes:
            thing = change.subject
            if isinstance(thing, Transcript):
                if thing.id == self.id and change.after is not None:
                    whole = replace(whole, transcript=thing)
            elif isinstance(thing, Relation) or getattr(thing, "transcript_id", None) == self.id:
                shelved.setdefault(type(thing), []).append(change)
        for kind, shelf in _SHELVES.items():  # relations last: whose they are depends on the annotations
            asked = shelved.get(kind, ())
            if kind is Relation:
                asked = whole._own_relations(asked)
            if asked:
                fields: dict[str, Any] = {
                    shelf.name: _changed(getattr(whole, shelf.name), asked, shelf.order)
                }
                before, whole = whole, replace(whole, **fields)
                if kind is Annotation and len(asked) <= _FEW:
                    whole._keep_what_is_known(before, asked)
        return whole

    def _keep_what_is_known(self, before: AnnotatedTranscript, changes: Sequence[Change]) -> None:
        """Take over what was worked out of the annotations as they were, with the few that changed."""
        known = before.__dict__
        if "annotation_index" in known:
            index = before.annotation_index.following(self.annotations, _bounds)
            self.__dict__["annotation_index"] = index
        if "annotation_by_id" in known:
            by_id = dict(before.annotation_by_id)
            for change in changes:
                if isinstance(change.before, Annotation):
                    by_id.pop(change.before.id, None)
                if isinstance(change.after, Annotation):
                    by_id[change.after.id] = change.after
            self.__dict__["annotation_by_id"] = by_id

    def _own_relations(self, changes: Sequence[Change]) -> list[Change]:
        """The changes of relations that this transcript holds, or that end at one of its annotations."""
        if not changes:
            return []
        here = {relation.id for relation in self.relations}
        ids = {annotation.id for annotation in self.annotations}
        own = []
        for change in changes:
            relation = change.subject
            assert isinstance(relation, Relation)
            if relation.id in here or relation.source_id in ids or relation.target_id in ids:
                own.append(change)
                here.add(relation.id)
        return own


def _bounds(annotation: Annotation) -> tuple[int, int]:
    return annotation.span.start, max(annotation.span.end, annotation.span.start + 1)


_FEW = 16
"""Up to so many changes are made one by one; more of them by sorting anew."""


def _changed(
    things: tuple[Any, ...], changes: Sequence[Change], order: Callable[[Any], Any]
) -> tuple[Any, ...]:
    """The sorted things after the changes.

    Raises ``LookupError`` where a thing to change or remove is not among them.
    """
    if len(changes) <= _FEW:
        for change in changes:
            things = _with_one(things, change, order)
        return things
    by_key = {thing.key: thing for thing in things}
    for change in changes:
        if change.before is not None and by_key.pop(change.before.key, None) is None:
            raise LookupError(f"not there to change: {change.before}")
        if change.after is not None:
            by_key[change.after.key] = change.after
    return tuple(sorted(by_key.values(), key=order))


def _with_one(things: tuple[Any, ...], change: Change, order: Callable[[Any], Any]) -> tuple[Any, ...]:
    """The sorted things with one put in, taken out or replaced, found by bisection."""
    if change.before is not None:
        i = bisect_left(things, order(change.before), key=order)
        if i == len(things) or things[i].key != change.before.key:
            raise LookupError(f"not there to change: {change.before}")
        things = things[:i] + things[i + 1 :]
    if change.after is not None:
        i = bisect_left(things, order(change.after), key=order)
        things = (*things[:i], change.after, *things[i:])
    return things


def annotation_order(annotation: Annotation) -> tuple[int, int, str]:
    """Text order: by start, the longer first."""
    return (annotation.span.start, -annotation.span.end, annotation.id)


class _Shelf(NamedTuple):
    """Where things of one kind stand in a transcript, and in which order."""

    name: str
    order: Callable[[Any], Any]


_SHELVES: Mapping[type[Entity], _Shelf] = {
    Segment: _Shelf("segments", lambda x: x.start),
    Section: _Shelf("sections", lambda x: x.start),
    Aside: _Shelf("asides", lambda x: x.start),
    Turn: _Shelf("turns", lambda x: x.start),
    Annotation: _Shelf("annotations", annotation_order),
    Correction: _Shelf("corrections", lambda x: (x.start, x.end, x.id)),
    CardValue: _Shelf("card", lambda x: x.field_id),
    ReviewedSpan: _Shelf("reviewed", lambda x: x.start),
    Relation: _Shelf("relations", lambda x: (x.created_at, x.id)),
}
