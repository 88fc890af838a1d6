"""The text under review: rows under each other, laid out only where they are seen, with a line cursor.

What is at the top is remembered as a row and how far it is scrolled out, so that rows whose heights
become known late move nothing that is in view.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from annotator.language import translate
from annotator.ui.review.draft import Reviewed
from annotator.ui.review.row_layout import (
    LaidRow,
    gap_height,
    lay_out,
    line_height,
    padding,
    set_text_zoom,
    text_pixels,
)
from annotator.ui.review.row_painting import Columns, Standing, paint_row
from annotator.ui.review.telling import said_at
from annotator.ui.theme import current_theme, scaled
from annotator.ui.transcript_page.heights import Heights

_KEPT = 400
_ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LESS = Qt.KeyboardModifier.ControlModifier


class ReviewText(QAbstractScrollArea):
    """Shows a :class:`Reviewed`. ``moved`` tells that the cursor or what is selected is elsewhere."""

    moved = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: Reviewed | None = None
        self.current = 0
        self.words: tuple[int, int] | None = None
        self._anchor = 0
        self._pressed: int | None = None
        self._top, self._above = 0, 0
        self._heights = Heights()
        self._laid: dict[int, LaidRow] = {}
        self._columns = Columns.within(600)
        self._is_quiet = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("The text with what was found in it"))
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)

    # What is shown

    def show_reviewed(self, shown: Reviewed | None) -> None:
        """Show another text, or the same as it reads now: then the place stays."""
        before, place = self.shown, self.offset
        self.shown = shown
        self._laid.clear()
        if shown is None or before is None or shown.rows is not before.rows:
            self.current = self._anchor = self._top = self._above = 0
            self.words = None
            self._estimate()
            is_same_file = shown is not None and before is not None and shown.text is before.text
            if is_same_file and shown is not None and shown.reading.start < place < shown.reading.end:
                self.go_to(place)
        self._follow()
        self.viewport().update()

    def set_zoom(self, zoom: float) -> None:
        """Show the text in another size, 1 as drawn; the cursor's row stays in view."""
        set_text_zoom(zoom)
        self._laid.clear()
        self._estimate()
        if self.count:
            self._stand(self._top, 0)
            self._bring(self.current)
        self.viewport().update()

    def _estimate(self) -> None:
        """Heights as lengths tell them, until a row is seen."""
        shown = self.shown
        if shown is None:
            self._heights = Heights()
            return
        a_row = line_height()
        fits = max(1.0, self._columns.width / max(1, scaled(text_pixels())))
        around, gap = 2 * padding(), gap_height()
        lengths = shown.rows.lengths(shown.text)
        rows = (shown.rows[i] for i in range(len(shown.rows)))
        self._heights = Heights(
            a_row * (1 + int(length / fits)) + around + (gap if row.after_gap else 0)
            for length, row in zip(lengths, rows, strict=True)
        )

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.shown.rows) if self.shown is not None else 0

    @property
    def selected_rows(self) -> tuple[int, int]:
        """The first and last row that are selected: those from where Shift was held to the cursor."""
        return min(self._anchor, self.current), max(self._anchor, self.current)

    @property
    def offset(self) -> int:
        """The place in the text where the cursor's row starts."""
        return self.shown.rows[self.current].start if self.shown is not None and self.count else 0

    def _laid_row(self, i: int) -> LaidRow:
        found = self._laid.get(i)
        if found is None:
            assert self.shown is not None
            if len(self._laid) > _KEPT:
                self._laid.clear()
            found = lay_out(self.shown.text, self.shown.rows[i], self.shown.marks, self._columns.width)
            self._laid[i] = found
            self._heights.put(i, found.height)
        return found

    def _height(self, i: int) -> int:
        return self._laid_row(i).height

    # Scrolling

    def _stand(self, row: int, above: int) -> None:
        """Have a row at the top, ``above`` pixels of it scrolled out; less than none where it is lower."""
        if not self.count:
            return
        while above < 0 and row > 0:
            row -= 1
            above += self._height(row)
        while row < self.count - 1 and above >= self._height(row):
            above -= self._height(row)
            row += 1
        self._top, self._above = self._not_below_end(row, max(0, above))
        self._follow()
        self.viewport().update()

    def _not_below_end(self, row: int, above: int) -> tuple[int, int]:
        """The last rows stand at the bottom, never above it."""
        left = self.viewport().height() - scaled(12)
        for i in range(row, self.count):
            left -= self._height(i) - (above if i == row else 0)
            if left <= 0:
                return row, above
        while left > 0 and (row > 0 or above > 0):
            if above:
                given = min(above, left)
                above, left = above - given, left - given
            else:
                row -= 1
                above = self._height(row)
        return row, above

    def _follow(self) -> None:
        """Let the scroll bar say what is in view."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        self._is_quiet = True
        bar.setPageStep(room)
        bar.setSingleStep(line_height())
        bar.setRange(0, max(0, self._heights.total + scaled(12) - room))
        bar.setValue(self._heights.top(self._top) + self._above if self.count else 0)
        self._is_quiet = False

    def _scrolled(self, value: int) -> None:
        if self._is_quiet or not self.count:
            return
        by = value - (self._heights.top(self._top) + self._above)
        if abs(by) < 3 * max(1, self.viewport().height()):
            self._stand(self._top, self._above + by)
        else:
            row = self._heights.at(value)
            self._stand(row, value - self._heights.top(row))

    def _row_at(self, y: float) -> tuple[int, int]:
        """The row under a height of the viewport, and the row's top there."""
        row, top = self._top, -self._above
        while row < self.count - 1 and top + self._height(row) <= y:
            top += self._height(row)
            row += 1
        return row, top

    def _top_of(self, row: int) -> int | None:
        """Where a row stands in the viewport; ``None`` if it is not near."""
        top = -self._above
        for i in range(self._top, row):
            top += self._height(i)
            if top > self.viewport().height():
                return None
        return top if row >= self._top else None

    def _bring(self, row: int) -> None:
        """Have a row in view, a little away from the edges."""
        room, near = self.viewport().height(), 2 * line_height()
        top = self._top_of(row)
        height = min(self._height(row), room - near)
        if top is None or top < 0:
            is_just_above = row < self._top and self._top - row <= 3
            is_just_above |= row == self._top
            self._stand(row, -near if is_just_above else -room // 3)
        elif top + height > room - near:
            self._stand(row, -max(0, room - near - height) if top - room < 6 * near else -room // 3)

    # The cursor

    def go_to(self, offset: int) -> None:
        """The cursor to the row at a place of the text."""
        if self.shown is not None and self.count:
            self.put(self.shown.rows.at(offset))

    def put(self, row: int, *, extend: bool = False) -> None:
        """The cursor to a row, in view; with ``extend`` all rows on the way are selected."""
        if not self.count:
            return
        self.current = max(0, min(self.count - 1, row))
        if not extend:
            self._anchor = self.current
        self.words = None
        self._bring(self.current)
        self.viewport().update()
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers()
        page = max(1, self.viewport().height() // (2 * line_height()))
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -page,
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Home: -self.count,
            Qt.Key.Key_End: self.count,
        }
        if key in steps and not held & ~(_SHIFT | _LESS | Qt.KeyboardModifier.KeypadModifier):
            self.put(self.current + steps[key], extend=bool(held & _SHIFT))
        elif key in _ALONG and not held & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier):
            self._select_words(_ALONG[key], moves_end=bool(held & _SHIFT))
        else:
            event.ignore()

    def _select_words(self, step: int, *, moves_end: bool) -> None:
        """Select words of the cursor's row from its beginning on, or let what is selected begin elsewhere."""
        from annotator.workspace.wrong_places import stretched  # what it stands beside is not needed here

        if self.shown is None or not self.count or (self.words is None and not (moves_end and step > 0)):
            return
        row = self.shown.rows[self.current]
        at = row.start, row.start
        first, last = stretched(self.shown.text, self.words or at, *((0, step) if moves_end else (step, 0)))
        first, last = max(row.start, first), min(row.end, last)
        self.words = (first, last) if first < last else self.words
        self.viewport().update()
        self.moved.emit()

    # The mouse

    def _offset_at(self, point: QPoint) -> int:
        row, top = self._row_at(point.y())
        return self._laid_row(row).offset_at(point.x() - self._columns.text, point.y() - top)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.count:
            return
        point = event.position().toPoint()
        row, _ = self._row_at(point.y())
        extend = bool(event.modifiers() & _SHIFT)
        self._pressed = self._offset_at(point)
        self.current = row
        self._anchor = self._anchor if extend else row
        self.words = None
        self.viewport().update()
        self.moved.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not self.count or self.shown is None:
            return
        row = self.shown.rows[self.current]
        here = max(row.start, min(row.end, self._offset_at(event.position().toPoint())))
        first, stop = sorted((max(row.start, min(row.end, self._pressed)), here))
        self.words = (first, stop) if first < stop else None
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.moved.emit()

    def hint_at(self, point: QPoint) -> str:
        """What there is to say of what stands under a point of the viewport."""
        if self.shown is None or not self.count:
            return ""
        row, top = self._row_at(point.y())
        laid = self._laid_row(row)
        if point.y() > top + laid.height:
            return ""
        offset = self._offset_at(point) if point.x() >= self._columns.text else laid.row.start
        return said_at(self.shown, laid.look, offset)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.hint_at(event.pos()), self.viewport())
            return True
        return super().viewportEvent(event)

    def row_box(self) -> QRect:
        """Where the words of the cursor's row stand on the screen."""
        top = self._top_of(self.current) if self.count else None
        if top is None:
            return QRect(self.viewport().mapToGlobal(QPoint(self._columns.text, 0)), QSize(1, 1))
        height = min(self._height(self.current), self.viewport().height() - top)
        at = QPoint(self._columns.text, max(0, top))
        return QRect(self.viewport().mapToGlobal(at), QSize(self._columns.width, max(1, height)))

    # Painting

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = Columns.within(self.viewport().width())
        if columns != self._columns:
            self._columns = columns
            self._laid.clear()
            self._estimate()
        if self.count:
            self._stand(self._top, self._above)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._laid.clear()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), current_theme().page)
        if self.shown is None:
            return
        y, row = -self._above, self._top
        while row < self.count and y < self.viewport().height():
            laid = self._laid_row(row)
            paint_row(painter, laid, y, self._columns, self.shown.marks, self._standing(row))
            y += laid.height
            row += 1

    def _standing(self, row: int) -> Standing:
        first, last = self.selected_rows
        return Standing(
            is_current=row == self.current,
            is_selected=first < last and first <= row <= last,
            has_keyboard=self.hasFocus(),
            words=self.words,
        )
