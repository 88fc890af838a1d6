"""Pairs, memory, hot words and rates, read back by readers that are not ours."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin, CorrectionStatus
from annotator.domain.errors import ExportError
from annotator.domain.project import Term
from annotator.domain.transcript import Transcript, text_hash
from annotator.export.cells import read_from_csv
from annotator.export.dataset import Dataset, DatasetFilter
from annotator.export.hot_words import weighted
from annotator.export.registry import export
from annotator.export.tables import Column
from annotator.text.text_map import shown_text
from tests.export.material import CITY, CODEBOOK, VALLEY

TEXT = "我姓𠮷😊，=漏孙率\t和 DAM 的“表”\n管网漏孙率高，听不、清这里，DAM。\n"


def correction(at: int, heard: str, meant: str, kind: CorrectionKind, **more: object) -> Correction:
    start = TEXT.index(heard, at)
    made = Correction(f"c{start}", "talk", start, start + len(heard), meant, kind, author_id="lin")
    return replace(made, created_at=f"2026-03-0{1 + start % 9}T08:00:00.000Z", **more)  # type: ignore[arg-type]


SECOND = TEXT.index("管网")
MADE = (
    correction(
        0, "=漏孙率", "=漏损率", CorrectionKind.HOMOPHONE, origin=CorrectionOrigin.SCAN, rule="漏损率"
    ),
    correction(0, "DAM", "DMA", CorrectionKind.ENGLISH),
    correction(SECOND, "漏孙率", "漏损率", CorrectionKind.HOMOPHONE),
    correction(SECOND, "高", "低", CorrectionKind.OTHER, status=CorrectionStatus.REJECTED),
    correction(SECOND, "听不、清", "听得清", CorrectionKind.UNCLEAR, status=CorrectionStatus.PROPOSED),
    correction(SECOND, "不、", "得", CorrectionKind.OTHER),
    correction(SECOND, "这里", "", CorrectionKind.FILLER),
    correction(SECOND, "DAM", "DMA", CorrectionKind.ENGLISH),
)
TALK = AnnotatedTranscript(Transcript("talk", "管网座谈", text_hash(TEXT), len(TEXT)), TEXT, corrections=MADE)
TERMS = (Term("t1", "DMA", spellings=("DAM", "地妈")), Term("t2", "夜间 最小流量"))
BOOK = replace(CODEBOOK, terms=TERMS)
WHOLE = Dataset(BOOK, (CITY, TALK, VALLEY))
READING = shown_text(TEXT, TALK.accepted_corrections)


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_pairs_stand_in_both_texts(tmp_path: Path) -> None:
    result = export(Dataset(BOOK, (TALK,)), tmp_path / "out.pairs.jsonl")
    pairs = lines(tmp_path / "out.pairs.jsonl")
    assert [(p["source"], p["target"], p["kind"]) for p in pairs] == [
        ("=漏孙率", "=漏损率", "homophone"),
        ("DAM", "DMA", "english"),
        ("漏孙率", "漏损率", "homophone"),
        ("听不、清", "听得清", "unclear"),
        ("不、", "得", "other"),
        ("这里", "", "filler"),
        ("DAM", "DMA", "english"),
    ]
    assert result.counts == {"Pairs": 7, "Transcripts": 1}
    for pair in pairs:
        first, last = int(str(pair["source_start"])), int(str(pair["source_end"]))
        assert TEXT[first:last] == pair["source"]
        assert TEXT[:first].endswith(str(pair["source_before"]))
        assert TEXT[last:].startswith(str(pair["source_after"]))
        if pair["start"] is None:
            assert pair["kind"] == "unclear"
            continue
        first, last = int(str(pair["start"])), int(str(pair["end"]))
        assert READING[first:last] == pair["target"]
        assert READING[:first].endswith(str(pair["target_before"]))
        assert READING[last:].startswith(str(pair["target_after"]))
        assert pair["source_sha256"] == text_hash(TEXT)
        assert (pair["transcript"], pair["author"]) == ("管网座谈", "林見")
    assert [p["unclear"] for p in pairs] == [False, False, False, True, True, False, False]
    assert (pairs[0]["origin"], pairs[0]["rule"]) == ("scan", "漏损率")
    assert pairs[0]["source_before"] == "我姓𠮷😊，"
    assert "漏损率" in str(pairs[1]["target_before"])
    assert "漏孙率" in str(pairs[1]["source_before"])


def test_pairs_as_tables_say_the_same(tmp_path: Path) -> None:
    for suffix in ("jsonl", "csv", "tsv"):
        export(WHOLE, tmp_path / f"out.pairs.{suffix}")
    expected = [
        ["" if v is None else "; ".join(v) if isinstance(v, list) else str(v) for v in pair.values()]
        for pair in lines(tmp_path / "out.pairs.jsonl")
    ]
    expected = [[{"True": "true", "False": "false"}.get(v, v) for v in row] for row in expected]
    with (tmp_path / "out.pairs.tsv").open(encoding="utf-8", newline="") as file:
        header, *tabbed = list(csv.reader(file, delimiter="\t"))
    assert header == list(lines(tmp_path / "out.pairs.jsonl")[0])
    assert tabbed == expected
    data = (tmp_path / "out.pairs.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    with (tmp_path / "out.pairs.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *guarded = list(csv.reader(file))
    assert header[:2] == ["Heard", "Meant"]
    assert [[read_from_csv(cell) for cell in row] for row in guarded] == expected
    assert guarded[3][0] == "'=漏孙率"


def test_the_filter_narrows_the_transcripts(tmp_path: Path) -> None:
    chosen = DatasetFilter(transcripts=frozenset({"city"}), speakers=frozenset({"jian"}))
    export(replace(WHOLE, filter=chosen), tmp_path / "out.jsonl", format_name="pairs")
    assert {p["transcript_id"] for p in lines(tmp_path / "out.jsonl")} == {"city"}
    assert len(lines(tmp_path / "out.jsonl")) == 3


def test_a_pair_that_does_not_stand_there_stops_the_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.export.pairs.CONTEXT", 0)
    monkeypatch.setattr("annotator.export.frame.Frame.before", lambda self, start: "别的")
    with pytest.raises(ExportError, match="管网座谈"):
        export(Dataset(BOOK, (TALK,)), tmp_path / "out.pairs.jsonl")
    assert list(tmp_path.iterdir()) == []


def test_the_memory_counts_what_was_corrected(tmp_path: Path) -> None:
    export(WHOLE, tmp_path / "out.memory.jsonl")
    memory = {(r["spelling"], r["target"]): r for r in lines(tmp_path / "out.memory.jsonl")}
    assert set(memory) == {
        ("=漏孙率", "=漏损率"),
        ("漏孙率", "漏损率"),
        ("DAM", "DMA"),
        ("地妈", "DMA"),
        ("不、", "得"),
        ("低区", "DMA 分区"),
    }
    stamps = [c.created_at for c in MADE if c.replacement == "DMA"]
    assert memory["DAM", "DMA"] == {
        "spelling": "DAM",
        "target": "DMA",
        "times": 2,
        "last_at": max(stamps),
        "transcripts": 1,
        "in_glossary": True,
    }
    assert (memory["地妈", "DMA"]["times"], memory["地妈", "DMA"]["last_at"]) == (0, None)
    assert memory["漏孙率", "漏损率"]["in_glossary"] is False
    export(WHOLE, tmp_path / "out.memory.csv")
    with (tmp_path / "out.memory.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["Heard"]: row for row in csv.DictReader(file)}
    assert (rows["DAM"]["Meant"], rows["DAM"]["Corrected so often"]) == ("DMA", "2")
    assert rows["DAM"]["In the glossary"] == "true"


def test_hot_words_plain_and_weighted(tmp_path: Path) -> None:
    export(WHOLE, tmp_path / "out.hotwords.txt")
    plain = (tmp_path / "out.hotwords.txt").read_bytes().decode("utf-8").split("\n")
    assert plain[0] == "DMA"
    assert plain[-1] == ""
    assert {"夜间 最小流量", "周允", "Ode Larsen", "漏损率", "DMA 分区"} <= set(plain)
    assert len(plain) == len(set(plain))
    assert not {"DAM", "座位3"} & set(plain), "a wrong form; a speaker of one transcript alone"
    export(WHOLE, tmp_path / "out.hotwords-weighted.txt")
    text = (tmp_path / "out.hotwords-weighted.txt").read_text(encoding="utf-8")
    weights = dict(line.split(" ") for line in text.splitlines())
    assert weights["DMA"] == "22"
    assert weights["周允"] == weights["最小流量"] == weights["夜间"] == "20"
    assert max(int(weight) for weight in weights.values()) <= 30


def test_heavier_words_were_misheard_more_often() -> None:
    assert list(weighted([("模态", 80), ("漏损率", 1), ("管网", 0), ("模态", 0), ("很多", 10**9)])) == [
        "模态 27",
        "漏损率 21",
        "管网 20",
        "很多 30",
    ]


def test_everyday_words_are_no_hot_words(tmp_path: Path) -> None:
    text = "窝们说漏孙率"
    made = [
        Correction("a", "t", 0, 2, "我们", CorrectionKind.HOMOPHONE),
        Correction("b", "t", 3, 6, "漏损率", CorrectionKind.HOMOPHONE),
    ]
    talk = AnnotatedTranscript(
        Transcript("t", "t", text_hash(text), len(text)), text, corrections=tuple(made)
    )
    export(Dataset(replace(CODEBOOK, speakers=()), (talk,)), tmp_path / "out.hotwords.txt")
    assert (tmp_path / "out.hotwords.txt").read_text(encoding="utf-8") == "漏损率\n"


def test_rates_alone(tmp_path: Path) -> None:
    export(WHOLE, tmp_path / "out.rates.tsv")
    with (tmp_path / "out.rates.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    project = rows[0]
    assert (project["scope"], project["name"]) == ("project", "城市供水访谈")
    assert int(project["unclear"]) == 1
    result = export(WHOLE, tmp_path / "out.rates.xlsx")
    book = load_workbook(tmp_path / "out.rates.xlsx")
    assert book.sheetnames == ["Errors", "About"]
    header, first, *_ = book["Errors"].iter_rows(values_only=True)
    assert dict(zip(map(str, header), first, strict=True))["Errors"] == int(project["errors"])
    assert result.counts["Errors"] == len(rows)


def test_columns_are_the_fields_of_their_records() -> None:
    from annotator.export import memory, pairs, records, sheets

    def fields(columns: tuple[Column, ...]) -> tuple[str, ...]:
        return tuple(column.field for column in columns)

    assert fields(pairs.COLUMNS) == pairs.PairRecord._fields
    assert fields(memory.COLUMNS) == memory.MemoryRecord._fields
    assert fields(sheets.ERRORS) == records.ErrorRecord._fields


@pytest.mark.parametrize("guess", ["", "听得很清"])
def test_an_unclear_mark_alone_is_a_pair_that_reads_as_it_was_heard(tmp_path: Path, guess: str) -> None:
    mark = correction(0, "漏孙率", guess, CorrectionKind.UNCLEAR, status=CorrectionStatus.PROPOSED)
    talk = replace(TALK, corrections=(mark,))
    export(Dataset(BOOK, (talk,)), tmp_path / "out.pairs.jsonl")
    (pair,) = lines(tmp_path / "out.pairs.jsonl")
    assert (pair["source"], pair["target"], pair["unclear"]) == ("漏孙率", guess, True)
    assert TEXT[int(str(pair["start"])) : int(str(pair["end"]))] == "漏孙率"
