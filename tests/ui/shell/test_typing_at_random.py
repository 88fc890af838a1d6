"""Random keys, clicks and commits in correcting mode, beside a plain text that takes the same keys."""

from __future__ import annotations

from random import Random

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.text.word_steps import character_after, character_before
from annotator.ui.transcript_page.typing_surface import TypingSurface
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import User

TEXT = (
    "周允：我们用chaGPT写稿子，潜瞻性很重要。\n"
    "简宁：kickickoff 开会的时候，😊👩\u200d🌾漏孙率还很高，𠮷村那一片也是。\n"
    "周允：差的这一截，是没有计量的公供用水，e\u0301tude 也算。\n"
) * 4
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
KEYS = 120


class Twin:
    """A plain text with a caret and an anchor, and the page that ought to read the same."""

    def __init__(self, user: User, seed: int) -> None:
        self.user, self.chance = user, Random(seed)
        self.text = TEXT

    @property
    def surface(self) -> TypingSurface:
        found = self.user.text
        assert isinstance(found, TypingSurface)
        return found

    def stretch(self) -> tuple[int, int]:
        state, cursor = self.surface.state, self.surface.textCursor()
        assert state is not None
        return (
            state.shown.from_document(cursor.selectionStart()),
            state.shown.from_document(cursor.selectionEnd()),
        )

    def replace(self, first: int, last: int, words: str) -> None:
        self.text = self.text[:first] + words + self.text[last:]

    def check(self, caret: int | None = None) -> None:
        shown = self.surface.document().toRawText().replace("\u2029", "\n")
        assert shown == self.text
        page = self.user.window.page.reading_text()
        assert page is not None
        assert page.text == self.text
        if caret is not None:
            assert self.stretch() == (caret, caret)

    def type(self) -> None:
        first, last = self.stretch()
        letter = self.chance.choice("abZ1 ,.")
        QTest.keyClicks(self.surface, letter)
        self.replace(first, last, letter)
        self.check(first + 1)

    def commit(self) -> None:
        first, last = self.stretch()
        words = self.chance.choice(("漏损率", "前瞻", "𠮷", "👩\u200d🌾", "，"))
        for preedit, commit in (("lou", ""), ("lou sun", ""), ("", words)):
            event = QInputMethodEvent(preedit, [])
            event.setCommitString(commit)
            QApplication.sendEvent(self.surface, event)
        self.replace(first, last, words)
        self.check(first + len(words))

    def delete(self) -> None:
        first, last = self.stretch()
        key = self.chance.choice((Qt.Key.Key_Backspace, Qt.Key.Key_Delete))
        if first == last and key is Qt.Key.Key_Backspace:
            first = character_before(self.text, first)
        elif first == last:
            last = character_after(self.text, last)
        QTest.keyClick(self.surface, key)
        self.replace(first, last, "")
        self.check(first)

    def break_line(self) -> None:
        first, last = self.stretch()
        QTest.keyClick(self.surface, Qt.Key.Key_Return)
        self.replace(first, last, "\n")
        self.check(first + 1)

    def move(self) -> None:
        key = self.chance.choice(
            (
                Qt.Key.Key_Left,
                Qt.Key.Key_Right,
                Qt.Key.Key_Up,
                Qt.Key.Key_Down,
                Qt.Key.Key_Home,
                Qt.Key.Key_End,
            )
        )
        held = self.chance.choice((NONE, NONE, SHIFT, CTRL))
        QTest.keyClick(self.surface, key, held)
        self.check()

    def click(self) -> None:
        viewport = self.surface.viewport()
        at = QPoint(self.chance.randrange(viewport.width()), self.chance.randrange(viewport.height() // 2))
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, NONE, at)
        self.check()

    def pause(self) -> None:
        typing = self.user.window.open_view.typing
        self.user.until(lambda: not typing.is_going_on)
        self.check()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_typed_the_page_reads_as_a_plain_text_would(open_window: Open, seed: int) -> None:
    user = open_window(TEXT)
    before, turns = user.bridge.workspace.undoable, user.transcript.turns
    user.key(Qt.Key.Key_M, CTRL)
    user.stand_at("潜瞻性")
    twin = Twin(user, seed)
    deeds = [twin.type] * 6 + [twin.commit] * 4 + [twin.delete] * 6 + [twin.move] * 5 + [twin.click]
    deeds += [twin.break_line]
    for number in range(KEYS):
        twin.chance.choice(deeds)()
        if number % 40 == 39:
            twin.pause()
    assert user.bridge.workspace.problems() == ()
    assert user.transcript.text == TEXT
    assert user.transcript.turns == turns
    while user.bridge.workspace.undoable != before:
        user.window.undo()
    twin.text = TEXT
    twin.check()
    assert user.transcript.accepted_corrections == ()
