"""The way from an older file to today's: a sound copy first, then all steps or none."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine

from annotator.domain.errors import ProjectFileError
from annotator.store import migrations
from annotator.store.engine import open_engine
from annotator.store.migrations import Step, migrate
from annotator.store.project_file import ProjectFile
from annotator.store.schema import SCHEMA_VERSION
from annotator.workspace.workspace import Workspace

VERSIONS = Path(__file__).parent / "versions"
"""Small projects as earlier versions of the program wrote them."""

OLD, NEW = SCHEMA_VERSION, SCHEMA_VERSION + 2


def add_mood(connection: Connection) -> None:
    """An invented step: transcripts get a mood."""
    connection.exec_driver_sql("ALTER TABLE transcripts ADD COLUMN mood TEXT NOT NULL DEFAULT ''")


def split_names(connection: Connection) -> None:
    """A further one, which moves what is there."""
    connection.exec_driver_sql("UPDATE transcripts SET mood = 'calm: ' || title")


STEPS: Mapping[int, Step] = {OLD + 1: add_mood, NEW: split_names}


@pytest.fixture
def engine(project: Path) -> Iterator[Engine]:
    opened = open_engine(project)
    yield opened
    opened.dispose()


def asked(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def version(path: Path) -> int:
    ((found,),) = asked(path, "SELECT max(version) FROM schema_versions")
    assert isinstance(found, int)
    return found


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_an_older_file_is_copied_and_brought_up_to_date(project: Path, engine: Engine) -> None:
    before = dump(project)
    backup = migrate(engine, project, STEPS, NEW)
    assert backup is not None
    assert version(project) == NEW
    assert asked(project, "SELECT mood FROM transcripts") == [("calm: 谈漏损",)]
    assert dump(backup) == before
    assert backup.parent == project.parent
    assert backup.name.startswith(f"project.v{OLD}.")
    copy = Workspace.open(backup)
    assert copy.problems() == ()
    copy.close()


def test_the_history_of_versions_is_kept(project: Path, engine: Engine) -> None:
    migrate(engine, project, STEPS, NEW)
    rows = asked(project, "SELECT version FROM schema_versions ORDER BY version")
    assert rows == [(OLD,), (OLD + 1,), (NEW,)]


def test_a_file_of_today_is_left_alone(project: Path, engine: Engine) -> None:
    assert migrate(engine, project) is None
    assert [p.name for p in project.parent.glob("*.annodb")] == ["project.annodb"]


def test_the_copy_is_made_before_the_first_step(project: Path, engine: Engine) -> None:
    seen: list[list[Path]] = []
    steps = dict(STEPS) | {OLD + 1: lambda connection: seen.append(list(project.parent.glob("*.v*.annodb")))}
    steps[NEW] = lambda connection: None
    migrate(engine, project, steps, NEW)
    assert len(seen[0]) == 1


def fail_in_sql(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE transcripts SET weather = 'rain'")


def leave_damage(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE turns SET transcript_id = 'nowhere' WHERE start = 3")


@pytest.mark.parametrize("fault", [fail_in_sql, leave_damage])
def test_a_failing_step_leaves_the_file_as_it_was(project: Path, engine: Engine, fault: Step) -> None:
    before = dump(project)
    with pytest.raises(ProjectFileError, match="left as it was; a copy of it is"):
        migrate(engine, project, {**STEPS, NEW: fault}, NEW)
    assert dump(project) == before
    assert version(project) == OLD


def test_a_step_with_a_fault_of_its_own_leaves_the_file_as_it_was(project: Path, engine: Engine) -> None:
    def stumble(connection: Connection) -> None:
        raise ZeroDivisionError

    before = dump(project)
    with pytest.raises(ZeroDivisionError):
        migrate(engine, project, {**STEPS, NEW: stumble}, NEW)
    assert dump(project) == before


def spoilt_copy(source: Path, target: Path) -> None:
    data = bytearray(source.read_bytes())
    data[4096:8192] = bytes(4096)
    target.write_bytes(bytes(data))


def no_space(source: Path, target: Path) -> None:
    target.write_bytes(b"half")
    raise sqlite3.OperationalError("database or disk is full")


@pytest.mark.parametrize(("copy", "sentence"), [(spoilt_copy, "is damaged"), (no_space, "No backup of")])
def test_without_a_sound_copy_nothing_is_changed(
    project: Path,
    engine: Engine,
    copy: Callable[[Path, Path], None],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = dump(project)
    monkeypatch.setattr(migrations, "copy_file", copy)
    with pytest.raises(ProjectFileError, match=sentence):
        migrate(engine, project, STEPS, NEW)
    assert dump(project) == before
    assert [p.name for p in project.parent.glob("*.annodb")] == ["project.annodb"]


def test_what_another_program_brought_up_to_date_meanwhile_is_not_done_twice(
    project: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = migrations.back_up

    def while_copying(path: Path, version: int) -> Path:
        monkeypatch.setattr(migrations, "back_up", plain)
        other = open_engine(project)
        migrate(other, project, STEPS, NEW)
        other.dispose()
        return plain(path, version)

    monkeypatch.setattr(migrations, "back_up", while_copying)
    migrate(engine, project, STEPS, NEW)
    assert asked(project, "SELECT mood FROM transcripts") == [("calm: 谈漏损",)]
    assert len(asked(project, "SELECT version FROM schema_versions")) == 3


def test_opening_migrates(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "migrate", partial(migrate, steps=STEPS, target=NEW))
    ProjectFile.open(project).close()
    assert version(project) == NEW


def test_a_newer_file_is_refused_in_words_and_not_touched(project: Path) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (99, '9.9', '2036-01-01T00:00:00.000Z')")
        connection.commit()
    before = project.read_bytes()
    with pytest.raises(ProjectFileError) as caught:
        ProjectFile.open(project)
    assert str(caught.value) == (
        f"{project} was written by a newer Annotator (file version 99, this program knows {SCHEMA_VERSION}); "
        "update the program to open it."
    )
    assert project.read_bytes() == before


def test_a_version_from_before_all_steps_is_refused(project: Path, engine: Engine) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("UPDATE schema_versions SET version = -3")
        connection.commit()
    with pytest.raises(ProjectFileError, match="cannot bring up to date"):
        migrate(engine, project)


def test_every_version_since_the_first_has_its_step() -> None:
    assert set(migrations.STEPS) == set(range(2, SCHEMA_VERSION + 1))


@pytest.mark.parametrize("old", sorted(VERSIONS.glob("v*.annodb")), ids=lambda path: str(path.stem))
def test_a_file_of_each_older_version_becomes_one_of_today(old: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(old, tmp_path))
    held = asked(path, "SELECT count(*) FROM annotations")
    Workspace.open(path, author="tester").close()
    Workspace.create(tmp_path / "new.annodb", author="tester").close()
    tables = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
    assert asked(path, tables) == asked(tmp_path / "new.annodb", tables)
    assert asked(path, "SELECT count(*) FROM annotations") == held
    assert version(path) == SCHEMA_VERSION


def test_a_file_of_every_older_version_is_kept() -> None:
    assert {path.stem for path in VERSIONS.glob("*.annodb")} == {f"v{n}" for n in range(1, SCHEMA_VERSION)}
