"""What the schema refuses by itself, whoever writes: here SQLite alone, as another program has it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import CheckConstraint, Column, Dialect, Table, UniqueConstraint
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateIndex

from annotator.domain.transcript import text_hash
from annotator.store.schema import metadata

TABLES = metadata.sorted_tables


@pytest.fixture
def bare(project: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(project, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def quoted(name: str) -> str:
    return f'"{name}"'


def a_row(bare: sqlite3.Connection, table: Table, where: str = "1") -> dict[str, Any]:
    names = [column.name for column in table.columns]
    listed = ", ".join(map(quoted, names))
    row = bare.execute(f"SELECT {listed} FROM {table.name} WHERE {where} LIMIT 1").fetchone()
    assert row is not None, f"the filled project has nothing in {table.name}"
    return dict(zip(names, row, strict=True))


def insert(bare: sqlite3.Connection, table: Table, row: dict[str, Any]) -> None:
    names = ", ".join(map(quoted, row))
    marks = ", ".join("?" for _ in row)
    bare.execute(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(row.values()))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_nothing_that_must_be_said_can_be_left_out(bare: sqlite3.Connection, table: Table) -> None:
    row = a_row(bare, table)
    needed = [c for c in table.columns if not c.nullable and not _is_counted(c)]
    assert needed
    for column in needed:
        with pytest.raises(sqlite3.IntegrityError):
            bare.execute(f"UPDATE {table.name} SET {quoted(column.name)} = NULL")
        with pytest.raises(sqlite3.IntegrityError):
            insert(bare, table, row | {column.name: None})


def _is_counted(column: Column[Any]) -> bool:
    """Whether SQLite gives the number itself (an ``INTEGER PRIMARY KEY``)."""
    keys = list(column.table.primary_key.columns)
    return keys == [column] and str(column.type) == "INTEGER"


REFERENCES = [
    pytest.param(table, name, id=f"{table.name}.{name}")
    for table in TABLES
    for name in sorted(list(key.columns)[-1].name for key in table.foreign_key_constraints)
]


@pytest.mark.parametrize(("table", "column"), REFERENCES)
def test_nothing_refers_to_what_is_not_there(bare: sqlite3.Connection, table: Table, column: str) -> None:
    nowhere: object = 987 if str(table.c[column].type) == "INTEGER" else "nowhere"
    row = a_row(bare, table)
    keys = " AND ".join(f"{quoted(c.name)} = ?" for c in table.primary_key.columns)
    given = [row[c.name] for c in table.primary_key.columns]
    with pytest.raises(sqlite3.IntegrityError, match=r"FOREIGN KEY|keeps its source text"):
        bare.execute(f"UPDATE {table.name} SET {quoted(column)} = ? WHERE {keys}", [nowhere, *given])


def _unique(table: Table) -> Iterator[tuple[tuple[str, ...], str]]:
    """The columns that identify a row together, and for which rows."""
    yield tuple(c.name for c in table.primary_key.columns), "1"
    for rule in table.constraints:
        if isinstance(rule, UniqueConstraint):
            yield tuple(c.name for c in rule.columns), "1"
    for index in table.indexes:
        if index.unique:
            yield tuple(c.name for c in index.columns), str(index.dialect_options["sqlite"]["where"])


UNIQUE = [
    pytest.param(table, columns, where, id=f"{table.name}: {', '.join(columns)}")
    for table in TABLES
    for columns, where in sorted(_unique(table))
]


@pytest.mark.parametrize(("table", "columns", "where"), UNIQUE)
def test_what_is_unique_is_not_there_twice(
    bare: sqlite3.Connection, table: Table, columns: tuple[str, ...], where: str
) -> None:
    row = a_row(bare, table, where)
    for column in table.primary_key.columns:
        if column.name not in columns:
            row[column.name] = 987 if str(column.type) == "INTEGER" else "another"
    with pytest.raises(sqlite3.IntegrityError, match=r"UNIQUE constraint|already|never changes"):
        insert(bare, table, row)


REFUSED = {
    "texts: ck_texts_length_is_counted": "INSERT INTO texts VALUES ('x', 9, '只有五个字')",
    "transcripts: ck_transcripts_status_known": "UPDATE transcripts SET status = 'half'",
    "segments: ck_segments_range_runs_forward": 'UPDATE segments SET "end" = start',
    "segments: ck_segments_kind_known": "UPDATE segments SET kind = 'poem'",
    "segments: ck_segments_time_runs_forward": "UPDATE segments SET start_ms = 9, end_ms = 8",
    "sections: ck_sections_range_runs_forward": "UPDATE sections SET start = -1",
    "asides: ck_asides_range_runs_forward": 'UPDATE asides SET "end" = start - 1',
    "asides: ck_asides_kind_known": "UPDATE asides SET kind = 'song'",
    "reviewed_spans: ck_reviewed_spans_range_runs_forward": 'UPDATE reviewed_spans SET "end" = start',
    "rulings: ck_rulings_range_runs_forward": 'UPDATE rulings SET start = 9, "end" = 8',
    "rulings: ck_rulings_kind_known": "UPDATE rulings SET kind = 'whim'",
    "speakers: ck_speakers_is_named": "UPDATE speakers SET name = ''",
    "turns: ck_turns_label_comes_first": "UPDATE turns SET text_start = start - 1",
    "turns: ck_turns_evidence_known": "UPDATE turns SET evidence = 'hearsay'",
    "labels: ck_labels_is_named": "UPDATE labels SET name = ''",
    "labels: ck_labels_is_not_its_own_parent": "UPDATE labels SET parent_id = id WHERE layer = 'topics'",
    "labels: ck_labels_layer_known": "UPDATE labels SET layer = 'moods'",
    "annotations: ck_annotations_range_runs_forward": 'UPDATE annotations SET "end" = start - 1',
    "annotations: ck_annotations_holds_words": 'UPDATE annotations SET "end" = start',
    "annotations: ck_annotations_stance_known": "UPDATE annotations SET stance = 'angry'",
    "annotations: ck_annotations_certainty_known": "UPDATE annotations SET certainty = 'maybe'",
    "annotations: ck_annotations_check_worthiness_known": "UPDATE annotations SET check_worthiness = 'so'",
    "annotations: ck_annotations_own_topics": "UPDATE annotations SET has_own_topics = 7",
    "relations: ck_relations_joins_two": "UPDATE relations SET target_id = source_id",
    "relations: ck_relations_kind_known": "UPDATE relations SET kind = 'likes'",
    "corrections: ck_corrections_range_runs_forward": "UPDATE corrections SET start = -1",
    "corrections: ck_corrections_changes_something": (
        "UPDATE corrections SET \"end\" = start, replacement = ''"
    ),
    "corrections: ck_corrections_kind_known": "UPDATE corrections SET kind = 'taste'",
    "corrections: ck_corrections_origin_known": "UPDATE corrections SET origin = 'dream'",
    "corrections: ck_corrections_status_known": "UPDATE corrections SET status = 'perhaps'",
    "card_fields: ck_card_fields_is_named": "UPDATE card_fields SET name = ''",
    "card_fields: ck_card_fields_kind_known": "UPDATE card_fields SET kind = 'picture'",
    "terms: ck_terms_is_named": "UPDATE terms SET term = ''",
    "decisions: ck_decisions_place_has_a_transcript": "UPDATE decisions SET transcript_id = NULL",
    "decisions: ck_decisions_verdict_known": "UPDATE decisions SET verdict = 'unsure'",
    "journal: ck_journal_state_known": "UPDATE journal SET state = 'lost'",
}


@pytest.mark.parametrize("rule", REFUSED)
def test_what_makes_no_sense_is_refused(bare: sqlite3.Connection, rule: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="CHECK constraint failed") as caught:
        bare.execute(REFUSED[rule])
    assert rule.partition(": ")[2] in str(caught.value)


def test_every_rule_of_the_schema_is_tried() -> None:
    rules = {
        f"{table.name}: {rule.name}"
        for table in TABLES
        for rule in table.constraints
        if isinstance(rule, CheckConstraint)
    }
    assert rules == set(REFUSED)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE texts SET text = 'x', characters = 1",
        "UPDATE texts SET sha256 = 'x'",
        "DELETE FROM texts",
        "REPLACE INTO texts SELECT sha256, 1, 'x' FROM texts",
        "INSERT OR REPLACE INTO texts SELECT sha256, characters, text FROM texts",
        "INSERT INTO texts SELECT * FROM texts WHERE true ON CONFLICT (sha256) DO UPDATE SET text = 'x'",
        "UPDATE transcripts SET text_sha256 = 'x'",
        "UPDATE transcripts SET characters = characters + 1",
        "UPDATE transcripts SET id = 'x'",
        "REPLACE INTO transcripts SELECT * FROM transcripts",
    ],
)
def test_a_source_text_is_guarded_from_every_side(bare: sqlite3.Connection, attack: str) -> None:
    bare.execute("PRAGMA foreign_keys = OFF")
    before = (
        bare.execute("SELECT * FROM texts").fetchall(),
        bare.execute("SELECT * FROM transcripts").fetchall(),
    )
    with pytest.raises(sqlite3.IntegrityError):
        bare.execute(attack)
    after = (
        bare.execute("SELECT * FROM texts").fetchall(),
        bare.execute("SELECT * FROM transcripts").fetchall(),
    )
    assert after == before


def test_a_transcript_is_as_long_as_its_text(bare: sqlite3.Connection) -> None:
    text = "另一篇"
    bare.execute("INSERT INTO texts VALUES (?, 3, ?)", (text_hash(text), text))
    row = a_row(bare, metadata.tables["transcripts"]) | {"id": "u", "text_sha256": text_hash(text)}
    with pytest.raises(sqlite3.IntegrityError, match="as long as its source text"):
        insert(bare, metadata.tables["transcripts"], row)
    insert(bare, metadata.tables["transcripts"], row | {"characters": 3})


def test_other_things_about_a_transcript_may_change(bare: sqlite3.Connection) -> None:
    bare.execute("UPDATE transcripts SET title = '新', status = 'done', text_sha256 = text_sha256")
    assert bare.execute("SELECT title FROM transcripts").fetchone() == ("新",)


def test_on_postgresql_rows_are_unique_under_the_same_conditions() -> None:
    def written(dialect: Dialect) -> list[str]:
        return [
            str(CreateIndex(index).compile(dialect=dialect))
            for table in metadata.sorted_tables
            for index in sorted(table.indexes, key=lambda index: str(index.name))
            if index.unique
        ]

    conditions = [sql.partition(" WHERE ")[2] for sql in written(postgresql.dialect())]  # type: ignore[no-untyped-call]
    assert conditions == [sql.partition(" WHERE ")[2] for sql in written(sqlite.dialect())]
    assert any(conditions)
