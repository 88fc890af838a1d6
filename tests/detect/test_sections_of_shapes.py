"""Sections in texts of many shapes: what opens one, and what only looks like a heading."""

from __future__ import annotations

import textwrap

import pytest

from tests.detect.readings import headings, read_one

SENTENCES = (
    "江边的老桥建成七十年，来往的船少了，走路的人却没有少，桥面上的石板磨得发亮，下雨的时候要当心。",
    "修桥的钱从三个地方来，市里出一半，区里出三成，剩下的由沿河的商铺分摊，账目每个季度贴在桥头。",
    "守桥的老人每天早上六点把路障搬开，晚上十点再搬回去，三十年里只有两天没有来，一天是下大雪。",
    "孩子们放学以后喜欢趴在栏杆上数船，数到第一百条就回家吃饭，如今要数到天黑，也数不到三十条。",
    "两岸的商铺换了好几茬，卖鱼的改卖咖啡，卖伞的还在卖伞，只是伞也贵了，一把要四十多块钱才买得到。",
    "工程队在桥墩下面装了十二个探头，水位、震动、倾斜都传到岸上的小屋里，屋里的灯一夜不灭。",
    "住在桥东的人说桥西的风大，住在桥西的人说桥东的水大，谁也不肯搬，谁也离不开这座老桥。",
    "去年秋天的那场讨论开了四个钟头，主张拆的人带来了图纸，主张修的人带来了照片，最后决定再等等。",
)
ENGLISH_SENTENCES = (
    "The old bridge has stood for seventy years, and while fewer boats pass it, more people walk across.",
    "Half of the money comes from the city, a third from the district, and the shops pay the rest.",
    "The keeper moves the barrier aside at six in the morning and puts it back at ten, even when it snows.",
    "Children hang over the railing after school and count boats until they get to a hundred or it is dark.",
    "Engineers have hung twelve sensors under the piers, and what they hear goes to a hut on the bank.",
)


def p(n: int) -> str:
    """A paragraph, another one for each number up to eight."""
    return SENTENCES[n % 8]


def e(n: int) -> str:
    """The same in English, up to five."""
    return ENGLISH_SENTENCES[n % 5]


def titles(text: str) -> list[str]:
    return [title for _, title in headings(text)]


def test_short_lines_over_the_paragraphs_of_a_feature() -> None:
    text = (
        f"桥上七十年\n\n江城月刊 2024-05-06\n\n{p(0)}\n\n船少了人没少\n\n{p(1)}\n\n{p(2)}\n\n"
        f"“账目贴在桥头”\n\n{p(3)}\n\n桥还能用多久？\n\n{p(4)}\n"
    )
    assert titles(text) == ["船少了人没少", "“账目贴在桥头”", "桥还能用多久？"]
    assert read_one(text).title == "桥上七十年"


def test_short_lines_between_turns() -> None:
    talks = [f"罗知秋：{p(n)}\n\n白若溪：{p(n + 1)}\n\n" for n in (0, 2, 4)]
    text = f"{talks[0]}修桥的钱\n\n{talks[1]}桥头的灯\n\n{talks[2]}"
    assert titles(text) == ["修桥的钱", "桥头的灯"]


def test_an_answer_without_a_stop_is_no_heading() -> None:
    text = (
        f"罗知秋：\n{p(0)}\n白若溪：\n好的谢谢\n罗知秋：\n{p(1)}\n对我同意\n白若溪：\n{p(2)}\n"
        f"先到这里吧\n罗知秋：\n{p(3)}\n"
    )
    assert titles(text) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("01", "02"), ("Part 1", "Part 2"), ("PART.01", "PART.02"), ("/ 01 /", "/ 02 /"), ("No.1", "No.2")],
)
def test_numbers_alone_over_a_title(first: str, second: str) -> None:
    text = f"{p(0)}\n\n{first}\n\n船少了\n\n{p(1)}\n\n{second}\n\n人没少\n\n{p(2)}\n"
    assert titles(text) == [f"{first} 船少了", f"{second} 人没少"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("01 船少了", "02 人没少"),
        ("01 | 船少了", "02 | 人没少"),
        ("1. 船少了", "2. 人没少"),
        ("1、船少了", "2、人没少"),
        ("1.1 船少了", "1.2 人没少"),
        ("（1）船少了", "（2）人没少"),
        ("I. 船少了", "II. 人没少"),
        ("■ 船少了", "■ 人没少"),
        ("▌船少了", "▌人没少"),
        ("◎ 船少了", "◎ 人没少"),
        ("一、船少了", "二、人没少"),
        ("一. 船少了", "二. 人没少"),
        ("（一）船少了", "（二）人没少"),
        ("第一章 船少了", "第二章 人没少"),
        ("第一条 船少了", "第二条 人没少"),
        ("第1场：船少了", "第2场：人没少"),
        ("Part 1: fewer boats", "Part 2: more people"),
        ("Part One", "Part Two"),
        ("PART I. FEWER BOATS", "PART II. MORE PEOPLE"),
        ("Chapter 3 Fewer Boats", "Chapter 4 More People"),
        ("Session 2 - Boats", "Session 3 - People"),
        ("## 船少了", "## 人没少"),
        ("##船少了", "##人没少"),
        ("####### 船少了", "####### 人没少"),
        ("<h2>船少了</h2>", "<h2>人没少</h2>"),
        ("**船少了**", "**人没少**"),
        ("【船少了】", "【人没少】"),
        ("船少了\n====", "人没少\n===="),
    ],
)
def test_forms_of_headings_over_paragraphs(first: str, second: str) -> None:
    text = f"{p(0)}\n{p(1)}\n\n{first}\n\n{p(2)}\n\n{second}\n\n{p(3)}\n"
    bare = [line.split("\n")[0] for line in (first, second)]
    found = titles(text)
    assert len(found) == 2
    assert all(title in line for title, line in zip(found, bare, strict=True))


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_english_headings(gap: str) -> None:
    text = gap.join(
        [
            "THE BRIDGE AND THE TOWN",
            "",
            e(0),
            "",
            "Where the Money Comes From",
            e(1),
            e(2),
            "",
            "OPEN QUESTIONS",
            e(3),
            "",
            "Why nobody asked the boatmen",
            e(4),
            "",
        ]
    )
    assert titles(text) == ["Where the Money Comes From", "OPEN QUESTIONS", "Why nobody asked the boatmen"]
    assert read_one(text).title == "THE BRIDGE AND THE TOWN"


def test_headings_between_english_turns() -> None:
    talks = [f"INTERVIEWER: Question {n + 1}?\n\nMARA OKONJO: {e(n)}\n\n" for n in range(3)]
    text = f"{talks[0]}The money\n\n{talks[1]}LIGHTS AT THE BRIDGEHEAD\n\n{talks[2]}"
    assert titles(text) == ["The money", "LIGHTS AT THE BRIDGEHEAD"]
    assert len(read_one(text).turns) == 6


@pytest.mark.parametrize(
    "lines",
    [
        ["1. 带伞", "2. 带水", "3. 带钱"],
        ["一、带伞", "二、带水", "三、带钱"],
        ["- 带伞", "- 带水"],
        ["甲组：三十人", "乙组：四十人"],
        ["罗知秋", "白若溪", "江心月", "陆远山"],
        ["（掌声）"],
        ["2024年5月6日"],
        ["https://example.org/bridge"],
        ["图1 老桥全景"],
        ["江城月刊记者 陆远山 摄"],
        ["> 桥是全城的记忆"],
        ["| 年 | 船 |", "| 2020 | 41 |"],
        ["12 岁那年他第一次过桥", "20 岁那年他离开江城"],
        ["云在水上走", "水在桥下流", "人在桥上看", "桥在梦里头"],
    ],
)
def test_what_only_looks_like_headings(lines: list[str]) -> None:
    text = "\n\n".join([p(0), p(1), "\n".join(lines), p(2), p(3)])
    assert titles(text) == []


def test_an_agenda_before_its_items_is_a_table_of_contents() -> None:
    items = ["一、船少了", "二、人没少", "三、桥头的灯"]
    body = "\n\n".join(f"{item}\n{p(n)}" for n, item in enumerate(items))
    text = "江城老桥座谈\n\n目录\n" + "\n".join(items) + f"\n\n{body}\n"
    assert titles(text) == items
    assert sum(noise.kind.value == "contents" for noise in read_one(text).noise) == 4


def test_minutes_with_three_depths() -> None:
    text = (
        f"江城老桥座谈会纪要\n\n一、基本情况\n{p(0)}\n二、讨论内容\n（一）船的事\n{p(1)}\n"
        f"（二）人的事\n{p(2)}\n1. 走路的人\n{p(3)}\n2. 骑车的人\n{p(4)}\n三、下一步\n{p(5)}\n"
    )
    assert headings(text) == [
        (1, "一、基本情况"),
        (1, "二、讨论内容"),
        (2, "（一）船的事"),
        (2, "（二）人的事"),
        (3, "1. 走路的人"),
        (3, "2. 骑车的人"),
        (1, "三、下一步"),
    ]


def test_bold_questions_with_a_label_are_turns() -> None:
    text = f"**记者：桥还能用多久？**\n\n罗知秋：{p(0)}\n\n**记者：钱从哪里来？**\n\n罗知秋：{p(1)}\n"
    assert titles(text) == []
    assert [turn.speaker for turn in read_one(text).turns] == ["记者", "罗知秋", "记者", "罗知秋"]


def test_settings_have_no_headings() -> None:
    text = (
        "# the bridge\nname: bridge\nlength: 70\n# the lights\n# are new\nlights: 12\n\n# more\ncolour: red\n"
    )
    assert titles(text) == []


def glued(n: int) -> str:
    """Sentences without a line break, others for each number."""
    return "".join(sentence.replace("，", f"（{n}）号，", 1) for sentence in SENTENCES[n % 4 : n % 4 + 4])


def test_headings_glued_into_a_scraped_paragraph() -> None:
    text = (
        f"标题: 桥上七十年\n来源: 江城月刊\n正文: {glued(1)}“船少了人没有少”过去十年，来往的船少了七成。"
        f"{glued(2)}【谁来出钱】市里答应出一半，区里答应出三成，剩下的没有人说话。{glued(3)}"
        "桥头桥尾都要灯一方面走夜路的人多了。另一方面，骑车的人也多了。"
        f"{glued(4)}问题在人，办法也在人纵观两岸，没有一家不关心。\n关键词: 桥, 灯\n"
    )
    assert titles(text) == ["“船少了人没有少”", "【谁来出钱】", "桥头桥尾都要灯", "问题在人，办法也在人"]


def test_quotations_in_a_scraped_paragraph_are_no_headings() -> None:
    text = (
        f"标题: 桥上七十年\n来源: 江城月刊\n正文: {glued(5)}“老桥保护条例”是去年通过的。"
        "“我们都是桥边长大的人”，老人说。"
        f"{glued(6)}“一江两岸”计划今年开始。桥的一方面是石头，另一方面是人。\n关键词: 桥, 灯\n"
    )
    assert titles(text) == []


def test_items_of_a_list_printed_again_head_the_paragraphs_they_name() -> None:
    items = ["船少了人没有少", "桥头桥尾都要灯", "谁来出修桥的钱"]
    told = "".join(items) + "".join(item * 2 for item in items)
    body = "".join(f"{item}江边的人都这么说。{glued(n)}" for n, item in enumerate(items))
    text = f"标题: 桥上七十年\n来源: 江城月刊\n正文: 会上谈了三件事：{told}{body}\n关键词: 桥, 灯\n"
    assert titles(text) == items


def test_headings_in_a_text_wrapped_at_a_width() -> None:
    def wrapped(text: str) -> str:
        return textwrap.fill(text, 62)

    paragraphs = [wrapped(f"{e(n)} {e(n + 1)} {e(n + 2)}") for n in range(4)]
    text = "\n\n".join(
        [
            "THE OLD BRIDGE",
            paragraphs[0],
            "THE MONEY",
            paragraphs[1],
            "     What the keeper saw",
            *paragraphs[2:],
        ]
    )
    assert titles(text) == ["THE MONEY", "What the keeper saw"]


def test_code_has_no_headings_and_no_speakers() -> None:
    code = "```bash\n# Install the bridge\nmake bridge\n# Light the lamps\nlamp: on\nlamp: off\nlamp: on\n```"
    text = f"# The bridge\n\n## Building\n\n{code}\n\n## Lamps\n\n{e(0)}\n"
    assert titles(text) == ["Building", "Lamps"]
    assert read_one(text).speakers == ()


def test_names_above_their_words_are_no_headings() -> None:
    lines = [f"{who}\n{e(n)}" for n, who in enumerate(["MARA", "OLD JON", "MARA", "OLD JON", "MARA"])]
    assert titles("\n\n".join(lines)) == []


def test_english_headings_are_topics_unless_they_come_again() -> None:
    text = f"# The bridge\n\n## Getting Started\n{e(0)}\n\n## Usage\n{e(1)}\n\n## Licence\n{e(2)}\n"
    assert titles(text) == ["Getting Started", "Usage", "Licence"]
    talk = f"# Talk\n\n## Mara Okonjo\n{e(0)}\n\n## Jon Bell\n{e(1)}\n\n## Mara Okonjo\n{e(2)}\n"
    assert titles(talk) == []
    assert [turn.speaker for turn in read_one(talk).turns] == ["Mara Okonjo", "Jon Bell", "Mara Okonjo"]


def test_numbered_questions_with_a_label_are_turns() -> None:
    asked = ["一、问：桥还能用多久？", "二、问：钱从哪里来？", "三、问：灯呢？"]
    text = "\n\n".join(f"{question}\n\n答：{p(n)}" for n, question in enumerate(asked))
    assert [turn.speaker for turn in read_one(text).turns] == ["问", "答"] * 3
    assert read_one(text).turns[2].text_start == text.index("钱从哪里来")


def test_short_turns_tell_headings_too() -> None:
    turns = [f"Speaker {n % 3 + 1}: We talked about the boats, and number {n} was late." for n in range(6)]
    text = "\n\n".join([*turns[:2], "Opening remarks", *turns[2:4], "Questions from the quay", *turns[4:]])
    assert titles(text) == ["Opening remarks", "Questions from the quay"]


def test_boxed_parts_under_the_title_are_sections() -> None:
    talk = f"罗知秋：{p(1)}\n白若溪：{p(2)}"
    text = f"江城老桥座谈记录\n\n【背景】\n{p(0)}\n\n【座谈】\n{talk}\n\n【结论】\n{p(3)}\n"
    assert titles(text) == ["背景", "座谈", "结论"]
