"""A list of places in context: what lists of hits and of suggestions have in common."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from annotator.ui.theme import scaled


def row_height() -> int:
    """The height of every row, at the system's size of letters."""
    return scaled(27)


def tick_width() -> int:
    """How wide the place of the tick is, at the left."""
    return scaled(30)


class ContextList(QTableView):
    """A table of one column, because only a table's rows cost nothing until they are looked at."""

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_quiet = False
        self.setModel(model)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.hide()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(row_height())
        down.setDefaultSectionSize(row_height())

    @property
    def row(self) -> int:
        """The row that the keyboard is at; -1 for none."""
        return self.currentIndex().row()

    def put_row(self, row: int) -> None:
        """Be at another row, without telling."""
        self.is_quiet = True
        self.setCurrentIndex(self.model().index(row, 0) if row >= 0 else QModelIndex())
        self.is_quiet = False

    def keyboardSearch(self, search: str) -> None:
        """Letters look for nothing in the list: it would be walked through line by line."""
