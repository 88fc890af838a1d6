"""Exams, quizzes, essays and novels in which nobody speaks, beside talk that looks much like them."""

from __future__ import annotations

import re

import pytest

from annotator.detect.labels.hearing import ITEM
from tests.detect.readings import headings, names, refused

SILENT: dict[str, str] = {
    "exam with talkative choices": """\
五年级综合素质测评

1. 放学路上下起大雨，你没有带伞，你会怎么做？
A. 我会等雨小了再走。
B. 我会跑回家。
C. 我会给妈妈打电话。
2. 同桌把你的尺子弄断了，你会说什么？
A. 没关系，我还有一把。
B. 你赔我！
C. 我告诉老师去。
3. 小红捡到一个钱包，她该怎么办？
A. 交给老师吧。
B. 自己留着。
C. 放回原处。
4. 简答：你最喜欢哪一本书，为什么？
答：我最喜欢的是……
5. 简答：你怎样帮助同学？
答：____________
""",
    "driving test with keys": """\
驾驶理论复习题

1. 夜间会车应当怎样使用灯光？
A. 使用远光灯。
B. 距来车一百五十米以外改用近光灯。
C. 关闭所有灯光。
答案：B
解析：近光灯不使对方目眩。
2. 雨天在积水路面行驶，应当？
A. 加速通过。
B. 减速慢行。
C. 紧急制动。
答案：B
解析：积水会溅起，路况也不明。
3. 发生故障难以移动时，首先做什么？
A. 打电话给朋友。
B. 开启危险报警闪光灯。
C. 在车里等候。
答案：B
解析：要先让后车看见。
4. 在路口遇黄灯，已越过停止线的车辆？
A. 可以继续通行。
B. 应当倒车。
答案：A
解析：法规如此。
""",
    "timetable of buses": """\
城乡公交时刻表（夏季）

江城东站 6:10 7:30 9:00
石坪 6:40 8:00 9:30
云坪：7:05 8:25 9:55
高桥：7:20 8:40 10:10
马家店：7:35 8:55
返程
马家店：16:15 17:35
高桥：16:30 17:50
云坪：16:45
费：学生半价，请您提前十分钟到站。
""",
    "senses of characters": """\
单字释义

于：在。例：我们生于江边，长于江边。
于：比。例：苛政猛于虎吗？
和：跟。例：我和你去。
和：平静。例：风和日丽。
时：时候。例：你来时，我不在。
时：常常。例：时时想你。
""",
    "units": """\
单位与符号

时：小时的简称，你看表时用。
分：六十秒。
秒：时间的单位。
安：电流的单位，我们常说安培。
伏：电压的单位吗？是的。
安：又作“平安”。
时：又作“时候”。
""",
    "English choices": """\
English quiz, unit 5

Part A: vocabulary. Part B: dialogue.

1. Where did you put my keys?
A. I put them in the drawer.
B. I am putting them.
C. I will put them.
2. How long have you lived here?
A. I have lived here for six years.
B. I live here since six years.
3. Would you mind closing the door?
A. Not at all, I'll do it now.
B. Yes, please.
C. I don't think so.
Teacher: ____________
Student: ____________
""",
    "English pub quiz": """\
Pub quiz night: round three, rivers and bridges

1. Which river flows through Vienna?
Answer: The Danube.
2. What is the longest river in Portugal that rises in Spain?
Answer: The Tagus.
3. Which bridge opened in 1890 across the Firth of Forth?
Answer: The Forth Bridge.
4. Who designed the bridge at Coalbrookdale?
Answer: Thomas Pritchard.
5. True or false: the Nile flows north.
Answer: True.
""",
    "Chinese quiz": """\
百科知识竞答

1. 世界上最高的瀑布在哪个国家？
答：委内瑞拉。
2. “岁寒三友”指的是哪三种植物？
答：松、竹、梅。
3. 我国第一部纪传体通史是什么？
答：《史记》。
4. 人体最大的器官是什么？
答：皮肤。
""",
    "essay thinking for itself": """\
谈谈遗忘

人们总说记性好是福气，我却觉得忘性好才是。

哲学家尼采认为，没有遗忘就没有幸福。尼采说：“动物是幸福的，因为它们不记得。”诗人博尔赫斯不同意，他认为遗忘不过是记忆的地下室。博尔赫斯说，遗忘是唯一的复仇，也是唯一的宽恕。

心理学家弗洛伊德指出，没有什么是真正忘掉的。弗洛伊德的学生荣格认为，忘掉的东西会变成命运。作家普鲁斯特说，气味比脑子可靠。

诚然，忘得太快也有坏处。债主就不大赞成。
""",
    "novel, untagged": """\
第三章　阁楼

阁楼上有一股霉味。沈家的老二举着灯，一级一级往上走，楼板吱呀作响。

“老鼠？”

“不是。”跟在后面的姑娘低声说，“老鼠不会叹气。”

灯光晃了一下，照见墙角一只藤箱。箱盖上落着厚厚的灰，灰上却有几个新鲜的指印。

“谁来过？”

没有人回答。风从瓦缝里钻进来，灯焰缩成一粒豆。

“下去吧。”姑娘拉住他的袖子，“明天叫长工来看。”

他摇摇头，蹲下身去，把箱子打开了。

“信？”

“信。”

一叠发黄的信，用红绳捆着，最上面一封写着祖母的名字。他把信翻过来，背面是一行小字，墨色已经淡得看不清了。

“怎么不念？”

“不敢念。”

楼下的钟敲了十一下。两个人谁也没动，仿佛只要一动，那些年头就会从箱子里飞走。
""",
    "novel, English": """\
Chapter Seven

The mill stood dark against the river, and Harriet Lowe did not like the look of it.

"Rats?"

"Worse," said Tom. "Lawyers."

She laughed in spite of herself. The door gave a little under her hand, then stuck.

"Who's there?"

Nobody answered. Somewhere above them a board creaked, and a thin light moved behind the shutter.

"Did you see that?"

"I saw nothing," Tom said, "and neither did you."

They waited until the church clock had finished striking.

"Now?"

"Now."
""",
}

SPOKEN: dict[str, tuple[list[str], str]] = {
    "letters Q and A": (
        ["Q", "A"],
        """\
读者信箱：怎样养好一盆兰花

Q: 兰花的叶子发黄，是不是水浇多了？
A: 多半是。先把盆土晾干，再看根有没有烂。
Q: 多久施一次肥？
A: 春秋两季，半个月一次，薄肥就够。冬天不要施。
Q: 阳台朝北，能养吗？
A: 能养墨兰，不要养蝴蝶兰。
Q: 花谢了要不要剪？
A: 要剪，剪到花梗根部。
""",
    ),
    "letters A and B": (
        ["A", "B"],
        """\
口语练习：在邮局

A：请问，寄到昆明的包裹要几天？
B：普通的四天，快的第二天到。
A：那我寄快的。里面是茶叶，要不要包一下？
B：茶叶不怕压，装盒就行。
A：一共多少钱？
B：二十三块五。
A：可以扫码吗？
B：可以，请扫这里。
""",
    ),
    "three by letter": (
        ["A", "B", "C"],
        """\
小组讨论记录（三位同学）

A：我觉得题目太大了，不如只写一条街。
B：同意，写西门街吧，我家就在那里。
C：我可以去拍照片，周末有空。
A：那谁去采访？
B：我去，我认识几家店主。
C：别忘了问年份。
A：好，下周三之前把稿子交给我。
B：没问题。
C：照片我也一起交。
""",
    ),
    "three asked by a host": (
        ["主持人", "A", "B", "C"],
        """\
主持人：1. 各位先谈谈，为什么来这里？
A：我是跟着姐姐来的，没想那么多。
B：我是看了招工的启事。
C：我在老家没事做，就来了。
主持人：2. 来了以后习惯吗？
A：不习惯，吃的太甜。
B：还行，宿舍有空调。
C：我到现在还想家。
""",
    ),
    "author about a book": (
        ["记者", "顾长庚"],
        """\
“井”是一种时间——与作家顾长庚谈新书

记者：您在《井边》的序里写道，井是一种时间，这话怎么讲？
顾长庚：鲁迅先生在一篇序里讲过“我只得走”，我觉得井是相反的，它只能等。
记者：书里引了蒙田，您喜欢他吗？
顾长庚：喜欢。他认为人要谈自己，我就学着谈自己。
记者：下一本写什么？
顾长庚：写桥。
""",
    ),
    "talk under surnames alone": (
        ["时", "安"],
        """\
村东老井访谈

时：你看这口井还能用吗？
安：能。我们去年才淘过。
安：你要不要下去看看？
时：不了。那水位呢？
安：我看差不多两米，夏天还要高。
时：好，谢谢你。
注：井在村东。
""",
    ),
    "report that quotes writers": (
        ["邱明远", "罗素梅", "田家驹"],
        """\
本报讯（记者 何青）9月12日，县文化馆举行“乡土散文”座谈会，三十余位作者参加。

县作协主席邱明远说：“汪曾祺先生在一篇文章里讲过，写小说就是写语言。我看散文更是如此。”邱明远认为，乡土散文不能只写炊烟。

市师范学院副教授罗素梅指出，年轻作者读得太少。她引用沈从文的话说：“要贴着人物写。”罗素梅表示，学院明年将开设写作工坊。

文化馆馆长田家驹介绍，今年已编印文集两册，印数三千。田家驹说，下一步要把稿费提上去。
""",
    ),
    "feature without a date": (
        ["高文俊", "倪秀梅", "郭大有"],
        """\
石坪村的夜校

石坪村夜校校长高文俊说，开课头一年只有七个学生，教室借的是祠堂。“冬天冷，大家把火盆带来。”高文俊说。

教师倪秀梅告诉来访的人，她教的是散文，第一课讲朱自清。倪秀梅说，朱自清在《背影》里写道“我的泪很快地流下来了”，念到这里，底下几个父亲都不抬头。

村民郭大有说，他上完课才敢给儿子写信。郭大有认为，写字比种地难。

高文俊说，今年准备开第二个班，教算账。倪秀梅说，还要教念合同。
""",
    ),
    "reading club": (
        ["卞一川", "裴素云"],
        """\
“鲁迅与我们”读书会侧记

9月20日晚，市图书馆三楼坐满了人。主讲人、省社科院研究员卞一川说，鲁迅先生在一篇序里讲过，他写小说是为了不能全忘却的梦。卞一川认为，今天的读者把鲁迅读得太硬了。

市一中语文教师裴素云表示，学生最怕背课文。裴素云说：“我让他们先读《社戏》，读完去看一次戏。”

卞一川回应说，这个办法好。他认为，周作人在日记里写的那些小事，也可以拿来比着读。
""",
    ),
    "numbered questions answered at length": (
        ["答"],
        """\
读者问答

1. 我家的猫半夜总叫，怎么办？
答：先带去检查，你家的猫多半是到了年纪，不一定是病。
2. 猫能喝牛奶吗？
答：不能。大部分猫喝了会拉肚子。
3. 要不要每天洗澡？
答：不要，一个月一次就够了。
""",
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nobody_speaks(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize("sign", [r"\1．", r"\1、", r"(\1) ", r"\1   ", r"\1) "])
def test_choices_are_none_of_somebodys_whatever_is_behind_the_letter(sign: str) -> None:
    text = SILENT["exam with talkative choices"]
    assert names(re.sub(r"^([A-D])\. ", sign, text, flags=re.MULTILINE)) == []


@pytest.mark.parametrize(("speakers", "text"), SPOKEN.values(), ids=SPOKEN.keys())
def test_talk_that_looks_much_like_it_is_read(speakers: list[str], text: str) -> None:
    assert names(text) == speakers


def test_short_speech_in_paragraphs_of_its_own_heads_no_sections() -> None:
    assert headings(SILENT["novel, untagged"]) == [(1, "第三章 阁楼")]
    assert headings(SILENT["novel, English"]) == [(1, "Chapter Seven")]


def test_choices_are_kept_among_what_is_no_label() -> None:
    assert refused(SILENT["exam with talkative choices"])["A. "] == ITEM
