"""What ``annotator check`` looks at: the file, its hashes, offsets and references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.errors import UserError
from annotator.domain.label import Layer
from annotator.domain.transcript import Transcript, text_hash
from annotator.language import mark
from annotator.store import schema
from annotator.store.engine import file_problems
from annotator.store.guards import GUARD_NAMES
from annotator.store.journal import DamagedEntry, Journal, unpacked
from annotator.store.reader import Reader
from annotator.text.text_map import TextMap

_DAMAGE = mark("The file itself is damaged: {reason}.")


class Problem(UserError):
    """Something in a project file that should not be."""


def problems(connection: Connection) -> Iterator[Problem]:
    """Everything wrong with the project, worst first; nothing for a sound one.

    What cannot be read is a problem, not an error: the other checks go on.
    """
    for check in (_file, _missing_guards, _projects, _texts, _transcripts, _codebook, _journal):
        yield from _told(check(connection))


def _told(found: Iterator[Problem]) -> Iterator[Problem]:
    """The problems, and last the one that kept the check from going on."""
    try:
        yield from found
    except UserError as error:
        yield Problem(error.template, **error.parameters)
    except DatabaseError as error:
        yield Problem(_DAMAGE, reason=error.orig)


def _file(connection: Connection) -> Iterator[Problem]:
    for reason in file_problems(connection):
        yield Problem(_DAMAGE, reason=reason)


def _missing_guards(connection: Connection) -> Iterator[Problem]:
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars()
    for name in sorted(GUARD_NAMES - set(names)):
        yield Problem(mark("The guard {name} of the source texts is missing."), name=name)


def _projects(connection: Connection) -> Iterator[Problem]:
    count = connection.execute(select(func.count()).select_from(schema.projects)).scalar_one()
    if count != 1:
        yield Problem(mark("The file holds {count} projects instead of one."), count=count)


def _texts(connection: Connection) -> Iterator[Problem]:
    titles = {about.text_sha256: about.title for about in Reader(connection).all(Transcript)}
    for row in connection.execute(select(schema.texts)).mappings():
        text, sha256 = str(row["text"]), row["sha256"]
        if text_hash(text) == sha256 and len(text) == row["characters"]:
            continue
        if sha256 in titles:
            yield Problem(
                mark("{title}: the source text is not what was stored (SHA-256 {sha256})."),
                title=titles[sha256],
                sha256=sha256,
            )
        else:
            yield Problem(mark("The source text {sha256} is not what was stored."), sha256=sha256)


def _transcripts(connection: Connection) -> Iterator[Problem]:
    reader = Reader(connection)
    for transcript in reader.all(Transcript):
        yield from _told(_transcript(reader, transcript))


def _transcript(reader: Reader, transcript: Transcript) -> Iterator[Problem]:
    whole = reader.whole(transcript.id)
    if len(whole.text) != transcript.characters:
        yield Problem(mark("{title}: the text has another length than noted."), title=transcript.title)
    for template, end in _ends(whole):
        if end > len(whole.text):
            yield Problem(template, title=transcript.title, end=end)
    yield from _corrections(whole)
    yield from _layers(reader, whole)


class _Ranged(Protocol):
    @property
    def end(self) -> int: ...


def _ends(whole: AnnotatedTranscript) -> Iterator[tuple[str, int]]:
    """Where each thing ends, with what to say if that is beyond the text."""
    shelves: dict[str, Iterable[_Ranged]] = {
        mark("{title}: a segment ends at {end}, beyond the text."): whole.segments,
        mark("{title}: a section ends at {end}, beyond the text."): whole.sections,
        mark("{title}: a repeat or noise ends at {end}, beyond the text."): whole.asides,
        mark("{title}: a reviewed stretch ends at {end}, beyond the text."): whole.reviewed,
        mark("{title}: a correction ends at {end}, beyond the text."): whole.corrections,
        mark("{title}: an annotation ends at {end}, beyond the text."): [a.span for a in whole.annotations],
    }
    for template, things in shelves.items():
        for thing in things:
            yield template, thing.end
    for turn in whole.turns:
        yield mark("{title}: a turn starts at {end}, beyond the text."), turn.text_start


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
    layer_of = {a.id: labels[a.label_id].layer for a in whole.annotations if a.label_id in labels}
    for relation in whole.relations:
        for end in (relation.source_id, relation.target_id):
            if layer_of.get(end, Layer.CLAIMS) is not Layer.CLAIMS:
                yield Problem(
                    mark("{title}: a relation ends at something that is no claim."),
                    title=whole.transcript.title,
                )
    for annotation in whole.annotations:
        topics = annotation.attributes.topic_ids or ()
        if any(topic in labels and labels[topic].layer is not Layer.TOPICS for topic in topics):
            yield Problem(mark("{title}: a claim has a topic that is none."), title=whole.transcript.title)


def _codebook(connection: Connection) -> Iterator[Problem]:
    labels = Reader(connection).codebook().label_by_id
    for label in labels.values():
        seen = {label.id}
        step = labels.get(label.parent_id or "")
        while step is not None and step.id not in seen:
            seen.add(step.id)
            step = labels.get(step.parent_id or "")
        if step is not None:
            yield Problem(mark("The topic “{name}” stands under itself."), name=label.name)


def _journal(connection: Connection) -> Iterator[Problem]:
    for row in connection.execute(select(schema.journal.c.seq, schema.journal.c.changes)):
        try:
            unpacked(row.changes)
        except DamagedEntry as error:
            yield Problem(
                mark("Entry {seq} of the journal cannot be read ({reason}); it cannot be undone."),
                seq=row.seq,
                reason=error.parameters["reason"],
            )
    Journal(connection).entries()
