"""Headings: of sections, of speakers, and how deep."""

from __future__ import annotations

import pytest

from annotator.domain.reading import Shape
from tests.detect.readings import headings, names, read_one, who_says

NOTES = """\
## 问题1: 老桥能不能拆？

## 第一位

1. 不能拆
\t1. 它还很结实
2. 费用：太高

## 席位2（江城日报）

- 可以拆一半
\t- 席位3的补充：拆之前先拍照；
\t- 然后再拆
- 就这样

# 问题2：谁来出钱？

大家先想一分钟。

## 总结-席位 3

1. 市里出

# 自由提问：

## 桥下的船怎么办？

### 席位2 江城日报

- 绕行

### 席位3：再说一句

- 船也老了"""


def test_headings_are_told_apart_by_what_they_say() -> None:
    assert headings(NOTES) == [
        (1, "问题1: 老桥能不能拆？"),
        (1, "问题2：谁来出钱？"),
        (1, "自由提问"),
        (2, "桥下的船怎么办？"),
    ]
    assert read_one(NOTES).shape is Shape.NOTES
    assert read_one(NOTES).title is None


def test_seats_speak_until_the_next_heading_and_interject() -> None:
    assert who_says(NOTES) == [
        ("第一位", "1. 不能拆\n\t1. 它还很结实\n2. 费用：太高"),
        ("席位2", "- 可以拆一半"),
        ("席位3", "拆之前先拍照；"),
        ("席位2", "- 然后再拆\n- 就这样"),
        (None, "大家先想一分钟。"),
        ("席位3", "1. 市里出"),
        ("席位2", "- 绕行"),
        ("席位3", "- 船也老了"),
    ]


def test_one_seat_has_many_spellings() -> None:
    (seat,) = [speaker for speaker in read_one(NOTES).speakers if speaker.name == "席位2"]
    assert (seat.affiliation, seat.aliases) == ("江城日报", ("席位2（江城日报）", "席位2 江城日报"))
    assert names(NOTES) == ["第一位", "席位2", "席位3"]


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        (["一问：谁修桥？", "二问：谁出钱？"], ["一问：谁修桥？", "二问：谁出钱？"]),
        (["第一问：谁修桥？", "第二问：谁出钱？"], ["第一问：谁修桥？", "第二问：谁出钱？"]),
        (["问题一：谁修桥", "问题二：谁出钱"], ["问题一：谁修桥", "问题二：谁出钱"]),
        (["议题1 谁修桥", "议题2 谁出钱"], ["议题1 谁修桥", "议题2 谁出钱"]),
        (["思辨点一:谁修桥?", "思辨点二:谁出钱?"], ["思辨点一:谁修桥?", "思辨点二:谁出钱?"]),
        (["Topic 1: bridges", "Topic 2: money"], ["Topic 1: bridges", "Topic 2: money"]),
        (["第一部分：过去", "第二部分：将来"], ["第一部分：过去", "第二部分：将来"]),
        (["一、过去", "二、将来"], ["一、过去", "二、将来"]),
        (["**谁修桥**", "**谁出钱**"], ["谁修桥", "谁出钱"]),
        (["【谁修桥】", "【谁出钱】"], ["谁修桥", "谁出钱"]),
        (["彩蛋：十年以后", "自由讨论"], ["彩蛋：十年以后", "自由讨论"]),
        (["# 谁修桥", "# 谁出钱 #"], ["谁修桥", "谁出钱"]),
    ],
)
def test_sections_of_every_form(lines: list[str], titles: list[str]) -> None:
    talk = "罗知秋：这件事情说来话长。\n白若溪：那就长话短说。\n"
    text = f"{talk}{lines[0]}\n{talk}{lines[1]}\n{talk}"
    assert [title for _, title in headings(text)] == titles
    assert len(read_one(text).turns) == 6


@pytest.mark.parametrize(
    "line",
    [
        "问题1的答案在书里，大家可以自己去看。",
        "第一，桥要修。",
        "一、桥要修，路也要修。",
        "这是我的第一个问题。",
        "#话题#",
    ],
)
def test_a_sentence_is_no_heading(line: str) -> None:
    text = f"罗知秋：开始。\n{line}\n白若溪：好。\n罗知秋：嗯。\n白若溪：完。\n"
    assert headings(text) == []


def test_names_as_headings_speak() -> None:
    text = "# 老桥座谈\n\n## 罗知秋（江城大学）\n桥要修。\n\n## 白若溪\n我同意。\n\n## 费用问题\n谁出钱？\n"
    assert who_says(text)[:2] == [("罗知秋", "桥要修。"), ("白若溪", "我同意。")]
    assert headings(text) == [(1, "费用问题")]
    assert read_one(text).title == "老桥座谈"


def test_levels_follow_the_form_where_nothing_is_numbered() -> None:
    text = "# 甲事\n字\n## 乙事\n字\n### 丙事\n字\n## 丁事\n字\n# 戊事\n字\n"
    assert headings(text) == [(1, "乙事"), (2, "丙事"), (1, "丁事"), (1, "戊事")]
