"""Notes as nested lists: an item, a heading or a line that is but a name is whose the words under it are.

In the texts beside this file `` @@Name`` ends the lines on which a turn begins; all other items are topics,
tasks, or somebody's words.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.detect.front.present import present_in
from annotator.detect.lines.page import Page, lines_of
from tests.detect.readings import headings, names, read_one, who_says

FOLDER = Path(__file__).parent / "nested"
_MARK = re.compile(" @@(.+)$", re.MULTILINE)


def marked(name: str) -> tuple[str, list[tuple[int, str]]]:
    """The text of notes without its marks, and the lines on which turns begin with whose they are."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    expected = [(i, found[1]) for i, line in enumerate(lines) if (found := _MARK.search(line))]
    return _MARK.sub("", "\n".join(lines)), expected


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.txt")))
def test_names_over_items_are_whose_words_these_are(name: str) -> None:
    text, expected = marked(name)
    turns = [turn for turn in read_one(text).turns if turn.speaker]
    assert [(text.count("\n", 0, turn.start), turn.speaker) for turn in turns] == expected


@pytest.mark.parametrize("name", sorted(path.stem for path in (FOLDER / "none").glob("*.txt")))
def test_topics_works_tasks_and_people_who_say_nothing_open_no_turn(name: str) -> None:
    assert names((FOLDER / "none" / f"{name}.txt").read_text(encoding="utf-8")) == []


def test_a_turn_ends_with_the_items_under_the_name() -> None:
    text, _ = marked("feishu-name-items")
    said = [words for who, words in who_says(text) if who == "小蓝"]
    assert said == ["- 客服反馈里有三成是同一个问题\n  - 我建议先把帮助页写好"]


def test_a_role_over_people_is_a_section() -> None:
    text, _ = marked("heading-role-then-people")
    assert [title for _, title in headings(text)] == ["居民代表", "物业", "街道"]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("参会：老沈、小蓝（线上）、Dorji\n", {"老沈", "小蓝", "Dorji"}),
        (
            "**Attendees (3):** Maria Lopez, Jun and Óscar\n",
            {"Maria Lopez", "Maria", "Lopez", "Jun", "Óscar"},
        ),
        ("- Present\n  - Maria (chair)\n  - Tom — minutes\n- Water\n  - Meter\n", {"Maria", "Tom"}),
        ("到场的人：支书老万、王家大娘\n", {"老万", "支书老万", "王家大娘"}),
        ("出席率：九成\n缺席：阿芳\n", set()),
    ],
)
def test_who_is_there_is_told_by_the_head(text: str, people: set[str]) -> None:
    assert present_in(Page(text, 0, len(text), lines_of(text))) == people
