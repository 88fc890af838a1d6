"""Running numbers in front of labels, in all their writings; and numbered lists in which nobody speaks."""

from __future__ import annotations

import pytest

from tests.detect.readings import names, who_says

WRITINGS = (
    "{n}.{who}：",
    "{n}. {who}：",
    "{n}、{who}：",
    "{n}）{who}：",
    "（{n}）{who}：",
    "({n}) {who}：",
    "【{n}】{who}：",
    "[{n}] {who}：",
    "#{n} {who}：",
    "0{n}　{who}：",
    "{n}\t{who}：",
    "Q{n} {who}：",
    "Q{n}. {who}：",
    "Q{n}：{who}：",
    "No.{n} {who}：",
    "问题{n} {who}：",
    "问题{n}：{who}：",
    "提问{n}：{who}：",
    "第{n}问 {who}：",
    "第{n}个问题 {who}：",
    "{wide}．{who}：",
    "{ring}{who}：",
    "{ring} {who}：",
    "{han}、{who}：",
    "（{han}）{who}：",
    "第{han}问：{who}：",
)
LATIN = (
    "Q{n} {who}: ",
    "Q{n}\t{who}: ",
    "Q{n}.      {who}: ",
    "Question {n}: {who}: ",
    "Question {n}. {who}: ",
    "{n}. {who}: ",
    "{n}.     {who}: ",
    "   {n}.\t{who}: ",
    "({n}) {who}: ",
    "{n}) {who}: ",
    "{n}   {who}: ",
)
SAID = (
    ("{who}", "这条路什么时候能通车？"),
    ("梁秋水", "年底以前，我们已经铺到桥头了。"),
    ("{who}", "桥上能走货车吗？"),
    ("梁秋水", "能走，限重二十吨，您放心。"),
    ("{who}", "收不收费呢？"),
    ("梁秋水", "不收。"),
)
SAID_IN_ENGLISH = (
    ("{who}", "When did the roof come off?"),
    ("Edith Marl", "On the Tuesday. We heard it before we saw it."),
    ("{who}", "And where were you then?"),
    ("Edith Marl", "In the cellar, with the dog."),
    ("{who}", "Were you insured?"),
    ("Edith Marl", "The dog was."),
)


def _written(writing: str, who: str, said: tuple[tuple[str, str], ...]) -> str:
    lines = []
    for at, (speaker, words) in enumerate(said):
        n = at // 2
        number = {"n": n + 1, "wide": "１２３"[n], "ring": "①②③"[n], "han": "一二三"[n]}
        asks = speaker == "{who}"
        colon = ": " if words.isascii() else "："
        lines.append((writing.format(who=who, **number) if asks else speaker + colon) + words)
    return "道路与桥梁\n\n" + "\n".join(lines)


@pytest.mark.parametrize("writing", WRITINGS)
@pytest.mark.parametrize("who", ["记者", "问", "易小棠"])
def test_who_asks_behind_a_number_is_one_person_without_it(writing: str, who: str) -> None:
    assert [speaker for speaker, _ in who_says(_written(writing, who, SAID))] == [who, "梁秋水"] * 3


@pytest.mark.parametrize("writing", LATIN)
@pytest.mark.parametrize("who", ["Chair", "Sir Hugh Tarn", "Reporter"])
def test_evidence_in_english_is_numbered_before_who_asks(writing: str, who: str) -> None:
    text = _written(writing, who, SAID_IN_ENGLISH)
    assert [speaker for speaker, _ in who_says(text)] == [who, "Edith Marl"] * 3


def test_a_numbered_question_begins_at_its_number_and_its_words_behind_the_label() -> None:
    text = _written("{n}.{who}：", "记者", SAID)
    assert who_says(text)[0] == ("记者", "这条路什么时候能通车？")


SILENT = {
    "recipe": (
        "葱油饼的做法\n\n1.面粉：三百克，用温水和。\n2.葱：两把，切碎，别切太细。\n"
        "3.油：猪油最好，没有就用菜油。\n"
        "4.醒面：盖上湿布，半小时。\n5.下锅：小火慢烙，你可以翻三次。"
    ),
    "rules": (
        "（1）渡口：指供人、车过河的码头及其设施。\n（2）渡工：应当持证上岗，不得酒后驾船。\n"
        "（3）乘客：应当服从渡工指挥，不得抢上抢下。\n（4）管理人：应当每月检查渡船一次。\n"
        "（5）乘客：携带牲畜的，应当事先告知渡工。"
    ),
    "paper with room for answers": (
        "1.问：文中“他”指的是谁？\n答：____________\n2.问：第二段用了什么修辞？\n答：____________\n"
        "3.问：请写出全文的中心句。\n答：（            ）"
    ),
    "paper in English": (
        "1.  Look at paragraph two. Who is the narrator?\n    Answer: ______________\n"
        "2.  Name: find two names.\n    Answer: ____\n3.  Why does Tom leave?\n    Answer: ______________"
    ),
    "contract": (
        "1. Landlord: shall mean the owner of the premises.\n2. Tenant: shall mean the person named above.\n"
        "3. Landlord: shall keep the roof in repair.\n4. Tenant: shall keep the windows clean.\n"
        "5. Deposit: two months' rent."
    ),
    "stops": "1 东门：首班 6:00，末班 22:00\n2 西市：首班 6:05\n3 东门：首班 6:10\n4 渡口：首班 6:20",
    "questions as headings": (
        "问题1：怎样办理借书证？\n请带身份证到一楼服务台，您当场就可以拿到。\n"
        "问题2：可以借几本？\n每次五本，期限三十天。\n"
        "问题3：过期怎么办？\n每天一角，封顶十元。"
    ),
    "exercise": (
        "1. 选词填空。\n（1）我：你去哪儿____？\n（2）他：我____学校。\n\n"
        "2. 判断对错。\n（1）小王昨天没来。（ ）"
    ),
    "chapters of a novel": (
        "1\n\n夜里下了雨。秀兰问：“谁？”门外没有人答。\n\n2\n\n天亮以后，她去井边打水。"
        "老周说：“你听见没有？”\n\n3\n\n井里的水涨了半尺。"
    ),
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT.keys())
def test_nobody_speaks_in_numbered_lists(text: str) -> None:
    assert names(text) == []


def test_an_answer_holds_numbered_lists_of_its_own() -> None:
    text = (
        "1.问：收购价怎么定？\n答：分三步：\n1. 先看前三年均价；\n2. 再看成本；\n3. 最后大家商量。\n\n"
        "2.问：下雨谁来担？\n答：保险担一半。\n\n3.问：“机采”能不能试？\n答：可以，先划二十亩。\n"
        "（1）机器合作社买；\n（2）油钱你们出。"
    )
    assert [speaker for speaker, _ in who_says(text)] == ["问", "答"] * 3


def test_number_and_label_may_be_in_bold_apart() -> None:
    text = "".join(
        f"**Q{n}** **Chair:** Is gauge {n} working?\n**Dr Nancy Wren:** It is, and you may see it.\n"
        for n in (1, 2, 3)
    )
    assert names(text) == ["Chair", "Dr Nancy Wren"]


def test_an_account_behind_a_number_asks() -> None:
    text = (
        "1、用户139****2211 问：存货为什么增加？\n董秘彭月 答：您好，主要是备料。\n"
        "2、小散_老周 问：新厂什么时候投产？\n董秘彭月 答：您好，预计七月。\n"
    )
    assert names(text) == ["用户139****2211", "彭月", "小散_老周"]


def test_questions_that_nobody_answers_are_nobodys() -> None:
    assert names("访谈提纲\n\n1. 问：您什么时候来的？\n2. 问：最初做什么？\n3. 问：家里人支持吗？\n") == []
