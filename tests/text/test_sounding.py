"""Pinyin as it is typed."""

from __future__ import annotations

import pytest

from annotator.text.sounding import as_typed, characters_of, is_whole, ways_to_say


@pytest.mark.parametrize(
    ("letters", "ways"),
    [
        ("zhang", ["zhang"]),
        ("zhangpeng", ["zhang peng"]),
        ("xian", ["xi an", "xian"]),
        ("fangan", ["fang an", "fan gan"]),
        ("zhangp", ["zhang p"]),
        ("zhangpe", ["zhang pe"]),
        ("xianz", ["xi an z", "xian z"]),
        ("zp", ["z p"]),
        ("zpeng", ["z peng"]),
        ("zhp", ["z h p", "zh p"]),
        ("aqsc", ["a q s c"]),
        ("nve", ["nve"]),
        ("e", ["e"]),
        ("ui", []),
        ("", []),
    ],
)
def test_letters_are_read_as_syllables(letters: str, ways: list[str]) -> None:
    assert {" ".join(way) for way in ways_to_say(letters)} == set(ways)


def test_the_ways_with_more_syllables_come_first() -> None:
    assert [len(way) for way in ways_to_say("shzh")] == [4, 3, 3, 2]


@pytest.mark.parametrize("letters", ["xian" * 15, "shishi" * 10, "abcdefghijk" * 5, "z" * 60, "q" * 5000])
def test_long_letters_are_read_in_no_time_or_not_at_all(letters: str) -> None:
    ways = ways_to_say(letters)
    assert len(ways) <= 64
    assert all("".join(way) == letters for way in ways)


def test_every_reading_of_a_character_counts() -> None:
    assert all("长" in characters_of(sound) for sound in ("chang", "zhang", "ch", "z"))
    assert all("行" in characters_of(sound) for sound in ("xing", "hang"))
    assert "葛" in characters_of("ge")
    assert all("女" in characters_of(sound) for sound in ("nv", "nu"))
    assert "張" in characters_of("zhang")
    assert "张" not in characters_of("zhan")


def test_a_single_letter_is_always_a_beginning() -> None:
    assert not is_whole("a")
    assert {"安", "啊", "昂"} <= characters_of("a")
    assert is_whole("an")
    assert "昂" not in characters_of("an")


def test_accents_are_tones() -> None:
    assert as_typed("Zhāng") == "zhang"
    assert as_typed("nǚ") == "nv"
    assert as_typed("ＺＰ") == "zp"
    assert as_typed("张") == as_typed("a1") == as_typed("ø") == ""
