"""Single keys on the page: only while it has the keyboard, never during composition.

Labels and speakers bring their own keys, from the codebook; everything else is a command, whose keys go
before them. An input method is off while marking, but one that sends text all the same is taken at its
word: what it writes acts as the key that writes it. In correcting mode what writes, deletes or moves is left
to the text.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from annotator.ui.command import Command
from annotator.ui.key_names import committed_key, has_modifier, key_name, writes_text
from annotator.ui.keymap import current_keymap
from annotator.ui.transcript_page.typing_surface import is_for_typing


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
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._press(key_name(event))
        is_composed = event.type() == QEvent.Type.InputMethod and self._is_marking()
        if is_composed and isinstance(event, QInputMethodEvent):
            self._press(committed_key(event))
            event.accept()
            return True
        return False

    def _press(self, key: str) -> bool:
        """Do what a key means; whether it meant something."""
        command = current_keymap().on_page(key)
        if not key or (not self._is_marking() and (writes_text(key) or is_for_typing(key))):
            return False
        if command is not None:
            self._do(command)
            return True
        return self._is_marking() and not has_modifier(key) and self._other(key)
