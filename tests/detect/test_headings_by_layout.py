"""Headings by how they are set: letters apart, rules around, a colon behind, a number or a time alone."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_one

HOST = "主持人：大家好，我们先说说河道，您怎么看？\n李清源：我觉得先要清淤，再说别的。\n"
MONEY = "主持人：经费够不够呢？\n李清源：经费还差一点，我们在想办法。\n"
END = "主持人：以后呢？\n李清源：以后再说。\n"
ENGLISH = (
    "Anna Keller: I think we should start with the budget.\nTom Reed: We can't do that before March.\n",
    "Anna Keller: Why not? It is ready.\nTom Reed: I see. Okay.\n",
)


def titles(text: str) -> list[str]:
    return [title for _, title in headings(text)]


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("=== 开场 ===", "=== 经费 ===", "=== 尾声 ==="),
        ("——开场——", "——经费——", "——尾声——"),
        ("--- 开场 ---", "--- 经费 ---", "--- 尾声 ---"),
        ("00:00:00 开场", "00:10:20 经费", "00:20:11 尾声"),
    ],
)
@pytest.mark.parametrize("gap", ["", "\n"])
def test_words_between_rules_or_behind_a_time(first: str, second: str, third: str, gap: str) -> None:
    text = f"{first}\n{gap}{HOST}{gap}{second}\n{gap}{MONEY}{gap}{third}\n{gap}{END}"
    assert titles(text) == ["开场", "经费", "尾声"]
    assert names(text) == ["主持人", "李清源"]


@pytest.mark.parametrize(
    "numbers",
    [("01", "02", "03"), ("（一）", "（二）", "（三）"), ("PART 1", "PART 2", "PART 3"), ("一", "二", "三")],
)
def test_numbers_alone_in_their_order(numbers: tuple[str, str, str]) -> None:
    one, two, three = numbers
    text = f"治河人的十年\n\n{one}\n{HOST}\n{two}\n{MONEY}\n{three}\n{END}"
    assert titles(text) == list(numbers)


def test_plain_figures_alone_are_no_headings() -> None:
    assert titles(f"治河人的十年\n\n1\n{HOST}\n2\n{MONEY}\n3\n{END}") == []


@pytest.mark.parametrize("words", [("报 告 事 项", "讨 论 事 项"), ("報　告　事　項", "討　論　事　項")])
def test_letters_apart(words: tuple[str, str]) -> None:
    text = f"海州河道年会\n\n{words[0]}\n\n{HOST}\n{words[1]}\n\n{MONEY}"
    assert [title.replace(" ", "") for title in titles(text)] == ["".join(w.split()) for w in words]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Prepared Remarks:", "Questions & Answers:"),
        ("[Opening remarks]", "[Budget talk]"),
        ("Section A. Opening", "Section B. Budget"),
        ("--- Opening ---", "--- Budget ---"),
    ],
)
def test_english_parts(first: str, second: str) -> None:
    text = f"{first}\n\n{ENGLISH[0]}\n{second}\n\n{ENGLISH[1]}"
    assert titles(text) == [words.strip("[]-: ") for words in (first, second)]
    assert names(text) == ["Anna Keller", "Tom Reed"]


@pytest.mark.parametrize("stage", ["[Audience laughter]", "[Music playing]", "[Applause]"])
def test_what_happens_on_stage_is_no_part(stage: str) -> None:
    assert titles(f"{ENGLISH[0]}\n{stage}\n\n{ENGLISH[1]}\n{stage}\n\n{ENGLISH[0]}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Column 112",
        "Page 12",
        "- 12 -",
        "2024年3月5日 10:30",
        "□ 本报记者 赵敏芝",
        "3.30 pm",
        "By Nora Ellis",
        "5 March 2024",
    ],
)
def test_what_stands_on_a_page_besides_the_text_is_no_heading(line: str) -> None:
    text = f"治河人的十年\n\n{HOST}\n{line}\n\n{MONEY}\n{line}x\n\n{END}".replace(f"{line}x", line)
    assert titles(text) == []


def test_a_part_is_no_title() -> None:
    assert read_one(f"=== 开场 ===\n{HOST}=== 经费 ===\n{MONEY}").title is None
