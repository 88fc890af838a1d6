"""The column of text: Qt's own editor over a document laid out by us, where it stands and what is in view."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.language import translate
from annotator.ui.transcript_page.document import LaidOutText
from annotator.ui.transcript_page.geometry import VisibleText
from annotator.ui.transcript_page.layout import AROUND, SIDE_MARGIN, PageLayout
from annotator.ui.transcript_page.look import LEAST_MEASURE, Look
from annotator.ui.transcript_page.margin import Margin
from annotator.ui.transcript_page.margin_places import LEAST_NAME_WIDTH, NAME_WIDTH, bars_width
from annotator.ui.transcript_page.runs import Run
from annotator.ui.transcript_page.shown import Stretch
from annotator.ui.transcript_page.state import PageState

RIGHT_GAP = 12
LEAST_COLUMN = 160

_SHEET = """
QTextEdit#transcriptText, QTextEdit#transcriptText:focus {{
    border: none; padding: 0; margin: 0; border-radius: 0; background: {page}; color: {ink};
    selection-background-color: transparent; selection-color: {ink};
}}
"""


class TextColumn(QTextEdit):
    """Shows a document beside its margin, at its measure, and says where what stands.

    ``view_moved`` tells that other lines are in view, or the same ones elsewhere.
    """

    view_moved = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.state: PageState | None = None
        self._snapshot: VisibleText | None = None
        self._standing = (0, 0, 0)
        self._layout: PageLayout | None = None
        self._is_laying_out = False
        self.setObjectName("transcriptText")
        self.setAccessibleName(translate("Transcript"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self._kept: QTextCursor | None = None
        self._kept_value = 0
        self.setCursorWidth(0)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)  # a resize alone lays nothing out
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.margin = Margin(self, self.visible_text)
        self.verticalScrollBar().valueChanged.connect(self._moved)
        self.horizontalScrollBar().valueChanged.connect(self._stay_left)

    # What is shown

    def load(self, text: LaidOutText, state: PageState) -> None:
        """Show another document; the caret goes to its start. Who calls keeps the old one or lets it go."""
        if self._layout is not None:
            self._layout.changed.disconnect(self._lines_changed)
            self._layout.shifted.disconnect(self._stay_with_lines)
        document, layout = text.document, text.layout
        self._layout, self._kept = None, None
        self.state = state
        self.wear(state.look)
        self.arrange()  # before the text is there, so that its lines are measured once
        document.setParent(self)
        self.setDocument(document)
        self._layout = layout
        self.setCursorWidth(0)
        layout.changed.connect(self._lines_changed)
        layout.shifted.connect(self._stay_with_lines)
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

    def wear_lines(self, look: Look) -> None:
        """Lay out in another size or font what comes into view."""
        self.document().setDefaultFont(look.text_font)
        self.lines.wear(look)
        self._snapshot = None
        self.arrange()
        self._moved()

    def visible_text(self) -> VisibleText:
        """The lines in view, as they stand now."""
        standing = (self.verticalScrollBar().value(), self.viewport().width(), self.viewport().height())
        if self._snapshot is None or self._standing != standing or not self._snapshot.lines:
            self._snapshot = VisibleText.of(self.lines, standing[0], standing[2])
            self._standing = standing
        return self._snapshot

    def forget_lines(self) -> None:
        """Whatever stood where is no longer known: lines have changed."""
        self._snapshot = None

    def _moved(self) -> None:
        self._snapshot = None
        if self._layout is None:
            return  # another document is being put in; what follows it hears of it when it is there
        self._lay_out_view()
        self.margin.update()
        self.view_moved.emit()

    def _lines_changed(self, top: float, bottom: float) -> None:
        """The page is another between two of its heights; the words there Qt paints again.

        What lies below the view, and the little around it that is laid out too, is nobody's concern yet.
        """
        if top > self.verticalScrollBar().value() + self.viewport().height() + AROUND:
            return
        self._snapshot = None
        self._lay_out_view()
        self._update_margin(top - self.verticalScrollBar().value(), bottom - top)
        self.view_moved.emit()

    def _update_margin(self, top: float, height: float) -> None:
        """Paint again what stands beside a stretch of the view; a row more, for what hangs out of it."""
        row = self.state.look.line_height if self.state is not None else 0
        box = QRectF(0, top - row, self.margin.width(), min(height, self.height() - top) + 2 * row)
        self.margin.update(box.toAlignedRect())

    def _lay_out_view(self) -> None:
        """Lay out what is in view; the line at its top stays where it is."""
        if self._layout is None or self._is_laying_out:
            return
        bar = self.verticalScrollBar()
        self._is_laying_out = True
        by = self._layout.lay_out(bar.value(), self.viewport().height())
        if by:
            self._scroll_along(by)
            self.viewport().update()
        self._is_laying_out = False

    def _stay_with_lines(self, top: int, by: int) -> None:
        """A line that was laid out is higher or lower than was thought: above the view it moves nothing."""
        bar = self.verticalScrollBar()
        if top < bar.value() and not self._is_laying_out:
            self._scroll_along(by)
        self._snapshot = None
        self.viewport().update()

    def _scroll_along(self, by: int) -> None:
        """Scroll as far as the lines in view moved: nobody sees anything of it."""
        bar = self.verticalScrollBar()
        is_kept = bar.value() == self._kept_value
        bar.setValue(bar.value() + by)
        if is_kept:
            self._kept_value = bar.value()

    # The place at the top

    def top_place(self) -> int:
        """The document place at the top of the view.

        While nobody scrolls it is the same, however often lines are broken at other widths: the start
        of the first row alone would wander upwards with each of them.
        """
        if self._kept is not None and self.verticalScrollBar().value() == self._kept_value:
            return self._kept.position()
        return next((line.start for line in self.visible_text().lines if line.baseline > 0), 0)

    def keep_top(self, position: int) -> None:
        """The place at the top is this one until somebody scrolls."""
        self._kept = QTextCursor(self.document())
        self._kept.setPosition(position)
        self._kept_value = self.verticalScrollBar().value()

    def y_of(self, position: int) -> int:
        """How far below the top of the view the row of a document place begins."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        return self.cursorRect(cursor).top()

    def _stay_left(self, value: int) -> None:
        """Nothing is ever wider than the column: the caret at a line's end must not push it aside."""
        self.horizontalScrollBar().setValue(0)

    def repaint_marks(self) -> None:
        """Paint the words in view and what stands beside them again."""
        self.viewport().update()
        self.margin.update()

    def repaint_lines(self, stretches: Iterable[Stretch], *, margin: bool = False) -> None:
        """Paint the visible lines of these document stretches again, and what sticks out of them.

        With ``margin`` also what stands beside them.
        """
        if self.state is None:
            return
        text, look = self.visible_text(), self.state.look
        for start, end in stretches:
            rows = text.rows_of(start, end)
            if rows:
                top = rows[0].baseline - look.above_baseline - look.line_height
                bottom = rows[-1].baseline + look.below_baseline + look.line_height
                box = QRectF(0, top, self.viewport().width(), bottom - top)
                self.viewport().update(box.toAlignedRect())
                if margin:
                    self._update_margin(top, bottom - top)

    def fold(self, runs: Sequence[tuple[int, int]]) -> None:
        """Fold exactly these runs of lines, numbered from 0, first and last; the line at the top stays."""
        first = next((line for line in self.visible_text().lines if line.baseline > 0), None)
        self.lines.fold([Run(*run) for run in runs])
        self._snapshot = None
        is_hidden = first is None or self.lines.run_of(self.document().findBlock(first.start).blockNumber())
        if first is not None and not is_hidden and self.verticalScrollBar().value() > 0:
            cursor = QTextCursor(self.document())
            cursor.setPosition(first.start)
            now = self.cursorRect(cursor).bottom()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(now - first.baseline - first.line.descent()))
        self._moved()

    # Where things stand

    def event(self, event: QEvent) -> bool:
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
        column = look.measure_px(look.measure) + 2 * SIDE_MARGIN
        names = round(NAME_WIDTH * max(1.0, look.zoom))
        spare = whole - column - bars - names - RIGHT_GAP
        if spare < 0:
            least = look.measure_px(min(LEAST_MEASURE, look.measure)) + 2 * SIDE_MARGIN
            least_names = round(LEAST_NAME_WIDTH * max(1.0, look.zoom))
            names = min(names, max(least_names, whole - least - bars - RIGHT_GAP))
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
        """Break lines at another width; the words at the top stay there."""
        if self.lineWrapColumnOrWidth() == width:
            return
        is_at_top = self._layout is None or self.verticalScrollBar().value() == 0
        place = 0 if is_at_top else self.top_place()
        self.setLineWrapColumnOrWidth(width)
        self._snapshot = None
        if not is_at_top:
            self.scroll_to(place, share=0.0)
            self.keep_top(place)

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
        above = round(share * height)
        self._is_laying_out = True
        self.lines.lay_out(self.lines.top_of(block.blockNumber()) - above, height)
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
