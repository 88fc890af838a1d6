"""The starter lists: each loads whole, names itself and its licence, says nothing twice and sounds right."""

from __future__ import annotations

import pytest

from annotator.formats.term_lists import read_terms
from annotator.language import use_language
from annotator.text.term_sounds import usual_sound, why_no_sound
from annotator.workspace.starter_lists import StarterList, starter_list, starter_lists

LISTS = {one.name: one for one in starter_lists()}


def test_there_is_a_list_for_each_field() -> None:
    fields = "artificial-intelligence economics-and-finance medicine education law"
    assert LISTS.keys() == {*fields.split(), "manufacturing-and-semiconductors", "speech-and-technology"}
    assert starter_list("nothing") is None


@pytest.mark.parametrize("one", LISTS.values(), ids=str)
def test_a_starter_list_loads_whole(one: StarterList) -> None:
    terms = read_terms(one.path)
    assert 80 <= len(terms) <= 210
    assert len({term.term.casefold() for term in terms}) == len(terms)
    lines = [line for line in one.path.read_text("utf-8").splitlines() if not line.startswith("# ")]
    assert len(lines) - lines[0].startswith("term,") == len(terms)
    if one.path.suffix == ".csv":
        assert all(term.kind for term in terms)


@pytest.mark.parametrize("one", LISTS.values(), ids=str)
def test_sounds_stand_only_where_they_are_needed_and_are_pinyin(one: StarterList) -> None:
    told = [term for term in read_terms(one.path) if term.sound]
    assert [why_no_sound(term.term, term.sound) for term in told] == [""] * len(told)
    assert [term.term for term in told if term.sound == usual_sound(term.term)] == []


@pytest.mark.parametrize("one", LISTS.values(), ids=str)
def test_a_list_says_what_it_is_and_whose(one: StarterList) -> None:
    head = one.path.read_text("utf-8").split("\n")[:3]
    assert all(line.startswith("# ") for line in head)
    assert "MIT" in head[1]
    assert one.english.isascii()
    use_language("zh_CN")
    try:
        assert one.title == one.chinese != one.english
    finally:
        use_language("en")
    assert one.title == one.english
