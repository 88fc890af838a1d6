"""Heads of reports that look like words said, and those that stand within lines."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_one, who_says
from tests.detect.test_sections_of_shapes import e, p


def titles(text: str) -> list[str]:
    return [title for _, title in headings(text)]


def report(heads: tuple[str, ...], *, gap: str = "\n\n", english: bool = False) -> str:
    """A report with a title, a paragraph and the heads over one paragraph each."""
    told = e if english else p
    parts = [f"{head}{gap}{told(n + 1)}" for n, head in enumerate(heads)]
    first = "The Bridge in Winter" if english else "桥上七十年"
    return f"{first}\n\n{told(0)}{gap}{gap.join(parts)}\n"


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "heads",
    [
        ("低楼层的账：“我凭什么同意？”", "高楼层的盼：“她三年没下过楼”"),
        ("輪椅使用者：斜路點上？", "街坊：以後去邊買餸？", "租金：平咗定貴咗？"),
        ("魚檔東主：阿爸留低嘅秤", "街坊：以後去邊買餸", "校工：返學要轉兩程車"),
        ("“账目贴在桥头”", "“我数到天黑”"),
        ("「一刀切」定「摸住石頭」", "「臨時」定「永久」"),
    ],
)
def test_quotations_and_matters_over_paragraphs(heads: tuple[str, ...], gap: str) -> None:
    assert titles(report(heads, gap=gap)) == list(heads)


@pytest.mark.parametrize(
    "heads",
    [
        ('"We knitted at the terminus"', '"He said I would cry"'),
        ("'Nobody asked the eels'", "'We walked home along the line'"),
        ("Commuters: who pays?", "The council: who decides?"),
    ],
)
def test_the_same_in_english(heads: tuple[str, ...]) -> None:
    assert titles(report(heads, english=True)) == list(heads)


def test_a_quotation_among_other_heads_is_one_and_nobodys_words() -> None:
    text = (
        f"渡口还在\n\n{p(0)}\n\n谁还在等船\n\n{p(1)}\n\n钱的账\n\n船工老魏每个月都要给船刷一遍桐油，他说：“船在，我就觉得还有人要过河。”\n\n"
        f"“我撑了一辈子船”\n\n{p(3)}\n"
    )
    assert titles(text) == ["谁还在等船", "钱的账", "“我撑了一辈子船”"]
    assert all("撑了一辈子" not in words for _, words in who_says(text))


@pytest.mark.parametrize(
    "lines",
    [
        ("“谁在外面”", "“是我。”", "“进来吧。”"),
        ("“谁在外面？”", "“是我”"),
        ("全长：1287米", "桥型：斜拉桥", "通车时间：2011年"),
        ("作者：罗知秋", "“谁在外面”"),
        ("老何：我出钱。", "老方：我出力。"),
    ],
)
def test_a_dialogue_and_fields_over_paragraphs_are_no_heads(lines: tuple[str, ...]) -> None:
    assert titles(report(lines)) == []


def test_an_english_dialogue_is_no_series_of_heads() -> None:
    assert titles(report(('"Who is there?"', '"It\'s only me"'), english=True)) == []


def test_a_subhead_ends_the_words_of_who_speaks_above_it() -> None:
    text = (
        "桥头的账\n\n区交通局副局长韩知远表示，修桥的钱还没有着落，今年先补桥面，明年再说桥墩，后年看情况。\n\n"
        f"修桥的钱\n\n“账目每个季度都会贴在桥头的公告栏里，谁都可以来看，也可以来问。”\n\n船少了\n\n{p(1)}\n"
    )
    assert names(text) == ["韩知远"]
    assert [words for _, words in who_says(text) if "公告栏" in words] == []


ASKED = ("您是哪一年来的？", "那时候的电够用吗？", "停电的时候大家做什么？", "您怀念那个时候？")
STORIES = (
    "今年的玉米比去年早熟了五天，合作社新买了两台收割机，三千亩地八天就收完了。",
    "稻子倒了一片，农技员说倒伏的田要先收，晚一天就少一成，镰刀也要用上。",
    "这里种的是苹果，今年的价钱是这几年最好的，客商把车一直开到了地头。",
)
RECORD = "标题：三镇秋收\n日期：2016-10-02\n来源：县报\n"


@pytest.mark.parametrize(
    ("body", "heads"),
    [
        (
            f"【上坡】{STORIES[0]}【河湾】{STORIES[1]}【石桥】{STORIES[2]}",
            ["上坡", "河湾", "石桥"],
        ),
        (
            f"【上坡】{STORIES[0]}\n【河湾】{STORIES[1]}\n【石桥】{STORIES[2]}",
            ["上坡", "河湾", "石桥"],
        ),
        (
            f"{STORIES[0]}　　镰刀又派上用场　　{STORIES[1]}　　客商到了地头　　{STORIES[2]}",
            ["镰刀又派上用场", "客商到了地头"],
        ),
        (
            f"{STORIES[0]}镰刀又派上用场\n{STORIES[1]}客商到了地头\n{STORIES[2]}",
            ["镰刀又派上用场", "客商到了地头"],
        ),
    ],
)
def test_several_stories_in_the_body_of_a_record(body: str, heads: list[str]) -> None:
    text = f"{RECORD}正文：{body}\n"
    assert titles(text) == heads
    assert read_one(text).title == "三镇秋收"
    for section in read_one(text).sections:
        assert text[section.start :].lstrip("【").startswith(section.title)


@pytest.mark.parametrize(
    "body",
    [
        f"{STORIES[0]} 本报记者 罗知秋 报道 {STORIES[1]}\n{STORIES[2]}",
        f"{STORIES[0]}（图/罗知秋）\n{STORIES[1]}\n{STORIES[2]}",
        f"{STORIES[0]}【注】{STORIES[1]}",
        "\n".join(story[:30] for story in STORIES),
    ],
)
def test_bylines_notes_and_cut_lines_in_a_body_are_no_heads(body: str) -> None:
    assert titles(f"{RECORD}正文：{body}\n") == []


def test_a_paragraph_of_a_paper_makes_no_record() -> None:
    text = (
        f"舊街市下月清拆\n\n【本報訊】{p(0)}\n\n魚檔東主：阿爸留低嘅秤\n\n{p(1)}\n\n租金：平咗定貴咗？\n\n{p(2)}\n\n"
        f"街坊：以後去邊買餸\n\n{p(3)}\n"
    )
    assert titles(text) == ["魚檔東主：阿爸留低嘅秤", "租金：平咗定貴咗？", "街坊：以後去邊買餸"]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_matters_between_turns(gap: str) -> None:
    heads = ["选泥：山前的不如山后的", "拉坯：手要听泥的", "烧窑：听天由命"]
    said = [f"问：这一步最要紧的是什么？{gap}答：{p(n)}" for n in range(4)]
    body = gap.join(f"{head}{gap}{said[n + 1]}" for n, head in enumerate(heads))
    assert titles(f"泥巴不会骗人\n\n{said[0]}{gap}{body}\n") == heads


def test_who_says_a_word_between_turns_is_no_matter() -> None:
    lines = ["观众：我想问一下", "学生：还有一个", "家长：等一等"]
    said = [f"问：这一步最要紧的是什么？\n\n答：{p(n)}" for n in range(4)]
    body = "\n\n".join(f"{line}\n\n{said[n + 1]}" for n, line in enumerate(lines))
    assert titles(f"泥巴不会骗人\n\n{said[0]}\n\n{body}\n") == []


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
@pytest.mark.parametrize(
    "heads",
    [
        ("虫蛀的洞：", "最后半刀纸：", "两个年轻人："),
        ("Rent and rates:", "And a place to sit:", "What the town says:"),
    ],
)
def test_lines_with_a_colon_over_paragraphs(heads: tuple[str, ...], gap: str) -> None:
    found = titles(report(heads, gap=gap, english=heads[0].isascii()))
    assert found == [head.rstrip(":：") for head in heads]


@pytest.mark.parametrize(
    "lines", [("他后来说：", "有人答道：", "我又问："), ("He said:", "She told us:", "They asked:")]
)
def test_lead_ins_to_what_is_said_are_no_heads(lines: tuple[str, ...]) -> None:
    assert titles(report(lines, english=lines[0].isascii())) == []


def test_quotations_over_english_turns() -> None:
    heads = ['"My mother wanted a hairdresser"', '"Water always tells you"']
    said = [f"Interviewer: How is it done?\n\nHarriet Cole: {e(n)}" for n in range(3)]
    text = f"Drains\n\n{said[0]}\n\n{heads[0]}\n\n{said[1]}\n\n{heads[1]}\n\n{said[2]}\n"
    assert titles(text) == heads


def test_links_to_other_stories_end_no_report() -> None:
    text = (
        f"The Last Ferry\n\n{e(0)}\n\nA boat for all weathers\n\n{e(1)}\n\nWhat the figures say\n\n{e(2)}\n\n"
        f"Related stories\n\nThe view from the pier\n\n{e(3)}\n\n{e(4)}\n"
    )
    assert titles(text) == ["A boat for all weathers", "What the figures say", "The view from the pier"]
    assert all(e(3) not in text[noise.start : noise.end] for noise in read_one(text).noise)


def test_links_at_the_end_are_its_tail() -> None:
    text = (
        f"The Last Ferry\n\n{e(0)}\n\nA boat for all weathers\n\n{e(1)}\n\nWhat the figures say\n\n{e(2)}\n\n"
        "Related stories\n\nThe lighthouse that moved\n\nEleven ways to gut a fish\n"
    )
    assert titles(text) == ["A boat for all weathers", "What the figures say"]


@pytest.mark.parametrize("sign", ["■", "◆", "●"])
def test_matters_behind_a_sign(sign: str) -> None:
    heads = [
        f"{sign} {words}" for words in ("老年旅客：不会扫码怎么办？", "带货的商贩：报销凭什么", "走哪个门")
    ]
    assert titles(report(tuple(heads))) == heads


def test_chapters_of_a_book_that_is_read_are_a_list() -> None:
    chapters = "第一章　雾中来信\n第二章　河岸上的人\n第三章　告别之前\n"
    assert titles(f"我的床头书\n\n《漫长的告别者》，北岸出版社\n{chapters}\n{p(0)}\n\n{p(1)}\n") == []


def test_formal_numerals_count_parts() -> None:
    heads = ["壹、主席致詞", "貳、專題分享", "參、臨時動議", "肆、散會"]
    text = f"老街座談會紀錄\n\n{heads[0]}\n{p(0)}\n\n{heads[1]}\n{p(1)}\n\n{heads[2]}\n無。\n\n{heads[3]}\n"
    assert titles(text) == heads


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_heads_that_begin_as_what_is_said_does_beside_one_that_does_not(gap: str) -> None:
    heads = ["停电的夜晚", "不停电以后", "对徒弟说的话"]
    said = [f"渔火：{ASKED[n]}{gap}阿槐：{p(n)}" for n in range(4)]
    body = gap.join(f"{head}{gap}{said[n + 1]}" for n, head in enumerate(heads))
    assert titles(f"城市的电\n\n{said[0]}{gap}{body}\n") == heads


def test_the_first_of_such_heads_stands_over_all_that_is_said() -> None:
    heads = ["我为什么回来", "没有人看的电影", "请把灯留着"]
    body = "\n\n".join(f"{head}\n\n渔火：后来怎么样？\n\n阿槐：{p(n)}" for n, head in enumerate(heads))
    assert titles(f"县城里的影院\n\n采访：渔火\n受访：影院主理人 阿槐\n\n{body}\n") == heads


def test_words_that_are_said_without_a_stop_are_no_heads() -> None:
    said = [f"主持人：后来怎么样？\n\n听众：{p(n)}" for n in range(3)]
    text = f"深夜电台\n\n{said[0]}\n\n好的谢谢\n\n{said[1]}\n\n对我也这么想\n\n{said[2]}\n"
    assert titles(text) == []


@pytest.mark.parametrize("signs", ["①②③", "❶❷❸", "➀➁➂", "㈠㈡㈢"])
def test_numbers_in_circles_count_parts(signs: str) -> None:
    heads = tuple(f"{sign} {words}" for sign, words in zip(signs, ("面馆", "书吧", "还是面馆"), strict=True))
    assert titles(report(heads)) == list(heads)


def test_lines_with_a_colon_between_turns_without_blank_lines() -> None:
    heads = ["停电的夜晚：", "来电以后：", "膝盖的账："]
    said = [f"渔火：{ASKED[n]}\n阿槐：{p(n)}" for n in range(4)]
    body = "\n".join(f"{head}\n{said[n + 1]}" for n, head in enumerate(heads))
    assert titles(f"城市的电\n\n{said[0]}\n{body}\n") == [head[:-1] for head in heads]


@pytest.mark.parametrize("sign", ["", "■ "])
def test_who_asks_once_in_a_meeting_is_no_head(sign: str) -> None:
    heads = [f"{sign}Agenda Item {n} - {words}" for n, words in enumerate(("Welcome", "The boiler"), 1)]
    said = [
        "Chair: Welcome, everybody. We have two apologies.\n\nBursar: I have three quotations.",
        "Head: There were four this term.\n\nParent governor: What happens on Fridays?\n\nHead: No lunch.",
    ]
    text = f"School governors\n\n{heads[0]}\n\n{said[0]}\n\n{heads[1]}\n\n{said[1]}\n"
    assert titles(text) == heads
