"""The glossary's commands in the window."""

from __future__ import annotations

from PySide6.QtCore import Qt

from annotator.domain.project import LONGEST_TERM
from annotator.domain.span import Span
from annotator.ui.glossary.dialog import GlossaryDialog
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import TALK, User

_CONTROL = Qt.KeyboardModifier.ControlModifier


def terms(user: User) -> list[str]:
    return [term.term for term in user.bridge.codebook.terms]


def test_the_selected_words_become_a_term_as_they_read(user: User) -> None:
    start = TALK.index("用卡尺")
    user.stand_at("用卡尺")
    user.key(Qt.Key.Key_L, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert terms(user) == [], "nothing is selected"
    user.window.page.select_span(Span(start + 1, start + 3))
    user.key(Qt.Key.Key_L, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert terms(user) == ["卡尺"]
    assert "卡尺" in user.said
    user.key(Qt.Key.Key_Z, _CONTROL)
    assert terms(user) == []
    user.window.page.select_span(Span(0, 60))
    user.key(Qt.Key.Key_L, _CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert terms(user) == []
    assert str(LONGEST_TERM) in user.said


def test_the_glossary_belongs_to_its_project(open_window: Open) -> None:
    user = open_window(TALK)
    user.key(Qt.Key.Key_L, _CONTROL)
    dialogs = user.window.findChildren(GlossaryDialog)
    assert [dialog.isVisible() for dialog in dialogs] == [True]
    dialogs[0].close()
    user.key(Qt.Key.Key_L, _CONTROL)
    assert len(user.window.findChildren(GlossaryDialog)) == 1
    user.window.findChildren(GlossaryDialog)[0].close()
