"""Texts as sounds: as long as the text, alike where they sound alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.likely_sounds import sound_likeness
from annotator.text.syllables import Hearing, as_sounds, near, readings_of, signs_of, spoken


@pytest.mark.parametrize(
    ("one", "other", "hearing", "alike"),
    [
        ("漏损", "楼孙", Hearing.SAME, True),
        ("漏损", "楼山", Hearing.SAME, False),
        ("南京", "蓝金", Hearing.SAME, False),
        ("南京", "蓝金", Hearing.NEAR, True),
        ("湖水", "福随", Hearing.NEAR, True),
        ("湖水", "福归", Hearing.NEAR, False),
    ],
)
def test_what_sounds_alike_has_the_same_signs(one: str, other: str, hearing: Hearing, alike: bool) -> None:
    assert (as_sounds(one, hearing) == as_sounds(other, hearing)) is alike


@given(st.text(st.sampled_from("水河行重。a😊\n")), st.sampled_from(Hearing))
def test_sounds_are_as_long_as_the_text(text: str, hearing: Hearing) -> None:
    sounds = as_sounds(text, hearing)
    assert len(sounds) == len(text)
    assert [a == b for a, b in zip(text, sounds, strict=True)] == [not readings_of(c) for c in text]


def test_a_term_is_found_by_how_it_is_said() -> None:
    assert spoken("重庆") == ("chong", "qing")
    assert signs_of(("lou", "sun"), Hearing.SAME) == as_sounds("楼孙", Hearing.SAME)


def test_a_rarer_reading_is_heard() -> None:
    assert as_sounds("行", Hearing.RARE) == as_sounds("航", Hearing.SAME)


@pytest.mark.parametrize(
    ("one", "other"), [("zhang", "zan"), ("nin", "ling"), ("hui", "fui"), ("cheng", "cen"), ("re", "le")]
)
def test_sounds_that_are_confounded(one: str, other: str) -> None:
    assert near(one) == near(other)


def test_likeness_falls_with_what_differs() -> None:
    likenesses = [sound_likeness("漏损率", other) for other in ("楼孙绿", "漏酸率", "漏率", "河边")]
    assert likenesses == sorted(likenesses, reverse=True)
    assert likenesses[0] == 1
    assert likenesses[2] == pytest.approx(2 / 3)
    assert sound_likeness("", "水") == 0
