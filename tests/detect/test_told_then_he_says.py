"""Reports that tell of somebody first and have a pronoun say it; verbs that settle, approve and charge."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one

_NEWS = """东港渡口开始改建

9月20日，东港渡口开始改建。工程分三期，明年春天完工。

渡口管理所所长宋巧云表示，改建期间渡船不停。

{told}
"""


def said(told: str) -> list[tuple[str | None, str]]:
    """Who says what in the last paragraph of a report."""
    text = _NEWS.format(told=told)
    return [(turn.speaker, text[turn.start : turn.end]) for turn in read_one(text).turns[1:]]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("罗衡", "罗衡在码头修了三十年船。他说，船和人一样，躺久了骨头会硬。"),
        ("欧阳雪", "欧阳雪是第一批搬来的住户。她说，夜里听得见浪，睡得反而踏实。"),
        ("柳青青", "柳青青每天五点起来蒸馒头。她告诉记者，改建以后客人多了一成。"),
        ("卜宏", "卜宏，四十二岁，在坡下卖鱼。他认为，票价不该涨。"),
    ],
)
def test_the_sentence_that_names_whom_a_pronoun_means_opens_the_turn(name: str, told: str) -> None:
    assert said(told) == [(name, told)]


@pytest.mark.parametrize(
    "told",
    [
        "会上由卜宏作结，她认为工期可以再短一点。",
        "出席会议的有罗衡、卜宏、谢闻。她说工期太长。",
        "高粱在坡上红了一片。他说，今年收成不差。",
        "船坞的账本由柳老先生记着。\n\n他告诉记者，三十年前一条船修下来要四十块钱。",
    ],
)
def test_a_pronoun_that_means_nobody_known_opens_nothing(told: str) -> None:
    assert said(told) == []


@pytest.mark.parametrize(
    "told",
    ["对此宋巧云表示会再核一遍账目。", "对此宋巧云回应说，账目会公开。", "会后，所长宋巧云敲定，票价不动。"],
)
def test_what_is_answered_and_settled_is_said(told: str) -> None:
    assert said(told) == [("宋巧云", told)]


def test_a_quotation_before_a_stranger_is_not_the_last_speakers() -> None:
    told = "船工代表谢闻说，天黑了谁也不想多等。\n\n“我两年没下山。”七十岁的沙婆推开门。"
    assert said(told) == [("谢闻", "船工代表谢闻说，天黑了谁也不想多等。")]


def test_a_compound_surname_is_whole_before_a_courtesy() -> None:
    told = "船工代表上官满同志说，天黑了谁也不想多等。"
    assert said(told) == [("上官满", told)]


_BOARD = """Council notes

The council committee met on Tuesday to vote on the pier and its budget of 2019.

Councillor Tom Averell said the pier was sound.

Mayor Ida Quill confirmed that the barge would leave in May.

{told}
"""


@pytest.mark.parametrize(
    "told",
    [
        "Ida Quill looked at the chart for a long time, then said the depth was wrong.",
        "Ida Quill looked long at the map, said nothing could be done.",
        "Tom Averell, a diver, branded the plan hopeless.",
        "Ida Quill began by warning that the winter would be long.",
        "Tom Averell charged the board with haste.",
        "Ida Quill recounted a night without light.",
    ],
)
def test_english_acts_of_speech_open_turns(told: str) -> None:
    text = _BOARD.format(told=told)
    last = read_one(text).turns[-1]
    assert text[last.start : last.end] == told
    assert last.speaker is not None
    assert told.startswith(last.speaker)


@pytest.mark.parametrize(
    "told", ["The chair, Ida Quill, called the meeting to order at seven.", "Ida Quill opened the meeting."]
)
def test_who_only_opens_a_meeting_says_nothing(told: str) -> None:
    assert len(read_one(_BOARD.format(told=told)).turns) == 2
