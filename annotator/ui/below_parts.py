"""What the panels below the page share: the cross, the bar of work, a list or words in its place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QProgressBar, QStackedLayout, QToolButton, QWidget

from annotator.language import translate
from annotator.ui.controls import words
from annotator.ui.icons import icon
from annotator.ui.theme import scaled

_LENGTH_OF_PROGRESS = 120
_PARTS = 1000


class Cross(QToolButton):
    """Closes a panel; ``name`` says what it does."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setIconSize(QSize(scaled(14), scaled(14)))
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ParentChange):
            self.setIcon(icon("close"))


class WorkBar(QProgressBar):
    """How far some work is, as a share from 0 to 1."""

    def __init__(self) -> None:
        super().__init__()
        self.setMaximum(_PARTS)
        self.setTextVisible(False)
        self.setFixedWidth(scaled(_LENGTH_OF_PROGRESS))
        self.setAccessibleName(translate("Progress"))

    def show_share(self, share: float) -> None:
        """Show that this much is done."""
        self.setValue(round(_PARTS * share))


class ListOrWords(QWidget):
    """A list, or a sentence where there is nothing to be listed."""

    def __init__(self, listing: QWidget) -> None:
        super().__init__()
        self.empty = words("", "muted", wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.empty.setContentsMargins(24, 12, 24, 12)
        self._listing = listing
        self._stack = QStackedLayout(self)
        self._stack.addWidget(listing)
        self._stack.addWidget(self.empty)

    @property
    def is_listing(self) -> bool:
        """Whether the list is to be seen."""
        return self._stack.currentWidget() is self._listing

    def show_list(self) -> None:
        """Show the list."""
        self._stack.setCurrentWidget(self._listing)

    def say(self, text: str) -> None:
        """Show these words instead of the list."""
        self.empty.setText(text)
        self._stack.setCurrentWidget(self.empty)
