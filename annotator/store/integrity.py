"""What ``annotator check`` looks at: the file, its hashes, offsets and references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from sqlalchemy import Connection, func, select

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.errors import UserError
from annotator.domain.label import Layer
from annotator.domain.transcript import Transcript, text_hash
from annotator.language import mark
from annotator.store import schema
from annotator.store.engine import file_problems
from annotator.store.guards import GUARD_NAMES
from annotator.store.journal import Journal, unpacked
from annotator.store.reader import Reader
from annotator.text.text_map import TextMap


class Problem(UserError):
    """Something in a project file that should not be."""


def problems(connection: Connection) -> Iterator[Problem]:
    """Everything wrong with the project, worst first; nothing for a sound one."""
    for reason in file_problems(connection):
        yield Problem(mark("The file itself is damaged: {reason}."), reason=reason)
    yield from _missing_guards(connection)
    reader = Reader(connection)
    yield from _projects(connection)
    yield from _texts(connection)
    for transcript in reader.all(Transcript):
        yield from _transcript(reader, transcript)
    yield from _journal(connection)


def _missing_guards(connection: Connection) -> Iterator[Problem]:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    for name in sorted(GUARD_NAMES - set(names)):
        yield Problem(mark("The guard {name} of the source texts is missing."), name=name)


def _projects(connection: Connection) -> Iterator[Problem]:
    count = connection.execute(select(func.count()).select_from(schema.projects)).scalar_one()
    if count != 1:
        yield Problem(mark("The file holds {count} projects instead of one."), count=count)


def _texts(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(schema.texts)).mappings():
        if text_hash(row["text"]) != row["sha256"] or len(row["text"]) != row["characters"]:
            yield Problem(mark("The source text {sha256} is not what was stored."), sha256=row["sha256"])


def _transcript(reader: Reader, transcript: Transcript) -> Iterator[Problem]:
    whole = reader.whole(transcript.id)
    if len(whole.text) != transcript.characters:
        yield Problem(mark("{title}: the text has another length than noted."), title=transcript.title)
    for kind, end in _ends(whole):
        if end > len(whole.text):
            yield Problem(
                mark("{title}: a {kind} ends at {end}, beyond the text."),
                title=transcript.title,
                kind=kind,
                end=end,
            )
    yield from _corrections(whole)
    yield from _layers(reader, whole)


class _Ranged(Protocol):
    @property
    def end(self) -> int: ...


def _ends(whole: AnnotatedTranscript) -> Iterator[tuple[str, int]]:
    shelves: dict[str, Iterable[_Ranged]] = {
        "segment": whole.segments,
        "section": whole.sections,
        "aside": whole.asides,
        "reviewed span": whole.reviewed,
        "correction": whole.corrections,
    }
    for kind, things in shelves.items():
        for thing in things:
            yield kind, thing.end
    for annotation in whole.annotations:
        yield "annotation", annotation.span.end
    for turn in whole.turns:
        yield "turn", turn.text_start


def _corrections(whole: AnnotatedTranscript) -> Iterator[Problem]:
    try:
        TextMap(len(whole.text), whole.accepted_corrections)
    except ValueError as error:
        yield Problem(
            mark("{title}: corrections contradict each other: {reason}."),
            title=whole.transcript.title,
            reason=error,
        )


def _layers(reader: Reader, whole: AnnotatedTranscript) -> Iterator[Problem]:
    labels = reader.codebook().label_by_id
    for relation in whole.relations:
        for end in (relation.source_id, relation.target_id):
            annotation = whole.annotation_by_id.get(end)
            if annotation is not None and labels[annotation.label_id].layer is not Layer.CLAIMS:
                yield Problem(
                    mark("{title}: a relation ends at something that is no claim."),
                    title=whole.transcript.title,
                )


def _journal(connection: Connection) -> Iterator[Problem]:
    journal = Journal(connection)
    for entry in journal.entries():
        try:
            unpacked(
                connection.execute(
                    select(schema.journal.c.changes).where(schema.journal.c.seq == entry.seq)
                ).scalar_one()
            )
        except (ValueError, ArithmeticError, LookupError) as error:
            yield Problem(
                mark("Entry {seq} of the journal cannot be read ({reason}); it cannot be undone."),
                seq=entry.seq,
                reason=error,
            )
