"""Steps of whoever types: characters as a reader sees them, words by letters or the dictionary."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from annotator.text.word_steps import character_after, character_before, word_after, word_before

FARMER, FLAG = "\U0001f469\u200d\U0001f33e", "\U0001f1e8\U0001f1f3"


@pytest.mark.parametrize("sign", ["漏", "a", "𠮷", FARMER, FLAG, "e\u0301", "1\ufe0f\u20e3", "👍🏽", "\n"])
def test_a_character_is_stepped_over_and_back_whole(sign: str) -> None:
    text = f"管{sign}网"
    assert character_after(text, 1) == 1 + len(sign)
    assert character_before(text, 1 + len(sign)) == 1


@pytest.mark.parametrize(
    ("text", "at", "before"),
    [
        ("管网压力很高", 4, 2),
        ("管网压力很高", 3, 2),
        ("use ChatGPT now", 11, 4),
        ("use ChatGPT now", 12, 4),
        ("好。  ", 4, 1),
        ("一行\n二行", 3, 2),
        ("一行\n  ", 5, 3),
        ("", 0, 0),
        (f"好{FARMER}", 4, 1),
    ],
)
def test_the_word_before(text: str, at: int, before: int) -> None:
    assert word_before(text, at) == before


@pytest.mark.parametrize(
    ("text", "at", "after"),
    [
        ("管网压力很高", 0, 2),
        ("管网压力很高", 1, 2),
        ("use ChatGPT now", 4, 12),
        ("use ChatGPT now", 3, 4),
        ("一行\n二行", 2, 3),
        ("一行  \n二行", 0, 4),
        ("好", 1, 1),
        (f"{FARMER}好", 0, 3),
    ],
)
def test_the_word_after(text: str, at: int, after: int) -> None:
    assert word_after(text, at) == after


@given(st.text("漏损管网 ab1，。\n😊\u200d\u0301", max_size=25), st.data())
def test_steps_always_lead_on_and_end(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    for back, on in ((character_before, character_after), (word_before, word_after)):
        assert back(text, at) < at or at == 0
        assert at < on(text, at) or at == len(text)
        assert 0 <= back(text, at) <= on(text, at) <= len(text)


def test_a_word_without_end_is_taken_apart() -> None:
    text = "a" * 100_000
    assert 50_000 < word_after(text, 50_000) < 51_000
    assert 49_000 < word_before(text, 50_000) < 50_000
