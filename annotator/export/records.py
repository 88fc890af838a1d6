"""One record for each thing in a dataset: made once, checked, and written by every writer.

The fields of a record are, in this order, the columns of its sheet. Positions named ``source_...``
are code points into the source text, ``start`` and ``end`` alone into the reading text; all are
half-open. A quote is always ``text[start:end]`` of its text. Several values are a tuple. ``None``
says that there is nothing to say.
"""

from __future__ import annotations

from typing import NamedTuple


class ClaimRecord(NamedTuple):
    """A claim. ``speakers_from`` and ``topics_from`` say ``inherited`` or ``own``."""

    transcript: str
    speakers: tuple[str, ...]
    label: str
    quote: str
    wording: str | None
    topics: tuple[str, ...]
    section: str | None
    stance: str | None
    certainty: str | None
    check_worthiness: str | None
    note: str | None
    context_before: str
    context_after: str
    source_quote: str
    start: int
    end: int
    source_start: int
    source_end: int
    start_inner: int
    end_inner: int
    turn: int | None
    speakers_from: str
    topics_from: str
    unclear: int
    author: str | None
    created_at: str | None
    modified_at: str | None
    claim_id: str
    transcript_id: str
    label_id: str
    speaker_ids: tuple[str, ...]
    topic_ids: tuple[str, ...]
    author_id: str | None


class TurnRecord(NamedTuple):
    """A turn; ``quote`` is its speech, ``with_label`` also the label or sentence that introduces it.

    Turns divide the text, so each runs up to the next one, line ends included. Words inserted
    exactly where a turn or its speech begins belong to what begins there.
    """

    transcript: str
    speakers: tuple[str, ...]
    quote: str
    section: str | None
    turn: int
    claims: int
    characters: int
    with_label: str
    source_quote: str
    source_with_label: str
    start: int
    text_start: int
    end: int
    source_start: int
    source_text_start: int
    source_end: int
    evidence: str
    transcript_id: str
    speaker_ids: tuple[str, ...]


class TopicRecord(NamedTuple):
    """A stretch marked with a topic; ``claims`` counts the claims in the dataset that are on it there."""

    transcript: str
    topic: str
    path: str
    quote: str
    section: str | None
    note: str | None
    level: int
    claims: int
    context_before: str
    context_after: str
    source_quote: str
    start: int
    end: int
    source_start: int
    source_end: int
    start_inner: int
    end_inner: int
    author: str | None
    created_at: str | None
    modified_at: str | None
    topic_mark_id: str
    transcript_id: str
    label_id: str
    author_id: str | None


class SpeakerRecord(NamedTuple):
    """A speaker, with what is theirs in the dataset; ``characters`` count their speech, reading text."""

    speaker: str
    aliases: tuple[str, ...]
    affiliation: str | None
    role: str | None
    only_in: str | None
    transcripts: int
    turns: int
    characters: int
    claims: int
    colour: str | None
    key: str | None
    speaker_id: str


class CorrectionRecord(NamedTuple):
    """ "Heard this, meant that". Positions and quote in the reading text only where it is accepted, or marks
    an unclear passage: then ``replacement`` is a guess, and the quote what was heard.
    """

    transcript: str
    source_quote: str
    quote: str | None
    replacement: str
    kind: str
    status: str
    origin: str
    rule: str | None
    speakers: tuple[str, ...]
    section: str | None
    context_before: str
    context_after: str
    start: int | None
    end: int | None
    source_start: int
    source_end: int
    author: str | None
    created_at: str | None
    correction_id: str
    transcript_id: str
    speaker_ids: tuple[str, ...]
    author_id: str | None


class ErrorRecord(NamedTuple):
    """Errors that the corrections of something mend: of the project, a transcript, a speaker, a kind, a day.

    ``scope`` says of what. Counted are spoken characters, in the fields ``written_...`` all; rates are
    shares, 1 for as many errors as characters. ``..._so_far`` add up the days up to this one.
    """

    scope: str
    name: str
    rate: float
    characters: int
    errors: int
    substitutions: int
    deletions: int
    insertions: int
    corrections: int
    unclear: int
    unclear_characters: int
    errors_so_far: int | None
    rate_so_far: float | None
    written_rate: float
    written_characters: int
    written_errors: int
    scope_id: str | None


class RelationEnd(NamedTuple):
    """The claim at one end of a relation."""

    claim_id: str
    transcript: str
    speakers: tuple[str, ...]
    label: str
    quote: str
    source_quote: str
    start: int
    end: int
    source_start: int
    source_end: int
    transcript_id: str


class RelationRecord(NamedTuple):
    """The claim ``from_...`` supports, attacks, restates or answers the claim ``to_...``.

    What is said of a claim is ``None`` where that claim is in another transcript and only one is written.
    """

    from_transcript: str | None
    from_speakers: tuple[str, ...]
    from_label: str | None
    from_quote: str | None
    kind: str
    to_transcript: str | None
    to_speakers: tuple[str, ...]
    to_label: str | None
    to_quote: str | None
    note: str | None
    from_source_quote: str | None
    from_start: int | None
    from_end: int | None
    from_source_start: int | None
    from_source_end: int | None
    to_source_quote: str | None
    to_start: int | None
    to_end: int | None
    to_source_start: int | None
    to_source_end: int | None
    author: str | None
    created_at: str | None
    relation_id: str
    from_claim_id: str
    to_claim_id: str
    from_transcript_id: str | None
    to_transcript_id: str | None
    author_id: str | None


class CodebookRecord(NamedTuple):
    """An entry of the codebook, or one of the fixed values of an attribute; ``uses`` in the dataset."""

    layer: str
    name: str
    path: str
    definition: str | None
    colour: str | None
    key: str | None
    uses: int | None
    label_id: str | None
    parent_id: str | None


class TranscriptRecord(NamedTuple):
    """A transcript; ``reviewed`` is a share, 0 to 1. ``character_error_rate`` counts what is spoken, and is
    nothing where nothing was corrected; ``unclear`` counts unclear passages.

    In its sheet the fields that the project defines for the card stand after the language.
    """

    transcript: str
    status: str
    language: str | None
    file_name: str | None
    encoding: str
    newline: str
    source_characters: int
    reading_characters: int
    turns: int
    claims: int
    topics: int
    corrections: int
    character_error_rate: float | None
    unclear: int
    reviewed: float
    imported_at: str | None
    source_sha256: str
    reading_sha256: str
    transcript_id: str


class AboutRecord(NamedTuple):
    """One thing to know about the dataset."""

    subject: str
    what: str
    value: str
