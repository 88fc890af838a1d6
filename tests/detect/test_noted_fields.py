"""Fields that a writer notes between turns: nobody says them; those in somebody's speech are said."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_one, who_says


def test_what_minutes_resolve_is_not_the_last_speakers() -> None:
    text = (
        "合作社理事会会议记录\n时间：2022年3月4日\n地点：村委会二楼\n\n一、水渠\n沈大河：水渠要不要修？\n"
        "陆玉珍：我看要修，不修没法插秧。\n决议：修水渠，本月开工。\n责任人：陆玉珍\n二、仓库\n"
        "沈大河：仓库呢？\n顾小满：先放一放，我们没有钱。\n决议：仓库暂缓。\n备注：下次会议另行通知。\n"
    )
    reading = read_one(text)
    said = [text[turn.text_start : turn.end] for turn in reading.turns]
    assert said == [
        "水渠要不要修？",
        "我看要修，不修没法插秧。",
        "仓库呢？",
        "先放一放，我们没有钱。",
    ]
    assert reading.metadata["决议"] == ("修水渠，本月开工。", "仓库暂缓。")
    assert reading.metadata["备注"] == "下次会议另行通知。"


def test_what_a_script_shows_is_nobodys() -> None:
    text = (
        "夜航船（第二稿）\n船夫：坐稳了，要开了。\n小禾：我怕。\n音效：桨声。\n镜头：推近小禾的手。\n"
        "船夫：别怕，我撑了三十年。\n小禾：真的吗？\n字幕：三年后\n"
    )
    said = who_says(text)
    assert ("小禾", "我怕。") in said
    assert said[-1] == ("小禾", "真的吗？")


def test_what_a_doctor_writes_is_the_record() -> None:
    text = (
        "主诉：头痛两天\n现病史：两天前熬夜后头痛\n医生：什么时候开始疼的？\n患者：前天夜里。\n"
        "医生：以前疼过吗？\n患者：没有，这是第一次。\n诊断：紧张性头痛\n处理：休息\n"
    )
    reading = read_one(text)
    assert text[reading.turns[-1].text_start : reading.turns[-1].end] == "没有，这是第一次。"
    assert reading.metadata == {
        "主诉": "头痛两天",
        "现病史": "两天前熬夜后头痛",
        "诊断": "紧张性头痛",
        "处理": "休息",
    }


def test_english_minutes() -> None:
    text = (
        "Anna Keller: Shall we paint the fence?\nTom Reed: I think we should.\nDecision: Paint the fence.\n"
        "Anna Keller: And the gate?\nTom Reed: I would leave it.\nOutcome: No work on the gate.\n"
    )
    assert [said for _, said in who_says(text)] == [
        "Shall we paint the fence?",
        "I think we should.",
        "And the gate?",
        "I would leave it.",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "我念一下通知，如下：\n决议：暂缓施工。",  # announced
        "我们讨论过了。\n结论：不修。\n大家不要再等了。",  # he goes on
        "我说完了。\n备注：我本人不同意。",  # he speaks of himself
        "我说完了。\n地点：二楼会议室",  # a field that people tell each other
    ],
)
def test_fields_in_somebodys_words_are_his(said: str) -> None:
    text = f"沈大河：水渠要不要修？\n陆玉珍：我看要修。\n顾小满：{said}\n沈大河：知道了。\n陆玉珍：好的。\n"
    assert ("顾小满", said) in who_says(text)


def test_fields_in_long_answers_are_said() -> None:
    said = (
        "我们先看数据。\n数据来自三个县。\n分成两组。\n第一组有四十户。\n第二组有五十户。\n结论：差别不大。"
    )
    text = f"沈大河：您怎么看？\n陆玉珍：{said}\n沈大河：还有吗？\n陆玉珍：没有了，谢谢您。\n"
    assert ("陆玉珍", said) in who_says(text)


MINUTES = (
    "会议主题：食堂搬迁\n参会人：柯望川、裴小满（总务处）、罗知秋（线上）、家长代表\n\n柯望川：今天定下来搬到哪里。\n"
    "裴小满：操场东边，屋顶要换瓦。\n罗知秋：换瓦要几天？\n{amid}柯望川：四天。\n{last}"
)


def test_a_conclusion_under_the_last_words_is_the_minutes() -> None:
    text = MINUTES.format(amid="", last="\n结论：搬到操场东边。\n待办：裴小满联系瓦工。\n")
    assert who_says(text)[-1] == ("柯望川", "四天。")
    metadata = read_one(text).metadata
    assert (metadata["结论"], metadata["待办"]) == ("搬到操场东边。", "裴小满联系瓦工。")


def test_a_conclusion_amid_the_talk_is_the_speakers() -> None:
    text = MINUTES.format(amid="结论：换瓦不难。\n", last="")
    assert who_says(text)[-2] == ("罗知秋", "换瓦要几天？\n结论：换瓦不难。")


@pytest.mark.parametrize(
    ("bracket", "body"),
    [
        ("总务处", "总务处"),
        ("村委会", "村委会"),
        ("Water Board", "Water Board"),
        ("线上", None),
        ("On Monday", None),
    ],
)
def test_the_list_of_those_present_tells_of_which_body_they_are(bracket: str, body: str | None) -> None:
    text = MINUTES.format(amid="", last="").replace("总务处", bracket)
    found = {speaker.name: speaker.affiliation for speaker in read_one(text).speakers}
    assert found == {"柯望川": None, "裴小满": body, "罗知秋": None}


AT_LENGTH = (
    "碰头会纪要\n出席：柯望川、裴小满、毛雪\n\n柯望川：书架倒了两个，今天说说怎么办。\n这两个书架做了二十年，木头已经朽了。\n{gap}再修也撑不了多久。\n"
    "裴小满：做新的一个要六百。\n账上还有一千五，够做两个。\n毛雪：县馆可以借三百本过来。\n半年换一次。\n"
    "柯望川：那就这么定。\n\n结论：做两个新书架，借书三百本。\n待办：裴小满联系木匠。\n"
)


def test_a_conclusion_that_stands_off_is_nobodys_where_people_speak_at_length_too() -> None:
    text = AT_LENGTH.format(gap="")
    assert who_says(text)[-1] == ("柯望川", "那就这么定。")
    assert read_one(text).metadata["结论"] == "做两个新书架，借书三百本。"


def test_a_conclusion_that_stands_as_other_words_do_may_be_the_speakers() -> None:
    assert "结论" not in read_one(AT_LENGTH.format(gap="\n")).metadata
