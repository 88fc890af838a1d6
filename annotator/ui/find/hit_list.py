"""The list of hits: the keyboard moves in it, ticks, folds and goes to the page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from annotator.language import translate
from annotator.ui.context_list import ContextList, tick_width
from annotator.ui.find.hit_delegate import HitDelegate
from annotator.ui.find.hit_model import HitModel, Index
from annotator.workspace.finding import Hit

_CTRL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HitList(ContextList):
    """The hits of a search.

    ``looked_at`` tells the hit that the keyboard or a click came to, ``gone_to`` one to go to.
    ``left`` says that Escape was pressed, ``left_upwards`` that there is nothing further up,
    ``all_meant`` that all hits shall be ticked, or none.
    """

    looked_at = Signal(object)
    gone_to = Signal(object)
    left = Signal()
    left_upwards = Signal()
    all_meant = Signal()

    def __init__(self, model: HitModel, parent: QWidget | None = None) -> None:
        self._hits = model
        super().__init__(model, parent)
        self.setItemDelegate(HitDelegate(model, self))
        self.setAccessibleName(translate("What was found"))
        self.doubleClicked.connect(self._go)

    # The current row

    @property
    def hit(self) -> Hit | None:
        """The hit that the keyboard is at."""
        return self._hits.hit(self.row)

    def begin(self) -> None:
        """Be at the current hit, or at the first, and tell."""
        if self.hit is None:
            self.step(1)
        else:
            self.looked_at.emit(self.hit)

    def step(self, step: int) -> None:
        """Go to the next hit or the one before, round the ends, and tell."""
        row = self._hits.next_hit_row(self.row, step)
        if row >= 0:
            self.setCurrentIndex(self._hits.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        hit = self._hits.hit(current.row())
        if hit is not None and not self.is_quiet:
            self.looked_at.emit(hit)

    def _go(self, index: QModelIndex) -> None:
        hit = self._hits.hit(index.row())
        if hit is not None:
            self.gone_to.emit(hit)
        elif index.isValid():
            self._fold(index.row(), is_folded=None)

    def _fold(self, row: int, *, is_folded: bool | None) -> None:
        """Fold the transcript of a row, unfold it, or the other of the two; the row goes to its heading."""
        heading = self._hits.heading_over(row)
        if heading is None:
            return
        wanted = not heading.is_folded if is_folded is None else is_folded
        if wanted:
            self.put_row(heading.row)
        self._hits.fold(heading, is_folded=wanted)

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, row = Qt.Key(event.key()), self.row
        if key in _ENTER:
            self._go(self.currentIndex())
        elif key == Qt.Key.Key_Space:
            self._hits.tick(row)
        elif key == Qt.Key.Key_A and event.modifiers() & _CTRL:
            self.all_meant.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key == Qt.Key.Key_Up and row <= 0:
            self.left_upwards.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._fold(row, is_folded=key == Qt.Key.Key_Left)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.setCurrentIndex(self._hits.index(0 if key == Qt.Key.Key_Home else self._hits.rowCount() - 1))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        is_left = event.button() is Qt.MouseButton.LeftButton
        if index.isValid() and is_left and self._hits.is_heading(index.row()):
            self.put_row(index.row())
            self._fold(index.row(), is_folded=None)
        elif index.isValid() and is_left and event.position().x() < tick_width():
            self._hits.tick(index.row())
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        on_tick = event.position().x() < tick_width()
        if index.isValid() and (on_tick or self._hits.is_heading(index.row())):
            self.mousePressEvent(event)  # two quick presses are two presses
        else:
            super().mouseDoubleClickEvent(event)
