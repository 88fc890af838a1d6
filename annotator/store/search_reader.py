"""Reading what a search needs of a project: texts, accepted corrections and marks, and no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import NamedTuple

from sqlalchemy import Connection, select

from annotator.domain.correction import CorrectionStatus
from annotator.domain.span import Span
from annotator.domain.transcript import TranscriptStatus
from annotator.store import schema
from annotator.store.journal import DamagedEntry, Journal


class Listed(NamedTuple):
    """A transcript of the list, by what a search needs to know of it."""

    id: str
    text_sha256: str
    characters: int
    status: TranscriptStatus


class Replaced(NamedTuple):
    """An accepted correction: source text ``[start, end)`` reads ``replacement``."""

    start: int
    end: int
    replacement: str


class Marked(NamedTuple):
    """An annotation, by what a filter needs to know of it; ``speaker_id`` is a claim's own speaker."""

    id: str
    label_id: str
    span: Span
    speaker_id: str | None
    author_id: str | None


class Spoken(NamedTuple):
    """A turn, by who speaks in it; ``start`` is the first character of speech."""

    turn_start: int
    start: int
    speaker_ids: tuple[str, ...]


class SearchReader:
    """Asks one connection, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def revision(self) -> int:
        """How often the project was changed."""
        return Journal(self._connection).revision()

    def corrected_since(self, revision: int) -> frozenset[str] | None:
        """The transcripts whose corrections changed after a revision; ``None`` where it cannot be told."""
        try:
            return Journal(self._connection).corrected_since(revision)
        except DamagedEntry:
            return None

    def listed(self) -> tuple[Listed, ...]:
        """The transcripts in the order of the list."""
        table = schema.transcripts.c
        query = select(table.id, table.text_sha256, table.characters, table.status).order_by(
            table.position, table.id
        )
        return tuple(
            Listed(key, sha256, characters, TranscriptStatus(status))
            for key, sha256, characters, status in self._connection.execute(query)
        )

    def texts(self, hashes: Collection[str]) -> Mapping[str, str]:
        """Source texts by their hash; at most some hundreds at once."""
        table = schema.texts.c
        query = select(table.sha256, table.text).where(table.sha256.in_(hashes))
        return {row.sha256: row.text for row in self._connection.execute(query)}

    def replaced(self, transcript_ids: Collection[str]) -> Mapping[str, tuple[Replaced, ...]]:
        """The accepted corrections of transcripts, in text order; at most some hundreds at once."""
        table = schema.corrections.c
        query = (
            select(table.transcript_id, table.start, table.end, table.replacement)
            .where(table.transcript_id.in_(transcript_ids), table.status == CorrectionStatus.ACCEPTED)
            .order_by(table.transcript_id, table.start)  # no two start at one place
        )
        found: dict[str, list[Replaced]] = defaultdict(list)
        for transcript_id, *made in self._connection.execute(query).all():
            found[transcript_id].append(Replaced._make(made))
        return {transcript_id: tuple(made) for transcript_id, made in found.items()}

    def marked(self, transcript_id: str, labels: Collection[str], authors: Collection[str]) -> list[Marked]:
        """The annotations of a transcript in text order, by these labels and authors where any are given."""
        table = schema.annotations.c
        conditions = [table.transcript_id == transcript_id]
        if labels:
            conditions.append(table.label_id.in_(labels))
        if authors:
            conditions.append(table.author_id.in_(authors))
        query = (
            select(
                table.id,
                table.label_id,
                table.start,
                table.end,
                table.start_inner,
                table.end_inner,
                table.speaker_id,
                table.author_id,
            )
            .where(*conditions)
            .order_by(table.start, table.end.desc(), table.id)
        )
        return [
            Marked(key, label, Span(start, end, start_inner, end_inner), speaker, author)
            for key, label, start, end, start_inner, end_inner, speaker, author in self._connection.execute(
                query
            )
        ]

    def spoken(self, transcript_id: str) -> list[Spoken]:
        """The turns of a transcript in text order."""
        turns, people = schema.turns.c, schema.turn_speakers.c
        query = (
            select(people.start, people.speaker_id)
            .where(people.transcript_id == transcript_id)
            .order_by(people.start, people.position)
        )
        speakers: dict[int, list[str]] = defaultdict(list)
        for start, speaker_id in self._connection.execute(query):
            speakers[start].append(speaker_id)
        query = (
            select(turns.start, turns.text_start)
            .where(turns.transcript_id == transcript_id)
            .order_by(turns.start)
        )
        return [
            Spoken(start, text_start, tuple(speakers.get(start, ())))
            for start, text_start in self._connection.execute(query)
        ]
