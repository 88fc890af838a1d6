"""CSV, read back by Python's reader."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Codebook
from annotator.domain.label import Label, Layer
from annotator.domain.project import Project
from annotator.domain.span import Span
from annotator.domain.transcript import Transcript, text_hash
from annotator.export import tables
from annotator.export.cells import CELL_LIMIT, read_from_csv
from annotator.export.csv_files import SPREADSHEET, write_table
from annotator.export.dataset import Dataset
from annotator.export.registry import export
from annotator.export.sheets import CLAIMS, SHEETS
from tests.export.material import CITY, CODEBOOK, VALLEY

WHOLE = Dataset(CODEBOOK, (CITY, VALLEY), made_at="2026-03-03T00:00:00.000Z")
FACT = Label("fact", Layer.CLAIMS, "事实")
BESIDE = [f"out.{name.lower()}.csv" for name in SHEETS if name != "Claims"]


def dataset_of(*texts: str) -> Dataset:
    """A transcript put together from texts, each of which is one claim, with itself as the note."""
    marks, at = [], 0
    for i, text in enumerate(texts):
        if text:
            span = Span(at, at + len(text))
            marks.append(Annotation(f"c{i:03}", "t", "fact", span, note=text))
        at += len(text)
    whole = "".join(texts)
    transcript = AnnotatedTranscript(
        Transcript("t", "t", text_hash(whole), len(whole)), whole, annotations=tuple(marks)
    )
    return Dataset(Codebook(Project("p", "p"), labels=(FACT,)), (transcript,))


def read(path: Path, encoding: str = "utf-8") -> list[dict[str, str]]:
    with path.open(encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


def test_spreadsheets_get_a_mark_and_crlf(tmp_path: Path) -> None:
    result = export(WHOLE, tmp_path / "out.csv")
    assert [path.name for path in result.files] == ["out.csv", *BESIDE]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(["out.csv", *BESIDE])
    for path in result.files:
        data = path.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf")
        assert data.endswith(b"\r\n")


def test_programs_get_neither(tmp_path: Path) -> None:
    result = export(WHOLE, tmp_path / "out.csv", format_name="csv-plain")
    for path in result.files:
        data = path.read_bytes()
        assert not data.startswith(b"\xef\xbb\xbf")
        assert b"\r" not in data
    header = result.files[0].read_text("utf-8").split("\n")[0]
    assert header.split(",") == [column.field for column in CLAIMS]


def test_a_folder_gets_a_file_for_each_sheet(tmp_path: Path) -> None:
    result = export(WHOLE, tmp_path, format_name="csv")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(f"{n.lower()}.csv" for n in SHEETS)
    assert result.counts["Claims"] == len(read(tmp_path / "claims.csv", "utf-8-sig"))


def test_both_say_the_same_as_the_workbook(tmp_path: Path) -> None:
    export(WHOLE, tmp_path / "people.csv")
    export(WHOLE, tmp_path / "plain.csv", format_name="csv-plain")
    for part in ("", *(name[3:-4] for name in BESIDE if "about" not in name)):
        people = read(tmp_path / f"people{part}.csv", "utf-8-sig")
        plain = read(tmp_path / f"plain{part}.csv")
        guarded = [[read_from_csv(cell) for cell in row.values()] for row in people]
        assert guarded == [list(row.values()) for row in plain]
    night = next(row for row in read(tmp_path / "plain.csv") if row["claim_id"] == "c-night")
    assert night["quote"] == "夜间最小流量法测下来，老城三个片区平均是百分之十九"
    assert CITY.text[int(night["source_start"]) : int(night["source_end"])] == night["source_quote"]
    formula = next(
        row for row in read(tmp_path / "people.csv", "utf-8-sig") if row["Claim ID"] == "c-formula"
    )
    assert formula["Quote (reading text)"] == "'=SUM(A1)这样算不对"


def test_long_texts_continue_for_spreadsheets_only(tmp_path: Path) -> None:
    text = "𠮷" * 40_000
    people = export(dataset_of(text), tmp_path / "people.csv")
    export(dataset_of(text), tmp_path / "plain.csv", format_name="csv-plain")
    csv.field_size_limit(1_000_000)
    row = read(tmp_path / "people.csv", "utf-8-sig")[0]
    parts = [row[title] for title in row if title.startswith("Quote (reading text)")]
    assert "".join(parts) == text
    assert all(len(part.encode("utf-16-le")) // 2 <= CELL_LIMIT for part in parts)
    assert any("go on in further columns" in loss for loss in people.losses)
    assert read(tmp_path / "plain.csv")[0]["quote"] == text


def test_many_rows_wait_in_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usual = export(WHOLE, tmp_path / "usual.csv")
    monkeypatch.setattr(tables, "IN_MEMORY", 4)
    monkeypatch.setattr(tables, "BLOCK", 2)
    spooled = export(WHOLE, tmp_path / "spooled.csv")
    for one, other in zip(usual.files, spooled.files, strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_an_empty_project_has_headers(tmp_path: Path) -> None:
    result = export(Dataset(Codebook(Project("p", "空")), ()), tmp_path / "out.csv")
    assert result.counts["Claims"] == 0
    assert len(result.files[0].read_bytes().split(b"\r\n")) == 2


ANY = st.lists(
    st.text(st.characters(exclude_categories=["Cs"])) | st.text("=+-@＝'\t\r\n ,\"\x00a𠮷"),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("format_name", ["csv", "csv-plain"])
@given(texts=ANY)
def test_whatever_the_texts_are_they_read_back(
    tmp_path_factory: pytest.TempPathFactory, format_name: str, texts: list[str]
) -> None:
    path = tmp_path_factory.mktemp("any") / "out.csv"
    export(dataset_of(*texts), path, format_name=format_name)
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, *rows = list(csv.reader(file))
    quote, note = ([column.field for column in CLAIMS].index(field) for field in ("quote", "note"))
    unguard = read_from_csv if format_name == "csv" else str
    expected = [text for text in texts if text]
    assert [unguard(row[quote]) for row in rows] == expected
    assert [unguard(row[note]) for row in rows] == expected
    if format_name == "csv":
        cells = [cell for row in rows for cell in row if not cell.lstrip("-").isdigit()]
        assert not any(cell.lstrip()[:1] in set("=+-@＝") for cell in cells)


def test_halves_of_surrogate_pairs_are_written_out(tmp_path: Path) -> None:
    export(dataset_of("a\ud800b"), tmp_path / "out.csv", format_name="csv-plain")
    assert read(tmp_path / "out.csv")[0]["quote"] == "a\\ud800b"


@given(
    st.lists(
        st.text("=+-@'\t\r\n ,\"a水", max_size=4)
        | st.none()
        | st.integers(-2, 2)
        | st.sampled_from([0.5, 1.0]),
        min_size=1,
        max_size=6,
    ),
    st.sampled_from([1, 60]),
)
def test_columns_of_any_values_read_back_however_often_each_comes(
    tmp_path_factory: pytest.TempPathFactory, values: list[tables.Value], times: int
) -> None:
    path = tmp_path_factory.mktemp("columns") / "out.csv"
    columns = (tables.Column("value", "Value"), tables.Column("number", "Number"))
    rows = tables.Rows()
    listed = values * times
    rows.add([(value, number) for number, value in enumerate(listed)], columns)
    write_table(tables.Table("Claims", columns, rows), path, SPREADSHEET)
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, *read_back = list(csv.reader(file))
    assert [read_from_csv(row[0]) for row in read_back] == ["" if v is None else str(v) for v in listed]
    assert [int(row[1]) for row in read_back] == list(range(len(listed)))
