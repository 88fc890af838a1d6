"""Differences make sense alone, and together they are everything that differs."""

from __future__ import annotations

import re
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from annotator.text.differing import Difference, differences

LATIN = re.compile(r"[a-z0-9]")


def applied(before: str, found: tuple[Difference, ...]) -> str:
    for one in reversed(found):
        before = before[: one.start] + one.words + before[one.end :]
    return before


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("潜瞻性", "前瞻性", [("潜", "前")]),
        ("kickickoff", "kickoff", [("kickickoff", "kickoff")]),
        ("kickickoff meeting today", "kickoff meeting today", [("kickickoff", "kickoff")]),
        ("我们用chaGPT来写稿子", "我们用ChatGPT来写稿子", [("chaGPT", "ChatGPT")]),
        (
            "管网漏孙率一年比一年高，听的人都说夜里的小留量要看",
            "管网漏损率一年比一年高，听的人都说夜里的小流量要看",
            [("孙", "损"), ("留", "流")],
        ),
        ("第一句话，嗯，第二句话，再说", "第一句话，第二句话，再说", [("，嗯", "")]),
        ("一样", "一样", []),
        ("", "补上的话", [("", "补上的话")]),
        ("楼损率和漏孙率都不对", "漏损率和漏损率都不对", [("楼", "漏"), ("孙", "损")]),
        ("楼损和漏孙率都不对的", "漏损和漏损率都不对的", [("楼", "漏"), ("孙", "损")]),
        ("最后一句话", "最厚一句话", [("后", "厚")]),
        ("谈ＡＩ与", "谈ＡＩ于", [("与", "于")]),
        ("谈ＡＩ", "谈ＡＩＧ", [("ＡＩ", "ＡＩＧ")]),
        ("欢迎来到", "欢迎大家来到", [("", "大家")]),
        ("我们今天去", "他们明天去", [("我", "他"), ("今", "明")]),
        ("helo wrld", "hello world", [("helo", "hello"), ("wrld", "world")]),
        ("今日的天气", "明早的阴晴", [("今日的天气", "明早的阴晴")]),
        ("大圆模形", "大语言模型", [("圆", "语言"), ("形", "型")]),
        ("都补知步决了", "都不知不觉了", [("补知步决", "不知不觉")]),
    ],
)
def test_what_differs(before: str, after: str, pairs: list[tuple[str, str]]) -> None:
    assert [(before[d.start : d.end], d.words) for d in differences(before, after)] == pairs


def test_a_term_of_which_most_differs_is_one_piece() -> None:
    found = differences("大圆模形", "大语言模型", {"大语言模型"})
    assert found == (Difference(1, 4, "语言模型"),)


WORDS = st.text("漏损率管网，。ab 1\n😊", max_size=30)


@given(WORDS, WORDS)
def test_the_differences_together_lead_from_one_to_the_other(before: str, after: str) -> None:
    found = differences(before, after)
    assert applied(before, found) == after
    assert all(one.end < two.start for one, two in pairwise(found))
    for one in found:
        gone = before[one.start : one.end]
        assert gone != one.words
        if not LATIN.search(gone + one.words) and gone and one.words:
            assert gone[0] != one.words[0]
            assert gone[-1] != one.words[-1]


@given(st.text("漏损率管网最后一句话，。", max_size=20), st.text("漏损率管网最后一句话，。", max_size=20))
def test_no_difference_in_chinese_begins_or_ends_alike(before: str, after: str) -> None:
    for one in differences(before, after):
        gone = before[one.start : one.end]
        assert not gone or not one.words or gone[0] != one.words[0]
        assert not gone or not one.words or gone[-1] != one.words[-1]


def test_very_long_wordings_are_compared_at_their_ends() -> None:
    before = "管网" * 4_000
    after = before[:3_000] + "漏损" + before[3_000:]
    (found,) = differences(before, after)
    assert (found.words, found.end - found.start) == ("漏损", 0)


def test_no_sign_is_taken_apart() -> None:
    before, after = "很好很好很好很好👩‍🌾。", "很好很好很好很好👩‍🌾🌾。"
    for one in differences(before, after):
        assert before[one.start : one.start + 1] != "\u200d"
