"""Annotations: spans with a label, and the relations between claims."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.identity import Timestamp
from annotator.domain.span import Span


class Stance(StrEnum):
    """The claim's attitude to what it is about."""

    SUPPORTIVE = "supportive"
    NEUTRAL = "neutral"
    CRITICAL = "critical"


class Certainty(StrEnum):
    """How sure the speaker is."""

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"


class CheckWorthiness(StrEnum):
    """Whether somebody should check the claim, in the three classes of ClaimBuster."""

    WORTHY = "worthy"
    UNIMPORTANT = "unimportant"
    NOT_FACTUAL = "not_factual"


@dataclass(frozen=True, slots=True)
class ClaimAttributes:
    """What is said about a claim beyond its type and its words; ``None`` or empty where nothing is.

    ``wording`` is the normalised wording. ``speaker_id`` overrides the speaker of the turn under the
    claim (a quoted third party); ``topic_ids`` overrides the topics under it, ``None`` inherits them.
    """

    stance: Stance | None = None
    certainty: Certainty | None = None
    check_worthiness: CheckWorthiness | None = None
    wording: str = ""
    speaker_id: str | None = None
    topic_ids: tuple[str, ...] | None = None


NO_ATTRIBUTES = ClaimAttributes()


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span of one transcript with a label of the claims or topics layer."""

    id: str
    transcript_id: str
    label_id: str
    span: Span
    attributes: ClaimAttributes = NO_ATTRIBUTES
    note: str = ""
    author_id: str | None = None
    created_at: Timestamp = ""
    modified_at: Timestamp = ""

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)


def annotation_order(annotation: Annotation) -> tuple[int, int, str]:
    """Text order: by start, the longer first."""
    return (annotation.span.start, -annotation.span.end, annotation.id)


class RelationKind(StrEnum):
    """What one claim does to another."""

    SUPPORTS = "supports"
    ATTACKS = "attacks"
    RESTATES = "restates"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Relation:
    """``source_id`` supports, attacks, restates or answers ``target_id``; both are claims."""

    id: str
    kind: RelationKind
    source_id: str
    target_id: str
    note: str = ""
    author_id: str | None = None
    created_at: Timestamp = ""

    @property
    def key(self) -> tuple[str, ...]:
        return (self.id,)
