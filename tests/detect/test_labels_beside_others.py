"""Who speaks once or twice in a text that is labelled throughout, and what only looks like somebody there."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, who_says

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "host first in full then surname": (
        """\
老茶馆里的评弹

主持人周岚：各位听众晚上好，今晚我们请到了评弹演员沈素云老师。

沈素云：大家好，我是沈素云。

周：您几岁学的琵琶？

沈：八岁。那时候我父亲在书场里倒茶，我就在后台听。

周：听着听着就会了？

沈：哪有那么容易，手指头磨破了好几回。

听众老魏：沈老师，我听了您三十年。

沈：谢谢您，三十年前我还在说《玉蜻蜓》呢。

魏：对，就是那一回。

周：谢谢老魏。
""",
        ["周岚", "沈素云", "周", "沈", "周", "沈", "老魏", "沈", "魏", "周"],
    ),
    "play with rare voices": (
        """\
第三场 码头

江雪：你真的要走？

阿强：船票都买了。

江雪（OS）：我早就知道会有这一天。

阿强：你怎么不说话？

江雪：说什么？说一路顺风？

阿强（画外音）：那天的风特别大，我一直没敢回头看她。

船老大的女儿：上船了上船了，再不上就开了！

众人：开船喽！

阿强：江雪，等我回来。

江雪：快走吧。
""",
        ["江雪", "阿强", "江雪", "阿强", "江雪", "阿强", "船老大的女儿", "众人", "阿强", "江雪"],
    ),
    "lesson chorus": (
        """\
《草船借箭》教学实录

师：上课！
生齐：老师好！
师：请坐。谁来读一读课题？
生1：草船借箭。
师：借是什么意思？
生2：就是用别人的东西，要还的。
师：那箭还了吗？
众生：没有！
师：没有还，为什么还说借？同桌议一议。
小组代表：我们组认为，后来打仗的时候射回去了，就是还了。
师：好一个射回去！
全班：（笑）
师：下课。
生齐：老师再见！
""",
        ["师", "生齐", "师", "生1", "师", "生2", "师", "众生", "师", "小组代表", "师", "全班", "师", "生齐"],
    ),
    "questioners numbered": (
        """\
“城市更新与老街”讲座问答

主讲人：我先讲到这里，下面请大家提问。

提问1：老师您好，我想问一下产权的问题怎么解决？

主讲人：产权是最难的，我们用了七年。

提问2：谢谢老师。我是学建筑的，请问立面改造谁出钱？

主讲人：政府出一半，业主出一半。

与会者：那业主不愿意怎么办？

主讲人：那就一户一户谈。

现场：那要谈到什么时候呀？

主讲人：谈到愿意为止。谢谢大家。
""",
        ["主讲人", "提问1", "主讲人", "提问2", "主讲人", "与会者", "主讲人", "现场", "主讲人"],
    ),
    "single char key once": (
        """\
买书的人

采访者到旧书店去，同店主聊了一个下午。

问：这家店开了多少年？

答：到今年秋天就是二十二年了。

问：旧书还有人买吗？

答：有啊，你看那边那个小伙子，每个礼拜都来。

客：老板，这本多少钱？

答：十五块，你拿去吧。

问：您最舍不得卖的是哪一本？

答：有一本县志，我一直留着。
""",
        ["问", "答", "问", "答", "客", "答", "问", "答"],
    ),
    "english once": (
        """\
Host: Welcome back to the Night Ferry, the show about people who work while others sleep.

Host: With me tonight is a baker, a nurse and a lock keeper.

Marisol: Hi. Thanks for having us.

Host: Marisol, you bake. When does your day start?

Marisol: Half past one. I don't really call it day.

Host: And you, Bertram?

Bertram: I'm on the lock from ten to six. It's quiet, mostly.

Host: Dana has joined us by phone. Dana, are you there?

Dana: I am! Sorry, the ward is busy tonight.

Host: No problem at all. What's the hardest hour?

Bertram: Four. Always four.

Marisol: Four, yes.
""",
        [
            "Host",
            "Host",
            "Marisol",
            "Host",
            "Marisol",
            "Host",
            "Bertram",
            "Host",
            "Dana",
            "Host",
            "Bertram",
            "Marisol",
        ],
    ),
    "english two voices and one once": (
        """\
INTERVIEWER: How long have you been keeping bees?

Wendell: Oh, since my wife left. About eleven years.

INTERVIEWER: Do they know you?

Wendell: They know the smoke.

Neighbour: He talks to them, you know. Every morning.

Wendell: I do not.

INTERVIEWER: What do you tell them?

Wendell: Nothing. Well. The weather.
""",
        [
            "INTERVIEWER",
            "Wendell",
            "INTERVIEWER",
            "Wendell",
            "Neighbour",
            "Wendell",
            "INTERVIEWER",
            "Wendell",
        ],
    ),
    "near miss words inside labelled": (
        """\
罗知秋：我们今天把三件事说清楚。

白若溪：好，先说第一件。

罗知秋：第一件是钱。预算分成两块。

材料：三十万。

人工：二十万。

白若溪：那第二件呢？

罗知秋：第二件是时间。

结论：下周三之前拿出方案。

白若溪：没问题。

Note: the budget is not final.

罗知秋：散会。
""",
        ["罗知秋", "白若溪", "罗知秋", "白若溪", "罗知秋", "白若溪", "罗知秋"],
    ),
    "near miss words 2": (
        """\
主持人：请您说说这三种茶的区别。

茶师傅：好，我一样一样说。

绿茶：不发酵，你们看汤色是清的。

红茶：全发酵，汤色是红的，我们叫它红亮。

白茶：微发酵，我最喜欢这个。

主持人：那怎么选呢？

茶师傅：看你的胃。
""",
        ["主持人", "茶师傅", "主持人", "茶师傅"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_who_speaks_seldom_is_heard_beside_the_others(text: str, speakers: list[str]) -> None:
    assert [speaker for speaker, _ in who_says(text) if speaker] == speakers
    assert set(names(text)) == set(speakers)
