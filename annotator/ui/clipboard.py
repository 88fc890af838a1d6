"""Words that are copied: plain ones, and such that outlive the program."""

from __future__ import annotations

from weakref import WeakSet

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

_given: WeakSet[QMimeData] = WeakSet()


def plain_words(text: str) -> QMimeData:
    """Words for the clipboard or for dragging, without the look of the page."""
    data = QMimeData()
    data.setText(text)
    _given.add(data)
    return data


def hand_over_clipboard() -> None:
    """Leave to Qt what was copied: it lets go of that at the very end, when Python is gone."""
    clipboard = QGuiApplication.clipboard()
    for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection):
        if clipboard.mimeData(mode) in _given:
            clipboard.setText(clipboard.text(mode), mode)
