"""Several conversations in one file, each under the fields of its card."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_all

_FIELD_NOTES = (
    "编号：K-11\n受访者：林秀珍\n性别：女\n年龄：58\n地点：北岭村\n采访者：顾远\n内容：\n"
    "顾远：您织布织了多少年？\n林秀珍：四十年，跟我婆婆学的。\n顾远：现在还卖得动吗？\n林秀珍：赶集的时候卖得动。\n\n"
    "编号：K-12\n受访者：周长河\n性别：男\n年龄：71\n地点：南坪\n采访者：顾远\n内容：\n"
    "顾远：船还下水吗？\n周长河：不下了，就搁在岸上。\n"
)


def test_each_card_is_a_transcript_with_its_own_fields() -> None:
    first, second = read_all(_FIELD_NOTES)
    assert first.metadata["编号"] == "K-11"
    assert second.metadata["编号"] == "K-12"
    assert second.metadata["地点"] == "南坪"
    assert (first.start, second.end) == (0, len(_FIELD_NOTES))
    assert first.end == second.start == _FIELD_NOTES.index("编号：K-12")


def test_who_speaks_under_each_card() -> None:
    first, second = read_all(_FIELD_NOTES)
    assert [turn.speaker for turn in first.turns] == ["顾远", "林秀珍", "顾远", "林秀珍"]
    assert [turn.speaker for turn in second.turns] == ["顾远", "周长河"]
    last = first.turns[-1]
    assert _FIELD_NOTES[last.text_start : last.end] == "赶集的时候卖得动。"


def test_cards_under_titles_of_their_own() -> None:
    text = "".join(
        f"第{n}次例会记录\n时间：2021年{n}月4日\n地点：{place}\n主持人：沈一鸣\n记录人：陆小川\n\n"
        f"沈一鸣：{asked}\n陆小川：{said}\n沈一鸣：那就这么定，大家去准备吧。\n陆小川：好的，我来通知。\n\n"
        for n, place, asked, said in (
            (3, "二楼", "水管修好了吗？", "修好了，我去看过。"),
            (4, "三楼", "灯装了没有？", "还没有，我明天去催。"),
        )
    )
    first, second = read_all(text)
    assert text[second.start :].startswith("第4次例会记录")
    assert (first.metadata["地点"], second.metadata["地点"]) == ("二楼", "三楼")
    assert [turn.speaker for turn in second.turns] == ["沈一鸣", "陆小川", "沈一鸣", "陆小川"]


def test_english_cards() -> None:
    text = "".join(
        f"Record No: {n}\nDate: 2019-05-0{n}\nLocation: {place}\nInterviewer: Anna Keller\n\n"
        f"Anna Keller: When did you come here?\n{who}: I came in {year}, with my sister.\n"
        f"Anna Keller: Did you like it?\n{who}: I did, yes.\n\n"
        for n, place, who, year in ((1, "Harbour", "Tom Reed", 1961), (2, "Mill Lane", "Ada Quinn", 1958))
    )
    first, second = read_all(text)
    assert [turn.speaker for turn in second.turns] == ["Anna Keller", "Ada Quinn"] * 2
    assert first.metadata["Location"] == "Harbour"


_CARD = "编号：K-11\n地点：北岭村\n采访者：顾远\n"
_TALK = (
    "顾远：您织布织了多少年？\n林秀珍：四十年，跟我婆婆学的。\n顾远：还卖吗？\n林秀珍：赶集的时候卖得动。\n"
)


@pytest.mark.parametrize(
    "text",
    [
        f"{_CARD}\n{_TALK}\n{_CARD}\n{_TALK}",  # a copy
        f"{_CARD}\n{_TALK}\n时间：周五\n地点：二楼\n联系人：陆小川\n",  # a notice
        f"{_TALK}\n编号：K-12\n地点：南坪\n采访者：顾远\n",  # credits
        f"时间：周四\n地点：北岭村\n\n{_TALK}\n时间：周五\n地点：南坪\n\n{_TALK}",  # too few to tell
    ],
)
def test_one_conversation_stays_one(text: str) -> None:
    assert len(read_all(text)) == 1
