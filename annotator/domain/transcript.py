"""A transcript: one immutable source text, and what was found or said about the whole of it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.identity import Timestamp


class TranscriptStatus(StrEnum):
    """How far the labelling of a transcript has come, as its annotator says."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Transcript:
    """One transcript of a project, without its text.

    ``text_sha256`` names the source text it is about; ``characters`` is that text's length in code
    points. ``encoding`` and ``newline`` say how the file was written (``newline`` is ``LF``,
    ``CRLF``, ``CR`` or ``mixed``). ``position`` orders the list.
    """

    id: str
    title: str
    text_sha256: str
    characters: int
    file_name: str = ""
    encoding: str = "utf-8"
    newline: str = "LF"
    language: str = ""
    status: TranscriptStatus = TranscriptStatus.NEW
    position: int = 0
    imported_at: Timestamp = ""

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)


@dataclass(frozen=True, slots=True)
class SourceText:
    """A decoded text as it is stored: BOM dropped, line ends LF, nothing else touched, never changed."""

    text: str
    sha256: str

    @classmethod
    def of(cls, text: str) -> SourceText:
        """The source text with its hash."""
        return cls(text, text_hash(text))

    @property
    def key(self) -> tuple[str, ...]:
        return (self.sha256,)


def text_hash(text: str) -> str:
    """SHA-256 of the text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class SegmentKind(StrEnum):
    """What a segment is to its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LABEL = "label"
    LIST_ITEM = "list_item"
    METADATA = "metadata"
    CAPTION = "caption"
    IMAGE = "image"
    PULL_QUOTE = "pull_quote"
    NOISE = "noise"
    BLANK = "blank"
    CUE = "cue"


@dataclass(frozen=True, slots=True)
class Segment:
    """A paragraph or cue of source text; times in milliseconds where they are known."""

    transcript_id: str
    start: int
    end: int
    kind: SegmentKind = SegmentKind.PARAGRAPH
    start_ms: int | None = None
    end_ms: int | None = None

    @property
    def key(self) -> tuple[str | int, ...]:
        return (self.transcript_id, self.start)


@dataclass(frozen=True, slots=True)
class Section:
    """The stretch of text under a heading; ``level`` 1 is the outermost."""

    transcript_id: str
    start: int
    end: int
    title: str
    level: int = 1

    @property
    def key(self) -> tuple[str | int, ...]:
        return (self.transcript_id, self.start)


class AsideKind(StrEnum):
    """Why a stretch of source text is not speech of its own."""

    REPEAT = "repeat"
    IMAGE = "image"
    CAPTION = "caption"
    CREDIT = "credit"
    INTERFACE = "interface"
    TEASER = "teaser"
    CONTENTS = "contents"
    EMOJI = "emoji"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch that repeats other text or is noise: kept, shown dimmed, never counted as speech.

    ``of`` is where the text stands first, for a repeat.
    """

    transcript_id: str
    start: int
    end: int
    kind: AsideKind = AsideKind.OTHER
    of: int | None = None

    @property
    def key(self) -> tuple[str | int, ...]:
        return (self.transcript_id, self.start)


@dataclass(frozen=True, slots=True)
class ReviewedSpan:
    """A stretch of source text that an annotator has read and is done with."""

    transcript_id: str
    start: int
    end: int

    @property
    def key(self) -> tuple[str | int, ...]:
        return (self.transcript_id, self.start)
