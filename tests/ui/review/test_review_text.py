"""The text under review in its view: any length, the cursor, what is selected, what is said."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.reading import FoundCue, Reading
from annotator.domain.ruling import Ruling, RulingKind
from annotator.ui.review.draft import Draft, Reviewed, made_ready
from annotator.ui.review.entries import Group
from annotator.ui.review.pane import ReviewPane
from annotator.ui.review.text_view import ReviewText
from annotator.ui.review.verbs import Verb
from tests.ui.review.samples import READING, TEXT, draft, line, reviewed

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def text(qapp: QApplication) -> ReviewText:
    made = ReviewText()
    made.resize(640, 420)
    made.show()
    return made


@pytest.fixture
def pane(qapp: QApplication) -> ReviewPane:
    made = ReviewPane()
    made.resize(1000, 640)
    made.show()
    made.activateWindow()
    made.show_draft(draft())
    wait(made)
    made.take_keyboard()
    QApplication.processEvents()
    return made


def wait(pane: ReviewPane) -> None:
    end = time.monotonic() + 20
    while pane.draft is not None and pane.draft.is_busy and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)


def plain(source: str) -> Reviewed:
    return made_ready(source, (), (Reading(0, len(source)),))


LONG = "".join(f"第{i}行，" + "桥上的人都回头看那条船。" * (i % 9) + "\n" for i in range(3000))


def test_every_row_can_be_gone_to_and_is_then_in_view(text: ReviewText) -> None:
    text.show_reviewed(plain(LONG))
    for row in (0, 1, 17, 2999, 2990, 1500, 1499, 1480, 40, 0):
        text.put(row)
        box = text.row_box()
        top = text.viewport().mapFromGlobal(box.topLeft()).y()
        assert 0 <= top <= text.viewport().height() - 10, row
        assert text.current == row


def test_scrolling_up_line_by_line_loses_and_repeats_nothing(text: ReviewText) -> None:
    text.show_reviewed(plain(LONG))
    text.put(2000)
    bar = text.verticalScrollBar()
    for step in (-7, -7, -31, 12, -400, 31, -3):
        before_row, before_top = text._row_at(200)
        bar.setValue(bar.value() + step)
        after = text._row_at(200 - step)
        assert after == (before_row, before_top - step)


def test_the_last_row_stands_at_the_bottom(text: ReviewText) -> None:
    text.show_reviewed(plain(LONG))
    bar = text.verticalScrollBar()
    bar.setValue(bar.maximum())
    row, top = text._row_at(text.viewport().height() - 1)
    assert row == text.count - 1
    assert top + text._height(row) <= text.viewport().height()
    assert top + text._height(row) >= text.viewport().height() - 40


def test_only_what_is_seen_is_laid_out(text: ReviewText) -> None:
    text.show_reviewed(plain(LONG * 8))
    text.grab()
    assert 5 < len(text._laid) < 80


def test_place_stays_when_the_text_is_read_anew(text: ReviewText) -> None:
    first = plain(LONG)
    text.show_reviewed(first)
    text.put(1200)
    top = text._row_at(100)
    text.show_reviewed(made_ready(LONG, (), (Reading(0, len(LONG)),), before=first))
    assert text.current == 1200
    assert text._row_at(100) == top


def test_keys_move_the_cursor_and_select_rows(text: ReviewText) -> None:
    text.show_reviewed(plain(LONG))
    for key, at in ((Qt.Key.Key_Down, 1), (Qt.Key.Key_Down, 2), (Qt.Key.Key_Up, 1), (Qt.Key.Key_End, 2999)):
        QTest.keyClick(text, key)
        assert text.current == at
    QTest.keyClick(text, Qt.Key.Key_Home)
    QTest.keyClick(text, Qt.Key.Key_Down, SHIFT)
    QTest.keyClick(text, Qt.Key.Key_Down, SHIFT)
    assert text.selected_rows == (0, 2)
    QTest.keyClick(text, Qt.Key.Key_Down)
    assert text.selected_rows == (3, 3)


def test_words_are_selected_with_the_mouse(text: ReviewText) -> None:
    text.show_reviewed(plain("灯塔里的老周头说桨是船的腿\n第二行\n"))
    left, view = text._columns.text, text.viewport()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(left + 1, 15))
    QTest.mouseMove(view, QPoint(left + 70, 15))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(left + 70, 15))
    assert text.words is not None
    assert text.words[0] == 0
    assert 3 <= text.words[1] <= 6


def test_a_reason_is_shown_where_the_mouse_is(text: ReviewText) -> None:
    text.resize(800, 600)
    shown = reviewed()
    text.show_reviewed(shown)
    text.put(shown.rows.at(line("简宁：结论")[0]))
    box = text.row_box()
    at = text.viewport().mapFromGlobal(box.topLeft()) + QPoint(60, box.height() // 2)
    assert text.hint_at(at) == "“结论：” is not taken for a label: the name of a field"


def test_a_text_of_one_line_of_a_million_characters_is_shown(text: ReviewText) -> None:
    text.show_reviewed(plain("我们今天说桥。" * 150_000))
    start = time.monotonic()
    text.put(text.count // 2)
    text.viewport().repaint()
    assert time.monotonic() - start < 2


def test_another_size_keeps_the_cursor_in_view(text: ReviewText) -> None:
    text.show_reviewed(plain(LONG))
    text.put(1700)
    height = text.row_box().height()
    text.set_zoom(2.0)
    assert text.row_box().height() > 1.5 * height
    assert (
        text.viewport()
        .rect()
        .intersects(text.row_box().translated(-text.viewport().mapToGlobal(QPoint(0, 0))))
    )
    text.set_zoom(1.0)
    assert text.row_box().height() == height


# The pane


def press(pane: ReviewPane, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or pane, key, held)
    wait(pane)


def decided(pane: ReviewPane) -> tuple[Ruling, ...]:
    assert pane.draft is not None
    return pane.draft.rulings


def stand(pane: ReviewPane, words: str) -> None:
    pane.text.go_to(line(words)[0])


def test_a_speaker_of_one_line_leaves_what_was_said_of_the_lines_around_it(pane: ReviewPane) -> None:
    stand(pane, "阿宁：")
    press(pane, Qt.Key.Key_Up, SHIFT)
    press(pane, Qt.Key.Key_X)
    assert [TEXT[r.start : r.end].count("\n") for r in decided(pane)] == [1]
    pane.text.put(pane.text.current)
    press(pane, Qt.Key.Key_S)
    kept = [r for r in decided(pane) if r.is_placed]
    assert [TEXT[r.start : r.end] for r in kept] == [TEXT[slice(*line("阿宁："))]]
    stand(pane, "图：断桨")
    press(pane, Qt.Key.Key_S)
    assert [r for r in decided(pane) if r.is_placed] == kept


def test_each_key_rules_on_the_line(pane: ReviewPane) -> None:
    stand(pane, "图：断桨")
    for key, kind in (
        (Qt.Key.Key_H, RulingKind.HEADING),
        (Qt.Key.Key_X, RulingKind.NOISE),
        (Qt.Key.Key_T, RulingKind.TEXT),
    ):
        press(pane, key)  # of the same line the last word holds
        assert len(decided(pane)) == 1
        assert decided(pane)[-1] == Ruling(kind, start=line("图：断桨")[0], end=line("图：断桨")[1])
    press(pane, Qt.Key.Key_S)
    assert decided(pane)[-1] == Ruling(RulingKind.SPEAKER, "图")
    stand(pane, "阿宁：")
    press(pane, Qt.Key.Key_N)
    assert decided(pane)[-1] == Ruling(RulingKind.NO_SPEAKER, "阿宁")
    assert len(decided(pane)) == 2  # who speaks on a line takes back what was said of it
    for left in (1, 1, 1, 1, 0):
        press(pane, Qt.Key.Key_U)
        assert len(decided(pane)) == left
    press(pane, Qt.Key.Key_U)
    assert pane.told.whole == "Nothing was decided yet."


def test_several_lines_are_ruled_on_at_once(pane: ReviewPane) -> None:
    stand(pane, "简宁：结论")
    press(pane, Qt.Key.Key_Down, SHIFT)
    press(pane, Qt.Key.Key_X)
    assert decided(pane) == (Ruling(RulingKind.NOISE, start=line("简宁：结论")[0], end=line("图：断桨")[1]),)


def test_one_character_from_an_input_method_is_its_key_and_letters_on_their_way_are_none(
    pane: ReviewPane,
) -> None:
    stand(pane, "图：断桨")
    for preedit in ("h", "hx"):
        QApplication.sendEvent(pane.text, QInputMethodEvent(preedit, []))
    assert decided(pane) == ()
    event = QInputMethodEvent("", [])
    event.setCommitString("ｈ")
    QApplication.sendEvent(pane.text, event)
    wait(pane)
    assert [ruling.kind for ruling in decided(pane)] == [RulingKind.HEADING]


def test_keys_belong_to_the_input_method_while_the_words_are_composed(pane: ReviewPane) -> None:
    stand(pane, "开场前")
    press(pane, Qt.Key.Key_P)
    QApplication.sendEvent(pane.ask_bar.line, QInputMethodEvent("kai", []))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_1, Qt.Key.Key_H):
        press(pane, key)
    assert pane.ask_bar.isVisible()
    assert decided(pane) == ()


def test_an_alias_is_taken_or_dismissed_by_key(pane: ReviewPane) -> None:
    pane.lists.setFocus()
    assert pane.lists.go_to(Group.SAME)
    press(pane, Qt.Key.Key_N)
    assert pane.shown is not None
    assert Group.SAME not in {part.group for part in pane.shown.listed}
    assert decided(pane) == (Ruling(RulingKind.DIFFERENT, "阿宁", "简宁"),)
    assert "two people" in pane.told.whole
    press(pane, Qt.Key.Key_U)
    wait(pane)
    assert decided(pane) == ()
    assert pane.lists.go_to(Group.SAME)
    press(pane, Qt.Key.Key_Y)
    assert decided(pane) == (Ruling(RulingKind.SAME_PERSON, "阿宁", "简宁"),)


def test_doubtful_places_are_gone_through(pane: ReviewPane) -> None:
    seen = []
    for _ in range(5):
        press(pane, Qt.Key.Key_J)
        seen.append(TEXT[pane.text.offset :][:3])
    assert seen == ["开场前", "简宁：", "我在渡", "记者联", "记者联"]
    assert "no doubtful place" in pane.told.whole
    press(pane, Qt.Key.Key_J, SHIFT)
    assert TEXT[pane.text.offset :].startswith("我在渡口")


def test_a_digit_leads_to_a_list_and_tab_through_everything(pane: ReviewPane) -> None:
    press(pane, Qt.Key.Key_2)
    assert pane.lists.entry is not None
    assert pane.lists.entry.group is Group.SAME
    assert pane.here.whole.startswith("the one ends like the other · line ")
    assert pane.told.whole == "Y: they are one person · N: they are two"
    assert TEXT[pane.text.offset :].startswith("阿宁：")
    pane.take_keyboard()
    seen = []
    for _ in range(20):
        QTest.keyClick(QApplication.focusWidget() or pane, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen[0] is pane.lists  # before the verbs, which have keys of their own
    assert {pane.text, pane.lists, *(b for b in pane.keys.buttons.values() if b.isEnabled())} <= set(seen)


def test_enter_on_a_button_presses_it(pane: ReviewPane) -> None:
    stand(pane, "图：断桨")
    pane.keys.buttons[Verb.NOISE].setFocus()
    press(pane, Qt.Key.Key_Return)
    assert [ruling.kind for ruling in decided(pane)] == [RulingKind.NOISE]
    assert QApplication.focusWidget() is pane.text


def test_what_cannot_be_read_is_taken_back_and_told(pane: ReviewPane) -> None:
    from annotator.domain.errors import BadPattern

    assert pane.draft is not None

    def refuse(rulings: object, progress: object) -> tuple[Reading, ...]:
        raise BadPattern("No such {what}.", what="pattern")

    pane.draft._read = refuse
    pane.rule((Ruling(RulingKind.PATTERN, "{x}"),))
    wait(pane)
    assert decided(pane) == ()
    assert pane.told.whole == "No such pattern."
    assert pane.shown is not None
    assert pane.shown.reading is READING


def test_the_cursor_is_told_to_who_cannot_see_it(pane: ReviewPane) -> None:
    stand(pane, "阿宁：")
    assert pane.text.accessibleName()
    assert pane.text.accessibleDescription() == "line 11 · 阿宁 speaks (by a label)\n阿宁：我也算一个。"
    for made in pane.keys.buttons.values():
        assert made.accessibleName().endswith(made.key)


def test_a_label_of_somebody_else_is_a_label_still(pane: ReviewPane) -> None:
    label = Ruling(RulingKind.SPEAKER, "图")
    same, apart, none = (
        Ruling(kind, "图", "简宁")
        for kind in (RulingKind.SAME_PERSON, RulingKind.DIFFERENT, RulingKind.NO_SPEAKER)
    )
    for ruling, left in (
        (label, (label,)),
        (same, (label, same)),
        (apart, (label, apart)),
        (same, (label, same)),
        (none, (none,)),
        (same, (same,)),
        (label, (label,)),
    ):
        pane.rule((ruling,))
        wait(pane)
        assert decided(pane) == left


def test_words_of_a_line_are_selected_by_key(pane: ReviewPane) -> None:
    stand(pane, "简宁：结论")
    press(pane, Qt.Key.Key_Left)
    assert pane.text.words is None
    for _ in range(3):
        press(pane, Qt.Key.Key_Right, SHIFT)
    press(pane, Qt.Key.Key_Left, SHIFT)
    assert pane.text.words is not None
    assert TEXT[slice(*pane.text.words)] == "简宁"
    press(pane, Qt.Key.Key_Right)
    assert TEXT[slice(*pane.text.words)] == "宁"
    press(pane, Qt.Key.Key_Left)
    press(pane, Qt.Key.Key_P)
    assert pane.ask_bar.line.text() == "{name}：{text}"
    press(pane, Qt.Key.Key_Escape)
    for _ in range(40):
        press(pane, Qt.Key.Key_Right, SHIFT)
    assert pane.text.words == line("简宁：结论"), "it stays in its line"


def test_the_keys_that_select_words_are_said(pane: ReviewPane) -> None:
    stand(pane, "周允：")
    assert "Shift+→" in pane.told.whole
    assert "Shift+→" in pane.keys.buttons[Verb.PATTERN].toolTip()


CUED = "下面有请邱师傅。\n我在渡口摆了二十六年的船。\n谢谢大家。\n"


def test_a_doubt_on_the_first_line_is_not_passed_over(qapp: QApplication) -> None:
    second = CUED.index("我在")
    found = Reading(0, len(CUED), cues=(FoundCue(0), FoundCue(second, "邱师傅")))
    pane = ReviewPane()
    pane.show()
    pane.activateWindow()
    pane.show_draft(Draft(CUED, (found,), lambda _rulings, _progress: (found,)))
    wait(pane)
    pane.take_keyboard()
    press(pane, Qt.Key.Key_J)
    assert (pane.text.offset, pane.told.whole) == (0, "Y or S: who speaks from here · N: nobody new")
    press(pane, Qt.Key.Key_J)
    assert pane.text.offset == second
    assert pane.told.whole == "Y: 邱师傅 speaks from here · S: somebody else · N: nobody new"
    press(pane, Qt.Key.Key_J, SHIFT)
    assert pane.text.offset == 0
    press(pane, Qt.Key.Key_J)
    assert pane.text.offset == second
