"""Columns and constraints that many tables share."""

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Text, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateIndex
from sqlalchemy.sql.compiler import DDLCompiler


def identity() -> Column[str]:
    """The id that the application made."""
    return Column("id", String(32), primary_key=True)


def checked_late(target: str) -> ForeignKey:
    """A reference that is checked when the transaction ends."""
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


def reference(name: str, target: str, *, optional: bool = False, key: bool = False) -> Column[str]:
    """A column that names a row of another table."""
    return Column(name, String(64), checked_late(target), nullable=optional, primary_key=key)


def words(name: str) -> Column[str]:
    """A text that may be empty and is never missing."""
    return Column(name, Text, nullable=False, server_default="")


def one_of(name: str, kinds: type[StrEnum]) -> CheckConstraint:
    """The column holds one of these words."""
    listed = ", ".join(f"'{kind}'" for kind in kinds)
    return CheckConstraint(f"{name} IN ({listed})", name=f"{name}_known")


def text_range(*, optional: bool = False) -> tuple[Column[int], Column[int], CheckConstraint]:
    """``[start, end)`` in code points of the source text, where it need not be said perhaps."""
    return (
        Column("start", Integer, nullable=optional),
        Column("end", Integer, nullable=optional),
        CheckConstraint('0 <= start AND start <= "end"', name="range_runs_forward"),
    )


def keyed_range() -> tuple[Column[str], Column[int], Column[int], CheckConstraint]:
    """A range that its transcript and start identify; never empty."""
    return (
        reference("transcript_id", "transcripts.id", key=True),
        Column("start", Integer, primary_key=True, autoincrement=False),
        Column("end", Integer, nullable=False),
        CheckConstraint('0 <= start AND start < "end"', name="range_runs_forward"),
    )


def unique_where(name: str, condition: str, *columns: Column[str]) -> Index:
    """No two rows that meet the condition are alike in these columns."""
    return Index(name, *columns, unique=True, sqlite_where=text(condition), info={_CONDITION: condition})


_CONDITION = "condition"


@compiles(CreateIndex, "postgresql")
def _with_condition(create: CreateIndex, compiler: DDLCompiler, **options: Any) -> str:
    """The same condition for PostgreSQL, said only there: an argument would load its dialect everywhere."""
    index = create.element
    if _CONDITION in index.info:
        index.dialect_options["postgresql"]["where"] = text(index.info[_CONDITION])
    return str(compiler.visit_create_index(create, **options))  # type: ignore[no-untyped-call]
