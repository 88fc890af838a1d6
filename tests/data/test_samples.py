"""The sample transcripts are what their README says, and every place they point at is there."""

from __future__ import annotations

import csv
import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from annotator.detect import read_structure
from annotator.domain.correction import CorrectionKind
from annotator.domain.reading import Reading, Shape
from annotator.formats.registry import read

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "data" / "samples"
GLOSSARIES = ROOT / "data" / "glossaries"
SHARED = Path(os.environ.get("ANNOTATOR_SHARED", ROOT.parent / "shared"))


@dataclass(frozen=True)
class Misheard:
    """A row of an ``errors.tsv``: 1-based line, 0-based column in code points."""

    line: int
    column: int
    wrong: str
    right: str
    kind: str


def misheard(name: str) -> list[Misheard]:
    with (SAMPLES / f"{name}.errors.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Misheard(int(r["line"]), int(r["column"]), r["wrong"], r["right"], r["kind"]) for r in rows]


def corrected(name: str) -> str:
    """The transcript as it was meant."""
    lines = read(SAMPLES / f"{name}.txt").text.split("\n")
    for row in reversed(misheard(name)):
        line = lines[row.line - 1]
        lines[row.line - 1] = line[: row.column] + row.right + line[row.column + len(row.wrong) :]
    return "\n".join(lines)


def terms(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("# ")]


def readings(name: str) -> tuple[Reading, ...]:
    return read_structure(read(SAMPLES / name))


@pytest.mark.parametrize(("name", "least"), [("dialect-forum", 60), ("water-panel", 20)])
def test_every_misheard_word_stands_where_its_row_says(name: str, least: int) -> None:
    lines = read(SAMPLES / f"{name}.txt").text.split("\n")
    rows = misheard(name)
    assert len(rows) >= least
    for row in rows:
        at = lines[row.line - 1][row.column : row.column + len(row.wrong)]
        assert at == row.wrong, row
        assert row.wrong != row.right
        assert row.kind in set(CorrectionKind)


@pytest.mark.parametrize("name", ["dialect-forum", "water-panel"])
def test_the_readme_counts_the_misheard_places(name: str) -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert f"{len(misheard(name))} misheard places" in readme
    assert f"{len(misheard(name))} 处听错的字" in readme


@pytest.mark.parametrize("name", ["dialect-forum", "water-panel"])
def test_misheard_places_stand_in_order_and_never_overlap(name: str) -> None:
    ends = (0, 0)
    for row in misheard(name):
        assert (row.line, row.column) >= ends, row
        ends = (row.line, row.column + len(row.wrong))


@pytest.mark.parametrize("name", ["dialect-forum", "water-panel"])
def test_a_glossary_holds_terms_of_its_transcript(name: str) -> None:
    meant = corrected(name)
    listed = terms(SAMPLES / f"{name}.glossary.txt")
    assert len(listed) == len(set(listed))
    assert [term for term in listed if term not in meant] == []


def test_a_glossary_knows_most_of_what_was_misheard() -> None:
    listed = set(terms(SAMPLES / "dialect-forum.glossary.txt"))
    rows = misheard("dialect-forum")
    assert sum(row.right in listed for row in rows) >= 0.6 * len(rows)


def test_starter_glossaries_hold_one_term_a_line() -> None:
    for path in GLOSSARIES.glob("*.txt"):
        listed = terms(path)
        assert len(listed) >= 120
        assert len(listed) == len({term.casefold() for term in listed})
        assert all(term and term == term.strip() for term in listed)


@pytest.mark.parametrize(
    ("name", "encoding", "newline", "words"),
    [
        ("kiln-big5.txt", "big5", "LF", "瓷窯街口述記錄"),
        ("bees-gb18030.txt", "gb18030", "CRLF", "青岗梁养蜂人夜谈记录"),
        ("water-panel.txt", "utf-8", "LF", "老城区管网座谈"),
    ],
)
def test_samples_are_stored_in_the_encoding_they_show(
    name: str, encoding: str, newline: str, words: str
) -> None:
    source = read(SAMPLES / name)
    assert source.encoding == encoding
    assert source.newline == newline
    assert source.text.startswith(words)
    assert "\r" not in source.text


@pytest.mark.parametrize(
    ("name", "shape", "lines"),
    [
        ("tram-notes.md", Shape.NOTES, 60),
        ("city-records.txt", Shape.RECORD, 60),
        ("dialect-forum.txt", Shape.RECOGNISED, 60),
        ("seedbank-report.txt", Shape.PROSE, 60),
        ("wind-interview.txt", Shape.LABELLED, 60),
        ("water-panel.txt", Shape.LABELLED, 120),
        ("bridge-interview.txt", Shape.LABELLED, 60),
        ("kiln-big5.txt", Shape.LABELLED, 30),
        ("bees-gb18030.txt", Shape.LABELLED, 30),
    ],
)
def test_samples_show_the_shape_they_are_meant_to_show(name: str, shape: Shape, lines: int) -> None:
    assert {reading.shape for reading in readings(name)} == {shape}
    assert len(read(SAMPLES / name).text.split("\n")) >= lines


def test_the_panel_has_four_speakers_in_five_sections() -> None:
    (panel,) = readings("water-panel.txt")
    assert panel.title == "老城区管网座谈"
    assert [speaker.name for speaker in panel.speakers] == ["周允", "简宁", "邱望山", "Ode Larsen"]
    assert len(panel.sections) == 5
    assert all(turn.speaker for turn in panel.turns)


def test_the_record_file_holds_two_records() -> None:
    titles = [reading.title for reading in readings("city-records.txt")]
    assert titles == ["图书馆亮灯到几点？一场开到闭馆后的讨论会", "三千棵悬铃木的去留：一次街头听证"]


def test_the_long_interview_is_printed_twice() -> None:
    text = read(SAMPLES / "wind-interview.txt").text
    assert text.count("一问:海上运维最贵的究竟是什么?\n") == 2
    (interview,) = readings("wind-interview.txt")
    assert sum(repeat.end - repeat.start for repeat in interview.repeats) > 0.4 * len(text)


def test_the_readme_describes_every_sample() -> None:
    readme = (SAMPLES / "README.md").read_text(encoding="utf-8")
    for path in SAMPLES.iterdir():
        kinds = {f"`*.{path.name.split('.', 1)[1]}`", f"`{path.name}`", "`README.md`"}
        assert path.name == "README.md" or any(readme.count(kind) == 2 for kind in kinds), path.name


@pytest.mark.seeds
@pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the seeds are not here")
def test_samples_share_no_wording_with_the_seeds() -> None:
    known = {gram for path in (SHARED / "seeds").glob("*.txt") for gram in _grams(read(path).text)}
    for path in [p for p in SAMPLES.iterdir() if p.suffix in {".txt", ".md"}]:
        assert sorted(_grams(read(path).text) & known) == [], path.name


def _grams(text: str) -> set[str]:
    """Every run of 16 characters, blanks left out."""
    flat = "".join(text.split())
    return {flat[i : i + 16] for i in range(len(flat) - 15)}
