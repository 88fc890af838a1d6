"""Panels, courts, committees and shownotes: who is heard, and what of it only lists people."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, who_says

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "long answers, host short afterwards": (
        """\
对谈：谁在写县城

主持人唐果：欢迎两位。我们今天的题目是“谁在写县城”。

孟小川：谢谢邀请。我写县城，是因为我只认识县城。

我出生的那条街，从东头走到西头要十一分钟。

赵一帆：我走过那条街，要十分钟，因为我急着找厕所。（笑）

唐果：两位都是从县城出来的，怎么看“逃离”这个词？

孟小川：我没有逃，我是被录取的。

后来每次回去，我都觉得街又短了一点。

我母亲说不是街短了，是你腿长了。

赵一帆：我是逃的。

听众甲：两位老师好，我想问一下，县城里的人读你们的书吗？

赵一帆：读的，我表姐读，读完骂我。

听众乙：那您还写吗？

孟小川：写。

唐果：时间到了，谢谢大家。
""",
        [
            "唐果",
            "孟小川",
            "赵一帆",
            "唐果",
            "孟小川",
            "赵一帆",
            "听众甲",
            "赵一帆",
            "听众乙",
            "孟小川",
            "唐果",
        ],
    ),
    "letters once each counted from a legend in brackets": (
        """\
师生对话记录（S代表学生，T代表教师）

T1：你为什么把月亮画成绿色？

S1：因为我没有黄色的笔了。

T2：可以向同学借呀。

S2：他们也在画月亮。

T3：那绿色的月亮是什么感觉？

S3：凉凉的。
""",
        ["T", "S", "T", "S", "T", "S"],
    ),
    "numbers with a blank and a stop": (
        """\
Transcript 7

I-1: What made you leave the mill?

R-1: The noise. I couldn't hear my own kids.

I-2: Did you miss it?

R-2: Every day, would you believe.

I-3: The noise?

R-3: The people.
""",
        ["I", "R", "I", "R", "I", "R"],
    ),
    "seat words count persons": (
        """\
圆桌记录

嘉宾1：我先说吧，我们那边已经不种稻子了。

嘉宾2：我们还种，可是没人收。

嘉宾3：我来补充一点，收割机可以租的。

嘉宾1：租不起啊。

嘉宾2：对，一天八百。

嘉宾4：那怎么办？
""",
        ["嘉宾1", "嘉宾2", "嘉宾3", "嘉宾1", "嘉宾2", "嘉宾4"],
    ),
    "women and men by number": (
        """\
街头采访

记者：您好，请问您会留在这里过年吗？

女子1：会啊，我买不到票。

男子1：我明天走，后天到家。

记者：想家吗？

女子2：想我妈做的腊肉。

男子2：别问了，再问我要哭了。

女子1：我也是。
""",
        ["记者", "女子1", "男子1", "记者", "女子2", "男子2", "女子1"],
    ),
    "appearances with roles": (
        """\
出庭人员

原告：钱大有
被告：江畔物业公司
委托代理人：孙律师

审判长：现在开庭。原告陈述诉讼请求。

原告：我要求被告退还三年的电梯费，我没有坐过电梯。

审判长：被告答辩。

被告：电梯费是按户收的，跟您坐不坐没有关系。

审判长：原告，你住几楼？

原告：我住一楼。
""",
        ["审判长", "钱大有", "审判长", "被告", "审判长", "钱大有"],
    ),
    "head with hosts and sponsors": (
        """\
“水边的书”分享会

主办：河湾书店
主持人：唐果
嘉宾：
孟小川（作家）
赵一帆（译者）
参与者：书友四十三人
整理：小米

唐果：大家晚上好，欢迎来到河湾。

孟小川：晚上好。

赵一帆：大家好，我是赵一帆。

唐果：先请小川说说这本书好吗？

孟小川：这本书我写了七年。
""",
        ["唐果", "孟小川", "赵一帆", "唐果", "孟小川"],
    ),
    "to-do behind a head, no bullets": (
        """\
例会记录

周姐：上周的稿子都交了吗？

小郑：我的交了。

阿敏：我还差两张图，今天能交。

周姐：好，那就这样。

任务分工

小郑：联系印厂，周三前回复
阿敏：补齐图片，写图注
周姐：终审
""",
        ["周姐", "小郑", "阿敏", "周姐"],
    ),
    "time line of shownotes in Chinese": (
        """\
第33期｜摆渡人

本期主播：阿宁、老罗

02:10 渡口在哪里
15:32 老许的船
33:05 最后一班船：谁在船上？
41:20 片尾曲

阿宁：大家好，欢迎收听夜航，我是阿宁。

老罗：我是老罗。

阿宁：上个礼拜你去哪儿了？

老罗：我去坐船了，你猜几块钱？

阿宁：五块？

老罗：两块！
""",
        ["阿宁", "老罗", "阿宁", "老罗", "阿宁", "老罗"],
    ),
    "debate with jury and chairs once": (
        """\
主席：比赛开始，请正方一辩立论。

正方一辩：谢谢主席，大家好。我方认为县城更适合养老。

主席：请反方一辩。

反方一辩：我方不同意。请问对方，县城有三甲医院吗？

正方二辩：有高铁，四十分钟就到了。

反方三辩：那你发病的时候坐高铁吗？

评委老师：两边都不错，我说两句。

计时员：时间到！

主席：感谢各位评委。
""",
        ["主席", "正方一辩", "主席", "反方一辩", "正方二辩", "反方三辩", "评委老师", "计时员", "主席"],
    ),
    "Latin initials only once": (
        """\
Q & A with Mara Lindqvist

Dan Hobbs: You've kept a diary since you were six. Why?

Mara Lindqvist: Because nobody else was writing it down.

DH: Do you reread it?

ML: Never. Would you?

DH: I would, I think.

ML: Then you are braver than me.
""",
        ["Dan Hobbs", "Mara Lindqvist", "DH", "ML", "DH", "ML"],
    ),
    "committee with member in brackets": (
        """\
Members present

The Chair (Cllr Ada Finch): Good evening. I declare the meeting open.

Cllr Ben Moss (Lib Dem): Thank you, Chair. I'd like to ask about the lights.

The Chair: Please do.

Cllr Ben Moss: When will they be on?

Officer (Ms Joy Tate): In March, if you approve it tonight.

A resident: You said that last year!

The Chair: Order, please.
""",
        [
            "Cllr Ada Finch",
            "Cllr Ben Moss",
            "Cllr Ada Finch",
            "Cllr Ben Moss",
            "Ms Joy Tate",
            "A resident",
            "Cllr Ada Finch",
        ],
    ),
    "contract parties": (
        """\
租赁合同

甲方：江畔物业公司
乙方：钱大有

甲方：应于每月一日前交付房屋，我方保证水电齐全。
乙方：应于每月五日前支付租金。

丙方：作为担保人，承担连带责任。
""",
        [],
    ),
    "slogans and lists": (
        """\
报名须知

对象：热爱读书的你，不限年龄。
方式：扫描二维码，我们会联系您。
名额：三十人，先到先得哦！
费用：免费，请自带茶杯。
地点：河湾书店二楼，您可以坐船来。
""",
        [],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_panels_and_courts_are_read(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who_says(text) if speaker] == speakers
    assert set(names(text)) == set(speakers)


NOBODY: dict[str, str] = {
    "novel with dialogue labels never": """\
第三章

老许放下桨。水很静。

他想起师父的话：水静的时候，不要说话。

岸上有人喊：老许，过河！

老许应了一声：来了。

那人是个女的，背着一个孩子。孩子睡着了。

“多少钱？”女人问。

老许说：“不要钱，上来吧。”
""",
    "colour notes of a film": """\
调色笔记

片头：冷，蓝调，对比拉低一点。
许大江：肤色偏黄，不要太红。
周小满：柔光，高光压一档。
渡口：青灰，雾再厚一点。
结尾：暖，留一点绿。
""",
    "minutes of decisions": """\
会议决定

一、电梯：本年度更换两台。
二、停车：新增车位三十个。
三、绿化：补种香樟，请物业负责。

会议要求：各楼长做好解释工作，我们要一户一户走到。
""",
    "a code review": """\
Fix: we now close your file handle
Refs: see your ticket
Reviewed-by: Anna Keller
Tested-by: Tom Reed

Signed-off-by: Anna Keller
""",
    "exam": """\
1. 选择正确的答语
A：你好吗？
B：我很好。
C：谢谢你。
D：再见！

2. 选择正确的问句
A：你去哪儿？
B：你几岁？
C：他是谁？
D：现在几点？
""",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY.keys())
def test_nobody_speaks_where_keys_stand_before_colons(text: str) -> None:
    assert names(text) == []
