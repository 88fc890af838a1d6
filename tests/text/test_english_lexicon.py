"""How like words letters are, and how English sounds in Chinese."""

from __future__ import annotations

import pytest

from annotator.text.english_lexicon import (
    common_words,
    commonness,
    likeness,
    squeezed,
    technical_terms,
    unglued,
    words_in_use,
)
from annotator.text.spoken_english import sounds_in_chinese, spelled


@pytest.mark.parametrize(
    ("letters", "word", "other"),
    [
        ("reservr", "reservoir", "reverse"),
        ("kickickoff", "kickoff", "kickback"),
        ("deder", "decoder", "header"),
        ("genrative", "generative", "narrative"),
    ],
)
def test_what_was_meant_is_more_like_the_letters(letters: str, word: str, other: str) -> None:
    assert likeness(letters, word) > likeness(letters, other)
    assert likeness(word, word) == 1


def test_pieces_said_twice() -> None:
    assert unglued("kickickoff", "kickoff")
    assert not unglued("kickoff", "kickoff")
    assert not unglued("kickxxoff", "kickoff")


def test_lexicons() -> None:
    assert "gradient descent" in technical_terms()
    assert {"reservoir", "river"} <= set(words_in_use()["r"])
    assert "river" in common_words()
    assert 1 >= commonness("the") > commonness("reservoir") > commonness("resrvoir") == 0
    assert squeezed("In-Context Learning 3。") == "incontextlearning3"


@pytest.mark.parametrize(
    ("heard", "meant"),
    [("一术", "issue"), ("卡", "car"), ("拉玛", "lama"), ("买克", "mike"), ("福音", "fuin")],
)
def test_syllables_sound_like_english(heard: str, meant: str) -> None:
    assert sounds_in_chinese(heard)[:2] == sounds_in_chinese(meant)[:2] != ""


def test_names_of_two_parts_and_letters() -> None:
    assert sounds_in_chinese("ChatGPT") == sounds_in_chinese("chat") + sounds_in_chinese("GPT")
    assert spelled("派re 3") == "paire 3"
    assert sounds_in_chinese("，3") == ""
