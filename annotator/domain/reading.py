"""How a file reads: what ``inspect`` shows and the import preview offers, before anything is stored.

All offsets count code points from the start of the whole decoded text, also where a file holds
several transcripts. Everything here is a proposal.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file decoded once: BOM dropped, line ends LF, nothing else touched.

    ``encoding`` is Python's name for it in lower case; ``newline`` is LF, CRLF, CR or mixed.
    ``is_guess`` says that neither the file nor the user told the encoding: others are possible.
    """

    path: str
    text: str
    encoding: str
    newline: str
    is_guess: bool = False


class Shape(StrEnum):
    """The kind of document that a transcript was read as."""

    LABELLED = "labelled"
    NOTES = "notes"
    RECORD = "record"
    PROSE = "prose"
    RECOGNISED = "recognised"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class FoundSpeaker:
    """A speaker that the text names; ``generic`` for seats and roles that hold in this text only.

    ``evidence`` says in words why it is one, in English, to be translated when it is shown.
    """

    name: str
    aliases: tuple[str, ...] = ()
    affiliation: str | None = None
    role: str | None = None
    generic: bool = False
    evidence: str = ""


class FoundTurn(NamedTuple):
    """``[start, end)``: from the label, heading or introducing sentence on; speech from ``text_start``.

    ``speaker`` is ``None`` where nobody can be told; ``also`` names those who speak together. Turns
    are in text order and never overlap; the text between them (headings, quotes, a reporter's own
    words, noise) is nobody's.
    """

    speaker: str | None
    start: int
    text_start: int
    end: int
    evidence: Evidence
    also: tuple[str, ...] = ()


class FoundSection(NamedTuple):
    """The stretch under a heading, level 1 outermost."""

    title: str
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundRepeat:
    """``[start, end)`` repeats the text that begins at ``of``."""

    start: int
    end: int
    of: int


class FoundNoise(NamedTuple):
    """A stretch that is no speech."""

    start: int
    end: int
    kind: AsideKind


class FoundSegment(NamedTuple):
    """A paragraph or cue; times in milliseconds where the file has them."""

    start: int
    end: int
    kind: SegmentKind = SegmentKind.PARAGRAPH
    start_ms: int | None = None
    end_ms: int | None = None


class Rejected(NamedTuple):
    """Something that looked like a label or heading and was not taken for one."""

    start: int
    end: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """Words of a third party inside a turn, such as 希尔伯特曾说：“…”: not a turn of theirs."""

    name: str
    start: int
    end: int
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A new speaker may start at ``start``, perhaps the one named; a suggestion and no more."""

    start: int
    name: str | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class FoundWarning:
    """Personal data over ``[start, end)``, such as a telephone number; ``text`` are its words."""

    start: int
    end: int
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class SameSpeaker:
    """``name`` and ``same_as`` may be one speaker: offered, never applied unasked."""

    name: str
    same_as: str
    evidence: str = ""


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Reading:
    """One transcript as a file is read: its range ``[start, end)`` in the decoded text and what is in it.

    ``unplaced`` are ranges of lines that are speech but that no rule could give to anybody.
    """

    start: int
    end: int
    shape: Shape = Shape.PLAIN
    title: str | None = None
    metadata: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    speakers: tuple[FoundSpeaker, ...] = ()
    sections: tuple[FoundSection, ...] = ()
    turns: tuple[FoundTurn, ...] = ()
    repeats: tuple[FoundRepeat, ...] = ()
    noise: tuple[FoundNoise, ...] = ()
    segments: tuple[FoundSegment, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    cues: tuple[FoundCue, ...] = ()
    warnings: tuple[FoundWarning, ...] = ()
    same: tuple[SameSpeaker, ...] = ()
    unplaced: tuple[tuple[int, int], ...] = ()
