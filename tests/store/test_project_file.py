"""Files that are no projects, damaged ones, locked ones: a clear sentence, and nothing changed."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.changes import Change
from annotator.domain.errors import ProjectFileError, UserError
from annotator.domain.label import Layer
from annotator.editing import AddLabel, Annotate, EditTranscript, RenameProject
from annotator.store import engine
from annotator.store.integrity import Problem
from annotator.store.project_file import ProjectFile
from annotator.workspace.workspace import Workspace

NOBODY = 65534


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in the folder, byte by byte."""
    return {p.name: p.read_bytes() if p.is_file() else b"" for p in sorted(folder.iterdir())}


def other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE schema_versions (version INTEGER, program TEXT, applied_at TEXT)")
        connection.commit()


def under_a_file(path: Path) -> None:
    path.parent.rmdir()
    path.parent.write_text("x")


NO_PROJECTS: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "There is no project"),
    "under a file": (under_a_file, "There is no project"),
    "folder": (lambda path: path.mkdir(), "is a folder, not a project file"),
    "empty": (lambda path: path.write_bytes(b""), "is not an Annotator project"),
    "text": (lambda path: path.write_text("周允：漏损", encoding="utf-8"), "is not an Annotator project"),
    "header only": (lambda path: path.write_bytes(b"SQLite format 3\0"), "is not an Annotator project"),
    "noise": (
        lambda path: path.write_bytes(b"SQLite format 3\0" + random.Random(1).randbytes(9_000)),
        "is not an Annotator project",
    ),
    "other database": (other_database, "is not an Annotator project"),
    "pipe": (lambda path: os.mkfifo(path), "is not an Annotator project"),
}


@pytest.mark.parametrize("kind", NO_PROJECTS)
def test_what_is_no_project_is_not_opened_and_not_touched(tmp_path: Path, kind: str) -> None:
    make, sentence = NO_PROJECTS[kind]
    folder = tmp_path / "folder"
    folder.mkdir()
    make(folder / "x.annodb")
    before = contents(folder) if folder.is_dir() else None
    if kind == "pipe":
        before = None  # reading it would wait for a writer
    with pytest.raises(ProjectFileError, match=sentence):
        ProjectFile.open(folder / "x.annodb")
    if before is not None:
        assert contents(folder) == before


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_names_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    with pytest.raises(ProjectFileError, match="cannot be opened"):
        ProjectFile.open(tmp_path / name)
    with pytest.raises(ProjectFileError, match="cannot be made"):
        ProjectFile.create(tmp_path / name)


@pytest.mark.parametrize("kind", ["folder", "empty", "text", "other database"])
def test_a_new_project_takes_nobodys_place(tmp_path: Path, kind: str) -> None:
    NO_PROJECTS[kind][0](tmp_path / "x.annodb")
    before = contents(tmp_path)
    with pytest.raises(ProjectFileError, match="exists already"):
        ProjectFile.create(tmp_path / "x.annodb")
    assert contents(tmp_path) == before


@pytest.mark.parametrize("parent", ["nowhere", "file"])
def test_a_new_project_needs_a_folder(tmp_path: Path, parent: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ProjectFileError, match="does not exist; make it first"):
        ProjectFile.create(tmp_path / parent / "x.annodb")


def test_a_project_that_cannot_be_furnished_leaves_nothing(tmp_path: Path) -> None:
    def fail(writer: object) -> None:
        raise RuntimeError("no furniture")

    with pytest.raises(RuntimeError):
        ProjectFile.create(tmp_path / "x.annodb", furnish=fail)
    assert contents(tmp_path) == {}


def test_a_log_left_by_another_project_of_that_name_is_not_read(project: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("UPDATE projects SET name = 'old'")
        connection.commit()
        shutil.copy(project.with_name("project.annodb-wal"), tmp_path / "new.annodb-wal")
    file = ProjectFile.create(tmp_path / "new.annodb")
    with file.reading() as reader:
        assert reader.project().name == "new"
    file.close()


def test_odd_names_are_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "a?b#c%20.annodb", "file:x", "项目 一.annodb"):
        ProjectFile.create(Path(name)).close()
        file = ProjectFile.open(Path(name))
        monkeypatch.chdir("/")  # an open project does not depend on where the program is
        with file.reading() as reader:
            assert reader.project().name == Path(name).stem
        file.close()
        monkeypatch.chdir(tmp_path)
    assert sorted(contents(tmp_path)) == sorted((":memory:", "a?b#c%20.annodb", "file:x", "项目 一.annodb"))


def test_a_closed_project_is_one_file(project: Path) -> None:
    workspace = Workspace.open(project)
    workspace.do(RenameProject("新"))
    workspace.close()
    assert list(contents(project.parent)) == ["project.annodb"]


def test_a_project_killed_before_its_log_was_written_back_is_ours(tmp_path: Path) -> None:
    file = ProjectFile.create(tmp_path / "a.annodb")
    with file.reading() as reader:
        name = reader.project().name
        for end in ("", "-wal"):
            shutil.copy(tmp_path / f"a.annodb{end}", tmp_path / f"b.annodb{end}")
    file.close()
    assert int.from_bytes((tmp_path / "b.annodb").read_bytes()[68:72], "big") != engine.APPLICATION_ID
    again = ProjectFile.open(tmp_path / "b.annodb")
    with again.reading() as reader:
        assert reader.project().name == name
    again.close()


# Damage


def use_everything(path: Path) -> tuple[Problem, ...]:
    """Look at all of a project and edit it; only sentences may come out. Returns what was found wrong."""
    workspace = Workspace.open(path, author="tester")
    try:
        found = workspace.problems()
        for summary in workspace.summaries():
            workspace.transcript(summary.transcript.id)
        workspace.history()
        workspace.do(AddLabel(Layer.TOPICS, "损坏"))
        workspace.do(Annotate("1", 0, 3, "损坏"))
        for _ in range(5):
            workspace.undo()
        return found
    finally:
        workspace.close()


def sentences_about(path: Path) -> list[str]:
    """What was found wrong, or the sentence with which the project cannot be used."""
    try:
        return [str(problem) for problem in use_everything(path)]
    except UserError as error:
        return [str(error)]


def test_a_sound_project_stands_being_used(project: Path) -> None:
    assert sentences_about(project) == []


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
def test_a_truncated_project_is_told_in_words(project: Path, share: float) -> None:
    data = project.read_bytes()
    project.write_bytes(data[: int(len(data) * share)])
    assert sentences_about(project) != []


@pytest.mark.parametrize("seed", range(60))
def test_flipped_bytes_never_lead_to_anything_but_words(project: Path, seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(project.read_bytes())
    for _ in range(chance.choice((1, 5, 50, 500))):
        data[chance.randrange(100, len(data))] = chance.randrange(256)
    project.write_bytes(bytes(data))
    assert all("\n" not in sentence for sentence in sentences_about(project))


TAMPERED = {
    "UPDATE segments SET kind = 'poem'": "in segments, 'poem'",
    "UPDATE labels SET layer = 'moods'": "in labels, 'moods'",
    'UPDATE annotations SET "end" = 0, start = 5': "in annotations, not a span",
    "DELETE FROM projects": "holds no project",
    "UPDATE journal SET state = 'lost'": "journal is damaged",
    "UPDATE journal SET about = 'not json'": "journal is damaged",
    "DELETE FROM schema_versions": "is not an Annotator project",
}


@pytest.mark.parametrize("attack", TAMPERED)
def test_rows_that_make_no_sense_are_told(project: Path, attack: str) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(attack)
        connection.commit()
    with pytest.raises(ProjectFileError, match=TAMPERED[attack]):
        use_everything(project)


def test_a_damaged_entry_of_the_journal_stops_its_undo_and_nothing_else(project: Path) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("UPDATE journal SET changes = x'00ff' WHERE seq = (SELECT max(seq) FROM journal)")
        connection.commit()
    workspace = Workspace.open(project, author="tester")
    with pytest.raises(ProjectFileError, match="cannot be undone"):
        workspace.undo()
    (problem,) = workspace.problems()
    assert str(problem).startswith("Entry 13 of the journal cannot be read (Error -3")
    workspace.do(RenameProject("新"))
    assert workspace.undo().entry is not None
    workspace.close()


def test_what_was_removed_behind_the_journal_is_told(project: Path) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("DELETE FROM decisions")
        connection.commit()
    workspace = Workspace.open(project, author="tester")
    with pytest.raises(ProjectFileError, match="behind its journal: decision d is not there"):
        workspace.undo()
    workspace.close()


# Others at the same file


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_MS", 30)


@pytest.mark.usefixtures("impatient")
def test_a_project_being_written_to_is_read_but_not_written(project: Path) -> None:
    workspace = Workspace.open(project, author="tester")
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE projects SET name = 'half done'")
        with pytest.raises(ProjectFileError, match="being written to by another program"):
            workspace.do(RenameProject("新"))
        with pytest.raises(ProjectFileError, match="being written to by another program"):
            workspace.undo()
        assert workspace.codebook.project.name == "project"
        assert workspace.summaries()[0].claims == 2
        other.execute("ROLLBACK")
    workspace.do(RenameProject("新"))
    assert workspace.codebook.project.name == "新"
    workspace.close()


@pytest.mark.usefixtures("impatient")
def test_a_project_that_another_program_keeps_to_itself(project: Path) -> None:
    with closing(sqlite3.connect(project, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("UPDATE projects SET name = name")
        with pytest.raises(ProjectFileError, match="being written to by another program"):
            Workspace.open(project)
    Workspace.open(project).close()


# Permissions


@contextmanager
def as_nobody() -> Iterator[None]:
    """As a user without rights, also where the tests run as root, who may do anything."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody reaches and nobody but its owner writes to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder
        folder.chmod(stat.S_IRWXU)


def test_a_file_that_may_not_be_read(project: Path, open_folder: Path) -> None:
    path = Path(shutil.copy(project, open_folder))
    path.chmod(0)
    with as_nobody(), pytest.raises(ProjectFileError, match="cannot be opened; look at its folder"):
        Workspace.open(path)


def test_a_file_that_may_not_be_written(project: Path, open_folder: Path) -> None:
    path = Path(shutil.copy(project, open_folder))
    before = path.read_bytes()
    path.chmod(0o444)
    open_folder.chmod(0o777)
    with as_nobody():
        workspace = Workspace.open(path, author="somebody new")
        assert workspace.transcript("1").transcript.title == "谈漏损"
        assert workspace.problems() == ()
        with pytest.raises(ProjectFileError, match="may not be written to"):
            workspace.do(RenameProject("新"))
        workspace.close()
    assert path.read_bytes() == before
    assert list(contents(open_folder)) == ["project.annodb"], "looking left something beside the project"
    path.chmod(0o666)
    with as_nobody():
        workspace = Workspace.open(path)
        workspace.do(RenameProject("新"))
        workspace.close()


def test_a_folder_that_may_not_be_written(project: Path, open_folder: Path) -> None:
    path = Path(shutil.copy(project, open_folder))
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with as_nobody():
        workspace = Workspace.open(path)
        assert workspace.transcript("1").transcript.title == "谈漏损"
        with pytest.raises(ProjectFileError, match="may not be written to; change its permissions"):
            workspace.do(RenameProject("新"))
        workspace.close()
    with as_nobody(), pytest.raises(ProjectFileError, match="cannot be made"):
        Workspace.create(open_folder / "new.annodb")
    assert list(contents(open_folder)) == ["project.annodb"]


def test_a_block_that_raises_leaves_the_file_as_it_was(workspace: Workspace) -> None:
    before = workspace.codebook.project
    file = ProjectFile.open(workspace.path)

    def write_and_fail() -> None:
        with file.writing() as (writer, _):
            writer.write([Change(before, replace(before, name="halb"))])
            assert writer.project().name == "halb"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    with file.reading() as reader:
        assert reader.project() == before
    file.close()


def test_edits_leave_the_file_itself_alone_until_they_are_written_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    workspace.do(EditTranscript("t", title="先写下的"))
    workspace.write_back()
    before = workspace.path.read_bytes()
    for number in range(300):
        workspace.do(EditTranscript("t", title=f"第{number}次"))
    assert workspace.path.read_bytes() == before
    workspace.write_back()
    alone = Path(shutil.copy(workspace.path, tmp_path / "alone.annodb"))
    copied = Workspace.open(alone)
    assert copied.transcript("t").transcript.title == "第299次"
    assert copied.problems() == ()
    copied.close()


def test_what_is_written_back_while_others_read_and_write_is_whole(workspace: Workspace) -> None:
    with workspace.reading() as reader:
        before = reader.whole("t").transcript.title
        workspace.do(EditTranscript("t", title="读的时候写的"))
        workspace.write_back()
        assert reader.whole("t").transcript.title == before
    assert workspace.transcript("t").transcript.title == "读的时候写的"
    assert workspace.problems() == ()
