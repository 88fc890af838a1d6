"""Sorting by sound and type-ahead by pinyin."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.sounds import (
    SURNAMES,
    SoundedNames,
    best_first,
    initials,
    likeness,
    person_sort_key,
    readings,
    sort_key,
)


def test_people_are_sorted_as_a_list_of_names_is() -> None:
    names = ["周允", "Ode Larsen", "单田", "简宁", "曾毅", "安然", "解晓", "尉迟恭", "区丽"]
    assert sorted(names, key=person_sort_key) == [
        "安然", "简宁", "Ode Larsen", "区丽", "单田", "解晓", "尉迟恭", "曾毅", "周允",
    ]  # fmt: skip


def test_words_that_are_no_names_are_read_as_words() -> None:
    assert sort_key("解决")[:2] == ("jie3", "jue2")
    assert person_sort_key("解决")[:1] == ("xie4",)
    assert sort_key("重庆")[0] == "chong2"
    assert sort_key("重量")[0] == "zhong4"


def test_every_surname_has_a_syllable_for_each_character() -> None:
    assert all(len(sound.split()) == len(name) for name, sound in SURNAMES.items())


@pytest.mark.parametrize(
    ("name", "letters"),
    [("张鹏", "zp"), ("单田", "st"), ("Ode Larsen", "ol"), ("长孙无忌", "zswj"), ("", "")],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("zp", "张鹏"), ("zhp", "张鹏"), ("zhangpeng", "张鹏"), ("ZhangP", "张鹏"), ("张p", "张鹏"),
        ("鹏", "张鹏"),
        ("peng", "张鹏"), ("st", "单田"), ("dt", "单田"), ("lbu", "吕布"), ("lvb", "吕布"), ("lubu", "吕布"),
        ("ol", "Ode Larsen"), ("lars", "Ode Larsen"), ("odelarsen", "Ode Larsen"), ("ode l", "Ode Larsen"),
        ("dmafq", "DMA 分区"), ("ＤＭＡ", "DMA 分区"), ("lsl", "漏损率"), ("", "漏损率"), ("cafe", "Café 街"),
    ],
)  # fmt: skip
def test_what_is_typed_finds_the_name(query: str, name: str) -> None:
    assert likeness(query, name) is not None


@pytest.mark.parametrize(
    ("query", "name"),
    [("zx", "张鹏"), ("zpx", "张鹏"), ("zng", "张鹏"), ("larsenode", "Ode Larsen"), ("zp", "")],
)
def test_what_is_typed_does_not_find_another_name(query: str, name: str) -> None:
    assert likeness(query, name) is None


def test_the_better_find_comes_first_and_ties_keep_their_order() -> None:
    people = ["王张平", "张平安", "周萍", "张鹏"]
    assert best_first("zp", people, lambda n: [n]) == ["张平安", "周萍", "张鹏", "王张平"]
    assert best_first("张鹏", people, lambda n: [n]) == ["张鹏"]
    assert best_first("", people, lambda n: [n]) == people


def test_any_of_a_things_names_finds_it() -> None:
    assert best_first("gs", ["简宁"], lambda n: [n, "供水"]) == ["简宁"]


def test_a_surnames_reading_is_among_those_of_its_character() -> None:
    assert "shan4" in readings("单")
    assert "qiu2" in readings("仇")


@given(st.text(max_size=12))
def test_a_name_is_found_by_itself_and_sorts(name: str) -> None:
    assert likeness(name, name) == 0
    assert isinstance(person_sort_key(name), tuple)


@given(st.text(alphabet="abcdz张鹏单 田é", max_size=6), st.text(alphabet="张鹏单田重庆ab c", max_size=6))
def test_a_longer_query_never_finds_more(query: str, name: str) -> None:
    if likeness(query + "q", name) is not None:
        assert likeness(query, name) is not None


NAMES = st.lists(st.text(alphabet="张鹏单田重庆绿ab cé", max_size=6), max_size=8)


@given(st.text(alphabet="abcdznulv张鹏单 田é", max_size=6), NAMES, st.integers(0, 8))
def test_names_whose_sounds_are_learnt_are_found_and_sorted_alike(
    query: str, names: list[str], learnt: int
) -> None:
    sounded = SoundedNames()
    sounded.learn(names[:learnt])
    found = list(filter(sounded.named(query), names))
    assert found == [name for name in names if likeness(query, name) is not None]
    assert sorted(names, key=sounded.order) == sorted(names, key=sort_key)
    assert not sounded.lacks(names, 0)
