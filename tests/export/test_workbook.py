"""The workbook, read back by openpyxl and by LibreOffice."""

from __future__ import annotations

import csv
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, ClaimAttributes
from annotator.domain.codebook import Codebook
from annotator.domain.label import Label, Layer
from annotator.domain.project import Project
from annotator.domain.span import Span
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import Transcript, text_hash
from annotator.export import cells, matrix, workbook
from annotator.export.cells import pieces, visible
from annotator.export.dataset import Dataset, DatasetFilter
from annotator.export.registry import export
from annotator.export.sheets import SHEETS
from annotator.language import use_language
from tests.export.material import CITY, CODEBOOK, VALLEY

WHOLE = Dataset(CODEBOOK, (CITY, VALLEY), made_at="2026-03-03T00:00:00.000Z")
FACT = Label("fact", Layer.CLAIMS, "事实", "#2458c6")


def one_claim(text: str, *, note: str = "", label: Label = FACT) -> Dataset:
    """A dataset of one transcript, all of which is one claim."""
    mark = Annotation("c", "t", label.id, Span(0, len(text)), ClaimAttributes(wording=note), note)
    transcript = AnnotatedTranscript(
        Transcript("t", "t", text_hash(text), len(text)), text, annotations=(mark,)
    )
    return Dataset(Codebook(Project("p", "p"), labels=(label,)), (transcript,))


def written(dataset: Dataset, path: Path) -> Workbook:
    export(dataset, path)
    return load_workbook(path)


def rows(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows of a sheet by their headers."""
    header, *body = list(sheet.iter_rows(values_only=True))
    assert len(set(header)) == len(header)
    return [dict(zip(map(str, header), row, strict=True)) for row in body]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(WHOLE, tmp_path_factory.mktemp("book") / "out.xlsx")


def test_the_sheets_stand_in_their_order(book: Workbook) -> None:
    assert tuple(book.sheetnames) == SHEETS


def test_claims_are_there_cell_by_cell(book: Workbook) -> None:
    claims = {row["Claim ID"]: row for row in rows(book["Claims"])}
    assert len(claims) == 11
    night = claims["c-night"]
    assert night["Quote (reading text)"] == "夜间最小流量法测下来，老城三个片区平均是百分之十九"
    assert (night["Transcript"], night["Speakers"], night["Label"]) == ("老城区管网座谈", "周允", "数据")
    assert (night["Topics"], night["Stance"]) == ("漏损率; 水价", "critical")
    assert night["Check-worthiness"] == "worthy"
    assert night["Normalised wording"] == "老城三片区漏损率均值 19%"
    start, end = night["Start (source text)"], night["End (source text)"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    assert CITY.text[start:end] == night["Quote (source text)"]
    assert claims["c-overlap"]["Quote (reading text)"] == "百分之十九，差是没有计量的公共用水👩‍👩‍👧"
    assert claims["v-nobody"]["Speakers"] is None


def test_every_offset_in_the_workbook_points_at_its_quote(book: Workbook) -> None:
    for row in rows(book["Claims"]):
        text = {"city": CITY, "valley": VALLEY}[str(row["Transcript ID"])].text
        quote = text[int(str(row["Start (source text)"])) : int(str(row["End (source text)"]))]
        assert visible(quote) == (row["Quote (source text)"] or "")


def test_the_matrix_has_topics_down_and_speakers_across(book: Workbook) -> None:
    sheet = book["Matrix"]
    header = [cell.value for cell in sheet[1]]
    assert header == ["Topic", "周允", "简宁", "Ode Larsen", "座位3", "no speaker", "Claims", "Label ID"]
    body = {row["Topic"]: row for row in rows(sheet)}
    assert list(body) == ["漏损率", "漏损率 > 计量分区", "水价", "no topic"]
    assert body["漏损率"]["简宁"] == (
        "[数据] 公开的口径是百分之十一点三 (老城区管网座谈)\n"
        "[事实] 百分之十九，差是没有计量的公共用水👩‍👩‍👧 (老城区管网座谈)"
    )
    assert body["水价"]["周允"] == body["漏损率"]["周允"].split("\n")[1]  # type: ignore[attr-defined]
    assert body["no topic"]["no speaker"].endswith("没有人知道 (水价听证会)")  # type: ignore[attr-defined]
    assert (body["漏损率"]["Claims"], body["水价"]["Claims"]) == (4, 1)


def test_speakers_count_what_is_theirs(book: Workbook) -> None:
    by_name = {row["Speaker"]: row for row in rows(book["Speakers"])}
    jian = by_name["简宁"]
    assert (jian["Also called"], jian["Affiliation"], jian["Role"]) == ("老简; 简工", "清河供水公司", "总工")
    assert (jian["Turns"], jian["Claims"], jian["Transcripts"]) == (2, 4, 1)
    assert by_name["座位3"]["Known only in"] == "水价听证会"


def test_a_relation_across_transcripts_names_both_claims(book: Workbook) -> None:
    by_id = {row["Relation ID"]: row for row in rows(book["Relations"])}
    assert len(by_id) == 2
    across = by_id["r-2"]
    assert (across["From: transcript"], across["Relation"], across["To: transcript"]) == (
        "水价听证会",
        "supports",
        "老城区管网座谈",
    )
    assert (across["From: quote (reading text)"], across["To: claim ID"]) == ("水价明年要涨", "c-zone")
    assert by_id["r-1"]["Note"] == "口径不同"


def test_the_cards_have_the_fields_of_the_project(book: Workbook) -> None:
    first, second = rows(book["Transcripts"])
    assert (first["Title"], first["地点"], first["关键词"]) == ("老城区管网座谈", "清河县", "漏损率; 计量")
    assert first["status (status-field)"] is None
    assert (first["Claims"], first["Corrections"]) == (9, 4)
    assert first["SHA-256 of the source text"] == CITY.transcript.text_sha256
    assert second["SHA-256 of the reading text"] == VALLEY.transcript.text_sha256


def test_about_says_what_one_must_know(book: Workbook) -> None:
    about = [(row["Subject"], row["What"], str(row["Value"])) for row in rows(book["About"])]
    values = [value for _, _, value in about]
    assert any("code points" in value for value in values)
    assert ("Dataset", "Made by", f"Annotator {WHOLE.program_version}") in about
    assert ("Filter", "Labels", "all") in about
    assert ("Rows", "Claims", "11") in about
    assert any(CITY.transcript.text_sha256 in value for value in values)
    assert any("glossary" in value for subject, _, value in about if subject == "Left out")


def test_about_says_what_the_filter_left_out(tmp_path: Path) -> None:
    chosen = DatasetFilter(transcripts=frozenset({"city"}), labels=frozenset({"figure"}))
    narrowed = written(replace(WHOLE, filter=chosen), tmp_path / "out.xlsx")
    about = [tuple(row.values()) for row in rows(narrowed["About"])]
    assert ("Filter", "Transcripts", "老城区管网座谈") in about
    assert ("Filter", "Labels", "数据") in about
    assert ("Left out", None, "The filter left out 7 claims.") in about
    assert ("Left out", None, "The filter left out 1 relation.") in about
    assert len(rows(narrowed["Transcripts"])) == 1


def test_headers_are_frozen_and_filtered(book: Workbook) -> None:
    for name in SHEETS:
        sheet = book[name]
        assert sheet.freeze_panes == ("B2" if name == "Matrix" else "A2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.bold
        assert all(dimension.width >= 6 for dimension in sheet.column_dimensions.values())


def test_cells_wrap_at_the_top_and_wear_the_colour_of_their_label(book: Workbook) -> None:
    sheet = book["Claims"]
    plain = book._cell_styles[0]  # type: ignore[attr-defined]
    alignment = book._alignments[plain.alignmentId]  # type: ignore[attr-defined]
    assert (alignment.wrap_text, alignment.vertical) == (True, "top")
    labels = {row[2].value: row[2].fill.fgColor.rgb for row in sheet.iter_rows(min_row=2)}
    assert labels == {"事实": "00CFDAF2", "数据": "00E3DBF6", "观点": "00EFE2CE"}
    heights = [sheet.row_dimensions[i].height for i in range(2, sheet.max_row + 1)]
    assert all(height and height >= 32 for height in heights)


def test_lists_offer_what_the_codebook_has(book: Workbook) -> None:
    sheet = book["Claims"]
    lists = {str(v.sqref): v.formula1 for v in sheet.data_validations.dataValidation}
    codebook = [(row[0].value, row[1].value, row[2].value) for row in book["Codebook"].iter_rows()]
    offered = {}
    for place, formula in lists.items():
        name, cells_ = formula.split("!")
        found = [cell.value for (cell,) in book[name][cells_.replace("$", "")]]
        offered[sheet[place.split(":")[0][:-1] + "1"].value] = found
    assert offered["Label"] == ["事实", "数据", "观点"]
    assert offered["Topics"] == ["漏损率", "漏损率 > 计量分区", "水价"]
    assert offered["Stance"] == ["supportive", "neutral", "critical"]
    assert offered["Certainty"] == ["certain", "likely", "possible", "doubtful"]
    assert offered["Check-worthiness"] == ["worthy", "unimportant", "not_factual"]
    assert offered["Speakers"] == ["周允", "简宁", "Ode Larsen", "座位3"]
    assert ("topics", "计量分区", "漏损率 > 计量分区") in codebook


FORMULAS = ["=1+1", "=cmd|' /C calc'!A0", "+1", "-1+2", "@SUM(A1)", "\t=1", "'=1", "＝1+1", "#N/A", "#REF!"]


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_acts_as_a_formula(text: str, tmp_path: Path) -> None:
    label = replace(FACT, name=text, definition=text)
    book = written(one_claim(text, note=text, label=label), tmp_path / "out.xlsx")
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == text]
    assert len(found) >= 5
    assert {cell.data_type for cell in found} == {"s"}
    assert all(cell.quotePrefix for cell in found) == (text[0] != "#")
    with zipfile.ZipFile(tmp_path / "out.xlsx") as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in sheet or b"<f " in sheet or b't="e"' in sheet for sheet in sheets)


@pytest.mark.parametrize(
    "text",
    ["_x000D_", "a_x0041__x0042_b", "_x005F_x000D_", "_x00e9_", "  blanks  ", "\n", "a\tb", "𠮷👩‍👩‍👧"],
)
def test_texts_that_spreadsheets_read_otherwise_survive(text: str, tmp_path: Path) -> None:
    book = written(one_claim(text), tmp_path / "out.xlsx")
    assert rows(book["Claims"])[0]["Quote (reading text)"] == text


def test_characters_that_xml_cannot_hold_are_shown_and_counted(tmp_path: Path) -> None:
    book = written(one_claim("a\x00\x1b\ud800\uffff\rz"), tmp_path / "out.xlsx")
    assert rows(book["Claims"])[0]["Quote (reading text)"] == "a␀␛\\u{D800}\\u{FFFF}␍z"
    assert any("replaced by their pictures" in str(row["Value"]) for row in rows(book["About"]))


@pytest.mark.parametrize(
    "text", ["长" * 40_000, "𠮷" * 40_000, "𠮷" * 32_767, "a" + "𠮷" * 32_767, "\x01" * 70_000]
)
def test_long_texts_go_on_in_further_columns(text: str, tmp_path: Path) -> None:
    book = written(one_claim(text), tmp_path / "out.xlsx")
    row = rows(book["Claims"])[0]
    parts = [row[title] for title in row if title.startswith("Quote (reading text)")]
    assert "".join(map(str, parts)) == visible(text)
    assert len(parts) == len(pieces(visible(text))) > 1
    assert "Quote (reading text) (continued, 2)" in row
    assert all(len(str(part).encode("utf-16-le")) // 2 <= 32_767 for part in parts)
    assert any("go on in further columns" in str(about["Value"]) for about in rows(book["About"]))


def test_a_full_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "ROW_LIMIT", 6)
    result = export(WHOLE, tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")
    names = ["Claims", "Claims (2)", "Claims (3)"]
    assert book.sheetnames[:3] == names
    assert [len(rows(book[name])) for name in names] == [5, 5, 1]
    assert book["Claims (3)"].auto_filter.ref.endswith("2")
    assert result.counts["Claims"] == 11


def test_more_speakers_than_columns_go_on_in_another_matrix(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix, "ACROSS", 2)
    book = written(WHOLE, tmp_path / "out.xlsx")
    assert [name for name in book.sheetnames if "Matrix" in name] == ["Matrix", "Matrix (2)", "Matrix (3)"]
    assert [cell.value for cell in book["Matrix (2)"][1]][:3] == ["Topic", "Ode Larsen", "座位3"]


def test_speakers_without_a_claim_have_no_column_in_the_matrix(tmp_path: Path) -> None:
    silent = Speaker("silent", "旁听者", position=-1)
    codebook = replace(WHOLE.codebook, speakers=(silent, *WHOLE.codebook.speakers))
    book = written(replace(WHOLE, codebook=codebook), tmp_path / "out.xlsx")
    assert "旁听者" not in [cell.value for cell in book["Matrix"][1]]
    assert "旁听者" in [row["Speaker"] for row in rows(book["Speakers"])]


def test_an_empty_project_makes_a_workbook_of_headers(tmp_path: Path) -> None:
    book = written(Dataset(Codebook(Project("p", "空")), ()), tmp_path / "out.xlsx")
    assert tuple(book.sheetnames) == SHEETS
    assert book["Claims"].max_row == 1
    assert rows(book["Matrix"]) == [{"Topic": "no topic", "Claims": 0, "Label ID": None}]


def test_no_two_columns_of_a_sheet_are_called_alike_in_chinese(tmp_path: Path) -> None:
    use_language("zh_CN")
    book = written(WHOLE, tmp_path / "out.xlsx")
    for sheet in book:
        header = [cell.value for cell in sheet[1]]
        assert len(set(header)) == len(header)


def test_the_interface_language_is_that_of_the_headers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.export.tables.translate", lambda message: f"«{message}»")
    book = written(WHOLE, tmp_path / "out.xlsx")
    assert book["Claims"]["A1"].value == "«Transcript»"
    assert book["Matrix"]["B1"].value == "周允"


@given(
    st.text(st.characters(exclude_categories=()), min_size=1)
    | st.text(st.sampled_from("=+-@'_x00dD\t\r\n\x00\ud800"), min_size=1)
)
def test_whatever_the_text_is_the_cell_says_it(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    book = written(one_claim(text, note=text), tmp_path_factory.mktemp("any") / "out.xlsx")
    row = rows(book["Claims"])[0]
    assert row["Quote (reading text)"] == visible(text)
    assert row["Quote (source text)"] == visible(text)
    assert row["Note"] == visible(text)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not here")
def test_libreoffice_reads_the_same(tmp_path: Path) -> None:
    texts = [*FORMULAS, "_x000D_", "𠮷👩‍👩‍👧", "长" * 100, "a\nb", "  blanks  ", "1e5", "2026-03-01", "\x01"]
    marks, at = [], 0
    for i, text in enumerate(texts):
        marks.append(Annotation(f"c{i:02}", "t", "fact", Span(at, at + len(text))))
        at += len(text)
    whole = "".join(texts)
    transcript = AnnotatedTranscript(
        Transcript("t", "t", text_hash(whole), len(whole)), whole, annotations=tuple(marks)
    )
    export(Dataset(Codebook(Project("p", "p"), labels=(FACT,)), (transcript,)), tmp_path / "out.xlsx")
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "out.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    found = next(tmp_path.glob("out*.csv"))
    with found.open(encoding="utf-8", newline="") as file:
        read = [row["Quote (reading text)"] for row in csv.DictReader(file)]
    assert read == [visible(text) for text in texts]


def test_the_limit_is_that_of_excel() -> None:
    assert (cells.CELL_LIMIT, cells.ROW_LIMIT, cells.COLUMN_LIMIT) == (32_767, 1_048_576, 16_384)
