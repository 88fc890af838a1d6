"""Reading a project: values out of rows, within one transaction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from types import MappingProxyType
from typing import Any, TypeVar, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    and_,
    exists,
    func,
    or_,
    select,
    true,
    tuple_,
)

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, Relation
from annotator.domain.changes import Entity
from annotator.domain.codebook import Codebook
from annotator.domain.collecting import nothing_collected
from annotator.domain.correction import Correction, CorrectionKind, CorrectionStatus
from annotator.domain.errors import NotFound, ProjectFileError
from annotator.domain.label import Label, Layer
from annotator.domain.project import Annotator, CardField, CardValue, Project, Term
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.summary import TranscriptSummary
from annotator.domain.transcript import Aside, ReviewedSpan, Section, Segment, Transcript
from annotator.language import mark
from annotator.store import schema
from annotator.store.journal import Journal
from annotator.store.mapping import MAPPED, Items, Mapped
from annotator.store.queries import Query, by_key, query_for

E = TypeVar("E", bound=Entity)

_AT_ONCE = 500
"""Keys asked for in one query; databases limit the parameters of a query."""


@dataclass(frozen=True, slots=True)
class Tallies:
    """How many annotations each label and author has, and how many turns each speaker; by their ids."""

    labels: Mapping[str, int]
    authors: Mapping[str, int]
    speakers: Mapping[str, int]


NO_TEXTS: Mapping[str, str] = MappingProxyType({})


class Reader:
    """Asks one connection, inside one transaction.

    ``texts`` are source texts that the caller has in memory anyway, by hash: they never change, so
    a quote need not be fetched from the file.
    """

    def __init__(self, connection: Connection, texts: Mapping[str, str] = NO_TEXTS) -> None:
        self._connection = connection
        self._texts = texts

    def find(self, kind: type[E], *key: str | int) -> E | None:
        """The thing with this key, if there is one."""
        mapped = MAPPED[kind]
        found = self._read(kind, by_key(mapped), dict(zip(mapped.keys, key, strict=True)))
        return found[0] if found else None

    def all(self, kind: type[E], /, **where: object) -> tuple[E, ...]:
        """The things whose columns have these values (a tuple means one of them), in their order."""
        table = MAPPED[kind].table
        conditions = [
            table.c[name].in_(value) if isinstance(value, tuple) else table.c[name] == value
            for name, value in where.items()
        ]
        return self._select(kind, *conditions)

    def _select(self, kind: type[E], *conditions: ColumnElement[bool]) -> tuple[E, ...]:
        return self._read(kind, query_for(MAPPED[kind], *conditions), {})

    def _read(self, kind: type[E], query: Query, wanted: Mapping[str, object]) -> tuple[E, ...]:
        mapped = MAPPED[kind]
        try:
            items = self._items(query.items, wanted)
            parts = self._connection.execute(query.rows, wanted).partitions(_AT_ONCE)
            return cast(
                tuple[E, ...], tuple(chain.from_iterable(_made(mapped, part, items) for part in parts))
            )
        except (ValueError, TypeError, LookupError) as error:
            raise ProjectFileError(
                mark("The project is damaged: in {table}, {reason}. Restore it from a backup."),
                table=mapped.table.name,
                reason=error,
            ) from error

    def _items(
        self, query: Select[Any] | None, wanted: Mapping[str, object]
    ) -> Mapping[tuple[Any, ...], Items]:
        """The lists that the chosen rows own, by owner; equal ones, as those of turns are, are kept once."""
        lists: dict[tuple[Any, ...], list[str]] = defaultdict(list)
        if query is not None:
            for part in self._connection.execute(query, wanted).partitions(_AT_ONCE):
                for row in part:
                    lists[row[:-1]].append(row[-1])
        known: dict[Items, Items] = {}
        owned = zip(lists, map(tuple, lists.values()), strict=True)
        return {key: known.setdefault(items, items) for key, items in owned}

    def terms_misheard_as(self, spelling: str) -> tuple[Term, ...]:
        """The entries of the glossary that list this as a misheard spelling."""
        of = schema.term_spellings.c
        ids = self._connection.execute(select(of.term_id).where(of.spelling == spelling)).scalars()
        return tuple(found for found in (self.find(Term, one) for one in list(ids)) if found is not None)

    def project(self) -> Project:
        """The project that the file holds.

        Raises ``ProjectFileError`` where it holds none.
        """
        found = self.all(Project)
        if not found:
            raise ProjectFileError(mark("The file holds no project; restore it from a backup."))
        return found[0]

    def codebook(self) -> Codebook:
        """What all transcripts share."""
        return Codebook(
            self.project(),
            self.all(Annotator),
            self.all(Speaker),
            self.all(Label),
            self.all(CardField),
            self.all(Term),
        )

    def text(self, sha256: str) -> str:
        """The source text with this hash.

        Raises ``NotFound`` where the file has none.
        """
        query = select(schema.texts.c.text).where(schema.texts.c.sha256 == sha256)
        found = self._connection.execute(query).scalar_one_or_none()
        if found is None:
            raise NotFound(mark("The project holds no text with the hash {sha256}."), sha256=sha256)
        return str(found)

    def excerpt(self, sha256: str, start: int, end: int) -> str:
        """A stretch of a source text, without fetching the whole of it."""
        if sha256 in self._texts:
            return self._texts[sha256][start:end]
        column = schema.texts.c.text
        query = select(func.substr(column, start + 1, end - start)).where(schema.texts.c.sha256 == sha256)
        return str(self._connection.execute(query).scalar_one())

    def whole(self, transcript_id: str) -> AnnotatedTranscript:
        """A transcript with everything said about it.

        Raises ``NotFound`` where the project has no such transcript.
        """
        transcript = self.find(Transcript, transcript_id)
        if transcript is None:
            raise NotFound(
                mark("The project has no transcript {transcript}; look at its list of transcripts."),
                transcript=transcript_id,
            )
        here = {"transcript_id": transcript_id}
        with nothing_collected():
            return AnnotatedTranscript(
                transcript,
                self.text(transcript.text_sha256),
                self.all(Segment, **here),
                self.all(Section, **here),
                self.all(Aside, **here),
                self.all(Turn, **here),
                self.all(Annotation, **here),
                self.relations_of_transcript(transcript_id),
                self.all(Correction, **here),
                self.all(CardValue, **here),
                self.all(ReviewedSpan, **here),
            )

    def relations_of_transcript(self, transcript_id: str) -> tuple[Relation, ...]:
        """The relations that begin or end at a claim of the transcript."""
        marks, ends = schema.annotations.c, schema.relations.c
        here = marks.transcript_id == transcript_id
        return self._select(
            Relation,
            or_(
                exists().where(marks.id == ends.source_id, here),
                exists().where(marks.id == ends.target_id, here),
            ),
        )

    def relations_of(self, *annotation_ids: str) -> tuple[Relation, ...]:
        """The relations that begin or end at any of these claims."""
        ends = schema.relations.c
        found: dict[str, Relation] = {}
        for i in range(0, len(annotation_ids), _AT_ONCE):
            some = annotation_ids[i : i + _AT_ONCE]
            for relation in self._select(Relation, or_(ends.source_id.in_(some), ends.target_id.in_(some))):
                found[relation.id] = relation
        return tuple(found.values())

    def annotations_at(self, transcript_id: str, offset: int, layer: Layer) -> tuple[Annotation, ...]:
        """The annotations of a layer that hold the place, in text order."""
        table, labels = schema.annotations.c, schema.labels.c
        query = (
            select(table.id)
            .where(
                table.label_id.in_(select(labels.id).where(labels.layer == layer)),
                table.transcript_id == transcript_id,
                table.start <= offset,
                table.end > offset,
            )
            # left to itself, SQLite looks at the marks of all layers before the place
            .with_hint(schema.annotations, f"INDEXED BY {schema.BY_LABEL}", "sqlite")
        )
        ids = self._connection.execute(query).scalars().all()
        return self._select(Annotation, table.id.in_(ids)) if ids else ()

    def corrections_touching(self, transcript_id: str, start: int, end: int) -> tuple[Correction, ...]:
        """The accepted corrections that overlap ``[start, end]`` or stand at its borders, in text order."""
        table = schema.corrections.c
        accepted = and_(table.transcript_id == transcript_id, table.status == CorrectionStatus.ACCEPTED)
        # they never overlap, so of those that start before, only the last can reach the stretch
        before = select(func.max(table.start)).where(accepted, table.start < start).scalar_subquery()
        return self._select(
            Correction,
            accepted,
            table.start >= func.coalesce(before, start),
            table.start <= end,
            table.end >= start,
        )

    def unclear_over(self, transcript_id: str, start: int, end: int) -> tuple[Correction, ...]:
        """The unclear marks that share text with ``[start, end)``, in text order."""
        table = schema.corrections.c
        return self._select(
            Correction,
            table.transcript_id == transcript_id,
            table.start < end,
            table.end > start,
            table.kind == CorrectionKind.UNCLEAR,
            table.status == CorrectionStatus.PROPOSED,
        )

    @property
    def journal(self) -> Journal:
        """The journal, in the same state of the project."""
        return Journal(self._connection)

    def corrections_of_step(self, seq: int) -> tuple[Correction, ...]:
        """What a step of the journal corrected and what still stands so; nothing where there is no such step.

        Raises ``DamagedEntry``.
        """
        made = [thing for thing in self.journal.added_by(seq) if isinstance(thing, Correction)]
        return tuple(thing for thing in made if self.find(Correction, thing.id) == thing)

    def reviewed_touching(self, transcript_id: str, start: int, end: int) -> tuple[ReviewedSpan, ...]:
        """The reviewed stretches that overlap ``[start, end]`` or stand at its borders, in text order."""
        table = schema.reviewed_spans.c
        here = table.transcript_id == transcript_id
        # they never overlap, so of those that start before, only the last can reach the stretch
        before = select(func.max(table.start)).where(here, table.start < start).scalar_subquery()
        return self._select(
            ReviewedSpan,
            here,
            table.start >= func.coalesce(before, start),
            table.start <= end,
            table.end >= start,
        )

    def neighbours(self, transcript_id: str, start: int) -> tuple[Turn | None, Turn | None]:
        """The turn that holds the place and the turn after it."""
        table = schema.turns.c
        mine = table.transcript_id == transcript_id
        here = select(func.max(table.start)).where(mine, table.start <= start).scalar_subquery()
        following = select(func.min(table.start)).where(mine, table.start > start).scalar_subquery()
        found = self._connection.execute(select(here, following)).one()
        before, after = (self.find(Turn, transcript_id, s) if s is not None else None for s in found)
        return before, after

    def turns_of(self, speaker_ids: tuple[str, ...]) -> tuple[Turn, ...]:
        """The turns in which any of these speakers speaks, transcript by transcript."""
        people, table = schema.turn_speakers.c, schema.turns.c
        spoken = select(people.transcript_id, people.start).where(people.speaker_id.in_(speaker_ids))
        return self._select(Turn, tuple_(table.transcript_id, table.start).in_(spoken))

    def claims_with_topics(self, label_ids: tuple[str, ...]) -> tuple[Annotation, ...]:
        """The claims that carry any of these topics of their own."""
        topics = schema.annotation_topics.c
        carrying = select(topics.annotation_id).where(topics.label_id.in_(label_ids))
        return self._select(Annotation, schema.annotations.c.id.in_(carrying))

    def following_topic(self, transcript_id: str, offset: int) -> int | None:
        """Where the next topic after the place starts."""
        table, labels = schema.annotations.c, schema.labels.c
        query = select(func.min(table.start)).where(
            table.transcript_id == transcript_id,
            table.start > offset,
            table.label_id.in_(select(labels.id).where(labels.layer == Layer.TOPICS)),
        )
        return cast(int | None, self._connection.execute(query).scalar_one())

    def last_position(self, kind: type[Entity]) -> int:
        """The highest position in use, -1 where there is none."""
        column = MAPPED[kind].table.c.position
        found = self._connection.execute(select(func.max(column))).scalar_one()
        return -1 if found is None else int(found)

    def has_text(self, sha256: str) -> bool:
        """Whether the file holds the source text."""
        query = select(schema.texts.c.sha256).where(schema.texts.c.sha256 == sha256)
        return self._connection.execute(query).first() is not None

    def touched_by(self, edits: Collection[str], kind: type[Entity]) -> frozenset[str]:
        """The ids of the things of a kind that edits of these names, as they stand, have changed."""
        return Journal(self._connection).touched_by(edits, kind)

    def tallies(self, transcript_id: str | None = None) -> Tallies:
        """How often labels, authors and speakers occur in one transcript, or in all."""
        marks, people = schema.annotations.c, schema.turn_speakers.c

        def tally(column: Column[Any], of: Column[Any]) -> Mapping[str, int]:
            query = select(column, func.count()).group_by(column)
            query = query if transcript_id is None else query.where(of == transcript_id)
            return {key: int(count) for key, count in self._connection.execute(query) if key is not None}

        return Tallies(
            labels=tally(marks.label_id, marks.transcript_id),
            authors=tally(marks.author_id, marks.transcript_id),
            speakers=tally(people.speaker_id, people.transcript_id),
        )

    def summaries(self, *transcript_ids: str) -> tuple[TranscriptSummary, ...]:
        """Every transcript with its counts, or those with these ids, in the order of the list."""
        counts = self._counts(transcript_ids)
        wanted = {"id": transcript_ids} if transcript_ids else {}
        return tuple(
            TranscriptSummary(
                transcript,
                claims=counts["claims"].get(transcript.id, 0),
                topics=counts["topics"].get(transcript.id, 0),
                turns=counts["turns"].get(transcript.id, 0),
                speakers=counts["speakers"].get(transcript.id, 0),
                corrections=counts["corrections"].get(transcript.id, 0),
                reviewed_share=counts["reviewed"].get(transcript.id, 0) / max(1, transcript.characters),
            )
            for transcript in self.all(Transcript, **wanted)
        )

    def _counts(self, transcript_ids: Sequence[str]) -> Mapping[str, Mapping[str, int]]:
        marks, labels = schema.annotations, schema.labels.c
        reviewed, people, corrections = schema.reviewed_spans.c, schema.turn_speakers.c, schema.corrections.c

        def in_layer(layer: Layer) -> ColumnElement[bool]:
            return marks.c.label_id.in_(select(labels.id).where(labels.layer == layer))

        is_read = corrections.status == CorrectionStatus.ACCEPTED
        asked = {
            "claims": (marks.c.transcript_id, func.count(), in_layer(Layer.CLAIMS)),
            "topics": (marks.c.transcript_id, func.count(), in_layer(Layer.TOPICS)),
            "turns": (people.transcript_id, func.count(people.start.distinct()), true()),
            "speakers": (people.transcript_id, func.count(people.speaker_id.distinct()), true()),
            "corrections": (corrections.transcript_id, func.count(), is_read),
            "reviewed": (reviewed.transcript_id, func.sum(reviewed.end - reviewed.start), true()),
        }
        found: dict[str, dict[str, int]] = {}
        for name, (of, count, which) in asked.items():
            query = select(of, count).where(which).group_by(of)
            query = query.where(of.in_(transcript_ids)) if transcript_ids else query
            found[name] = {key: int(number) for key, number in self._connection.execute(query)}
        return found


def _made(mapped: Mapped, rows: Sequence[Any], items: Mapping[tuple[Any, ...], Items]) -> list[Entity]:
    """The values that the rows say; raises what parsing raises where they make no sense."""
    if not items:
        return [mapped.from_row(row, ()) for row in rows]
    at = [mapped.columns.index(name) for name in mapped.keys]
    if len(at) == 1:
        return [mapped.from_row(row, items.get((row[at[0]],), ())) for row in rows]
    key_of = itemgetter(*at)
    return [mapped.from_row(row, items.get(key_of(row), ())) for row in rows]
