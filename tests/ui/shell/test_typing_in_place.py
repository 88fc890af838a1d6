"""Correcting mode: the text is edited as text, by keys, the mouse, the clipboard and an input method."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.correction import CorrectionKind
from annotator.domain.span import Span
from annotator.editing import Batch, Correct
from annotator.store.schema import JournalState
from annotator.ui.dialogs.step_list import StepList
from annotator.ui.page_menu import page_menu
from annotator.ui.transcript_page.typing_surface import TypingSurface
from annotator.workspace.workspace import Workspace
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import TALK, User

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
FARMER = "\U0001f469\u200d\U0001f33e"


@pytest.fixture
def typist(user: User) -> Iterator[User]:
    """Somebody in correcting mode, at the start of the talk."""
    user.key(Qt.Key.Key_M, CTRL)
    yield user
    assert user.bridge.workspace.problems() == ()


def surface(user: User) -> TypingSurface:
    found = user.text
    assert isinstance(found, TypingSurface)
    return found


def reading(user: User) -> str:
    text = user.window.page.reading_text()
    assert text is not None
    shown = surface(user).document().toRawText().replace("\u2029", "\n")
    assert shown == text.text
    return text.text


def go_behind(user: User, words: str) -> None:
    user.stand_at(words)
    reading_text = user.window.page.reading_text()
    assert reading_text is not None
    user.window.page.stand_behind(reading_text.text.index(words) + len(words))


def keys(user: User, words: str) -> None:
    QTest.keyClicks(user.text, words)


def pairs(user: User) -> list[tuple[str, str]]:
    text = user.transcript.text
    return [(text[c.start : c.end], c.replacement) for c in user.transcript.accepted_corrections]


def compose(user: User, preedit: str, commit: str = "", caret: int | None = None) -> None:
    attributes = []
    if caret is not None:
        attributes.append(QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, caret, 1, None))
    event = QInputMethodEvent(preedit, attributes)
    event.setCommitString(commit)
    QApplication.sendEvent(user.text, event)


def pause(user: User) -> None:
    user.until(lambda: not user.window.open_view.typing.is_going_on)


def caret_rectangle(user: User) -> QRect:
    event = QInputMethodQueryEvent(Qt.InputMethodQuery.ImCursorRectangle | Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(user.text, event)
    assert event.value(Qt.InputMethodQuery.ImEnabled) is True
    found = event.value(Qt.InputMethodQuery.ImCursorRectangle)
    assert isinstance(found, QRect)
    return found


def steps(user: User) -> int:
    return sum(entry.state is JournalState.DONE for entry in user.bridge.workspace.history())


def test_the_panel_and_the_status_bar_say_what_keys_do(typist: User) -> None:
    marks = typist.window.open_view.panel.marks
    people = marks.speakers.model

    def keys_of_speakers() -> list[str]:
        rows = [people.row(people.index(at, 0)) for at in range(people.rowCount())]
        return [row.key for row in rows if row is not None]

    caps = [cap for chip in marks.claims.flow.chips() for cap in chip.face.caps]
    assert (keys_of_speakers(), caps) == (["", ""], [])
    said = marks.hint.text()
    assert said == "Keys write in the text; a click above marks. Ctrl+M lets keys mark again."
    typist.until(lambda: "keys write" in typist.window.status.text())
    typist.key(Qt.Key.Key_M, CTRL)
    assert marks.hint.text().startswith("Select words and press the key of a type")
    assert [cap for chip in marks.claims.flow.chips() for cap in chip.face.caps]
    assert keys_of_speakers() == ["1", "2"]
    typist.until(lambda: "digits: speakers" in typist.window.status.text())


def test_letters_are_typed_where_the_caret_stands(typist: User) -> None:
    go_behind(typist, "四厘米")
    keys(typist, "ok 1m")
    assert "长了四厘米ok 1m。主持人" in reading(typist).replace("\n", "")
    assert pairs(typist) == [("", "ok 1m")]
    keys(typist, "!")
    assert pairs(typist) == [("", "ok 1m!")]


def test_a_word_deleted_and_composed_anew_is_one_correction_and_two_keys_to_undo(typist: User) -> None:
    go_behind(typist, "裂缝")
    before = steps(typist)
    for _ in "裂缝":
        typist.key(Qt.Key.Key_Backspace)
    compose(typist, "lie'feng")
    compose(typist, "", "列缝")
    pause(typist)
    assert pairs(typist) == [("裂", "列")]
    (made,) = typist.transcript.accepted_corrections
    assert made.kind is CorrectionKind.HOMOPHONE
    assert steps(typist) == before + 1
    typist.key(Qt.Key.Key_Z, CTRL)
    assert reading(typist) == TALK
    typist.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert pairs(typist) == [("裂", "列")]


def test_each_pause_is_a_step(typist: User) -> None:
    go_behind(typist, "冬天")
    keys(typist, "ab")
    pause(typist)
    keys(typist, "cd")
    pause(typist)
    assert pairs(typist) == [("", "abcd")]
    typist.key(Qt.Key.Key_Z, CTRL)
    assert pairs(typist) == [("", "ab")]
    keys(typist, "e")
    assert pairs(typist) == [("", "abe")]


def test_moving_the_caret_is_a_pause(typist: User) -> None:
    go_behind(typist, "冬天")
    before = steps(typist)
    keys(typist, "a")
    typist.key(Qt.Key.Key_Left)
    typist.key(Qt.Key.Key_Left)
    keys(typist, "b")
    assert steps(typist) == before + 2
    assert pairs(typist) == [("", "b"), ("", "a")] or "撑不过冬b天a" in reading(typist)


def test_arrows_move_by_characters_and_words_and_select(typist: User) -> None:
    go_behind(typist, "四厘米")
    typist.key(Qt.Key.Key_Left, SHIFT)
    typist.key(Qt.Key.Key_Left, SHIFT)
    assert typist.window.page.selection() == span(typist, "厘米")
    keys(typist, "cm")
    assert pairs(typist) == [("厘米", "cm")]
    typist.key(Qt.Key.Key_Left, CTRL)
    typist.key(Qt.Key.Key_Delete)
    assert pairs(typist) == [("厘米", "m")]
    typist.key(Qt.Key.Key_Home)
    assert reading(typist)[caret(typist) - 1] == "\n"
    typist.key(Qt.Key.Key_End)
    assert reading(typist)[caret(typist)] == "\n"
    typist.key(Qt.Key.Key_Up)
    typist.key(Qt.Key.Key_Home, CTRL)
    assert caret(typist) == 0


def span(user: User, words: str) -> Span:
    at = user.transcript.text.index(words)
    return Span(at, at + len(words))


def caret(user: User) -> int:
    state = surface(user).state
    assert state is not None
    return state.shown.from_document(surface(user).textCursor().position())


def test_a_selection_is_overwritten_deleted_cut_and_pasted(typist: User) -> None:
    typist.window.page.select_span(span(typist, "封桥"))
    keys(typist, "x")
    assert pairs(typist) == [("封桥", "x")]
    typist.window.page.select_span(span(typist, "卡尺"))
    typist.key(Qt.Key.Key_X, CTRL)
    assert QGuiApplication.clipboard().text() == "卡尺"
    assert pairs(typist) == [("卡尺", ""), ("封桥", "x")]
    typist.key(Qt.Key.Key_V, CTRL)
    assert pairs(typist) == [("封桥", "x")]
    QGuiApplication.clipboard().setText("游标\r\n卡尺\u2029\x07")
    typist.window.page.select_span(span(typist, "卡尺"))
    typist.key(Qt.Key.Key_V, CTRL)
    assert "用游标\n卡尺\n。我建议" in reading(typist)


def test_enter_breaks_a_line_and_delete_joins_lines_each_a_step(typist: User) -> None:
    go_behind(typist, "我们开始吧。")
    before = steps(typist)
    keys(typist, "a")
    typist.key(Qt.Key.Key_Return)
    keys(typist, "b")
    assert "我们开始吧。a\nb今天" in reading(typist)
    assert steps(typist) == before + 3
    go_behind(typist, "一件事。")
    typist.key(Qt.Key.Key_Delete)
    assert "一件事。罗小满：" in reading(typist)
    typist.key(Qt.Key.Key_Z, CTRL)
    typist.key(Qt.Key.Key_Z, CTRL)
    assert "我们开始吧。a\n今天只谈一件事。\n罗小满：" in reading(typist)


def test_signs_are_deleted_whole(open_window: Open) -> None:
    user = open_window(f"甲：好{FARMER}的𠮷👍🏽，对。\n乙：是的，没有错，就这样。\n")
    user.key(Qt.Key.Key_M, CTRL)
    go_behind(user, "👍🏽")
    user.key(Qt.Key.Key_Backspace)
    user.key(Qt.Key.Key_Backspace)
    assert pairs(user) == [("𠮷👍🏽", "")]
    user.stand_at(FARMER)
    user.key(Qt.Key.Key_Delete)
    assert reading(user).startswith("甲：好的，对。")
    user.key(Qt.Key.Key_Left)
    user.key(Qt.Key.Key_Right)
    user.key(Qt.Key.Key_Right)
    keys(user, "x")
    assert reading(user).startswith("甲：好的x，对。")


def test_words_are_deleted_by_the_dictionary(typist: User) -> None:
    go_behind(typist, "觉得")
    typist.key(Qt.Key.Key_Backspace, CTRL)
    assert pairs(typist) == [("觉得", "")]
    typist.stand_at("冬天")
    typist.key(Qt.Key.Key_Delete, CTRL)
    assert pairs(typist) == [("觉得", ""), ("冬天", "")]


def test_typing_the_source_words_again_leaves_no_correction_and_no_step(typist: User) -> None:
    go_behind(typist, "裂缝")
    before = steps(typist)
    typist.key(Qt.Key.Key_Backspace)
    compose(typist, "", "缝")
    assert pairs(typist) == []
    assert steps(typist) == before
    assert reading(typist) == TALK


def test_the_right_mouse_button_offers_the_clipboard_while_one_types(typist: User) -> None:
    QGuiApplication.clipboard().setText("游标")
    typist.window.page.select_span(span(typist, "卡尺"))
    menu = page_menu(typist.window, typist.window.open_view)
    offered = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert {"Cut", "Copy", "Paste"} <= set(offered)
    offered["Paste"].trigger()
    assert pairs(typist) == [("卡尺", "游标")]
    typist.key(Qt.Key.Key_M, CTRL)
    words = {
        action.text().split("\t")[0] for action in page_menu(typist.window, typist.window.open_view).actions()
    }
    assert not {"Cut", "Paste"} & words


# Input methods


def test_what_is_composed_stands_in_the_text_and_not_in_the_project(typist: User) -> None:
    go_behind(typist, "这座桥")
    before = steps(typist)
    at = caret_rectangle(typist)
    compose(typist, "nihao", caret=5)
    block = surface(typist).document().findBlock(surface(typist).textCursor().position())
    assert block.layout().preeditAreaText() == "nihao"
    assert reading(typist) == TALK
    assert steps(typist) == before
    there = caret_rectangle(typist)
    assert there.top() == at.top()
    assert there.left() > at.left() + 20
    compose(typist, "nihao", caret=0)
    assert caret_rectangle(typist) == at
    compose(typist, "", "你好")
    assert block.layout().preeditAreaText() == ""
    assert pairs(typist) == [("", "你好")]
    assert steps(typist) == before + 1


def test_marks_behind_what_is_composed_move_along_on_the_page(typist: User) -> None:
    go_behind(typist, "这座桥")
    place = surface(typist).textCursor().position()
    before = surface(typist).box_of(place + 1, place + 2)
    compose(typist, "abc")
    after = surface(typist).box_of(place + 1, place + 2)
    assert after.left() > before.left() + 10
    point = after.center().toPoint()
    assert surface(typist).place_under(point) == place + 1
    compose(typist, "")
    assert surface(typist).box_of(place + 1, place + 2) == before


def test_a_composition_that_is_given_up_leaves_nothing(typist: User) -> None:
    typist.window.page.select_span(span(typist, "封桥"))
    compose(typist, "feng")
    compose(typist, "")
    assert reading(typist) == TALK
    assert typist.window.page.selection() == span(typist, "封桥")
    compose(typist, "feng")
    compose(typist, "", "封路")
    assert pairs(typist) == [("封桥", "封路")]


def test_no_key_acts_while_something_is_composed(typist: User) -> None:
    go_behind(typist, "这座桥")
    before = steps(typist)
    compose(typist, "ni")
    for key, held in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_M, CTRL),
        (Qt.Key.Key_Down, ALT),
    ):
        typist.key(key, held)
    assert steps(typist) == before
    assert reading(typist) == TALK
    assert typist.window.open_view.mode == "correcting"
    compose(typist, "", "你")
    assert pairs(typist) == [("", "你")]


def test_a_click_elsewhere_ends_what_is_composed(typist: User) -> None:
    go_behind(typist, "这座桥")
    compose(typist, "ni")
    typist.stand_at("这座桥")
    typist.click_at_caret()
    block = surface(typist).document().findBlock(surface(typist).textCursor().position())
    assert block.layout().preeditAreaText() == ""
    assert surface(typist).state is not None
    assert surface(typist).state.composing is None  # type: ignore[union-attr]
    keys(typist, "x")
    assert len(pairs(typist)) == 1


def test_an_input_method_may_replace_what_stands_before_the_caret(typist: User) -> None:
    go_behind(typist, "四厘米")
    event = QInputMethodEvent("", [])
    event.setCommitString("公分", -2, 2)
    QApplication.sendEvent(typist.text, event)
    assert pairs(typist) == [("厘米", "公分")]


def test_marking_mode_takes_no_text(user: User) -> None:
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(user.text, query)
    assert query.value(Qt.InputMethodQuery.ImEnabled) is False
    user.stand_at("四厘米")
    keys(user, "zq")
    assert pairs(user) == []
    user.key(Qt.Key.Key_M, CTRL)
    user.key(Qt.Key.Key_M, CTRL)
    keys(user, "zq")
    assert pairs(user) == []


# What stays


def test_claims_and_turns_stay_where_they_are_and_letters_are_no_marks(typist: User) -> None:
    typist.key(Qt.Key.Key_M, CTRL)
    typist.window.page.select_span(span(typist, "今天只谈一件事"))
    typist.press("F")
    marks, speakers = typist.marks(), typist.speakers()
    assert len(marks) == 1
    typist.key(Qt.Key.Key_M, CTRL)
    typist.key(Qt.Key.Key_Escape)
    go_behind(typist, "我们")
    keys(typist, "ffg")
    typist.key(Qt.Key.Key_Backspace)
    go_behind(typist, "一件事")
    typist.key(Qt.Key.Key_Delete)
    keys(typist, "!")
    assert typist.marks() == marks
    assert typist.speakers() == speakers
    assert len(pairs(typist)) == 2


def test_a_key_is_on_disk_when_it_is_done(typist: User) -> None:
    go_behind(typist, "四厘米")
    other = Workspace.open(typist.bridge.workspace.path, author="other")
    for n, letter in enumerate("abc", 1):
        keys(typist, letter)
        other.refresh()
        known = other.transcript(typist.transcript.id).accepted_corrections
        assert [c.replacement for c in known] == ["abc"[:n]]
    other.close()


def test_what_another_program_wrote_between_two_keys_is_kept(typist: User) -> None:
    go_behind(typist, "用卡尺")
    keys(typist, "a")
    other = Workspace.open(typist.bridge.workspace.path, author="other")
    at = TALK.index("第三次")
    other.do(Correct(typist.transcript.id, at, at + 3, "第十三次"))
    other.close()
    keys(typist, "b")
    assert reading(typist) == TALK.replace("第三次", "第十三次").replace("用卡尺", "用卡尺ab")
    assert reading(typist)[: caret(typist)].endswith("用卡尺ab")
    keys(typist, "c")
    assert pairs(typist) == [("第三次", "第十三次"), ("", "abc")]


def test_a_correction_is_reverted_where_the_caret_stands(typist: User) -> None:
    go_behind(typist, "裂缝")
    keys(typist, "x")
    go_behind(typist, "冬天")
    keys(typist, "y")
    typist.key(Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert pairs(typist) == [("", "x")]
    typist.key(Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert pairs(typist) == [("", "x")]
    typist.window.page.select_all()
    typist.key(Qt.Key.Key_Backspace, CTRL | SHIFT)
    assert reading(typist) == TALK


@pytest.mark.parametrize(
    ("key", "sentence"), [(Qt.Key.Key_2, "never changes"), (Qt.Key.Key_3, "both wordings")]
)
def test_other_views_say_where_one_types(typist: User, key: Qt.Key, sentence: str) -> None:
    typist.key(key, CTRL)
    typist.stand_at("四厘米")
    keys(typist, "x")
    typist.key(Qt.Key.Key_Backspace)
    compose(typist, "", "好")
    assert pairs(typist) == []
    assert sentence in typist.said
    assert "Ctrl+1" in typist.said
    typist.key(Qt.Key.Key_Right)
    typist.key(Qt.Key.Key_1, CTRL)
    keys(typist, "x")
    assert len(pairs(typist)) == 1


def test_leaving_settles_what_was_typed(typist: User) -> None:
    go_behind(typist, "裂缝")
    typist.key(Qt.Key.Key_Backspace)
    compose(typist, "", "逢")
    typist.key(Qt.Key.Key_M, CTRL)
    (made,) = typist.transcript.accepted_corrections
    assert made.kind is CorrectionKind.HOMOPHONE


def test_undo_shows_what_it_took_back(open_window: Open) -> None:
    long = TALK + "".join(f"罗小满：第{n}句说的是桥，还是桥。\n" for n in range(200))
    user = open_window(long)
    user.key(Qt.Key.Key_M, CTRL)
    go_behind(user, "第199句")
    keys(user, "x")
    user.key(Qt.Key.Key_Home, CTRL)
    assert caret(user) == 0
    user.key(Qt.Key.Key_Z, CTRL)
    assert reading(user) == long
    assert abs(caret(user) - long.index("第199句") - 4) <= 5
    assert surface(user).is_in_view(surface(user).textCursor().position())


def test_every_key_of_a_long_press_is_one_step(typist: User) -> None:
    before = steps(typist)
    go_behind(typist, "用卡尺")
    QTest.keySequence(typist.text, QKeySequence("Backspace,Backspace,Backspace"))
    assert pairs(typist) == [("用卡尺", "")]
    assert steps(typist) == before + 1


def test_a_batch_is_taken_back_from_the_list_of_steps(typist: User) -> None:
    identity = typist.transcript.id
    places = [i for i in range(len(TALK)) if TALK.startswith("厘米", i)]
    typist.bridge.do(Batch(tuple(Correct(identity, at, at + 2, "公分") for at in places), name="公分"))
    go_behind(typist, "裂缝")
    keys(typist, "x")
    typist.key(Qt.Key.Key_H, CTRL | SHIFT)
    (steps_shown,) = typist.window.findChildren(StepList)
    typist.until(lambda: steps_shown.list.count() == 2)
    assert steps_shown.list.item(0).text().startswith("Insert “x”\n")
    assert steps_shown.list.item(1).text().startswith("公分\n")
    assert "2 corrections stand" in steps_shown.list.item(1).text()
    typist.key(Qt.Key.Key_Down)
    typist.key(Qt.Key.Key_Delete)
    typist.until(lambda: steps_shown.list.count() == 1)
    assert pairs(typist) == [("", "x")]
    typist.key(Qt.Key.Key_Escape)
    typist.stand_at("罗小满")
    typist.key(Qt.Key.Key_Z, CTRL)
    assert len(pairs(typist)) == 3


def test_a_text_that_was_emptied_comes_back(typist: User) -> None:
    before = reading(typist)
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_X):
        typist.key(Qt.Key.Key_A, CTRL)
        typist.key(key, CTRL if key is Qt.Key.Key_X else Qt.KeyboardModifier.NoModifier)
        pause(typist)
        assert reading(typist) == ""
        typist.key(Qt.Key.Key_Z, CTRL)
        assert reading(typist) == before
        assert typist.window.page.caret() is not None
