"""Single keys on the page: only while it has the keyboard, never during composition.

Labels and speakers bring their own keys, from the codebook; everything else is a command of the
page's scope in :mod:`annotator.ui.actions`, whose keys go before them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.language import translate
from annotator.ui.actions import COMMANDS
from annotator.ui.command import Command, Scope

_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_PAGE_COMMANDS: Mapping[str, Command] = {
    QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText): command
    for command in COMMANDS
    for key in command.keys
    if command.scope is Scope.PAGE or len(key) == 1
}
RESERVED = frozenset(key for key in _PAGE_COMMANDS if len(key) == 1)
"""Single characters that mean a command, and so cannot be the key of a label or speaker."""


def commands_of_keys() -> dict[str, str]:
    """The reserved characters, each with what its command is called."""
    return {key: translate(_PAGE_COMMANDS[key].text).rstrip("…") for key in sorted(RESERVED)}


def key_name(event: QKeyEvent) -> str:
    """The key as the table of commands writes it; empty for keys with Ctrl, Alt or Meta."""
    if event.modifiers() & _COMMANDING:
        return ""
    text = event.text()
    if len(text) == 1 and text.isprintable() and not text.isalpha() and not text.isspace():
        return text
    name = QKeySequence(event.key()).toString(QKeySequence.SequenceFormat.PortableText)
    has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return f"Shift+{name}" if has_shift and name != "Backtab" else name


class PageKeys(QObject):
    """Watches the text for keys.

    ``do`` makes a command if it is possible, ``other`` is offered every other key and says whether
    it meant something; ``is_marking`` says whether letters are keys at all.
    """

    def __init__(
        self,
        watched: QObject,
        do: Callable[[Command], object],
        other: Callable[[str], bool],
        is_marking: Callable[[], bool],
    ) -> None:
        super().__init__(watched)
        self._do, self._other, self._is_marking = do, other, is_marking
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = key_name(event)
        if not key:
            return False
        command = _PAGE_COMMANDS.get(key)
        if not self._is_marking():
            return self._while_correcting(command, key)
        if command is not None:
            self._do(command)
            return True
        return self._other(key)

    def _while_correcting(self, command: Command | None, key: str) -> bool:
        """In correcting mode a key opens the editor; only keys that no text needs stay commands."""
        if command is not None and len(key) > 1 and key != "Space":
            self._do(command)
            return True
        return False
