"""Lists of guests, viewpoints over their speaker, roles that are fields too, counted questions."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_one, who_says

SAID = (
    "王立群：我先说说河道治理的情况，去年一年我们清淤了三十公里。\n"
    "赵敏芝：我补充一点，村民的反应还是很好的。\n"
    "孙大海：我觉得资金还是不够，希望能再争取一些。\n"
)
GUESTS = "王立群：海州大学教授，河流研究所所长\n赵敏芝：海州市水务局副局长\n孙大海：村民代表，护河队队长\n"


@pytest.mark.parametrize("head", ["嘉 宾：\n", "嘉宾\n", ""])
def test_guests_with_their_posts_do_not_speak_yet(head: str) -> None:
    text = f"河道治理座谈\n\n{head}{GUESTS}\n{SAID}"
    assert [speaker for speaker, _ in who_says(text)] == ["王立群", "赵敏芝", "孙大海"]
    assert headings(text) == []
    places = {speaker.name: speaker.affiliation for speaker in read_one(text).speakers}
    assert places["赵敏芝"] == "海州市水务局"


def test_a_list_of_people_on_duty_has_no_speakers() -> None:
    assert names("王立群：值班主任\n赵敏芝：值班医生\n王立群：值班主任\n赵敏芝：值班医生\n") == []


def test_viewpoints_are_sections_over_their_speaker() -> None:
    text = (
        "王立群：治河先要治人心\n王立群：我先说说河道治理的情况，去年我们清淤了三十公里。\n"
        "赵敏芝：钱要花在刀刃上\n赵敏芝：我补充一点，村民的反应还是很好的。\n"
    )
    assert headings(text) == [(1, "王立群：治河先要治人心"), (1, "赵敏芝：钱要花在刀刃上")]
    assert [speaker for speaker, _ in who_says(text)] == ["王立群", "赵敏芝"]


def test_unpunctuated_talk_has_no_viewpoints() -> None:
    text = "".join(
        f"{name}：我们今天先说说河道的事第{i}点\n"
        for i in range(4)
        for name in ("王立群", "王立群", "赵敏芝")
    )
    assert headings(text) == []
    assert len(who_says(text)) == 12


@pytest.mark.parametrize("role", ["主播", "记录员", "编辑"])
def test_a_role_that_is_a_field_too_speaks_where_it_says_sentences(role: str) -> None:
    text = (
        f"{role}：欢迎收听今天的节目，我们请到了李老师。\n李清源：大家好，我是李清源。\n"
        f"{role}：您是怎么走上这条路的？\n李清源：说来话长，我小时候就喜欢看星星。\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == [role, "李清源", role, "李清源"]
    timed = f"{role} 00:01\n欢迎收听今天的节目。\n李清源 00:12\n大家好，我是李清源。\n"
    assert [speaker for speaker, _ in who_says(timed)] == [role, "李清源"]


def test_a_role_before_a_name_is_a_field() -> None:
    text = f"责任编辑：钱多福\n主播：周小满\n记录员：吴敏\n\n{SAID}"
    assert names(text) == ["王立群", "赵敏芝", "孙大海"]
    assert read_one(text).metadata["主播"] == "周小满"


def test_a_counted_question_opens_with_who_asks_it() -> None:
    text = (
        "Q1 Chair: Good morning. Could you introduce yourselves?\n"
        "Helen Marsh: Good morning. I am Helen Marsh, director of the trust.\n"
        "Q2 Chair: Thank you. How many bridges are at risk?\n"
        "Helen Marsh: About forty, in our view.\n"
        "Q3 Sir Gerald Fox: Is that a rise?\n"
        "Helen Marsh: It is.\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == [
        "Chair", "Helen Marsh", "Chair", "Helen Marsh", "Sir Gerald Fox", "Helen Marsh",
    ]  # fmt: skip
    assert headings(text) == []
