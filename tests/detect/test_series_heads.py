"""Plain heads that several lines of one form make: what parts a text, and what only stands alone."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.detect.readings import headings

CHINESE = (
    "旧粮仓建于五十年前，墙厚窗小，冬暖夏凉。去年冬天，镇上决定把它改成阅览室，先修屋顶，再铺地板。",
    "屋顶的木梁有三根已经朽了，木匠从邻县找来了同样粗的老料。换梁用了半个月，中间下了四场雨。",
    "地板是拆下来的旧仓板，刨过以后颜色深浅不一。负责的人说不必染，走上几年自然就一样了。",
    "书架靠着北墙，一共十二排，最高的一层要踩凳子。孩子们的书都放在下面三层，伸手就能拿到。",
)
ENGLISH = (
    "The old granary has thick walls and small windows. Last winter the town decided to read books in it.",
    "Three of the beams were rotten, and a carpenter found others of the same size in the next valley.",
    "The floor is made of the boards that once held the grain, planed down and left without any stain.",
    "There are twelve shelves along the north wall, and whatever is for children stands on the lowest.",
)


def text_of(heads: Sequence[str], paragraphs: Sequence[str], *, under: str = "", gap: str = "\n\n") -> str:
    """A title, a paragraph, and one more under each head; ``under`` comes before these."""
    parts = ["从粮仓到阅览室" if paragraphs is CHINESE else "From Grain to Books", paragraphs[0]]
    for head, paragraph in zip(heads, paragraphs[1:], strict=True):
        parts += [head, under, paragraph] if under else [head, paragraph]
    return gap.join(parts) + "\n"


def titles(text: str) -> list[str]:
    return [title for _, title in headings(text)]


@pytest.mark.parametrize(
    "heads",
    [
        ("梁", "板", "书"),
        ("屋顶：为什么漏", "地板：从哪里来", "书架：给谁用"),
        ("其一：屋顶", "其二：地板", "其三：书架"),
        ("屋顶换了，地板铺了，门也修了", "木匠走了，漆匠来了", "书来了，人来了，灯也亮了"),
    ],
)
def test_chinese_lines_of_one_form_part_a_text(heads: Sequence[str]) -> None:
    assert titles(text_of(heads, CHINESE)) == list(heads)


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_short_sentence_may_open_what_stands_under_a_head(gap: str) -> None:
    heads = ["朽了的屋顶", "拆下来的地板", "北墙的书架"]
    assert titles(text_of(heads, CHINESE, under="那是腊月里的事。", gap=gap)) == heads


@pytest.mark.parametrize(
    "heads",
    [
        ("Who Mended the Roof?", "Where Is the Grain?", "What Do Children Read?"),
        ("Beams: three of them", "Boards: planed and bare", "Shelves: a dozen"),
        ("Beams, rain, and luck", "Boards, nails, and dust", "Shelves, ladders, and books"),
        ("The Roof’s Return", "Boards’ Slow Fading", "Nobody’s Ladder"),
        ("BEAMS", "BOARDS", "SHELVES"),
    ],
)
def test_english_lines_of_one_form_part_a_text(heads: Sequence[str]) -> None:
    assert titles(text_of(heads, ENGLISH)) == list(heads)


def test_a_head_may_stand_over_a_list_where_others_stand_over_paragraphs() -> None:
    text = text_of(["梁", "板", "书"], CHINESE) + "\n余料\n\n- 木条四捆\n- 铁钉两盒\n"
    assert titles(text) == ["梁", "板", "书", "余料"]


def test_the_number_that_a_series_misses_is_one_of_it_over_a_list() -> None:
    text = text_of(["1. Beams", "2. Boards", "3. Shelves"], ENGLISH)
    listed = text.replace(ENGLISH[2], "- planed by hand\n- left without stain")
    assert titles(listed) == ["1. Beams", "2. Boards", "3. Shelves"]


@pytest.mark.parametrize(
    "front", ["By Nora Pell", "Reported by Nora Pell", "8 min read", "3 May 1998", "Words by Nora Pell"]
)
def test_the_first_head_may_stand_right_under_who_wrote_it_and_when(front: str) -> None:
    heads = ["The Roof", "The Floor", "The Shelves"]
    later = text_of(heads, ENGLISH).split("\n\n", 2)[2]
    assert titles(f"From Grain to Books\n\n{front}\n\nHow It Began\n\n{ENGLISH[0]}\n\n{later}") == [
        "How It Began",
        *heads,
    ]


@pytest.mark.parametrize(
    "odd", ["旧粮仓的北墙", "腊月里的木匠", "梁", "（摄于去年冬天）", "负责的人是这样说的："]
)
def test_one_odd_line_is_no_head(odd: str) -> None:
    text = "\n\n".join(["从粮仓到阅览室", CHINESE[0], CHINESE[1], odd, CHINESE[2], CHINESE[3]])
    assert titles(text + "\n") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("麦子一袋", "谷子两袋", "豆子半袋"),
        ("风吹过旧粮仓", "雨落在北墙上", "没有人来"),
        ("他是这样说的：", "木匠是这样答的：", "后来又说："),
        ("（摄于正月）", "（摄于三月）", "（摄于腊月）"),
    ],
)
def test_lines_of_a_list_a_poem_or_before_a_colon_are_no_heads(lines: Sequence[str]) -> None:
    together = "\n\n".join(["从粮仓到阅览室", CHINESE[0], CHINESE[1], *lines, CHINESE[2], CHINESE[3]])
    assert titles(together + "\n") == []


@pytest.mark.parametrize(
    "lines",
    [
        ("他是这样说的：", "木匠是这样答的：", "后来又说："),
        ("（摄于正月）", "（摄于三月）", "（摄于腊月）"),
        ("沈木生", "周桂兰", "赵小满"),
    ],
)
def test_lead_ins_captions_and_names_between_paragraphs_are_no_heads(lines: Sequence[str]) -> None:
    assert titles(text_of(lines, CHINESE)) == []


def test_heads_of_a_recipe_stand_over_a_list_a_paragraph_and_a_short_sentence() -> None:
    parts = ["Carrot Soup", ENGLISH[0], "Ingredients", "- 6 carrots\n- 1 onion", "Method"]
    parts += ["Cut the carrots small and fry them gently in butter until they are soft and sweet.", "Serving"]
    assert titles("\n\n".join([*parts, "Serve it with dry toast."]) + "\n") == [
        "Ingredients",
        "Method",
        "Serving",
    ]
