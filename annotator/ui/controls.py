"""Small controls that the whole window shares."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from annotator.language import translate
from annotator.ui.key_names import last_of
from annotator.ui.theme import repolish, scaled, ui_font


def words(text: str = "", role: str = "", *, wrap: bool = False) -> QLabel:
    """A label in one of the style sheet's roles."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


def button(text: str, role: str = "") -> QPushButton:
    """A button in one of the style sheet's roles that does not become a dialog's default by itself."""
    made = QPushButton(text)
    made.setAutoDefault(False)
    if role:
        made.setProperty("role", role)
    return made


def frame(role: str, parent: QWidget | None = None) -> QFrame:
    """A frame in one of the style sheet's roles."""
    made = QFrame(parent)
    made.setProperty("role", role)
    return made


def spoken_key(key: str) -> str:
    """A key as people read it everywhere, in caps, menus and sentences: ``Shift+Return`` is Shift+Enter.

    Of several the first.
    """
    first = key.split("; ")[0]
    if sys.platform == "darwin":
        return QKeySequence(first).toString(QKeySequence.SequenceFormat.NativeText)
    last = last_of(first)
    if last == "Space":
        return first.removesuffix(last) + translate("Space")
    return first.removesuffix(last) + _SHORTLY.get(last, last)


_SHORTLY = {
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "Return": "Enter",
    "Delete": "Del",
    "Escape": "Esc",
}


class KeyCap(QLabel):
    """A key as it is drawn beside what it does."""

    def __init__(self, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "key")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.show_key(key)

    def show_key(self, key: str) -> None:
        """Show another key; none hides the cap."""
        self.setText(spoken_key(key))
        self.setVisible(bool(key) and self.parent() is not None)


class Segmented(QFrame):
    """A row of choices of which one is on; arrow keys go from one to the next.

    ``chosen`` tells the value that the user chose; showing a value by ``show_value`` is silent.
    """

    chosen = Signal(str)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for value, text in choices:
            self._add(value, text, row)
        made = list(self._buttons.values())
        made[0].setProperty("end", "first")
        made[-1].setProperty("end", "last")

    def _add(self, value: str, text: str, row: QHBoxLayout) -> None:
        made = button(text)
        made.setCheckable(True)
        words_px = QFontMetrics(ui_font(bold=True)).horizontalAdvance(text)
        made.setMinimumWidth(max(scaled(44), words_px + scaled(28)))  # the one that is on is bold
        made.clicked.connect(lambda: self.chosen.emit(value))
        self._group.addButton(made)
        self._buttons[value] = made
        row.addWidget(made)

    @property
    def value(self) -> str:
        """The choice that is on."""
        return next(value for value, made in self._buttons.items() if made.isChecked())

    def show_value(self, value: str) -> None:
        """Show another choice as being on."""
        self._buttons[value].setChecked(True)

    def set_hints(self, hints: Sequence[str]) -> None:
        """Say at each choice what it means."""
        for made, hint in zip(self._buttons.values(), hints, strict=True):
            made.setToolTip(hint)
            made.setAccessibleDescription(hint)


def set_tone(widget: QWidget, name: str, value: str) -> None:
    """Set a property that the style sheet looks at."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        repolish(widget)
