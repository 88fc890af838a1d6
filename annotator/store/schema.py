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
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from annotator.domain.annotation import Certainty, CheckWorthiness, RelationKind, Stance
from annotator.domain.correction import CorrectionKind, CorrectionOrigin, CorrectionStatus
from annotator.domain.label import Layer
from annotator.domain.project import FieldKind, Verdict
from annotator.domain.ruling import RulingKind
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind, TranscriptStatus
from annotator.store.columns import identity, keyed_range, one_of, reference, text_range, unique_where, words

SCHEMA_VERSION = 3

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

schema_versions = Table(
    "schema_versions",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("program", String(32), nullable=False),
    Column("applied_at", String(24), nullable=False),
)

projects = Table("projects", metadata, identity(), words("name"), words("created_at"))

annotators = Table(
    "annotators",
    metadata,
    identity(),
    reference("project_id", "projects.id"),
    words("name"),
    words("created_at"),
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
    identity(),
    reference("project_id", "projects.id"),
    words("title"),
    reference("text_sha256", "texts.sha256"),
    Column("characters", Integer, nullable=False),
    words("file_name"),
    words("encoding"),
    words("newline"),
    words("language"),
    Column("status", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    words("imported_at"),
    UniqueConstraint("project_id", "text_sha256"),
    one_of("status", TranscriptStatus),
)

segments = Table(
    "segments",
    metadata,
    *keyed_range(),
    Column("kind", String(16), nullable=False),
    Column("start_ms", Integer),
    Column("end_ms", Integer),
    one_of("kind", SegmentKind),
    CheckConstraint("start_ms IS NULL OR end_ms IS NULL OR start_ms <= end_ms", name="time_runs_forward"),
)

sections = Table(
    "sections", metadata, *keyed_range(), words("title"), Column("level", Integer, nullable=False)
)

asides = Table(
    "asides",
    metadata,
    *keyed_range(),
    Column("kind", String(16), nullable=False),
    Column("of", Integer),
    one_of("kind", AsideKind),
)

reviewed_spans = Table("reviewed_spans", metadata, *keyed_range())

rulings = Table(
    "rulings",
    metadata,
    reference("transcript_id", "transcripts.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    words("words"),
    words("name"),
    *text_range(optional=True),
    one_of("kind", RulingKind),
)

speakers = Table(
    "speakers",
    metadata,
    identity(),
    reference("project_id", "projects.id"),
    words("name"),
    words("affiliation"),
    words("role"),
    words("colour"),
    words("shortcut"),
    Column("position", Integer, nullable=False),
    reference("only_in", "transcripts.id", optional=True),
    CheckConstraint("name <> ''", name="is_named"),
)
unique_where("uq_speakers_shared_name", "only_in IS NULL", speakers.c.project_id, speakers.c.name)
unique_where("uq_speakers_own_name", "only_in IS NOT NULL", speakers.c.only_in, speakers.c.name)

speaker_aliases = Table(
    "speaker_aliases",
    metadata,
    reference("speaker_id", "speakers.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    words("alias"),
    UniqueConstraint("speaker_id", "alias"),
)

turns = Table(
    "turns",
    metadata,
    reference("transcript_id", "transcripts.id", key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("text_start", Integer, nullable=False),
    Column("evidence", String(16), nullable=False),
    CheckConstraint("0 <= start AND start <= text_start", name="label_comes_first"),
    one_of("evidence", Evidence),
)

turn_speakers = Table(
    "turn_speakers",
    metadata,
    Column("transcript_id", String(32), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    reference("speaker_id", "speakers.id"),
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
    identity(),
    reference("project_id", "projects.id"),
    Column("layer", String(16), nullable=False),
    words("name"),
    words("colour"),
    words("shortcut"),
    words("definition"),
    reference("parent_id", "labels.id", optional=True),
    Column("position", Integer, nullable=False),
    CheckConstraint("name <> ''", name="is_named"),
    CheckConstraint("parent_id IS NULL OR parent_id <> id", name="is_not_its_own_parent"),
    one_of("layer", Layer),
)
unique_where(
    "uq_labels_outermost_name", "parent_id IS NULL", labels.c.project_id, labels.c.layer, labels.c.name
)
unique_where("uq_labels_inner_name", "parent_id IS NOT NULL", labels.c.parent_id, labels.c.name)

BY_LABEL = "ix_annotations_label"
"""The index by which the marks of some labels are found by place."""

annotations = Table(
    "annotations",
    metadata,
    identity(),
    reference("transcript_id", "transcripts.id"),
    reference("label_id", "labels.id"),
    *text_range(),
    Column("start_inner", Integer, nullable=False, server_default="0"),
    Column("end_inner", Integer, nullable=False, server_default="0"),
    Column("stance", String(16)),
    Column("certainty", String(16)),
    Column("check_worthiness", String(16)),
    words("wording"),
    reference("speaker_id", "speakers.id", optional=True),
    Column("has_own_topics", Boolean(create_constraint=True, name="own_topics"), nullable=False),
    words("note"),
    reference("author_id", "annotators.id", optional=True),
    words("created_at"),
    words("modified_at"),
    CheckConstraint('start < "end" OR start_inner <> end_inner', name="holds_words"),
    one_of("stance", Stance),
    one_of("certainty", Certainty),
    one_of("check_worthiness", CheckWorthiness),
    Index(BY_LABEL, "label_id", "transcript_id", "start"),
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
    reference("annotation_id", "annotations.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    reference("label_id", "labels.id"),
    UniqueConstraint("annotation_id", "label_id"),
    Index("ix_annotation_topics_label_id", "label_id"),
)

relations = Table(
    "relations",
    metadata,
    identity(),
    Column("kind", String(16), nullable=False),
    reference("source_id", "annotations.id"),
    reference("target_id", "annotations.id"),
    words("note"),
    reference("author_id", "annotators.id", optional=True),
    words("created_at"),
    CheckConstraint("source_id <> target_id", name="joins_two"),
    UniqueConstraint("kind", "source_id", "target_id"),
    one_of("kind", RelationKind),
    Index("ix_relations_source_id", "source_id"),
    Index("ix_relations_target_id", "target_id"),
)

corrections = Table(
    "corrections",
    metadata,
    identity(),
    reference("transcript_id", "transcripts.id"),
    *text_range(),
    words("replacement"),
    Column("kind", String(16), nullable=False),
    Column("origin", String(16), nullable=False),
    Column("status", String(16), nullable=False),
    words("rule"),
    reference("author_id", "annotators.id", optional=True),
    words("created_at"),
    CheckConstraint("start < \"end\" OR replacement <> ''", name="changes_something"),
    one_of("kind", CorrectionKind),
    one_of("origin", CorrectionOrigin),
    one_of("status", CorrectionStatus),
    Index("ix_corrections_transcript_id_start", "transcript_id", "start"),
)

card_fields = Table(
    "card_fields",
    metadata,
    identity(),
    reference("project_id", "projects.id"),
    words("name"),
    Column("kind", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    CheckConstraint("name <> ''", name="is_named"),
    UniqueConstraint("project_id", "name"),
    one_of("kind", FieldKind),
)

card_choices = Table(
    "card_choices",
    metadata,
    reference("field_id", "card_fields.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    words("choice"),
    UniqueConstraint("field_id", "choice"),
)

card_values = Table(
    "card_values",
    metadata,
    reference("transcript_id", "transcripts.id", key=True),
    reference("field_id", "card_fields.id", key=True),
    Index("ix_card_values_field_id", "field_id"),
)

card_value_items = Table(
    "card_value_items",
    metadata,
    Column("transcript_id", String(32), primary_key=True),
    Column("field_id", String(32), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    words("value"),
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
    identity(),
    reference("project_id", "projects.id"),
    words("term"),
    words("sound"),
    words("kind"),
    words("note"),
    CheckConstraint("term <> ''", name="is_named"),
    UniqueConstraint("project_id", "term"),
)

term_spellings = Table(
    "term_spellings",
    metadata,
    reference("term_id", "terms.id", key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    words("spelling"),
    UniqueConstraint("term_id", "spelling"),
)

decisions = Table(
    "decisions",
    metadata,
    identity(),
    reference("project_id", "projects.id"),
    Column("kind", String(32), nullable=False),
    words("source"),
    words("replacement"),
    Column("verdict", String(16), nullable=False),
    reference("transcript_id", "transcripts.id", optional=True),
    Column("start", Integer),
    reference("author_id", "annotators.id", optional=True),
    words("created_at"),
    CheckConstraint("start IS NULL OR transcript_id IS NOT NULL", name="place_has_a_transcript"),
    one_of("verdict", Verdict),
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
    words("author_id"),
    words("at"),
    one_of("state", JournalState),
    Index("ix_journal_state_seq", "state", "seq"),
    Index("ix_journal_revision", "revision"),
    sqlite_autoincrement=True,
)
