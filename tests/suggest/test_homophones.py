"""Terms that sound the same: what is written is judged by the words it is made of."""

from __future__ import annotations

import pytest

from annotator.domain.suggestion import SuggestionKind
from annotator.suggest.found import Found, Target, TargetOrigin
from annotator.suggest.homophones import find_homophones
from annotator.text.heard import HeardText


def found(text: str, *terms: str | Target) -> list[Found]:
    targets = [term if isinstance(term, Target) else Target(term) for term in terms]
    return list(find_homophones(text, HeardText(text), targets))


def shown(text: str, *terms: str | Target) -> list[tuple[str, str, int]]:
    return [(one.source, one.replacement, one.tier) for one in found(text, *terms)]


@pytest.mark.parametrize(
    ("text", "term", "tier"),
    [
        ("今年漏孙率很高", "漏损率", 1),  # 孙 alone is rare
        ("新来的罗知圆教授", "罗知远", 1),
        ("这批灰口铸贴管", "灰口铸铁", 1),
        ("我们去了执行大会的现场", "知行大会", 1),  # words, but four syllables are seldom the same by chance
        ("我们与训练一起做", "预训练", 2),  # 与 and 训练 are both common words
        ("对其之后再比", "对齐", 2),
        ("标注的一至性还不够", "一致性", 1),  # each a word that stands everywhere, but the term fits better
        ("这里的资源不够", "滋源", 2),
        ("朝廷坚行旧制", "减刑", 2),  # wholly other characters, and the term fits hardly better
        ("手术后的慷付训练", "康复", 1),
        ("双方援引情事变更原则", "情势变更", 2),  # both are words, and both are in use
    ],
)
def test_what_cannot_be_meant_is_shown_first(text: str, term: str, tier: int) -> None:
    (one,) = found(text, term)
    assert (one.replacement, one.kind, one.tier) == (term, SuggestionKind.HOMOPHONE, tier)
    assert text[one.start : one.end] == one.source != term
    assert 0 < one.score < 1
    assert one.evidence


def test_the_term_itself_is_no_error() -> None:
    assert found("漏损率和漏损率", "漏损率") == []


def test_what_cuts_a_word_in_two_is_left_to_the_last_tier() -> None:
    assert all(tier == 3 for *_, tier in shown("他参与训练营", "预训练"))


def test_near_sounds_are_no_first_choice() -> None:
    one = next(iter(found("蓝凌镇的老人", "南陵镇")))
    assert one.kind is SuggestionKind.NEAR_HOMOPHONE
    assert one.tier > 1


def test_a_word_is_found_across_a_mark_and_a_false_stop() -> None:
    (one,) = found("降低漏。😊，孙率以后", "漏损率")
    assert one.source == "漏。😊，孙率"
    assert one.tier == 2


def test_a_dropped_syllable_is_found_in_a_long_term() -> None:
    assert shown("都是灰铸铁馆", "灰口铸铁管") == [("灰铸铁馆", "灰口铸铁管", 1)]
    assert shown("都是大气染物", "大气污染物") == [("大气染物", "大气污染物", 2)], "it may be said for short"


@pytest.mark.parametrize(
    ("text", "term", "heard"),
    [
        ("B二纯的价格", "B二醇", "B二纯"),
        ("做个X设片看看", "X射片", "X设片"),
        ("往5G往落上走", "5G网络", "5G往落"),
    ],
)
def test_letters_beside_characters_are_heard_as_they_are(text: str, term: str, heard: str) -> None:
    assert shown(text, term) == [(heard, term, 1)]
    assert shown(text.replace(heard, f"甲{heard[1:]}"), term) == []


def test_a_long_term_with_two_syllables_run_together_is_found_among_words_too() -> None:
    assert shown("他讲自然元处理的课", "自然语言处理") == [("自然元处理", "自然语言处理", 2)]
    assert shown("他讲自然处理的课", "自然语言处理") == []  # a short form that people use
    assert shown("这里技术应用很多", "基数效应") == []


def test_a_term_that_sounds_like_another_term_is_right_as_it_stands() -> None:
    assert shown("先付定金，后来才知道订金可以退", "定金", "订金") == []
    speakers = [Target(name, TargetOrigin.SPEAKER) for name in ("罗静", "罗婧")]
    assert shown("罗静：我是罗静。\n罗婧：我是罗婧，罗敬老师好。", *speakers) == [("罗敬", "罗静", 1)]


def test_places_of_what_is_surely_wrong_are_found_where_the_dictionary_cuts_the_words_too() -> None:
    assert shown("这个门奖很稳。前锋骗过门奖，球进了。", "门将") == [
        ("门奖", "门将", tier) for tier in (2, 3)
    ]
    assert shown("前锋骗过门奖，球进了。", "门将") == [], "nothing says yet that it was misheard"
    assert shown("各种模台都有，要做三模台大模型。", "模态") == [("模台", "模态", 1)] * 2


def test_words_that_are_meant_are_none_of_these_places() -> None:
    text = "裁判判了点秋，又判了点秋。快点秋游去，三点秋天的风。"
    assert shown(text, "点球") == [("点秋", "点球", 1)] * 2
