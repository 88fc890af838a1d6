"""The columns of each sheet: the fields of its record, in their order, and how people see them."""

from __future__ import annotations

from collections.abc import Mapping

from annotator.export.tables import Choices, Column, Tint
from annotator.language import mark

SHEETS = (
    "Claims",
    "Turns",
    "Topics",
    "Matrix",
    "Speakers",
    "Corrections",
    "Errors",
    "Relations",
    "Codebook",
    "Transcripts",
    "About",
)
"""The sheets, in their order."""

NAMES, IDS = "; ", " "

_TRANSCRIPT = Column("transcript", mark("Transcript"), 20)
_SPEAKERS = Column(
    "speakers", mark("Speakers"), 14, separator=NAMES, choices=Choices.SPEAKERS, tint=Tint.SPEAKER
)
_QUOTE = Column("quote", mark("Quote (reading text)"), 52)
_SOURCE_QUOTE = Column("source_quote", mark("Quote (source text)"), 40)
_SECTION = Column("section", mark("Section"), 22)
_NOTE = Column("note", mark("Note"), 24)
_CONTEXT = (
    Column("context_before", mark("Context before"), 40),
    Column("context_after", mark("Context after"), 40),
)
_PLACE = (
    Column("start", mark("Start (reading text)"), 10),
    Column("end", mark("End (reading text)"), 10),
    Column("source_start", mark("Start (source text)"), 10),
    Column("source_end", mark("End (source text)"), 10),
)
_INNER = (
    Column("start_inner", mark("Start, inner offset"), 10),
    Column("end_inner", mark("End, inner offset"), 10),
)
_AUTHOR = Column("author", mark("Annotator"), 14)
_CREATED = Column("created_at", mark("Created"), 25)
_MODIFIED = Column("modified_at", mark("Changed"), 25)
_TRANSCRIPT_ID = Column("transcript_id", mark("Transcript ID"), 19)
LABEL_ID = Column("label_id", mark("Label ID"), 19)
_SPEAKER_IDS = Column("speaker_ids", mark("Speaker IDs"), 19, separator=IDS)
_AUTHOR_ID = Column("author_id", mark("Annotator ID"), 19)

CLAIMS = (
    _TRANSCRIPT,
    _SPEAKERS,
    Column("label", mark("Label"), 13, choices=Choices.CLAIM_LABELS, tint=Tint.CLAIM_LABEL),
    _QUOTE,
    Column("wording", mark("Normalised wording"), 34),
    Column("topics", mark("Topics"), 24, separator=NAMES, choices=Choices.TOPICS),
    _SECTION,
    Column("stance", mark("Stance"), 12, choices=Choices.STANCE),
    Column("certainty", mark("Certainty"), 12, choices=Choices.CERTAINTY),
    Column("check_worthiness", mark("Check-worthiness"), 14, choices=Choices.CHECK_WORTHINESS),
    _NOTE,
    *_CONTEXT,
    _SOURCE_QUOTE,
    *_PLACE,
    *_INNER,
    Column("turn", mark("Turn"), 8),
    Column("speakers_from", mark("Speakers are"), 12),
    Column("topics_from", mark("Topics are"), 12),
    Column("unclear", mark("Unclear passages"), 10),
    _AUTHOR,
    _CREATED,
    _MODIFIED,
    Column("claim_id", mark("Claim ID"), 19),
    _TRANSCRIPT_ID,
    LABEL_ID,
    _SPEAKER_IDS,
    Column("topic_ids", mark("Topic IDs"), 19, separator=IDS),
    _AUTHOR_ID,
)

TURNS = (
    _TRANSCRIPT,
    _SPEAKERS,
    Column("quote", mark("Speech (reading text)"), 80),
    _SECTION,
    Column("turn", mark("Turn"), 8),
    Column("claims", mark("Claims"), 9),
    Column("characters", mark("Characters"), 11),
    Column("with_label", mark("With its label (reading text)"), 52),
    Column("source_quote", mark("Speech (source text)"), 52),
    Column("source_with_label", mark("With its label (source text)"), 52),
    Column("start", mark("Start (reading text)"), 10),
    Column("text_start", mark("Speech from (reading text)"), 10),
    Column("end", mark("End (reading text)"), 10),
    Column("source_start", mark("Start (source text)"), 10),
    Column("source_text_start", mark("Speech from (source text)"), 10),
    Column("source_end", mark("End (source text)"), 10),
    Column("evidence", mark("Speaker told by"), 12),
    _TRANSCRIPT_ID,
    _SPEAKER_IDS,
)

TOPICS = (
    _TRANSCRIPT,
    Column("topic", mark("Topic"), 20, tint=Tint.TOPIC),
    Column("path", mark("Topic with those above it"), 30, choices=Choices.TOPICS),
    Column("quote", mark("Quote (reading text)"), 80),
    _SECTION,
    _NOTE,
    Column("level", mark("Level"), 8),
    Column("claims", mark("Claims"), 9),
    *_CONTEXT,
    _SOURCE_QUOTE,
    *_PLACE,
    *_INNER,
    _AUTHOR,
    _CREATED,
    _MODIFIED,
    Column("topic_mark_id", mark("Topic mark ID"), 19),
    _TRANSCRIPT_ID,
    LABEL_ID,
    _AUTHOR_ID,
)

MATRIX_TOPIC = Column("topic", mark("Topic"), 30, tint=Tint.TOPIC)
MATRIX_END = (Column("claims", mark("Claims"), 9), LABEL_ID)
"""The speakers stand between."""

SPEAKERS = (
    Column(
        "speaker",
        mark("Speaker"),
        20,
        tint=Tint.SPEAKER,
    ),
    Column("aliases", mark("Also called"), 28, separator=NAMES),
    Column("affiliation", mark("Affiliation"), 28),
    Column("role", mark("Role"), 20),
    Column("only_in", mark("Known only in"), 22),
    Column("transcripts", mark("Transcripts"), 12),
    Column("turns", mark("Turns"), 9),
    Column("characters", mark("Characters"), 12),
    Column("claims", mark("Claims"), 9),
    Column("colour", mark("Colour"), 11),
    Column("key", mark("Key"), 7),
    Column("speaker_id", mark("Speaker ID"), 19),
)

CORRECTIONS = (
    _TRANSCRIPT,
    Column("source_quote", mark("Heard (source text)"), 22),
    Column("quote", mark("Quote (reading text)"), 22),
    Column("replacement", mark("Meant"), 22),
    Column("kind", mark("Kind"), 16, choices=Choices.CORRECTION_KIND),
    Column("status", mark("Status"), 12),
    Column("origin", mark("Origin"), 12),
    Column("rule", mark("Rule"), 18),
    _SPEAKERS,
    _SECTION,
    *_CONTEXT,
    *_PLACE,
    _AUTHOR,
    _CREATED,
    Column("correction_id", mark("Correction ID"), 19),
    _TRANSCRIPT_ID,
    _SPEAKER_IDS,
    _AUTHOR_ID,
)

RELATIONS = (
    Column("from_transcript", mark("From: transcript"), 20),
    Column(
        "from_speakers",
        mark("From: speakers"),
        14,
        separator=NAMES,
        choices=Choices.SPEAKERS,
        tint=Tint.SPEAKER,
    ),
    Column("from_label", mark("From: label"), 13, choices=Choices.CLAIM_LABELS, tint=Tint.CLAIM_LABEL),
    Column("from_quote", mark("From: quote (reading text)"), 44),
    Column("kind", mark("Relation"), 12, choices=Choices.RELATION_KIND),
    Column("to_transcript", mark("To: transcript"), 20),
    Column(
        "to_speakers", mark("To: speakers"), 14, separator=NAMES, choices=Choices.SPEAKERS, tint=Tint.SPEAKER
    ),
    Column("to_label", mark("To: label"), 13, choices=Choices.CLAIM_LABELS, tint=Tint.CLAIM_LABEL),
    Column("to_quote", mark("To: quote (reading text)"), 44),
    _NOTE,
    Column("from_source_quote", mark("From: quote (source text)"), 36),
    Column("from_start", mark("From: start (reading text)"), 10),
    Column("from_end", mark("From: end (reading text)"), 10),
    Column("from_source_start", mark("From: start (source text)"), 10),
    Column("from_source_end", mark("From: end (source text)"), 10),
    Column("to_source_quote", mark("To: quote (source text)"), 36),
    Column("to_start", mark("To: start (reading text)"), 10),
    Column("to_end", mark("To: end (reading text)"), 10),
    Column("to_source_start", mark("To: start (source text)"), 10),
    Column("to_source_end", mark("To: end (source text)"), 10),
    _AUTHOR,
    _CREATED,
    Column("relation_id", mark("Relation ID"), 19),
    Column("from_claim_id", mark("From: claim ID"), 19),
    Column("to_claim_id", mark("To: claim ID"), 19),
    Column("from_transcript_id", mark("From: transcript ID"), 19),
    Column("to_transcript_id", mark("To: transcript ID"), 19),
    _AUTHOR_ID,
)

CODEBOOK = (
    Column("layer", mark("Layer or attribute"), 18),
    Column("name", mark("Name"), 22, tint=Tint.ENTRY),
    Column("path", mark("With those above it"), 32),
    Column("definition", mark("Definition"), 60),
    Column("colour", mark("Colour"), 11),
    Column("key", mark("Key"), 7),
    Column("uses", mark("Uses"), 9),
    LABEL_ID,
    Column("parent_id", mark("Parent ID"), 19),
)

ERRORS = (
    Column("scope", mark("Scope"), 13),
    Column("name", mark("Name"), 28),
    Column("rate", mark("Character error rate"), 11),
    Column("characters", mark("Characters"), 12),
    Column("errors", mark("Errors"), 9),
    Column("substitutions", mark("Substitutions"), 13),
    Column("deletions", mark("Deletions"), 11),
    Column("insertions", mark("Insertions"), 11),
    Column("corrections", mark("Corrections"), 12),
    Column("unclear", mark("Unclear marks"), 11),
    Column("unclear_characters", mark("Unclear characters"), 11),
    Column("errors_so_far", mark("Errors up to this day"), 11),
    Column("rate_so_far", mark("Rate up to this day"), 11),
    Column("written_rate", mark("Rate as written"), 11),
    Column("written_characters", mark("Characters as written"), 12),
    Column("written_errors", mark("Errors as written"), 11),
    Column("scope_id", mark("ID"), 19),
)

TRANSCRIPTS = (
    Column("transcript", mark("Title"), 28),
    Column("status", mark("Status"), 13, choices=Choices.STATUS),
    Column("language", mark("Language"), 11),
    Column("file_name", mark("File"), 24),
    Column("encoding", mark("Encoding"), 11),
    Column("newline", mark("Line ends"), 10),
    Column("source_characters", mark("Characters (source text)"), 13),
    Column("reading_characters", mark("Characters (reading text)"), 13),
    Column("turns", mark("Turns"), 9),
    Column("claims", mark("Claims"), 9),
    Column("topics", mark("Topics"), 9),
    Column("corrections", mark("Corrections"), 12),
    Column("character_error_rate", mark("Character error rate"), 11),
    Column("unclear", mark("Unclear marks"), 11),
    Column("reviewed", mark("Reviewed share"), 11),
    Column("imported_at", mark("Imported"), 25),
    Column("source_sha256", mark("SHA-256 of the source text"), 34),
    Column("reading_sha256", mark("SHA-256 of the reading text"), 34),
    _TRANSCRIPT_ID,
)
CARD_HEAD = 3
"""After so many of these columns stand the fields that the project defines for the card."""

ABOUT = (
    Column("subject", mark("Subject"), 18),
    Column("what", mark("What"), 30),
    Column("value", mark("Value"), 100),
)

PRINTED_TO: Mapping[str, str] = {
    "Claims": "note",
    "Turns": "characters",
    "Topics": "claims",
    "Speakers": "claims",
    "Corrections": "section",
    "Errors": "unclear_characters",
    "Relations": "note",
    "Codebook": "uses",
    "Transcripts": "reviewed",
}
"""The last column of each sheet that goes on paper; of the others all do."""
