"""Hesitation goes with the pause that only it needs; words and whole answers stay."""

from __future__ import annotations

import pytest

from annotator.suggest.fillers import find_fillers


def cleaned(text: str) -> str:
    for one in sorted(find_fillers(text), key=lambda f: -f.start):
        assert text[one.start : one.end] == one.source
        text = text[: one.start] + one.replacement + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("我们呃去河边", "我们去河边"),
        ("我们啊这个呃去河边", "我们去河边"),
        ("好。啊，我来说。", "好。我来说。"),
        ("好，呃，我来说。", "好，我来说。"),
        ("好，啊。", "好。"),
        ("好。呃。对。", "好。对。"),
        ("啊，我来说。\n呃，他也说。", "我来说。\n他也说。"),
        ("河水呃呃呃涨了", "河水涨了"),
        ("喂喂呃，听得到吗", "听得到吗"),
        ("这个这个桥", "这个桥"),
        ("请那个周老师讲", "请周老师讲"),
        ("I um, think so", "I think so"),
    ],
)
def test_hesitation_goes(text: str, clean: str) -> None:
    assert cleaned(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "嗯。\n好的。",
        "简宁：嗯。\n好的。",
        "是啊。\n好的。",
        "哈哈，好的",
        "他去过哈尔滨，也喜欢额尔古纳",
        "这个桥和那个桥",
        "The umbrella hummed",
        "一哄而上，喂鸡",
        "呃逆是一种症状",
        "嗯哼。诶哟，疼",
        "“啊！”他叫了起来",
    ],
)
def test_words_and_answers_stay(text: str) -> None:
    assert cleaned(text) == text


def test_agreement_within_a_paragraph_is_less_sure() -> None:
    assert [(f.source, f.tier) for f in find_fillers("这样不行。嗯。下午再来，嗯，好。")] == [
        ("嗯。", 2),
        ("嗯，", 1),
    ]


def test_a_sound_that_is_a_sentence_goes_with_its_stop() -> None:
    assert cleaned("啊！真美。") == "真美。"
