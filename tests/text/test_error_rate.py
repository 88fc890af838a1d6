"""The character error rate, whole and by part; checked against jiwer where it is installed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.error_rate import (
    ErrorCount,
    Replaced,
    Stretch,
    corrected_errors,
    count_errors,
    spoken_characters,
)


def test_errors_are_told_apart() -> None:
    assert count_errors("漏孙率很", "漏损率很高") == ErrorCount(5, replaced=1, left_out=1)
    assert count_errors("呃漏损", "漏损") == ErrorCount(2, put_in=1)
    assert count_errors("", "").rate == 0
    assert count_errors("呃", "").rate == 1
    assert count_errors("漏孙率很", "漏损率很高").rate == pytest.approx(0.4)


def test_what_is_not_spoken_is_left_out() -> None:
    assert spoken_characters("漏损， DMA-2_3。😊\n") == "漏损dma23"


@given(st.text("水河桥ab", min_size=1, max_size=12), st.text("水河桥ab", min_size=1, max_size=12))
def test_jiwer_counts_the_same(heard: str, meant: str) -> None:
    jiwer = pytest.importorskip("jiwer")
    other = jiwer.process_characters(meant, heard)
    mine = count_errors(heard, meant)
    assert mine.rate == pytest.approx(other.cer)
    assert mine.errors == other.substitutions + other.deletions + other.insertions


TEXT = "今年漏孙率高。呃，十九点五。"
MADE = [
    Replaced(2, 5, "漏损率", ("homophone",)),
    Replaced(7, 9, "", ("filler",)),
    Replaced(9, 13, "19.5", ("number",)),
]


def test_errors_by_kind_and_speaker() -> None:
    halves = [Stretch(0, 7, "周允"), Stretch(7, len(TEXT), "简宁")]
    whole, by_group = corrected_errors(TEXT, MADE, halves)
    said = spoken_characters("今年漏损率高。19.5。")
    assert whole.characters == len(said)
    assert whole == ErrorCount(9, replaced=4, put_in=2)
    assert whole.rate == pytest.approx(6 / 9)
    assert by_group["homophone"] == ErrorCount(9, replaced=1)
    assert by_group["filler"] == ErrorCount(9, put_in=1)
    assert by_group["周允"] == ErrorCount(6, replaced=1)
    assert by_group["简宁"] == ErrorCount(3, replaced=3, put_in=2)


def test_the_whole_is_the_sum_of_the_speakers() -> None:
    stretches = [Stretch(0, 4, "a"), Stretch(4, 8, "b"), Stretch(8, len(TEXT), "a")]
    whole, by_group = corrected_errors(TEXT, MADE, stretches)
    assert by_group["a"] + by_group["b"] == whole


def test_without_corrections_nothing_is_wrong() -> None:
    assert corrected_errors("水很深。", []) == (ErrorCount(3), {})
