"""One project file: made, opened, read and written, its errors told in words."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DatabaseError, IntegrityError

from annotator.domain.changes import added
from annotator.domain.errors import ProjectFileError
from annotator.domain.identity import new_id, now
from annotator.domain.project import Project
from annotator.language import mark
from annotator.store import guards, migrations
from annotator.store.engine import (
    can_only_be_read,
    is_marked_as_ours,
    mark_as_ours,
    open_engine,
    write_back,
)
from annotator.store.journal import Journal
from annotator.store.kept_locks import KeptLocks
from annotator.store.reader import NO_TEXTS, Reader
from annotator.store.schema import SCHEMA_VERSION, metadata, schema_versions
from annotator.store.search_reader import SearchReader
from annotator.store.writer import Writer, refused

SUFFIX = ".annodb"
_LONGEST_REASON = 160
"""Characters of a reason that fit into a sentence: SQLite may quote a whole damaged value."""


class ProjectFile:
    """A project file that is open; use :meth:`create` or :meth:`open`."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._locks: KeptLocks | None = None

    @classmethod
    def create(
        cls, path: Path, *, name: str = "", furnish: Callable[[Writer], None] | None = None
    ) -> ProjectFile:
        """Make a project named after its file or as told; ``furnish`` writes what it starts with.

        Raises ``ProjectFileError`` where something is in the way or the folder is missing; a file
        that could not be finished is not left behind.
        """
        _claim(path)
        path = path.absolute()
        assert guards.GUARD_NAMES  # importing the guards makes the tables come with them
        engine = open_engine(path)
        file = cls(path, engine)
        try:
            with file._connected(writing=True) as connection:
                metadata.create_all(connection)
                mark_as_ours(connection)
                migrations.note_version(connection, SCHEMA_VERSION)
                writer = Writer(connection)
                writer.write([added(Project(new_id(), name or path.stem, now()))])
                if furnish is not None:
                    furnish(writer)
        except BaseException:
            engine.dispose()
            for leftover in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                leftover.unlink(missing_ok=True)
            raise
        file._locks = KeptLocks(path)
        return file

    @classmethod
    def open(cls, path: Path) -> ProjectFile:
        """Open a project, brought to today's schema after a backup where it is older.

        One that may not be written to can be read; edits are then refused.
        Raises ``ProjectFileError`` where there is no project or it cannot be read.
        """
        _refuse_what_is_no_project(path)
        path = path.absolute()
        is_read_only = can_only_be_read(path)
        engine = open_engine(path, is_read_only=is_read_only)
        file = cls(path, engine)
        try:
            with file._told():
                if not inspect(engine).has_table(schema_versions.name):
                    raise ProjectFileError(mark("{path} is not an Annotator project."), path=path)
                migrations.migrate(engine, path)
        except BaseException:
            engine.dispose()
            raise
        file._locks = None if is_read_only else KeptLocks(path)
        return file

    def close(self) -> None:
        """Let the file go."""
        if self._locks is not None:
            self._locks.let_go()
        self._engine.dispose()
        if self._locks is not None:
            self._locks.close()

    def write_back(self) -> None:
        """Write what was put on the disk beside the file into it; in any thread, whatever is done meanwhile.

        Else one of the edits has to, now and then, and takes longer than the others.
        """
        with self._told():
            write_back(self._engine)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """One state of the project, whatever is written meanwhile."""
        with self._connected(writing=False) as connection:
            yield Reader(connection)

    @contextmanager
    def writing(self, texts: Mapping[str, str] = NO_TEXTS) -> Iterator[tuple[Writer, Journal]]:
        """One transaction: on disk when the block has ended, undone when it raised.

        ``texts`` are source texts that the caller has in memory, by hash.
        Raises ``InvalidEdit`` for what the schema refuses, ``ProjectFileError`` where the file
        cannot be written.
        """
        with self._connected(writing=True) as connection:
            yield Writer(connection, texts), Journal(connection)

    @contextmanager
    def reading_journal(self) -> Iterator[tuple[Reader, Journal]]:
        """One state of the project and its journal."""
        with self._connected(writing=False) as connection:
            yield Reader(connection), Journal(connection)

    @contextmanager
    def reading_texts(self) -> Iterator[SearchReader]:
        """One state of the project, as far as a search reads it."""
        with self._connected(writing=False) as connection:
            yield SearchReader(connection)

    @contextmanager
    def raw(self) -> Iterator[Connection]:
        """The bare connection, for the integrity check."""
        with self._connected(writing=False) as connection:
            yield connection

    @contextmanager
    def _connected(self, *, writing: bool) -> Iterator[Connection]:
        with self._told(), self._engine.connect() as plain:
            connection = plain.execution_options(writing=writing)
            with connection.begin():
                yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Errors of the database as sentences."""
        try:
            yield
        except IntegrityError as error:
            raise refused(error) from error
        except (DatabaseError, sqlite3.DatabaseError, UnicodeDecodeError) as error:
            # the last: SQLite quotes the damage in its message, which is then no text
            reason = " ".join(str(getattr(error, "orig", None) or error).split())[:_LONGEST_REASON]
            raise ProjectFileError(_sentence_for(reason), path=self.path, reason=reason) from error


_SENTENCES = (
    (("locked", "busy"), mark("{path} is being written to by another program; try again in a moment.")),
    (
        ("readonly", "read-only"),
        mark("{path} may not be written to; change its permissions or copy it elsewhere."),
    ),
    (("is full",), mark("The disk is full; nothing was changed. Free some space and try again.")),
    (("i/o error",), mark("The disk does not read or write {path} ({reason}); nothing was changed.")),
    (("unable to open",), mark("{path} cannot be opened; look at its folder and permissions.")),
)


def _sentence_for(reason: str) -> str:
    for signs, sentence in _SENTENCES:
        if any(sign in reason.lower() for sign in signs):
            return sentence
    return mark("{path} is damaged or no project file ({reason}); restore it from a backup.")


def _claim(path: Path) -> None:
    """Take the name for a new project, so that no two programs make the same one.

    Raises ``ProjectFileError`` where it is taken or cannot be.
    """
    try:
        path.open("xb").close()
    except FileExistsError as error:
        raise ProjectFileError(
            mark("{path} exists already; choose another name or open it."), path=path
        ) from error
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ProjectFileError(
            mark("The folder {folder} does not exist; make it first."), folder=path.parent
        ) from error
    except (OSError, ValueError) as error:
        raise ProjectFileError(
            mark("{path} cannot be made ({reason}); choose another name or folder."),
            path=path,
            reason=getattr(error, "strerror", None) or error,
        ) from error


def _refuse_what_is_no_project(path: Path) -> None:
    try:
        kind = path.stat().st_mode
        is_ours = stat.S_ISREG(kind) and is_marked_as_ours(path)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ProjectFileError(
            mark("There is no project {path}; look whether the name is right, or make a new one."), path=path
        ) from error
    except (OSError, ValueError, sqlite3.Error) as error:
        raise ProjectFileError(
            mark("{path} cannot be opened; look at its folder and permissions."), path=path
        ) from error
    if stat.S_ISDIR(kind):
        raise ProjectFileError(mark("{path} is a folder, not a project file."), path=path)
    if not is_ours:
        raise ProjectFileError(mark("{path} is not an Annotator project."), path=path)
