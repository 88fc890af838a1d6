"""Transcripts as recorders export them, minutes and panels with headers, and what only looks like talk."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_all, read_one

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "keys in capitals over their values": (
        (
            "Budget call\n"
            "Fri, Mar 03, 2023 10:02AM • 35:23\n"
            "\n"
            "SUMMARY KEYWORDS\n"
            "budget, roof, permit\n"
            "\n"
            "SPEAKERS\n"
            "Nadia Brill, Tom Oster\n"
            "\n"
            "Nadia Brill  00:00\n"
            "Okay, let's start. Is everybody here?\n"
            "\n"
            "Tom Oster  00:04\n"
            "Yes, I am.\n"
            "\n"
            "Nadia Brill  00:09\n"
            "Good.\n"
        ),
        ["Nadia Brill", "Tom Oster", "Nadia Brill"],
    ),
    "notices of a call": (
        (
            "Meeting Transcript\n"
            "March 3, 2023, 10:00AM\n"
            "1h 2m 3s\n"
            "\n"
            "Nadia Brill started transcription\n"
            "\n"
            "Nadia Brill   0:03\n"
            "Hello, can you hear me?\n"
            "\n"
            "Tom Oster   0:07\n"
            "Yes.\n"
            "\n"
            "Nadia Brill   0:09\n"
            "Good.\n"
            "\n"
            "Nadia Brill stopped transcription\n"
        ),
        ["Nadia Brill", "Tom Oster", "Nadia Brill"],
    ),
    "times in brackets before the colon": (
        (
            "会议转写\n"
            "会议主题：季度例会\n"
            "会议时间：2024/01/05 10:00-11:00 (GMT+08:00) 中国标准时间 - 北京\n"
            "录制时间：2024/01/05 10:01\n"
            "\n"
            "章节1：预算\n"
            "\n"
            "张三(00:00:05): 大家好，我们开始。\n"
            "李四(00:00:31): 好的，我先说预算。\n"
            "张三(00:01:00): 有问题吗？\n"
            "李四(00:01:05): 没有。\n"
        ),
        ["张三", "李四", "张三", "李四"],
    ),
    "times behind the names": (
        ("张三 00:12:34\n今年的预算我们涨了5%。\n李四 00:13:00\n为什么？\n张三 00:13:05\n因为人多了。\n"),
        ["张三", "李四", "张三"],
    ),
    "numbers and time ranges of subtitles": (
        (
            "1\n"
            "00:00:01,000 --> 00:00:03,000\n"
            "张三：你好吗\n"
            "\n"
            "2\n"
            "00:00:03,500 --> 00:00:05,000\n"
            "李四：我很好\n"
            "\n"
            "3\n"
            "00:00:06,000 --> 00:00:08,000\n"
            "张三：那就好\n"
            "\n"
            "4\n"
            "00:00:08,000 --> 00:00:09,000\n"
            "李四：是啊\n"
        ),
        ["张三", "李四", "张三", "李四"],
    ),
    "time ranges in brackets": (
        (
            "[00:00:00.000 --> 00:00:03.000] SPEAKER_00: Hello, are you there?\n"
            "[00:00:03.000 --> 00:00:05.000] SPEAKER_01: I am.\n"
            "[00:00:05.000 --> 00:00:07.000] SPEAKER_00: Good.\n"
        ),
        ["SPEAKER_00", "SPEAKER_01", "SPEAKER_00"],
    ),
    "a date with a length and key words": (
        (
            "产品周会\n"
            "2024年3月5日 周二 10:00|58分钟\n"
            "关键词:\n"
            "预算、增长\n"
            "文字记录:\n"
            "说话人 1 00:01\n"
            "大家好，我们开始吧。\n"
            "王小明 00:14\n"
            "好的。\n"
            "说话人 1 00:20\n"
            "谁先说？\n"
        ),
        ["说话人1", "王小明", "说话人1"],
    ),
    "minutes with a header and a decision": (
        (
            "会议纪要\n"
            "\n"
            "时间：2024年5月6日 14:00\n"
            "地点：三楼会议室\n"
            "主持人：王建国\n"
            "记录人：李小红\n"
            "参会人员：王建国、李小红、赵四、钱五\n"
            "\n"
            "王建国：今天讨论三件事。\n"
            "赵四：我先汇报进度。项目已完成八成。\n"
            "钱五：测试还差一点。\n"
            "王建国：什么时候能完成？\n"
            "赵四：下周五。\n"
            "结论：下周五完成。\n"
            "下一步：赵四负责跟进。\n"
        ),
        ["王建国", "赵四", "钱五", "王建国", "赵四"],
    ),
    "a roster and what looks like fields": (
        (
            "圆桌论坛：城市的水\n"
            "\n"
            "主持人：李红（江城大学教授）\n"
            "嘉宾：王建国（水务局局长）、赵四海（设计院总工）、钱小五（记者）\n"
            "\n"
            "李红：各位好，我们开始吧。\n"
            "王建国：谢谢主持人。我先说三点。第一：水不够。第二：管子老。第三：没钱。\n"
            "赵四海：我补充一点：管子是1978年的。\n"
            "钱小五：读者来信说：“水是黄的。”\n"
            "李红：好，最后一个问题：怎么办？\n"
            "王建国：换。\n"
        ),
        ["李红", "王建国", "赵四海", "钱小五", "李红", "王建国"],
    ),
    "quotations inside speech": (
        (
            "记者：您怎么看？\n"
            "陈立：孔子说：“三人行。”我同意。\n"
            "比如：我们村。\n"
            "记者：村里人呢？\n"
            "陈立：他们说：“再等等。”\n"
            "原因：没钱。\n"
        ),
        ["记者", "陈立", "记者", "陈立"],
    ),
    "labels in list items of others": (
        (
            "## 座位1\n"
            "1. 先问人\n"
            "\t- 座位3的补充：问谁？\n"
            "\t- 座位2回应：问老人。\n"
            "2. 再动手\n"
            "\n"
            "## 座位2\n"
            "- 同意\n"
            "- 但是：没钱\n"
            "\n"
            "## 座位3\n"
            "- 好\n"
        ),
        ["座位1", "座位3", "座位2", "座位1", "座位2", "座位3"],
    ),
    "a list of labels": (
        (
            "- **张三**：我先说，大家听着。\n"
            "- **李四**：好的。\n"
            "- **张三**：我们修桥。\n"
            "- **李四**：修哪座？\n"
        ),
        ["张三", "李四", "张三", "李四"],
    ),
    "a numbered list of labels": (
        ("1. 张三：我先说，大家听着。\n2. 李四：好的。\n3. 张三：我们修桥。\n4. 李四：修哪座？\n"),
        ["张三", "李四", "张三", "李四"],
    ),
    "asks and answers in traditional characters": (
        ("問：您幾歲開始學？\n答：九歲。我爸爸教我的。\n問：難嗎？\n答：難。\n"),
        ["問", "答", "問", "答"],
    ),
    "letters": (
        ("A：你今天去不去？\nB：我不去。\nA：为什么？\nB：我累。\n"),
        ["A", "B", "A", "B"],
    ),
    "three letters": (
        ("A: Are you coming?\nB: I am not.\nC: Why not?\nA: She's tired.\nB: I am.\nC: Oh.\n"),
        ["A", "B", "C", "A", "B", "C"],
    ),
    "surnames in capitals": (
        ("SMITH: What did you see?\nJONES: I saw a man.\nSMITH: When?\nJONES: At nine, I think.\n"),
        ["SMITH", "JONES", "SMITH", "JONES"],
    ),
    "names with a dot in the middle": (
        (
            "阿依古丽·买买提：我们村有一条河。\n"
            "约翰·史密斯：What is it called? 它叫什么？\n"
            "阿依古丽·买买提：叫白水。\n"
            "约翰·史密斯：好名字。\n"
        ),
        ["阿依古丽·买买提", "约翰·史密斯", "阿依古丽·买买提", "约翰·史密斯"],
    ),
    "two on one label": (
        (
            "Ann Brill and Tom Oster: We agree.\n"
            "Ann Brill: I mean it.\n"
            "Tom Oster: So do I.\n"
            "Ann Brill: Good, are you sure?\n"
        ),
        ["Ann Brill", "Ann Brill", "Tom Oster", "Ann Brill"],
    ),
    "roles in brackets": (
        ("张三（主持人）：大家好。\n李四（嘉宾，江城大学）：你好。\n张三：请。\n李四：我说两点。\n"),
        ["张三", "李四", "张三", "李四"],
    ),
    "boxes of a film": (
        (
            "【旁白】很久以前，这里有一条河。\n"
            "【老人】我小时候在河里游泳。\n"
            "【记者】现在呢？\n"
            "【老人】现在没有了。\n"
            "【字幕】1998年，河道改道。\n"
            "【记者】您还记得吗？\n"
            "【老人】记得。\n"
        ),
        ["旁白", "老人", "记者", "老人", "记者", "老人"],
    ),
    "labels alone on their lines": (
        ("说话人1：\n大家好。\n\n说话人2：\n你好，我来了。\n\n说话人1：\n坐。\n"),
        ["说话人1", "说话人2", "说话人1"],
    ),
    "blanks around everything": (
        ("  主持人  ：  大家好。\n  罗知秋  ：  你好。\n  主持人  ：  请坐。\n"),
        ["主持人", "罗知秋", "主持人"],
    ),
    "organisations in brackets": (
        (
            "Jane Harrow (Acme Ltd): We are glad to be here.\n"
            "Tom Oster [Brill & Co]: So are we.\n"
            "Jane Harrow (Acme Ltd): Shall we begin?\n"
            "Tom Oster [Brill & Co]: Yes, please.\n"
        ),
        ["Jane Harrow", "Tom Oster", "Jane Harrow", "Tom Oster"],
    ),
    "names, companies and posts": (
        (
            "Operator: Good day, and welcome to the call.\n"
            "\n"
            "Jane Harrow - Acme Ltd - CEO: Thank you, and good morning.\n"
            "\n"
            "Tom Oster - Acme Ltd - CFO: Our revenue grew by 5%.\n"
            "\n"
            "Operator: We have our first question.\n"
            "\n"
            "Jane Harrow - Acme Ltd - CEO: Please go ahead.\n"
            "\n"
            "Tom Oster - Acme Ltd - CFO: Yes.\n"
        ),
        ["Operator", "Jane Harrow", "Tom Oster", "Operator", "Jane Harrow", "Tom Oster"],
    ),
}

SILENT: dict[str, str] = {
    "a table of contents": (
        "目录\n"
        "第一章：老桥\n"
        "第二章：新桥\n"
        "第三章：无桥\n"
        "\n"
        "第一章：老桥\n"
        "老桥在江边，很老了。我小时候常去。\n"
        "第二章：新桥\n"
        "新桥在老桥旁边，你看得见。\n"
        "第三章：无桥\n"
        "没有桥的地方，只有船。\n"
    ),
    "a poem": ("静夜思\n李白\n床前明月光，疑是地上霜。\n举头望明月，低头思故乡。\n"),
    "frequent questions": (
        "常见问题\n"
        "如何注册：点击右上角的按钮。\n"
        "如何退款：联系客服。\n"
        "客服电话：400-000-0000\n"
        "营业时间：9:00-18:00\n"
        "温馨提示：请您保管好密码。\n"
    ),
    "paths of an interface": (
        "GET /users: returns your users\n"
        "POST /users: creates a user\n"
        "DELETE /users: deletes it\n"
        "status: 200\n"
        "error: you are not allowed\n"
        "error: we cannot find it\n"
    ),
    "a novel in chapters": (
        "第一回 甄士隐梦幻识通灵\n"
        "此开卷第一回也。作者自云：因曾历过一番梦幻之后，故将真事隐去。\n"
        "诗曰：浮生着甚苦奔忙。\n"
        "正是：谁解其中味？\n"
        "诗曰：满纸荒唐言，一把辛酸泪。\n"
    ),
    "technical data": (
        "处理器：八核\n"
        "内存：16GB\n"
        "硬盘：1TB\n"
        "系统：你可以自选\n"
        "处理器：十核\n"
        "内存：32GB\n"
        "硬盘：2TB\n"
        "系统：你可以自选\n"
    ),
    "tasks to tick": (
        "- [ ] 张三：写报告\n- [x] 李四：订会议室\n- [ ] 张三：发通知\n- [ ] 李四：买水，你记得吗\n"
    ),
    "names in a schedule": ("8:00 起床\n8:30 早餐\n张三 9:00\n李四 9:30\n王五 10:00\n张三 14:00\n"),
    "a bibliography": (
        "Smith, J.: On rivers. Oxford 1998.\n"
        "Jones, A.: Your dams. London 2001.\n"
        "Smith, J.: More rivers. Oxford 2003.\n"
    ),
    "choices of an examination": (
        "1. 下列说法正确的是：\n"
        "A：我国的首都是北京\n"
        "B：我国的首都是上海\n"
        "C：我国的首都是广州\n"
        "D：以上都不对\n"
        "2. 下列说法错误的是：\n"
        "A：水是液体\n"
        "B：你可以喝水\n"
        "C：水是气体\n"
        "D：冰是水\n"
    ),
}


def heard(text: str) -> list[str]:
    """The speakers of the turns, in their order."""
    return [turn.speaker for reading in read_all(text) for turn in reading.turns if turn.speaker]


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_who_speaks_in_an_export_is_told(text: str, speakers: list[str]) -> None:
    assert heard(text) == speakers


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_what_only_looks_like_talk_is_none(text: str) -> None:
    assert heard(text) == []


def test_the_header_of_an_export_is_metadata() -> None:
    reading = read_one(SPOKEN["keys in capitals over their values"][0])
    assert reading.title == "Budget call"
    assert dict(reading.metadata) == {
        "date": "Fri, Mar 03, 2023 10:02AM",
        "duration": "35:23",
        "SUMMARY KEYWORDS": ("budget", "roof", "permit"),
        "SPEAKERS": ("Nadia Brill", "Tom Oster"),
    }
    reading = read_one(SPOKEN["a date with a length and key words"][0])
    assert reading.title == "产品周会"
    assert dict(reading.metadata) == {
        "date": "2024年3月5日 周二 10:00",
        "duration": "58分钟",
        "关键词": ("预算", "增长"),
    }


def test_segments_begin_and_end_at_the_times_of_their_labels() -> None:
    text = SPOKEN["numbers and time ranges of subtitles"][0]
    times = {text[s.start : s.end]: (s.start_ms, s.end_ms) for s in read_one(text).segments}
    assert times["张三：你好吗"] == (1_000, 3_000)
    assert times["李四：我很好"] == (3_500, 5_000)
    assert times["1"] == (None, None)


def test_lines_that_nobody_says_are_counted() -> None:
    text = (
        "王建国：我们开始吧。\n赵四：好。\n\n# 二\n"
        "这一段是谁写的，不知道。\n还有一行。\n\n王建国：继续。\n赵四：好的。\n"
    )
    assert [text[start:end] for start, end in read_one(text).unplaced] == [
        "这一段是谁写的，不知道。\n还有一行。"
    ]


def test_a_speaker_comes_with_its_evidence() -> None:
    text = (
        "主持人：请讲。\n王建国：我们开始吧。\n赵四（00:12）：好。\n"
        "主持人：谢谢。\n王建国：不谢。\n座位3：我说一句。\n"
    )
    assert {s.name: s.evidence for s in read_one(text).speakers} == {
        "主持人": "a label with a role",
        "王建国": "a label that comes again",
        "赵四": "a label with a time",
        "座位3": "a label with a seat or a number",
    }
