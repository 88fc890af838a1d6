"""Speakers whom a report names in its sentences."""

from __future__ import annotations

import pytest

from annotator.domain.reading import Shape
from annotator.domain.transcript import AsideKind
from tests.detect.readings import headings, names, read_one, who_says

REPORT = """\
5月6日下午,江城桥梁学会在江城大学举办“老桥新生”研讨会,会议由学会秘书长欧阳静主持。
秘书长欧阳静作开场介绍
会议邀请到江城大学建筑学院教授罗知秋、星河(江城)设计有限公司副总经理高峰担任特邀嘉宾。
主题报告
第一位嘉宾江城大学建筑学院教授罗知秋以《修,还是拆:老桥怎么办?》为题作报告,她首先回顾了老桥的历史。随后她指出,老桥还能用三十年。
与会人员合影
热烈的讨论
议题一:钱从哪里来?
星河(江城)设计有限公司副总经理高峰认为资金应当由两岸分担,预算为0.8亿元。分担的比例可以谈。江城交通局主任王莉则强调安全第一,不能省钱。江城大学建筑学院罗知秋教授进一步提出,可以先修桥面。
江城日报编辑白若溪在会上同样表示:桥是大家的。本次会议得到了多家单位的支持。
文字:陆远山
摄影:江心月
"""


def test_sentences_open_turns() -> None:
    reading = read_one(REPORT)
    assert reading.shape is Shape.PROSE
    assert [(turn.speaker, REPORT[turn.end - 8 : turn.end]) for turn in reading.turns] == [
        ("罗知秋", "桥还能用三十年。"),
        ("高峰", "担的比例可以谈。"),
        ("王莉", "第一,不能省钱。"),
        ("罗知秋", ",可以先修桥面。"),
        ("白若溪", "示:桥是大家的。"),
    ]


def test_titles_and_places_are_told() -> None:
    people = {speaker.name: (speaker.affiliation, speaker.role) for speaker in read_one(REPORT).speakers}
    assert people["罗知秋"][0] == "江城大学建筑学院"
    assert people["王莉"] == ("江城交通局", "主任")
    assert people["高峰"] == ("星河(江城)设计有限公司", "副总经理")


def test_captions_and_short_headings() -> None:
    assert [title for _, title in headings(REPORT)] == ["主题报告", "热烈的讨论", "议题一:钱从哪里来?"]
    captions = [REPORT[n.start : n.end] for n in read_one(REPORT).noise if n.kind is AsideKind.CAPTION]
    assert captions == ["秘书长欧阳静作开场介绍", "与会人员合影"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("江城大学教授张虎认为，桥要修。", "张虎"),
        ("江城大学副教授诸葛明远认为，桥要修。", "诸葛明远"),
        ("星河科技CEO李想坦言，钱不够。", "李想"),
        ("联合创始人Maria Lopez表示，桥很美。", "Maria Lopez"),
        ("法国建筑师让·努埃尔指出，桥很美。", "让·努埃尔"),
        ("西江大学谢知白教授说，桥很美。", "谢知白"),
        ("江城市副市长黄瑾则表示，钱已到位。", "黄瑾"),
        ("在资金方面，银行行长陆远山用一个例子做了解释。", "陆远山"),
        ("江城大學教授羅知秋認為，橋要修。", "羅知秋"),
    ],
)
def test_names_before_verbs_of_speech(sentence: str, name: str) -> None:
    assert names(f"前面有一段话。{sentence}后面还有一句。\n") == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "有关专家认为，桥要修。",
        "学者们分享说，桥很老。",
        "研究团队发现，桥下有裂缝。",
        "大家都表示，很关心这件事。",
        "成本高的问题，有人提出过。",
        "会议介绍了老桥的历史。",
        "这一方案获得了江城大学的支持。",
        "教授认为，桥要修。",
    ],
)
def test_nobody_is_named_nobody_speaks(sentence: str) -> None:
    assert names(f"{sentence}后面还有一句。\n") == []


def test_a_known_name_needs_no_title() -> None:
    text = "江城大学教授罗知秋指出，桥要修。\n有记者问到工期。罗知秋坦言，还说不准。罗教授补充，要看天气。\n"
    assert [name for name, _ in who_says(text)] == ["罗知秋", "罗知秋"]


def test_a_conversation_is_not_read_as_a_report() -> None:
    text = "罗知秋：江城大学教授白若溪认为桥要修。\n白若溪：对。\n罗知秋：好。\n白若溪：完。\n"
    assert [name for name, _ in who_says(text)] == ["罗知秋", "白若溪", "罗知秋", "白若溪"]
