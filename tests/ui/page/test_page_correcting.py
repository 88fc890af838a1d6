"""Correcting in place, and input methods: off while marking, safe while correcting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Place, Span
from annotator.text.text_map import View
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.corrector import Corrector, CorrectorText
from tests.ui.page.conftest import ShowPage
from tests.ui.page.samples import TEXT, Writer
from tests.ui.page.watching import click, heard, state, surface


def corrector(page: TranscriptPage) -> Corrector:
    found = page.findChild(Corrector)
    assert isinstance(found, Corrector)
    return found


def editor(page: TranscriptPage) -> CorrectorText:
    return corrector(page).editor


def compose(widget: CorrectorText, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def test_the_selected_words_are_corrected(page: TranscriptPage) -> None:
    entered = heard(page.correction_entered)
    words = Writer().span("老城三个片区")
    page.select_span(words)
    page.begin_correction()
    assert page.is_correcting
    assert editor(page).hasFocus()
    assert editor(page).words() == "老城三个片区"
    QTest.keyClicks(editor(page), "new town")
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    assert entered == [(words.start, words.end, "new town")]
    assert not page.is_correcting
    assert surface(page).hasFocus()


def test_esc_leaves_everything_as_it_is(page: TranscriptPage) -> None:
    entered, closed = heard(page.correction_entered), heard(page.correction_closed)
    page.select_span(Writer().span("老城三个片区"))
    page.begin_correction()
    QTest.keyClicks(editor(page), "x")
    QTest.keyClick(editor(page), Qt.Key.Key_Escape)
    assert (entered, len(closed)) == ([], 1)
    assert surface(page).hasFocus()


def test_unchanged_words_are_no_correction(page: TranscriptPage) -> None:
    entered = heard(page.correction_entered)
    page.select_span(Writer().span("老城三个片区"))
    page.begin_correction()
    QTest.keyClick(editor(page), Qt.Key.Key_Enter)
    assert entered == []


@pytest.mark.parametrize("view", View)
def test_words_corrected_before_are_taken_in_whole(show_page: ShowPage, view: View) -> None:
    page = show_page(view=view)
    entered = heard(page.correction_entered)
    start = TEXT.index("按低区计量来分")
    page.select_span(Span(start, start + 3))
    page.begin_correction()
    assert editor(page).words() == "按DMA 计量"
    editor(page).setPlainText("按分区计量")
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    assert entered == [(start, start + 5, "按分区计量")]


def test_without_a_selection_the_word_at_the_caret_is_offered(page: TranscriptPage) -> None:
    page.put_caret(Place(TEXT.index("Larsen") + 2))
    page.begin_correction()
    assert editor(page).words() == "Larsen"
    assert editor(page).textCursor().position() == 2
    page.cancel_correction()
    page.put_caret(Place(TEXT.index("经验写下来") + 1))
    page.begin_correction()
    assert editor(page).words() == "经验"
    assert editor(page).textCursor().position() == 1
    page.cancel_correction()
    page.put_caret(Place(TEXT.index("，把经验")))
    page.begin_correction()
    assert editor(page).words() == "我建议先做两个片区"


def test_the_editor_never_covers_what_it_corrects(page: TranscriptPage) -> None:
    for words in (
        "二、漏损到底有多少",
        "老城三个片区",
        "那么钱从哪里来",
        "两年之内可以降到百分之十二以下。前提",
    ):
        page.select_span(Writer().span(words))
        page.begin_correction()
        QApplication.processEvents()
        box: QRect = page.caret_box().toAlignedRect()
        assert not corrector(page).geometry().intersects(box)
        assert page.rect().contains(corrector(page).geometry().topLeft() + QPoint(1, 1))
        page.cancel_correction()


def test_while_composing_enter_and_esc_belong_to_the_input_method(page: TranscriptPage) -> None:
    entered = heard(page.correction_entered)
    words = Writer().span("片区")
    page.select_span(words)
    page.begin_correction()
    compose(editor(page), "fen qu")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_1):
        QTest.keyClick(editor(page), key)
    assert page.is_correcting
    assert entered == []
    compose(editor(page), "", "分区")
    assert editor(page).words() == "分区"
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    assert entered == [(words.start, words.end, "分区")]


def test_no_shortcut_of_the_window_fires_while_one_types(page: TranscriptPage) -> None:
    fired: list[str] = []
    for key in ("Return", "f", "1", "Escape", "Space"):
        QShortcut(QKeySequence(key), page, lambda key=key: fired.append(key))
    page.select_span(Writer().span("片区"))
    page.begin_correction()
    QTest.keyClicks(editor(page), "f1 ")
    compose(editor(page), "f")
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    assert fired == []
    page.cancel_correction()
    QTest.keyClick(surface(page), Qt.Key.Key_F)
    assert fired == ["f"]


def test_no_break_spaces_survive_the_editor(page: TranscriptPage) -> None:
    corrector(page).open_with("a\u00a0b\nc", page.caret_box())
    assert editor(page).words() == "a\u00a0b\nc"


def test_input_methods_are_off_on_the_page_and_on_in_the_editor(page: TranscriptPage) -> None:
    off = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not surface(page).testAttribute(off)
    assert not surface(page).viewport().testAttribute(off)
    assert editor(page).testAttribute(off)


def test_composing_on_the_page_changes_nothing(page: TranscriptPage) -> None:
    before, caret = surface(page).toPlainText(), page.caret()
    for target in (surface(page), surface(page).viewport()):
        event = QInputMethodEvent("shui", [])
        event.setCommitString("水")
        QApplication.sendEvent(target, event)
    assert surface(page).toPlainText() == before
    assert page.caret() == caret


def test_letters_are_left_to_the_window(page: TranscriptPage) -> None:
    before = surface(page).toPlainText()
    for key, text in ((Qt.Key.Key_F, "f"), (Qt.Key.Key_1, "1"), (Qt.Key.Key_Space, " ")):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        event.accept()
        surface(page).keyPressEvent(event)
        assert not event.isAccepted()
    assert surface(page).toPlainText() == before


def test_a_click_elsewhere_does_not_lose_what_was_typed(page: TranscriptPage) -> None:
    page.select_span(Writer().span("片区"))
    page.begin_correction()
    QTest.keyClicks(editor(page), "abc")
    click(page, TEXT.index("别一口气"))
    assert page.is_correcting
    assert editor(page).words() == "abc"
    assert state(page).shown.text


def test_what_is_typed_stays_when_another_view_is_shown(page: TranscriptPage) -> None:
    entered = heard(page.correction_entered)
    page.put_caret(Place(TEXT.index("经验写下来") + 1))
    page.begin_correction()
    editor(page).setPlainText("教训")
    page.set_view(View.TRACKED)
    assert page.is_correcting
    QTest.keyClick(editor(page), Qt.Key.Key_Return)
    start = TEXT.index("经验")
    assert entered == [(start, start + 2, "教训")]
