"""Which format an export has, and what is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.errors import ExportError
from annotator.export.dataset import Dataset, DatasetFilter, LoadedLater
from annotator.export.registry import FORMATS, export, format_for
from tests.export.material import CITY, CODEBOOK, VALLEY

BY_ID = {"city": CITY, "valley": VALLEY}


@pytest.mark.parametrize(
    ("name", "format_name"),
    [
        ("a.xlsx", "xlsx"),
        ("a.XLSX", "xlsx"),
        ("a.csv", "csv"),
        ("a.jsonl", "jsonl"),
        ("a.ndjson", "jsonl"),
        ("a.pairs.jsonl", "pairs"),
        ("谈.PAIRS.tsv", "pairs"),
        ("a.memory.csv", "memory"),
        ("a.hotwords.txt", "hotwords"),
        ("a.hotwords-weighted.txt", "hotwords-weighted"),
        ("a.rates.xlsx", "rates"),
    ],
)
def test_the_suffix_tells_the_format(name: str, format_name: str) -> None:
    assert format_for(Path(name)).name == format_name


def test_a_named_format_comes_before_the_suffix() -> None:
    assert format_for(Path("a.csv"), "csv-plain").name == "csv-plain"


@pytest.mark.parametrize(("name", "format_name"), [("a.docx", None), ("a", None), ("a.csv", "brat")])
def test_an_unknown_format_is_refused_with_those_that_there_are(name: str, format_name: str | None) -> None:
    with pytest.raises(ExportError, match="xlsx, csv, csv-plain, jsonl"):
        format_for(Path(name), format_name)


def test_every_format_says_what_it_is_and_what_it_loses() -> None:
    for name, form in FORMATS.items():
        assert form.name == name
        assert form.described().startswith(f"{name}: ")
        assert all(loss.endswith(".") for loss in form.losses_shown())
        assert form.losses


@pytest.mark.parametrize("format_name", FORMATS)
def test_transcripts_are_loaded_once_and_only_those_asked_for(tmp_path: Path, format_name: str) -> None:
    loaded: list[str] = []

    def load(transcript_id: str) -> AnnotatedTranscript:
        loaded.append(transcript_id)
        return BY_ID[transcript_id]

    transcripts = LoadedLater(("city", "valley"), load)
    chosen = DatasetFilter(transcripts=frozenset({"valley"}))
    result = export(Dataset(CODEBOOK, transcripts, chosen), tmp_path / "out", format_name=format_name)
    assert loaded == ["valley"]
    assert result.counts.get("Transcripts", 1) == 1
    assert result.counts.get("Claims", 2) == 2
    assert (len(transcripts), CITY in transcripts) == (2, True)


@pytest.mark.parametrize("part", ["transcripts", "labels", "speakers", "authors"])
def test_a_filter_for_what_is_not_there_is_refused(tmp_path: Path, part: str) -> None:
    chosen = DatasetFilter(**{part: frozenset({"city", "fact", "host", "zhou", "no-such"})})  # type: ignore[arg-type]
    with pytest.raises(ExportError, match="no-such"):
        export(Dataset(CODEBOOK, (CITY, VALLEY), chosen), tmp_path / "out.csv")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("format_name", FORMATS)
def test_progress_goes_from_nothing_to_all(tmp_path: Path, format_name: str) -> None:
    told: list[float] = []

    def tell(share: float) -> None:
        told.append(share)

    export(Dataset(CODEBOOK, (CITY, VALLEY)), tmp_path / "out", format_name=format_name, progress=tell)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0.0, 1.0)


@pytest.mark.parametrize("name", ["pairs", "memory", "rates", "hotwords"])
def test_a_suffix_that_a_format_is_not_written_with_is_refused(tmp_path: Path, name: str) -> None:
    wrong = "out.txt" if name != "hotwords" else "out.csv"
    with pytest.raises(ExportError, match=f"\\.{name}\\."):
        export(Dataset(CODEBOOK, (CITY, VALLEY)), tmp_path / wrong, format_name=name)
    assert list(tmp_path.iterdir()) == []


def test_a_list_of_hot_words_is_replaced_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "out.hotwords.txt"
    path.write_text("old", encoding="utf-8")
    export(Dataset(CODEBOOK, (CITY,)), path)
    assert "周允" in path.read_text(encoding="utf-8").split("\n")


@pytest.mark.parametrize("format_name", sorted(FORMATS))
def test_a_file_that_is_no_export_is_never_replaced(tmp_path: Path, format_name: str) -> None:
    interview = tmp_path / "interview.txt"
    interview.write_text("甲：一。", encoding="utf-8")
    with pytest.raises(ExportError, match="interview"):
        export(Dataset(CODEBOOK, []), interview, format_name=format_name)
    assert interview.read_text(encoding="utf-8") == "甲：一。"
    assert [path.name for path in tmp_path.iterdir()] == ["interview.txt"]
