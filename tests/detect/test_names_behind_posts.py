"""Where a post ends and a name begins, whatever stands behind the name: in reports nothing else tells."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one

_REPORT = """云麓县举行秋季招聘会

9月20日上午，云麓县秋季招聘会在县体育馆举行，六十三家企业提供岗位。

{post}{name}{says}岗位数比去年多两成，其中技工岗占四成。

麓光电子人事经理巫晓表示，公司计划招八十人。
"""
_SAYS = [
    "则表示，",
    "还透露，",
    "对记者说，",
    "就此表示，",
    "同时强调，",
    "明确表示，",
    "一再表示，",
    "也说，",
]


@pytest.mark.parametrize(
    "post",
    [
        "县人社局局长",
        "省水利厅党组成员、副厅长",
        "副总工程师",
        "二级巡视员",
        "四级调研员",
        "一级主任科员",
        "总会计师",
        "首席质量官",
        "三级警长",
        "副校长兼教务长",
        "摊主",
        "来自江州大学的大三学生",
        "年近七旬的",
    ],
)
@pytest.mark.parametrize("name", ["卜宏", "上官云", "司徒静", "费东来", "明月华", "次仁卓玛"])
def test_a_post_ends_before_the_name_and_the_name_before_the_adverb(post: str, name: str) -> None:
    for says in _SAYS:
        turns = read_one(_REPORT.format(post=post, name=name, says=says)).turns
        assert [turn.speaker for turn in turns] == [name, "巫晓"], says


@pytest.mark.parametrize(
    "clause",
    ["没有回应", "未予回应", "拒绝透露更多细节", "没有回答记者的提问", "不愿对此发表评论", "避而不谈"],
)
def test_who_gives_no_answer_says_nothing(clause: str) -> None:
    text = (
        _REPORT.format(post="县人社局局长", name="臧丽", says="介绍，") + f"\n截至发稿，县长卜宏{clause}。\n"
    )
    assert [turn.speaker for turn in read_one(text).turns] == ["臧丽", "巫晓"]


@pytest.mark.parametrize(
    "sentence",
    [
        "“岗位不怕多。”这是省社科院研究员卜宏的看法。",
        "省社科院研究员卜宏的判断是：“岗位不怕多。”",
        "在省社科院研究员卜宏看来，岗位不怕多。",
        "“岗位不怕多。”说这话的是省社科院研究员卜宏。",
        "“岗位不怕多。”省社科院研究员卜宏这样算账。",
        "“岗位不怕多，”省社科院研究员卜宏说。",
        "岗位不怕多，省社科院研究员卜宏说。",
    ],
)
def test_a_phrase_gives_words_to_somebody(sentence: str) -> None:
    text = _REPORT.format(post="县人社局局长", name="臧丽", says="介绍，") + f"\n{sentence}\n"
    turns = read_one(text).turns
    assert [turn.speaker for turn in turns] == ["臧丽", "巫晓", "卜宏"]
    assert text[turns[-1].start : turns[-1].end] == sentence


def test_a_phrase_cites_the_absent_without_a_turn() -> None:
    sentence = "按照社会学家马林的说法，岗位不怕多。"
    text = _REPORT.format(post="县人社局局长", name="臧丽", says="介绍，") + f"\n{sentence}\n"
    assert [turn.speaker for turn in read_one(text).turns] == ["臧丽", "巫晓"]
