"""How the parts of a review stand: text and lists side by side, all keys in one row below both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from annotator.language import translate
from annotator.ui.actions import BY_NAME
from annotator.ui.controls import frame, spoken_key, words
from annotator.ui.keymap import current_keymap
from annotator.ui.review.key_bar import KeyBar
from annotator.ui.review.one_line import OneLine
from annotator.ui.theme import scaled

_LISTS = (310, 440)
"""How wide the lists are at least and at most before somebody moves their edge."""
_SHARES = 0.27, 0.36
"""Of the width, as a rule and at most."""


def told_lines(*lines: OneLine) -> QWidget:
    """What is said of the place and what came of a key, below each other."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(scaled(4))
    for line in lines:
        column.addWidget(line)
    return made


def beside_lists(empty: QWidget, text: QWidget, *below: QWidget) -> QFrame:
    """The text with what is said where nothing was found above it, and the rest below."""
    made = frame("page")
    column = QVBoxLayout(made)
    column.setContentsMargins(0, scaled(4), 0, 0)
    column.setSpacing(0)
    empty.setContentsMargins(scaled(24), scaled(16), scaled(24), scaled(16))
    column.addWidget(empty)
    column.addWidget(text, 1)
    column.addWidget(frame("line"))
    foot = QVBoxLayout()
    foot.setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8))
    for widget in below:
        foot.addWidget(widget)
    column.addLayout(foot)
    made.setMinimumWidth(scaled(360))
    return made


def with_hint(lists: QWidget) -> QFrame:
    """The lists, and below them what the keys do there."""
    made = frame("right")
    column = QVBoxLayout(made)
    column.setContentsMargins(scaled(6), scaled(4), 0, scaled(8))
    column.addWidget(lists)
    hint = words(_said_keys(), "small", wrap=True)
    hint.setContentsMargins(scaled(16), 0, scaled(8), 0)
    column.addWidget(hint)
    made.setMinimumWidth(scaled(220))
    return made


def _said_keys() -> str:
    said = translate("Enter: next place · ← →: fold")
    key = spoken_key(current_keymap().shown(BY_NAME["keys"]))
    all_keys = translate("{key}: all keys").format(key=key)
    return f"{said} · {all_keys}" if key else said


class SideBySide(QSplitter):
    """The text, which gets what room there is, beside the lists, which are wider where there is much."""

    def __init__(self, left: QWidget, right: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._is_moved = False
        self.setChildrenCollapsible(False)
        for part, stretch in ((left, 1), (right, 0)):
            self.addWidget(part)
            self.setStretchFactor(self.indexOf(part), stretch)
        self.splitterMoved.connect(self._keep)

    def _keep(self) -> None:
        self._is_moved = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._is_moved:
            least, most = map(scaled, _LISTS)
            usual, highest = (round(share * self.width()) for share in _SHARES)
            lists = min(highest, max(least, min(most, usual)))
            self.setSizes([self.width() - lists, lists])


def key_row(keys: KeyBar) -> QFrame:
    """The verbs, as wide as everything above them."""
    made = frame("page")
    column = QVBoxLayout(made)
    column.setContentsMargins(scaled(8), scaled(4), scaled(8), scaled(4))
    column.addWidget(keys)
    return made
