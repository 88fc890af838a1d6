"""``annotator suggest --own-memory`` knows what its user corrected elsewhere; without it it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.workspace.personal_memory import PersonalMemory, default_file
from tests.cli.conftest import Annotator

TEXT = "今天说说孟台数据，孟台很大。\n"


@pytest.fixture(autouse=True)
def _memory() -> Iterator[None]:
    PersonalMemory().remember([("孟台", "模态")])
    yield
    default_file().unlink()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def places(annotator: Annotator, *arguments: str | Path) -> list[tuple[int, str]]:
    rows = annotator("suggest", *arguments, "--json").document
    return [(row["start"], row["replacement"]) for row in rows if row["source"] == "孟台"]


def test_a_file_is_scanned_with_it_only_when_that_is_asked_for(annotator: Annotator, file: Path) -> None:
    assert places(annotator, file) == []
    assert places(annotator, file, "--own-memory") == [(4, "模态"), (9, "模态")]


def test_so_is_a_project(annotator: Annotator, file: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.annodb"
    annotator("new", project)
    annotator("import", project, file)
    assert places(annotator, project) == []
    assert places(annotator, project, "--own-memory") == [(4, "模态"), (9, "模态")]


def test_it_ranks_candidates(annotator: Annotator, file: Path, tmp_path: Path) -> None:
    spans = tmp_path / "spans.tsv"
    spans.write_text("4\t6\n", encoding="utf-8")
    (row,) = annotator("suggest", file, "--spans", spans, "--own-memory", "--json").document
    assert row["candidates"][0]["replacement"] == "模态"


def test_damage_is_told_beside_the_result(annotator: Annotator, file: Path) -> None:
    with default_file().open("ab") as own:
        own.write(b"{broken\n")
    said = annotator("suggest", file, "--own-memory", "--json")
    assert said.code == 0
    assert said.err.startswith("Lines that cannot be read: 1, in ")
    assert len(said.document) == 2
