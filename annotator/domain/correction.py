"""Corrections: records of "heard this, meant that", never edits of the text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.identity import Timestamp


class CorrectionKind(StrEnum):
    """What went wrong."""

    HOMOPHONE = "homophone"
    NEAR_HOMOPHONE = "near_homophone"
    ENGLISH = "english"
    DICTIONARY = "dictionary"
    NAME = "name"
    NUMBER = "number"
    OMISSION = "omission"
    INSERTION = "insertion"
    FILLER = "filler"
    REPETITION = "repetition"
    PUNCTUATION = "punctuation"
    UNCLEAR = "unclear"
    OTHER = "other"


class CorrectionOrigin(StrEnum):
    """Where the replacement came from."""

    TYPED = "typed"
    MEMORY = "memory"
    GLOSSARY = "glossary"
    SCAN = "scan"
    IMPORT = "import"


class CorrectionStatus(StrEnum):
    """Only accepted corrections change the reading text."""

    ACCEPTED = "accepted"
    PROPOSED = "proposed"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Correction:
    """Source text ``[start, end)`` should read ``replacement``; an insertion has ``start == end``.

    ``rule`` names the rule, term or remembered spelling that proposed it, if any did. A proposed one of the
    kind ``UNCLEAR`` says that nobody can tell what was said there; ``replacement`` is a guess, or empty.
    """

    id: str
    transcript_id: str
    start: int
    end: int
    replacement: str
    kind: CorrectionKind = CorrectionKind.OTHER
    origin: CorrectionOrigin = CorrectionOrigin.TYPED
    status: CorrectionStatus = CorrectionStatus.ACCEPTED
    rule: str = ""
    author_id: str | None = None
    created_at: Timestamp = ""

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)

    @property
    def is_unclear(self) -> bool:
        """Whether it says that words were lost here."""
        return self.kind is CorrectionKind.UNCLEAR and self.status is not CorrectionStatus.REJECTED

    @property
    def is_insertion(self) -> bool:
        return self.start == self.end
