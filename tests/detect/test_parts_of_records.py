"""Examinations of court records, what a company says of itself, numbers and cries as heads."""

from __future__ import annotations

import pytest

from tests.detect.readings import headings, names, read_one, who_says

DEPOSITION = """\
DEPOSITION OF CORMAC TEELE

EXAMINATION

BY MS. HARGROVE:

Q. Where do you live?

A. In Dunmore, on Quay Street.

CROSS-EXAMINATION

BY MR. OKELLO:

Q. You were at the depot that night?

A. I was, yes.

MS. HARGROVE: Objection.

BY MR. OKELLO:

Q. Until when?

A. About half past two.
"""
PARA = "天还没有亮，老艄公就把船撑出去了，河面上浮着一层薄雾，{}号船的影子什么也看不清，只听见橹声。"
NUMBERED = "渡口\n\n" + "".join(f"{n}\n\n{PARA.format(n * 7)}\n\n" for n in (1, 2, 3))
RELEASE = """\
Northwick Harbour to Build Tidal Barrier

NORTHWICK, May 4, 2021 -- Northwick Harbour Authority today announced that it will build a tidal barrier.

“This is a great day for the town,” said Ellen Prowse, chief executive of the authority.

“Our engineers have tested every part,” said Ravi Menon, the project's director.

About Northwick Harbour Authority
Northwick Harbour Authority runs the port and its lights. It was founded in 1901 and employs 300 people.
"""


def test_examinations_are_sections_and_nobodys_words() -> None:
    assert headings(DEPOSITION) == [
        (1, "EXAMINATION BY MS. HARGROVE"),
        (1, "CROSS-EXAMINATION BY MR. OKELLO"),
    ]
    said = {words.strip() for _, words in who_says(DEPOSITION)}
    assert "In Dunmore, on Quay Street." in said
    assert not any("EXAMINATION" in words or "BY M" in words for words in said)
    assert names(DEPOSITION) == ["Q", "A", "MS. HARGROVE"]


def test_what_a_company_says_of_itself_is_no_section() -> None:
    reading = read_one(RELEASE)
    assert reading.sections == ()
    assert [turn.speaker for turn in reading.turns] == ["Ellen Prowse", "Ravi Menon"]
    assert any(RELEASE[n.start : n.end].startswith("About Northwick") for n in reading.noise)


@pytest.mark.parametrize("head", ["About children", "About Dublin"])
def test_a_last_part_about_something_else_stays_one(head: str) -> None:
    text = RELEASE.replace("About Northwick Harbour Authority", head)
    assert not any(text[n.start : n.end].startswith("About") for n in read_one(text).noise)


def test_plain_figures_that_part_a_text_are_its_sections() -> None:
    assert headings(NUMBERED) == [(1, "1"), (1, "2"), (1, "3")]


@pytest.mark.parametrize(
    "text",
    [
        NUMBERED.replace("渡口\n\n", "渡口\n\n" + PARA.format(70) + "\n\n"),
        NUMBERED.replace("只听见橹声。\n\n2", "只听见橹声，\n\n2"),
        NUMBERED.replace("\n\n3\n\n", "\n\n4\n\n"),
    ],
)
def test_numbers_of_pages_are_no_sections(text: str) -> None:
    assert headings(text) == []


CAT = "它总是趴在暖气片上，一睡就是一下午，第{}天的时候，它偶尔睁开眼看看我，又把头埋进了爪子里。"


def parts(*heads: str) -> str:
    body = "".join(f"{head}\n\n{CAT.format(n)}\n\n" for n, head in enumerate(heads, 2))
    return f"一只流浪猫的三年\n\n{CAT.format(1)}\n\n{body}"


def test_heads_may_end_in_an_exclamation_mark_or_dots() -> None:
    heads = ("它居然会开门！", "后来的事情……", "再见了，老伙计！")
    assert [title for _, title in headings(parts(*heads))] == list(heads)


def test_cries_between_paragraphs_are_no_heads() -> None:
    assert headings(parts("太响了！", "是房子！", "桥没了……")) == []
