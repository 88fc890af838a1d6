"""What is said twice while looking for a word becomes one; doublings that are meant stay."""

from __future__ import annotations

import pytest

from annotator.suggest.found import Found
from annotator.suggest.repetitions import find_repetitions
from annotator.text.heard import HeardText


def found(text: str, *terms: str) -> list[Found]:
    return list(find_repetitions(text, HeardText(text), terms))


def cleaned(text: str, *terms: str) -> str:
    for one in sorted(found(text, *terms), key=lambda f: -f.start):
        assert text[one.start : one.end] == one.source
        text = text[: one.start] + one.replacement + text[one.end :]
    return text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("我我觉得很很很远", "我觉得很远"),
        ("他们们说了", "他们说了"),
        ("河河水涨了", "河水涨了"),
        ("就就就就干完了", "就干完了"),
        ("谢谢谢谢大家", "谢谢大家"),
        ("我们我们去看桥", "我们去看桥"),
        ("就是通过他们的就是通过他们的桥", "就是通过他们的桥"),
        ("水务水务水务公司", "水务公司"),
        ("一个一个一个一个管子", "一个管子"),
        ("给大家大大家看", "给大家看"),
        ("这么一座呃这么一座桥", "这么一座桥"),
        ("双双语的牌子", "双语的牌子"),
        ("the the river", "the river"),
        ("We we, we went", "We went"),
        ("不一一的不一一的说", "不一一的说"),
    ],
)
def test_repetitions_become_one(text: str, clean: str) -> None:
    assert cleaned(text) == clean


@pytest.mark.parametrize(
    "text",
    [
        "谢谢大家慢慢走，常常来",
        "微微调一下",
        "微调微微调都行",
        "非常常用的工具",
        "源源不断的水",
        "一步一步走，一个一个看",
        "非常非常远，很多很多人",
        "高高兴兴上班",
        "他问问题",
        "每个个体都不同",
        "二零二二年，三三两两",
        "能不能不要去",
        "that that had had",
        "大家好。\n大家好。",
    ],
)
def test_what_is_meant_stays(text: str) -> None:
    assert cleaned(text) == text


def test_terms_of_the_glossary_stay() -> None:
    assert cleaned("看看大水数据数据集", "大水数据", "数据集") == "看看大水数据数据集"
    assert cleaned("用滴滴滴管来量", "滴滴滴管") == "用滴滴滴管来量"


def test_long_copies_are_found_across_a_mark_but_asked_about() -> None:
    (one,) = found("就是通过他们的。😊。就是通过他们的桥")
    assert (one.replacement, one.tier) == ("就是通过他们的", 2)


def tiers(text: str) -> list[tuple[str, int]]:
    return [(one.source, one.tier) for one in found(text)]


@pytest.mark.parametrize("text", ["一段视视频", "做收收集", "请讨讨论", "去针针对问题", "看水水库"])
def test_a_syllable_that_is_no_word_alone_is_surely_a_stutter(text: str) -> None:
    assert [tier for _, tier in tiers(text)] == [1]


@pytest.mark.parametrize(
    "text",
    [
        "一会会有人来修桥",
        "问题存在在水库里",
        "告诉我我们去哪",
        "大家觉得得先修桥",
        "我知道我知道什么",
        "水利学院创院院长来了",
        "他们认为他们认为对的事",
    ],
)
def test_where_two_words_may_meet_nothing_is_sure(text: str) -> None:
    assert all(tier > 1 for _, tier in tiers(text))


@pytest.mark.parametrize(
    "text",
    [
        "天天下雨，人人都来，家家户户，件件事事，好好说话，渐渐远了",
        "来来往往，大大小小，长长短短，快快乐乐，整整齐齐，明明白白",
        "商量商量，研究研究，讨论讨论再定",
        "爸爸妈妈，星星点点，宝宝睡了",
        "他说话话里有话",
        "一天一天地过，一个一个地看，一遍一遍地改",
        "看看，听听，想想，试一试",
        "非常常见，经常常去，最后后悔，人民民主",
        "太太太忙了",
    ],
)
def test_reduplication_is_grammar(text: str) -> None:
    assert [one for one in tiers(text) if one[1] == 1] == []
