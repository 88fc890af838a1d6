"""Titles: first lines that name a text, and first lines that do not."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one

TALK = (
    "罗知秋：老桥今年七十岁，修还是拆，今天要说清楚。\n白若溪：我主张修，石头还是好石头，换几块就行。\n"
    "罗知秋：修一次四十万，五年修一次，账要算一算。\n白若溪：账是要算，可是桥不只是桥，是一条路。\n"
)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("老桥座谈\n\n", "老桥座谈"),
        ("老桥座谈\n2024-05-06\n", "老桥座谈"),
        ("老桥座谈\n时间：2024年5月6日\n地点：江城\n", "老桥座谈"),
        (
            "2024年5月老桥座谈会 录音整理（未校对）\n时间：2024年5月6日\n地点：江城\n",
            "2024年5月老桥座谈会 录音整理（未校对）",
        ),
        ("2024-05-06 老桥周会\n地点：江城\n", "2024-05-06 老桥周会"),
        ("老桥座谈：修还是拆\n\n", "老桥座谈：修还是拆"),
        ("对话造桥人：石头会说话\n江城月刊 2024-05-06\n", "对话造桥人：石头会说话"),
        ("桥长说｜张大山：“石头会说话”\n　　□ 陆小满\n", "桥长说｜张大山：“石头会说话”"),
        ("老桥座谈\n记者 陆小满 通讯员 周敏\n", "老桥座谈"),
        ("# 老桥座谈\n\n", "老桥座谈"),
        ("**老桥座谈**\n\n", "老桥座谈"),
        ("《老桥座谈》实录\n\n", "《老桥座谈》实录"),
        ("老桥能不能不拆？\n\n", "老桥能不能不拆？"),
        ("[音乐]\n\n老桥座谈\n\n", "老桥座谈"),
        ("首页 > 访谈 >\n\n老桥座谈\n\n2024-05-06\n\n", "老桥座谈"),
        ("Talking about the old bridge\n6 May 2024\n", "Talking about the old bridge"),
        ("THE OLD BRIDGE: TO MEND OR TO PULL DOWN\n\n", "THE OLD BRIDGE: TO MEND OR TO PULL DOWN"),
    ],
)
def test_the_first_line_is_the_title(head: str, title: str) -> None:
    reading = read_one(head + TALK)
    assert reading.title == title
    assert [turn.speaker for turn in reading.turns] == ["罗知秋", "白若溪", "罗知秋", "白若溪"]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "问题1：修还是拆？\n\n",
        "2024-05-06 10:20:30\n\n",
        "bridge_talk_0506.mp3\n\n",
        "———— 2024年5月6日 ————\n\n",
        "https://example.org/a/1\n\n",
        "目录\n\n",
        "说话人1 00:00\n大家好。\n\n",
        "主持人：大家好。\n\n",
        "![](a/b.png)\n",
    ],
)
def test_what_is_no_title(head: str) -> None:
    assert read_one(head + TALK).title is None


def test_fields_between_rules_at_the_top_are_the_card() -> None:
    head = '---\ntitle: "老桥座谈"\ndate: 2024-05-06\ntags:\n  - 桥\n  - 江\nauthor: 陆远山\n---\n\n'
    reading = read_one(head + TALK)
    assert reading.title == "老桥座谈"
    assert reading.metadata["date"] == "2024-05-06"
    assert reading.metadata["author"] in ("陆远山", ("陆远山",))
    assert len(reading.turns) == 4


def test_a_rule_at_the_top_alone_is_no_card() -> None:
    assert read_one(f"---\n{TALK}---\n").metadata == {}


@pytest.mark.parametrize(
    "head", ["2024年5月6日 江城日报\n\n", "2024年5月6日 江城桥梁协会\n\n", "2024年5月6日\n\n"]
)
def test_a_date_with_a_paper_or_a_body_is_no_title(head: str) -> None:
    assert read_one(head + TALK).title is None
