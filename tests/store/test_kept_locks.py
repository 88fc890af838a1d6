"""Whatever opens and closes a project's files in this process, other programs leave its log alone."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.editing import RenameProject
from annotator.store.project_file import ProjectFile
from annotator.workspace.workspace import Workspace

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only there locks go with any closing")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    ProjectFile.create(tmp_path / "p.annodb", name="first").close()
    return tmp_path / "p.annodb"


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(path, author="A")
    yield opened
    opened.close()


def beside(path: Path) -> set[str]:
    return {file.name for file in path.parent.iterdir()} - {path.name}


def look_into(path: Path) -> None:
    """Do to the files what a file dialog does that tells them by what they hold."""
    for file in path.parent.iterdir():
        file.read_bytes()


def run(*arguments: str) -> str:
    """What the command line says, in a process of its own."""
    program = [sys.executable, "-m", "annotator", *arguments]
    done = subprocess.run(program, capture_output=True, text=True, check=True)
    return done.stdout


def test_another_program_that_closes_the_project_removes_no_log(path: Path, workspace: Workspace) -> None:
    workspace.do(RenameProject("second"))
    look_into(path)
    run("ls", str(path))
    assert beside(path) == {"p.annodb-wal", "p.annodb-shm"}
    workspace.do(RenameProject("third"))
    look_into(path)
    run("undo", str(path))
    run("redo", str(path))
    workspace.close()
    assert "is sound" in run("check", str(path))
    again = Workspace.open(path, author="B")
    assert again.codebook.project.name == "third"
    again.close()


def test_the_last_to_close_leaves_the_file_alone_behind(path: Path) -> None:
    opened = Workspace.open(path, author="A")
    opened.do(RenameProject("second"))
    look_into(path)
    opened.close()
    assert beside(path) == set()


def test_one_that_is_open_twice_here_keeps_its_locks(path: Path, workspace: Workspace) -> None:
    workspace.do(RenameProject("second"))
    ProjectFile.open(path).close()
    run("ls", str(path))
    assert beside(path) == {"p.annodb-wal", "p.annodb-shm"}


def test_where_the_disk_has_no_such_locks_a_project_is_opened_and_closed_all_the_same(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def refused(_file: int, _command: int, _lock: bytes) -> bytes:
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(fcntl, "fcntl", refused)
    opened = Workspace.open(path, author="A")
    opened.do(RenameProject("second"))
    opened.close()
    assert beside(path) == set()
