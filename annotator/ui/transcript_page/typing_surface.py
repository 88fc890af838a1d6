"""Typing in the page: keys and input methods, while the window lets one type; what it means others decide.

Nothing is written into the document here. A key becomes a stretch and the words to stand there instead,
and what the edit changed comes back as it always does. Letters that an input method still composes stand
in the layout of their line alone.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QWidget

from annotator.text.word_steps import character_after, character_before, word_after, word_before
from annotator.ui.key_names import key_name
from annotator.ui.transcript_page.document import LaidOutText
from annotator.ui.transcript_page.overlay import caret_line
from annotator.ui.transcript_page.state import PageState
from annotator.ui.transcript_page.surface import TextSurface
from annotator.ui.utf16 import units

_REACH = 2_000
"""No step of a caret leads further."""
_Step = Callable[[str, int], int]
_STEPS: dict[str, _Step] = {
    "Left": character_before,
    "Right": character_after,
    "Ctrl+Left": word_before,
    "Ctrl+Right": word_after,
}
_DELETING: dict[str, _Step] = {
    "Backspace": character_before,
    "Shift+Backspace": character_before,
    "Del": character_after,
    "Ctrl+Backspace": word_before,
    "Ctrl+Del": word_after,
}
_MOVING = frozenset(
    f"{held}{key}"
    for held in ("", "Shift+", "Ctrl+", "Ctrl+Shift+")
    for key in ("Left", "Right", "Up", "Down", "Home", "End")
) | {f"{held}{key}" for held in ("", "Shift+") for key in ("PgUp", "PgDown")}
_LEAVING = "Esc"
_BREAKING = "Return"


def is_for_typing(key: str) -> bool:
    """Whether a key that writes no text moves, deletes or breaks a line while one types."""
    return key in _MOVING or key in _DELETING or key in (_BREAKING, _LEAVING)


class TypingSurface(TextSurface):
    """The text, which takes keys where it is told to.

    ``typed`` carries a document stretch and the words that are to stand there; ``left`` says that whoever
    types is done with this place.
    """

    typed = Signal(int, int, str)
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._takes_keys = False
        self._composed_at: int | None = None

    def take_keys(self, *, take: bool) -> None:
        """Take what is typed from now on, or leave all keys to the window."""
        if take is self._takes_keys:
            return
        self.end_composition()
        self._takes_keys = take
        for widget in (self, self.viewport()):
            widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, take)
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def load(self, text: LaidOutText, state: PageState) -> None:
        if self.state is not None:
            self._show_preedit("", 0)
        super().load(text, state)

    # Keys

    def event(self, event: QEvent) -> bool:
        """What moves and deletes while one types comes before the window's commands with these keys."""
        is_asked = event.type() == QEvent.Type.ShortcutOverride and self._takes_keys
        if is_asked and isinstance(event, QKeyEvent) and is_for_typing(key_name(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._takes_keys and self.state is not None and self._press(event):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means to whoever types; whether it meant something."""
        key = key_name(event)
        bare = key.replace("Shift+", "")
        if key in _DELETING:
            self._delete(_DELETING[key])
        elif bare in _STEPS:
            self._step(_STEPS[bare], extend="Shift+" in key)
        elif key == _BREAKING:
            self._type("\n")
        elif key == _LEAVING:
            self._let_go()
        elif _writes(event):
            self._type(event.text())
        else:
            return False
        return True

    def _type(self, words: str) -> None:
        """Words in the place of what is selected, or at the caret."""
        cursor = self.textCursor()
        self.typed.emit(cursor.selectionStart(), cursor.selectionEnd(), words)

    def _delete(self, step: _Step) -> None:
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        if first == last:
            first, last = sorted((first, self._stepped(step)))
        if first < last:
            self.typed.emit(first, last, "")

    def _step(self, step: _Step, *, extend: bool) -> None:
        cursor = self.textCursor()
        is_back = step in (character_before, word_before)
        if cursor.hasSelection() and not extend and step in (character_before, character_after):
            place = cursor.selectionStart() if is_back else cursor.selectionEnd()
        else:
            place = self._stepped(step)
        mode = QTextCursor.MoveMode.KeepAnchor if extend else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(place, mode)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _stepped(self, step: _Step) -> int:
        assert self.state is not None
        shown = self.state.shown
        at = shown.from_document(self.textCursor().position())
        here, begins = shown.running.around(at, _REACH)
        return shown.to_document(begins + step(here, at - begins))

    def _let_go(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)
        self.left.emit()

    # Input methods

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._takes_keys or self.state is None:
            event.ignore()
            return
        self._show_preedit("", 0)
        if event.commitString() or event.replacementLength():
            self._commit(event)
        self._show_preedit(event.preeditString(), _caret_in(event))
        event.accept()

    def _commit(self, event: QInputMethodEvent) -> None:
        cursor = self.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        if event.replacementLength():
            first = max(0, cursor.position() + event.replacementStart())
            last = min(first + event.replacementLength(), self.document().characterCount() - 1)
        self.typed.emit(first, last, event.commitString())

    def _show_preedit(self, words: str, caret: int) -> None:
        """Show letters that are being composed at the caret, underlined; none take them away."""
        assert self.state is not None
        before = self._composed_at
        if not words and before is None:
            return
        at = self.textCursor().position() if before is None else before
        block = self.document().findBlock(at)
        block.layout().setPreeditArea(at - block.position() if words else -1, words)
        self._composed_at = at if words else None
        self.state.composing = caret if words else None
        self.lines.change(at, at)
        self.forget_lines()
        self.viewport().update()
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImCursorRectangle)

    def end_composition(self) -> None:
        """What is being composed becomes text where the input method will have it so, else it goes."""
        if self._composed_at is not None:
            QGuiApplication.inputMethod().commit()
        if self._composed_at is not None:
            QGuiApplication.inputMethod().reset()
            QApplication.sendEvent(
                self, QInputMethodEvent()
            )  # where no input method answers, whoever listens

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:  # type: ignore[override]  # the virtual one
        if query == Qt.InputMethodQuery.ImEnabled:
            return self._takes_keys
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return self._caret_rectangle()
        return super().inputMethodQuery(query)

    def _caret_rectangle(self) -> QRect:
        """Where the caret stands in the widget: beside it an input method shows what can be chosen."""
        line = None if self.state is None else caret_line(self.visible_text(), self.state)
        if line is None or self.state is None:
            return QRect()
        look = self.state.look
        x = round(line.x_of(self.state.caret, into_preedit=self.state.composing or 0))
        box = QRect(x, round(line.baseline) - look.glyph_top, 1, look.glyph_top + look.first_edge)
        return box.translated(self.viewport().pos())

    # Leaving

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.end_composition()
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.end_composition()
        super().focusOutEvent(event)
        if self._takes_keys and event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()


def _writes(event: QKeyEvent) -> bool:
    """Whether a key puts text into a text; with Ctrl and Alt together it may be a third letter of its key."""
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    is_third = held == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    return event.text() != "" and event.text().isprintable() and (not held or is_third)


def _caret_in(event: QInputMethodEvent) -> int:
    """Where the caret stands in what is composed, in units; at its end where nothing else is said."""
    for attribute in event.attributes():
        if attribute.type is QInputMethodEvent.AttributeType.Cursor:
            return min(attribute.start, units(event.preeditString()))
    return units(event.preeditString())
