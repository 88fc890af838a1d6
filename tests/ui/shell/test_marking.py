"""What keys on the page do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import RelationKind
from annotator.domain.correction import CorrectionKind
from annotator.domain.span import Span
from annotator.ui.marking import next_line_end, next_line_start
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import TALK, User

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def test_a_letter_marks_the_sentence_under_the_caret(user: User) -> None:
    user.stand_at("撑不过")
    user.press("O")
    assert user.marks() == [("Opinion", "我觉得这座桥撑不过冬天")]


def test_a_letter_marks_the_selection(user: User) -> None:
    at = TALK.index("四厘米")
    user.stand_at("去年")
    user.window.page.select_span(Span(at, at + 3))
    user.press("G")
    assert user.marks() == [("Figure", "四厘米")]


def test_another_letter_relabels_the_mark_just_made(user: User) -> None:
    user.stand_at("撑不过")
    user.press("FG")
    assert user.marks() == [("Figure", "我觉得这座桥撑不过冬天")]


def test_leaving_the_mark_lets_it_go(user: User) -> None:
    user.stand_at("撑不过")
    user.press("F")
    user.key(Qt.Key.Key_Down)
    user.press("G")
    assert user.marks() == [("Fact", "我觉得这座桥撑不过冬天"), ("Figure", "去年裂缝长了四厘米")]


def test_a_full_stop_repeats_the_last_mark(user: User) -> None:
    user.stand_at("撑不过")
    user.press("P")
    user.key(Qt.Key.Key_Down)
    user.press(".")
    assert [name for name, _ in user.marks()] == ["Prediction", "Prediction"]


def test_delete_removes_and_undo_brings_back(user: User) -> None:
    user.stand_at("撑不过")
    user.press("R")
    before = user.transcript.annotations
    user.key(Qt.Key.Key_Delete)
    assert user.marks() == []
    user.key(Qt.Key.Key_Z, CTRL)
    assert user.transcript.annotations == before
    user.key(Qt.Key.Key_Y, CTRL)
    assert user.marks() == []
    user.key(Qt.Key.Key_Z, CTRL)
    user.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert user.marks() == []


def test_brackets_move_the_borders(user: User) -> None:
    user.stand_at("撑不过")
    user.press("F")
    user.key(Qt.Key.Key_BraceLeft, SHIFT)
    user.key(Qt.Key.Key_BraceRight, SHIFT)
    assert user.marks() == [("Fact", "觉得这座桥撑不过冬")]
    user.key(Qt.Key.Key_BracketLeft)
    user.key(Qt.Key.Key_BracketRight)
    assert user.marks() == [("Fact", "我觉得这座桥撑不过冬天")]


def test_the_selection_grows_by_one_key_and_by_sentences(user: User) -> None:
    user.stand_at("撑不过")
    while user.window.page.selection() is None:
        user.press("W")
    user.press("WW")
    grown = user.window.page.selection()
    assert grown is not None
    assert grown.end - grown.start >= len("我觉得这座桥撑不过冬天")
    user.key(Qt.Key.Key_Escape)
    user.stand_at("我觉得")
    user.key(Qt.Key.Key_Down, SHIFT)
    user.key(Qt.Key.Key_Down, SHIFT)
    user.press("F")
    assert user.marks()[0][1].startswith("我觉得这座桥撑不过冬天。去年")


def test_tab_goes_from_claim_to_claim(user: User) -> None:
    for words in ("撑不过", "去年裂缝"):
        user.stand_at(words)
        user.press("F")
    user.key(Qt.Key.Key_Escape)
    user.stand_at("我们开始")
    user.key(Qt.Key.Key_Tab)
    first = user.bridge.annotation
    user.key(Qt.Key.Key_Tab)
    second = user.bridge.annotation
    user.key(Qt.Key.Key_Backtab, SHIFT)
    assert first is not None
    assert second is not None
    assert [user.quote(first), user.quote(second)] == ["我觉得这座桥撑不过冬天", "去年裂缝长了四厘米"]
    assert user.bridge.annotation == first


def test_a_digit_says_who_speaks_from_here_on(user: User) -> None:
    user.stand_at("去年裂缝")
    user.press("1")
    assert ("主持人", "去年裂缝长了") in user.speakers()
    assert ("罗小满", "我觉得这座桥") in user.speakers()


def test_a_digit_at_the_first_words_of_a_turn_gives_it_to_another(user: User) -> None:
    user.stand_at("四厘米是谁")
    user.press("2")
    assert ("罗小满", "四厘米是谁量") in user.speakers()
    assert len(user.speakers()) == len(set(user.transcript.turns))


def test_backspace_joins_a_turn_with_the_one_before(user: User) -> None:
    before = len(user.transcript.turns)
    user.stand_at("去年裂缝")
    user.press("1")
    user.key(Qt.Key.Key_Backspace)
    assert len(user.transcript.turns) == before


def test_a_new_speaker_is_named_at_the_place(user: User) -> None:
    user.stand_at("去年裂缝")
    user.press("S")
    user.write("丁一")
    user.key(Qt.Key.Key_Return)
    assert ("丁一", "去年裂缝长了") in user.speakers()
    user.key(Qt.Key.Key_Z, CTRL)
    assert "丁一" not in {speaker.name for speaker in user.bridge.codebook.speakers}


def test_a_topic_starts_here_and_ends_there(user: User) -> None:
    user.stand_at("我觉得")
    user.press("T")
    user.write("桥")
    user.key(Qt.Key.Key_Return)
    user.stand_at("四厘米是谁")
    user.key(Qt.Key.Key_T, SHIFT)
    (topic,) = user.marks()
    assert topic[0] == "桥"
    assert topic[1].startswith("我觉得")
    assert topic[1].endswith("四厘米是谁量的？")


def _topic(user: User) -> str:
    return next(words for label, words in user.marks() if label == "桥")


def _start_topic(user: User) -> None:
    user.stand_at("我觉得")
    user.press("T")
    user.write("桥")
    user.key(Qt.Key.Key_Return)


def test_a_topic_that_ended_goes_on_up_to_here(user: User) -> None:
    _start_topic(user)
    user.stand_at("我觉得")
    user.key(Qt.Key.Key_T, SHIFT)
    assert _topic(user).startswith("我觉得")
    assert "四厘米是谁" not in _topic(user)
    user.stand_at("四厘米是谁")
    user.key(Qt.Key.Key_T, SHIFT)
    assert _topic(user).endswith("四厘米是谁量的？")
    user.key(Qt.Key.Key_Z, CTRL)
    assert "四厘米是谁" not in _topic(user)


def test_brackets_move_a_chosen_topic_by_lines(user: User) -> None:
    _start_topic(user)
    user.stand_at("我觉得")
    user.key(Qt.Key.Key_T, SHIFT)
    (topic,) = user.transcript.annotations
    user.bridge.select_annotation(topic.id)
    ends, starts = [], []
    right = (Qt.Key.Key_BracketRight, NONE)
    for key, modifier in (right, right, (Qt.Key.Key_BraceRight, SHIFT)):
        user.key(key, modifier)
        ends.append(_topic(user)[-5:])
    left = (Qt.Key.Key_BracketLeft, NONE)
    for key, modifier in (left, left, (Qt.Key.Key_BraceLeft, SHIFT)):
        user.key(key, modifier)
        starts.append(_topic(user)[:4])
    assert ends == ["了四厘米。", "是谁量的？", "了四厘米。"]
    assert starts == ["罗小满：", "主持人：", "罗小满："]


@pytest.mark.parametrize(
    ("at", "step", "end", "start"), [(0, 1, 2, 4), (2, 1, 5, 4), (5, -1, 2, 4), (5, 1, 6, 6), (1, -1, 0, 0)]
)
def test_from_line_to_line_over_blank_ones(at: int, step: int, end: int, start: int) -> None:
    text = "甲乙\n\n丙\n"
    assert (next_line_end(text, at, step), next_line_start(text, at, step)) == (end, start)


def test_several_speak_one_turn_together(user: User) -> None:
    user.stand_at("四厘米是谁")
    user.key(Qt.Key.Key_S, SHIFT)
    palette = user.window.asking.open
    assert palette is not None
    user.press("2")
    assert ("主持人、罗小满", "四厘米是谁量") in user.speakers()
    assert palette.isVisible()
    user.press("1")
    assert ("罗小满", "四厘米是谁量") in user.speakers()
    user.write("丁一")
    user.key(Qt.Key.Key_Return)
    assert ("罗小满、丁一", "四厘米是谁量") in user.speakers()
    user.key(Qt.Key.Key_Z, CTRL)
    assert ("罗小满", "四厘米是谁量") in user.speakers()


def test_ending_no_topic_is_said_calmly(user: User) -> None:
    user.stand_at("我觉得")
    user.key(Qt.Key.Key_T, SHIFT)
    assert user.said == "No topic holds here; T starts one."


def test_a_correction_is_typed_in_place(user: User) -> None:
    user.stand_at("卡尺")
    user.window.page.select_span(Span(TALK.index("卡尺"), TALK.index("卡尺") + 2))
    user.press("E")
    user.key(Qt.Key.Key_A, CTRL)
    user.write("游标卡尺")
    user.key(Qt.Key.Key_Return)
    (correction,) = user.transcript.accepted_corrections
    assert (correction.start, correction.end) == (TALK.index("卡尺"), TALK.index("卡尺"))
    assert correction.replacement == "游标", "what stays the same is not corrected"
    assert QApplication.focusWidget() is user.text


def test_space_marks_reviewed_and_goes_on(user: User) -> None:
    user.stand_at("第三次")
    for _ in range(20):
        user.key(Qt.Key.Key_Space)
    assert user.transcript.reviewed_share == 1.0
    user.key(Qt.Key.Key_Space, SHIFT)
    assert user.transcript.reviewed_share < 1.0


def test_two_claims_are_linked_by_keys(user: User) -> None:
    for words in ("撑不过", "去年裂缝"):
        user.stand_at(words)
        user.press("F")
    user.press("L")
    user.press("1")
    user.key(Qt.Key.Key_Return)
    (relation,) = user.transcript.relations
    by_id = user.transcript.annotation_by_id
    assert relation.kind is next(iter(RelationKind))
    assert user.quote(by_id[relation.source_id]) == "去年裂缝长了四厘米"
    assert user.quote(by_id[relation.target_id]) == "我觉得这座桥撑不过冬天"


def test_a_note_is_written_in_the_panel(user: User) -> None:
    user.stand_at("撑不过")
    user.press("F")
    user.press("N")
    user.write("问过他")
    user.key(Qt.Key.Key_F7)
    user.rest(400)
    assert [annotation.note for annotation in user.transcript.annotations] == ["问过他"]


def test_letters_in_a_text_field_mark_nothing(user: User) -> None:
    user.stand_at("撑不过")
    user.window.transcripts.search.show()
    user.window.transcripts.search.setFocus()
    user.press("FGT1")
    user.key(Qt.Key.Key_Space)
    assert user.marks() == []
    assert user.window.transcripts.search.text() == "fgt1 "


def test_composing_is_off_on_the_page_and_fires_nothing_in_a_list(user: User) -> None:
    assert not user.text.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    user.stand_at("我觉得")
    user.press("T")
    line = QApplication.focusWidget()
    assert line is not None
    QApplication.sendEvent(line, QInputMethodEvent("qiao", []))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Space, Qt.Key.Key_Comma):
        user.key(key)
    assert user.marks() == []
    assert user.bridge.workspace.undoable is not None
    assert user.bridge.workspace.undoable.kind == "import_transcript"


def test_in_correcting_mode_letters_mark_nothing_and_enter_opens_no_editor(user: User) -> None:
    user.window.switch_mode()
    user.stand_at("撑不过")
    user.press("FG1")
    user.key(Qt.Key.Key_Return)
    assert user.marks() == []
    assert not user.window.page.is_correcting
    assert len(user.transcript.accepted_corrections) == 1
    user.window.switch_mode()
    user.press("F")
    assert len(user.marks()) == 1


@pytest.mark.parametrize("key", ["F", ".", "T"])
def test_keys_on_an_empty_project_do_nothing(open_window: Open, key: str) -> None:
    user = open_window()
    user.press(key)
    assert user.bridge.workspace.summaries() == ()


def test_a_word_corrected_in_the_small_editor_says_what_went_wrong(open_window: Open) -> None:
    user = open_window("主持人：漏孙率是多少？\n罗小满：百分之十九。\n")
    user.window.page.select_span(Span(4, 7))
    user.key(Qt.Key.Key_E)
    user.write("漏损率")
    user.key(Qt.Key.Key_Return)
    (made,) = user.transcript.accepted_corrections
    assert made.kind is CorrectionKind.HOMOPHONE
