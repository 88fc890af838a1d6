"""Several people of one role, each named in a bracket beside it; labels that join people without a sign."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one

_HEARING = """听证会记录

主持人：今天谈谈渡口的票价，谁先来？
{role}（{first}）：我觉得涨一点可以，但老人要免票。
{role}（{second}）：我反对，为什么非要涨？
主持人：那您看怎么办？
{role}（{first}）：可以先看一年的账。
{role}（{second}）：看账我同意。
"""


@pytest.mark.parametrize("role", ["委员", "居民代表", "船工", "旁听席"])
@pytest.mark.parametrize(
    ("first", "second"), [("罗衡", "宋巧云"), ("老周", "阿木尔"), ("石二牛", "鲁阿婆"), ("罗衡", "卜宏")]
)
def test_several_people_of_one_role_are_several(role: str, first: str, second: str) -> None:
    reading = read_one(_HEARING.format(role=role, first=first, second=second))
    assert [turn.speaker for turn in reading.turns] == ["主持人", first, second, "主持人", first, second]
    assert {speaker.role for speaker in reading.speakers[1:]} == {role}


def test_surnames_alone_in_brackets_keep_the_role() -> None:
    reading = read_one(_HEARING.format(role="委员", first="张", second="李"))
    assert [turn.speaker for turn in reading.turns][1:3] == ["委员（张）", "委员（李）"]


@pytest.mark.parametrize(("first", "second"), [("东村", "西村"), ("兼职", "专职"), ("前排", "后排")])
def test_what_is_no_name_in_a_bracket_is_nobody(first: str, second: str) -> None:
    reading = read_one(_HEARING.format(role="居民代表", first=first, second=second))
    assert {turn.speaker for turn in reading.turns} == {"主持人", "居民代表"}


_MEETING = """Chair: Who wants to speak about the footbridge first?
{role} ({first}): I do. My children cross it every day.
{role} ({second}): I disagree. We would have to walk two miles round.
Chair: What would you do instead?
{role} ({first}): Put up a handrail, I think.
{role} ({second}): I could live with that.
"""


@pytest.mark.parametrize("role", ["Resident", "Panelist", "Engineer", "Council Member"])
def test_rare_names_beside_a_role_in_english_are_people(role: str) -> None:
    reading = read_one(_MEETING.format(role=role, first="Anna Brook", second="Piet Marlow"))
    assert [turn.speaker for turn in reading.turns][1:3] == ["Anna Brook", "Piet Marlow"]


@pytest.mark.parametrize("state", ["External", "You", "Unverified", "Phone"])
def test_how_somebody_takes_part_is_no_name(state: str) -> None:
    text = "".join(
        f"{who} ({state})   0:{10 + k}\nI have a question about the pier. Who pays for it?\n"
        for k, who in enumerate(["Guest", "Surveyor", "Guest", "Surveyor"])
    )
    assert [turn.speaker for turn in read_one(text).turns] == ["Guest", "Surveyor"] * 2


def test_a_foreign_name_without_a_dot_stands_before_a_bracket() -> None:
    text = """记者：馕是怎么打的？
阿布都拉（馕店老板）：火要先烧旺，再压下去。
巴合提别克（牧民）：我们在山上也打馕，用的是牛粪火。
记者：味道一样吗？
阿布都拉（馕店老板）：不一样，山上的有烟味儿。
巴合提别克（牧民）：你那个太白了，哈哈。
"""
    assert [turn.speaker for turn in read_one(text).turns][1:3] == ["阿布都拉", "巴合提别克"]


def test_short_bodies_before_names_are_where_people_work() -> None:
    text = """[工务 罗衡]：码头三号桩松了，我昨天看过。
[财务 宋巧云]：修一次要多少钱？
[工务 罗衡]：三万出头吧，我再问问。
[财务 宋巧云]：好，我记下了。
"""
    reading = read_one(text)
    assert [(one.name, one.affiliation) for one in reading.speakers] == [("罗衡", "工务"), ("宋巧云", "财务")]


_TEA = """{first}：今天的茶怎么这么苦？
{second}：你自己放多了吧。
{first}：我就放了一撮，真的。
{second}：那是水的问题。
{joint}：老板，换壶水！
{first}：谢谢啊。
"""


@pytest.mark.parametrize(
    ("first", "second", "joint"),
    [
        ("老张", "老李", "老张老李"),
        ("王老师", "李老师", "王、李老师"),
        ("欧阳师傅", "陈师傅", "欧阳和陈师傅"),
        ("甲方", "乙方", "甲方、乙方"),
    ],
)
def test_joined_labels_are_two_people(first: str, second: str, joint: str) -> None:
    reading = read_one(_TEA.format(first=first, second=second, joint=joint))
    assert [one.name for one in reading.speakers] == [first, second]
    assert (reading.turns[4].speaker, reading.turns[4].also) == (first, (second,))


def test_whoever_is_heard_nowhere_else_is_joined_with_nobody() -> None:
    reading = read_one(_TEA.format(first="老张", second="老李", joint="老张老周"))
    assert "老周" not in {one.name for one in reading.speakers}
    assert reading.turns[4].also == ()
