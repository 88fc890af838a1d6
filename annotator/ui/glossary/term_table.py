"""The terms of a glossary as a table that is written in."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from annotator.language import translate
from annotator.ui.glossary.term_model import KIND, NOTE, SOUND, SPELLINGS, TERM, TermModel
from annotator.ui.panels import look
from annotator.ui.theme import scaled

_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class TermTable(QTreeView):
    """Rows of terms; Enter or a letter writes in a cell, Delete takes the chosen rows away."""

    def __init__(self, model: TermModel, remove: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._terms, self._remove = model, remove
        self.setModel(model)
        self.setAccessibleName(translate("Terms of the glossary"))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in ((TERM, 160), (SOUND, 170), (SPELLINGS, 200), (KIND, 90), (NOTE, 120)):
            header.resizeSection(column, scaled(width))

    @property
    def is_writing(self) -> bool:
        """Whether a cell is open to be written in."""
        return self.state() is QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete) and not self.is_writing:
            self._remove()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.is_writing:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        said = self.said_instead
        if said:
            painter = QPainter(self.viewport())
            painter.setFont(look.font(13))
            painter.setPen(look.muted())
            room = self.viewport().rect().adjusted(scaled(24), scaled(24), -scaled(24), -scaled(24))
            painter.drawText(room, _TOP, said)
            painter.end()

    @property
    def said_instead(self) -> str:
        """What to do where there is no term."""
        if self._terms.rowCount():
            return ""
        if self._terms.is_narrowed:
            return translate("No term is like it.")
        return translate("There are no terms yet: type one above, take in a list, or choose a starter list.")
