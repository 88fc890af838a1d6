"""The tables of a project file; ``docs/project-file.md`` tells their meaning and history.

Everything here is portable SQL; what only SQLite has stands in :mod:`annotator.store.engine` and
:mod:`annotator.store.guards`. Foreign keys are checked at commit, so the order in which an edit
writes its rows does not matter.
"""

from enum import StrEnum

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from annotator.domain.annotation import Certainty, CheckWorthiness, RelationKind, Stance
from annotator.domain.correction import CorrectionKind, CorrectionOrigin, CorrectionStatus
from annotator.domain.label import Layer
from annotator.domain.project import FieldKind, Verdict
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind, TranscriptStatus

SCHEMA_VERSION = 1

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _identity() -> Column[str]:
    return Column("id", String(32), primary_key=True)


def _to(target: str) -> ForeignKey:
    """A reference that is checked when the transaction ends."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def _reference(name: str, target: str, *, optional: bool = False, key: bool = False) -> Column[str]:
    return Column(name, String(64), _to(target), nullable=optional, primary_key=key)


def _words(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _one_of(name: str, kinds: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return CheckConstraint(f"{name} IN ({listed})", name=f"{name}_known")


def _range() -> tuple[Column[int], Column[int], CheckConstraint]:
    """``[start, end)`` in code points of the source text."""
    return (
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        CheckConstraint('0 <= start AND start <= "end"', name="range_runs_forward"),
    )


def _keyed_range() -> tuple[Column[str], Column[int], Column[int], CheckConstraint]:
    """A range that its transcript and start identify; never empty."""
    return (
        _reference("transcript_id", "transcripts.id", key=True),
        Column("start", Integer, primary_key=True, autoincrement=False),
        Column("end", Integer, nullable=False),
        CheckConstraint('0 <= start AND start < "end"', name="range_runs_forward"),
    )


schema_versions = Table(
    "schema_versions",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("program", String(32), nullable=False),
    Column("applied_at", String(24), nullable=False),
)

projects = Table("projects", metadata, _identity(), _words("name"), _words("created_at"))

annotators = Table(
    "annotators",
    metadata,
    _identity(),
    _reference("project_id", "projects.id"),
    _words("name"),
    _words("created_at"),
    UniqueConstraint("project_id", "name"),
)

texts = Table(
    "texts",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("characters", Integer, nullable=False),
    Column("text", Text, nullable=False),
    CheckConstraint("characters = length(text)", name="length_is_counted"),
)

transcripts = Table(
    "transcripts",
    metadata,
    _identity(),
    _reference("project_id", "projects.id"),
    _words("title"),
    _reference("text_sha256", "texts.sha256"),
    Column("characters", Integer, nullable=False),
    _words("file_name"),
    _words("encoding"),
    _words("newline"),
    _words("language"),
    Column("status", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    _words("imported_at"),
    UniqueConstraint("project_id", "text_sha256"),
    _one_of("status", TranscriptStatus),
)

segments = Table(
    "segments",
    metadata,
    *_keyed_range(),
    Column("kind", String(16), nullable=False),
    Column("start_ms", Integer),
    Column("end_ms", Integer),
    _one_of("kind", SegmentKind),
    CheckConstraint("start_ms IS NULL OR end_ms IS NULL OR start_ms <= end_ms", name="time_runs_forward"),
)

sections = Table(
    "sections", metadata, *_keyed_range(), _words("title"), Column("level", Integer, nullable=False)
)

asides = Table(
    "asides",
    metadata,
    *_keyed_range(),
    Column("kind", String(16), nullable=False),
    Column("of", Integer),
    _one_of("kind", AsideKind),
)

reviewed_spans = Table("reviewed_spans", metadata, *_keyed_range())

speakers = Table(
    "speakers",
    metadata,
    _identity(),
    _reference("project_id", "projects.id"),
    _words("name"),
    _words("affiliation"),
    _words("role"),
    _words("colour"),
    _words("shortcut"),
    Column("position", Integer, nullable=False),
    _reference("only_in", "transcripts.id", optional=True),
    CheckConstraint("name <> ''", name="is_named"),
)
Index(
    "uq_speakers_shared_name",
    speakers.c.project_id,
    speakers.c.name,
    unique=True,
    sqlite_where=text("only_in IS NULL"),
    postgresql_where=text("only_in IS NULL"),
)
Index(
    "uq_speakers_own_name",
    speakers.c.only_in,
    speakers.c.name,
    unique=True,
    sqlite_where=text("only_in IS NOT NULL"),
    postgresql_where=text("only_in IS NOT NULL"),
)

speaker_aliases = Table(
    "speaker_aliases",
    metadata,
    _reference("speaker_id", "speakers.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _words("alias"),
    UniqueConstraint("speaker_id", "alias"),
)

turns = Table(
    "turns",
    metadata,
    _reference("transcript_id", "transcripts.id", key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("text_start", Integer, nullable=False),
    Column("evidence", String(16), nullable=False),
    CheckConstraint("0 <= start AND start <= text_start", name="label_comes_first"),
    _one_of("evidence", Evidence),
)

turn_speakers = Table(
    "turn_speakers",
    metadata,
    Column("transcript_id", String(32), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _reference("speaker_id", "speakers.id"),
    ForeignKeyConstraint(
        ["transcript_id", "start"],
        ["turns.transcript_id", "turns.start"],
        deferrable=True,
        initially="DEFERRED",
    ),
    UniqueConstraint("transcript_id", "start", "speaker_id"),
    Index("ix_turn_speakers_speaker_id", "speaker_id"),
)

labels = Table(
    "labels",
    metadata,
    _identity(),
    _reference("project_id", "projects.id"),
    Column("layer", String(16), nullable=False),
    _words("name"),
    _words("colour"),
    _words("shortcut"),
    _words("definition"),
    _reference("parent_id", "labels.id", optional=True),
    Column("position", Integer, nullable=False),
    CheckConstraint("name <> ''", name="is_named"),
    CheckConstraint("parent_id IS NULL OR parent_id <> id", name="is_not_its_own_parent"),
    _one_of("layer", Layer),
)
Index(
    "uq_labels_outermost_name",
    labels.c.project_id,
    labels.c.layer,
    labels.c.name,
    unique=True,
    sqlite_where=text("parent_id IS NULL"),
    postgresql_where=text("parent_id IS NULL"),
)
Index(
    "uq_labels_inner_name",
    labels.c.parent_id,
    labels.c.name,
    unique=True,
    sqlite_where=text("parent_id IS NOT NULL"),
    postgresql_where=text("parent_id IS NOT NULL"),
)

annotations = Table(
    "annotations",
    metadata,
    _identity(),
    _reference("transcript_id", "transcripts.id"),
    _reference("label_id", "labels.id"),
    *_range(),
    Column("start_inner", Integer, nullable=False, server_default="0"),
    Column("end_inner", Integer, nullable=False, server_default="0"),
    Column("stance", String(16)),
    Column("certainty", String(16)),
    Column("check_worthiness", String(16)),
    _words("wording"),
    _reference("speaker_id", "speakers.id", optional=True),
    Column("has_own_topics", Boolean(create_constraint=True, name="own_topics"), nullable=False),
    _words("note"),
    _reference("author_id", "annotators.id", optional=True),
    _words("created_at"),
    _words("modified_at"),
    CheckConstraint('start < "end" OR start_inner <> end_inner', name="holds_words"),
    _one_of("stance", Stance),
    _one_of("certainty", Certainty),
    _one_of("check_worthiness", CheckWorthiness),
    Index("ix_annotations_label_id", "label_id"),
    Index("ix_annotations_speaker_id", "speaker_id"),
)
Index(
    "ix_annotations_text_order",
    annotations.c.transcript_id,
    annotations.c.start,
    annotations.c.end.desc(),
    annotations.c.id,
)

annotation_topics = Table(
    "annotation_topics",
    metadata,
    _reference("annotation_id", "annotations.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _reference("label_id", "labels.id"),
    UniqueConstraint("annotation_id", "label_id"),
    Index("ix_annotation_topics_label_id", "label_id"),
)

relations = Table(
    "relations",
    metadata,
    _identity(),
    Column("kind", String(16), nullable=False),
    _reference("source_id", "annotations.id"),
    _reference("target_id", "annotations.id"),
    _words("note"),
    _reference("author_id", "annotators.id", optional=True),
    _words("created_at"),
    CheckConstraint("source_id <> target_id", name="joins_two"),
    UniqueConstraint("kind", "source_id", "target_id"),
    _one_of("kind", RelationKind),
    Index("ix_relations_source_id", "source_id"),
    Index("ix_relations_target_id", "target_id"),
)

corrections = Table(
    "corrections",
    metadata,
    _identity(),
    _reference("transcript_id", "transcripts.id"),
    *_range(),
    _words("replacement"),
    Column("kind", String(16), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    _words("rule"),
    _reference("author_id", "annotators.id", optional=True),
    _words("created_at"),
    CheckConstraint("start < \"end\" OR replacement <> ''", name="changes_something"),
    _one_of("kind", CorrectionKind),
    _one_of("origin", CorrectionOrigin),
    _one_of("status", CorrectionStatus),
    Index("ix_corrections_transcript_id_start", "transcript_id", "start"),
)

card_fields = Table(
    "card_fields",
    metadata,
    _identity(),
    _reference("project_id", "projects.id"),
    _words("name"),
    Column("kind", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    CheckConstraint("name <> ''", name="is_named"),
    UniqueConstraint("project_id", "name"),
    _one_of("kind", FieldKind),
)

card_choices = Table(
    "card_choices",
    metadata,
    _reference("field_id", "card_fields.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _words("choice"),
    UniqueConstraint("field_id", "choice"),
)

card_values = Table(
    "card_values",
    metadata,
    _reference("transcript_id", "transcripts.id", key=True),
    _reference("field_id", "card_fields.id", key=True),
    Index("ix_card_values_field_id", "field_id"),
)

card_value_items = Table(
    "card_value_items",
    metadata,
    Column("transcript_id", String(32), primary_key=True),
    Column("field_id", String(32), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _words("value"),
    ForeignKeyConstraint(
        ["transcript_id", "field_id"],
        ["card_values.transcript_id", "card_values.field_id"],
        deferrable=True,
        initially="DEFERRED",
    ),
)

terms = Table(
    "terms",
    metadata,
    _identity(),
    _reference("project_id", "projects.id"),
    _words("term"),
    _words("sound"),
    _words("kind"),
    _words("note"),
    CheckConstraint("term <> ''", name="is_named"),
    UniqueConstraint("project_id", "term"),
)

term_spellings = Table(
    "term_spellings",
    metadata,
    _reference("term_id", "terms.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _words("spelling"),
    UniqueConstraint("term_id", "spelling"),
)

decisions = Table(
    "decisions",
    metadata,
    _identity(),
    _reference("project_id", "projects.id"),
    Column("kind", String(32), nullable=False),
    _words("source"),
    _words("replacement"),
    Column("verdict", String(16), nullable=False),
    _reference("transcript_id", "transcripts.id", optional=True),
    Column("start", Integer),
    _reference("author_id", "annotators.id", optional=True),
    _words("created_at"),
    CheckConstraint("start IS NULL OR transcript_id IS NOT NULL", name="place_has_a_transcript"),
    _one_of("verdict", Verdict),
    Index("ix_decisions_transcript_id", "transcript_id"),
)


class JournalState(StrEnum):
    """Whether an edit stands, was undone and can be redone, or was undone and overtaken."""

    DONE = "done"
    UNDONE = "undone"
    DISCARDED = "discarded"


journal = Table(
    "journal",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(32), nullable=False),
    Column("about", Text, nullable=False),
    Column("changes", LargeBinary, nullable=False),
    Column("state", String(16), nullable=False),
    Column("revision", Integer, nullable=False),
    _words("author_id"),
    _words("at"),
    _one_of("state", JournalState),
    Index("ix_journal_state_seq", "state", "seq"),
    Index("ix_journal_revision", "revision"),
    sqlite_autoincrement=True,
)
