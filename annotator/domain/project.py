"""A project and what all its transcripts share: people, codebook, card fields, glossary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.identity import Timestamp


@dataclass(frozen=True, slots=True)
class Project:
    """One project: one file."""

    id: str
    name: str
    created_at: Timestamp = ""

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)


@dataclass(frozen=True, slots=True)
class Annotator:
    """A person who labels."""

    id: str
    name: str
    created_at: Timestamp = ""

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)


class FieldKind(StrEnum):
    """What a field of the card holds: one text, several texts, a date, or choices from a list."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    LIST = "list"
    DATE = "date"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class CardField:
    """A field that the cards of a project have; ``choices`` for fields filled from a list."""

    id: str
    name: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[str, ...] = ()
    position: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)


@dataclass(frozen=True, slots=True)
class CardValue:
    """What one transcript's card says in one field: one text or, for lists and choices, several."""

    transcript_id: str
    field_id: str
    values: tuple[str, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return (self.transcript_id, self.field_id)


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry: a term that ought to appear, its sound in pinyin, its misheard spellings."""

    id: str
    term: str
    sound: str = ""
    kind: str = ""
    note: str = ""
    spellings: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)


LONGEST_TERM = 48
"""Characters of a term and of a wording that is remembered: the longest names of offices and laws in use have
some forty. What is longer was rewritten, not misheard.
"""


class Verdict(StrEnum):
    """What a user said of a suggestion."""

    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Decision:
    """The user's answer to a suggestion, remembered so that it is not made again.

    ``source`` and ``replacement`` say what was proposed; without ``transcript_id`` the answer
    holds for every alike suggestion in the project, with ``start`` for that one place.
    """

    id: str
    kind: str
    source: str
    replacement: str
    verdict: Verdict
    transcript_id: str | None = None
    start: int | None = None
    author_id: str | None = None
    created_at: Timestamp = ""

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)
