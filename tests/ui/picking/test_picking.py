"""Correcting by choosing: one key takes what looks wrong, a digit accepts what was meant."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import CorrectionKind, CorrectionOrigin
from annotator.text.sounds import likeness
from annotator.text.text_map import shown_text
from annotator.workspace.picking import Offers, Picking
from annotator.workspace.workspace import Workspace
from tests.ui.picking.conftest import TALK, Picker
from tests.ui.shell.conftest import Open

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def reading(picker: Picker) -> str:
    transcript = picker.user.transcript
    return shown_text(transcript.text, transcript.accepted_corrections)


def test_selected_words_are_offered_and_a_digit_accepts(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    assert picker.listed[0] == "漏损率"
    assert picker.popup.model.rows[0].said == "glossary · same sound"
    assert picker.listed[-1] == "漏孙率"
    assert picker.popup.model.rows[-1].said == "keep as is"
    picker.user.until(lambda: picker.popup.alike.text() == "2 more alike")
    picker.user.press("1")
    assert not picker.is_open
    assert picker.corrected() == [("漏孙率", "漏损率")]
    made = picker.user.transcript.accepted_corrections[0]
    assert (made.kind, made.origin, made.rule) == (
        CorrectionKind.HOMOPHONE,
        CorrectionOrigin.GLOSSARY,
        "漏损率",
    )
    assert reading(picker).startswith("主持人：我们先说漏损率。漏孙率")
    picker.user.key(Qt.Key.Key_Z, CTRL)
    assert reading(picker) == TALK, "one correction is one step"


def test_what_is_accepted_is_in_the_file(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    picker.user.press("1")
    again = Workspace.open(picker.user.bridge.workspace.path)
    try:
        one = again.transcript("1").accepted_corrections[0]
        assert (one.replacement, one.origin, one.rule) == ("漏损率", CorrectionOrigin.GLOSSARY, "漏损率")
    finally:
        again.close()


def test_the_key_goes_from_place_to_place(picker: Picker) -> None:
    picker.user.stand_at("公开的")
    picker.take()
    assert picker.taken == "漏孙率", "suggested, or no word"
    picker.user.press("1")
    picker.take()
    assert picker.taken == "fintune", "the next place that looks wrong, in the next sentence"
    picker.user.key(Qt.Key.Key_Tab)
    picker.wait()
    assert "潜瞻" in picker.taken
    picker.user.key(Qt.Key.Key_Backtab, SHIFT)
    picker.wait()
    assert picker.taken == "fintune"


def test_what_was_typed_is_remembered_for_the_next_place(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    picker.user.write("水损费")
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == [("漏孙率", "水损费")]
    made = picker.user.transcript.accepted_corrections[0]
    assert (made.origin, made.rule) == (CorrectionOrigin.TYPED, "")
    picker.select("漏孙率是")
    picker.user.key(Qt.Key.Key_Left, SHIFT)
    picker.take()
    assert picker.popup.model.rows[0].spoken == "1, 水损费, memory · corrected so before"
    picker.user.press("1")
    made = picker.user.transcript.accepted_corrections[1]
    assert (made.origin, made.rule) == (CorrectionOrigin.MEMORY, "水损费")
    picker.user.key(Qt.Key.Key_Z, CTRL)
    picker.user.key(Qt.Key.Key_Z, CTRL)
    picker.select("漏孙率")
    picker.take()
    assert picker.listed[0] == "漏损率", "what was taken back is not remembered"


def test_a_corrected_place_offers_what_was_heard(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    picker.user.press("1")
    picker.select("漏孙率")
    picker.take()
    assert picker.listed[-1] == "漏损率"
    assert "漏损率" not in picker.listed[:-1], "it reads so already"
    picker.user.key(Qt.Key.Key_Up)
    picker.user.key(Qt.Key.Key_Up)
    assert picker.popup.current is not None
    assert picker.popup.current.words == "漏孙率"
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == []


def test_where_nothing_is_like_it_the_list_says_so_and_takes_what_is_typed(picker: Picker) -> None:
    picker.select("的漏孙率是百")
    picker.take()
    assert picker.listed[0] == "Nothing known is like it"
    picker.user.press("1")
    picker.user.key(Qt.Key.Key_Return)
    assert picker.is_open
    assert picker.corrected() == []
    picker.user.write("略")
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == [("的漏孙率是百", "略")]


def test_return_takes_the_current_row_and_arrows_move(picker: Picker) -> None:
    picker.select("公开")
    picker.take()
    second = picker.listed[1]
    picker.user.key(Qt.Key.Key_Down)
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == [("公开", second)]


def test_typed_words_are_taken_as_they_are_and_digits_are_text_then(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    picker.user.key(Qt.Key.Key_V)
    picker.user.key(Qt.Key.Key_2)
    assert picker.popup.line.text() == "v2"
    assert picker.listed[0] == "v2"
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == [("漏孙率", "v2")]


def test_typing_leaves_what_it_names_by_sound_too(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    picker.user.key(Qt.Key.Key_L)
    picker.user.key(Qt.Key.Key_S)
    assert picker.listed[0] == "ls"
    assert "漏损率" in picker.listed[1:]
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == [("漏孙率", "漏损率")]


@pytest.mark.parametrize("typed", ["qianzhan", "qz", "qianz", "qianzhanxing"])
def test_pinyin_takes_what_sounds_so_and_another_key_the_letters(picker: Picker, typed: str) -> None:
    picker.select("潜瞻性")
    picker.take()
    first = picker.listed[0]
    picker.user.press(typed)
    assert picker.popup.line.text() == typed
    assert picker.listed[0] == typed
    assert picker.popup.current is not None
    assert picker.popup.current.words == "前瞻性"
    assert [likeness(typed, words) for words in picker.listed[1:]].count(None) == 0, picker.listed
    picker.user.key(Qt.Key.Key_Up)
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == [("潜瞻性", typed)]
    assert first == "前瞻性"


def test_terms_are_found_by_their_pinyin_too(picker: Picker) -> None:
    picker.select("百分之十九")
    picker.take()
    picker.user.press("lsl")
    picker.user.until(lambda: "漏损率" in picker.listed)
    assert picker.listed[0] == "lsl"
    picker.user.key(Qt.Key.Key_Down)
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == [("百分之十九", "漏损率")]


def test_capital_letters_are_no_pinyin(picker: Picker) -> None:
    picker.select("潜瞻性")
    picker.take()
    picker.user.write("QZ")
    assert picker.popup.current is not None
    assert picker.popup.current.words == "QZ"


def test_shift_tab_goes_back_also_to_what_looks_wrong_before_the_first(picker: Picker) -> None:
    picker.user.stand_at("我们用的")
    picker.take()
    first = picker.taken
    assert first == "fintune"
    picker.user.press("x")
    picker.user.key(Qt.Key.Key_Tab)
    picker.wait()
    assert ("潜瞻" in picker.taken, picker.popup.line.text()) == (True, "")
    picker.user.key(Qt.Key.Key_Backtab, SHIFT)
    picker.wait()
    assert picker.taken == first
    seen = []
    for _ in range(3):
        picker.user.key(Qt.Key.Key_Backtab, SHIFT)
        picker.wait()
        seen.append(picker.user.window.page.selection())
    starts = [span.start for span in seen if span is not None]
    assert [TALK[at : at + 3] for at in starts] == ["漏孙率"] * 3
    assert starts == sorted(starts, reverse=True)
    for _ in range(9):
        picker.user.key(Qt.Key.Key_Backtab, SHIFT)
        picker.wait()
    assert picker.taken == "主持人", "there is nothing before it"
    assert picker.is_open
    picker.user.key(Qt.Key.Key_Tab)
    picker.wait()
    assert picker.taken == "漏孙率"


def test_terms_that_begin_so_are_offered_while_one_types(picker: Picker) -> None:
    picker.select("百分之十九")
    picker.take()
    picker.user.write("漏损")
    picker.user.until(lambda: "漏损率" in picker.listed)
    assert picker.listed[0] == "漏损"


def test_shift_and_arrows_move_the_borders(picker: Picker) -> None:
    picker.select("孙率")
    picker.take()
    picker.user.key(Qt.Key.Key_Up, SHIFT)
    picker.wait()
    assert picker.taken == "漏孙率"
    assert picker.listed[0] == "漏损率"
    picker.user.key(Qt.Key.Key_Left, SHIFT)
    picker.wait()
    assert picker.taken == "漏孙"
    picker.user.key(Qt.Key.Key_Down, SHIFT)
    picker.wait()
    assert picker.taken == "孙"
    picker.user.key(Qt.Key.Key_Right, SHIFT)
    picker.wait()
    assert picker.taken == "孙率"
    assert picker.corrected() == []


def test_borders_pass_over_whole_words_of_latin_letters(picker: Picker) -> None:
    picker.select("用的是")
    picker.take()
    picker.user.key(Qt.Key.Key_Right, SHIFT)
    picker.wait()
    assert picker.taken == "用的是 fintune"


def test_delete_leaves_the_words_out(picker: Picker) -> None:
    picker.select("的漏孙率")
    picker.take()
    picker.user.key(Qt.Key.Key_Delete)
    assert picker.corrected() == [("的漏孙率", "")]
    assert "公开是百分之十九" in reading(picker)


def test_a_term_named_by_its_beginning_is_a_correction_of_its_kind(picker: Picker) -> None:
    picker.select("漏孙")
    picker.take()
    picker.user.write("漏损")
    picker.user.until(lambda: "漏损率" in picker.listed)
    picker.user.until(lambda: picker.listed[-1] == "漏损率")
    picker.user.key(Qt.Key.Key_Up)
    picker.user.key(Qt.Key.Key_Return)
    made = picker.user.transcript.accepted_corrections[0]
    assert (made.replacement, made.origin, made.rule) == ("漏损率", CorrectionOrigin.GLOSSARY, "漏损率")


def test_escape_leaves_everything_as_it_is(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    picker.user.key(Qt.Key.Key_Escape)
    assert not picker.is_open
    assert picker.corrected() == []
    assert picker.user.window.page.hasFocus() or picker.user.text.hasFocus()


def test_what_is_kept_is_not_taken_again_nor_proposed(picker: Picker) -> None:
    picker.user.stand_at("我们用的是")
    picker.take()
    assert picker.taken == "fintune"
    picker.user.key(Qt.Key.Key_0)
    assert picker.corrected() == []
    picker.user.stand_at("我们用的是")
    picker.take()
    assert picker.taken != "fintune"
    picker.user.key(Qt.Key.Key_Escape)
    picker.user.key(Qt.Key.Key_Z, CTRL)
    picker.user.stand_at("我们用的是")
    picker.take()
    assert picker.taken == "fintune"


def test_a_suggestion_goes_where_its_words_are_kept(picker: Picker) -> None:
    suggesting = picker.user.window.open_view.suggesting
    picker.user.until(lambda: sum(s.source == "漏孙率" for s in suggesting.waiting.all) == 3)
    picker.select("漏孙率")
    picker.take()
    picker.user.key(Qt.Key.Key_0)
    assert sum(s.source == "漏孙率" for s in suggesting.waiting.all) == 2


def test_a_word_for_the_glossary_is_known_at_once(picker: Picker) -> None:
    picker.select("潜瞻性")
    picker.take()
    picker.user.write("潜瞻度")
    picker.user.key(Qt.Key.Key_L, CTRL | SHIFT)
    assert "潜瞻度" in [term.term for term in picker.user.bridge.codebook.terms]
    picker.popup.line.clear()
    picker.user.until(
        lambda: any("潜瞻度" in row.words and "glossary" in row.said for row in picker.popup.model.rows)
    )
    assert picker.corrected() == []


def compose(preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    focused = QApplication.focusWidget()
    assert focused is not None
    QApplication.sendEvent(focused, event)


def test_keys_belong_to_an_input_method_while_it_composes(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    compose("lou sun")
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_0):
        picker.user.key(key)
    assert picker.is_open
    assert picker.corrected() == []
    assert picker.taken == "漏孙率"
    compose("", "漏损了")
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == [("孙率", "损了")]


def test_a_digit_that_an_input_method_sends_chooses_too(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    compose("", "１")
    assert picker.corrected() == [("漏孙率", "漏损率")]


@pytest.mark.parametrize("words", ["漏孙率", "潜瞻性", "下一位"])
def test_the_list_never_covers_the_words_and_stays_in_the_window(picker: Picker, words: str) -> None:
    for size in ((1280, 800), (920, 480)):
        picker.user.window.resize(*size)
        picker.user.rest(50)
        picker.select(words)
        picker.take()
        popup, page = picker.popup, picker.user.window.page
        edge = popup.column.contentsMargins().left() - 8
        card = popup.geometry().adjusted(edge, edge, -edge, -edge)
        box = page.caret_box().toAlignedRect()
        box.moveTopLeft(page.mapTo(picker.user.window, box.topLeft()))
        assert picker.user.window.rect().contains(card)
        assert not card.intersects(box)
        picker.user.key(Qt.Key.Key_Escape)


def test_keys_answer_for_no_other_words_while_the_next_place_is_looked_for(
    picker: Picker, monkeypatch: pytest.MonkeyPatch
) -> None:
    picker.user.stand_at("公开的")
    picker.take()
    picker.user.press("1")
    assert picker.corrected() == [("漏孙率", "漏损率")]
    looked = threading.Event()
    offers = Picking.offers

    def slowly(self: Picking, transcript: AnnotatedTranscript, stretch: tuple[int, int]) -> Offers:
        looked.wait(5)
        return offers(self, transcript, stretch)

    monkeypatch.setattr(Picking, "offers", slowly)
    picker.user.press("C")
    assert picker.listed == ["Looking …"]
    picker.user.press("01")
    picker.user.write("微调")
    picker.user.key(Qt.Key.Key_Return)
    assert picker.is_open
    assert picker.corrected() == [("漏孙率", "漏损率")]
    looked.set()
    picker.wait()
    assert picker.taken == "fintune"
    picker.user.key(Qt.Key.Key_Return)
    assert picker.corrected() == [("漏孙率", "漏损率"), ("fintune", "微调")]


def test_a_project_is_left_while_the_list_still_looks(
    picker: Picker, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, faults = threading.Event(), []
    offers = Picking.offers

    def slowly(self: Picking, transcript: AnnotatedTranscript, stretch: tuple[int, int]) -> Offers:
        looked.wait(5)
        return offers(self, transcript, stretch)

    monkeypatch.setattr(Picking, "offers", slowly)
    monkeypatch.setattr(sys, "excepthook", lambda *fault: faults.append(fault))
    picker.select("漏孙率")
    picker.user.press("C")
    assert picker.popup.is_looking
    assert picker.listed == ["Looking …", "漏孙率"]
    picker.user.window.projects.close()
    looked.set()
    picker.user.rest(200)
    assert picker.user.window.view is None
    assert faults == []


def test_everything_in_the_list_has_a_name(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    popup = picker.popup
    assert popup.accessibleName() == popup.line.accessibleName() == "What was said here?"
    assert popup.list.accessibleName()
    assert popup.line.accessibleDescription() == "1, 漏损率, glossary · same sound"
    picker.user.key(Qt.Key.Key_Down)
    assert popup.line.accessibleDescription() == "0, 漏孙率, keep as is"


def test_it_is_there_while_correcting_too(picker: Picker) -> None:
    picker.user.key(Qt.Key.Key_M, CTRL)
    picker.select("漏孙率")
    picker.user.key(Qt.Key.Key_C, ALT)
    picker.wait()
    picker.user.press("1")
    assert picker.corrected() == [("漏孙率", "漏损率")]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("呃", CorrectionKind.FILLER),
        ("用的", CorrectionKind.REPETITION),
        ("很有", CorrectionKind.INSERTION),
    ],
)
def test_words_taken_out_from_the_list_are_told_apart(
    open_window: Open, words: str, kind: CorrectionKind
) -> None:
    picker = Picker(open_window("罗小满：我们，呃，用的用的是模型，很有潜力。\n"))
    picker.select(words)
    picker.take()
    picker.user.key(Qt.Key.Key_Delete)
    assert picker.corrected() == [(words, "")]
    assert picker.user.transcript.corrections[0].kind is kind
    picker.user.key(Qt.Key.Key_Z, CTRL)
    picker.user.window.set_mode("correcting")
    picker.select(words)
    picker.user.key(Qt.Key.Key_Delete)
    picker.user.until(lambda: picker.user.transcript.corrections[0].kind is kind)


def test_the_first_list_is_made_ready_while_nobody_does_anything(picker: Picker) -> None:
    user, asked = picker.user, picker.place._process
    user.until(lambda: picker.place._ready_for == (user.transcript.id, asked.pid))
    picker.select("潜瞻性")
    picker.take()
    assert picker.listed[0] == "前瞻性"
