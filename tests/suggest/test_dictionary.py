"""Runs that are no words and sound like one of the dictionary: nearly sure, or silent."""

from __future__ import annotations

import pytest

from annotator.suggest.dictionary import find_dictionary_words
from annotator.suggest.found import Target
from annotator.text.heard import HeardText


def shown(text: str, *terms: str) -> list[tuple[str, str, int]]:
    found = find_dictionary_words(text, HeardText(text), [Target(term) for term in terms])
    return [(one.source, one.replacement, one.tier) for one in found]


def test_a_word_of_the_same_sound_is_found() -> None:
    assert shown("这很有潜瞻性的眼光") == [("潜瞻性", "前瞻性", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "这很有前瞻性的眼光",
        "管网的漏损率和灰口铸铁管",
        "他在江边走了很久，风很大。",
        "亡羊补牢，犹未为晚",  # the same characters as 犹为未晚, and right
        "咖啡館裡座無虛席",  # the same words in traditional characters
        "饭要一口一口吃，路要一步一步走",
    ],
)
def test_it_is_silent_about_what_can_be_meant(text: str) -> None:
    assert [one for one in shown(text) if one[2] == 1] == []


def test_a_term_of_the_glossary_is_right() -> None:
    assert shown("这很有潜瞻性的眼光", "潜瞻性") == []


def test_words_in_traditional_characters_are_words() -> None:
    assert shown("校方解釋，操場要重鋪。") == []


def test_a_part_that_is_a_word_leaves_what_fits_far_better_likely() -> None:
    assert shown("老人肺里有枝气管炎。") == [("枝气管炎", "支气管炎", 2)]
    assert shown("每天冲一勺三七粉喝。") == [("三七粉", "三七分", 3)]


def test_an_idiom_that_nobody_says_is_a_guess() -> None:
    assert shown("猪在圈里拱来拱去。") == [("拱来拱去", "攻来攻去", 3)]
