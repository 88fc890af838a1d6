"""``annotator import --scan`` tells how much was probably misheard; without it the report is as it was."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from annotator.editing import AddTerm
from annotator.workspace.workspace import Workspace
from tests.cli.conftest import Annotator


@pytest.fixture
def project(annotator: Annotator, tmp_path: Path) -> Path:
    path = tmp_path / "p.annodb"
    annotator("new", path)
    workspace = Workspace.open(path)
    workspace.do(AddTerm("漏损率"))
    workspace.close()
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """One with two mishearings, one without."""
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_text("这个漏孙率很高，漏孙率要降。\n", encoding="utf-8")
    good.write_text("夜里很安静。\n", encoding="utf-8")
    return bad, good


def test_the_numbers_are_told_with_the_way_to_the_places(
    annotator: Annotator, project: Path, files: tuple[Path, Path]
) -> None:
    said = annotator("import", project, *files, "--scan").out.splitlines()
    assert said[2].startswith(f"“bad”: 2 probable mishearings; `annotator suggest {project} --transcript ")
    assert said[3] == "“good”: 0 probable mishearings."


def test_what_is_told_can_be_typed_as_it_stands(
    annotator: Annotator, tmp_path: Path, files: tuple[Path, Path]
) -> None:
    path = tmp_path / "水厂 (2) it's $HOME.annodb"
    annotator("new", path)
    workspace = Workspace.open(path)
    workspace.do(AddTerm("漏损率"))
    workspace.close()
    said = annotator("import", path, files[0], "--scan").out.splitlines()[1]
    command = said[said.index("`") + 1 : said.rindex("`")]
    program, *words = shlex.split(command)
    assert (program, words[0], words[1]) == ("annotator", "suggest", str(path))
    assert "漏孙率" in annotator(*words).out


def test_the_document_has_them_only_when_they_are_asked_for(
    annotator: Annotator, project: Path, files: tuple[Path, Path]
) -> None:
    bad, good = files
    assert set(annotator("import", project, good, "--json").document) == {"imported", "known", "failed"}
    document = annotator("import", project, bad, "--scan", "--json").document
    (one,) = document["scanned"]
    assert (one["title"], one["probable_mishearings"]) == ("bad", 2)
    assert one["id"] == document["imported"][0]["id"]
