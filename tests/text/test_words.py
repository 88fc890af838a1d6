"""Words of Chinese text: by the dictionary, with the terms of a glossary in one piece."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.words import words

_PIECES = st.lists(
    st.sampled_from(["漏损", "率", "分区", "计量", "的", "GL", "aM", " ", "\n", "🙂", "，", "公共用水"]),
    max_size=30,
)


def _cut(text: str, *terms: str) -> list[str]:
    return [word.text for word in words(text, terms, guessing=False)]


def test_a_term_that_the_dictionary_does_not_know_is_one_word() -> None:
    assert "漏损率" not in _cut("去年的漏损率很高")
    assert "漏损率" in _cut("去年的漏损率很高", "漏损率")


def test_a_term_takes_its_characters_from_the_words_around_it() -> None:
    assert "".join(_cut("他是大学生活动家", "生活动")) == "他是大学生活动家"
    assert "生活动" in _cut("他是大学生活动家", "生活动")


def test_a_term_inside_one_word_does_not_part_it() -> None:
    assert _cut("语音学很难", "语音") == _cut("语音学很难")


def test_of_terms_that_begin_together_the_longest_is_one_word() -> None:
    assert "分区计量表" in _cut("装了分区计量表", "分区计量", "分区计量表")


@pytest.mark.parametrize("text", ["用GLaM做", "GL", "a GL b"])
def test_latin_terms_are_whole_words(text: str) -> None:
    assert "GLa" not in _cut(text, "GLa", "GL")
    assert "".join(_cut(text, "GL")) == text


@given(_PIECES, st.lists(st.sampled_from(["漏损率", "分区计量", "率的", "GL", "用水🙂"]), max_size=4))
def test_words_cover_any_text_without_gaps(pieces: list[str], terms: list[str]) -> None:
    text = "".join(pieces)
    found = list(words(text, terms, guessing=False))
    assert "".join(word.text for word in found) == text
    assert all(text[word.start : word.end] == word.text != "" for word in found)
