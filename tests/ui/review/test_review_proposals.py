"""Proposals that two names are one person's, answered one after the other from the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from annotator.ui.review.entries import Entry, Group
from annotator.ui.review.pane import ReviewPane
from tests.ui.review.panes import pane_on, press

TALK = """柳青：今天请到欧阳望舒老师和安娜·佩雷拉。
欧阳望舒：大家好，很高兴来到渡口。
安娜·佩雷拉：大家好，我的中文不太好。
柳青：欧阳老师先说，这条船怎么样？
欧阳老师：我觉得船舷太低，浪大一点就进水。
柳青：安娜呢？
安娜：我觉得还可以，低一点好上船。
座位4：我能不能问一句，船是谁造的？
座位4（船厂）：是我们厂去年冬天造的。
欧阳望舒、安娜·佩雷拉：（齐声）造得好。
柳青：望舒老师您说呢？
望舒老师：造得很用心，只是船舷低了。
"""


@pytest.fixture
def pane(qapp: QApplication) -> ReviewPane:
    made = pane_on(TALK, height=900)
    press(made, "2")
    return made


def proposals(pane: ReviewPane) -> list[tuple[str, str]]:
    """What is offered still, in the order of the list."""
    assert pane.shown is not None
    same = next((part.entries for part in pane.shown.listed if part.group is Group.SAME), ())
    return [(entry.words, entry.other) for entry in same]


def here(pane: ReviewPane) -> tuple[str, str]:
    """The proposal at the keyboard."""
    entry = pane.alias
    assert entry is not None
    return entry.words, entry.other


def speakers(pane: ReviewPane) -> dict[str, int]:
    """The speakers of the list with how many of their rows are to be seen."""
    found: dict[str, int] = {}
    for i in range(pane.lists.rows.rowCount()):
        entry: Entry | None = pane.lists.rows.entry(i)
        if entry is not None and entry.group is Group.SPEAKERS:
            found[entry.words] = found.get(entry.words, 0) + 1
    return found


@pytest.mark.parametrize("key", ["Y", "N"])
def test_each_answer_leads_to_the_next_proposal(pane: ReviewPane, key: str) -> None:
    all_of_them = proposals(pane)
    assert len(all_of_them) == 4
    for pair in all_of_them:
        assert here(pane) == pair
        assert pane.alias is not None
        assert pane.text.offset == pane.alias.spans[0][0]
        press(pane, key)
        said = ""
        if proposals(pane):
            assert pane.alias is not None
            assert pane.here.whole.startswith(f"{pane.alias.note} · line ")
            said = " → Y: they are one person · N: they are two"
        assert pane.told.whole.endswith(f".{said}")
    assert proposals(pane) == []
    assert pane.lists.entry is None  # at a heading, never on what somebody says
    assert pane.draft is not None
    assert [(r.words, r.name) for r in pane.draft.rulings] == all_of_them


def test_the_last_answer_leads_to_the_one_that_was_passed_over(pane: ReviewPane) -> None:
    first, _, third, fourth = proposals(pane)
    press(pane, "Down")
    press(pane, "Y")
    assert here(pane) == third
    press(pane, "Y")
    assert here(pane) == fourth
    press(pane, "Y")
    assert here(pane) == first
    assert proposals(pane) == [first]


def test_all_proposals_taken_leave_each_person_once(pane: ReviewPane) -> None:
    for _ in range(4):
        press(pane, "Y")
    assert list(speakers(pane)) == ["柳青", "欧阳望舒", "安娜·佩雷拉", "座位4"]
    assert pane.shown is not None
    seat = pane.shown.reading.speakers[-1]
    assert (seat.aliases, seat.affiliation) == (("座位4（船厂）",), "船厂")
    assert [t.speaker for t in pane.shown.reading.turns].count("座位4") == 2


def test_speakers_stay_folded_when_few_are_left(pane: ReviewPane) -> None:
    assert set(speakers(pane).values()) == {1}
    for _ in range(4):
        press(pane, "Y")
    assert set(speakers(pane).values()) == {1}


def test_of_two_names_only_the_line_that_is_shown_is_no_speech(pane: ReviewPane) -> None:
    press(pane, "X")
    assert pane.draft is not None
    (ruling,) = pane.draft.rulings
    assert TALK[ruling.start or 0 : ruling.end] == "欧阳老师：我觉得船舷太低，浪大一点就进水。"


@pytest.mark.parametrize(
    ("words", "likely"),
    [
        ("欧阳老师：我", "欧阳望舒"),
        ("安娜：我", "安娜·佩雷拉"),
        ("安娜·佩雷拉：大", "安娜"),
        ("柳青：安", "欧阳望舒"),  # nobody is likely: the first of the list
    ],
)
def test_who_is_likely_comes_first_on_the_line_too(pane: ReviewPane, words: str, likely: str) -> None:
    pane.take_keyboard()
    pane.text.go_to(TALK.index(words))
    press(pane, "E")
    palette = pane._asking.palette
    assert palette is not None
    first = palette.model.choice(0)
    assert first is not None
    assert first.id == likely
    press(pane, "Return")
    assert pane.draft is not None
    assert [(r.words, r.name) for r in pane.draft.rulings] == [(words.split("：")[0], likely)]


def test_who_is_chosen_from_is_told_with_as_many_turns_as_in_the_list(pane: ReviewPane) -> None:
    listed = {
        entry.words: entry.detail
        for i in range(pane.lists.rows.rowCount())
        if (entry := pane.lists.rows.entry(i)) is not None
        and (entry.group, entry.depth) == (Group.SPEAKERS, 0)
    }
    assert listed["安娜·佩雷拉"] == "2 turns"  # one of them is said together
    asking = here(pane)[0]
    press(pane, "E")
    palette = pane._asking.palette
    assert palette is not None
    asked = {
        choice.id: choice.detail
        for i in range(palette.model.rowCount())
        if (choice := palette.model.choice(i))
    }
    assert asked == {name: turns for name, turns in listed.items() if name != asking}
    palette.close()
