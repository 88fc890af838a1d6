"""``docs/project-file.md`` names every table and column of the schema, and every word that they may hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Table

from annotator.store.engine import APPLICATION_ID
from annotator.store.guards import GUARD_NAMES
from annotator.store.schema import SCHEMA_VERSION, metadata

DOCUMENT = (Path(__file__).resolve().parents[2] / "docs" / "project-file.md").read_text("utf-8")
SECTIONS = {
    block.partition("\n")[0].strip(): block for block in re.split(r"^##+ ", DOCUMENT, flags=re.MULTILINE)[1:]
}
TABLES = list(metadata.tables.values())


def test_every_table_is_told_and_no_other() -> None:
    told = set(re.findall(r"^### (\w+)$", DOCUMENT, re.MULTILINE))
    assert told == {table.name for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_every_column_is_told_in_its_order(table: Table) -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", SECTIONS[table.name], re.MULTILINE)
    assert [name for name, _ in rows] == [column.name for column in table.columns]
    assert rows[0][1].startswith("key")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: str(table.name))
def test_every_word_that_a_column_may_hold_is_told(table: Table) -> None:
    for rule in table.constraints:
        if isinstance(rule, CheckConstraint) and " IN ('" in str(rule.sqltext):
            column, _, listed = str(rule.sqltext).partition(" IN (")
            (row,) = re.findall(rf"^\| `{column}` \| (.+) \|$", SECTIONS[table.name], re.MULTILINE)
            assert [word for word in re.findall(r"'(\w+)'", listed) if f"`{word}`" not in row] == []


def test_the_version_and_the_mark_of_the_file_are_told() -> None:
    versions = re.findall(r"^\| (\d+) \| [\d.]+ \| .+ \|$", SECTIONS["Versions and migration"], re.MULTILINE)
    assert [int(version) for version in versions] == list(range(1, SCHEMA_VERSION + 1))
    assert f"0x{APPLICATION_ID:X}" in DOCUMENT


def test_the_guards_are_told_where_they_stand() -> None:
    guarded = {name.partition("_")[0] for name in GUARD_NAMES}
    assert guarded == {name for name, text in SECTIONS.items() if "A trigger" in text}
