"""Forms in which labels stand, and texts that only look as if they had some: who is heard, line by line."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_all

SPOKEN: dict[str, tuple[str, list[str]]] = {
    "boxes over the speech": (
        (
            "[主持人 李红霞]\n"
            "女士们、先生们，大家好。\n"
            "\n"
            "[王建业]\n"
            "谢谢主持人。今年以来，经济运行总体平稳。\n"
            "\n"
            "[中新社记者]\n"
            "请问下一步有什么打算？\n"
            "\n"
            "[王建业]\n"
            "谢谢你的提问。我们将继续努力。\n"
            "\n"
            "[主持人 李红霞]\n"
            "发布会到此结束。谢谢大家。\n"
        ),
        ["李红霞", "王建业", "中新社记者", "王建业", "李红霞"],
    ),
    "a paper asks": (
        (
            "新京报：你们怎么看这件事？\n"
            "周一围：我觉得没什么可说的。\n"
            "新京报：后来呢？\n"
            "周一围：后来就算了。\n"
            "新京报：还会再来吗？\n"
            "周一围：会的。\n"
        ),
        ["新京报", "周一围", "新京报", "周一围", "新京报", "周一围"],
    ),
    "a court": (
        (
            "审判长：现在开庭。被告人，你叫什么名字？\n"
            "被告人李大山：我叫李大山。\n"
            "公诉人：你当时在哪里？\n"
            "被告人李大山：我在家。\n"
            "辩护人张律师：我没有问题。\n"
            "审判长：休庭。\n"
        ),
        ["审判长", "李大山", "公诉人", "李大山", "辩护人张律师", "审判长"],
    ),
    "capitals": (
        (
            "REPORTER: What about the budget?\n"
            "\n"
            "PRESIDENT HOLLIS: We're going to fix it.\n"
            "\n"
            "REPORTER: When?\n"
            "\n"
            "PRESIDENT HOLLIS: Soon. Thank you.\n"
            "\n"
            "SEN. MARLOWE: I have a question.\n"
            "\n"
            "PRESIDENT HOLLIS: Go ahead.\n"
            "\n"
            "MS. QUILL (NBC): Are you sure?\n"
        ),
        [
            "REPORTER",
            "PRESIDENT HOLLIS",
            "REPORTER",
            "PRESIDENT HOLLIS",
            "SEN. MARLOWE",
            "PRESIDENT HOLLIS",
            "MS. QUILL",
        ],
    ),
    "initials explained by the first labels": (
        (
            "Interviewer (I): Hello, how are you?\n"
            "Participant (P): Fine, thanks.\n"
            "I: Tell me about your work.\n"
            "P: I make boats.\n"
            "I: Since when?\n"
            "P: Since I was nine.\n"
        ),
        ["Interviewer", "Participant", "I", "P", "I", "P"],
    ),
    "surnames with forms of address": (
        (
            "张总：这个季度怎么样？\n"
            "李工：还可以，我们完成了八成。\n"
            "小王：测试还差一点。\n"
            "张总：什么时候能好？\n"
            "李工：下周吧。\n"
            "小王：嗯，下周。\n"
        ),
        ["张总", "李工", "小王", "张总", "李工", "小王"],
    ),
    "a chat with dates": (
        (
            "12/03/2024, 10:02 - Nadia: Are you coming?\n"
            "12/03/2024, 10:03 - Tom Brill: Yes, in ten minutes.\n"
            "12/03/2024, 10:05 - Nadia: Ok!\n"
            "12/03/2024, 10:09 - Tom Brill: I'm here.\n"
        ),
        ["Nadia", "Tom Brill", "Nadia", "Tom Brill"],
    ),
    "a chat with dates in brackets": (
        (
            "[12/03/24, 10:02:11] Nadia: Are you coming?\n"
            "[12/03/24, 10:03:40] Tom Brill: Yes, in ten minutes.\n"
            "[12/03/24, 10:05:01] Nadia: Ok!\n"
        ),
        ["Nadia", "Tom Brill", "Nadia"],
    ),
    "a chat of a call": (
        (
            "10:02:11 From Nadia Brill to Everyone: Are you coming?\n"
            "10:03:40 From Tom Oster to Everyone: Yes, I am.\n"
            "10:04:00 From Nadia Brill to Everyone: great\n"
        ),
        ["Nadia Brill", "Tom Oster", "Nadia Brill"],
    ),
    "times in brackets behind": (
        (
            "Speaker 1 [00:00:03]\n"
            "Hello there, how are you?\n"
            "\n"
            "Speaker 2 [00:00:06]\n"
            "Fine.\n"
            "\n"
            "Speaker 1 [00:00:09]\n"
            "Good.\n"
        ),
        ["Speaker 1", "Speaker 2", "Speaker 1"],
    ),
    "numbers of a recogniser": (
        ("spk0: 你好，我是小刘。\nspk1: 你好。\nspk0: 我们开始吧。\n"),
        ["spk0", "spk1", "spk0"],
    ),
    "voice tags of subtitles": (
        (
            "00:00:01.000 --> 00:00:03.000\n"
            "<v Nadia Brill>Hello, are you there?</v>\n"
            "\n"
            "00:00:03.000 --> 00:00:05.000\n"
            "<v Tom Oster>Yes, I am.</v>\n"
            "\n"
            "00:00:06.000 --> 00:00:07.000\n"
            "<v Nadia Brill>Good.</v>\n"
        ),
        ["Nadia Brill", "Tom Oster", "Nadia Brill"],
    ),
    "a lesson": (
        (
            "师：同学们，今天我们学什么？\n"
            "生：圆的面积！\n"
            "师：谁来说说？\n"
            "生1：我来说。\n"
            "师：好，你说。\n"
            "生1：先剪开。\n"
            "生2：我不同意。\n"
            "师：为什么？\n"
        ),
        ["师", "生", "师", "生1", "师", "生1", "生2", "师"],
    ),
    "signs before the names": (
        ("●主持人：大家好。\n●罗知秋：你好。\n●主持人：今天谈什么？\n●罗知秋：谈桥。\n"),
        ["主持人", "罗知秋", "主持人", "罗知秋"],
    ),
    "signs and blanks before the names": (
        ("◆ 主持人：大家好。\n◆ 罗知秋：你好。\n◆ 主持人：今天谈什么？\n◆ 罗知秋：谈桥。\n"),
        ["主持人", "罗知秋", "主持人", "罗知秋"],
    ),
    "other colons": (
        ("主持人∶大家好。\n罗知秋∶你好。\n主持人︰今天谈什么？\n罗知秋﹕谈桥。\n"),
        ["主持人", "罗知秋", "主持人", "罗知秋"],
    ),
    "names spaced out": (
        ("张\u3000三：大家好。\n李小四：你好。\n张\u3000三：今天谈什么？\n李小四：谈桥。\n"),
        ["张三", "李小四", "张三", "李小四"],
    ),
    "posts inside names": (
        (
            "主席（王秋水）：請林部長報告。\n"
            "林部長佳山：主席、各位委員，我報告如下。\n"
            "王委員世山：部長，你怎麼說？\n"
            "林部長佳山：我們會檢討。\n"
            "王委員世山：好。\n"
        ),
        ["王秋水", "林佳山", "王世山", "林佳山", "王世山"],
    ),
    "names alone": (
        (
            "欧阳静\n"
            "大家好，今天我们谈三件事情，请各位畅所欲言。\n"
            "\n"
            "罗知秋\n"
            "我先说，第一件事情是老桥怎么修。\n"
            "\n"
            "欧阳静\n"
            "请您接着说下去，我们都想听。\n"
            "\n"
            "罗知秋\n"
            "桥墩裂了四厘米，不修不行。\n"
        ),
        ["欧阳静", "罗知秋", "欧阳静", "罗知秋"],
    ),
    "stops after the names": (
        (
            "The CHAIRMAN. The committee will come to order. Mr. Holt, you are recognized.\n"
            "Mr. HOLT. Thank you, Mr. Chairman. I have two questions.\n"
            "Ms. PERRY. I am glad to answer them.\n"
            "Mr. HOLT. Is the dam safe?\n"
            "Ms. PERRY. It is.\n"
            "The CHAIRMAN. Thank you.\n"
        ),
        ["The CHAIRMAN", "Mr. HOLT", "Ms. PERRY", "Mr. HOLT", "Ms. PERRY", "The CHAIRMAN"],
    ),
    "asks and answers": (
        ("记者问：您怎么看？\n王教授答：我觉得可以。\n记者问：什么时候？\n王教授答：明年。\n"),
        ["记者", "王教授", "记者", "王教授"],
    ),
    "stage directions": (
        ("张三（笑）：你来了？\n李四（OS）：我没来。\n张三：那你是谁？\n李四：我是风。\n"),
        ["张三", "李四", "张三", "李四"],
    ),
    "posts before names": (
        (
            "CEO 王大明：我们今年不错。\n"
            "技术总监李小红：对，我同意。\n"
            "CEO 王大明：明年呢？\n"
            "技术总监李小红：明年更好。\n"
        ),
        ["王大明", "李小红", "王大明", "李小红"],
    ),
    "short forms in capitals": (
        (
            "INT: So how long have you been here?\n"
            "RES: About nine years.\n"
            "INT: Do you like it?\n"
            "RES: I do, mostly.\n"
            "INT: Mostly?\n"
            "RES: Well, the rain.\n"
        ),
        ["INT", "RES", "INT", "RES", "INT", "RES"],
    ),
    "roles before names": (
        ("主持人张三：大家好。\n嘉宾李四：你好。\n主持人张三：开始吧。\n嘉宾李四：好的。\n"),
        ["张三", "李四", "张三", "李四"],
    ),
    "what looks like fields inside speech": (
        (
            "对话录\n"
            "\n"
            "老师：什么是时间？\n"
            "学生：时间：14:30。\n"
            "老师：结论：你没听懂。\n"
            "学生：原因是：我困。\n"
            "老师：那就睡吧。\n"
        ),
        ["老师", "学生", "老师", "学生", "老师"],
    ),
    "times in brackets and no colon": (
        (
            "主持人（00:00）大家好，我们开始吧。\n"
            "罗知秋（00:05）好的。\n"
            "主持人（00:09）谁先说？\n"
            "罗知秋（00:12）我先说。\n"
        ),
        ["主持人", "罗知秋", "主持人", "罗知秋"],
    ),
    "bold names": (
        (
            "**Host:** Welcome to the show.\n"
            "\n"
            "**Nadia Brill:** Thanks for having me.\n"
            "\n"
            "**Host:** What are you working on?\n"
            "\n"
            "**Nadia Brill:** A book.\n"
        ),
        ["Host", "Nadia Brill", "Host", "Nadia Brill"],
    ),
    "names as headings": (
        (
            "### Host\n"
            "\n"
            "Welcome to the show.\n"
            "\n"
            "### Nadia Brill\n"
            "\n"
            "Thanks for having me.\n"
            "\n"
            "### Host\n"
            "\n"
            "What are you working on?\n"
            "\n"
            "### Nadia Brill\n"
            "\n"
            "A book.\n"
        ),
        ["Host", "Nadia Brill", "Host", "Nadia Brill"],
    ),
    "first names": (
        ("Tom: Are you ready?\nAnna: I am.\nTom: Then let's go.\nAnna: Wait for me!\n"),
        ["Tom", "Anna", "Tom", "Anna"],
    ),
    "voices of many": (
        (
            "王秋：你好。\n"
            "赵敏：你好。\n"
            "王秋：今天谈什么？\n"
            "赵敏：谈桥。\n"
            "众人：好！\n"
            "现场工作人员：时间到了，请大家退场。\n"
        ),
        ["王秋", "赵敏", "王秋", "赵敏", "众人", "现场工作人员"],
    ),
}

SILENT: dict[str, str] = {
    "a log": (
        "INFO: started server\n"
        "INFO: listening on port 80\n"
        "WARN: you should use TLS\n"
        "ERROR: failed to bind\n"
        "INFO: retrying\n"
        "ERROR: failed again\n"
        "INFO: bye\n"
    ),
    "settings": (
        "name: app\n"
        "services:\n"
        "  web:\n"
        "    image: nginx\n"
        "    ports: 80\n"
        "  db:\n"
        "    image: postgres\n"
        "name: other\n"
    ),
    "notes of a manual": (
        "Usage: run it like this.\n"
        "Note: you should read the manual first.\n"
        "Warning: do not delete your files.\n"
        "Note: we do not support this.\n"
        "Tip: use your own config.\n"
    ),
    "a change log": (
        "## 1.2\n"
        "Added: support for your own themes\n"
        "Fixed: crash when you open a file\n"
        "Changed: we now use Qt 6\n"
        "## 1.1\n"
        "Added: search\n"
        "Fixed: you can undo\n"
        "Changed: our icons\n"
    ),
    "a law": (
        "第一条 为了规范市场，制定本法。\n"
        "第二条 下列用语的含义：\n"
        "甲方：指出租人。\n"
        "乙方：指承租人。\n"
        "甲方：应当交付房屋。\n"
        "乙方：应当支付租金。\n"
    ),
    "a novel": (
        "夜里下雨了。老李说：“你怎么来了？”\n"
        "小王说：“我来看看你。”\n"
        "老李道：“坐吧。”\n"
        "小王问：“有酒吗？”\n"
        "老李说：“有。”\n"
    ),
    "marks of pupils": ("张伟：95分\n李娜：88分\n王芳：76分\n张伟：90分\n李娜：85分\n"),
    "telephone numbers": ("张伟：13800001111\n李娜：13900002222\n王芳：zhang@example.com\n"),
    "tasks": ("张伟：负责后勤\n李娜：负责宣传\n王芳：负责财务\n张伟：负责车辆\n"),
    "a recipe": (
        "Ingredients: flour, sugar\n"
        "Step 1: Mix your flour.\n"
        "Step 2: Bake it.\n"
        "Tip: you can add salt.\n"
        "Tip: do not burn it!\n"
        "Serves: 4\n"
    ),
    "an essay with quotations": (
        "关于读书，古人有很多说法。\n"
        "孔子：“学而时习之，不亦说乎？”\n"
        "朱熹：“读书有三到。”\n"
        "我觉得他们说得都对。\n"
    ),
    "a programme": (
        "09:00 开幕式\n09:30 主旨报告\n张三：大模型的未来\n10:30 茶歇\n李四：机器人的手\n12:00 午餐\n"
    ),
    "a cast": ("导演：王大明\n主演：李小红、张三\n编剧：赵四\n片长：98分钟\n剧情：一个人来到城里。\n"),
    "a dictionary": ("苹果：一种水果。\n香蕉：也是一种水果，你可以生吃。\n苹果：又指一家公司。\n"),
    "a letter": (
        "From: Tom Brill\n"
        "To: Nadia\n"
        "Subject: your question\n"
        "Date: 3 May 2021\n"
        "\n"
        "Dear Nadia,\n"
        "I got your note. Please call me.\n"
        "Thanks,\n"
        "Tom\n"
    ),
    "a program": (
        "def f(x: int) -> None:\n"
        "    if x:\n"
        "        return\n"
        "    else:\n"
        "        print('you: ' + x)\n"
        "class A:\n"
        "    pass\n"
        "try:\n"
        "    g()\n"
        "except ValueError:\n"
        "    pass\n"
    ),
}


def heard(text: str) -> list[str]:
    """The speakers of the turns, in their order."""
    return [turn.speaker for reading in read_all(text) for turn in reading.turns if turn.speaker]


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_who_speaks_is_told_by_labels_of_every_form(text: str, speakers: list[str]) -> None:
    assert heard(text) == speakers


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nobody_is_heard_where_nobody_speaks(text: str) -> None:
    assert heard(text) == []
