"""The sheet of error rates, cell by cell, read back from the workbook and from CSV."""

from __future__ import annotations

import csv
from pathlib import Path

import jiwer
import pytest
from openpyxl import load_workbook

from annotator.export.dataset import Dataset
from annotator.export.registry import export
from annotator.text.error_rate import spoken_characters
from annotator.text.text_map import shown_text
from tests.export.material import CITY, CODEBOOK, VALLEY

WHOLE = Dataset(CODEBOOK, (CITY, VALLEY), made_at="2026-03-03T00:00:00.000Z")


def test_the_workbook_has_the_rates(tmp_path: Path) -> None:
    export(WHOLE, tmp_path / "out.xlsx")
    header, *body = load_workbook(tmp_path / "out.xlsx")["Errors"].iter_rows(values_only=True)
    rows = {(row[0], row[1]): dict(zip(map(str, header), row, strict=True)) for row in body}
    city = rows["transcript", "老城区管网座谈"]
    assert city["Characters"] == 137
    assert (city["Substitutions"], city["Deletions"], city["Insertions"], city["Errors"]) == (1, 5, 3, 9)
    assert city["Character error rate"] == pytest.approx(9 / 137, abs=1e-6)
    assert (city["Corrections"], city["Unclear marks"], city["ID"]) == (3, 0, "city")
    assert (city["Characters as written"], city["Errors as written"]) == (159, 10)
    assert rows["project", "城市供水访谈"]["Errors"] == 9
    assert rows["transcript", "水价听证会"]["Character error rate"] == 0
    assert rows["speaker", "周允"]["Errors"] == 6
    assert rows["kind", "english"]["Substitutions"] == 1
    day = rows["day", "2026-03-01"]
    assert (day["Errors"], day["Errors up to this day"]) == (4, 9)
    assert day["Rate up to this day"] == rows["project", "城市供水访谈"]["Character error rate"]


def test_the_rate_is_that_of_jiwer_where_speech_is_all_there_is(tmp_path: Path) -> None:
    bare = type(CITY)(CITY.transcript, CITY.text, corrections=CITY.corrections)
    export(Dataset(CODEBOOK, (bare,)), tmp_path, format_name="csv-plain")
    with (tmp_path / "errors.csv").open(encoding="utf-8", newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["scope"] == "transcript")
    reading = spoken_characters(shown_text(bare.text, bare.accepted_corrections))
    other = jiwer.process_characters(reading, spoken_characters(bare.text))
    assert float(row["rate"]) == pytest.approx(other.cer, abs=1e-6)
    assert int(row["characters"]) == len(reading)
