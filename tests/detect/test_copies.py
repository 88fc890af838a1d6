"""Documents printed more than once: what repeats is found and counts once, what only resembles does not."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_one, who_says

LINES = [
    f"{who}：{said}"
    for who, said in zip(
        ["罗知秋", "白若溪"] * 8,
        [
            "老桥今年七十岁，修还是拆，今天要说清楚。",
            "我主张修，石头还是好石头，换几块就行。",
            "修一次四十万，五年修一次，账要算一算。",
            "账是要算，可是桥不只是桥，是一条路。",
            "路可以走新桥，新桥宽，也有灯，也稳当。",
            "新桥在下游三里，老人走过去要半个钟头。",
            "可以通一趟小车，十分钟一班，不要钱。",
            "小车也要钱养，一年下来不比修桥便宜。",
            "那就先修桥面，栏杆明年再说，行不行？",
            "栏杆更要紧，去年有孩子从缝里掉下去。",
            "掉下去的那一处我去看过，是去年撞坏的。",
            "撞坏了一年没有人管，这就是问题所在。",
            "管桥的是三家单位，谁都说不归自己管。",
            "那今天就定一家，定了以后写在桥头上。",
            "写在桥头可以，写谁的名字要再商量一下。",
            "写我的也行，只要有人接着往下写就好。",
        ],
        strict=True,
    )
]
ONCE = "\n\n".join(LINES)


@pytest.mark.parametrize("copies", [2, 3, 4])
def test_every_copy_counts_once(copies: int) -> None:
    text = "\n\n".join([ONCE] * copies)
    reading = read_one(text)
    assert [text[r.start : r.end] for r in reading.repeats] == [ONCE] * (copies - 1)
    assert {r.of for r in reading.repeats} == {0}
    assert who_says(text) == who_says(ONCE)


def test_a_copy_with_other_blanks_and_a_few_other_words_is_one() -> None:
    other = "\n".join(line.replace("：", "： ") for line in LINES)
    other = other.replace("四十万", "四十五万").replace("半个钟头", "三十分钟")
    text = f"{ONCE}\n\n{other}\n"
    (repeat,) = read_one(text).repeats
    assert (repeat.of, text[repeat.start : repeat.end]) == (0, other)


def test_a_line_more_or_less_in_the_copy_leaves_it_one() -> None:
    other = [*LINES[:6], *LINES[7:11], "编者注：这一句是后来加上的。", *LINES[11:]]
    text = f"{ONCE}\n\n" + "\n\n".join(other)
    repeats = read_one(text).repeats
    assert sum(r.end - r.start for r in repeats) >= 0.9 * len("\n\n".join(other))
    assert len(who_says(text)) <= len(LINES) + 1


def test_two_long_paragraphs_printed_twice_are_a_copy() -> None:
    first = (
        "江边的老桥建成七十年，来往的船少了，走路的人却没有少，桥面上的石板磨得发亮，下雨的时候要当心。" * 3
    )
    second = (
        "修桥的钱从三个地方来，市里出一半，区里出三成，剩下的由沿河的商铺分摊，账目每个季度贴在桥头。" * 3
    )
    text = f"{first}\n\n{second}\n\n{first}\n\n{second}\n"
    assert any(text[r.start : r.end] == f"{first}\n\n{second}" for r in read_one(text).repeats)


def test_questions_asked_of_everybody_are_no_copy() -> None:
    questions = [
        "请您先介绍一下自己和这座桥的缘分。",
        "您觉得这座老桥应该修还是应该拆？",
        "最后请您对后来的人说一句话。",
    ]
    people = ["罗知秋", "白若溪", "江心月", "陆远山"]
    turns = [
        f"主持人：{question}\n{person}：{LINES[4 * n + k][4:]}"
        for n, person in enumerate(people)
        for k, question in enumerate(questions)
    ]
    text = "\n".join(turns)
    assert read_one(text).repeats == ()
    assert names(text) == ["主持人", *people]


def test_sections_of_a_copy_do_not_count() -> None:
    more = "二、栏杆\n\n江心月：栏杆要先修，别的可以等一等再说。\n\n罗知秋：同意，那就先修栏杆。"
    once = f"一、桥面\n\n{ONCE}\n\n{more}"
    assert headings(f"{once}\n\n{once}\n") == headings(once)
