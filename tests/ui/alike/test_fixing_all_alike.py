"""After a correction its like is offered, listed with reasons, and fixed by two keys in one step."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.correction import CorrectionKind
from annotator.domain.span import Place, Span
from annotator.editing import AddTerm, Batch, Correct, RevertCorrections
from annotator.editing.naming import edit_name
from annotator.text.text_map import shown_text
from annotator.ui.alike.panel import AlikePanel
from annotator.ui.alike.storey import ALIKE, AlikeStorey
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
FIRST = """水务夜谈

周允：老城的漏孙率到底多少？漏孙率公开吗？
简宁：公开的漏孙率是百分之十一，漏
孙率测下来更高。支援不够，支援。
"""
SECOND = """供水再谈

周允：我们接着谈漏孙率。
"""


@pytest.fixture
def user(open_window: Open) -> User:
    """Somebody at a window with two talks, in the first."""
    user = open_window(FIRST, SECOND)
    user.bridge.do(AddTerm("漏损"))
    user.stand_at("老城")
    return user


def storey(user: User) -> AlikeStorey:
    return user.window.open_view.alike.storey


def panel(user: User) -> AlikePanel:
    return storey(user).panel


def rest(user: User) -> None:
    """Until everything is listed, fixed and offered."""
    offering = user.window.open_view.alike.offering
    user.rest(400)
    user.until(lambda: offering._looking is None and not storey(user).is_busy)
    user.rest(20)


def correct(user: User, words: str, meant: str) -> None:
    at = user.transcript.text.index(words)
    user.bridge.do(Correct(user.transcript.id, at, at + len(words), meant))


def first_corrected(user: User) -> None:
    """Correct one letter with the small editor, and wait for the offer."""
    user.window.page.select_span(Span(FIRST.index("孙"), FIRST.index("孙") + 1))
    user.press("E")
    user.write("损")
    user.key(Qt.Key.Key_Return)
    rest(user)


def listed(user: User) -> list[str]:
    model = panel(user).model
    rows = []
    for row in range(model.rowCount()):
        hit = model.hit(row)
        place = model.place(hit)
        if hit is None or place is None:
            rows.append(str(model.data(model.index(row))))
        else:
            tick = "x" if model.is_ticked(row) else " "
            rows.append(f"[{tick}] {hit.before}[{hit.words}] {place.why}")
    return rows


def read(user: User, number: int = 0) -> str:
    ids = [s.transcript.id for s in user.window.transcripts.model.summaries]
    whole = user.bridge.workspace.transcript(ids[number])
    return shown_text(whole.text, whole.accepted_corrections)


# Offering


def test_after_a_correction_its_like_is_offered_as_whole_words(user: User) -> None:
    first_corrected(user)
    assert user.said == "“漏孙” stands in 3 more places and in 1 place of other transcripts"
    assert user.window.panes.messages.verb.text() == "Fix all like this (Shift+Enter)"


def test_a_word_that_no_dictionary_has_is_taken_with_what_stands_beside_it(user: User) -> None:
    user.bridge.undo()
    first_corrected(user)
    assert user.said == "“孙率” stands in 3 more places and in 1 place of other transcripts"


def test_the_offer_goes_when_something_else_happens(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_F)
    assert user.said == ""
    first_corrected(user)


def test_nothing_is_offered_after_undo_and_redo(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Z, CTRL)
    rest(user)
    assert user.said == ""
    user.key(Qt.Key.Key_Y, CTRL)
    rest(user)
    assert user.said == ""
    correct(user, "漏孙率公", "漏损率公")
    rest(user)
    assert "stands in" in user.said


@pytest.mark.parametrize(
    ("words", "meant"),
    [("测下", "量下"), ("，", "。"), ("到底", ""), ("下", "夏")],
    ids=["nothing alike", "no words", "taken out", "one character"],
)
def test_nothing_is_offered_where_there_is_nothing_to_fix(user: User, words: str, meant: str) -> None:
    correct(user, words, meant)
    rest(user)
    assert user.said == ""


def test_nothing_is_offered_after_many_corrections_at_once(user: User) -> None:
    here = user.transcript.id
    at = FIRST.index("漏孙率"), FIRST.index("漏孙率公")
    user.bridge.do(Batch(tuple(Correct(here, place, place + 2, "漏损") for place in at)))
    rest(user)
    assert user.said == ""
    made = user.transcript.corrections[0]
    user.bridge.do(RevertCorrections((made.id,)))
    rest(user)
    assert user.said == ""


def test_a_word_that_is_being_typed_is_not_offered_before_the_keys_rest(user: User) -> None:
    correct(user, "漏孙率", "漏损率")
    user.rest(100)
    assert user.said == ""
    rest(user)
    assert "漏孙率" in user.said


# The list


def test_two_keys_fix_all_that_is_safe(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    assert user.window.panes.storeys.shown == ALIKE
    assert listed(user) == [
        "[x] 周允：老城的漏损率到底多少？[漏孙] no word",
        "[x] 简宁：公开的[漏孙] no word",
        "[ ] 简宁：公开的漏孙率是百分之十一，[漏\n孙] a mark or a cut parts it",
    ]
    assert QApplication.focusWidget() is panel(user).list
    assert panel(user).summary.text() == "3 places · 2 ticked"
    user.key(Qt.Key.Key_Return)
    rest(user)
    assert read(user).count("漏损率") == 3
    assert user.said == "2 places fixed: 漏孙 → 漏损"
    assert user.window.panes.storeys.shown is None
    assert QApplication.focusWidget() is user.window.page.focusProxy()
    user.window.panes.messages.verb.click()
    assert read(user).count("漏损率") == 1
    user.key(Qt.Key.Key_Z, CTRL)
    assert read(user) == FIRST


def test_what_was_done_is_told_at_the_foot_of_the_page(user: User) -> None:
    panes = user.window.panes
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    user.key(Qt.Key.Key_Return)
    rest(user)
    foot = panes.centre.mapTo(panes, QPoint(0, panes.centre.height())).y()
    assert 0 <= foot - panes.messages.geometry().bottom() < 30


def test_places_of_all_transcripts_are_one_step(user: User) -> None:
    first_corrected(user)
    user.window.panes.messages.verb.click()
    rest(user)
    panel(user).scope._buttons["everywhere"].click()
    rest(user)
    assert panel(user).summary.text() == "4 places in 2 transcripts · 3 ticked"
    assert listed(user)[4:] == ["供水再谈, 1 hit", "[x] 周允：我们接着谈[漏孙] no word"]
    user.key(Qt.Key.Key_A, CTRL)
    user.key(Qt.Key.Key_Return)
    rest(user)
    assert (read(user).count("漏损率"), read(user, 1).count("漏损率")) == (4, 1)
    entry = user.bridge.workspace.undoable
    assert entry is not None
    assert edit_name(entry.kind, entry.about) == "Fix 4 places: 漏孙 → 漏损"
    user.key(Qt.Key.Key_Z, CTRL)
    assert read(user, 1) == SECOND


def test_with_nothing_ticked_the_key_says_how_to_tick(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    for _ in range(2):
        user.key(Qt.Key.Key_Space)
        user.key(Qt.Key.Key_Down)
    assert panel(user).summary.text() == "3 places · 0 ticked"
    user.key(Qt.Key.Key_Return)
    assert user.said == "Nothing is ticked: Space ticks a place, Ctrl+A all of them."
    assert user.window.panes.storeys.shown == ALIKE
    user.key(Qt.Key.Key_Up)
    user.key(Qt.Key.Key_Up)
    user.key(Qt.Key.Key_Up)
    user.key(Qt.Key.Key_Delete)
    user.until(lambda: not storey(user).is_busy)
    user.key(Qt.Key.Key_Return)
    user.until(lambda: user.said == "The places are still being looked for.")
    user.until(lambda: not panel(user)._typing.isActive() and not storey(user).is_busy)
    user.key(Qt.Key.Key_Return)
    assert user.said == "Say first what the ticked places should read."
    assert len(user.transcript.corrections) == 1


def test_the_offer_does_not_come_once_the_list_is_open(user: User) -> None:
    correct(user, "漏孙率", "漏损率")
    user.window.page.put_caret(Place(FIRST.index("漏孙率") + 1))
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    user.rest(500)
    assert panel(user).summary.text() == "3 places · 2 ticked"
    assert user.said == ""
    user.key(Qt.Key.Key_Escape)
    assert user.said == ""


def test_keys_pressed_before_the_list_is_there_act_on_it(user: User) -> None:
    first_corrected(user)
    QTest.keyClick(user.text, Qt.Key.Key_Return, SHIFT)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(QApplication.focusWidget() or user.window, key)
    assert user.said == "The places are still being looked for."
    rest(user)
    assert [row[:3] for row in listed(user)] == ["[ ]", "[x]", "[ ]"]
    assert len(user.transcript.corrections) == 1


def test_keys_pressed_while_places_are_fixed_act_on_the_page(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F):
        QTest.keyClick(panel(user).list, key)
    user.until(lambda: bool(user.transcript.annotations))
    assert user.marks() == [("Fact", "孙")], "what was selected before is selected again"
    assert read(user).count("漏损率") == 3


def test_space_ticks_and_the_page_follows(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    user.key(Qt.Key.Key_Space)
    assert listed(user)[0].startswith("[ ]")
    user.key(Qt.Key.Key_Down)
    state = user.window.page._state
    assert state is not None
    assert state.current_hit is not None
    assert state.current_hit.start == FIRST.index("漏孙率是")
    user.key(Qt.Key.Key_Escape)
    assert user.window.panes.storeys.shown is None
    assert not list(state.hits)


def test_the_page_follows_into_another_transcript_and_comes_back(user: User) -> None:
    home = user.transcript.id
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    panel(user).scope._buttons["everywhere"].click()
    rest(user)
    panel(user).list.setFocus()
    user.key(Qt.Key.Key_End)
    user.rest(200)
    assert user.transcript.text == SECOND
    user.key(Qt.Key.Key_Return)
    rest(user)
    assert user.transcript.id == home


def test_of_one_transcript_what_is_listed_is_of_the_one_on_the_page(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    user.text.setFocus()
    user.window.open_view.open_transcript(user.window.transcripts.model.summaries[1].transcript.id)
    rest(user)
    assert listed(user) == ["[x] 周允：我们接着谈[漏孙] no word"]
    assert user.text.hasFocus()


def test_what_is_corrected_beside_the_list_leaves_keyboard_and_ticks_alone(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    user.key(Qt.Key.Key_Space)
    user.window.page.setFocus()
    keyboard = QApplication.focusWidget()
    at = FIRST.index("漏孙率是")
    user.bridge.do(Correct(user.transcript.id, at, at + 2, "漏损"))
    rest(user)
    assert [row[:3] for row in listed(user)] == ["[ ]", "[ ]"]
    assert QApplication.focusWidget() is keyboard


def test_nothing_is_offered_for_what_is_only_tidied(user: User) -> None:
    at = FIRST.index("漏孙率公")
    tidied = Correct(user.transcript.id, at, at + 2, "漏损", correction_kind=CorrectionKind.REPETITION)
    user.bridge.do(tidied)
    rest(user)
    assert user.said == ""


def test_the_replacement_can_be_edited(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    user.key(Qt.Key.Key_Up)
    assert QApplication.focusWidget() is panel(user).field
    user.write("漏水")
    rest(user)
    assert [row.rpartition("] ")[2] for row in listed(user)] == ["fixed as “漏损” in 1 place"] * 3
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_Space)
    user.key(Qt.Key.Key_Return)
    rest(user)
    assert read(user).count("漏水率公开吗") == 1
    assert user.said == "1 place fixed: 漏孙 → 漏水"


def test_keys_do_nothing_while_an_input_method_composes(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    user.key(Qt.Key.Key_Up)
    QApplication.sendEvent(panel(user).field, QInputMethodEvent("lou sun", []))
    user.key(Qt.Key.Key_Return)
    user.key(Qt.Key.Key_Escape)
    assert user.window.panes.storeys.shown == ALIKE
    assert len(user.transcript.corrections) == 1


def test_selected_words_can_be_fixed_everywhere(user: User) -> None:
    at = FIRST.index("支援")
    user.window.page.select_span(Span(at, at + 2))
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    assert QApplication.focusWidget() is panel(user).field
    user.write("资源")
    rest(user)
    user.key(Qt.Key.Key_Down)
    user.key(Qt.Key.Key_A, CTRL)
    user.key(Qt.Key.Key_Return)
    rest(user)
    assert read(user).count("资源") == 2
    kinds = {made.kind for made in user.transcript.corrections}
    assert kinds == {CorrectionKind.NEAR_HOMOPHONE}


def test_an_older_correction_can_be_taken_up_where_it_stands(user: User) -> None:
    correct(user, "漏孙率到", "漏损率到")
    rest(user)
    user.key(Qt.Key.Key_F)
    user.window.page.put_caret(Place(FIRST.index("漏孙率到") + 1))
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    assert panel(user).heard.text() == "“漏孙率到”"


def test_a_term_keeps_the_wrong_form_if_that_is_wanted(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    assert panel(user).spelling.text() == "Keep “漏孙” as a spelling of “漏损”"
    user.key(Qt.Key.Key_Return)
    rest(user)
    assert user.bridge.codebook.terms[0].spellings == ("漏孙",)
    user.key(Qt.Key.Key_Z, CTRL)
    assert not user.bridge.codebook.terms[0].spellings


def test_without_anything_to_fix_the_key_says_what_is_missing(user: User) -> None:
    assert not user.window.open_view.alike.is_possible
    user.key(Qt.Key.Key_Return, SHIFT)
    assert user.window.panes.storeys.shown is None


def test_every_control_has_a_name(user: User) -> None:
    first_corrected(user)
    user.key(Qt.Key.Key_Return, SHIFT)
    rest(user)
    shown = panel(user)
    assert all(
        one.accessibleName()
        for one in (shown, shown.field, shown.scope, shown.list, shown.cross, shown.progress)
    )
    model = shown.model
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "ticked, 周允：老城的漏损率到底多少？漏孙率公开吗？, no word"
