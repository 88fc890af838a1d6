"""From an older schema to today's, step by step, after a backup that was opened and found sound.

A step is numbered by the version that it leads to and changes the tables inside the transaction
that also notes the new version. How to add one: raise ``SCHEMA_VERSION``, write the step, put it
into :data:`STEPS`, describe it in ``docs/project-file.md``, and keep a file of the old version for
the test.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import DatabaseError, SQLAlchemyError

from annotator import __version__
from annotator.domain.errors import ProjectFileError
from annotator.domain.identity import now
from annotator.language import mark
from annotator.store.engine import copy_file, file_problems, open_engine
from annotator.store.schema import SCHEMA_VERSION, schema_versions

Step = Callable[[Connection], None]


def _index_marks_by_label_and_place(connection: Connection) -> None:
    """The marks of one layer at a place are found without looking at all marks before it."""
    connection.exec_driver_sql("DROP INDEX ix_annotations_label_id")
    connection.exec_driver_sql(
        "CREATE INDEX ix_annotations_label ON annotations (label_id, transcript_id, start)"
    )


def _keep_rulings(connection: Connection) -> None:
    """What a person decides about the reading of a transcript is kept with it."""
    columns = ", \n\t".join(_RULINGS)  # as SQLAlchemy writes it: a new file and an old one are alike
    connection.exec_driver_sql(f"CREATE TABLE rulings (\n\t{columns}\n)")


_RULINGS = (
    "transcript_id VARCHAR(64) NOT NULL",
    "position INTEGER NOT NULL",
    "kind VARCHAR(16) NOT NULL",
    "words TEXT DEFAULT '' NOT NULL",
    "name TEXT DEFAULT '' NOT NULL",
    "start INTEGER",
    '"end" INTEGER',
    "CONSTRAINT pk_rulings PRIMARY KEY (transcript_id, position)",
    'CONSTRAINT ck_rulings_range_runs_forward CHECK (0 <= start AND start <= "end")',
    (
        "CONSTRAINT ck_rulings_kind_known CHECK (kind IN ('speaker', 'no_speaker', 'same_person', "
        "'different', 'heading', 'noise', 'text', 'pattern'))"
    ),
    (
        "CONSTRAINT fk_rulings_transcript_id FOREIGN KEY(transcript_id) REFERENCES transcripts (id) "
        "DEFERRABLE INITIALLY DEFERRED"
    ),
)
"""The table as version 3 has it; what later versions change is in steps of their own."""

STEPS: Mapping[int, Step] = {2: _index_marks_by_label_and_place, 3: _keep_rulings}


def version_of(connection: Connection) -> int | None:
    """The version of the schema that the file has; ``None`` where it says nothing."""
    found = connection.execute(select(func.max(schema_versions.c.version))).scalar_one()
    return None if found is None else int(found)


def note_version(connection: Connection, version: int) -> None:
    """Write down that the file now has this version of the schema."""
    row = {"version": version, "program": __version__, "applied_at": now()}
    connection.execute(insert(schema_versions), row)


def migrate(
    engine: Engine, path: Path, steps: Mapping[int, Step] = STEPS, target: int = SCHEMA_VERSION
) -> Path | None:
    """Bring the file to the ``target`` version; returns the backup that was made, if one was needed.

    All steps are one transaction. Raises ``ProjectFileError`` for a file of a newer program, and
    where the backup cannot be made or a step fails; the file is then as it was.
    """
    with engine.connect() as connection:
        version = version_of(connection)
    if version is None:
        raise ProjectFileError(mark("{path} is not an Annotator project."), path=path)
    if version > target:
        raise ProjectFileError(
            mark(
                "{path} was written by a newer Annotator (file version {version}, this program knows "
                "{target}); update the program to open it."
            ),
            path=path,
            version=version,
            target=target,
        )
    if version == target:
        return None
    if any(step not in steps for step in range(version + 1, target + 1)):
        raise ProjectFileError(
            mark("{path} has the file version {version}, which this program cannot bring up to date."),
            path=path,
            version=version,
        )
    backup = back_up(path, version)
    try:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            _take_steps(connection, steps, target)
    except (SQLAlchemyError, ProjectFileError) as error:
        raise ProjectFileError(
            mark(
                "{path} could not be brought up to date ({reason}). It was left as it was; "
                "a copy of it is {backup}."
            ),
            path=path,
            reason=getattr(error, "orig", None) or error,
            backup=backup,
        ) from error
    return backup


def _take_steps(connection: Connection, steps: Mapping[int, Step], target: int) -> None:
    """The steps that are left, now that nobody else can take them, and a look at what they made."""
    version = version_of(connection) or 0
    for step in range(version + 1, target + 1):
        steps[step](connection)
        note_version(connection, step)
    found = file_problems(connection)
    if found:
        raise ProjectFileError(mark("The file itself is damaged: {reason}."), reason=found[0])


def back_up(path: Path, version: int) -> Path:
    """Copy the project beside itself and make sure that the copy opens and is sound.

    Raises ``ProjectFileError`` where that fails; no copy is left then.
    """
    stamp = "".join(digit for digit in now() if digit.isdecimal())
    backup = path.with_name(f"{path.stem}.v{version}.{stamp}{path.suffix}")
    try:
        copy_file(path, backup)
        found = _problems_of(backup)
    except (OSError, sqlite3.Error, SQLAlchemyError) as error:
        backup.unlink(missing_ok=True)
        raise ProjectFileError(
            mark("No backup of {path} could be written ({reason}); free some space and open it again."),
            path=path,
            reason=getattr(error, "orig", None) or error,
        ) from error
    if found:
        backup.unlink(missing_ok=True)
        raise ProjectFileError(
            mark("{path} is damaged ({reason}); it was not changed. Restore it from a backup."),
            path=path,
            reason=found[0],
        )
    return backup


def _problems_of(path: Path) -> list[str]:
    engine = open_engine(path)
    try:
        with engine.connect() as connection:
            return file_problems(connection)
    except DatabaseError as error:
        return [str(error.orig)]
    finally:
        engine.dispose()
