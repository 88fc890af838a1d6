"""JSON Lines, against the schema in the docs and by Python's reader."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from annotator.domain.codebook import Codebook
from annotator.domain.project import Project
from annotator.export.dataset import Dataset, DatasetFilter
from annotator.export.registry import export
from tests.export.material import CITY, CODEBOOK, VALLEY
from tests.export.test_csv_files import dataset_of

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "dataset.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
WHOLE = Dataset(CODEBOOK, (CITY, VALLEY), made_at="2026-03-03T00:00:00.000Z")


def lines(dataset: Dataset, path: Path) -> list[dict[str, Any]]:
    export(dataset, path)
    data = path.read_bytes()
    assert data == b"" or data.endswith(b"\n")
    return [json.loads(line) for line in data.split(b"\n")[:-1]]


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return lines(WHOLE, tmp_path_factory.mktemp("jsonl") / "out.jsonl")[0]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_every_line_keeps_the_schema(tmp_path: Path) -> None:
    chosen = DatasetFilter(labels=frozenset({"figure"}), speakers=frozenset({"host"}))
    for dataset in (WHOLE, Dataset(CODEBOOK, (CITY, VALLEY), chosen), dataset_of("a\ud800")):
        for line in lines(dataset, tmp_path / "out.jsonl"):
            assert [error.message for error in VALIDATOR.iter_errors(line)] == []


def test_the_schema_refuses_what_it_does_not_know(city: dict[str, Any]) -> None:
    assert list(VALIDATOR.iter_errors({**city, "more": 1}))
    assert list(VALIDATOR.iter_errors({**city, "claims": [{**city["claims"][0], "start": -1}]}))
    assert list(VALIDATOR.iter_errors({k: v for k, v in city.items() if k != "source_text"}))


def test_both_texts_and_their_hashes_are_there(city: dict[str, Any]) -> None:
    assert city["source_text"] == CITY.text
    for kind in ("source", "reading"):
        text = city[f"{kind}_text"]
        assert hashlib.sha256(text.encode()).hexdigest() == city[f"{kind}_sha256"]
        assert len(text) == city[f"{kind}_characters"]
    assert city["offset_unit"] == "Unicode code points"


def test_the_error_rate_of_each_transcript_is_there(tmp_path: Path) -> None:
    rates = {r["scope_id"]: r for r in rows_of_rates(tmp_path)}
    for line in lines(WHOLE, tmp_path / "out.jsonl"):
        accepted = [c for c in line["corrections"] if c["status"] == "accepted"]
        expected = float(rates[line["transcript_id"]]["rate"]) if accepted else None
        assert line["character_error_rate"] == expected
        assert line["unclear"] == int(rates[line["transcript_id"]]["unclear"])
        assert line["unclear"] == sum(c["kind"] == "unclear" for c in line["corrections"])
    assert any(line["character_error_rate"] for line in lines(WHOLE, tmp_path / "out.jsonl"))


def rows_of_rates(folder: Path) -> list[dict[str, str]]:
    """The error rates of transcripts as they are exported by themselves."""
    export(WHOLE, folder / "out.rates.tsv")
    with (folder / "out.rates.tsv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file, delimiter="\t") if row["scope"] == "transcript"]


def test_every_quote_stands_where_it_says(city: dict[str, Any]) -> None:
    source, reading = city["source_text"], city["reading_text"]
    assert (len(city["claims"]), len(city["topics"]), len(city["turns"])) == (9, 2, 4)
    for thing in (*city["claims"], *city["topics"]):
        assert source[thing["source_start"] : thing["source_end"]] == thing["source_quote"]
        assert reading[thing["start"] : thing["end"]] == thing["quote"]
    for turn in city["turns"]:
        assert reading[turn["text_start"] : turn["end"]] == turn["quote"]
        assert source[turn["source_start"] : turn["source_end"]] == turn["source_with_label"]


def test_the_reading_text_follows_from_the_corrections(city: dict[str, Any]) -> None:
    text = city["source_text"]
    for c in reversed(city["corrections"]):
        if c["status"] == "accepted":
            text = text[: c["source_start"]] + c["replacement"] + text[c["source_end"] :]
    assert text == city["reading_text"]


def test_a_line_can_be_read_alone(city: dict[str, Any]) -> None:
    labels = {entry["label_id"] for entry in city["codebook"]}
    speakers = {speaker["speaker_id"] for speaker in city["speakers"]}
    for claim in city["claims"]:
        assert claim["label_id"] in labels
        assert labels >= set(claim["topic_ids"])
        assert speakers >= set(claim["speaker_ids"])
    assert "seat" not in speakers
    card = {field["name"]: field["values"] for field in city["card"]}
    assert card == {"地点": ["清河县"], "关键词": ["漏损率", "计量"], "status": []}
    assert city["segments"][1]["end_ms"] == 1500
    assert (len(city["sections"]), len(city["asides"]), len(city["reviewed_spans"])) == (1, 1, 1)


def test_a_relation_into_another_transcript_keeps_the_id(city: dict[str, Any]) -> None:
    across = next(relation for relation in city["relations"] if relation["relation_id"] == "r-2")
    assert (across["from_claim_id"], across["from_quote"]) == ("v-claim", None)
    assert across["to_quote"].startswith("DMA 分区")


def test_an_empty_project_is_an_empty_file(tmp_path: Path) -> None:
    assert lines(Dataset(Codebook(Project("p", "空")), ()), tmp_path / "out.jsonl") == []


@given(st.lists(st.text(st.characters(exclude_categories=())), min_size=1, max_size=6))
def test_whatever_the_texts_are_they_read_back(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    dataset = dataset_of(*texts)
    (line,) = lines(dataset, tmp_path_factory.mktemp("any") / "out.jsonl")
    whole = next(iter(dataset.transcripts)).text
    # Two halves of a surrogate pair that stand side by side are one character to every JSON reader.
    joined = whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    assert line["source_text"] in (whole, joined)
    if line["source_text"] == whole:
        assert [claim["quote"] for claim in line["claims"]] == [text for text in texts if text]
