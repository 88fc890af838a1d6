"""Lines with the form of labels in a report: what nobody says in them leaves the report a report."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one

_HEAD = """云麓县举行秋季招聘会

9月20日上午，云麓县2025年秋季招聘会在县体育馆举行，六十三家企业提供岗位。

县人社局局长臧丽介绍，今年岗位数比去年多两成，其中技工岗占四成。

麓光电子人事经理巫晓表示，公司计划招八十人，到现场的有三百多人。
"""
_TAIL = """
返乡青年荀子期说，工资还可以。

臧丽说，下一场定在十二月。

巫晓说，他们还会来。
"""


@pytest.mark.parametrize(
    "block",
    [
        "数控车工（5人）：月薪6500至9000元，中专以上学历\n仓库管理（2人，限本县户籍）：面议",
        "红队（主场）：赵海、钱江\n蓝队（客场）：孙山、李河",
        "单打第一盘（男双）：赵海/钱江 2-0 孙山/李河\n单打第二盘（女单）：吴琳 1-2 郑敏",
        "联系人（周一至周五）：赵老师\n电话（传真）：0598-3321176",
        "图片：谷雨摄\n摄影：谷雨",
    ],
)
@pytest.mark.parametrize("text", ["{head}\n{block}\n{tail}", "{head}{tail}\n{block}\n"])
def test_lists_in_a_report_are_nobodys_and_keep_nobody_from_being_heard(text: str, block: str) -> None:
    turns = read_one(text.format(head=_HEAD, tail=_TAIL, block=block)).turns
    assert [turn.speaker for turn in turns] == ["臧丽", "巫晓", "荀子期", "臧丽", "巫晓"]


def test_a_box_of_question_and_answer_stands_in_its_report() -> None:
    text = f"{_HEAD}\n问：招聘会要门票吗？\n答：不要。\n{_TAIL}"
    turns = read_one(text).turns
    assert [turn.speaker for turn in turns] == ["臧丽", "巫晓", "问", "答", "荀子期", "臧丽", "巫晓"]
    assert text[turns[3].start : turns[3].end] == "答：不要。"


def test_a_talk_that_cites_people_under_its_labels_stays_a_talk() -> None:
    text = """“河流与城市”讲座实录

主持人：各位读者下午好，今天请到了水文史专家祖慧。

祖慧：大家好。

主持人：请开始吧。

祖慧：谢谢主持人。城市为什么要靠着河？这个问题历代都有人问过。

十九世纪的工程师多半从运输看河。英国工程师贝尔纳指出，一条运河抵得上一百条马路。

法国学者杜邦认为，城市的边界就是河的边界。规划师马丁强调，沿河的绿地应当连成一线。

生态学家霍尔特表示，河首先是生物的家。水利史专家姚远指出，古代城市的水系有三种功能。

规划专家李明表示，治理应当从源头做起。地理学家侯一之认为，选址与水系相关。植物学家乔木指出，柳树护岸。
"""
    assert [turn.speaker for turn in read_one(text).turns] == ["主持人", "祖慧", "主持人", "祖慧"]
