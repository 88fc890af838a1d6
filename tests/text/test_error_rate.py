"""The character error rate of two texts; checked against jiwer."""

from __future__ import annotations

import jiwer
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.error_rate import ErrorCount, count_errors, spoken_characters

SOME = st.text("水河桥ab 。，😊👩‍👩‍👧𠮷\n", min_size=1, max_size=12)


def test_errors_are_told_apart() -> None:
    assert count_errors("漏孙率很", "漏损率很高") == ErrorCount(5, replaced=1, left_out=1)
    assert count_errors("呃漏损", "漏损") == ErrorCount(2, put_in=1)
    assert count_errors("", "").rate == 0
    assert count_errors("呃", "").rate == 1
    assert count_errors("漏孙率很", "漏损率很高").rate == pytest.approx(0.4)


def test_what_is_not_spoken_is_left_out() -> None:
    assert spoken_characters("漏损， DMA-2_3。😊\n") == "漏损dma23"


@given(SOME, SOME)
def test_jiwer_counts_the_same(heard: str, meant: str) -> None:
    other = jiwer.process_characters(
        meant, heard, reference_transform=_AS_IT_IS, hypothesis_transform=_AS_IT_IS
    )
    mine = count_errors(heard, meant)
    assert mine.rate == pytest.approx(other.cer)
    assert mine.errors == other.substitutions + other.deletions + other.insertions
    assert mine.left_out - mine.put_in == other.deletions - other.insertions


_AS_IT_IS = jiwer.Compose([jiwer.ReduceToListOfListOfChars()])
"""jiwer takes blanks off at the ends of a text by itself; here they count."""
