"""Which files are read, and what is said of those that cannot be."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotator.domain.errors import UnreadableFile
from annotator.formats.registry import FORMATS, SUFFIXES, files_under, read, readable


def write(path: Path, text: str = "甲：好。\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["a.txt", "a.TXT", "a.md", "a.markdown", "a.text"])
def test_a_file_is_read_with_its_name(tmp_path: Path, name: str) -> None:
    path = write(tmp_path / name)
    source = read(path)
    assert (source.path, source.text, source.encoding, source.newline) == (
        str(path),
        "甲：好。\n",
        "utf-8",
        "LF",
    )


def test_suffixes_name_formats() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)
    assert readable(Path("x.Md"))
    assert not readable(Path("x.docx"))
    assert not readable(Path("txt"))


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.txt", "There is no file"),
        ("folder.txt", "is a folder"),
        ("x.pdf", "no kind that can be read"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "x.pdf").write_bytes(b"%PDF")
    with pytest.raises(UnreadableFile, match=sentence):
        read(tmp_path / name)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_forbidden_file_is_said(tmp_path: Path) -> None:
    path = write(tmp_path / "secret.txt")
    path.chmod(0)
    with pytest.raises(UnreadableFile, match="may not be read"):
        read(path)


def test_a_name_that_no_system_allows_is_said() -> None:
    with pytest.raises(UnreadableFile, match="cannot be read"):
        read(Path("a\0b.txt"))


def test_folders_are_listed_as_a_person_would(tmp_path: Path) -> None:
    for name in (
        "talk 10.txt",
        "talk 2.txt",
        "Talk 1.md",
        "note.docx",
        ".hidden.txt",
        "sub/a.txt",
        ".git/b.txt",
    ):
        write(tmp_path / name)
    found = [path.relative_to(tmp_path).as_posix() for path in files_under([tmp_path])]
    assert found == ["note.docx", "Talk 1.md", "talk 2.txt", "talk 10.txt", "sub/a.txt"]


def test_files_named_stay_and_come_once(tmp_path: Path) -> None:
    one = write(tmp_path / "one.txt")
    other = tmp_path / "x.pdf"
    assert files_under([other, one, tmp_path, one]) == [other, one]
