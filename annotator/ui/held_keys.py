"""Keys that come while the window waits for something are kept, and pressed again when it is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui.key_names import has_modifier, is_held_alone, key_name

MOST = 64
"""So many keys are kept; who presses more is leaning on one."""
_AT_ONCE = frozenset({Qt.Key.Key_Escape})
"""What calls off the work itself must not wait for its end."""


class HeldKeys(QObject):
    """Watches widgets. Between :meth:`hold` and :meth:`let_go` no key reaches them but Escape and commands.

    ``passing`` are further keys that act meanwhile as ever.
    """

    def __init__(self, watched: Sequence[QWidget], passing: frozenset[Qt.Key] = frozenset()) -> None:
        super().__init__(watched[0])
        self._passing = _AT_ONCE | passing
        self._kept: list[QKeyEvent] = []
        self._is_holding = False
        for widget in watched:
            widget.installEventFilter(self)

    def hold(self) -> None:
        """Keep the keys from now on."""
        self._is_holding = True

    def let_go(self) -> None:
        """Press the keys that were kept, in their order, wherever the keyboard is now."""
        self._is_holding = False
        kept, self._kept = self._kept, []
        for event in kept:
            target = QApplication.focusWidget()
            if target is not None:
                QApplication.sendEvent(target, event)

    def forget(self) -> None:
        """Let the keys go that were kept: what they were meant for is not there."""
        self._is_holding = False
        self._kept.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_press = event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
        if not self._is_holding or not is_press or not isinstance(event, QKeyEvent):
            return False
        if Qt.Key(event.key()) in self._passing or is_held_alone(event) or has_modifier(key_name(event)):
            return False
        if event.type() == QEvent.Type.KeyPress and len(self._kept) < MOST:
            self._kept.append(event.clone())
        event.accept()
        return True
