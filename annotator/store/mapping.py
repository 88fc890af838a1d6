"""Between the domain's values and rows, one table of facts per kind of value."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from sys import intern
from typing import Any, TypeVar

from sqlalchemy import Table

from annotator.domain.annotation import (
    NO_ATTRIBUTES,
    Annotation,
    Certainty,
    CheckWorthiness,
    ClaimAttributes,
    Relation,
    RelationKind,
    Stance,
)
from annotator.domain.changes import Entity
from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin, CorrectionStatus
from annotator.domain.label import Label, Layer
from annotator.domain.project import (
    Annotator,
    CardField,
    CardValue,
    Decision,
    FieldKind,
    Project,
    Term,
    Verdict,
)
from annotator.domain.ruling import KeptRuling, RulingKind
from annotator.domain.span import Span
from annotator.domain.speaker import Evidence, Speaker, Turn
from annotator.domain.transcript import (
    Aside,
    AsideKind,
    ReviewedSpan,
    Section,
    Segment,
    SegmentKind,
    Transcript,
    TranscriptStatus,
)
from annotator.store import schema

K = TypeVar("K", bound=StrEnum)
Row = Sequence[Any]
Items = tuple[str, ...]


@dataclass(frozen=True)
class ItemList:
    """A list of short values that a row owns, one row each in a table of their own."""

    table: Table
    owner: tuple[str, ...]
    column: str
    items: Callable[[Any], Items]


@dataclass(frozen=True)
class Mapped:
    """How one kind of value is kept: its table, columns and key, and the way there and back.

    ``order`` names the columns by which rows are read; ``in_project`` says that rows carry the
    project's id, which the values do not.
    """

    table: Table
    columns: tuple[str, ...]
    keys: tuple[str, ...]
    to_row: Callable[[Any], dict[str, Any]]
    from_row: Callable[[Row, Items], Entity]
    order: tuple[str, ...]
    in_project: bool = False
    items: ItemList | None = field(default=None)

    def key_of(self, thing: Entity) -> dict[str, Any]:
        """The key columns that find the thing."""
        return dict(zip(self.keys, thing.key, strict=True))


def _plain(
    made: type[Any],
    table: Table,
    keys: tuple[str, ...],
    order: tuple[str, ...],
    /,
    *,
    in_project: bool = False,
    **enums: type[StrEnum],
) -> Mapped:
    """A value whose fields are its columns; ``enums`` parse text on the way back.

    Thousands of things name the same transcript, label and moment: each such text is kept once.
    """
    columns = tuple(f.name for f in fields(made))
    parsers: list[tuple[int, Callable[[str], str]]] = [
        (i, _parser(enums[name])) for i, name in enumerate(columns) if name in enums
    ]
    if "transcript_id" in columns and not table.c.transcript_id.nullable:
        parsers.append((columns.index("transcript_id"), intern))

    def from_row(row: Row, _items: Items) -> Any:
        if not parsers:
            return made(*row)
        values = list(row)
        for i, parse in parsers:
            values[i] = parse(values[i])
        return made(*values)

    return Mapped(table, columns, keys, _row_maker(columns), from_row, order, in_project)


def _parser(kinds: type[K]) -> Callable[[str], K]:
    """Finds a kind by its word, several times as fast as calling the class; ``KeyError`` for no kind."""
    return {kind.value: kind for kind in kinds}.__getitem__


def _row_maker(columns: tuple[str, ...]) -> Callable[[Any], dict[str, Any]]:
    return lambda thing: {name: getattr(thing, name) for name in columns}


_SPEAKER = ("id", "name", "affiliation", "role", "colour", "shortcut", "position", "only_in")
_TURN = ("transcript_id", "start", "text_start", "evidence")
_FIELD = ("id", "name", "kind", "position")
_VALUE = ("transcript_id", "field_id")
_TERM = ("id", "term", "sound", "kind", "note")


_evidence = _parser(Evidence)


def _speaker_from(row: Row, aliases: Items) -> Speaker:
    identity, name, *rest = row
    return Speaker(identity, name, aliases, *rest)


def _turn_from(row: Row, speakers: Items) -> Turn:
    transcript_id, start, text_start, evidence = row
    return Turn(intern(transcript_id), start, text_start, speakers, _evidence(evidence))


def _annotation_row(annotation: Annotation) -> dict[str, Any]:
    span, attributes = annotation.span, annotation.attributes
    return {
        "id": annotation.id,
        "transcript_id": annotation.transcript_id,
        "label_id": annotation.label_id,
        "start": span.start,
        "end": span.end,
        "start_inner": span.start_inner,
        "end_inner": span.end_inner,
        "stance": attributes.stance,
        "certainty": attributes.certainty,
        "check_worthiness": attributes.check_worthiness,
        "wording": attributes.wording,
        "speaker_id": attributes.speaker_id,
        "has_own_topics": attributes.topic_ids is not None,
        "note": annotation.note,
        "author_id": annotation.author_id,
        "created_at": annotation.created_at,
        "modified_at": annotation.modified_at,
    }


_ANNOTATION = tuple(column.name for column in schema.annotations.c)


def _annotation_from(row: Row, topics: Items) -> Annotation:
    (
        identity,
        transcript_id,
        label_id,
        start,
        end,
        start_inner,
        end_inner,
        *said,
        note,
        author,
        made,
        changed,
    ) = row
    stance, certainty, worthiness, wording, speaker_id, has_own_topics = said
    attributes = NO_ATTRIBUTES
    if stance or certainty or worthiness or wording or speaker_id or has_own_topics:
        attributes = ClaimAttributes(
            Stance(stance) if stance else None,
            Certainty(certainty) if certainty else None,
            CheckWorthiness(worthiness) if worthiness else None,
            wording,
            speaker_id,
            topics if has_own_topics else None,
        )
    span = Span(start, end, start_inner, end_inner)
    transcript_id, label_id, made = intern(transcript_id), intern(label_id), intern(made)
    changed = made if changed == made else changed
    return Annotation(identity, transcript_id, label_id, span, attributes, note, author, made, changed)


def _field_from(row: Row, choices: Items) -> CardField:
    identity, name, kind, position = row
    return CardField(identity, name, FieldKind(kind), choices, position)


def _value_from(row: Row, values: Items) -> CardValue:
    transcript_id, field_id = row
    return CardValue(transcript_id, field_id, values)


def _term_from(row: Row, spellings: Items) -> Term:
    identity, term, sound, kind, note = row
    return Term(identity, term, sound, kind, note, spellings)


_ID = ("id",)
_START = ("transcript_id", "start")

MAPPED: Mapping[type[Any], Mapped] = {
    Project: _plain(Project, schema.projects, _ID, ("created_at", "id")),
    Annotator: _plain(Annotator, schema.annotators, _ID, ("created_at", "id"), in_project=True),
    Transcript: _plain(
        Transcript, schema.transcripts, _ID, ("position", "id"), in_project=True, status=TranscriptStatus
    ),
    Segment: _plain(Segment, schema.segments, _START, ("start",), kind=SegmentKind),
    Section: _plain(Section, schema.sections, _START, ("start",)),
    Aside: _plain(Aside, schema.asides, _START, ("start",), kind=AsideKind),
    ReviewedSpan: _plain(ReviewedSpan, schema.reviewed_spans, _START, ("start",)),
    KeptRuling: _plain(
        KeptRuling, schema.rulings, ("transcript_id", "position"), ("position",), kind=RulingKind
    ),
    Speaker: Mapped(
        schema.speakers,
        _SPEAKER,
        _ID,
        _row_maker(_SPEAKER),
        _speaker_from,
        ("position", "id"),
        in_project=True,
        items=ItemList(schema.speaker_aliases, ("speaker_id",), "alias", lambda s: s.aliases),
    ),
    Turn: Mapped(
        schema.turns,
        _TURN,
        _START,
        _row_maker(_TURN),
        _turn_from,
        ("start",),
        items=ItemList(schema.turn_speakers, _START, "speaker_id", lambda t: t.speaker_ids),
    ),
    Label: _plain(Label, schema.labels, _ID, ("position", "id"), in_project=True, layer=Layer),
    Annotation: Mapped(
        schema.annotations,
        _ANNOTATION,
        _ID,
        _annotation_row,
        _annotation_from,
        ("start", "-end", "id"),
        items=ItemList(
            schema.annotation_topics,
            ("annotation_id",),
            "label_id",
            lambda a: a.attributes.topic_ids or (),
        ),
    ),
    Relation: _plain(Relation, schema.relations, _ID, ("created_at", "id"), kind=RelationKind),
    Correction: _plain(
        Correction,
        schema.corrections,
        _ID,
        ("start", "end", "id"),
        kind=CorrectionKind,
        origin=CorrectionOrigin,
        status=CorrectionStatus,
    ),
    CardField: Mapped(
        schema.card_fields,
        _FIELD,
        _ID,
        _row_maker(_FIELD),
        _field_from,
        ("position", "id"),
        in_project=True,
        items=ItemList(schema.card_choices, ("field_id",), "choice", lambda f: f.choices),
    ),
    CardValue: Mapped(
        schema.card_values,
        _VALUE,
        _VALUE,
        _row_maker(_VALUE),
        _value_from,
        _VALUE,
        items=ItemList(schema.card_value_items, _VALUE, "value", lambda v: v.values),
    ),
    Term: Mapped(
        schema.terms,
        _TERM,
        _ID,
        _row_maker(_TERM),
        _term_from,
        ("term", "id"),
        in_project=True,
        items=ItemList(schema.term_spellings, ("term_id",), "spelling", lambda t: t.spellings),
    ),
    Decision: _plain(Decision, schema.decisions, _ID, ("created_at", "id"), in_project=True, verdict=Verdict),
}
