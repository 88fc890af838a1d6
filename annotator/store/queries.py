"""What the reader asks of the database, for any kind of thing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select

from annotator.store.mapping import Mapped


@dataclass(frozen=True, slots=True)
class Query:
    """What asks for rows of one kind, and for the lists that they own where they own any."""

    rows: Select[Any]
    items: Select[Any] | None


def query_for(mapped: Mapped, *conditions: ColumnElement[bool]) -> Query:
    """What asks for the rows of one kind that meet all conditions, in their order."""
    columns = (mapped.table.c[name] for name in mapped.columns)
    return Query(
        select(*columns).where(*conditions).order_by(*_order(mapped)), _items_of(mapped, *conditions)
    )


def _items_of(mapped: Mapped, *conditions: ColumnElement[bool]) -> Select[Any] | None:
    owned = mapped.items
    if owned is None:
        return None
    owner = [owned.table.c[name] for name in owned.owner]
    joined = owned.table.join(
        mapped.table,
        and_(*(mapped.table.c[k] == c for k, c in zip(mapped.keys, owner, strict=True))),
    )
    return (
        select(*owner, owned.table.c[owned.column])
        .select_from(joined)
        .where(*conditions)
        .order_by(*owner, owned.table.c.position)
    )


@cache
def by_key(mapped: Mapped) -> Query:
    """What asks for one thing by its key; made once, because every edit asks for several."""
    return query_for(mapped, *(mapped.table.c[name] == bindparam(name) for name in mapped.keys))


def _order(mapped: Mapped) -> list[ColumnElement[Any]]:
    columns = mapped.table.c
    return [columns[name[1:]].desc() if name.startswith("-") else columns[name] for name in mapped.order]
