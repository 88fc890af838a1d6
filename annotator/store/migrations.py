"""From an older schema to today's, step by step, after a backup that was opened and found sound.

A step is numbered by the version that it leads to and changes the tables inside the transaction
that also notes the new version. How to add one: raise ``SCHEMA_VERSION``, write the step, put it
into :data:`STEPS`, describe it in ``docs/project-file.md``, and keep a file of the old version for
the test.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import Connection, Engine, func, insert, select

from annotator import __version__
from annotator.domain.errors import ProjectFileError
from annotator.domain.identity import now
from annotator.language import mark
from annotator.store.engine import copy_file, file_problems, open_engine
from annotator.store.schema import SCHEMA_VERSION, schema_versions

Step = Callable[[Connection], None]

STEPS: Mapping[int, Step] = {}


def version_of(connection: Connection) -> int:
    """The version of the schema that the file has."""
    return int(connection.execute(select(func.max(schema_versions.c.version))).scalar_one())


def note_version(connection: Connection, version: int) -> None:
    """Write down that the file now has this version of the schema."""
    row = {"version": version, "program": __version__, "applied_at": now()}
    connection.execute(insert(schema_versions), row)


def migrate(
    engine: Engine, path: Path, steps: Mapping[int, Step] = STEPS, target: int = SCHEMA_VERSION
) -> Path | None:
    """Bring the file to the ``target`` version; returns the backup that was made, if one was needed.

    Raises ``ProjectFileError`` for a file of a newer program, and where the backup cannot be made;
    the file is then as it was.
    """
    with engine.connect() as connection:
        version = version_of(connection)
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
    backup = back_up(path, version)
    for step in range(version + 1, target + 1):
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            steps[step](connection)
            note_version(connection, step)
    return backup


def back_up(path: Path, version: int) -> Path:
    """Copy the project beside itself and make sure that the copy opens and is sound.

    Raises ``ProjectFileError`` where that fails.
    """
    stamp = now()[:19].replace(":", "").replace("-", "")
    backup = path.with_name(f"{path.stem}.v{version}.{stamp}{path.suffix}")
    try:
        copy_file(path, backup)
        engine = open_engine(backup)
        try:
            with engine.connect() as connection:
                problems = file_problems(connection)
        finally:
            engine.dispose()
    except OSError as error:
        raise ProjectFileError(
            mark("No backup of {path} could be written ({reason}); free some space and open it again."),
            path=path,
            reason=error.strerror or error,
        ) from error
    if problems:
        raise ProjectFileError(
            mark("The backup of {path} is damaged ({reason}); the project was not changed."),
            path=path,
            reason=problems[0],
        )
    return backup
