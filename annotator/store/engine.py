"""How a project file is opened on SQLite: durable commits, foreign keys on, writers one at a time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

APPLICATION_ID = 0x414E4E4F
"""``ANNO``: marks the file as ours in SQLite's header (``PRAGMA application_id``)."""

_MAGIC = b"SQLite format 3\x00"
_APPLICATION_ID_AT = 68

BUSY_MS = 5_000


_FOR_ALL = (f"busy_timeout = {BUSY_MS}", "foreign_keys = ON", "recursive_triggers = ON")
_LOG_PAGES = 10_000
"""A commit that finds so many pages in the log writes them back itself; before, :func:`write_back` does."""
_FOR_WRITERS = ("journal_mode = WAL", "synchronous = FULL", f"wal_autocheckpoint = {_LOG_PAGES}")


def open_engine(path: Path, *, is_read_only: bool = False) -> Engine:
    """The engine of one project file; nothing is read yet.

    A file that is only read is left alone altogether: nothing is written beside it either.
    """
    if is_read_only:
        query = {"mode": "ro", "immutable": "1", "uri": "true"}
        address = URL.create("sqlite", database=path.absolute().as_uri(), query=query)
    else:
        address = URL.create("sqlite", database=str(path.absolute()))
    engine = create_engine(address, pool_size=4, max_overflow=4)
    pragmas = _FOR_ALL if is_read_only else (*_FOR_ALL, *_FOR_WRITERS)
    event.listen(engine, "connect", lambda connection, _record: _prepare(connection, pragmas))
    event.listen(engine, "begin", _begin)
    return engine


def can_only_be_read(path: Path) -> bool:
    """Whether the file, or the folder in which SQLite keeps its log, may not be written to.

    Not where such a log holds something: then the file alone does not tell the project's state.
    """
    as_who_we_act = os.access in os.supports_effective_ids
    if all(os.access(p, os.W_OK, effective_ids=as_who_we_act) for p in (path, path.parent)):
        return False
    log = path.with_name(f"{path.name}-wal")
    return not (log.exists() and log.stat().st_size)


def last_written(path: Path) -> tuple[tuple[int, int], ...]:
    """By what a project is known not to have been written to since: size and time of its file and log.

    Costs some microseconds, as nothing is opened; what it says of a log that is folded back into the file is
    another state too.
    """
    found = []
    for one in (path, path.with_name(f"{path.name}-wal")):
        try:
            there = one.stat()
        except OSError:
            found.append((-1, -1))
        else:
            found.append((there.st_size, there.st_mtime_ns))
    return tuple(found)


def _prepare(connection: Any, pragmas: Iterable[str]) -> None:
    connection.isolation_level = None  # transactions are begun below, not by the driver
    cursor = connection.cursor()
    for pragma in pragmas:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Readers see one state throughout; a writer takes the lock at once instead of failing later."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN DEFERRED")


def write_back(engine: Engine) -> None:
    """Write what the log holds into the file itself, where it can be done without anybody waiting for it."""
    with closing(engine.raw_connection()) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def mark_as_ours(connection: Connection) -> None:
    """Write the application id into the file's header."""
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")


def is_marked_as_ours(path: Path) -> bool:
    """Whether the file's header carries the application id; looking changes nothing in any file.

    A project whose program was killed may have its header still in the write-ahead log beside it.
    """
    with path.open("rb") as file:
        header = file.read(_APPLICATION_ID_AT + 4)
    if not header.startswith(_MAGIC):
        return False
    if int.from_bytes(header[_APPLICATION_ID_AT:], "big") == APPLICATION_ID:
        return True
    if not path.with_name(f"{path.name}-wal").exists():
        return False
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return bool(connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID)


def copy_file(path: Path, target: Path) -> None:
    """Copy the project, consistent even while it is written to, through SQLite's backup interface."""
    source = sqlite3.connect(path)
    copy = sqlite3.connect(target)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()


def file_problems(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file, a line each; empty when it is sound."""
    rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
    found = [" ".join(str(row).split()) for row in rows if row != "ok"]
    for table, row_id, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        found.append(f"{table} row {row_id} refers to nothing in {parent}")
    return found
