"""Marking claims and topics, and relating claims to each other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import ClassVar

from annotator.domain.annotation import (
    NO_ATTRIBUTES,
    Annotation,
    ClaimAttributes,
    Relation,
    RelationKind,
)
from annotator.domain.changes import Change, added, removed
from annotator.domain.errors import InvalidEdit
from annotator.domain.label import Label, Layer
from annotator.domain.span import Span
from annotator.domain.transcript import Section, Transcript
from annotator.editing.plan import Desk, Plan, check_stretch, shortened
from annotator.language import mark
from annotator.text.text_map import TextMap


@dataclass(frozen=True)
class Annotate:
    """Mark ``[start, end)`` with a label of the claims or topics layer."""

    kind: ClassVar[str] = "annotate"
    transcript: str
    start: int
    end: int
    label: str
    start_inner: int = 0
    end_inner: int = 0
    attributes: ClaimAttributes = NO_ATTRIBUTES
    note: str = ""
    id: str = ""

    def plan(self, desk: Desk) -> Plan:
        transcript = desk.transcript(self.transcript)
        span = checked_span(desk, transcript, self.start, self.end, self.start_inner, self.end_inner)
        label = desk.label(self.label)
        if label.layer is Layer.SPEAKERS:
            raise InvalidEdit(mark("Speakers are set with set_speaker_from, not marked."))
        annotation = Annotation(
            desk.new_identity(Annotation, self.id),
            transcript.id,
            label.id,
            span,
            checked_attributes(desk, self.attributes, label, transcript.id),
            self.note,
            desk.author_id,
            desk.at,
            desk.at,
        )
        return Plan((added(annotation),), {"label": label.name, "quote": quote(desk, transcript, span)})


@dataclass(frozen=True)
class MoveBorders:
    """Give an annotation other borders."""

    kind: ClassVar[str] = "move_borders"
    annotation: str
    start: int
    end: int
    start_inner: int = 0
    end_inner: int = 0

    def plan(self, desk: Desk) -> Plan:
        before = desk.annotation(self.annotation)
        transcript = desk.transcript(before.transcript_id)
        span = checked_span(desk, transcript, self.start, self.end, self.start_inner, self.end_inner)
        after = replace(before, span=span, modified_at=desk.at)
        changes = (Change(before, after),) if span != before.span else ()
        return Plan(changes, {"label": label_name(desk, before), "quote": quote(desk, transcript, span)})


@dataclass(frozen=True)
class Relabel:
    """Give an annotation another label of its layer; everything else about it stays."""

    kind: ClassVar[str] = "relabel"
    annotation: str
    label: str

    def plan(self, desk: Desk) -> Plan:
        before = desk.annotation(self.annotation)
        old = desk.label(before.label_id)
        new = desk.label(self.label, old.layer)
        after = replace(before, label_id=new.id, modified_at=desk.at)
        changes = (Change(before, after),) if new.id != old.id else ()
        return Plan(changes, {"label": new.name, "was": old.name, "quote": quote_of(desk, before)})


@dataclass(frozen=True)
class EditAnnotation:
    """Set what is said about an annotation; ``None`` leaves that part as it is."""

    kind: ClassVar[str] = "edit_annotation"
    annotation: str
    attributes: ClaimAttributes | None = None
    note: str | None = None

    def plan(self, desk: Desk) -> Plan:
        before = desk.annotation(self.annotation)
        label = desk.label(before.label_id)
        attributes = before.attributes
        if self.attributes is not None:
            attributes = checked_attributes(desk, self.attributes, label, before.transcript_id)
        note = before.note if self.note is None else self.note
        after = replace(before, attributes=attributes, note=note, modified_at=desk.at)
        same = (attributes, note) == (before.attributes, before.note)
        about = {"label": label.name, "quote": quote_of(desk, before), "part": _part(before, after)}
        return Plan(() if same else (Change(before, after),), about)


def _part(before: Annotation, after: Annotation) -> str:
    """Which one thing is said otherwise; nothing where several are."""
    changed = [
        f.name
        for f in fields(ClaimAttributes)
        if getattr(before.attributes, f.name) != getattr(after.attributes, f.name)
    ]
    changed += ["note"] if before.note != after.note else []
    return changed[0] if len(changed) == 1 else ""


@dataclass(frozen=True)
class RemoveAnnotations:
    """Take annotations away, with the relations that begin or end at them."""

    kind: ClassVar[str] = "remove_annotations"
    annotations: tuple[str, ...]

    def plan(self, desk: Desk) -> Plan:
        gone = [desk.annotation(identity) for identity in dict.fromkeys(self.annotations)]
        if not gone:
            raise InvalidEdit(mark("There is nothing to remove."))
        about = {"count": str(len(gone)), "label": label_name(desk, gone[0])}
        return Plan(removal_of(desk, gone), about | {"quote": quote_of(desk, gone[0])})


@dataclass(frozen=True)
class StartTopic:
    """From here on this topic.

    The running topic of the same or a deeper level ends here, and the new one runs to where that
    would have ended; without one, to the next topic, the end of the section or of the text. A topic
    of the same level that starts right here becomes this one.
    """

    kind: ClassVar[str] = "start_topic"
    transcript: str
    start: int
    label: str

    def plan(self, desk: Desk) -> Plan:
        transcript = desk.transcript(self.transcript)
        label = desk.label(self.label, Layer.TOPICS)
        if not 0 <= self.start < transcript.characters:
            raise InvalidEdit(mark("A topic cannot start at {start}, outside the text."), start=self.start)
        about = {"label": label.name}
        depth = depth_of(desk, label)
        running = desk.reader.annotations_at(transcript.id, self.start, Layer.TOPICS)
        levels = {a.id: depth_of(desk, desk.label(a.label_id)) for a in running}
        for topic in running:
            if topic.span.start == self.start and levels[topic.id] == depth:
                after = replace(topic, label_id=label.id, modified_at=desk.at)
                return Plan((Change(topic, after),) if after.label_id != topic.label_id else (), about)
        ended = [a for a in running if a.span.start < self.start and levels[a.id] >= depth]
        above = [a.span.end for a in running if levels[a.id] < depth]
        same = [a.span.end for a in ended if levels[a.id] == depth]
        end = max(same) if same else self._natural_end(desk, transcript, above)
        new = Annotation(
            desk.new_identity(Annotation, ""),
            transcript.id,
            label.id,
            Span(self.start, end),
            author_id=desk.author_id,
            created_at=desk.at,
            modified_at=desk.at,
        )
        return Plan((*(self._ended(desk, a) for a in ended), added(new)), about)

    def _ended(self, desk: Desk, topic: Annotation) -> Change:
        span = replace(topic.span, end=self.start, end_inner=0)
        return Change(topic, replace(topic, span=span, modified_at=desk.at))

    def _natural_end(self, desk: Desk, transcript: Transcript, above: Iterable[int]) -> int:
        borders = [transcript.characters, *above]
        following = desk.reader.following_topic(transcript.id, self.start)
        if following is not None:
            borders.append(following)
        sections = desk.reader.all(Section, transcript_id=transcript.id)
        borders += [s.end for s in sections if s.start <= self.start < s.end]
        return min(borders)


@dataclass(frozen=True)
class Relate:
    """Say that one claim supports, attacks, restates or answers another."""

    kind: ClassVar[str] = "relate"
    relation_kind: RelationKind
    source: str
    target: str
    note: str = ""
    id: str = ""

    def plan(self, desk: Desk) -> Plan:
        source, target = desk.claim(self.source), desk.claim(self.target)
        if source.id == target.id:
            raise InvalidEdit(mark("A claim cannot be related to itself."))
        identity = desk.new_identity(Relation, self.id)
        relation = Relation(
            identity, self.relation_kind, source.id, target.id, self.note, desk.author_id, desk.at
        )
        _refuse_same_relation(desk, relation)
        return Plan((added(relation),), {"relation": self.relation_kind, "quote": quote_of(desk, target)})


@dataclass(frozen=True)
class EditRelation:
    """Give a relation another kind or note."""

    kind: ClassVar[str] = "edit_relation"
    relation: str
    relation_kind: RelationKind | None = None
    note: str | None = None

    def plan(self, desk: Desk) -> Plan:
        before = desk.relation(self.relation)
        after = replace(
            before,
            kind=self.relation_kind or before.kind,
            note=before.note if self.note is None else self.note,
        )
        _refuse_same_relation(desk, after)
        about = {"relation": after.kind, "quote": quote_of(desk, desk.annotation(after.target_id))}
        return Plan((Change(before, after),) if after != before else (), about)


@dataclass(frozen=True)
class Unrelate:
    """Take relations away."""

    kind: ClassVar[str] = "unrelate"
    relations: tuple[str, ...]

    def plan(self, desk: Desk) -> Plan:
        gone = [desk.relation(identity) for identity in dict.fromkeys(self.relations)]
        if not gone:
            raise InvalidEdit(mark("There is nothing to remove."))
        about = {"relation": gone[0].kind, "count": str(len(gone))}
        return Plan(tuple(removed(relation) for relation in gone), about)


def _refuse_same_relation(desk: Desk, relation: Relation) -> None:
    said = (relation.kind, relation.source_id, relation.target_id)
    for other in desk.reader.relations_of(relation.source_id):
        if other.id != relation.id and (other.kind, other.source_id, other.target_id) == said:
            raise InvalidEdit(mark("These two claims are related in this way already."))


def checked_span(
    desk: Desk, transcript: Transcript, start: int, end: int, start_inner: int, end_inner: int
) -> Span:
    """The span, if it lies in the transcript and its inner offsets in corrected words.

    Raises ``InvalidEdit`` where it is empty, runs backwards or leaves the text or the words.
    """
    check_stretch(transcript, start, end)
    if start == end and start_inner == end_inner:
        raise InvalidEdit(mark("Select some text first: the stretch at {start} is empty."), start=start)
    span = Span(start, end, start_inner, end_inner)
    if start_inner or end_inner:
        _check_inner(desk, transcript, span)
    return span


def _check_inner(desk: Desk, transcript: Transcript, span: Span) -> None:
    """A border inside corrected words needs words that are long enough, and some between the borders."""
    touched = desk.reader.corrections_touching(transcript.id, span.start, span.end)
    room = {c.start: len(c.replacement) for c in touched}
    for offset, inner in (span.first, span.last):
        if abs(inner) > room.get(offset, 0):
            raise InvalidEdit(
                mark("No corrected words at {start} reach as far as the inner offset {inner}."),
                start=offset,
                inner=inner,
            )
    where = TextMap(transcript.characters, touched)
    first, last = where.shown_span(span)
    if first == last:
        raise InvalidEdit(mark("Select some text first: the stretch at {start} is empty."), start=span.start)


def checked_attributes(
    desk: Desk, attributes: ClaimAttributes, label: Label, transcript_id: str
) -> ClaimAttributes:
    """The attributes with speakers and topics resolved to ids.

    Raises ``InvalidEdit`` for attributes of anything but a claim, ``NotFound`` for unknown names.
    """
    if attributes == NO_ATTRIBUTES:
        return NO_ATTRIBUTES
    if label.layer is not Layer.CLAIMS:
        raise InvalidEdit(mark("Only claims have attributes; “{label}” is a topic."), label=label.name)
    speaker, topics = attributes.speaker_id, attributes.topic_ids
    return replace(
        attributes,
        speaker_id=None if speaker is None else desk.speaker(speaker, transcript_id).id,
        topic_ids=None
        if topics is None
        else tuple(dict.fromkeys(desk.label(topic, Layer.TOPICS).id for topic in topics)),
    )


def removal_of(desk: Desk, gone: Iterable[Annotation]) -> tuple[Change, ...]:
    """The changes that take annotations and their relations away."""
    gone = tuple(gone)
    relations = desk.reader.relations_of(*(a.id for a in gone))
    return (*(removed(r) for r in relations), *(removed(a) for a in gone))


def depth_of(desk: Desk, label: Label) -> int:
    """How deep a topic stands in its tree, 0 outermost."""
    depth, seen = 0, {label.id}
    while label.parent_id is not None and label.parent_id not in seen:
        seen.add(label.parent_id)
        label = desk.label(label.parent_id)
        depth += 1
    return depth


def label_name(desk: Desk, annotation: Annotation) -> str:
    """The name of an annotation's label."""
    return desk.label(annotation.label_id).name


def quote_of(desk: Desk, annotation: Annotation) -> str:
    """An annotation's source words, short enough for a menu."""
    return quote(desk, desk.transcript(annotation.transcript_id), annotation.span)


def quote(desk: Desk, transcript: Transcript, span: Span) -> str:
    """A span's source words, short enough for a menu; an ellipsis where it holds inserted words only."""
    words = desk.reader.excerpt(transcript.text_sha256, span.start, min(span.end, span.start + 40))
    return shortened(words) or "…"
