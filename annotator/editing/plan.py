"""What an edit is: a small value that plans changes on a project and never makes them itself.

An edit reads the project through the :class:`Desk`, checks that it makes sense there, and returns
a :class:`Plan`. The workspace writes the plan, and with it the journal, in one transaction; the
reversed plan is the edit's inverse. How to add an edit: write a frozen dataclass with ``kind``,
plain fields and ``plan``; add it to ``EDITS`` in :mod:`annotator.editing.registry` and its readable
name to :mod:`annotator.editing.naming`; describe it in ``docs/edits.md``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from annotator.domain.annotation import Annotation, Relation
from annotator.domain.changes import Change, Entity
from annotator.domain.errors import InvalidEdit, NotFound
from annotator.domain.identity import Timestamp, new_id
from annotator.domain.label import Label, Layer
from annotator.domain.project import LONGEST_TERM, CardField, Term
from annotator.domain.reading import Reading, SourceFile
from annotator.domain.ruling import Ruling
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import SourceText, Transcript
from annotator.language import mark
from annotator.store.reader import Reader
from annotator.text.clusters import whole_until


@dataclass(frozen=True, slots=True)
class Plan:
    """What an edit will do: its changes in order, new source texts, and words for its readable name."""

    changes: tuple[Change, ...]
    about: Mapping[str, str] = field(default_factory=dict)
    texts: tuple[SourceText, ...] = ()


class Edit(Protocol):
    """One verb with its particulars."""

    kind: ClassVar[str]

    def plan(self, desk: Desk) -> Plan:
        """The changes that the edit means on the project as it is.

        Raises ``InvalidEdit`` or ``NotFound`` where it makes no sense there.
        """
        ...


StructureReader = Callable[[SourceFile, tuple[Ruling, ...]], Reading]
"""Finds the structure of a text that is one transcript."""


def _without_reading(source: SourceFile, rulings: tuple[Ruling, ...]) -> Reading:
    """For edits that read no text."""
    raise InvalidEdit(mark("Nobody here can read “{title}” anew."), title=source.path)


@dataclass(frozen=True)
class Desk:
    """What an edit has before it: the project as it is, who edits, and when.

    Things are named by id or, for scripts, by a name that only one of them has; transcripts also
    by their number in the list, from 1. ``read`` finds the structure of a text by some rulings.
    """

    reader: Reader
    author_id: str | None = None
    at: Timestamp = ""
    read: StructureReader = _without_reading

    def transcript(self, named: str) -> Transcript:
        """The transcript with this id or number.

        Raises ``NotFound``.
        """
        found = self.reader.find(Transcript, named)
        if found is None and named.isdecimal() and len(named) < 10:
            listed = self.reader.all(Transcript)
            if 1 <= int(named) <= len(listed):
                found = listed[int(named) - 1]
        if found is None:
            raise NotFound(
                mark("The project has no transcript {transcript}; look at its list of transcripts."),
                transcript=named,
            )
        return found

    def annotation(self, identity: str) -> Annotation:
        """The annotation with this id.

        Raises ``NotFound``.
        """
        found = self.reader.find(Annotation, identity)
        if found is None:
            raise NotFound(mark("There is no annotation {annotation}."), annotation=identity)
        return found

    def claim(self, identity: str) -> Annotation:
        """The claim with this id.

        Raises ``NotFound``, or ``InvalidEdit`` for an annotation of another layer.
        """
        found = self.annotation(identity)
        label = self.reader.find(Label, found.label_id)
        if label is None or label.layer is not Layer.CLAIMS:
            raise InvalidEdit(mark("The annotation {annotation} is no claim."), annotation=identity)
        return found

    def relation(self, identity: str) -> Relation:
        """The relation with this id.

        Raises ``NotFound``.
        """
        found = self.reader.find(Relation, identity)
        if found is None:
            raise NotFound(mark("There is no relation {relation}."), relation=identity)
        return found

    def label(self, named: str, layer: Layer | None = None) -> Label:
        """The label with this id or name.

        Raises ``NotFound``, or ``InvalidEdit`` where several have the name.
        """
        found = self.reader.find(Label, named)
        if found is not None and layer in (None, found.layer):
            return found
        alike = [x for x in self.reader.all(Label, name=named) if layer in (None, x.layer)]
        if not alike:
            raise NotFound(mark("The codebook has no label “{label}”; add it first."), label=named)
        if len(alike) > 1:
            raise InvalidEdit(mark("Several labels are called “{label}”; give its id."), label=named)
        return alike[0]

    def speaker(self, named: str, transcript_id: str | None = None) -> Speaker:
        """The speaker with this id or name; a transcript's own seats and roles come first.

        Raises ``NotFound``, or ``InvalidEdit`` for a seat or role of another transcript, and where
        several have the name.
        """
        found = self.reader.find(Speaker, named)
        alike = (found,) if found is not None else self.reader.all(Speaker, name=named)
        if not alike:
            raise NotFound(mark("There is no speaker “{speaker}”; add them first."), speaker=named)
        for only_in in (transcript_id, None):
            for speaker in alike:
                if speaker.only_in == only_in:
                    return speaker
        if transcript_id is not None:
            raise InvalidEdit(
                mark("“{speaker}” is known in another transcript only; add a speaker for this one."),
                speaker=alike[0].name,
            )
        if len(alike) > 1:
            raise InvalidEdit(mark("Several speakers are called “{speaker}”; give an id."), speaker=named)
        return alike[0]

    def field(self, named: str) -> CardField:
        """The card field with this id or name.

        Raises ``NotFound``.
        """
        found = self.reader.find(CardField, named)
        alike = (found,) if found is not None else self.reader.all(CardField, name=named)
        if not alike:
            raise NotFound(mark("The cards have no field “{field}”; add it first."), field=named)
        return alike[0]

    def term(self, named: str) -> Term:
        """The glossary entry with this id or term.

        Raises ``NotFound``.
        """
        found = self.reader.find(Term, named)
        alike = (found,) if found is not None else self.reader.all(Term, term=named)
        if not alike:
            raise NotFound(mark("The glossary has no term “{term}”."), term=named)
        return alike[0]

    def new_identity(self, kind: type[Entity], wished: str) -> str:
        """The id that a new thing of this kind gets: the one wished for, or a fresh one.

        Raises ``InvalidEdit`` for a wished id that is taken or has more than 32 characters.
        """
        if not wished:
            return new_id()
        if len(wished) > 32:
            raise InvalidEdit(mark("An id has at most 32 characters: {id}."), id=wished)
        if self.reader.find(kind, wished) is not None:
            raise InvalidEdit(mark("The id {id} is taken; choose another, or leave it out."), id=wished)
        return wished


def check_stretch(transcript: Transcript, start: int, end: int, *, is_empty_right: bool = True) -> None:
    """Raise ``InvalidEdit`` where a transcript has no such stretch, or it is empty and must not be."""
    if not 0 <= start <= end <= transcript.characters or (start == end and not is_empty_right):
        raise InvalidEdit(
            mark("{start} to {end} is no stretch of a text of {characters} characters."),
            start=start,
            end=end,
            characters=transcript.characters,
        )


def cleaned_name(name: str) -> str:
    """A name without blanks around it.

    Raises ``InvalidEdit`` where nothing remains.
    """
    cleaned = " ".join(name.split())
    if not cleaned:
        raise InvalidEdit(mark("A name needs at least one character."))
    return cleaned


def cleaned_term(words: str) -> str:
    """A term in one line. Raises ``InvalidEdit`` for what says nothing and for what is too long."""
    word = " ".join(words.split())
    if not any(map(str.isalnum, word)):
        raise InvalidEdit(mark("A term needs at least one letter, digit or Chinese character."))
    if len(word) > LONGEST_TERM:
        raise InvalidEdit(mark("A term has at most {count} characters."), count=LONGEST_TERM)
    return word


def shortened(text: str, length: int = 24) -> str:
    """A quote short enough for a menu."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: whole_until(flat, length - 1)] + "…"
