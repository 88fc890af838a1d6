"""Whether a wording can be meant, and how common words are."""

from __future__ import annotations

import pytest

from annotator.text.frequencies import chinese, common_english, english
from annotator.text.plausible import is_plausible, is_used
from annotator.text.written_words import are_words, in_small_letters


@pytest.mark.parametrize("wording", ["水库", "官网", "与训练", "对其", "录的", "時間", "很多水"])
def test_what_can_be_meant(wording: str) -> None:
    assert is_plausible(wording)


@pytest.mark.parametrize("wording", ["模台", "漏孙率", "罗知圆", "铸贴", "潜瞻性"])
def test_what_cannot_well_be_meant(wording: str) -> None:
    assert not is_plausible(wording)


def test_only_words_are_used() -> None:
    assert is_used("水库")
    assert not is_used("水")
    assert not is_used("模台")


def test_how_common_words_are() -> None:
    assert chinese("水") > chinese("水库") > chinese("漏孙率") == 0
    assert english("Water") == english("water") > english("reservoir") > english("watre") == 0
    words = common_english(1e-4)
    assert english(words[0]) >= english(words[-1]) >= 1e-4
    assert all(word.isascii() and word.isalpha() for word in words)


def test_words_of_letters() -> None:
    assert are_words("the Reservoir 水")
    assert not are_words("the resrvoir")
    assert in_small_letters("Ab İ水Z") == "ab İ水z"
