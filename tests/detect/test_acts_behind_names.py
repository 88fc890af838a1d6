"""A name with an act behind it before a colon: who shares, forwards or adds something says it."""

from __future__ import annotations

import pytest

from annotator.detect import read_structure
from annotator.domain.reading import SourceFile
from annotator.domain.ruling import Ruling, RulingKind
from tests.detect.readings import names, read_one, refused, who_says

GROUP = (
    "群聊记录\n张岚：大家看看这个\n老周：收到\n张岚分享: [一篇关于城市更新的文章]\n老周：写得不错\n"
    "张岚：下周讨论\n老周转发：[会议通知]\n张岚：好的\n"
)
TALKS: dict[str, tuple[str, list[str]]] = {
    "a group": (GROUP, ["张岚", "老周", "张岚", "老周", "张岚", "老周", "张岚"]),
    "traditional": (
        "張嵐：大家看這個\n老周：收到了\n張嵐轉發：[公告]\n老周回覆：謝謝，我看了。\n張嵐：好的\n",
        ["張嵐", "老周", "張嵐", "老周", "張嵐"],
    ),
    "an interview": (
        (
            "王莉：这座桥是哪年修的？\n李长河：五六年，我参加了。\n王莉追问：您那时候几岁？\n李长河：十九岁。\n"
            "王莉补充：县志上写的是五七年。\n李长河：那是通车。\n"
        ),
        ["王莉", "李长河"] * 3,
    ),
    "with a blank": (
        "白露 分享：https://a.example/x\n白露：看看这个\n小满：好\n小满 推荐：《河湾旧事》\n白露：谢谢\n",
        ["白露", "白露", "小满", "小满", "白露"],
    ),
    "acts done": (
        "骆春明：图纸在哪里？\n尹佳上传了：[图纸.pdf]\n骆春明：收到，谢谢\n尹佳评论了：第三页还要改\n骆春明：我来改\n",
        ["骆春明", "尹佳"] * 2 + ["骆春明"],
    ),
    "seats": (
        "座位1：我先说。\n座位2：请讲。\n座位1补充：还有一点，我刚才忘了。\n座位2回应：我同意。\n",
        ["座位1", "座位2"] * 2,
    ),
}


@pytest.mark.parametrize(("text", "speakers"), TALKS.values(), ids=TALKS.keys())
def test_who_does_it_speaks(text: str, speakers: list[str]) -> None:
    assert [who for who, _ in who_says(text)] == speakers
    assert not refused(text)


@pytest.mark.parametrize(
    "text",
    [
        "王莉简介：河湾大学教授\n嘉宾分享：三十分钟\n专家点评：两位\n",
        "日程\n9:00 主持人致辞\n9:30 王莉分享：如何修一座桥\n10:00 李长河分享：水从哪里来\n",
        "一、经验分享：三家企业\n二、专家点评：两位\n三、媒体提问：十分钟\n",
        "点赞：三十\n转发：十二\n评论：四\n分享：七\n",
    ],
)
def test_parts_of_an_event_are_nobody(text: str) -> None:
    assert not who_says(text)


def test_in_a_programme_over_the_talk_nobody_speaks() -> None:
    text = (
        "日程\n9:30 王莉分享：如何修一座桥\n10:00 李长河分享：水从哪里来\n\n"
        "王莉：大家好，我先讲。\n李长河：我来补充。\n王莉：请讲。\n"
    )
    assert [said for _, said in who_says(text)] == ["大家好，我先讲。", "我来补充。", "请讲。"]


def test_the_review_may_say_that_an_act_is_nobodys() -> None:
    source = SourceFile("talk.txt", GROUP, "utf-8", "LF")
    (reading,) = read_structure(source, rulings=(Ruling(RulingKind.NO_SPEAKER, "张岚分享"),))
    assert [turn.speaker for turn in reading.turns] == ["张岚", "老周", "老周", "张岚", "老周", "张岚"]
    (named,) = read_structure(source, rulings=(Ruling(RulingKind.SAME_PERSON, "老周", "周启明"),))
    assert {turn.speaker for turn in named.turns} == {"张岚", "周启明"}
    assert names(GROUP) == ["张岚", "老周"]
    assert not read_one(GROUP).metadata
