"""Bringing a transcript into the project, as a file was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import ClassVar

from annotator.domain.changes import Change, Entity, added
from annotator.domain.colours import next_colour
from annotator.domain.errors import InvalidEdit
from annotator.domain.identity import new_id
from annotator.domain.project import CardField, CardValue, FieldKind
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import Ruling, kept, rulings_within
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import SourceText, Transcript, text_hash
from annotator.editing.card_fields import field_for
from annotator.editing.plan import Desk, Plan, shortened
from annotator.editing.structure import asides_of, new_speaker, sections_of, segments_of, turns_of
from annotator.language import mark


@dataclass(frozen=True)
class ImportTranscript:
    """Add one transcript with the speakers, turns, sections and card that its reading proposes.

    Offsets are counted from the transcript's own first character. A text that the project has
    already is refused. ``rulings`` are what a person has decided about the reading; like it, they
    count offsets in the whole file.
    """

    kind: ClassVar[str] = "import_transcript"
    source: SourceFile
    reading: Reading
    id: str = ""
    rulings: tuple[Ruling, ...] = ()

    def plan(self, desk: Desk) -> Plan:
        text = SourceText.of(self.source.text[self.reading.start : self.reading.end])
        there = desk.reader.all(Transcript, text_sha256=text.sha256)
        if there:
            raise InvalidEdit(mark("The project has this text already, as “{title}”."), title=there[0].title)
        transcript = self._transcript(desk, text)
        speakers, people = self._speakers(desk, transcript)
        parts: list[Entity] = [transcript, *speakers]
        parts += self._structure(transcript, people)
        parts += self._card(desk, transcript)
        parts += kept(transcript.id, rulings_within(self.rulings, self.reading.start, self.reading.end))
        changes: tuple[Change, ...] = tuple(added(part) for part in parts)
        return Plan(changes, {"title": shortened(transcript.title, 40)}, (text,))

    def _transcript(self, desk: Desk, text: SourceText) -> Transcript:
        name = _storable(PurePath(self.source.path).name)
        return Transcript(
            desk.new_identity(Transcript, self.id),
            " ".join((self.reading.title or "").split()) or PurePath(name).stem,
            text.sha256,
            len(text.text),
            name,
            self.source.encoding,
            self.source.newline,
            position=desk.reader.last_position(Transcript) + 1,
            imported_at=desk.at,
        )

    def _speakers(self, desk: Desk, transcript: Transcript) -> tuple[list[Speaker], Mapping[str, str]]:
        """The speakers that are new, and everybody's id by the name that the reading uses.

        People whom the project knows by name or alias are the same people; seats and roles are
        known in their own transcript only.
        """
        shared = [s for s in desk.reader.all(Speaker) if s.only_in is None]
        known = {alias: s.id for s in shared for alias in s.aliases} | {s.name: s.id for s in shared}
        colours = [s.colour for s in desk.reader.all(Speaker)]
        position = desk.reader.last_position(Speaker) + 1
        new: list[Speaker] = []
        ids: dict[str, str] = {}
        for found in self.reading.speakers:
            if found.name in ids:
                continue
            if not found.generic and found.name in known:
                ids[found.name] = known[found.name]
                continue
            colours.append(next_colour(colours))
            speaker = new_speaker(found, colours[-1], position + len(new), transcript.id)
            new.append(speaker)
            ids[found.name] = speaker.id
        return new, ids

    def _structure(self, transcript: Transcript, people: Mapping[str, str]) -> list[Entity]:
        reading, identity = self.reading, transcript.id
        return [
            *segments_of(reading, identity),
            *sections_of(reading, identity),
            *asides_of(reading, identity),
            *turns_of(reading, self.source.text, identity, people),
        ]

    def _card(self, desk: Desk, transcript: Transcript) -> list[Entity]:
        """The metadata as the card; keys that no field of the project stands for become new fields."""
        fields = list(desk.reader.all(CardField))
        position = desk.reader.last_position(CardField) + 1
        parts: list[Entity] = []
        values: dict[str, tuple[str, ...]] = {}
        for key, value in self.reading.metadata.items():
            entries = (value,) if isinstance(value, str) else tuple(value)
            entries = tuple(dict.fromkeys(e.strip() for e in entries if e.strip()))
            if not entries or not key.strip() or entries == (transcript.title,):
                continue
            field = field_for(key, fields)
            if field is None:
                kind = FieldKind.TEXT if isinstance(value, str) else FieldKind.LIST
                field = CardField(new_id(), key.strip(), kind, position=position)
                position += 1
                fields.append(field)
                parts.append(field)
            values[field.id] = _combined(field, values.get(field.id, ()), entries)
        return [*parts, *(CardValue(transcript.id, f, v) for f, v in values.items())]


def _storable(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 become question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def _combined(field: CardField, before: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    together = tuple(dict.fromkeys((*before, *more)))
    if field.kind in (FieldKind.LIST, FieldKind.CHOICES):
        return together
    return ("\n".join(together),)


def is_known(desk: Desk, source: SourceFile, reading: Reading) -> Transcript | None:
    """The transcript of the project that has the reading's text, if there is one."""
    sha256 = text_hash(source.text[reading.start : reading.end])
    found = desk.reader.all(Transcript, text_sha256=sha256)
    return found[0] if found else None
