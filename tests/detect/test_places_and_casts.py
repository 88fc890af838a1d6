"""Places, casts and posts that look like labels, and who is called by several posts at once."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, read_one, who_says

PLACES = {
    "a list with times, and hints": (
        "08:00 南门：集合上车，请大家带好证件\n10:30 金泽：下车步行，我们先看老桥\n12:00 金泽：午餐\n"
        "16:30 沈厅：自由活动，您可以买土产\n18:00 南门：返程\n\n贴士\n金泽：桥多，穿平底鞋。\n"
        "沈厅：门票自理。"
    ),
    "a table and remarks": (
        "| 站 | 到 | 开 |\n|---|---|---|\n| 黄村 | 8:02 | 8:05 |\n| 林海 | 8:31 | 8:33 |\n\n"
        "黄村：检票口在二楼，您可以早点来。\n林海：站台较窄，请勿越线。"
    ),
    "arrows and remarks": (
        "高桥 → 方庄 → 马家沟\n\n高桥：起点站，我们在这里发车。\n方庄：换乘地铁，请看指示牌。\n"
        "马家沟：终点站。"
    ),
    "times behind the stops": (
        "Vine Street: 7.12, 7.42\nSt Anne's: 7.20\nHarold Wood: 7.31, 8.01\n\n"
        "Vine Street: stop moved to the post office.\nHarold Wood: change here; ask your driver."
    ),
}


@pytest.mark.parametrize("text", PLACES.values(), ids=PLACES.keys())
def test_places_with_remarks_say_nothing(text: str) -> None:
    assert names(text) == []


def test_people_with_the_names_of_places_speak_where_no_list_has_them() -> None:
    text = (
        "站台闲谈\n\n高桥：你等哪路车？\n方塔：四路，我回家。\n高桥：四路改道了，你不知道吗？\n"
        "方塔：那我怎么走？\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == ["高桥", "方塔"] * 2


def test_who_stands_in_a_programme_and_talks_below_is_no_place() -> None:
    text = (
        "09:00 张岚：开幕致辞\n09:30 李维：主题报告\n\n"
        "张岚：各位早上好，我先说两句，今天来的人比去年多了一倍，会场都坐不下了，感谢大家从各地赶来，"
        "路上辛苦了，等一下请大家多提意见。\n李维：谢谢张老师。我讲三个问题。\n张岚：好，请讲。\n"
        "李维：第一个问题是水。\n"
    )
    assert {"张岚", "李维"} <= set(names(text))


CASTS = {
    "in a review": (
        "戏不错。\n\n演员表：\n阿秀（渠长之女）：范一琳\n渠长（阿秀之父）：贺松年\n"
        "柳三（放水工）：祁大川\n\n导演有功。"
    ),
    "without a head": "阿秀（渠长之女）：范一琳\n渠长（阿秀之父）：贺松年\n柳三（放水工）：祁大川\n",
}


@pytest.mark.parametrize("text", CASTS.values(), ids=CASTS.keys())
def test_a_cast_says_who_plays_and_nobody_speaks(text: str) -> None:
    assert names(text) == []


def test_a_cast_above_a_play_does_not_hide_its_people() -> None:
    text = (
        "人物：\n阿秀（渠长之女）：范一琳 饰\n渠长（阿秀之父）：贺松年 饰\n\n渠长：水呢？\n"
        "阿秀：在你酒壶里。\n渠长：没大没小，你跟谁说话？\n"
    )
    assert [speaker for speaker, _ in who_says(text)] == ["渠长", "阿秀", "渠长"]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("教育局副局长、新闻发言人宁海川", "宁海川"),
        ("应急办主任", "应急办主任"),
        ("Mr Garrick asked", "Mr Garrick"),
        ("招生处处长 万涓", "万涓"),
    ],
)
def test_posts_and_verbs_belong_to_one_label(label: str, name: str) -> None:
    text = (
        f"主持人：请回应。\n{label}：好的，我来说两句，请大家记一下。\n主持人：你说。\n"
        f"{label}：我们会跟进的。\n"
    )
    (found,) = (speaker.name for speaker in read_one(text).speakers if speaker.name != "主持人")
    assert found == name


def test_a_clause_that_says_that_somebody_asked_is_no_label() -> None:
    said = "".join(
        f"{who}记者：何时通航？\n季川：快了，请大家关注。\n" for who in ("彭博社", "新华社", ("路透社"))
    )
    assert "会后有记者问" not in names(said + "会后有记者问：票价会不会降？\n")
