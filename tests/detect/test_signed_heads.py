"""Labels marked off by other signs than a colon, or by signs before them; and what only looks so."""

from __future__ import annotations

import pytest

from tests.detect.readings import read_all

_ASK = (
    "你们看到昨天的通知了吗？",
    "看到了，我们组要搬。",
    "搬去哪里？",
    "三楼，窗户朝北那间。",
    "那我得带个台灯。",
)
_WHO = ("林晓东", "周玉梅", "林晓东", "周玉梅", "林晓东")
_ENGLISH = (
    "How long have you been up here?",
    "I came in 1974, and I never really left.",
    "Did you ever get lonely?",
    "No. You have the birds, and you have the radio.",
    "Thank you for your time.",
)
_KEEPERS = ("Agnes Harlow", "Tobias Finch", "Agnes Harlow", "Tobias Finch", "Agnes Harlow")

FORMS = {
    "bar": "{who}｜{words}",
    "bar between blanks": "{who} | {words}",
    "slash": "{who}/{words}",
    "wide slash": "{who}／{words}",
    "dash": "{who}——{words}",
    "one dash": "{who} — {words}",
    "middle dot": "{who}·{words}",
    "tab": "{who}\t{words}",
    "wide blank": "{who}\u3000{words}",
    "two blanks": "{who}  {words}",
    "time, bar": "{time} | {who} | {words}",
    "bar, time": "{who} | {time} | {words}",
    "time in brackets, bar": "[{time}] {who}｜{words}",
    "row of a table": "| {time} | {who} | {words} |",
    "two angles": ">> {who}：{words}",
    "two angles close": ">>{who}: {words}",
    "one angle": "> {who}：{words}",
    "arrow": "→ {who}：{words}",
    "bullet": "● {who}：{words}",
    "at": "@{who}：{words}",
    "hash": "#{who}：{words}",
    "hash and blank": "# {who}：{words}",
    "number": "{number}、{who}：{words}",
    "number close": "{number}.{who}:{words}",
    "number in brackets": "（{number}）{who}：{words}",
    "Q": "Q{number} {who}：{words}",
}
LATIN = (
    "bar",
    "one dash",
    "tab",
    "two angles",
    "two angles close",
    "arrow",
    "number close",
    "number in brackets",
)


def _written(form: str, names: tuple[str, ...], said: tuple[str, ...]) -> str:
    return "\n".join(
        FORMS[form].format(who=who, words=words, time=f"00:{10 + n}", number=n + 1)
        for n, (who, words) in enumerate(zip(names, said, strict=True))
    )


def _who_says(text: str) -> list[tuple[str, str]]:
    return [
        (turn.speaker, text[turn.text_start : turn.end].strip().rstrip("| "))
        for reading in read_all(text)
        for turn in reading.turns
        if turn.speaker is not None
    ]


def _speakers(text: str) -> list[str]:
    return [who for who, _ in _who_says(text)]


@pytest.mark.parametrize("form", FORMS)
def test_people_under_one_sign_throughout_speak(form: str) -> None:
    assert _who_says(_written(form, _WHO, _ASK)) == list(zip(_WHO, _ASK, strict=True))


@pytest.mark.parametrize("form", LATIN)
def test_english_names_under_one_sign_speak(form: str) -> None:
    assert _who_says(_written(form, _KEEPERS, _ENGLISH)) == list(zip(_KEEPERS, _ENGLISH, strict=True))


def test_the_head_of_a_table_is_nobodys() -> None:
    text = "| 时间 | 发言人 | 内容 |\n| --- | --- | --- |\n" + _written("row of a table", _WHO, _ASK)
    assert _speakers(text) == list(_WHO)


def test_counted_questions_are_asked_and_plain_labels_answer() -> None:
    text = (
        "问题1 记者：您好，请问您贵姓？\n张国栋：我姓张，叫张国栋。\n"
        "问题2 记者：您在这里住了多久？\n张国栋：快四十年了，我在这儿长大的。\n"
        "问题3 记者：那您觉得变化大吗？\n张国栋：太大了，我都认不出来了。"
    )
    assert _speakers(text) == ["记者", "张国栋"] * 3


ADDRESSED = {
    "asks": (
        (
            "记者问李明：您为什么选择回乡？\n李明答记者：我想离父母近一点。\n记者问李明：收入会不会少很多？\n"
            "李明答记者：少了一半，不过我心里踏实。\n记者问王芳：您支持他吗？\n王芳答记者：我一开始也不愿意。"
        ),
        ["记者", "李明", "记者", "李明", "记者", "王芳"],
    ),
    "arrow": (
        (
            "周三丰→李四光：你那边的资料整理好了吗？\n李四光→周三丰：还差两份，我明天给你。\n"
            "周三丰→李四光：好，那我等你。\n李四光→周三丰：对了，你记得带优盘。"
        ),
        ["周三丰", "李四光", "周三丰", "李四光"],
    ),
    "to": (
        (
            "Alice to Bob: Did you send the letter?\nBob to Alice: I did, on Friday. You should have it.\n"
            "Alice to Bob: It isn't here yet.\nBob to Alice: Then ask Carol.\n"
            "Alice to Carol: Have you seen my letter?\nCarol to Alice: Yes, it's on your desk."
        ),
        ["Alice", "Bob", "Alice", "Bob", "Alice", "Carol"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), ADDRESSED.values(), ids=ADDRESSED.keys())
def test_who_speaks_to_somebody_is_one_person(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


SPOKEN = {
    "a nickname in quotation marks": (
        (
            "记者：您第一次进网吧是哪年？\n“老猫”：我记得是九八年，我才上初二。\n记者：那时候玩什么？\n"
            "“老猫”：红警，我们几个一块儿玩。\n“小辉”：你还逃课呢。\n“老猫”：你不也逃了吗？"
        ),
        ["记者", "老猫", "记者", "老猫", "小辉", "老猫"],
    ),
    "names with posts over paragraphs": (
        (
            "Operator\n\nGood day, and welcome to the call. I now hand over to Laura Whitcombe.\n\n"
            "Laura Whitcombe, Vice President\n\nThank you, operator. Good morning, everyone.\n\n"
            "Desmond Okafor, Chief Executive Officer\n\nThanks, Laura. I want to thank our people.\n\n"
            "Ingrid Halvorsen, Chief Financial Officer\n\nRevenue grew. Our margin was 41 percent.\n\n"
            "Operator\n\nThere are no further questions. Thank you for joining.\n\n"
            "Call participants:\n\nLaura Whitcombe, Vice President\n\n"
            "Desmond Okafor, Chief Executive Officer\n\n"
            "All earnings call transcripts"
        ),
        ["Operator", "Laura Whitcombe", "Desmond Okafor", "Ingrid Halvorsen", "Operator"],
    ),
}


@pytest.mark.parametrize(("text", "speakers"), SPOKEN.values(), ids=SPOKEN.keys())
def test_people_are_called_by_one_name_each(text: str, speakers: list[str]) -> None:
    assert _speakers(text) == speakers


SILENT = {
    "menu": "鱼香肉丝 | 32元，您可以选微辣\n宫保鸡丁 | 36元\n鱼香肉丝 | 大份48元\n宫保鸡丁 | 大份52元",
    "telephone list": (
        "王海燕 | 13800000000 | 教务处\n李大勇 | 13900000000 | 总务处\n"
        "王海燕 | 13700000000 | 宿舍\n李大勇 | 1360 | 办公室"
    ),
    "poems": (
        "李白·静夜思\n床前明月光，疑是地上霜。\n\n杜甫·春望\n国破山河在，城春草木深。\n"
        "\n李白·将进酒\n君不见黄河之水天上来。\n\n"
        "杜甫·登高\n风急天高猿啸哀。"
    ),
    "works": (
        "鲁迅——《狂人日记》\n老舍——《茶馆》，你读过吗？\n鲁迅——《故乡》\n老舍——《骆驼祥子》\n巴金——《家》"
    ),
    "colours of a film": (
        "红——代表母亲，她的裙子，她的嘴唇。\n蓝——代表离开的父亲，我们在海边拍。\n红——再次出现，结尾的灯。\n"
        "蓝——退到背景里，大家几乎看不见。"
    ),
    "routes": (
        "北京/上海 每天三班，您可以在网上订票。\n上海/广州 每天两班。\n"
        "北京/广州 每天一班，您可以订票。\n上海/北京 每天三班。"
    ),
    "verse": "春　我在田里种下一粒种子。\n夏　我看它长高。\n秋　你来的时候，它已经低头。\n冬　我们围着炉子。",
    "program": (
        "main -> parse: reads your file.\nparse -> main: returns the tree.\n"
        "main -> print: writes your output.\n"
        "print -> main: returns nothing."
    ),
    "letters": (
        "Anna to Ben: 3 May 1944\nBen to Anna: 9 May 1944\n"
        "Anna to Ben: 1 June 1944\nBen to Anna: 12 June 1944"
    ),
    "hashtags": (
        "#春天：公园里的花都开了。\n#夏天：我们去海边，你去吗？\n"
        "#秋天：我最喜欢的季节。\n#冬天：大家注意保暖。"
    ),
    "words quoted": (
        "Montaigne - I quote others only in order the better to express myself.\n"
        "Pascal - All of our problems come from our inability to sit quietly in a room.\n"
        "Montaigne - I do not care so much what I am to others.\n"
        "Pascal - I have made this letter longer than usual."
    ),
    "contract": (
        "（一）甲方：您应当按照本合同约定付款。\n（二）乙方：应当按时交货。\n"
        "（三）甲方：有权检查，请乙方配合。\n"
        "（四）乙方：应当配合检查。"
    ),
    "matches": "王海燕—李大勇 3:2\n李大勇—周强 3:0\n王海燕—周强 2:3\n周强—王海燕 1:3",
    "advice": (
        "1.车架：先看焊点有没有裂纹，你可以用手电照一照。\n2.轮组：转一转，看看偏不偏摆。\n"
        "3.刹车：捏到底，我建议换新的刹皮。\n"
        "4.坐垫：舒服最重要，好吗？"
    ),
    "chapters": (
        "00:03 开场：为什么想做这一期\n02:15 江涛：从程序员到养蜂人\n"
        "08:40 蜜蜂的社会：谁说了算？\n15:22 被蛰之后：我们都怕什么\n"
        "23:10 收成：一箱蜂能赚多少钱\n41:05 尾声：给新手的三条建议"
    ),
    "chapters in English": (
        "0:00 Intro: who we are\n3:12 Anna: growing up on a boat\n10:45 Storms: what if the mast breaks?\n"
        "22:30 Anna: the year in Lisbon\n31:00 Money: how we pay for it\n40:12 Outro: thank you"
    ),
    "timetable of places": (
        "8:30 高桥：集合\n9:10 方塔：参观\n10:00 张江：座谈，请大家准备好问题\n"
        "11:30 高桥：返程\n14:00 方塔：自由活动\n15:00 张江：总结"
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nobody_speaks_in_lists_verse_and_timetables(text: str) -> None:
    assert _speakers(text) == []
