"""What looks wrong in a sentence, whatever was meant, and what does not."""

from __future__ import annotations

import pytest

from annotator.suggest.doubtful import doubtful
from annotator.suggest.found import Target


def words(text: str, *terms: str) -> list[str]:
    return [text[start:end] for start, end in doubtful(text, 0, len(text), [Target(term) for term in terms])]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("这件事很有潜瞻性，值得再谈。", "潜瞻"),
        ("这个模胎的问题还没有人谈过。", "模胎"),
        ("先把它fintune一遍再说。", "fintune"),
        ("后来大家都去用猜GPT了。", "猜GPT"),
    ],
)
def test_runs_that_are_no_words_are_taken(text: str, wrong: str) -> None:
    assert any(wrong in found for found in words(text)), words(text)


@pytest.mark.parametrize(
    "text",
    [
        "我们开始吧。今天只谈一件事，谁来先说？",
        "水位昨天又涨了，上游还在下雨，今晚谁也不能睡。",
        "这个 API 的 model 要先训练，再 fine-tune 一遍，最后交给 ChatGPT。",
        "资料在 https://www.example.org/fintune/img_01 上。",
    ],
)
def test_what_people_write_is_left(text: str) -> None:
    assert words(text) == []


def test_what_a_term_says_is_right() -> None:
    text = "这次请到的是觉罗砚，他带来了 fintuneX。"
    assert any("砚" in found or "觉" in found for found in words(text))
    assert words(text, "觉罗砚", "fintuneX") == []


def test_only_the_stretch_that_is_asked_about_is_looked_at() -> None:
    text = "先把它fintune一遍。再把它fintune一遍。"
    second = text.rindex("fintune")
    assert doubtful(text, text.index("再"), len(text)) == [(second, second + 7)]


def test_two_odd_runs_in_two_lines_are_two() -> None:
    text = "又一句漏孙率。\n潜瞻性的研究"
    assert words(text) == ["漏孙率", "潜瞻性"]


def test_a_word_that_a_cut_parts_is_one() -> None:
    assert any("模。\n胎" in found for found in words("这个大模。\n胎的问题还没有人谈过。"))


def test_at_the_caret_words_that_sound_like_a_likelier_one_are_enough() -> None:
    text = "医生说他有新房颤动，要吃药。"
    at = text.index("新房")
    assert doubtful(text, 0, len(text)) == []
    assert doubtful(text, 0, len(text), caret=at) == [(at, at + 4)]
    assert doubtful(text, 0, len(text), [Target("新房颤动")], caret=at) == []
    assert doubtful(text, 0, len(text), caret=text.index("医生")) == []
    assert doubtful(text, 0, len(text), caret=len(text)) == []
