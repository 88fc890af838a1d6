"""Plays, interviews and calls with people who speak seldom, and texts in which nobody does."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, who_says

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "host with kin and strangers, no blank lines": (
        """\
（夜，巷口，雨）
阿贵：伞呢？
秀兰：给你弟弟了。
阿贵：又给他？他有手有脚的！
秀兰：他小。
卖馄饨的：两位，让一让，车过不去。
阿贵：对不住对不住。
秀兰：师傅，来两碗。
卖馄饨的：好嘞！
孩子（画外音）：妈！我回来了！
秀兰：你看，这不是回来了。
隔壁王婶的儿子：秀兰姨，伞还你！
众：（笑）
""",
        [
            "阿贵",
            "秀兰",
            "阿贵",
            "秀兰",
            "卖馄饨的",
            "阿贵",
            "秀兰",
            "卖馄饨的",
            "孩子",
            "秀兰",
            "隔壁王婶的儿子",
            "众",
        ],
    ),
    "answering long paragraphs, given name once": (
        """\
林则安：我们还是从那张照片说起吧。照片里一共有四个人，您站在最边上，为什么脸是糊的？

顾雨桐：因为我动了。那天风大，我的帽子要飞，我一抬手，快门就响了。

照相的是个外国人，他说这一张最好，别的都太像照片了。

后来这张登了报，我母亲看见了，说你怎么连照相都站不稳。

林则安：您母亲是个严厉的人？

顾雨桐：严厉，可是她自己一辈子没有照过相。她说照相把魂照走了，我说那您让我去照，她说你魂多。

所以我一看到这张照片就想起她。

则安：她后来到底没有照？

顾雨桐：照了一张，遗像。我拿着别人的照片画的。

画得不像，我妹妹说眼睛像。

林则安：谢谢您。
""",
        ["林则安", "顾雨桐", "林则安", "顾雨桐", "则安", "顾雨桐", "林则安"],
    ),
    "key in the middle of long answers is no label": (
        """\
记者：请您讲讲这座桥的修缮。

石铁生：好。这座桥是明代的，五孔，去年夏天冲坏了一孔。

修缮分三步走。

清淤：我们先把桥下的淤泥清出来，你看一共清了六百方。

支架：再搭木支架，不能用钢的，钢的会伤石头。

砌筑：最后一块一块砌回去，原来的石头我们都编了号。

记者：用了多久？

石铁生：四个月。经费：三百万，市里出的。

难点：水位，我们没法控制水位。

记者：有没有遗憾？

石铁生：有，有一块石头没找到。
""",
        ["记者", "石铁生", "记者", "石铁生", "记者", "石铁生"],
    ),
    "english play minor parts": (
        """\
SCENE 2. The ticket office, before dawn.

IRIS: Is there a boat or isn't there?

CLERK: There is a boat. There isn't a captain.

IRIS: What happened to him?

CLERK: He married.

IRIS: On a Tuesday?

OLD SAILOR: Best day for it, love.

CLERK: Nobody asked you, Mr. Pym.

BOY: Miss, your bag is ringing!

IRIS: Let it ring.
""",
        ["IRIS", "CLERK", "IRIS", "CLERK", "IRIS", "OLD SAILOR", "CLERK", "BOY", "IRIS"],
    ),
    "english keys amid talk are none": (
        """\
Anna: Let me go through what we agreed.

Ben: Please do.

Anna: There are three things on the list.

Budget: we keep it as it is.

Staffing: we hire one person for your team.

Venue: we stay where we are, I think.

Ben: And the date?

Anna: Correction: there are four things. The date is the ninth.

Caveat: I still need to ask the owner, you know.

Ben: Fine with me.

Anna: Good.
""",
        ["Anna", "Ben", "Anna", "Ben", "Anna", "Ben", "Anna"],
    ),
    "podcast first label in full": (
        """\
Host Maria Tran: Hello and welcome to Slow Water. I'm Maria Tran.

Guest Oleg Fenn: Hi, Maria. Thanks for having me.

Maria: You build rafts. Why rafts?

Oleg: Because I can't afford a boat.

Maria: Is that the whole reason?

Oleg: No. You can't be late on a raft.

Maria: My producer Sam is waving at me. Sam?

Sam: We have a caller, guys.

Maria: Who is it?

Caller: Hi, I'm a first time caller. Do rafts sink?

Oleg: Everything sinks, my friend.
""",
        [
            "Maria Tran",
            "Oleg Fenn",
            "Maria",
            "Oleg",
            "Maria",
            "Oleg",
            "Maria",
            "Sam",
            "Maria",
            "Caller",
            "Oleg",
        ],
    ),
    "rosters in English": (
        """\
Round table: who reads river charts?

Participants

Hanna Voss: harbour pilot in Kelling, thirty years on the water
Piet Dorn: cartographer and author of "The Wet Margin"
Ama Sarpong: editor of the yearly tide tables

Hanna Voss: I still use paper, to be honest with you.

Piet Dorn: I'm glad somebody does.

Ama Sarpong: We print nine hundred copies. Who buys them?

Hanna Voss: I do.

Piet Dorn: So do I.
""",
        ["Hanna Voss", "Piet Dorn", "Ama Sarpong", "Hanna Voss", "Piet Dorn"],
    ),
    "minutes with tasks in English": (
        """\
Weekly call

Hanna: Shall we start? I have ten minutes.

Piet: Sure. The chart is done.

Hanna: Great. Can you send it by 18:00?

Piet: I can.

Hanna: Then we're done. Thanks!

Action items

- Piet: send the chart by Friday
- Hanna: call the printer
- Hanna: book the room
""",
        ["Hanna", "Piet", "Hanna", "Piet", "Hanna"],
    ),
    "pull quote signed": (
        """\
“水是不会骗人的。”
——石铁生

记者：这句话是您说的吗？

石铁生：是我师父说的。

记者：他还说过什么？

石铁生：他说，桥会骗人。

记者：桥怎么会骗人呢？

石铁生：看着结实。
""",
        ["记者", "石铁生", "记者", "石铁生", "记者", "石铁生"],
    ),
    "chapters among timed labels": (
        """\
第21期 渡口

时间轴
[00:00] 开场
[02:10] 渡口的由来
[15:32] 摆渡人老许
[33:05] 最后一班船

[00:00] 阿宁：大家好，欢迎收听夜航。

[00:12] 老罗：大家好。

[00:15] 阿宁：今天我们讲渡口，你坐过渡船吗？

[00:21] 老罗：坐过，小时候天天坐。

[00:27] 阿宁：贵不贵？

[00:30] 老罗：五分钱，我常常不给。
""",
        ["阿宁", "老罗", "阿宁", "老罗", "阿宁", "老罗"],
    ),
    "novel with colons": (
        """\
他走进屋子，屋里没有人。桌上有一张字条：我走了，别找我。

他想了想：也好。

母亲说过：人要走，留不住。

他坐下来，给自己倒了一杯水。水是凉的。他对自己说：明天再说吧。

后来邻居问起：你太太呢？

他说：回娘家了。

邻居又说：怪不得这么静。
""",
        [],
    ),
    "recipe with talkative steps": (
        """\
青团的做法

艾草：两把，要嫩的，你可以多放一点。
糯米粉：三百克。
豆沙：适量，看你的口味。
糖：一勺，我喜欢放两勺。

第一步：艾草焯水。
第二步：打成汁，和面。
第三步：包馅，上锅蒸，你会闻到香味！
""",
        [],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_who_speaks_seldom_is_told_from_keys_amid_talk(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who_says(text) if speaker] == speakers
    assert set(names(text)) == set(speakers)
