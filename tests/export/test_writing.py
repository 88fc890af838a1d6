"""Files appear whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from annotator.domain.errors import Cancelled, ExportError
from annotator.export.dataset import Dataset
from annotator.export.registry import FORMATS, export
from annotator.export.writing import whole_files
from annotator.store.project_file import ProjectFile
from tests.export.material import CITY, CODEBOOK, VALLEY

WHOLE = Dataset(CODEBOOK, (CITY, VALLEY))
OLD = "old"


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text(OLD)
    with whole_files([target]) as (partial,):
        partial.write_text("new")
        assert target.read_text() == OLD
    assert content(tmp_path) == {"out.txt": b"new"}


@pytest.mark.parametrize("format_name", sorted(FORMATS))
@pytest.mark.parametrize("name", ["talks.annodb", "talks.annodb-wal", "renamed.bin", "link.out"])
def test_no_project_is_replaced_by_an_export(tmp_path: Path, format_name: str, name: str) -> None:
    project = ProjectFile.create(tmp_path / "talks.annodb")
    project.close()
    (tmp_path / "renamed.bin").write_bytes((tmp_path / "talks.annodb").read_bytes())
    (tmp_path / "link.out").symlink_to(tmp_path / "renamed.bin")
    before = content(tmp_path)
    with pytest.raises(ExportError, match="is a project"):
        export(WHOLE, tmp_path / name, format_name=format_name)
    assert content(tmp_path) == before


def test_what_is_no_ordinary_file_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    with pytest.raises(ExportError, match="no ordinary file"):
        export(WHOLE, pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("error", [Cancelled, KeyboardInterrupt, ValueError])
def test_an_exception_leaves_nothing(tmp_path: Path, error: type[BaseException]) -> None:
    (tmp_path / "a").write_text(OLD)

    def fail() -> None:
        with whole_files([tmp_path / "a", tmp_path / "b"]) as (first, _):
            first.write_text("new")
            raise error

    with pytest.raises(error):
        fail()
    assert content(tmp_path) == {"a": b"old"}


def test_several_files_take_their_places_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text(OLD)
    right, calls = Path.replace, []

    def third_fails(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == 3:
            raise OSError(errno.EACCES, "no")
        return right(self, target)

    monkeypatch.setattr(Path, "replace", third_fails)

    def write_three() -> None:
        with whole_files([tmp_path / "a", tmp_path / "b", tmp_path / "c"]) as partials:
            for partial in partials:
                partial.write_text("new")

    with pytest.raises(ExportError, match="permission"):
        write_three()
    assert len(calls) == 4
    assert content(tmp_path) == {"a": b"old"}


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("asked", [0.0, 0.3, 0.7])
def test_a_cancelled_export_leaves_nothing(tmp_path: Path, format_name: str, asked: float) -> None:
    target = tmp_path / "out.file"
    target.write_text(OLD)

    def stop(share: float) -> None:
        if share >= asked:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(WHOLE, target, format_name=format_name, progress=stop)
    assert content(tmp_path) == {"out.file": b"old"}


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_wrong_quote_leaves_the_old_file(
    tmp_path: Path, format_name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "out.file"
    target.write_text(OLD)
    monkeypatch.setattr("annotator.export.checking._Words.read", lambda self, quoted: "wrong")
    with pytest.raises(ExportError, match="老城区管网座谈"):
        export(WHOLE, target, format_name=format_name)
    assert content(tmp_path) == {"out.file": b"old"}


@pytest.mark.parametrize("format_name", FORMATS)
@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_a_full_disk_is_said_and_leaves_nothing(
    tmp_path: Path, format_name: str, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", full)
    words = "disk is full" if code == errno.ENOSPC else "could not be written"
    with pytest.raises(ExportError, match=words):
        export(WHOLE, tmp_path / "out.file", format_name=format_name)
    assert content(tmp_path) == {}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("missing/out.xlsx", "does not exist"),
        ("folder.xlsx", "is a folder"),
        ("x" * 300 + ".xlsx", "too long"),
    ],
)
def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "folder.xlsx").mkdir()
    with pytest.raises(ExportError, match=words):
        export(WHOLE, tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["folder.xlsx"]


def test_a_file_in_place_of_the_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text(OLD)
    with pytest.raises(ExportError, match="not a folder"):
        export(WHOLE, tmp_path / "file" / "out.xlsx")


def test_a_file_that_may_not_be_written_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.jsonl"
    target.write_text(OLD)
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(ExportError, match="permission"):
        export(WHOLE, target)
    assert content(tmp_path) == {"out.jsonl": b"old"}


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.write_text(OLD)
    real.chmod(0o640)
    link.symlink_to(real)
    export(WHOLE, link)
    assert link.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert real.read_bytes().count(b"\n") == 2


def test_a_killed_program_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    target.write_text(OLD)
    program = f"""
        import os, signal
        from pathlib import Path
        from annotator.export.dataset import Dataset
        from annotator.export.registry import export
        from tests.export.material import CITY, CODEBOOK

        def die(share):
            if share > 0.5:
                os.kill(os.getpid(), signal.SIGKILL)

        export(Dataset(CODEBOOK, (CITY,)), Path({str(target)!r}), progress=die)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=Path(__file__).parents[2],
        check=False,
        timeout=60,
    )
    assert done.returncode == -signal.SIGKILL
    assert target.read_text() == OLD
