"""What the values of a claim, a relation, a correction, a transcript and a field are called in the window."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from annotator.domain.annotation import Certainty, CheckWorthiness, RelationKind, Stance
from annotator.domain.correction import CorrectionKind, CorrectionOrigin, CorrectionStatus
from annotator.domain.project import FieldKind
from annotator.domain.transcript import TranscriptStatus
from annotator.language import mark, translate

_WORDS: Mapping[StrEnum, str] = {
    Stance.SUPPORTIVE: mark("Supportive"),
    Stance.NEUTRAL: mark("Neutral"),
    Stance.CRITICAL: mark("Critical"),
    Certainty.CERTAIN: mark("Certain"),
    Certainty.LIKELY: mark("Likely"),
    Certainty.POSSIBLE: mark("Possible"),
    Certainty.DOUBTFUL: mark("Doubtful"),
    CheckWorthiness.WORTHY: mark("Yes, worth checking"),
    CheckWorthiness.UNIMPORTANT: mark("No, unimportant"),
    CheckWorthiness.NOT_FACTUAL: mark("No, nothing factual"),
    TranscriptStatus.NEW: mark("New"),
    TranscriptStatus.IN_PROGRESS: mark("In progress"),
    TranscriptStatus.DONE: mark("Done"),
    FieldKind.TEXT: mark("Text"),
    FieldKind.LONG_TEXT: mark("Long text"),
    FieldKind.LIST: mark("List"),
    FieldKind.DATE: mark("Date"),
    FieldKind.CHOICES: mark("Choices from a list"),
    CorrectionKind.HOMOPHONE: mark("same sound"),
    CorrectionKind.NEAR_HOMOPHONE: mark("near sound"),
    CorrectionKind.ENGLISH: mark("English"),
    CorrectionKind.DICTIONARY: mark("dictionary"),
    CorrectionKind.NAME: mark("name"),
    CorrectionKind.NUMBER: mark("number"),
    CorrectionKind.OMISSION: mark("words left out"),
    CorrectionKind.INSERTION: mark("words not said"),
    CorrectionKind.FILLER: mark("filler"),
    CorrectionKind.REPETITION: mark("repetition"),
    CorrectionKind.PUNCTUATION: mark("punctuation"),
    CorrectionKind.UNCLEAR: mark("unclear"),
    CorrectionKind.OTHER: mark("other"),
    CorrectionOrigin.TYPED: mark("typed"),
    CorrectionOrigin.MEMORY: mark("memory"),
    CorrectionOrigin.GLOSSARY: mark("glossary"),
    CorrectionOrigin.SCAN: mark("scan"),
    CorrectionOrigin.IMPORT: mark("import"),
    CorrectionStatus.ACCEPTED: mark("accepted"),
    CorrectionStatus.PROPOSED: mark("proposed"),
    CorrectionStatus.REJECTED: mark("rejected"),
    RelationKind.SUPPORTS: mark("supports"),
    RelationKind.ATTACKS: mark("attacks"),
    RelationKind.RESTATES: mark("restates"),
    RelationKind.ANSWERS: mark("answers"),
}

_REVERSED: Mapping[RelationKind, str] = {
    RelationKind.SUPPORTS: mark("supported by"),
    RelationKind.ATTACKS: mark("attacked by"),
    RelationKind.RESTATES: mark("restated by"),
    RelationKind.ANSWERS: mark("answered by"),
}


def said(value: StrEnum) -> str:
    """The value in the language in use."""
    return translate(_WORDS[value])


def said_from_the_target(kind: RelationKind) -> str:
    """What the relation is to the claim that it points at."""
    return translate(_REVERSED[kind])
