"""What the window shows without a project: make one, open one, go on with one, look at a sample."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.language import translate
from annotator.ui.command_key import CommandKey
from annotator.ui.controls import button, frame, words
from annotator.ui.icons import icon
from annotator.ui.theme import current_theme, scaled

_SHOWN_RECENT = 6


class StartPage(QWidget):
    """``creating``, ``opening`` and ``sampling`` ask for a dialog or a sample; ``reopening`` names a file."""

    creating = Signal()
    opening = Signal()
    sampling = Signal()
    reopening = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = words("Annotator", "title")
        self._lead = words("", "muted", wrap=True)
        self._verbs = [
            self._verb("plus", "new", self.creating),
            self._verb("folder", "open", self.opening),
            self._verb("sample", "sample", self.sampling),
        ]
        self._recent_heading = words("", "heading")
        self._recent_box = QVBoxLayout()
        self._recent_box.setSpacing(2)
        self._recent: tuple[Path, ...] = ()
        self._lay_out()
        self.retranslate()

    def _verb(self, picture: str, command: str, signal: SignalInstance) -> QPushButton:
        made = button("", "big")
        made.setProperty("picture", picture)
        made.clicked.connect(signal)
        row = QHBoxLayout(made)
        row.setContentsMargins(12, 0, 12, 0)
        row.addStretch(1)
        cap = CommandKey(command, made)
        cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(cap)
        return made

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._lead)
        column.addSpacing(16)
        for made in self._verbs:
            column.addWidget(made)
        column.addSpacing(24)
        column.addWidget(self._recent_heading)
        column.addLayout(self._recent_box)
        column.addStretch(1)
        middle = frame("page")
        middle.setLayout(column)
        middle.setFixedWidth(scaled(440))
        row = QHBoxLayout(self)
        row.setContentsMargins(24, scaled(96), 24, 24)
        row.addStretch(1)
        row.addWidget(middle)
        row.addStretch(1)

    def retranslate(self) -> None:
        """Say everything again, in the language and the look that are on now."""
        self._lead.setText(
            translate(
                "From a messy transcript to a labelled dataset: mark claims, speakers and topics, "
                "correct what was misheard, export a workbook. Everything stays on this computer."
            )
        )
        texts = (
            translate("New project…"),
            translate("Open a project…"),
            translate("Look at the sample project"),
        )
        for made, text in zip(self._verbs, texts, strict=True):
            made.setText(f"  {text}")
            made.setIcon(icon(str(made.property("picture")), current_theme().accent))
            made.setIconSize(QSize(scaled(16), scaled(16)))
        self._recent_heading.setText(translate("Go on with"))
        self.show_recent(self._recent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(chosen, QPushButton):
            chosen.click()  # outside dialogs Qt leaves Enter to nobody
        else:
            super().keyPressEvent(event)

    def show_recent(self, projects: Sequence[Path]) -> None:
        """List the projects opened last."""
        self._recent = tuple(projects)
        while self._recent_box.count():
            taken = self._recent_box.takeAt(0)
            gone = taken.widget() if taken is not None else None
            if gone is not None:
                gone.deleteLater()
        self._recent_heading.setVisible(bool(projects))
        for path in projects[:_SHOWN_RECENT]:
            self._recent_box.addWidget(self._recent_row(path))

    def _recent_row(self, path: Path) -> QPushButton:
        made = button(f"  {path.stem}", "flat")
        made.setIcon(icon("clock"))
        made.setToolTip(str(path))
        made.setAccessibleName(translate("Open {project}").format(project=path.stem))
        made.setStyleSheet("text-align: left;")
        made.clicked.connect(lambda: self.reopening.emit(str(path)))
        row = QHBoxLayout(made)
        row.setContentsMargins(8, 0, 8, 0)
        row.addStretch(1)
        place = words(_short(path.parent), "small")
        place.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(place)
        return made


def _short(folder: Path) -> str:
    """A folder's name as people say it: from their home on, its middle left out."""
    home = Path.home()
    below = folder.relative_to(home).parts if folder.is_relative_to(home) else None
    text = str(folder) if below is None else "/".join(("~", *below))
    return text if len(text) <= 32 else f"{text[:12]}…{text[-18:]}"
