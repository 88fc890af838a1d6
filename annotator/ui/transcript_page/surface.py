"""The text itself: Qt's own editor, read-only, with everything of ours painted under and over it.

Qt selects, scrolls, copies and speaks to assistive technology. An input method never
composes here: letters arrive as keys and are left to the window's actions.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from annotator.ui.clipboard import plain_words
from annotator.ui.transcript_page.border_drag import BorderDrag, border_under
from annotator.ui.transcript_page.column import TextColumn
from annotator.ui.transcript_page.document import LaidOutText
from annotator.ui.transcript_page.link_painting import paint_links
from annotator.ui.transcript_page.notes import claim_note
from annotator.ui.transcript_page.overlay import paint_overlay
from annotator.ui.transcript_page.state import PageState
from annotator.ui.transcript_page.steps import word_under
from annotator.ui.transcript_page.underlay import paint_underlay

ROWS_KEPT = 2
SCROLL_MS = 30
"""How often the text scrolls while a border is dragged beyond the edge."""
_FLAGS = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class TextSurface(TextColumn):
    """The text column with its margin; the state that it paints belongs to the page."""

    clicked = Signal(int)
    plain_clicked = Signal()
    menu_asked = Signal(QPoint, int)
    border_dropped = Signal()
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._drag: BorderDrag | None = None
        self._drag_at = QPoint()
        self._scrolling = QTimer(self)
        self._scrolling.setInterval(SCROLL_MS)
        self._scrolling.timeout.connect(self._follow_drag)
        self._pressed: QPoint | None = None
        self.setTextInteractionFlags(_FLAGS)
        self.viewport().setMouseTracking(True)
        for widget in (self, self.viewport()):
            widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)

    def load(self, text: LaidOutText, state: PageState) -> None:
        self._drag = None
        super().load(text, state)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()  # the window's actions come before the editor's own keys
            return False
        return super().event(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.state is None:
            super().paintEvent(event)
            return
        whole, asked = self.visible_text(), event.rect()
        part = whole.between(asked.top(), asked.bottom())
        below = QPainter(self.viewport())
        paint_underlay(below, part, self.state)
        below.end()
        super().paintEvent(event)
        above = QPainter(self.viewport())
        paint_overlay(above, part, self.state)
        paint_links(above, whole, self.state)
        above.end()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        types = event.text().isprintable() and event.text() != ""
        if types and not event.modifiers() & command:
            event.ignore()
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_plain = held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and is_plain and self.state is not None:
            self._turn_page(down=event.key() == Qt.Key.Key_PageDown, extend=bool(held))
            return
        super().keyPressEvent(event)

    def _turn_page(self, *, down: bool, extend: bool) -> None:
        """A page further, with the last rows of this one still in view, so that none is cut on both."""
        assert self.state is not None
        kept = self.state.look.line_height * ROWS_KEPT
        bar, height = self.verticalScrollBar(), self.viewport().height()
        caret = self.cursorRect()
        before = bar.value()
        bar.setValue(before + (height - kept if down else kept - height))
        y = min(max(caret.center().y(), kept), height - kept)
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        there = self.cursorForPosition(QPoint(caret.left(), y)).position()
        position = there if bar.value() != before else last if down else 0
        mode = QTextCursor.MoveMode.KeepAnchor if extend else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(position, mode)
        self.setTextCursor(cursor)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._focus(has_focus=True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._focus(has_focus=False)

    def _focus(self, *, has_focus: bool) -> None:
        if self.state is not None:
            self.state.has_focus = has_focus
            self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Words are copied as words, without the look of the page."""
        return plain_words(self.textCursor().selectedText().replace("\u2029", "\n"))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = point
            self._drag = self._drag_from(point)
            if self._drag is not None:
                return
        super().mousePressEvent(event)

    def _drag_from(self, point: QPoint) -> BorderDrag | None:
        if self.state is None:
            return None
        side = border_under(self.visible_text(), self.state, point)
        claim = self.state.selected_claim()
        return BorderDrag(self.state, claim, side) if side is not None and claim is not None else None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select the word, by the dictionary where that can tell it."""
        super().mouseDoubleClickEvent(event)
        place = self.place_under(event.position().toPoint())
        if self.state is None or place is None:
            return
        word = word_under(self.state, place)
        if word is not None:
            cursor = self.textCursor()
            cursor.setPosition(word[0])
            cursor.setPosition(word[1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._drag is None:
            super().mouseMoveEvent(event)
            self._show_pointer(point)
            return
        self._drag_at = point
        self._follow_drag()

    def _follow_drag(self) -> None:
        """The border goes where the mouse is; beyond the edge the text comes along."""
        if self._drag is None:
            self._scrolling.stop()
            return
        height = self.viewport().height()
        beyond = min(0, self._drag_at.y()) + max(0, self._drag_at.y() - height)
        if beyond:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(beyond / 3) + (1 if beyond > 0 else -1))
            self._scrolling.start()
        else:
            self._scrolling.stop()
        point = QPoint(self._drag_at.x(), min(max(0, self._drag_at.y()), height - 1))
        self._drag.move_to(self.cursorForPosition(point).position())
        self.viewport().update()

    def _show_pointer(self, point: QPoint) -> None:
        shape = Qt.CursorShape.IBeamCursor
        if self.state is not None and border_under(self.visible_text(), self.state, point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._drag is not None:
            self._drag = None
            self._scrolling.stop()
            self.border_dropped.emit()
            return
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and self._is_click(event.position().toPoint()):
            place = self.place_under(event.position().toPoint())
            if place is None:
                self.plain_clicked.emit()
            else:
                self.clicked.emit(place)
        self._pressed = None

    def _is_click(self, point: QPoint) -> bool:
        if self._pressed is None or self.textCursor().hasSelection():
            return False
        return (point - self._pressed).manhattanLength() < QApplication.startDragDistance()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            box = self.box_of(self.textCursor().position(), self.textCursor().position())
            at = box.bottomLeft().toPoint()
            self.menu_asked.emit(self.viewport().mapToGlobal(at), self.textCursor().position())
            return
        point = self.viewport().mapFromGlobal(event.globalPos())
        self.menu_asked.emit(event.globalPos(), self.cursorForPosition(point).position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            self._show_note(cast(QHelpEvent, event))
            return True
        return super().viewportEvent(event)

    def _show_note(self, event: QHelpEvent) -> None:
        place = self.place_under(event.pos())
        if self.state is None or place is None:
            QToolTip.hideText()
            return
        note = claim_note(self.state, place)
        if note:
            QToolTip.showText(event.globalPos(), note, self.viewport())
        else:
            QToolTip.hideText()
