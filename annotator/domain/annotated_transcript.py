"""One transcript whole, as a value: what is loaded once, shown, and replaced piece by piece."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter
from typing import Any, NamedTuple

from annotator.domain.annotation import Annotation, Relation, annotation_order
from annotator.domain.annotation_index import AnnotationIndex
from annotator.domain.changes import Change, Entity
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.directory import Directory
from annotator.domain.label import Layer
from annotator.domain.line_numbers import LineNumbers
from annotator.domain.project import CardValue
from annotator.domain.reviewing import Reviewing
from annotator.domain.shelf import FEW, Shelf
from annotator.domain.speaker import Turn
from annotator.domain.speech import speech
from annotator.domain.transcript import Aside, ReviewedSpan, Section, Segment, Transcript

_start: Callable[[Any], int] = attrgetter("start")


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
    def unclear(self) -> tuple[Correction, ...]:
        """The passages of which nobody can tell what was said."""
        return tuple(c for c in self.corrections if c.is_unclear)

    @cached_property
    def longest_correction(self) -> int:
        """None of the corrections reaches over more source text than that."""
        return max((c.end - c.start for c in self.corrections), default=0)

    def corrections_over(self, start: int, end: int) -> Sequence[Correction]:
        """The corrections that touch ``[start, end)``, of whatever status, in text order."""
        first = bisect_left(self.corrections, start - self.longest_correction, key=_start)
        last = bisect_right(self.corrections, end, key=_start)
        return tuple(c for c in self.corrections[first:last] if c.end >= start)

    def unclear_over(self, start: int, end: int) -> Sequence[Correction]:
        """The unclear passages that share text with ``[start, end)``."""
        if not self.unclear:
            return ()
        first = bisect_right(self.unclear, start - self.longest_correction, key=_start)
        last = bisect_left(self.unclear, end, key=_start)
        return tuple(c for c in self.unclear[first:last] if start < c.end)

    @cached_property
    def annotation_by_id(self) -> Directory[Annotation]:
        return Directory({annotation.id: annotation for annotation in self.annotations})

    @cached_property
    def annotation_index(self) -> AnnotationIndex:
        """The annotations by label and place."""
        return AnnotationIndex.of(self.annotations)

    @cached_property
    def turn_counts(self) -> Mapping[str, int]:
        """In how many turns each speaker speaks, for those who do."""
        return Counter(speaker for turn in self.turns for speaker in turn.speaker_ids)

    @cached_property
    def speech(self) -> Mapping[str, float]:
        """What each speaker says, in characters."""
        return speech(self.turns, self.asides, len(self.text))

    @cached_property
    def attributed_turns(self) -> int:
        """How many turns have a speaker."""
        return sum(1 for turn in self.turns if turn.speaker_ids)

    @cached_property
    def line_numbers(self) -> LineNumbers:
        """The lines of the source text."""
        return LineNumbers(self.text)

    @cached_property
    def reviewing(self) -> Reviewing:
        """What has been read and what is left."""
        return Reviewing(self.segments, self.reviewed, len(self.text))

    @cached_property
    def has_times(self) -> bool:
        """Whether the times of any segments are known."""
        return any(segment.start_ms is not None for segment in self.segments)

    @cached_property
    def _relations_by_end(self) -> Mapping[str, Sequence[Relation]]:
        found: defaultdict[str, list[Relation]] = defaultdict(list)
        for relation in self.relations:
            for end in {relation.source_id, relation.target_id}:
                found[end].append(relation)
        return found

    def relations_of(self, annotation_id: str) -> Sequence[Relation]:
        """The relations that begin or end at a claim."""
        return self._relations_by_end.get(annotation_id, ())

    def turn_at(self, offset: int) -> Turn | None:
        """The turn that the place lies in; ``None`` before the first turn."""
        i = bisect_right(self.turns, offset, key=_start) - 1
        return self.turns[i] if i >= 0 else None

    def turn_end(self, turn: Turn) -> int:
        """Where the turn ends: where the next one starts, or the end of the text."""
        i = bisect_right(self.turns, turn.start, key=_start)
        return self.turns[i].start if i < len(self.turns) else len(self.text)

    def turns_over(self, start: int, end: int) -> Iterator[tuple[Turn, int]]:
        """The turns that share text with ``[start, end)``, each with its end."""
        i = max(0, bisect_right(self.turns, start, key=_start) - 1)
        while i < len(self.turns) and self.turns[i].start < max(end, start + 1):
            stop = self.turns[i + 1].start if i + 1 < len(self.turns) else len(self.text)
            if stop > start:
                yield self.turns[i], stop
            i += 1

    def annotations_over(self, start: int, end: int) -> Sequence[Annotation]:
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
        shelved: defaultdict[type[Entity], list[Change]] = defaultdict(list)
        for change in changes:
            thing = change.subject
            about = thing.id if isinstance(thing, Transcript) else getattr(thing, "transcript_id", None)
            if about == self.id or isinstance(thing, Relation):
                shelved[type(thing)].append(change)
        relations = shelved.pop(Relation, [])
        whole = self._with(shelved)
        own = whole._own_relations(relations)  # only now: whose they are depends on the annotations
        return whole._with({Relation: own}) if own else whole

    def _with(self, changes: Mapping[type[Entity], Sequence[Change]]) -> AnnotatedTranscript:
        """The transcript after changes, kind by kind; what was worked out of other kinds stays known."""
        fields: dict[str, Any] = {
            shelf.name: shelf.changed(getattr(self, shelf.name), changes[kind])
            for kind, shelf in _SHELVES.items()
            if kind in changes
        }
        about = changes.get(Transcript, ())
        if about and about[-1].after is not None:
            fields["transcript"] = about[-1].after
        if not fields:
            return self
        after = replace(self, **fields)
        known = {name: value for name, value in self.__dict__.items() if name in _WORKED_OUT}
        for name, value in known.items():
            source = _WORKED_OUT[name]
            some = [change for kind in source.kinds for change in changes.get(kind, ())]
            if not some:
                after.__dict__[name] = value
            elif source.follow is not None and len(some) <= FEW:
                after.__dict__[name] = source.follow(value, some, after)
        return after

    def _own_relations(self, changes: Sequence[Change]) -> list[Change]:
        """The changes of relations that this transcript holds, or that end at one of its annotations."""
        if not changes:
            return []
        here = {relation.id for relation in self.relations}
        marks = self.annotation_by_id
        own = []
        for change in changes:
            relation = change.subject
            assert isinstance(relation, Relation)
            if relation.id in here or relation.source_id in marks or relation.target_id in marks:
                own.append(change)
                here.add(relation.id)
        return own


_SHELVES: Mapping[type[Entity], Shelf] = {
    Segment: Shelf("segments", _start),
    Section: Shelf("sections", _start),
    Aside: Shelf("asides", _start),
    Turn: Shelf("turns", _start),
    Annotation: Shelf("annotations", annotation_order),
    Correction: Shelf("corrections", lambda x: (x.start, x.end, x.id)),
    CardValue: Shelf("card", lambda x: x.field_id),
    ReviewedSpan: Shelf("reviewed", _start),
    Relation: Shelf("relations", lambda x: (x.created_at, x.id)),
}


class _Source(NamedTuple):
    """Of which kinds something is worked out, and how it follows a few of their changes."""

    kinds: tuple[type[Entity], ...]
    follow: Callable[[Any, Sequence[Change], AnnotatedTranscript], Any] | None = None


def _followed_corrections(
    accepted: tuple[Correction, ...], changes: Sequence[Change], _: AnnotatedTranscript
) -> tuple[Correction, ...]:
    return _followed_some(accepted, changes, lambda c: c.status is CorrectionStatus.ACCEPTED)


def _followed_unclear(
    unclear: tuple[Correction, ...], changes: Sequence[Change], _: AnnotatedTranscript
) -> tuple[Correction, ...]:
    return _followed_some(unclear, changes, lambda c: c.is_unclear)


def _followed_longest(longest: int, changes: Sequence[Change], _: AnnotatedTranscript) -> int:
    """What was the longest may be gone: it is a bound."""
    made = (change.after for change in changes)
    return max(longest, *(c.end - c.start for c in made if isinstance(c, Correction)), 0)


def _followed_some(
    corrections: tuple[Correction, ...], changes: Sequence[Change], counts: Callable[[Correction], bool]
) -> tuple[Correction, ...]:
    """Those of the corrections that count, after changes."""

    def if_counted(thing: Entity | None) -> Entity | None:
        return thing if isinstance(thing, Correction) and counts(thing) else None

    kept = [(if_counted(change.before), if_counted(change.after)) for change in changes]
    return _SHELVES[Correction].changed(
        corrections, [Change(before, after) for before, after in kept if before or after]
    )


def _followed_marks(
    marks: Directory[Annotation], changes: Sequence[Change], _: AnnotatedTranscript
) -> Directory[Annotation]:
    now: dict[str, Annotation | None] = {}
    for change in changes:
        mark = change.subject
        if isinstance(mark, Annotation):
            now[mark.id] = mark if change.after is not None else None
    return marks.following(now)


def _followed_index(
    index: AnnotationIndex, changes: Sequence[Change], _: AnnotatedTranscript
) -> AnnotationIndex:
    return index.following(changes)


def _followed_turns(counts: Counter[str], changes: Sequence[Change], _: AnnotatedTranscript) -> Counter[str]:
    now = Counter(counts)
    for change in changes:
        if isinstance(change.before, Turn):
            now.subtract(change.before.speaker_ids)
        if isinstance(change.after, Turn):
            now.update(change.after.speaker_ids)
    return +now


def _followed_attribution(count: int, changes: Sequence[Change], _: AnnotatedTranscript) -> int:
    for change in changes:
        count -= isinstance(change.before, Turn) and bool(change.before.speaker_ids)
        count += isinstance(change.after, Turn) and bool(change.after.speaker_ids)
    return count


def _followed_reviewing(
    reviewing: Reviewing, changes: Sequence[Change], after: AnnotatedTranscript
) -> Reviewing:
    if any(isinstance(change.subject, Segment) for change in changes):
        return Reviewing(after.segments, after.reviewed, len(after.text))
    return reviewing.with_reviewed(after.reviewed)


_WORKED_OUT: Mapping[str, _Source] = {
    "accepted_corrections": _Source((Correction,), _followed_corrections),
    "unclear": _Source((Correction,), _followed_unclear),
    "longest_correction": _Source((Correction,), _followed_longest),
    "annotation_by_id": _Source((Annotation,), _followed_marks),
    "annotation_index": _Source((Annotation,), _followed_index),
    "turn_counts": _Source((Turn,), _followed_turns),
    "attributed_turns": _Source((Turn,), _followed_attribution),
    "has_times": _Source((Segment,)),
    "line_numbers": _Source(()),
    "reviewing": _Source((Segment, ReviewedSpan), _followed_reviewing),
    "_relations_by_end": _Source((Relation,)),
}
"""What is worked out once and then kept: it stays while its kinds do, or follows them, or is forgotten."""
