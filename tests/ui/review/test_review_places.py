"""Keys about single places: who speaks where no label says so, what is no quotation, what `U` takes back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.ruling import Ruling, RulingKind
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.review.draft import Reviewed
from annotator.ui.review.entries import Group
from annotator.ui.review.pane import ReviewPane
from annotator.ui.review.verbs import NothingToRule, Target, ruled_from, ruled_no_speaker, ruled_speaker
from tests.ui.review.samples import TEXT, at, draft, line, reviewed
from tests.ui.review.test_review_text import decided, pane, press, stand, wait

__all__ = ["pane"]


def palette_of(pane: ReviewPane) -> LabelPalette:
    found = pane._asking.palette
    assert found is not None
    return found


def speaks_from(words: str, name: str) -> Ruling:
    start, end = line(words)
    return Ruling(RulingKind.SPEAKER, name=name, start=start, end=end)


def test_a_line_without_a_label_asks_who_speaks(pane: ReviewPane) -> None:
    stand(pane, "开场前")
    press(pane, Qt.Key.Key_S)
    palette = palette_of(pane)
    assert palette.line.placeholderText() == "Who speaks from here on?"
    press(pane, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is pane.text
    assert decided(pane) == ()
    press(pane, Qt.Key.Key_S)
    palette_of(pane).line.setText("老船工")
    press(pane, Qt.Key.Key_Return)
    assert decided(pane) == (speaks_from("开场前", "老船工"),)
    assert pane.told.whole.startswith("老船工 speaks from “开场前有人")
    stand(pane, "开场前")
    press(pane, Qt.Key.Key_N)  # what was decided of this very line goes
    assert decided(pane) == ()


def test_a_name_with_which_the_line_opens_as_with_a_label_is_one() -> None:
    start, end = line("图：断桨")
    assert ruled_from(reviewed(), "图", Target(start, end)) == (Ruling(RulingKind.SPEAKER, "图"),)


@pytest.mark.parametrize("by_list", [False, True])
def test_whom_a_cue_names_is_taken_by_one_key(pane: ReviewPane, by_list: bool) -> None:
    if by_list:
        pane.lists.setFocus()
        assert pane.lists.go_to(Group.CUES)
    else:
        stand(pane, "我在渡口")
    press(pane, Qt.Key.Key_Y)
    assert decided(pane) == (speaks_from("我在渡口", "邱师傅"),)


def test_whom_a_cue_names_is_offered_first_and_may_be_somebody_else(pane: ReviewPane) -> None:
    stand(pane, "我在渡口")
    press(pane, Qt.Key.Key_S)
    palette = palette_of(pane)
    assert palette.model.data(palette.list.currentIndex()) == "邱师傅"
    palette.line.setText("简宁")
    press(pane, Qt.Key.Key_Return)
    assert decided(pane) == (speaks_from("我在渡口", "简宁"),)


def test_nobody_new_starts_where_it_is_said_so(pane: ReviewPane) -> None:
    stand(pane, "我在渡口")
    press(pane, Qt.Key.Key_N)
    start, end = line("我在渡口")
    assert decided(pane) == (Ruling(RulingKind.SAME_PERSON, start=start, end=end),)
    assert pane.told.whole.startswith("Nobody new starts at “我在渡口")


def test_where_nothing_is_proposed_y_says_so(pane: ReviewPane) -> None:
    stand(pane, "图：断桨")
    press(pane, Qt.Key.Key_Y)
    assert pane.told.whole == "Nothing is proposed here."


@pytest.mark.parametrize("key", ["S", "N", "E", "H", "X", "T", "P", "Y"])
def test_no_key_goes_past_the_lists_to_the_text(pane: ReviewPane, key: str) -> None:
    stand(pane, "周允：桨")
    pane.lists.setFocus()
    place = pane.lists.rows.place_of(Group.QUOTES)
    pane.lists.setCurrentIndex(pane.lists.rows.index(place))  # where one is when all was answered
    press(pane, getattr(Qt.Key, f"Key_{key}"))
    assert decided(pane) == ()
    assert pane._asking.palette is None
    assert not pane.ask_bar.isVisible()
    assert pane.told.whole == "Nothing is proposed here."
    assert pane.lists.hasFocus()


@pytest.mark.parametrize("group", [Group.WARNINGS, Group.SECTIONS, Group.ASIDES])
def test_no_speaker_goes_by_a_list_that_names_none(pane: ReviewPane, group: Group) -> None:
    shown = pane.shown
    assert shown is not None
    start, end = line("周允：桨")
    for entry in next(part for part in shown.listed if part.group is group).entries:
        there = replace(entry, spans=((start + 4, end),))  # in words that somebody says
        with pytest.raises(NothingToRule, match="names no speakers"):
            ruled_no_speaker(shown, Target(start + 4, end, entry=there))


@pytest.mark.parametrize("key", ["S", "N", "E", "H", "X", "T"])
def test_what_stands_nowhere_in_the_text_is_ruled_on_nowhere(pane: ReviewPane, key: str) -> None:
    stand(pane, "周允：桨")
    pane.lists.setFocus()
    assert pane.lists.go_to(Group.CARD)
    press(pane, getattr(Qt.Key, f"Key_{key}"))
    assert decided(pane) == ()
    assert pane._asking.palette is None
    assert pane.told.whole == "This entry has no place in the text."


@pytest.mark.parametrize("key", [Qt.Key.Key_N, Qt.Key.Key_T])
def test_a_wrong_quotation_is_taken_out_of_the_list(pane: ReviewPane, key: Qt.Key) -> None:
    pane.lists.setFocus()
    assert pane.lists.go_to(Group.QUOTES)
    press(pane, key)
    start, end = at("桨是船的腿。")
    assert decided(pane) == (Ruling(RulingKind.NO_SPEAKER, start=start, end=end),)
    assert "“桨是船的腿。” is no quotation" in pane.told.whole


def test_selected_words_of_a_quotation_are_none(pane: ReviewPane) -> None:
    stand(pane, "周允：桨断了两支。老周头")
    pane.text.words = at("船的腿")
    press(pane, Qt.Key.Key_N)
    start, end = at("桨是船的腿。")
    assert decided(pane) == (Ruling(RulingKind.NO_SPEAKER, start=start, end=end),)


def test_taking_back_names_what_is_taken_back(pane: ReviewPane) -> None:
    def told(step: str) -> str:
        (pane.undo if step == "undo" else pane.redo)()
        wait(pane)
        return pane.told.whole.split(":")[0]

    first, then = Ruling(RulingKind.SPEAKER, "图"), Ruling(RulingKind.NO_SPEAKER, "图")
    for ruling in (first, then):  # the second overtakes the first
        pane.rule((ruling,))
        wait(pane)
    assert told("undo") == "Taken back (“图” is no speaker)"
    assert told("redo") == "Decided again (“图” is no speaker)"
    pane._drop(then)
    wait(pane)
    assert told("undo") == "Decided again (“图” is no speaker)"
    assert told("redo") == "Taken back (“图” is no speaker)"
    pane.rule((Ruling(RulingKind.NOISE, start=0, end=4), Ruling(RulingKind.NOISE, start=6, end=9)))
    wait(pane)
    assert told("undo") == f"Taken back (“{TEXT[:4]}” is noise) (+1)"


def test_taking_back_reads_nothing_again(qapp: QApplication) -> None:
    read_with: list[tuple[Ruling, ...]] = []
    made = draft(read_with)  # type: ignore[arg-type]
    shown: list[Reviewed] = []
    made.ready.connect(shown.append)

    def step(change: Callable[[], object]) -> None:
        change()
        end = time.monotonic() + 20
        while made.is_busy and time.monotonic() < end:
            QApplication.processEvents()
            time.sleep(0.005)

    first, then = Ruling(RulingKind.SPEAKER, "图"), Ruling(RulingKind.NO_SPEAKER, "结论")
    step(lambda: made.rule((first,)))
    step(lambda: made.rule((then,)))
    assert read_with == [(first,), (first, then)]
    for change in (made.undo, made.undo, made.redo, made.redo, made.undo):
        step(change)
    assert len(read_with) == 2
    assert shown[-1].rulings == made.rulings == (first,)


@pytest.mark.parametrize("words", ["【】", "：", " * "])
def test_signs_are_no_name(words: str) -> None:
    start, end = line("图：断桨")
    for rule in (ruled_from, ruled_speaker):
        with pytest.raises(NothingToRule, match="is no name"):
            rule(reviewed(), words, Target(start, end))
