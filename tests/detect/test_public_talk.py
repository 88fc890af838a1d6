"""Labels of briefings, hearings, broadcasts and chats, and fields that speak to the reader."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_all

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "a briefing with its header": (
        (
            "国务院新闻办新闻发布会\n"
            "\n"
            "时间\n"
            "2024年5月6日上午10时\n"
            "\n"
            "地点\n"
            "新闻发布厅\n"
            "\n"
            "出席人员\n"
            "水利部副部长 王建业\n"
            "应急局局长 李四海\n"
            "\n"
            "主持人\n"
            "赵红\n"
            "\n"
            "赵红：\n"
            "女士们、先生们，大家上午好！欢迎出席发布会。\n"
            "\n"
            "王建业：\n"
            "谢谢主持人。我先介绍总体情况。\n"
            "\n"
            "中央广播电视总台央视记者：\n"
            "请问今年汛情如何？\n"
            "\n"
            "李四海：\n"
            "谢谢你的提问。今年汛情偏重。\n"
            "\n"
            "红星新闻记者：\n"
            "我有一个问题。\n"
            "\n"
            "王建业：\n"
            "我来回答。\n"
            "\n"
            "赵红：\n"
            "发布会到此结束，谢谢大家。\n"
        ),
        ["赵红", "王建业", "中央广播电视总台央视记者", "李四海", "红星新闻记者", "王建业", "赵红"],
    ),
    "reporters of agencies": (
        (
            "法新社记者：中方怎么看？\n"
            "毛小宁：我们注意到有关报道。\n"
            "路透社记者：会不会影响合作？\n"
            "毛小宁：不会。\n"
            "彭博社记者：还有一个问题。\n"
            "毛小宁：请讲。\n"
        ),
        ["法新社记者", "毛小宁", "路透社记者", "毛小宁", "彭博社记者", "毛小宁"],
    ),
    "abbreviations of roles": (
        (
            "访谈者（以下简称“访”）：您是哪年来的？\n"
            "受访者（以下简称“受”）：一九五八年。\n"
            "访：怎么来的？\n"
            "受：走来的，我跟我哥。\n"
            "访：走了多久？\n"
            "受：十一天。\n"
        ),
        ["访谈者", "受访者", "访", "受", "访", "受"],
    ),
    "members and secretaries of a council": (
        (
            "主席：\n"
            "多謝各位。現在由何議員提問。\n"
            "\n"
            "何俊賢議員：\n"
            "多謝主席。我想問局長，幾時動工？\n"
            "\n"
            "發展局局長：\n"
            "多謝何議員的提問。明年。\n"
            "\n"
            "何俊賢議員：\n"
            "明年幾月？\n"
            "\n"
            "發展局局長：\n"
            "三月。\n"
            "\n"
            "主席：\n"
            "下一位。\n"
        ),
        ["主席", "何俊賢", "發展局局長", "何俊賢", "發展局局長", "主席"],
    ),
    "short forms of a court": (
        (
            "审：现在核对当事人身份。原告？\n"
            "原：张大山，男，1970年生。\n"
            "审：被告？\n"
            "被：李小红，女。\n"
            "审：原告陈述诉讼请求。\n"
            "原：请求判令被告还钱，我有借条。\n"
            "被：我没有借过他的钱。\n"
        ),
        ["审", "原", "审", "被", "审", "原", "被"],
    ),
    "a chat with times of day": (
        ("张三 10:02\n在吗？\n\n李四 10:03\n在。\n\n张三 10:05\n[图片]\n\n李四 10:06\n收到，我看看。\n"),
        ["张三", "李四", "张三", "李四"],
    ),
    "a chat with morning and afternoon": (
        (
            "Nadia Brill  10:02 AM\n"
            "Are you coming?\n"
            "Tom Oster  10:03 AM\n"
            "Yes, in ten minutes.\n"
            "Nadia Brill  10:05 AM\n"
            "ok!\n"
        ),
        ["Nadia Brill", "Tom Oster", "Nadia Brill"],
    ),
    "times before the colon": (
        (
            "Nadia Brill (00:00):\n"
            "Hello, and welcome to the show.\n"
            "\n"
            "Tom Oster (00:03):\n"
            "Thanks. I'm glad to be here.\n"
            "\n"
            "Speaker 3 (00:09):\n"
            "Me too.\n"
            "\n"
            "Nadia Brill (00:12):\n"
            "Good.\n"
        ),
        ["Nadia Brill", "Tom Oster", "Speaker 3", "Nadia Brill"],
    ),
    "a radio programme": (
        (
            "STEVE HARLAN, HOST:\n"
            "\n"
            "Good morning. What do you see from where you are?\n"
            "\n"
            "NADIA BRILL, BYLINE: I see a lot of people, Steve.\n"
            "\n"
            "HARLAN: How many?\n"
            "\n"
            "BRILL: Hundreds.\n"
            "\n"
            "(SOUNDBITE OF CHEERING)\n"
            "\n"
            "UNIDENTIFIED WOMAN #1: We are here!\n"
            "\n"
            "HARLAN: Thank you.\n"
        ),
        ["STEVE HARLAN", "NADIA BRILL", "HARLAN", "BRILL", "UNIDENTIFIED WOMAN #1", "HARLAN"],
    ),
    "a hearing with stops": (
        (
            "Chairman Holt. The hearing will come to order.\n"
            "\n"
            "Mr. Brill. Thank you, Mr. Chairman. My first question is for Ms. Oster.\n"
            "\n"
            "Ms. Oster. Yes, sir.\n"
            "\n"
            "Mr. Brill. Is the dam safe?\n"
            "\n"
            "Ms. Oster. It is.\n"
            "\n"
            "Chairman Holt. The time has expired.\n"
        ),
        ["Chairman Holt", "Mr. Brill", "Ms. Oster", "Mr. Brill", "Ms. Oster", "Chairman Holt"],
    ),
    "bold questions with a letter": (
        (
            "**Q: How did you start?**\n"
            "\n"
            "A: I was nine.\n"
            "\n"
            "**Q: And then?**\n"
            "\n"
            "A: Then I was ten. You know how it is.\n"
            "\n"
            "**Q: Really?**\n"
            "\n"
            "A: Yes.\n"
        ),
        ["Q", "A", "Q", "A", "Q", "A"],
    ),
    "bold questions without a label": (
        (
            "**你什么时候开始的？**\n"
            "\n"
            "陈立：九岁。\n"
            "\n"
            "**后来呢？**\n"
            "\n"
            "陈立：后来就一直做，我没停过。\n"
            "\n"
            "**累吗？**\n"
            "\n"
            "陈立：累。\n"
        ),
        ["陈立", "陈立", "陈立"],
    ),
    "a table of times, names and words": (
        (
            "00:01\t王小明\t大家好，我们开始。\n"
            "00:05\t李小红\t好的。\n"
            "00:09\t王小明\t谁先说？\n"
            "00:12\t李小红\t我先说。\n"
        ),
        ["王小明", "李小红", "王小明", "李小红"],
    ),
    "a table of names, times and words": (
        ("王小明\t00:01\t大家好，我们开始。\n李小红\t00:05\t好的。\n王小明\t00:09\t谁先说？\n"),
        ["王小明", "李小红", "王小明"],
    ),
    "seconds": (
        (
            "[0.0s - 3.2s] spk0: 你好，我是小王。\n"
            "[3.2s - 5.0s] spk1: 你好。\n"
            "[5.0s - 8.0s] spk0: 我们开始吧。\n"
        ),
        ["spk0", "spk1", "spk0"],
    ),
    "one who speaks": (
        ("讲者：大家好，今天我讲桥。\n桥有三种。\n讲者：第一种是拱桥。你们见过吗？\n讲者：第二种是梁桥。\n"),
        ["讲者", "讲者", "讲者"],
    ),
}

SILENT: dict[str, str] = {
    "a letter in Chinese": ("尊敬的客户：\n您好！感谢您的来信。\n我们已经收到。\n此致\n敬礼\n"),
    "a notice": ("各位同学：\n大家好，我们定于周五开会。\n时间：周五\n地点：操场\n请各位同学：准时参加。\n"),
    "rules of a game": (
        "游戏规则\n"
        "玩家：你扮演一名骑士。\n"
        "敌人：你要打败他。\n"
        "玩家：每回合抽一张牌。\n"
        "敌人：每回合攻击一次。\n"
    ),
    "prices": ("成人：50元\n儿童：25元\n老人：免费\n成人：两人同行，您享八折\n"),
    "a text and its translation": (
        "原文：The river is wide.\n"
        "译文：河很宽。\n"
        "原文：I love you.\n"
        "译文：我爱你。\n"
        "原文：Who are you?\n"
        "译文：你是谁？\n"
    ),
    "words with examples": (
        "单词：river\n例句：I live by the river.\n单词：bridge\n例句：Do you see the bridge?\n"
    ),
    "for and against": (
        "优点：我们觉得很好用，你会喜欢。\n缺点：我觉得有点贵。\n优点：你可以随时退。\n缺点：我不喜欢颜色。\n"
    ),
    "a horoscope": ("白羊座：今天你会遇到好运。\n金牛座：你要小心。\n双子座：我们建议你休息。\n"),
}


def heard(text: str) -> list[str]:
    """The speakers of the turns, in their order."""
    return [turn.speaker for reading in read_all(text) for turn in reading.turns if turn.speaker]


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_who_speaks_in_public_is_told(text: str, speakers: list[str]) -> None:
    assert heard(text) == speakers


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_who_is_spoken_to_does_not_speak(text: str) -> None:
    assert heard(text) == []
