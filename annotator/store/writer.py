"""Writing changes: rows out of values, within the one transaction of an edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import and_, bindparam, delete, insert, update
from sqlalchemy.exc import IntegrityError

from annotator.domain.changes import Change, Entity
from annotator.domain.errors import InvalidEdit, ProjectFileError
from annotator.domain.transcript import SourceText
from annotator.language import mark
from annotator.store import schema
from annotator.store.mapping import MAPPED, Mapped
from annotator.store.reader import Reader


class Missing(ProjectFileError, LookupError):
    """Something to change or remove is not there: the file is not as its journal says."""


class Writer(Reader):
    """Reads and writes inside one transaction that takes effect whole or not at all."""

    def write(self, changes: Iterable[Change]) -> None:
        """Make the changes, in their order.

        Raises ``Missing`` when a thing to change or remove is not there, ``InvalidEdit`` for what
        the schema's constraints refuse.
        """
        try:
            for (kind, verb), run in groupby(changes, key=_kind_and_verb):
                mapped = MAPPED[kind]
                getattr(self, f"_{verb}")(mapped, list(run))
        except IntegrityError as error:
            raise refused(error) from error

    def keep_text(self, text: SourceText) -> None:
        """Put a source text into the file, where it stays for ever; once is enough."""
        if not self.has_text(text.sha256):
            row = {"sha256": text.sha256, "characters": len(text.text), "text": text.text}
            self._connection.execute(insert(schema.texts), row)

    def _add(self, mapped: Mapped, changes: Sequence[Change]) -> None:
        things = [change.subject for change in changes]
        rows = [mapped.to_row(thing) for thing in things]
        if mapped.in_project:
            project_id = self.project().id
            rows = [{**row, "project_id": project_id} for row in rows]
        self._connection.execute(insert(mapped.table), rows)
        self._add_items(mapped, things)

    def _change(self, mapped: Mapped, changes: Sequence[Change]) -> None:
        things = [change.subject for change in changes]
        columns = [name for name in mapped.to_row(things[0]) if name not in mapped.keys]
        if columns:
            change = (
                update(mapped.table).where(_found(mapped)).values({c: bindparam(f"to_{c}") for c in columns})
            )
            for thing in things:
                row = mapped.to_row(thing)
                values = {f"to_{c}": row[c] for c in columns} | _wanted(mapped, thing)
                self._one(self._connection.execute(change, values).rowcount, thing)
        if mapped.items is not None:
            self._remove_items(mapped, things)
            self._add_items(mapped, things)

    def _remove(self, mapped: Mapped, changes: Sequence[Change]) -> None:
        things = [change.subject for change in changes]
        self._remove_items(mapped, things)
        removal = delete(mapped.table).where(_found(mapped))
        result = self._connection.execute(removal, [_wanted(mapped, thing) for thing in things])
        if result.rowcount != len(things):
            raise _missing(things[0])

    def _add_items(self, mapped: Mapped, things: Sequence[Entity]) -> None:
        owned = mapped.items
        if owned is None:
            return
        rows = [
            dict(zip(owned.owner, thing.key, strict=True)) | {"position": i, owned.column: item}
            for thing in things
            for i, item in enumerate(owned.items(thing))
        ]
        if rows:
            self._connection.execute(insert(owned.table), rows)

    def _remove_items(self, mapped: Mapped, things: Sequence[Entity]) -> None:
        owned = mapped.items
        if owned is None:
            return
        columns = owned.table.c
        owner = and_(*(columns[name] == bindparam(f"the_{name}") for name in owned.owner))
        wanted = [
            {f"the_{name}": value for name, value in zip(owned.owner, thing.key, strict=True)}
            for thing in things
        ]
        self._connection.execute(delete(owned.table).where(owner), wanted)

    @staticmethod
    def _one(count: int, thing: Entity) -> None:
        if count != 1:
            raise _missing(thing)


def refused(error: IntegrityError) -> InvalidEdit:
    """What the schema's constraints refuse, as a sentence."""
    return InvalidEdit(
        mark("The edit contradicts the project's rules ({reason}); nothing was changed."), reason=error.orig
    )


def _missing(thing: Entity) -> Missing:
    return Missing(
        mark(
            "Another program changed the project behind its journal: {thing} is not there; "
            "nothing was changed. Open the project anew to see it as it is now."
        ),
        thing=f"{type(thing).__name__.lower()} {' '.join(map(str, thing.key))}",
    )


def _kind_and_verb(change: Change) -> tuple[type[Entity], str]:
    if change.before is None:
        return type(change.subject), "add"
    return type(change.subject), "remove" if change.after is None else "change"


def _found(mapped: Mapped) -> Any:
    return and_(*(mapped.table.c[name] == bindparam(f"the_{name}") for name in mapped.keys))


def _wanted(mapped: Mapped, thing: Entity) -> dict[str, Any]:
    return {f"the_{name}": value for name, value in mapped.key_of(thing).items()}
