"""While an input method composes, every key belongs to it, in whichever field that is.

Desktops differ in which keys an input method leaves over while letters are not yet text: Enter that
takes them as they are, a digit or comma that chooses a candidate, Tab, Escape, the arrows. None of them
may reach the field, its dialog or the window's shortcuts until there is text.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress})


def takes_composition(widget: QWidget) -> bool:
    """Whether an input method composes here; the page takes it in correcting mode only."""
    return widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


class CompositionGuard(QObject):
    """Watches the field that has the keyboard, one after the other."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.is_composing = False
        application.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        self.is_composing = False
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not isinstance(watched, QWidget) or not takes_composition(watched):
            return False
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent):
            self.is_composing = bool(event.preeditString())
        elif self.is_composing and kind in _KEYS:
            event.accept()
            return True
        return False


def guard_composition(application: QApplication) -> None:
    """Keep keys from acting while something is composed, from now on."""
    if application.findChild(CompositionGuard) is None:
        CompositionGuard(application)


def is_composing() -> bool:
    """Whether something is composed at the moment."""
    application = QApplication.instance()
    guard = application.findChild(CompositionGuard) if application is not None else None
    return guard is not None and guard.is_composing
