"""One calm sentence at the foot of the page, where other programs put up a box."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from annotator.language import translate
from annotator.ui.controls import button, set_tone, words
from annotator.ui.icons import icon
from annotator.ui.theme import current_theme

_READING_MS = 9000


class MessageBar(QFrame):
    """Shows what was refused or done; goes by itself, or by its cross. Takes no focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._picture = QLabel()
        self._words = words("", wrap=True)
        self._verb = button("", "flat")
        self._cross = QToolButton()
        self._do: Callable[[], object] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 6, 6)
        row.setSpacing(10)
        row.addWidget(self._picture)
        row.addWidget(self._words, 1)
        row.addWidget(self._verb)
        row.addWidget(self._cross)
        self._verb.clicked.connect(self._act)
        self._cross.clicked.connect(self.hide)
        self._leaving = QTimer(self)
        self._leaving.setSingleShot(True)
        self._leaving.setInterval(_READING_MS)
        self._leaving.timeout.connect(self.hide)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown; empty when there is none."""
        return "" if self.isHidden() else self._words.text()

    @property
    def verb(self) -> QPushButton:
        """The button of what can be done next."""
        return self._verb

    def warn(self, text: str) -> None:
        """Say why something was not done."""
        self._show(text, "warn", "warning", current_theme().warn)

    def warn_lastingly(self, text: str) -> None:
        """Say what is wrong with what is shown, until there is nothing (an empty text) or its cross."""
        if text:
            self.warn(text)
            self._leaving.stop()
        elif not self._leaving.isActive():
            self.hide()

    def tell(self, text: str, verb: str = "", do: Callable[[], object] | None = None) -> None:
        """Say what was done, and offer one thing to do next."""
        self._show(text, "", "done", current_theme().accent)
        self._verb.setText(verb)
        self._verb.setVisible(bool(verb))
        self._do = do

    def _show(self, text: str, tone: str, picture: str, colour: str) -> None:
        set_tone(self, "tone", tone)
        self._picture.setPixmap(icon(picture, colour).pixmap(16, 16))
        self._words.setText(text)
        self._words.setAccessibleName(text)
        self._verb.hide()
        self._do = None
        self._cross.setIcon(icon("close"))
        self._cross.setToolTip(translate("Close"))
        self._cross.setAccessibleName(translate("Close"))
        self.show()
        self._leaving.start()

    def withdraw(self, *verbs: Callable[[], object]) -> None:
        """Offer these no more, if one of them is what is offered."""
        if self._do in verbs:
            self.hide()
            self._do = None

    def _act(self) -> None:
        do, self._do = self._do, None
        self.hide()
        if do is not None:
            do()
