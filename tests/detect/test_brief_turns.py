"""Turns of a word or two between two others, and lines over the talk that repeat it: whose they are."""

from __future__ import annotations

import pytest

from annotator.domain.transcript import AsideKind
from tests.detect.readings import headings, names, read_one, who_says


@pytest.mark.parametrize("words", ["好", "行", "好的", "周末吧", "王芳", "三点左右"])
def test_a_role_that_says_but_a_word_between_two_turns_is_heard(words: str) -> None:
    assert who_says(f"主持人：你好\n嘉宾：{words}\n主持人：再见\n") == [
        ("主持人", "你好"),
        ("嘉宾", words),
        ("主持人", "再见"),
    ]


def test_two_roles_that_answer_with_a_word_are_both_heard() -> None:
    text = "老师：都到齐了吗？\n主持人：到了\n助教：到\n老师：那我们开始上课。\n"
    assert [speaker for speaker, _ in who_says(text)] == ["老师", "主持人", "助教", "老师"]


def test_a_name_that_answers_a_question_once_is_heard() -> None:
    text = "记者：您今年多大了？\n周桂兰：七十三\n记者：身体还好吧？\n"
    assert names(text) == ["记者", "周桂兰"]


def test_a_role_on_a_line_of_its_own_is_heard() -> None:
    text = "主持人：\n你好\n嘉宾：\n好\n主持人：\n再见\n"
    assert [speaker for speaker, _ in who_says(text)] == ["主持人", "嘉宾", "主持人"]


@pytest.mark.parametrize(
    "listed",
    [
        "主持人：沈一鸣\n嘉宾：陆小川",  # a roster of two between two sittings
        "客服：400-123-4567",
        "嘉宾：李雷",  # who holds the role speaks elsewhere
    ],
)
def test_who_holds_a_role_between_two_turns_is_nobody_who_speaks(listed: str) -> None:
    text = (
        f"李雷：那我们下周再谈。\n韩梅：好的，我去准备。\n{listed}\n李雷：我们接着谈。\n韩梅：我准备好了。\n"
    )
    assert names(text) == ["李雷", "韩梅"]


def test_bullets_over_the_talk_that_quote_it_are_a_teaser() -> None:
    text = (
        "在高原上修路\n\n本期看点\n• 沈禾：我从来没想过离开这里\n• “路通了，孩子就能回家。”\n\n"
        "顾远：您是哪一年来的？\n\n沈禾：九八年。我从来没想过离开这里。\n\n"
        "顾远：修路苦吗？\n\n沈禾：苦。可是路通了，孩子就能回家。\n"
    )
    reading = read_one(text)
    assert [turn.speaker for turn in reading.turns] == ["顾远", "沈禾", "顾远", "沈禾"]
    teasers = [text[one.start : one.end] for one in reading.noise if one.kind is AsideKind.TEASER]
    assert teasers == ["• 沈禾：我从来没想过离开这里", "• “路通了，孩子就能回家。”"]


def test_talk_in_bullets_is_no_teaser() -> None:
    text = (
        "• 顾远：您是哪一年来的？\n• 沈禾：我是九八年来的。\n• 顾远：修路苦吗？\n• 沈禾：苦，你想想就知道。\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == ["顾远", "沈禾", "顾远", "沈禾"]


@pytest.mark.parametrize(
    "quote", ["“路通了，孩子就能回家。”", "路通了，孩子就能回家。", "路通了，孩子就能回家"]
)
def test_a_line_that_the_next_turn_says_word_for_word_is_a_pull_quote(quote: str) -> None:
    text = (
        f"顾远：您是哪一年来的？\n\n沈禾：九八年，那时候没有路。\n\n顾远：修路苦吗？\n\n{quote}\n\n"
        "沈禾：苦。可是路通了，孩子就能回家。\n\n顾远：谢谢您。\n"
    )
    assert who_says(text)[2] == ("顾远", "修路苦吗？")
    assert quote.strip("“”。") in headings(text)[0][1]


@pytest.mark.parametrize(
    ("last", "answer"),
    [
        ("您后悔过来这里修路吗？", "您后悔过来这里修路吗？很多人都这么问我。"),  # a question comes again
        ("我听说那一年雪特别大。", "“我听说那一年雪特别大。”你这话我听过很多遍。"),  # the answer cites it
        ("那一年雪很大。", "雪大的时候我们就住在帐篷里。"),
    ],
)
def test_the_last_words_of_who_asks_are_no_pull_quote(last: str, answer: str) -> None:
    text = f"顾远：您哪一年来的？\n\n沈禾：九八年我来的。\n\n顾远：再问一句。\n\n{last}\n\n沈禾：{answer}\n"
    assert who_says(text)[2] == ("顾远", f"再问一句。\n\n{last}")


@pytest.mark.parametrize(
    "text",
    [
        "主持人：好\n嘉宾：好\n",
        "主持人：大家好。\n嘉宾：好。\n",
        "主持人：好\n\n嘉賓：好\n",
        "记者：问完了吗？\n王芳：行\n",
        "记者：问完了\n王芳：行\n",
        "医生：疼吗\n患者：疼\n",
        "张三：在吗\n李四：在\n",
        "老师：都到齐了吗\n学生：到了\n老师：好\n",
        "Host: Ready?\nGuest: Yes.\n",
    ],
)
def test_a_text_of_nothing_but_a_word_each_is_talk(text: str) -> None:
    assert len(who_says(text)) == len([line for line in text.splitlines() if line])


@pytest.mark.parametrize(
    "text",
    [
        "主持人：好\n",
        "主持人：王芳\n嘉宾：李明\n",
        "编辑：王莉\n审核：李明\n",
        "作者：好\n出版社：江城出版社\n",
        "家长：签字\n老师：批阅\n",
        "姓名：王芳\n年级：五年级\n",
        "主持人：第一演播室\n嘉宾：第二演播室\n",
        "王莉：河湾大学\n李长河：江城大学\n",
    ],
)
def test_a_line_by_itself_or_two_fields_are_nothing(text: str) -> None:
    assert not who_says(text)
