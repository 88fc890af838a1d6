"""Headings with times, between ornaments, by the usual names of parts, and odd ones right over turns."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_one

ANSWERS = (
    "水是五月来的，来的时候你先听见，后看见，坝上的人都这么说。",
    "那年雨多，闸门开了三次，第三次是在半夜，我们打着手电去的。",
    "本子一共三十一册，站长说要留一册，我就把第一册留下了。",
    "机器也会坏，坏了还得用笔记，一天六次，一次也不能少。",
    "表贴在小卖部门口，大家来买酱油，顺便看一眼，比什么都管用。",
    "我孙子来住过一个暑假，回去写了一篇作文，老师说像假的。",
)
TALK = (
    "The bar has less water than it had, and I have the book here to show you where.",
    "We turned the lights off in the stacks, and the readers thought it was part of the evening.",
    "There were forty of them in the yard, with their hands in their pockets, and nobody went in.",
    "She kept the books for two shops and sold pies at the weekend, and the pies made more.",
    "It is dated, it is signed, and it smells of the river, which is more than I can say for mine.",
    "The bus to the quarry was cut in March, and with it went the only way to the clinic.",
)


def titles(text: str) -> list[str]:
    return [title for _, title in headings(text)]


def talk(n: int) -> str:
    return f"记者：第{n + 1}件事您还记得吗？\n\n祁广仁：{ANSWERS[n]}"


def english_talk(n: int) -> str:
    return f"Ruth: What about number {n + 1}?\n\nHarold: {TALK[n]}"


def under(heads: tuple[str, ...], *, english: bool = False, title: str = "") -> str:
    """A title and a question with its answer under each head."""
    said = english_talk if english else talk
    first = title or ("Writing Things Down" if english else "守坝三十一年")
    return "\n\n".join([first, *(f"{head}\n\n{said(n)}" for n, head in enumerate(heads))]) + "\n"


@pytest.mark.parametrize(
    "form",
    ["{t} {w}", "[{t}] {w}", "【{t}】{w}", "{w}（{t}）", "{w} {t}", "▶ {t} {w}", "{t} – {w}", "{t} | {w}"],
)
def test_titles_with_times_over_turns(form: str) -> None:
    times, heads = ("00:40", "12:30", "31:05"), ("上坝的路", "记水位", "以后谁来看？")
    text = under(tuple(form.format(t=t, w=w) for t, w in zip(times, heads, strict=True)))
    assert titles(text) == list(heads)
    assert names(text) == ["记者", "祁广仁"]


def test_a_list_of_chapters_is_no_heading_where_its_titles_come_again() -> None:
    heads = ("00:40 上坝的路", "12:30 记水位", "31:05 下坝")
    text = under(heads).replace("守坝三十一年\n", "守坝三十一年\n\n时间轴\n" + "\n".join(heads) + "\n", 1)
    reading = read_one(text)
    assert [section.title for section in reading.sections] == ["上坝的路", "记水位", "下坝"]
    assert all(section.start > text.index("下坝") for section in reading.sections)


def test_titles_with_times_over_paragraphs() -> None:
    heads = ("0:00 Intro", "1:42 What was left", "9:15 First threads")
    body = "\n\n".join(f"{head}\n{TALK[n]} {TALK[n + 1]}" for n, head in enumerate(heads))
    assert titles(f"Restoring a Loom\n\n{body}\n") == ["Intro", "What was left", "First threads"]


def test_what_a_recogniser_times_is_no_heading() -> None:
    lines = [f"00:{n:02d} {answer.split('，')[0]}\n{answer}" for n, answer in enumerate(ANSWERS)]
    assert titles("\n".join(f"00:{n:02d} {answer}" for n, answer in enumerate(ANSWERS)) + "\n") == []
    assert len(titles("\n\n".join(lines))) in (0, len(lines))


def test_a_time_alone_over_a_heading_keeps_its_gap() -> None:
    heads = ("00:01:05\n上坝的路", "00:18:33\n记水位", "00:35:50\n下坝")
    assert titles(under(heads)) == ["上坝的路", "记水位", "下坝"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("· ", " ·"),
        ("★", "★"),
        ("| ", " |"),
        ("～", "～"),
        ("* * * ", " * * *"),
        ("—— ", " ——"),
        ("<< ", " >>"),
    ],
)
def test_words_between_ornaments_over_turns(left: str, right: str) -> None:
    heads = ("值班", "风雪夜", "下山")
    assert titles(under(tuple(f"{left}{head}{right}" for head in heads))) == list(heads)


@pytest.mark.parametrize(
    "lines", [("*笑*", "*起身倒水*"), ("~沉默~", "~笑~"), ("—— 录音中断 ——", "—— 录音继续 ——")]
)
def test_gestures_and_breaks_between_signs_are_no_headings(lines: tuple[str, str]) -> None:
    text = f"守坝三十一年\n\n{talk(0)}\n\n{lines[0]}\n\n{talk(1)}\n\n{lines[1]}\n\n{talk(2)}\n"
    assert titles(text) == []


@pytest.mark.parametrize(
    "head",
    [
        "后记",
        "讨论情况",
        "访员观察",
        "Afterword",
        "Coda",
        "Public comment",
        "ANY OTHER BUSINESS",
        "Editor's note",
    ],
)
def test_the_usual_name_of_a_part_needs_no_company(head: str) -> None:
    english = head.isascii()
    said, told = (english_talk, TALK[5]) if english else (talk, ANSWERS[5])
    first = "Writing Things Down" if english else "守坝三十一年"
    assert titles(f"{first}\n\n{said(0)}\n\n{said(1)}\n\n{head}\n\n{told}\n") == [head]


def test_parts_of_a_record_over_paragraphs_and_turns() -> None:
    text = (
        f"个案会议记录\n\n个案背景\n{ANSWERS[0]}\n\n讨论\n记者：先说上周。\n祁广仁：{ANSWERS[1]}\n\n"
        f"住户走访情况\n{ANSWERS[2]}\n\n介入计划\n{ANSWERS[3]}\n"
    )
    assert titles(text) == ["个案背景", "讨论", "住户走访情况", "介入计划"]


def test_two_heads_over_one_turn_are_a_part_and_its_first_topic() -> None:
    heads = (
        "ORAL QUESTIONS\n\nSchool Bus Routes",
        "Bridge Repairs",
        "ORDERS OF THE DAY\n\nSecond Reading of Bill 12",
    )
    assert titles(under(heads, english=True, title="HOUSE OF ASSEMBLY")) == [
        "ORAL QUESTIONS",
        "School Bus Routes",
        "Bridge Repairs",
        "ORDERS OF THE DAY",
        "Second Reading of Bill 12",
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Learning the trade:", "On the strike:", "What the flood took:"),
        ("Agenda Item 1: Roll Call", "Agenda Item 2: Bus Contract", "Agenda Item 3: Public Forum"),
        (
            "Should libraries open at night?",
            "Who decides what is bought?",
            "What would you do with the money?",
        ),
    ],
)
def test_odd_english_heads_over_turns(heads: tuple[str, ...]) -> None:
    assert titles(under(heads, english=True)) == [head.rstrip(":") for head in heads]


@pytest.mark.parametrize(
    "lines",
    [("He asked us then:", "She replied at once:"), ("Is that so?", "Why?"), ("B: Is it?", "C: Is it not?")],
)
def test_lead_ins_and_questions_of_a_turn_are_no_heads(lines: tuple[str, str]) -> None:
    said = [f"Ruth: {TALK[n]}\n\n{line}\n\nHarold: {TALK[n + 2]}" for n, line in enumerate(lines)]
    assert titles("\n\n".join(["Writing Things Down", *said, english_talk(5)])) == []


def test_bold_questions_under_headings_are_asked_and_part_nothing() -> None:
    asked = "\n\n".join(f"**Number {n + 1}, what was it?**\n\n{TALK[n]}" for n in range(3))
    assert titles(f"# An Afternoon\n\n### On fog\n\n{asked}\n\n### On money\n\n{TALK[3]}\n") == [
        "On fog",
        "On money",
    ]


@pytest.mark.parametrize(
    "note",
    [
        "[Tape change]",
        "[End of Tape 1, Side A]",
        "(Interruption)",
        "Tape 2, Side B",
        "（录音中断）",
        "（换磁带）",
        "【录音结束】",
    ],
)
def test_notes_of_the_recording_are_no_headings(note: str) -> None:
    said = english_talk if note.isascii() else talk
    first = "Writing Things Down" if note.isascii() else "守坝三十一年"
    again = note.replace("1", "2")
    text = "\n\n".join([first, said(0), note, said(1), said(2), again, said(3)])
    assert titles(text) == []


def test_a_line_under_a_colon_belongs_to_who_says_it() -> None:
    text = (
        f"读者沙龙\n\n{talk(0)}\n\n祁广仁：有一句我抄在本子上：\n\n灯亮着的地方有人没有睡\n\n{talk(1)}\n\n"
        f"祁广仁：还有一句更短：\n\n人走了灯还亮\n\n{talk(2)}\n"
    )
    assert titles(text) == []


def test_heads_in_the_body_of_a_record() -> None:
    body = "\n\n".join(
        f"{head}\n{ANSWERS[n]}{ANSWERS[n + 1]}" for n, head in enumerate(("粮站", "算账", "展柜"))
    )
    text = f"标题: 一把算盘\n来源: 镇志通讯\n日期: 2022-04-03\n正文:\n{ANSWERS[5]}{ANSWERS[4]}\n\n{body}\n"
    assert titles(text) == ["粮站", "算账", "展柜"]


@pytest.mark.parametrize("name", ["听众提问", "观众提问"])
def test_a_boxed_part_with_a_role_in_it_is_no_speaker(name: str) -> None:
    text = f"水边夜谈\n\n【开场】\n{talk(0)}\n\n【{name}】\n听众：现在谁在看水位？\n祁广仁：{ANSWERS[3]}\n"
    assert titles(text) == ["开场", name]
    assert names(text) == ["记者", "祁广仁", "听众"]


@pytest.mark.parametrize("form", ["【{w}】", "◆{w} ", "■ {w} "])
def test_heads_run_into_the_label_behind_them(form: str) -> None:
    heads = ("上坝的路", "记水位", "下坝")
    lines = [
        f"{form.format(w=head)}记者：那天您还记得吗？\n祁广仁：{ANSWERS[n]}" for n, head in enumerate(heads)
    ]
    text = "守坝三十一年\n\n" + "\n".join(lines) + "\n"
    assert titles(text) == list(heads)
    assert names(text) == ["记者", "祁广仁"]
    first = read_one(text).turns[0]
    assert text[first.text_start : first.end] == "那天您还记得吗？"


@pytest.mark.parametrize("form", ["【{w}】", "**{w}。** ", "**{w}** "])
def test_heads_run_into_the_paragraph_behind_them(form: str) -> None:
    heads = ("北岸", "渡口", "南岸")
    body = "\n\n".join(
        f"{form.format(w=head)}{ANSWERS[n]}{ANSWERS[n + 1]}\n\n{ANSWERS[n + 3]}"
        for n, head in enumerate(heads)
    )
    assert titles(f"# 三个村子\n\n{body}\n") == list(heads)


@pytest.mark.parametrize("box", ["【祁广仁】", "【记者】", "【解说】", "【14:05】"])
def test_boxed_names_roles_and_times_before_words_are_no_heads(box: str) -> None:
    text = "\n\n".join(f"{box}{ANSWERS[n]}{ANSWERS[n + 1]}" for n in range(4))
    assert titles(f"守坝三十一年\n\n{text}\n") == []


def test_points_of_notes_with_bullets_under_them() -> None:
    text = (
        "例会笔记\n\n1. 进展\n   - 接口联调完成\n   - 方案评审通过\n2. 风险\n   - 交期推迟\n   - 磁盘快满\n"
    )
    assert titles(text) == ["1. 进展", "2. 风险"]


def test_minutes_whose_heads_end_in_a_colon() -> None:
    text = (
        "业主委员会会议记录\n\n时间：2022年6月11日\n地点：活动室\n主持：房美娟\n\n"
        "会议议程：\n1. 电梯加装\n2. 维修基金\n\n"
        "讨论情况：\n房美娟：电梯的事今天争取定下来。\n老范：采光怎么补，要写进纸里。\n倪涛：第二套方案离窗户远一米二。\n\n"
        "决议事项：\n1. 采用第二套方案。\n2. 基金使用情况公示十五天。\n"
    )
    assert titles(text) == ["会议议程", "讨论情况", "决议事项"]
    assert "房美娟" in names(text)


def test_short_turns_are_punctuated_too() -> None:
    text = (
        "守坝人\n\n三十一本\n\n记者：为什么留下第一本？\n\n祁广仁：第一本字写得最好。\n\n点击图片查看更多\n\n机器\n\n"
        "记者：机器靠得住吗？\n\n祁广仁：靠得住，坏的时候除外。\n"
    )
    assert titles(text) == ["三十一本", "机器"]


def test_a_day_alone_in_a_story_is_no_heading() -> None:
    story = f"渡口\n\n{ANSWERS[0]}\n\n第二天\n\n{ANSWERS[1]}\n"
    assert titles(story) == []


def test_chapters_stand_over_what_is_counted_within_them() -> None:
    text = (
        f"水边三十年\n\n第一章 来水\n\n"
        f"一、头年\n\n{ANSWERS[0]}{ANSWERS[1]}\n\n二、次年\n\n{ANSWERS[2]}{ANSWERS[3]}\n\n"
        f"第二章 去水\n\n一、大旱\n\n{ANSWERS[4]}{ANSWERS[5]}\n\n二、修闸\n\n{ANSWERS[1]}{ANSWERS[5]}\n"
    )
    assert [level for level, _ in headings(text)] == [1, 2, 2, 1, 2, 2]


def test_topics_stand_under_the_parts_in_capitals_and_under_items() -> None:
    heads = ("ORAL QUESTIONS\n\nSchool Bus Routes", "Bridge Repairs", "ADJOURNMENT")
    assert [level for level, _ in headings(under(heads, english=True, title="HOUSE OF ASSEMBLY"))] == [
        1,
        2,
        2,
        1,
    ]
    heads = ("ITEM 1. MINUTES", "ITEM 2. OLD BUSINESS\n\nA. The Drain on Ferry Road", "B. School Crossing")
    text = under(heads, english=True, title="REGULAR MEETING OF THE COUNCIL")
    assert [level for level, _ in headings(text)] == [1, 1, 2, 2]


def test_what_was_said_above_and_is_printed_again_is_no_heading() -> None:
    text = (
        f"不要指望我\n\n记者：您退休以后做什么？\n\n鲁站长：种菜，种了三年，菜比数据好看。\n\n“菜比数据好看”\n\n{talk(0)}\n\n"
        f"谁来接班\n\n{talk(1)}\n\n最后一次读数\n\n{talk(2)}\n"
    )
    assert titles(text) == ["谁来接班", "最后一次读数"]


def test_a_glossary_has_no_heads() -> None:
    terms = "\n".join(
        f"【{term}】{ANSWERS[n]}{ANSWERS[n + 1]}" for n, term in enumerate(("回波", "盲区", "门限"))
    )
    assert titles(f"术语表\n\n{terms}\n") == []


def test_questions_over_the_turns_of_several_are_their_topics() -> None:
    heads = ("为什么要人工读数？", "谁来接班？", "钱够不够？")
    said = [f"{head}\n\n鲁站长：{ANSWERS[n]}\n\n郁青：{ANSWERS[n + 2]}" for n, head in enumerate(heads)]
    assert titles("\n\n".join(["三件事", *said])) == list(heads)


@pytest.mark.parametrize(
    ("heads", "parts"),
    [
        (("Learning the trade:", "On the strike:", "What the flood took:"), 3),
        (("He said to us then:", "She answered him:", "The judge replied:"), 0),
    ],
)
def test_lines_with_a_colon_between_paragraphs(heads: tuple[str, ...], parts: int) -> None:
    body = "\n\n".join(f"{head}\n\n{TALK[n]} {TALK[n + 1]}" for n, head in enumerate(heads))
    found = titles(f"The Last Weaver\n\n{TALK[5]}\n\n{body}\n")
    assert found == [head.rstrip(":") for head in heads[:parts]]
