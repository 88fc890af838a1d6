"""What the whole project shares: its name, its annotators, card fields, glossary and decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.domain.changes import Change, added, removed
from annotator.domain.errors import InvalidEdit
from annotator.domain.project import (
    Annotator,
    CardField,
    CardValue,
    Decision,
    FieldKind,
    Term,
    Verdict,
)
from annotator.editing.plan import Desk, Plan, cleaned_name, cleaned_term
from annotator.editing.terms import refuse_known_spelling, refuse_right_spellings
from annotator.language import mark


@dataclass(frozen=True)
class RenameProject:
    """Give the project another name; the file keeps its own."""

    kind: ClassVar[str] = "rename_project"
    name: str

    def plan(self, desk: Desk) -> Plan:
        before = desk.reader.project()
        after = replace(before, name=cleaned_name(self.name))
        return Plan((Change(before, after),) if after != before else (), {"name": after.name})


@dataclass(frozen=True)
class AddAnnotator:
    """Add a person who labels."""

    kind: ClassVar[str] = "add_annotator"
    name: str
    id: str = ""

    def plan(self, desk: Desk) -> Plan:
        name = cleaned_name(self.name)
        if desk.reader.all(Annotator, name=name):
            raise InvalidEdit(mark("There is an annotator called “{name}” already."), name=name)
        return Plan((added(Annotator(desk.new_identity(Annotator, self.id), name, desk.at)),), {"name": name})


@dataclass(frozen=True)
class AddField:
    """Let the cards of the project have a further field."""

    kind: ClassVar[str] = "add_field"
    name: str
    field_kind: FieldKind = FieldKind.TEXT
    choices: tuple[str, ...] = ()
    id: str = ""

    def plan(self, desk: Desk) -> Plan:
        name = cleaned_name(self.name)
        _refuse_same_field(desk, name, "")
        position = desk.reader.last_position(CardField) + 1
        choices = tuple(dict.fromkeys(c.strip() for c in self.choices if c.strip()))
        field = CardField(desk.new_identity(CardField, self.id), name, self.field_kind, choices, position)
        return Plan((added(field),), {"field": name})


@dataclass(frozen=True)
class EditField:
    """Rename a field of the cards, change its kind or choices; ``None`` leaves that part as it is.

    A field filled with several values keeps a kind that holds several.
    """

    kind: ClassVar[str] = "edit_field"
    field: str
    name: str | None = None
    field_kind: FieldKind | None = None
    choices: tuple[str, ...] | None = None
    position: int | None = None

    def plan(self, desk: Desk) -> Plan:
        before = desk.field(self.field)
        after = replace(
            before,
            name=before.name if self.name is None else cleaned_name(self.name),
            kind=before.kind if self.field_kind is None else self.field_kind,
            choices=before.choices
            if self.choices is None
            else tuple(dict.fromkeys(c.strip() for c in self.choices if c.strip())),
            position=before.position if self.position is None else self.position,
        )
        _refuse_same_field(desk, after.name, before.id)
        if after.kind not in (FieldKind.LIST, FieldKind.CHOICES):
            for value in desk.reader.all(CardValue, field_id=before.id):
                if len(value.values) > 1:
                    raise InvalidEdit(
                        mark("Some cards hold several values in “{field}”; it stays a list."),
                        field=before.name,
                    )
        return Plan((Change(before, after),) if after != before else (), {"field": after.name})


@dataclass(frozen=True)
class RemoveField:
    """Take a field away from all cards, with what they say in it."""

    kind: ClassVar[str] = "remove_field"
    field: str

    def plan(self, desk: Desk) -> Plan:
        field = desk.field(self.field)
        values = desk.reader.all(CardValue, field_id=field.id)
        return Plan((*(removed(v) for v in values), removed(field)), {"field": field.name})


@dataclass(frozen=True)
class AddTerm:
    """Add a term to the glossary."""

    kind: ClassVar[str] = "add_term"
    term: str
    sound: str = ""
    term_kind: str = ""
    note: str = ""
    spellings: tuple[str, ...] = ()
    id: str = ""

    def plan(self, desk: Desk) -> Plan:
        word = cleaned_term(self.term)
        _refuse_same_term(desk, word, "")
        spellings = tuple(dict.fromkeys(self.spellings))
        refuse_known_spelling(desk, word)
        term = Term(desk.new_identity(Term, self.id), word, self.sound, self.term_kind, self.note, spellings)
        refuse_right_spellings(desk, term)
        return Plan((added(term),), {"term": word})


@dataclass(frozen=True)
class EditTerm:
    """Change an entry of the glossary; ``None`` leaves that part as it is."""

    kind: ClassVar[str] = "edit_term"
    term: str
    spelling: str | None = None
    sound: str | None = None
    term_kind: str | None = None
    note: str | None = None
    spellings: tuple[str, ...] | None = None

    def plan(self, desk: Desk) -> Plan:
        before = desk.term(self.term)
        after = replace(
            before,
            term=before.term if self.spelling is None else cleaned_term(self.spelling),
            sound=before.sound if self.sound is None else self.sound,
            kind=before.kind if self.term_kind is None else self.term_kind,
            note=before.note if self.note is None else self.note,
            spellings=before.spellings if self.spellings is None else tuple(dict.fromkeys(self.spellings)),
        )
        _refuse_same_term(desk, after.term, before.id)
        if after.term != before.term:
            refuse_known_spelling(desk, after.term, before.id)
        refuse_right_spellings(desk, after, before.spellings if after.term == before.term else ())
        return Plan((Change(before, after),) if after != before else (), {"term": after.term})


@dataclass(frozen=True)
class RemoveTerms:
    """Take terms out of the glossary."""

    kind: ClassVar[str] = "remove_terms"
    terms: tuple[str, ...]

    def plan(self, desk: Desk) -> Plan:
        gone = list(dict.fromkeys(desk.term(t) for t in self.terms))
        if not gone:
            raise InvalidEdit(mark("There is nothing to remove."))
        return Plan(tuple(removed(t) for t in gone), {"term": gone[0].term, "count": str(len(gone))})


@dataclass(frozen=True)
class Decide:
    """Remember the answer to a suggestion, for one place or for all alike."""

    kind: ClassVar[str] = "decide"
    suggestion_kind: str
    source: str
    replacement: str
    verdict: Verdict
    transcript: str | None = None
    start: int | None = None
    id: str = ""

    def plan(self, desk: Desk) -> Plan:
        if self.start is not None and self.transcript is None:
            raise InvalidEdit(mark("A place needs the transcript that it lies in."))
        transcript = None if self.transcript is None else desk.transcript(self.transcript)
        if self.start is not None and transcript is not None and not 0 <= self.start <= transcript.characters:
            raise InvalidEdit(mark("The place {start} lies outside the text."), start=self.start)
        decision = Decision(
            desk.new_identity(Decision, self.id),
            self.suggestion_kind,
            self.source,
            self.replacement,
            self.verdict,
            None if transcript is None else transcript.id,
            self.start,
            desk.author_id,
            desk.at,
        )
        return Plan((added(decision),), {"source": self.source, "replacement": self.replacement})


def _refuse_same_field(desk: Desk, name: str, own_id: str) -> None:
    if any(f.id != own_id for f in desk.reader.all(CardField, name=name)):
        raise InvalidEdit(mark("The cards have a field called “{field}” already."), field=name)


def _refuse_same_term(desk: Desk, term: str, own_id: str) -> None:
    if any(t.id != own_id for t in desk.reader.all(Term, term=term)):
        raise InvalidEdit(mark("The glossary has “{term}” already."), term=term)
