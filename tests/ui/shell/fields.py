"""Every field of the program in which an input method can compose, found by walking the window."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

import annotator.ui
from annotator.domain.annotation import Annotation
from annotator.ui.actions import COMMANDS
from annotator.ui.keymap import current_keymap
from annotator.ui.transcript_page.column import TextColumn
from tests.ui.shell.desk import User

Field = QLineEdit | QPlainTextEdit | QTextEdit
KINDS = (QLineEdit, QPlainTextEdit, QTextEdit)
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEYS = (
    (Qt.Key.Key_Return, NONE),
    (Qt.Key.Key_Enter, NONE),
    (Qt.Key.Key_Comma, NONE),
    (Qt.Key.Key_Space, NONE),
    (Qt.Key.Key_1, NONE),
    (Qt.Key.Key_9, NONE),
    (Qt.Key.Key_F, NONE),
    (Qt.Key.Key_Escape, NONE),
    (Qt.Key.Key_Tab, NONE),
    (Qt.Key.Key_Backtab, SHIFT),
    (Qt.Key.Key_Backspace, NONE),
    (Qt.Key.Key_Delete, NONE),
    (Qt.Key.Key_Up, NONE),
    (Qt.Key.Key_Down, NONE),
    (Qt.Key.Key_PageDown, NONE),
    (Qt.Key.Key_Return, CTRL),
    (Qt.Key.Key_F, CTRL),
    (Qt.Key.Key_Z, CTRL),
    (Qt.Key.Key_K, CTRL),
    (Qt.Key.Key_W, CTRL),
    (Qt.Key.Key_1, CTRL),
    (Qt.Key.Key_Down, ALT),
    *((Qt.Key(Qt.Key.Key_F1 + number), NONE) for number in range(12)),
)
WORDS = "试"


def has_text_cursor(widget: QWidget) -> bool:
    """Whether one can type in a widget."""
    if isinstance(widget, QLineEdit):
        return not widget.isReadOnly()
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return bool(widget.textInteractionFlags() & Qt.TextInteractionFlag.TextEditable)
    return False


def fields_in_reach() -> list[Field]:
    """The fields that can have the keyboard now: those of the dialog that insists on it, or all."""
    modal = QApplication.activeModalWidget()
    return [
        widget
        for widget in QApplication.allWidgets()
        if isinstance(widget, KINDS)
        and has_text_cursor(widget)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and (modal is None or modal.isAncestorOf(widget))
    ]


def kinds_of_fields() -> set[type[QWidget]]:
    """Every class of the program in which one can type, wherever it is written."""
    for module in pkgutil.walk_packages(annotator.ui.__path__, "annotator.ui."):
        importlib.import_module(module.name)
    return {
        kind
        for kind in _all_below(KINDS)
        if kind.__module__.startswith("annotator.ui") and not issubclass(kind, TextColumn)
    }


def _all_below(kinds: tuple[type[QWidget], ...]) -> Iterator[type[QWidget]]:
    for kind in kinds:
        below = tuple(kind.__subclasses__())
        yield from below
        yield from _all_below(below)


def text_of(field: Field) -> str:
    """What is written in a field."""
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@dataclass(frozen=True)
class Situation:
    """What a key could have changed: the project, what is open, where the keyboard is, what is written."""

    journal: object
    chosen: Annotation | None
    mode: str
    transcript: str | None
    shown: frozenset[QWidget]
    focus: QWidget | None
    text: str
    keys: tuple[tuple[str, ...], ...]


def situation(user: User, field: Field) -> Situation:
    """How things are now."""
    view = user.window.open_view
    shown = (w for w in QApplication.allWidgets() if w.isVisible() and not w.inherits("QTipLabel"))
    return Situation(
        user.bridge.workspace.undoable,
        user.bridge.annotation,
        view.mode,
        user.bridge.selection.transcript_id,
        frozenset(shown),
        QApplication.focusWidget(),
        text_of(field),
        tuple(current_keymap().keys(command) for command in COMMANDS),
    )


def compose(field: QWidget, preedit: str, commit: str = "") -> None:
    """What an input method sends: letters that are not yet text, and text."""
    QTest.keyRelease(field, Qt.Key.Key_Shift)  # that some other test may have left pressed
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(field, event)


def faults_while_composing(user: User, field: Field) -> list[str]:
    """What keys do in a field although they belong to the input method; nothing when all is well."""
    name = f"{type(field).__name__} “{field.accessibleName() or field.objectName()}”"
    field.window().activateWindow()
    field.setFocus()
    user.rest(1)
    if QApplication.focusWidget() is not field:
        return [f"{name} does not take the keyboard"]
    field.selectAll()
    compose(field, "shi")
    user.rest(1)
    before = situation(user, field)
    for key, held in KEYS:
        QTest.keyClick(field, key, held)
        if not isValid(field):
            return [f"{name} is gone after {key.name}"]
        after = situation(user, field)
        if after != before:
            changed = [n for n in Situation.__annotations__ if getattr(after, n) != getattr(before, n)]
            return [f"{name}: {held.name} {key.name} changes {', '.join(changed)}"]
    compose(field, "", WORDS)
    return [] if WORDS in text_of(field) else [f"{name} loses what is composed: {text_of(field)!r}"]


def unnamed(parent: QWidget) -> list[str]:
    """The controls below that one can reach with Tab and that a screen reader has no words for."""
    return [
        type(widget).__name__
        for widget in parent.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or getattr(widget, "text", str)())
        and not isinstance(widget.parent(), QAbstractItemView)
    ]
