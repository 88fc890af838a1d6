"""``annotator suggest``: what it prints for a file and for a project, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from annotator.domain.project import Verdict
from annotator.editing import AddSpeaker, AddTerm, Correct, Decide
from annotator.workspace.workspace import Workspace
from tests.cli.conftest import Annotator

TEXT = "罗知圆：今年漏孙率呃很高，漏孙率要降。\n简宁：请罗知圆老师讲 modelel。\n"
ROW = {"start", "end", "source", "replacement", "kind", "tier", "score", "evidence"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "谈漏损.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def glossary(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text("# 供水\n漏损率\n\n漏损率\n", encoding="utf-8-sig")
    return path


@pytest.fixture
def project(annotator: Annotator, file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "p.annodb"
    annotator("new", path)
    annotator("import", path, file)
    return path


def do(project: Path, *edits: Any) -> None:
    workspace = Workspace.open(project)
    for edit in edits:
        workspace.do(edit)
    workspace.close()


def pairs(rows: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(row["source"], row["replacement"]) for row in rows]


def test_a_file_against_a_glossary(annotator: Annotator, file: Path, glossary: Path) -> None:
    rows = annotator("suggest", file, "--glossary", glossary, "--json").document
    assert pairs(rows) == [("漏孙率", "漏损率"), ("漏孙率", "漏损率"), ("modelel", "model")]
    assert all(set(row) == ROW for row in rows)
    assert all(TEXT[row["start"] : row["end"]] == row["source"] for row in rows)
    assert {(row["kind"], row["tier"]) for row in rows} == {("homophone", 1), ("english", 1)}


def test_only_the_kinds_that_are_asked_for(annotator: Annotator, file: Path, glossary: Path) -> None:
    rows = annotator("suggest", file, "--glossary", glossary, "--kind", "filler", "--json").document
    assert pairs(rows) == [("呃", "")]
    both = annotator("suggest", file, "--kind", "filler", "--kind", "english", "--json").document
    assert [row["kind"] for row in both] == ["filler", "english"]
    assert annotator("suggest", file, "--kind", "pronoun", "--json").document == []


def test_a_person_reads_lines(annotator: Annotator, file: Path, glossary: Path) -> None:
    said = annotator("suggest", file, "--glossary", glossary)
    assert said.code == 0
    heading, *rows = said.out.splitlines()
    assert heading.split() == ["Span", "Change", "Kind", "Tier", "Score", "Why"]
    assert said.out.count("漏孙率 → 漏损率") == 2
    kinds = zip(rows, ("homophone", "homophone", "english"), strict=True)
    places = {cell_len(line[: line.index(kind)]) for line, kind in kinds}
    assert places == {cell_len(heading[: heading.index("Kind")])}


def test_a_text_without_anything_misheard_says_so(annotator: Annotator, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("今天天气很好。\n", encoding="utf-8")
    assert annotator("suggest", path).out == "Nothing looks misheard.\n"
    assert annotator("suggest", path, "--json").document == []


def test_candidates_for_spans_of_a_file(
    annotator: Annotator, file: Path, glossary: Path, tmp_path: Path
) -> None:
    spans = tmp_path / "spans.tsv"
    at = TEXT.index("漏孙率")
    spans.write_text(f"{at}\t{at + 3}\n", encoding="utf-8")
    said = annotator("suggest", file, "--spans", spans, "--glossary", glossary).out.splitlines()
    assert said[0].split() == ["Span", "Change"]
    assert said[1].split()[:4] == [f"{at}–{at + 3}", "漏孙率", "→", "漏损率"]


def test_a_project_knows_its_glossary_its_speakers_and_its_corrections(
    annotator: Annotator, project: Path
) -> None:
    assert pairs(annotator("suggest", project, "--json").document) == [("modelel", "model")]
    do(project, AddTerm("漏损率"), AddSpeaker("罗知远"))
    rows = annotator("suggest", project, "--json").document
    assert ("漏孙率", "漏损率") in pairs(rows)
    assert ("罗知圆", "罗知远") in pairs(rows)
    assert all(set(row) == {"transcript", *ROW} for row in rows)
    (title,) = annotator("ls", project, "--json").document
    assert {row["transcript"] for row in rows} == {title["id"]}
    assert annotator("suggest", project, "--transcript", "1", "--json").document == rows


def test_what_was_corrected_once_is_proposed_elsewhere(annotator: Annotator, project: Path) -> None:
    at = TEXT.index("漏孙率")
    do(project, Correct("1", at, at + 3, "漏损率"))
    rows = annotator("suggest", project, "--kind", "known_pair", "--json").document
    assert [(row["start"], row["replacement"]) for row in rows] == [(TEXT.rindex("漏孙率"), "漏损率")]


def test_what_was_dismissed_is_not_proposed_again(annotator: Annotator, project: Path) -> None:
    do(project, AddTerm("漏损率"), Decide("homophone", "漏孙率", "漏损率", Verdict.DISMISSED))
    assert pairs(annotator("suggest", project, "--kind", "homophone", "--json").document) == []


def test_candidates_for_spans(annotator: Annotator, project: Path, tmp_path: Path) -> None:
    spans = tmp_path / "spans.tsv"
    at = TEXT.index("漏孙率")
    spans.write_text(f"start\tend\n{at}\t{at + 3}\n", encoding="utf-8")
    do(project, AddTerm("漏损率"))
    arguments = ("suggest", project, "--transcript", "1", "--spans", spans)
    (row,) = annotator(*arguments, "--json").document
    assert (row["start"], row["end"], row["source"]) == (at, at + 3, "漏孙率")
    assert row["candidates"][0]["replacement"] == "漏损率"
    assert set(row["candidates"][0]) == {"replacement", "score", "kind", "evidence"}
    last = TEXT.rindex("漏孙率")
    do(project, Correct("1", last, last + 3, "楼损率"))
    (again,) = annotator(*arguments, "--json").document
    assert again["candidates"][0] | {"score": 0, "evidence": ""} == {
        "replacement": "楼损率",
        "score": 0,
        "kind": "known_pair",
        "evidence": "",
    }
    assert "→ 楼损率 · 漏损率" in annotator(*arguments).out


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("3\t2", "no stretch"),
        ("0\t9999", "no stretch"),
        ("a\tb", "no start and end"),
        ("7", "no start and end"),
    ],
)
def test_spans_that_are_none(annotator: Annotator, file: Path, tmp_path: Path, line: str, wrong: str) -> None:
    spans = tmp_path / "spans.tsv"
    spans.write_text(line, encoding="utf-8")
    said = annotator("suggest", file, "--spans", spans, "--json")
    assert (said.code, said.out) == (1, "")
    assert wrong in said.err


def test_wrong_usage(annotator: Annotator, file: Path, project: Path) -> None:
    assert annotator("suggest", file, "--kind", "nonsense").code == 2
    assert annotator("suggest", file, "--transcript", "1").code == 2
    assert annotator("suggest", project, "--spans", file).code == 2
    for missing in (
        ("suggest", "gone.txt"),
        ("suggest", file, "--glossary", "gone.txt"),
        ("suggest", "gone.annodb"),
    ):
        said = annotator(*missing)
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert annotator("suggest", project, "--transcript", "7").code == 1


def test_a_glossary_that_is_none_is_refused(annotator: Annotator, file: Path, tmp_path: Path) -> None:
    article, empty = tmp_path / "article.md", tmp_path / "empty.txt"
    article.write_text("# 桥\n\n她在桥头站了一个上午，数过往的电车。\n", encoding="utf-8")
    empty.write_text("# 还没有词\n", encoding="utf-8")
    for path, why in ((article, "is no list of terms"), (empty, "holds no terms")):
        said = annotator("suggest", file, "--glossary", path, "--json")
        assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
        assert why in said.err


def test_a_starter_list_is_a_glossary_by_its_name(annotator: Annotator, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("这个案子要看既盼力。\n", encoding="utf-8")
    rows = annotator("suggest", path, "--glossary", "law", "--json").document
    assert ("既盼力", "既判力") in pairs(rows)
    assert annotator("suggest", path, "--glossary", "laws").code == 1


def test_rows_of_a_glossary_that_are_too_long_are_told_and_left_out(
    annotator: Annotator, tmp_path: Path
) -> None:
    talk, terms = tmp_path / "talk.txt", tmp_path / "terms.txt"
    talk.write_text("这个漏孙率很高。\n", encoding="utf-8")
    terms.write_text("\n".join(["漏" * 49, "漏损率", "微调", "阀门", "水压", "管网"]), encoding="utf-8")
    done = annotator("suggest", talk, "--glossary", terms, "--json")
    assert done.err.strip() == "Row 1 of “terms.txt” has more than 48 characters and is left out."
    assert [row["replacement"] for row in done.document] == ["漏损率"]
