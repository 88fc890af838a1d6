"""Exports of chats and of meetings: nicknames, what services say, what machines write above the talk."""

from __future__ import annotations

import pytest

from annotator.domain.reading import Reading
from tests.detect.readings import read_one

SAID: dict[str, tuple[str, list[str]]] = {
    "names that end in a stop or hold signs": (
        (
            "10:02:33 From Maria K. to Everyone:\n\tIs it on?\n"
            "10:02:40 From 夏·23🌿 to Everyone:\n\t开了\n"
            "10:03:01 From Maria K. to 夏·23🌿(Direct Message):\n\tThanks\n"
        ),
        ["Maria K.", "夏·23🌿", "Maria K."],
    ),
    "dates in words and days": (
        "唐小棠 3月1日 20:15\n大家看下方案\n阿骁 昨天 20:18\n第二页的数字不对吧？\n唐小棠 昨天 20:20\n好的\n",
        ["唐小棠", "阿骁", "唐小棠"],
    ),
    "parts of the day before the clock": (
        (
            "2024/3/1 下午8:15 - 訊息和通話均經端對端加密。\n2024/3/1 下午8:15 - 阿珠: 明天幾點？\n"
            "2024/3/1 下午8:16 - 大雄: 九點，老地方\n2024/3/1 下午8:17 - 阿珠: <略過多媒體檔案>\n"
            "2024/3/1 下午8:18 - 阿珠: 這家嗎\n"
        ),
        ["阿珠", "大雄", "阿珠"],
    ),
    "columns": (
        "20:15\t阿珠\t明天幾點？\n20:16\t大雄\t九點，老地方\n20:17\t阿珠\t[照片]\n20:18\t阿珠\t這家嗎？\n",
        ["阿珠", "大雄", "阿珠"],
    ),
    "names over the times": (
        (
            "Lena Orth\n  8:15 PM\nCan somebody look at the form?\nPaul\n  8:16 PM\nOn it\n"
            "Lena Orth\n  8:20 PM\nThanks!\n"
        ),
        ["Lena Orth", "Paul", "Lena Orth"],
    ),
    "handles in angles": (
        "[20:15] <nixie> anyone got the patch?\n[20:16] <@tor0> yes, pushed\n[20:17] <nixie> thanks!\n",
        ["nixie", "tor0", "nixie"],
    ),
    "seconds and a bracket": (
        "阮青 10:02:33\n听得到吗？\n肖(外部) 10:02:40\n可以\n阮青 10:03:01\n共享了\n肖(外部) 10:05:12\n好\n",
        ["阮青", "肖", "阮青", "肖"],
    ),
    "times in words": (
        (
            "Maja Lund\n0 minutes 3 seconds\n0:03\nMaja Lund 0 minutes 3 seconds\nIs it on?\n\n"
            "Oduya, Sam\n0 minutes 7 seconds\n0:07\nOduya, Sam 0 minutes 7 seconds\nYes.\n\n"
            "Maja Lund\n1 minute 12 seconds\n1:12\nMaja Lund 1 minute 12 seconds\nGood, are you sitting?\n"
        ),
        ["Maja Lund", "Oduya, Sam", "Maja Lund"],
    ),
    "a picture under a name": (
        "小满:\n吃了吗\n\n老K:\n[图片]\n\n老K:\n刚吃，你呢？\n\n小满:\n还没有\n",
        ["小满", "老K", "老K", "小满"],
    ),
}

QUIET: dict[str, str] = {
    "lines of buses": (
        "08:30:00 从 江城 到 北京：G101\n09:00:00 从 江城 到 上海：G202\n10:00:00 从 江城 到 广州：G303\n"
    ),
    "a log with dashes": (
        "2024/03/01, 20:15 - Cron: run\n2024/03/01, 20:16 - Cron: done\n2024/03/01, 20:17 - Mail: sent\n"
    ),
    "a log with capitals": (
        "[01/03/24, 20:15] Release: 1.2\n[01/03/24, 20:16] Build: ok\n[01/03/24, 20:17] Build: failed\n"
        "[01/03/24, 20:18] Release: 1.3\n"
    ),
    "a match": (
        "Kick-off  0:00\nThe home side starts.\nGoal  12:40\nBrill scores from the corner.\nFoul  15:02\n"
        "A yellow card.\nGoal  44:10\nTwo nil, and you could hear it in town.\n"
    ),
    "a programme": (
        "会议日程\n主会场  9:00\n开幕式\n分会场  10:00\n报告一\n主会场  14:00\n报告二\n分会场  15:00\n闭幕\n"
    ),
    "a diary": (
        "2024-03-01 20:15 家\n今天下雨，我没有出门。\n2024-03-02 21:00 家\n又下雨了，你说怪不怪。\n"
        "2024-03-03 22:10 单位\n加班到十点。\n"
    ),
}


def _heard(reading: Reading) -> list[str]:
    return [turn.speaker for turn in reading.turns if turn.speaker]


@pytest.mark.parametrize(("text", "speakers"), SAID.values(), ids=SAID.keys())
def test_who_writes_or_speaks_is_told_by_the_form_of_the_heads(text: str, speakers: list[str]) -> None:
    assert _heard(read_one(text)) == speakers


@pytest.mark.parametrize("text", QUIET.values(), ids=QUIET.keys())
def test_what_only_has_times_is_no_chat(text: str) -> None:
    assert _heard(read_one(text)) == []


def test_what_the_service_says_is_nobodys() -> None:
    text = (
        "消息分组:我的群\n消息对象:河岸小组\n\n"
        "2024-03-01 20:15:33 石榴(20451877)\n明天谁去？\n\n石榴撤回了一条消息\n以下为新消息\n\n"
        "2024-03-01 20:16:02 老贺(631900245)\n[图片]\n我去\n"
    )
    reading = read_one(text)
    assert [text[noise.start : noise.end] for noise in reading.noise] == [
        "石榴撤回了一条消息",
        "以下为新消息",
        "[图片]",
    ]
    assert dict(reading.metadata) == {"消息分组": "我的群", "消息对象": "河岸小组"}
    assert [(turn.speaker, text[turn.text_start : turn.end]) for turn in reading.turns] == [
        ("石榴", "明天谁去？"),
        ("老贺", "我去"),
    ]


def test_a_few_lines_of_a_chat_in_an_interview_are_cited() -> None:
    talk = "记者：您怎么看？\n陆知远：我看可以。\n" * 8
    cited = "10:02:33 From Ann Brill to Everyone: Is it on?\n10:02:40 From Tom Oster to Everyone: Yes\n"
    assert set(_heard(read_one(talk + cited + talk))) >= {"记者", "陆知远"}
    assert _heard(read_one(talk + cited + talk)).count("记者") == 16


def test_questions_answered_under_a_head_are_talk_where_no_words_of_a_recording_follow() -> None:
    text = (
        "读者来信\n\n问答回顾\n问：这本书写了几年？\n答：七年，我停过两年。\n问：为什么停？\n答：没想好。\n"
    )
    assert _heard(read_one(text)) == ["问", "答", "问", "答"]


def test_a_summary_above_the_words_of_a_recording_is_on_the_card() -> None:
    text = (
        "周会\n\n摘要\n王昆：介绍了预算，我们需要控制成本。\n\n待办\n- 陆小雨：你来写方案吗？\n\n文字记录\n"
        "王昆 00:03\n开始吧，先讲预算。\n陆小雨 00:12\n好的，我准备了表格。\n王昆 00:20\n大家看一下。\n"
    )
    reading = read_one(text)
    assert _heard(reading) == ["王昆", "陆小雨", "王昆"]
    assert reading.metadata["摘要"] == "王昆：介绍了预算，我们需要控制成本。"
    assert [section.title for section in reading.sections] == ["摘要", "待办", "文字记录"]


def test_a_heading_may_say_that_somebody_goes_on() -> None:
    text = (
        "## 主持人\n先请白老师。\n\n## 白露（南山大学）\n我讲三点。\n\n## 主持人追问\n水从哪里来？\n\n"
        "## 康平 插话\n山里也没水了。\n"
    )
    reading = read_one(text)
    assert _heard(reading) == ["主持人", "白露", "主持人", "康平"]
    assert {speaker.name: speaker.affiliation for speaker in reading.speakers} == {
        "主持人": None,
        "白露": "南山大学",
        "康平": None,
    }
