"""Where a title ends and a name begins in reports, with titles, scripts and names of every kind."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, read_one

FRAME = "4月3日，论坛举行。\n\n{}\n\n车队队长莫大勇说，司机也要休息。\n"


def speakers(sentence: str) -> list[str]:
    """The speakers of a report with the sentence, without the one who is in every report here."""
    return [name for name in names(FRAME.format(sentence)) if name != "莫大勇"]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("极地研究所首席科学家奥尔加·莱温表示，海水正在变酸。", "奥尔加·莱温"),
        ("珊瑚联盟秘书长朱塞佩·罗西指出，时间不多了。", "朱塞佩·罗西"),
        ("代表团副团长安东·伊万诺夫说，合作刚刚开始。", "安东·伊万诺夫"),
        ("工程师组长彼得·霍夫曼强调，安全第一。", "彼得·霍夫曼"),
        ("聯合水務首席執行官馬丁·克萊因認為，管道老化最嚴重。", "馬丁·克萊因"),
        ("文物保护所所长祁连最后总结说，保护是为了用。", "祁连"),
        ("攤主喬三春在路邊站著。龐女士說：「排隊不久。」", "龐女士"),
        ("摊主乔三春觉得，路要修。", "乔三春"),
        ("校長鄺文康熱烈歡迎各位來賓。他表示，學校變化很大。", "鄺文康"),
        ("园长文静说，孩子先要睡好。", "文静"),
        ("園長文靜說，孩子先要睡好。", "文靜"),
        ("民间收藏者蒲立德先生展示了自己收藏的唱片。他说，最怕的是受潮。", "蒲立德"),
    ],
)
def test_the_name_begins_where_the_title_ends(sentence: str, name: str) -> None:
    assert speakers(sentence) == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        "公司方面表示，路越修越快。",
        "会议强调，要高度重视安全。",
        "國際社會認為，路越修越快。",
        "教授们平静地说，路越修越快。",
    ],
)
def test_ordinary_words_that_look_like_names_are_nobody(sentence: str) -> None:
    assert speakers(sentence) == []


def test_words_that_somebody_wrote_open_no_turn() -> None:
    text = FRAME.format(
        "港务局局长高以方说，桥要修。港务局副局长简明哲说，路也要修。\n\n诗人郁青野写道：“桥是弯下腰的路。”"
    )
    assert [turn.speaker for turn in read_one(text).turns] == ["高以方", "简明哲", "莫大勇"]
