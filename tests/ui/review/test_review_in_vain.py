"""What changes nothing is not kept as decided: the review says so, and why."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from annotator.domain.progress import silent
from annotator.domain.reading import Reading
from annotator.domain.ruling import Ruling, RulingKind
from annotator.ui.review.draft import Draft
from annotator.ui.review.entries import Group
from annotator.ui.review.pane import ReviewPane
from tests.ui.review.panes import pane_on, press, reader_of, settle

TALK = """渡口修桥座谈会

一、桥墩
柳青：首先：请欧阳望舒老师讲一讲桥墩。
欧阳望舒：桥墩要换，去年就该换了。
老桥今年六十了。
柳青：什么时候换呢？
欧阳望舒：等水退了再换。
"""


@pytest.fixture
def pane(qapp: QApplication) -> ReviewPane:
    return pane_on(TALK)


def decided(pane: ReviewPane) -> tuple[Ruling, ...]:
    assert pane.draft is not None
    return pane.draft.rulings


@pytest.mark.parametrize(
    ("key", "words", "why"),
    [
        ("H", "渡口修桥", "“渡口修桥座谈会” is a heading. The title opens no section."),
        ("H", "一、桥墩", "“一、桥墩” is a heading. It is a heading already."),
        ("T", "老桥", "“老桥今年六十了。” is plain text. It is plain text already."),
    ],
)
def test_what_a_line_is_already_is_not_decided(pane: ReviewPane, key: str, words: str, why: str) -> None:
    before = pane.shown
    press(pane, key, words)
    assert decided(pane) == ()
    assert pane.told.whole == f"Not decided, as nothing reads otherwise by it: {why}"
    assert pane.shown is before
    assert Group.DECIDED not in {part.group for part in pane.shown.listed} if pane.shown else False
    press(pane, "U")
    assert pane.told.whole == "Nothing was decided yet."


def test_words_with_which_no_line_opens_are_no_label(pane: ReviewPane) -> None:
    pane.text.go_to(TALK.index("柳青：首先"))
    at = TALK.index("先：")
    pane.text.words = (at, at + 2)
    press(pane, "S")
    assert decided(pane) == ()
    assert "“先：” is a speaker's label. No line opens with these words as with a label." in pane.told.whole


def test_a_pattern_that_finds_nobody_new_is_not_decided(pane: ReviewPane) -> None:
    pane.rule((Ruling(RulingKind.PATTERN, "【{name}】{text}"),))
    settle(pane)
    assert decided(pane) == ()
    assert pane.told.whole.endswith("It finds nobody who is not known already.")


def test_what_was_decided_before_and_while_it_is_read_stays(pane: ReviewPane) -> None:
    press(pane, "X", "欧阳望舒：等水")
    start, end = TALK.index("欧阳望舒：等水"), TALK.index("再换。") + 3
    noted = Ruling(RulingKind.NOISE, start=start, end=end)
    assert decided(pane) == (noted,)
    press(pane, "T", "老桥")
    assert decided(pane) == (noted,)
    draft = pane.draft
    assert draft is not None
    heading = Ruling(RulingKind.HEADING, start=start, end=end - 1)
    vain = Ruling(RulingKind.TEXT, start=TALK.index("老桥"), end=TALK.index("\n柳青：什么"))
    draft.rule((vain,))
    draft.rule((heading,))  # quicker than it is read: the two are read together, and change something
    settle(pane)
    assert decided(pane) == (noted, vain, heading)
    draft.undo()
    settle(pane)
    assert decided(pane) == (noted, vain)  # a step back is one, whatever it changes
    draft.undo()
    draft.undo()
    settle(pane)
    assert decided(pane) == ()
    assert pane.shown is not None
    assert pane.shown.reading == reader_of(TALK)((), silent)[0]


def test_what_was_decided_before_what_makes_no_sense_is_read(pane: ReviewPane) -> None:
    draft = pane.draft
    assert draft is not None
    noise = Ruling(RulingKind.NOISE, start=TALK.index("老桥"), end=TALK.index("\n柳青：什么"))
    draft.rule((noise,))
    draft.rule((Ruling(RulingKind.PATTERN, "{nobody}"),))
    settle(pane)
    assert decided(pane) == (noise,)
    assert pane.shown is not None
    assert len(pane.shown.reading.noise) == 1


def test_what_is_in_vain_in_another_record_shows_that_record(qapp: QApplication) -> None:
    first, second = (Reading(0, 10, title="甲"), Reading(10, len(TALK), title="乙"))
    draft = Draft(TALK, (first, second), lambda _rulings, _progress: (first, second))
    told: list[str] = []
    draft.in_vain.connect(told.append)
    pane = ReviewPane()
    pane.show_draft(draft)
    settle(pane)
    draft.rule((Ruling(RulingKind.NOISE, start=0, end=5),))
    draft.show(1)
    settle(pane)
    assert draft.rulings == ()
    assert len(told) == 1
    assert draft.shown is not None
    assert draft.shown.number == 1
