"""Fixing all alike is reached from the list at the words, and while correcting by typing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Place
from annotator.text.text_map import shown_text
from annotator.ui.alike.storey import ALIKE
from tests.ui.picking.conftest import Picker, open_window, picker, start
from tests.ui.shell.desk import User

__all__ = ["open_window", "picker", "start"]
SHIFT = Qt.KeyboardModifier.ShiftModifier


def rest(user: User) -> None:
    user.rest(400)
    alike = user.window.open_view.alike
    user.until(lambda: alike.offering._looking is None and not alike.storey.is_busy)
    user.rest(20)


def reads(user: User) -> str:
    return shown_text(user.transcript.text, user.transcript.accepted_corrections)


def test_the_list_at_the_words_leads_to_the_other_places(picker: Picker) -> None:
    picker.select("漏孙率")
    picker.take()
    picker.user.key(Qt.Key.Key_Return, SHIFT)
    rest(picker.user)
    assert picker.corrected() == [("漏孙率", "漏损率")]
    assert picker.user.window.panes.storeys.shown == ALIKE
    picker.user.key(Qt.Key.Key_Return)
    rest(picker.user)
    assert picker.user.said == "2 places fixed: 漏孙率 → 漏损率"
    assert reads(picker.user).count("漏损率") == 3


def test_after_typing_in_the_page_the_whole_word_is_offered(picker: Picker) -> None:
    user = picker.user
    user.window.set_mode("correcting")
    user.window.page.setFocus()
    user.window.page.put_caret(Place(user.transcript.text.index("孙率")))
    QTest.keyClick(QApplication.focusWidget() or user.window, Qt.Key.Key_Delete)
    user.write("损")
    user.rest(900)
    assert user.said == ""
    user.write("率")
    user.key(Qt.Key.Key_Backspace)
    user.rest(900)
    assert user.said == "", "it would come in the middle of typing"
    user.until(lambda: user.said != "")
    assert user.said == "“漏孙率” stands in 2 more places"
    user.window.panes.messages.verb.click()
    rest(user)
    assert user.window.panes.storeys.shown == ALIKE
    user.key(Qt.Key.Key_Return)
    rest(user)
    assert reads(user).count("漏损率") == 3
