"""The journal: every edit that was made, with what takes it back, in the order of making.

A row's ``changes`` hold each thing before and after, as compressed JSON; reversed they are the
edit's inverse (:func:`annotator.domain.changes.inverse`). ``revision`` counts every doing, undoing
and redoing, so another window learns what it has missed.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from sqlalchemy import Connection, RowMapping, Select, bindparam, func, insert, select, update

from annotator.domain.changes import ENTITIES, Change, Entity, inverse, joined
from annotator.domain.correction import Correction
from annotator.domain.errors import ProjectFileError
from annotator.domain.identity import Timestamp
from annotator.language import mark
from annotator.store.schema import JournalState, journal

_KINDS: Mapping[str, type[Entity]] = {kind.__name__: kind for kind in ENTITIES}

_TOLD = tuple(column for column in journal.c if column is not journal.c.changes)
"""What an entry tells: all but the changes, which may be large."""

_IMPORT = "import_transcript"
"""A kind of edit that is large and corrects nothing that a place has a history of."""
_CORRECTION = f'"{Correction.__name__}"'.encode()
_LAST_REVISION = select(func.coalesce(func.max(journal.c.revision), 0))
_DISCARDING = (
    update(journal).where(journal.c.state == JournalState.UNDONE).values(state=JournalState.DISCARDED)
)


def _first_in(state: JournalState, *, is_latest: bool) -> Select[Any]:
    """Asks for what undo or redo would take: made ready once, as every key asks."""
    order = journal.c.seq.desc() if is_latest else journal.c.seq.asc()
    return select(*_TOLD).where(journal.c.state == state).order_by(order).limit(1)


_UNDOABLE = _first_in(JournalState.DONE, is_latest=True)
_REDOABLE = _first_in(JournalState.UNDONE, is_latest=False)
_CHANGES = select(journal.c.changes).where(journal.c.seq == bindparam("the_seq"))
_SETTING_STATE = (
    update(journal)
    .where(journal.c.seq == bindparam("the_seq"))
    .values(state=bindparam("to_state"), revision=bindparam("to_revision"))
)


class DamagedEntry(ProjectFileError):
    """An entry of the journal that cannot be read, so it cannot be undone or redone."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One edit as it was recorded; ``about`` are the words that its readable name needs."""

    seq: int
    kind: str
    about: Mapping[str, str] = field(default_factory=dict)
    author_id: str = ""
    at: Timestamp = ""
    state: JournalState = JournalState.DONE
    revision: int = 0


class Journal:
    """The journal of one project, inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._revision: int | None = None

    def record(
        self, kind: str, about: Mapping[str, str], changes: Sequence[Change], *, author_id: str, at: Timestamp
    ) -> JournalEntry:
        """Write down an edit that was made now; what was undone before it cannot be redone any more."""
        revision = self.revision() + 1
        self._connection.execute(_DISCARDING)
        row = {
            "kind": kind,
            "about": msgspec.json.encode(dict(about)).decode(),
            "changes": packed(changes),
            "state": JournalState.DONE,
            "revision": revision,
            "author_id": author_id,
            "at": at,
        }
        result = self._connection.execute(insert(journal), row)
        key = result.inserted_primary_key
        assert key is not None
        self._revision = revision
        return JournalEntry(int(key[0]), kind, about, author_id, at, JournalState.DONE, revision)

    def join(
        self, entry: JournalEntry, about: Mapping[str, str], changes: Sequence[Change], *, at: Timestamp
    ) -> JournalEntry:
        """Write down changes made now as part of an edit that stands, the last one: one undo takes back all.

        What was undone before cannot be redone any more. Where the edit then changes nothing, it counts as
        undone for good; its row stays, with a new revision, so that others learn of it.
        """
        revision = self.revision() + 1
        self._connection.execute(_DISCARDING)
        before = self.changes(entry.seq)
        together = joined((*before, *changes))
        state = JournalState.DONE if together else JournalState.DISCARDED
        row = {
            "about": msgspec.json.encode(dict(about)).decode(),
            "changes": packed(together or before),
            "state": state,
            "revision": revision,
            "at": at,
        }
        self._connection.execute(update(journal).where(journal.c.seq == entry.seq).values(row))
        self._revision = revision
        return JournalEntry(entry.seq, entry.kind, about, entry.author_id, at, state, revision)

    def revision(self) -> int:
        """How often the project was changed, undoing and redoing counted.

        Asked once: inside a transaction nobody else can change it.
        """
        if self._revision is None:
            self._revision = int(self._connection.execute(_LAST_REVISION).scalar_one())
        return self._revision

    def undoable(self) -> JournalEntry | None:
        """The edit that undo would take back."""
        return self._first(_UNDOABLE)

    def redoable(self) -> JournalEntry | None:
        """The edit that redo would make again."""
        return self._first(_REDOABLE)

    def _first(self, query: Select[Any]) -> JournalEntry | None:
        row = self._connection.execute(query).mappings().first()
        return _entry(row) if row is not None else None

    def changes(self, seq: int) -> tuple[Change, ...]:
        """What the edit changed when it was made.

        Raises ``DamagedEntry``.
        """
        return unpacked(self._connection.execute(_CHANGES, {"the_seq": seq}).scalar_one())

    def set_state(self, entry: JournalEntry, state: JournalState) -> JournalEntry:
        """Note that the edit was undone or redone."""
        revision = self.revision() + 1
        values = {"the_seq": entry.seq, "to_state": state, "to_revision": revision}
        self._connection.execute(_SETTING_STATE, values)
        self._revision = revision
        return JournalEntry(entry.seq, entry.kind, entry.about, entry.author_id, entry.at, state, revision)

    def missed(self, revision: int) -> tuple[tuple[JournalEntry, tuple[Change, ...]], ...]:
        """What happened after a revision: each edit's last state and the changes that it meant."""
        query = select(journal).where(journal.c.revision > revision).order_by(journal.c.revision)
        found = []
        for row in self._connection.execute(query).mappings():
            changes = unpacked(row["changes"])
            entry = _entry(row)
            found.append((entry, changes if entry.state is JournalState.DONE else inverse(changes)))
        return tuple(found)

    def corrected_since(self, revision: int) -> frozenset[str]:
        """The transcripts whose corrections were changed after a revision, by doing, undoing or redoing.

        Raises ``DamagedEntry``.
        """
        query = select(journal.c.changes).where(journal.c.revision > revision)
        return frozenset(
            transcript_id for (data,) in self._connection.execute(query) for transcript_id in _corrected(data)
        )

    def corrections_at(
        self, transcript_id: str, start: int, end: int
    ) -> Iterator[tuple[JournalEntry, tuple[Change, ...]]]:
        """Every edit that made or took away corrections touching ``[start, end]``; the last first.

        Raises ``DamagedEntry``.
        """
        query = select(journal).where(journal.c.kind != _IMPORT).order_by(journal.c.seq.desc())
        for row in self._connection.execute(query).mappings():
            found = tuple(
                change
                for change in _corrections_in(row["changes"])
                if any(
                    isinstance(one, Correction)
                    and one.transcript_id == transcript_id
                    and one.start <= end
                    and start <= one.end
                    for one in (change.before, change.after)
                )
            )
            if found:
                yield _entry(row), found

    def added_by(self, seq: int) -> tuple[Entity, ...]:
        """What a standing edit added; nothing where there is no such edit, or where it was undone.

        Raises ``DamagedEntry``.
        """
        query = select(journal.c.changes).where(
            journal.c.seq == seq, journal.c.state == JournalState.DONE, journal.c.kind != _IMPORT
        )
        data = self._connection.execute(query).scalar_one_or_none()
        changes = unpacked(data) if data is not None else ()
        return tuple(change.subject for change in changes if change.before is None)

    def correcting(self) -> Iterator[tuple[JournalEntry, tuple[Correction, ...]]]:
        """Every standing edit that made corrections, with these; the last first. Imports are left out.

        Raises ``DamagedEntry``.
        """
        query = (
            select(journal)
            .where(journal.c.state == JournalState.DONE, journal.c.kind != _IMPORT)
            .order_by(journal.c.seq.desc())
        )
        for row in self._connection.execute(query).mappings():
            added = [c.after for c in _corrections_in(row["changes"]) if c.before is None]
            made = tuple(one for one in added if isinstance(one, Correction))
            if made:
                yield _entry(row), made

    def touched_by(self, kinds: Collection[str], thing: type[Entity]) -> frozenset[str]:
        """The ids of the things of a kind that standing edits of these kinds have changed.

        Raises ``DamagedEntry``.
        """
        query = select(journal.c.changes).where(
            journal.c.state == JournalState.DONE, journal.c.kind.in_(tuple(kinds))
        )
        return frozenset(
            str(change.subject.key[0])
            for (data,) in self._connection.execute(query)
            for change in unpacked(data)
            if isinstance(change.subject, thing)
        )

    def entries(self) -> tuple[JournalEntry, ...]:
        """All edits that were ever made, first to last."""
        query = select(*_TOLD).order_by(journal.c.seq)
        return tuple(_entry(row) for row in self._connection.execute(query).mappings())


def _entry(row: RowMapping) -> JournalEntry:
    try:
        about = msgspec.json.decode(row["about"], type=dict[str, str])
        state = JournalState(row["state"])
    except (ValueError, TypeError) as error:
        raise _damage(error) from error
    return JournalEntry(row["seq"], row["kind"], about, row["author_id"], row["at"], state, row["revision"])


def packed(changes: Iterable[Change]) -> bytes:
    """Changes as compressed JSON: a list of ``[kind, before, after]``."""
    rows = [(type(change.subject).__name__, change.before, change.after) for change in changes]
    return zlib.compress(msgspec.json.encode(rows), 6)


def unpacked(data: bytes) -> tuple[Change, ...]:
    """The changes that :func:`packed` wrote.

    Raises ``DamagedEntry`` for anything else.
    """
    try:
        rows = msgspec.json.decode(zlib.decompress(data), type=list[tuple[str, msgspec.Raw, msgspec.Raw]])
        return tuple(Change(_thing(name, before), _thing(name, after)) for name, before, after in rows)
    except (zlib.error, ValueError, TypeError, LookupError) as error:
        raise _damage(error) from error


def _corrections_in(data: bytes) -> Iterator[Change]:
    """The changes of corrections among packed changes; the others are not read."""
    try:
        plain = zlib.decompress(data)
        if _CORRECTION not in plain:
            return
        rows = msgspec.json.decode(plain, type=list[tuple[str, msgspec.Raw, msgspec.Raw]])
        for name, before, after in rows:
            if name == Correction.__name__:
                yield Change(_thing(name, before), _thing(name, after))
    except (zlib.error, ValueError, TypeError, LookupError) as error:
        raise _damage(error) from error


class _OfTranscript(msgspec.Struct):
    """The one field of a thing that says whose it is."""

    transcript_id: str


def _corrected(data: bytes) -> set[str]:
    """The transcripts of the corrections among packed changes; the other changes are not read."""
    try:
        rows = msgspec.json.decode(zlib.decompress(data), type=list[tuple[str, msgspec.Raw, msgspec.Raw]])
        return {
            msgspec.json.decode(thing, type=_OfTranscript).transcript_id
            for name, *both in rows
            if name == Correction.__name__
            for thing in both
            if bytes(thing) != b"null"
        }
    except (zlib.error, ValueError, TypeError, LookupError) as error:
        raise _damage(error) from error


def _thing(name: str, data: msgspec.Raw) -> Entity | None:
    return None if bytes(data) == b"null" else msgspec.json.decode(data, type=_KINDS[name])


def _damage(reason: Exception) -> DamagedEntry:
    return DamagedEntry(
        mark("An entry of the journal is damaged ({reason}); it cannot be undone or redone."), reason=reason
    )
