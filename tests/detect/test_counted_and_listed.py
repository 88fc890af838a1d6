"""Turns counted by letter and number; people listed above the talk or with tasks after it."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, who_says

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "counselling with legend": (
        """\
心理咨询逐字稿（第三次）

说明：T为咨询师，C为来访者。

T1：你好，这一周过得怎么样？

C1：还行吧，就是睡得不好。

T2：睡得不好，是入睡困难，还是容易醒？

C2：容易醒，三四点就醒了，然后就睡不着了。

T3：醒了以后你会做些什么？

C3：就躺着，想白天的事。想我妈说的那些话。

T4：妈妈说了什么？

C4：她说我不懂事。（沉默）

T5：听到这句话的时候，你心里是什么感觉？

C5：委屈。
""",
        ["T", "C", "T", "C", "T", "C", "T", "C", "T", "C"],
    ),
    "counselling no legend, missing number": (
        """\
个案片段

咨1：你刚才说，你不想回家。

访1：嗯，不想。

咨2：能多说一点吗？

访2：回去就是吵。

咨3：吵什么？

访3：什么都吵，电视的声音大了也吵。

咨4：那你怎么办？

访4：我就戴上耳机。
""",
        ["咨", "访", "咨", "访", "咨", "访", "咨", "访"],
    ),
    "questions numbered": (
        """\
投资者关系活动记录

问1：公司今年的产能利用率是多少？

答1：您好，上半年产能利用率约八成，谢谢您的关注。

问2：原材料价格上涨对公司有什么影响？

答2：您好，公司与主要供应商签有长期协议，影响可控。

问3：请问什么时候分红？

答3：分红方案请关注公司公告，谢谢。
""",
        ["问", "答", "问", "答", "问", "答"],
    ),
    "english counselling": (
        """\
Session 4 (transcript)

T = therapist, C = client

T1: Where would you like to start today?

C1: I don't know. I had a row with my brother.

T2: Do you want to tell me about it?

C2: It was about the house. It's always about the house.

T3: And what happened then?

C3: I hung up on him.

T4: You hung up.

C4: Yeah. I felt awful.
""",
        ["T", "C", "T", "C", "T", "C", "T", "C"],
    ),
    "pupils are people": (
        """\
师：谁愿意来说说？

生1：我觉得是三角形。

师：你同意吗？

生2：我不同意，是梯形。

师：还有别的想法吗？

生3：老师，我觉得两个都对。

师：为什么都对？

生4：因为它可以分成两个三角形。
""",
        ["师", "生1", "师", "生2", "师", "生3", "师", "生4"],
    ),
    "focus group people": (
        """\
M: What do you think of the new bus route?

P1: I like it, to be honest.

P2: I don't. It takes me an hour.

M: An hour?

P3: Yeah, it goes round the hospital.

P1: But it's every ten minutes now.

P2: When it comes.

M: And you, Four?

P4: I walk.
""",
        ["M", "P1", "P2", "M", "P3", "P1", "P2", "M", "P4"],
    ),
    "options are not people": (
        """\
二、选择题

A1：铁
A2：铜
A3：铝
B1：铁生锈的条件
B2：铜生锈的条件
B3：铝生锈的条件
""",
        [],
    ),
    "head fields with roles": (
        """\
“旧厂房里的新书店”座谈会记录

时间：2022年4月9日
地点：河湾区图书馆二楼
主持人：文联副主席钱多福
嘉宾：作家孙静怡，书店老板李大勇，建筑师周以宁
参与者：河湾区居民二十余人

钱多福：各位下午好，今天我们聊聊河湾的旧厂房。

孙静怡：我小时候就在纺织厂的家属院里住，对那里很有感情。

李大勇：我租下来的时候，屋顶都是漏的。

周以宁：漏是漏，可是桁架是好的，我一看就喜欢上了。

钱多福：那就请周老师先说说怎么修的。

周以宁：先修屋顶，再修地。
""",
        ["钱多福", "孙静怡", "李大勇", "周以宁", "钱多福", "周以宁"],
    ),
    "roster of name lines": (
        """\
圆桌：乡村剧场还有没有观众

对谈者

梁佩玉：县越剧团团长，国家二级演员
陶志远：戏剧评论人，常年在浙东做田野
沙小燕：返乡青年，“晒谷场剧场”发起人

梁佩玉：我们团去年演了二百一十场，你说有没有观众？

陶志远：有，但是年纪都大了。

沙小燕：我不同意。我那里来的都是带孩子的。

梁佩玉：那是周末吧？

沙小燕：周末多，平时也有。

陶志远：我也去看过，确实有年轻人。
""",
        ["梁佩玉", "陶志远", "沙小燕", "梁佩玉", "沙小燕", "陶志远"],
    ),
    "to-do list": (
        """\
项目周会纪要

韩梅：先过一下上周的事情。

赵启：接口已经联调完了，等测试。

孙倩：测试环境今天能好吗？

赵启：下午能好。

韩梅：那我们 18:00 之前把包发出来，可以吗？

孙倩：可以的。

会后待办

- 赵启：部署测试环境，今天 15:00 前
- 孙倩：回归用例，周四前
- 韩梅：和客户确认上线窗口
""",
        ["韩梅", "赵启", "孙倩", "赵启", "韩梅", "孙倩"],
    ),
    "clock inside export": (
        """\
会议纪要
2024年3月5日

韩梅 00:03
先过一下上周的事情。

赵启 00:09
接口已经联调完了，等测试。

韩梅 00:15
那我们 18:00 之前把包发出来，大家觉得可以吗？
我们 20:00 再对一次。

赵启 00:21
可以的。
""",
        ["韩梅", "赵启", "韩梅", "赵启"],
    ),
    "shownotes chapters": (
        """\
Night Ferry, episode 12: The lock keepers

[00:00] Intro
[03:15] Why the lock was built
[12:40] Bertram's first winter
[41:02] The long way home

Host: Welcome back to the Night Ferry.

Bertram: Thanks for having me.

Host: So, who built the lock?

Bertram: My grandfather, if you believe my aunt.

Host: Do you believe her?

Bertram: On Sundays.
""",
        ["Host", "Bertram", "Host", "Bertram", "Host", "Bertram"],
    ),
    "appearances": (
        """\
IN THE COUNTY COURT OF HALDEN

Alder Mills Ltd v. Reedham Borough Council

APPEARANCES:

For the Plaintiff: Ms. Joan Tranter, Tranter & Lowe
For the Defendant: Mr. Silas Beck, Borough Solicitor

THE COURT: Good morning. Ms. Tranter, are you ready?

MS. TRANTER: I am, Your Honor.

THE COURT: Mr. Beck?

MR. BECK: Ready, Your Honor.

THE COURT: Then call your first witness, please.

MS. TRANTER: Thank you. I call Mr. Oddie.
""",
        ["THE COURT", "MS. TRANTER", "THE COURT", "MR. BECK", "THE COURT", "MS. TRANTER"],
    ),
    "quotation source": (
        """\
> 人要学会在自己的河里游泳。
> ——沈秋野

采访者：沈老师，这句话是您什么时候写的？

沈秋野：三十年前，在船上写的。

采访者：现在还这么想吗？

沈秋野：还这么想。

采访者：您还游泳吗？

沈秋野：游，天天游。
""",
        ["采访者", "沈秋野", "采访者", "沈秋野", "采访者", "沈秋野"],
    ),
    "speaker in the chair": (
        """\
House of Assembly

Tuesday 4 March

The House met at half-past Two o'clock

PRAYERS

[Mr Speaker in the Chair]

Oral Answers to Questions

Mrs Greta Holm (Eastfield) (Lab): What steps is he taking to repair the sea wall?

The Minister for Harbours (Mr Peter Dunmore): We are spending four million pounds this year.

Mrs Greta Holm: I thank the Minister. Will he come and see it?

Mr Dunmore: I will, gladly.

Mr Speaker: Order. I call Sir Ivo Crane.

Sir Ivo Crane (Westmere) (Con): Does my right honourable friend agree that walls are expensive?
""",
        ["Mrs Greta Holm", "Mr Peter Dunmore", "Mrs Greta Holm", "Mr Dunmore", "Mr Speaker", "Sir Ivo Crane"],
    ),
    "headline with colon": (
        """\
沈秋野：人要学会在自己的河里游泳

本刊记者　程一諾

写了三十年散文的沈秋野，去年搬回了江边。

程一諾：您为什么要搬回来？

沈秋野：想听水声。

程一諾：城里听不到吗？

沈秋野：听得到，可那是水管的声音。

程一諾：回来以后写得多吗？

沈秋野：不多，够了。
""",
        ["程一諾", "沈秋野", "程一諾", "沈秋野", "程一諾", "沈秋野"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_counted_turns_are_heard_and_lists_of_people_are_not(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who_says(text) if speaker] == speakers
    assert set(names(text)) == set(speakers)
