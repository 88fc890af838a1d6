"""People who are called by a number alone, where they answer one another; days, beds and parts are nobody."""

from __future__ import annotations

import pytest

from annotator.detect import read_structure
from annotator.domain.reading import SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from tests.detect.readings import read_one, who_says

TALKS: dict[str, str] = {
    "numbers beside a guest": (
        "1号：大家好，我来自成都。\n2号：我是西安的。\n3号嘉宾：我从广州来。\n1号：你们平时都做什么？\n"
        "2号：我开店。\n3号嘉宾：我也是。\n"
    ),
    "a debate": (
        "主持人：请1号先说。\n1号：我认为应该先修路，没有路什么都运不进来。\n2号：我不同意，先修水渠。\n"
        "1号：那水渠的材料怎么运进来？\n2号：用船运。\n主持人：时间到。\n"
    ),
    "a game": (
        "法官：天亮了，昨晚3号出局。\n1号：我是预言家，我验了5号。\n5号：我不是狼，我是女巫。\n"
        "1号：你是女巫你救谁了？\n5号：我没有开药。\n2号：我信1号。\n法官：投票。\n"
    ),
    "one contestant and those who judge": (
        "评委：你准备了什么？\n7号：我准备了一首民歌。\n评委：请开始。\n7号：谢谢，我先调一下弦。\n评委：好的。\n"
    ),
    "traditional": (
        "主持人：請先說說看。\n2號：我住三樓，漏水我最清楚。\n4號：你們三樓漏，我們二樓也漏。\n2號：那要怎麼辦呢？\n"
        "4號：找管委會啊。\n"
    ),
    "tables": (
        "A桌：我们这桌还缺一双筷子。\nB桌：我们也缺。\n服务员：马上来。\nA桌：谢谢。\nB桌：快点啊。\n"
    ),
    "groups": (
        "A组：我们认为应该先修路。\nB组：我们不同意，先修水渠。\nA组：没有路，水渠的材料你们怎么运？\nB组：用船运啊。\n"
    ),
    "counted groups": (
        "第一组：我们觉得价格太高。\n第二组：我们觉得还行。\n第一组：你们是怎么算的？\n第二组：我们按每人每天算的。\n"
        "老师：两组都说说理由。\n"
    ),
    "players by number": (
        "7号选手：大家晚上好。\n评委：你准备了什么？\n7号选手：一首民歌。\n评委：请开始。\n12号选手：我也准备了一首民歌。\n"
        "评委：好。\n"
    ),
    "microphones": "1号麦：大家能听到吗？\n2号麦：能听到。\n1号麦：那我们开始。\n3号麦：等我一下。\n",
}


@pytest.mark.parametrize("text", TALKS.values(), ids=TALKS.keys())
def test_every_line_is_a_turn_of_whom_its_number_calls(text: str) -> None:
    found = [(who, said) for who, said in who_says(text)]
    assert found == [tuple(line.split("：", 1)) for line in text.splitlines()]


NOBODY: dict[str, str] = {
    "days of a journey": "行程安排\n1号：到达昆明，入住酒店。\n2号：游石林。\n3号：自由活动。\n5号：返程。\n",
    "days with we in them": (
        "三月大事记\n1号：公司召开年会，我们请了客户。\n8号：我们放假半天。\n15号：消费者日，我们做了回访。\n"
    ),
    "days of two months": (
        "三月\n1号：开学，我们领书。\n12号：植树。\n20号：月考。\n28号：家长会，我们打扫教室。\n"
        "四月\n1号：踏青。\n12号：运动会。\n20号：月考。\n30号：放假。\n"
    ),
    "beds": "住院部床位\n1号：已出院。\n2号：观察。\n3号：空。\n1号：下午收新病人。\n",
    "parts": "零件清单\n1号：螺丝，四个。\n2号：垫片，八个。\n1号：备用两个。\n",
    "groups of an experiment": (
        "A组：每天两次，每次十毫升。\nB组：每天三次，每次五毫升。\n第二周结果\nA组：平均下降两度。\nB组：平均下降一度。\n"
    ),
    "clues": "一号信箱\nA班：语文、数学。\nB班：英语、物理。\nC班：化学。\n",
    "platforms": "1号：开往北山。\n2号：开往南湖。\n1号：末班车二十二点。\n2号：末班车二十三点。\n",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_what_is_counted_and_says_nothing_is_nobody(text: str) -> None:
    assert not who_says(text)


def test_numbers_are_seats_whom_the_review_may_name_or_refuse() -> None:
    text = TALKS["a debate"]
    assert {s.name for s in read_one(text).speakers if s.generic} == {"主持人", "1号", "2号"}
    source = SourceFile("talk.txt", text, "utf-8", "LF")
    (named,) = read_structure(source, rulings=(Ruling(RulingKind.SAME_PERSON, "1号", "白若溪"),))
    assert [turn.speaker for turn in named.turns] == ["主持人", "白若溪", "2号", "白若溪", "2号", "主持人"]
    (without,) = read_structure(source, rulings=(Ruling(RulingKind.NO_SPEAKER, "2号"),))
    assert "2号" not in {turn.speaker for turn in without.turns}
