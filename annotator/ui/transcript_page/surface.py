"""The text itself: Qt's own editor, read-only, with everything of ours painted under and over it.

Qt lays out, selects, scrolls, copies and speaks to assistive technology. An input method never
composes here: letters arrive as keys and are left to the window's actions.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QToolTip, QWidget

from annotator.language import translate
from annotator.ui.transcript_page.border_drag import BorderDrag, border_under
from annotator.ui.transcript_page.geometry import VisibleText
from annotator.ui.transcript_page.layout import SIDE_MARGIN, PageLayout
from annotator.ui.transcript_page.look import LEAST_MEASURE, MEASURE, Look
from annotator.ui.transcript_page.margin import LEAST_NAME_WIDTH, NAME_WIDTH, Margin, bars_width
from annotator.ui.transcript_page.notes import claim_note
from annotator.ui.transcript_page.overlay import paint_overlay
from annotator.ui.transcript_page.state import PageState
from annotator.ui.transcript_page.steps import word_under
from annotator.ui.transcript_page.underlay import paint_underlay

RIGHT_GAP = 12
LEAST_COLUMN = 160

_SHEET = """
QTextEdit#transcriptText, QTextEdit#transcriptText:focus {{
    border: none; padding: 0; margin: 0; border-radius: 0; background: {page}; color: {ink};
    selection-background-color: transparent; selection-color: {ink};
}}
"""
_FLAGS = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class TextSurface(QTextEdit):
    """The text column with its margin; the state that it paints belongs to the page."""

    clicked = Signal(int)
    plain_clicked = Signal()
    menu_asked = Signal(QPoint, int)
    border_dropped = Signal()
    view_moved = Signal()
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.state: PageState | None = None
        self._snapshot: VisibleText | None = None
        self._standing = (0, 0, 0)
        self._layout: PageLayout | None = None
        self._drag: BorderDrag | None = None
        self._pressed: QPoint | None = None
        self._is_laying_out = False
        self.setObjectName("transcriptText")
        self.setAccessibleName(translate("Transcript"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(_FLAGS)
        self.setAcceptDrops(False)
        self.setCursorWidth(0)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)  # a resize alone lays nothing out
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setMouseTracking(True)
        for widget in (self, self.viewport()):
            widget.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self.margin = Margin(self, self.visible_text)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(self._stay_left)

    # What is shown

    def load(self, document: QTextDocument, layout: PageLayout, state: PageState) -> None:
        """Show another document; the caret goes to its start."""
        old, self._layout = self._layout, None
        self.state = state
        self._drag = None
        self.wear(state.look)
        self.arrange()  # before the text is there, so that its lines are measured once
        document.setParent(self)
        self.setDocument(document)
        self._layout = layout
        self.setCursorWidth(0)
        layout.update.connect(self._moved)
        layout.shifted.connect(self._stay_with_lines)
        if old is not None:
            old.document().deleteLater()
        self.margin.show_state(state)
        self._moved()

    @property
    def lines(self) -> PageLayout:
        """The layout of what is shown; only asked for while something is."""
        assert self._layout is not None
        return self._layout

    def wear(self, look: Look) -> None:
        """Put on the colours and the font of a look."""
        theme = look.theme
        self.setFont(look.text_font)
        sheet = _SHEET.format(page=theme.page, ink=theme.ink)
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.margin.update()

    def visible_text(self) -> VisibleText:
        """The lines in view, as they stand now."""
        standing = (self.verticalScrollBar().value(), self.viewport().width(), self.viewport().height())
        if self._snapshot is None or self._standing != standing or not self._snapshot.lines:
            self._snapshot = VisibleText(self.lines, standing[0], standing[2])
            self._standing = standing
        return self._snapshot

    def forget_lines(self) -> None:
        """Whatever stood where is no longer known: lines have changed."""
        self._snapshot = None

    def _moved(self) -> None:
        self._snapshot = None
        self._lay_out_view()
        self.margin.update()
        self.view_moved.emit()

    def _lay_out_view(self) -> None:
        """Lay out what is in view; the line at its top stays where it is."""
        if self._layout is None or self._is_laying_out:
            return
        bar = self.verticalScrollBar()
        self._is_laying_out = True
        by = self._layout.lay_out(bar.value(), self.viewport().height())
        if by:
            bar.setValue(bar.value() + by)
            self.viewport().update()
        self._is_laying_out = False

    def _stay_with_lines(self, top: int, by: int) -> None:
        """A line that was laid out is higher or lower than was thought: above the view it moves nothing."""
        bar = self.verticalScrollBar()
        if top < bar.value() and not self._is_laying_out:
            bar.setValue(bar.value() + by)
        self._snapshot = None
        self.viewport().update()

    def _stay_left(self, value: int) -> None:
        """Nothing is ever wider than the column: the caret at a line's end must not push it aside."""
        self.horizontalScrollBar().setValue(0)

    def repaint_marks(self) -> None:
        """Paint the words in view and what stands beside them again."""
        self.viewport().update()
        self.margin.update()

    # Where things stand

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()  # the window's actions come before the editor's own keys
            return False
        done = super().event(event)
        if event.type() == QEvent.Type.Resize:
            self.arrange()
            self._moved()  # more or less of the text is in view
        return done

    def changeEvent(self, event: QEvent) -> None:
        if event.type() not in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            super().changeEvent(event)  # else the editor would set the document's font and lay it out again

    def arrange(self) -> None:
        """Give the column its measure and stand it beside the margin, with white space around."""
        if self.state is None:
            return
        look = self.state.look
        bars = bars_width(self.state.layers.topic_lanes)
        whole = self.width() - self.verticalScrollBar().sizeHint().width()
        column = look.measure_px(MEASURE) + 2 * SIDE_MARGIN
        names = round(NAME_WIDTH * max(1.0, look.zoom))
        spare = whole - column - bars - names - RIGHT_GAP
        if spare < 0:
            least = look.measure_px(LEAST_MEASURE) + 2 * SIDE_MARGIN
            names = min(names, max(LEAST_NAME_WIDTH, whole - least - bars - RIGHT_GAP))
            column = self._whole_characters(whole - bars - names - RIGHT_GAP)
            spare = 0
        left = round(spare * 0.45) + names + bars
        right = max(0, whole - left - column)
        margins = self.viewportMargins()
        if (margins.left(), margins.right()) != (left, right):
            self.setViewportMargins(left, 0, right, 0)
            self._snapshot = None
        self._set_column(column)
        self.margin.setGeometry(left - names - bars, 0, names + bars, self.height())

    def _whole_characters(self, width: int) -> int:
        """The widest column within a width that holds whole Chinese characters."""
        assert self.state is not None
        look = self.state.look
        characters = (width - look.measure_px(0) - 2 * SIDE_MARGIN) // look.text_px
        return max(LEAST_COLUMN, look.measure_px(characters) + 2 * SIDE_MARGIN)

    def _set_column(self, width: int) -> None:
        """Break lines at another width; the first line in view stays where it is."""
        if self.lineWrapColumnOrWidth() == width:
            return
        lines = self.visible_text().lines if self._layout is not None else []
        line = next((line for line in lines if line.baseline > 0), None)
        self.setLineWrapColumnOrWidth(width)
        self._snapshot = None
        if line is not None and self.verticalScrollBar().value() > 0:
            self.scroll_to(line.start, share=0.0)

    def box_of(self, start: int, end: int) -> QRectF:
        """The box around the visible lines of a document stretch, in the viewport's coordinates."""
        text = self.visible_text()
        assert self.state is not None
        look = self.state.look
        box = QRectF()
        for fragment in text.fragments(start, end):
            top = fragment.baseline - look.above_baseline
            box |= QRectF(fragment.left, top, fragment.right - fragment.left, look.line_height)
        line = text.line_of(start)
        if box.isNull() and line is not None:
            box = QRectF(line.x_of(start), line.baseline - look.above_baseline, 1, look.line_height)
        return box

    def place_under(self, point: QPoint) -> int | None:
        """The document place of the character under a point of the viewport, ``None`` beside the text."""
        if self.state is None:
            return None
        look = self.state.look
        return self.visible_text().place_under(point.x(), point.y(), look.above_baseline, look.below_baseline)

    def scroll_to(self, position: int, share: float = 0.33) -> None:
        """Scroll until a document place stands at a share of the height, 0 at the top."""
        height = self.viewport().height()
        block = self.document().findBlock(position)
        self._is_laying_out = True
        self.lines.lay_out(self.lines.top_of(block.blockNumber()) - height, 2 * height)
        self._is_laying_out = False
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        top = self.cursorRect(cursor).top() + self.verticalScrollBar().value()
        self.verticalScrollBar().setValue(round(top - share * self.viewport().height()))

    def is_in_view(self, position: int) -> bool:
        """Whether the line of a document place is wholly in view."""
        line = self.visible_text().line_of(position)
        if line is None or self.state is None:
            return False
        look = self.state.look
        return line.baseline > look.above_baseline and (
            line.baseline + look.below_baseline < self.viewport().height()
        )

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.state is None:
            super().paintEvent(event)
            return
        text = self.visible_text()
        below = QPainter(self.viewport())
        paint_underlay(below, text, self.state)
        below.end()
        super().paintEvent(event)
        above = QPainter(self.viewport())
        paint_overlay(above, text, self.state)
        above.end()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        types = event.text().isprintable() and event.text() != ""
        if types and not event.modifiers() & command:
            event.ignore()
            return
        super().keyPressEvent(event)

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
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

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
        word = word_under(self.state.shown, place)
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
