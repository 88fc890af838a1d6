"""What a script can decide about the reading of a text, before an import and after it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Annotator

TEXT = "老A @ 00:12 > 水不够用。\n河边的人 @ 00:20 > 那就修管子。\n不修。\n老A @ 00:31 > 为什么？\n"
FORM = "{name} @ {time} > {text}"


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_inspect_reads_by_a_pattern(annotator: Annotator, talk: Path) -> None:
    (plain,) = annotator("inspect", talk, "--json").document["transcripts"]
    assert plain["speakers"] == []
    told = annotator("inspect", talk, "--json", "--pattern", FORM, "--pattern", "【{name}】").document
    (found,) = told["transcripts"]
    assert [s["name"] for s in found["speakers"]] == ["老A", "河边的人"]
    assert [(t["speaker"], TEXT[t["text_start"] : t["end"]]) for t in found["turns"]] == [
        ("老A", "水不够用。"),
        ("河边的人", "那就修管子。\n不修。"),
        ("老A", "为什么？"),
    ]
    assert "老A: 2 turns" in annotator("inspect", talk, "--pattern", FORM).out


@pytest.mark.parametrize("command", ["inspect", "import"])
def test_a_pattern_without_sense_is_told_in_a_sentence(
    annotator: Annotator, talk: Path, command: str
) -> None:
    project = [] if command == "inspect" else [talk.with_name("p.annodb")]
    assert command == "inspect" or annotator("new", *project).code == 0
    done = annotator(command, *project, talk, "--pattern", "{text}")
    assert (done.code, done.out) == (1, "")
    assert "needs {name} where the name stands" in done.err


def test_a_transcript_is_imported_by_a_pattern_and_reviewed_by_a_script(
    annotator: Annotator, talk: Path, edits: Callable[..., Path]
) -> None:
    project = talk.with_name("p.annodb")
    annotator("new", project)
    annotator("import", project, talk, "--pattern", FORM)
    before = annotator("show", project, "1", "--json").document
    assert [(r["kind"], r["words"]) for r in before["rulings"]] == [("pattern", FORM)]
    assert [s["name"] for s in before["speakers"]] == ["老A", "河边的人"]

    rulings = [
        {"kind": "pattern", "words": FORM},
        {"kind": "same_person", "words": "老A", "name": "罗知秋"},
        {"kind": "noise", "start": TEXT.index("不修"), "end": TEXT.index("不修") + 3},
    ]
    (step,) = annotator(
        "apply", project, edits({"edit": "reread", "transcript": "1", "rulings": rulings}), "--json"
    ).document
    assert step["edit"] == "reread"
    after = annotator("show", project, "1", "--json").document
    assert [s["name"] for s in after["speakers"]] == ["罗知秋", "河边的人"]
    assert after["speakers"][0]["aliases"] == ["老A"]
    assert [(a["kind"], TEXT[a["start"] : a["end"]]) for a in after["asides"]] == [("other", "不修。")]
    assert [{k: v for k, v in r.items() if v not in ("", None)} for r in after["rulings"]] == rulings
    assert annotator("check", project).code == 0

    assert annotator("undo", project).out == "Undone: Review the structure of “talk”\n"
    assert annotator("show", project, "1", "--json").document == before


def test_a_ruling_of_no_known_kind_is_told_with_its_line(
    annotator: Annotator, talk: Path, edits: Callable[..., Path]
) -> None:
    project = talk.with_name("p.annodb")
    annotator("new", project)
    annotator("import", project, talk)
    for ruling in ({"kind": "poem"}, {"kind": "heading", "start": 3}, {"kind": "speaker"}):
        lines = edits({"edit": "reread", "transcript": "1", "rulings": [ruling]})
        done = annotator("apply", project, lines)
        assert (done.code, done.out) == (1, "")
        assert done.err.startswith("Line 1: ")
