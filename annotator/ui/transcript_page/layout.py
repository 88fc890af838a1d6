"""The layout of the page: lines are laid out when they come into view, wherever in the text that is.

Qt's own layout of a document moves every line below an edit and works through the whole text in the
background. Here each line keeps a height, an estimate until it is first laid out, and only what is in
view is ever broken into rows: a key costs the same in a text of a million characters as in a short one.

A *line* is a block of the document, a line of the shown text; its *rows* are what wrapping makes of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPainterPath,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextOption,
)

from annotator.ui.transcript_page.heights import Heights, lengths_of
from annotator.ui.transcript_page.line_kinds import LineForms, LineKind, kind_of, structure
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.preedit import preedit_letters, text_unit
from annotator.ui.transcript_page.rows import BASELINE, row_at, xy
from annotator.ui.transcript_page.runs import Run, following
from annotator.ui.transcript_page.shown import ShownText

SIDE_MARGIN = 12
TOP_MARGIN = 28
BOTTOM_MARGIN = 160
AROUND = 120
"""How far above and below the view lines are laid out too, in pixels."""
MANY_TURNS = 500
MOST_LAID_OUT = 400
"""So many lines stay broken into rows; a screen has some forty."""
_FEW = 64
_FAR = 1e9
"""Beyond every page, in pixels; Qt's own number for it."""


class PageLayout(QAbstractTextDocumentLayout):
    """Lays out a document that holds exactly the shown text.

    ``shifted`` says that what stood below a height, in pixels from the top, moved by so many;
    ``changed`` that what stands between two heights is other words, or stands elsewhere.
    """

    shifted = Signal(int, int)
    changed = Signal(float, float)

    def __init__(self, document: QTextDocument, shown: ShownText, look: Look) -> None:
        super().__init__(document)
        self._shown = shown
        self._forms = LineForms(look)
        self._width = 0
        self._era = 0
        self._heights = Heights()
        self._lengths: list[float] = []
        self._told = QSizeF()
        self._laid_out: deque[QTextBlock] = deque()
        self._is_behind = False
        self._changed: list[QTextBlock] = []
        self._folded: list[Run] = []

    # What lines are like

    @property
    def look(self) -> Look:
        """The look in which lines are laid out."""
        return self._forms.look

    def wear(self, look: Look) -> None:
        """Put on another look; where sizes differ, lines are laid out anew when they come into view."""
        is_alike = look.lines_like(self._forms.look)
        self._forms = LineForms(look)
        if is_alike:
            self._show_again()
        else:
            self._begin_anew()

    def _begin_anew(self) -> None:
        """Nothing that is known of heights holds any more; estimate them."""
        if not self._lengths:
            self._lengths = lengths_of(self._shown.text)
        self._era = self._era % 1_000_000 + 1
        self._heights = Heights(self._estimates(self._lengths))
        self._put_structure()
        self._put_folds(self._folded)
        self._tell_size()
        self._show_again()

    def _estimates(self, lengths: Iterable[float]) -> list[int]:
        """How high lines will probably be."""
        look = self._forms.look
        row, blank = look.line_height, look.blank_height
        first = row + look.paragraph_gap
        scale = look.text_px / max(1.0, self._room - look.text_px / 2)
        return [int(length * scale) * row + first if length else blank for length in lengths]

    def _put_structure(self) -> None:
        """What turns and headings add to the estimates; of very many, it is left out of them."""
        if len(self._shown.transcript.turns) > MANY_TURNS:  # some pixels each: not worth the wait
            return
        above = {kind: self._forms.above(kind, LineKind.PARAGRAPH) for kind in LineKind}
        document = self.document()
        starts = structure(self._shown)
        for position, kind in zip(self._shown.to_document_all(starts), starts.values(), strict=True):
            i = document.findBlock(position).blockNumber()
            self._heights.put(i, self._heights[i] + above[kind])

    @property
    def _room(self) -> int:
        """The width that words may take."""
        return max(1, self._width - 2 * SIDE_MARGIN)

    # Laying out

    def _fresh(self, block: QTextBlock, i: int) -> int:
        """The line's height, once it is laid out as it should be; by how much what is below moved."""
        if self._is_behind or block.userState() == self._era or self.run_of(i) is not None:
            return 0
        block.setUserState(self._era)
        self._laid_out.append(block)
        before = block.previous()
        kind = kind_of(block, self._shown)
        above = self._forms.above(kind, kind_of(before, self._shown) if before.isValid() else None)
        layout = block.layout()
        layout.clearLayout()
        layout.setTextOption(self._option())
        layout.setCacheEnabled(True)
        letters = [*self._forms.letters(kind, block.length() - 1), *preedit_letters(layout)]
        if letters or layout.formats():
            layout.setFormats(letters)
        height = above + self._break(layout, kind, above) + self._forms.below(kind)
        return self._heights.put(i, height)

    def _option(self) -> QTextOption:
        option = QTextOption()
        option.setTabStopDistance(self._forms.look.tab_px)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option

    def _break(self, layout: QTextLayout, kind: LineKind, above: int) -> int:
        """Break a line into rows; the height of all of them."""
        row, room = self._forms.row_height(kind), self._room
        baseline = above + row * BASELINE
        y = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(SIDE_MARGIN, baseline + y - line.ascent()))
            y += row
        layout.endLayout()
        return max(y, row)

    def lay_out(self, top: float, height: float) -> int:
        """Lay out the lines within a stretch of the page and a little around it.

        The line at the top keeps its place in the text, not its height on the page: how far it moved.
        """
        document = self.document()
        here = self.line_at(top)
        before = self.top_of(here)
        i, y = here, before
        block = document.findBlockByNumber(i)
        while block.isValid() and y < top + height + AROUND:
            self._fresh(block, i)
            y += self._heights[i]
            block, i = block.next(), i + 1
        stop = i
        i, y = here - 1, before
        block = document.findBlockByNumber(i) if i >= 0 else QTextBlock()
        while block.isValid() and y > top - AROUND:
            self._fresh(block, i)
            y -= self._heights[i]
            block, i = block.previous(), i - 1
        self._let_go_of_rows(range(i, stop + 1))
        self._tell_size()
        return self.top_of(here) - before

    def _let_go_of_rows(self, in_view: range) -> None:
        """Forget the rows of lines seen long ago: their heights are all that is needed of them."""
        while len(self._laid_out) > MOST_LAID_OUT:
            block = self._laid_out.popleft()
            if block.isValid() and block.blockNumber() not in in_view:
                block.layout().clearLayout()
                block.setUserState(-1)

    @contextmanager
    def catching_up(self) -> Iterator[None]:
        """While the document becomes the shown text step by step, nothing is laid out by half of it."""
        self._is_behind = True
        before = self._heights.total
        try:
            yield
        finally:
            self._is_behind = False
            changed, self._changed = self._changed, []
            self._show_changed(changed, before)

    def _show_changed(self, blocks: Sequence[QTextBlock], height_before: int) -> None:
        """Have these lines painted, and all below them where they are higher or lower than they were."""
        if len(blocks) > _FEW:
            self._show_again()
            return
        tops, bottoms = [], []
        for block in filter(QTextBlock.isValid, blocks):
            i = block.blockNumber()
            self._fresh(block, i)
            tops.append(self.top_of(i))
            bottoms.append(self.top_of(i + 1))
        self._tell_size()
        if tops:
            is_moved = self._heights.total != height_before
            self._show_again(min(tops), _FAR if is_moved else max(bottoms))

    def _show_again(self, top: float = 0, bottom: float = _FAR) -> None:
        """Have the page painted between two heights."""
        self.update[QRectF].emit(QRectF(0, top, _FAR, bottom - top))  # type: ignore[index]  # one of its two forms
        self.changed.emit(top, bottom)

    def change(self, start: int, end: int) -> None:
        """The lines over a document stretch are of other kinds now, and so may be the gap behind them."""
        block = self.document().findBlock(start)
        last = self.document().findBlock(end).next()
        top = self.top_of(block.blockNumber())
        while block.isValid() and (not last.isValid() or block.position() <= last.position()):
            block.setUserState(-1)
            self._fresh(block, block.blockNumber())
            block = block.next()
        self._tell_size()
        self._show_again(top)

    # Where lines are

    def top_of(self, i: int) -> int:
        """Where the ``i``-th line begins, from the top of the page."""
        return TOP_MARGIN + self._heights.top(i)

    def line_at(self, y: float) -> int:
        """Which line stands at a height of the page; the first one above them all, the last one below."""
        return self._heights.at(int(y) - TOP_MARGIN)

    def height_of(self, i: int) -> int:
        """The height of the ``i``-th line; 0 where it is folded away."""
        return self._heights[i]

    # Folding

    def fold(self, runs: Sequence[Run]) -> None:
        """Fold exactly these runs of lines, in order and apart from each other; others are opened."""
        known, wanted = set(self._folded), set(runs)
        opened = [run for run in self._folded if run not in wanted]
        self._folded = list(runs)
        for run in opened:
            self._open(run)
        self._put_folds(run for run in runs if run not in known)
        self._tell_size()
        self._show_again()

    def _open(self, run: Run) -> None:
        block = self.document().findBlockByNumber(run.first)
        for i in range(run.first, min(run.last + 1, len(self._heights))):
            self._heights.put(i, self._estimates(self._lengths[i : i + 1])[0])
            block.setUserState(-1)
            block.setVisible(True)
            block = block.next()

    def _put_folds(self, runs: Iterable[Run]) -> None:
        stub = self._forms.stub_height
        for run in runs:
            block = self.document().findBlockByNumber(run.first)
            for i in range(run.first, min(run.last + 1, len(self._heights))):
                self._heights.put(i, stub if i == run.first else 0)
                block.setVisible(False)
                block = block.next()

    @property
    def folded(self) -> Sequence[Run]:
        """The runs that are folded away, in order."""
        return self._folded

    def run_of(self, i: int) -> Run | None:
        """The folded run that the ``i``-th line belongs to."""
        at = bisect_right(self._folded, i, key=lambda run: run.first) - 1
        return self._folded[at] if at >= 0 and i <= self._folded[at].last else None

    # What Qt asks

    def documentChanged(self, at: int, removed: int, added: int) -> None:
        """Follow a change of the document: ``removed`` units at a place became ``added``."""
        document = self.document()
        width = int(document.pageSize().width())
        if width <= 0:
            return
        if width != self._width:
            self._width = width
            self._begin_anew()
        elif removed or added < document.characterCount() - 1 or self._is_empty:
            self._follow(document.findBlock(at), document.findBlock(at + added))

    @property
    def _is_empty(self) -> bool:
        """Whether there was no text: then all of it is new, not only in another font or on another page."""
        return self._lengths == [0]

    def _follow(self, first: QTextBlock, last: QTextBlock) -> None:
        """Words changed from the line ``first`` to the line ``last``; some may be new, others gone."""
        start = first.blockNumber()
        stop = (last.blockNumber() if last.isValid() else self.document().blockCount() - 1) + 1
        grown = self.document().blockCount() - len(self._heights)
        before = self._heights.total
        blocks = [first]
        while len(blocks) < stop - start:
            blocks.append(blocks[-1].next())
        for block in blocks:
            block.setUserState(-1)
        lengths = [length for block in blocks for length in lengths_of(block.text())]
        self._lengths[start : stop - grown] = lengths
        self._heights.splice(start, stop - grown, self._estimates(lengths))
        if grown:
            self._folded, opened = following(self._folded, start, stop, grown)
            for run in opened:
                self._open(run)
        if self._is_behind:
            self._changed += blocks
        else:
            self._show_changed(blocks, before)

    def _tell_size(self) -> None:
        size = self.documentSize()
        if size != self._told:
            self._told = size
            self.documentSizeChanged.emit(size)

    def documentSize(self) -> QSizeF:
        return QSizeF(self._width, TOP_MARGIN + self._heights.total + BOTTOM_MARGIN)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """The place of a line, which is laid out for it."""
        i = block.blockNumber()
        if not 0 <= i < len(self._heights):
            return QRectF()
        top = self.top_of(i)
        by = self._fresh(block, i)
        if by:
            self._tell_size()
            self.shifted.emit(top, by)
        return QRectF(0, top, self._width, self._heights[i])

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def pageCount(self) -> int:
        return 1

    def hitTest(self, point: QPointF | QPoint | QPainterPath.Element, accuracy: Qt.HitTestAccuracy) -> int:
        """The document place nearest to a point; -1 where none is exactly there and one was asked for."""
        x, y = xy(point)
        i = self.line_at(y)
        block = self.document().findBlockByNumber(i)
        box = self.blockBoundingRect(block)
        layout = block.layout()
        if self.run_of(i) is not None or layout.lineCount() == 0:
            return -1 if accuracy is Qt.HitTestAccuracy.ExactHit else block.position()
        line = row_at(layout, y - box.top())
        words = line.naturalTextRect()
        is_on_words = box.top() <= y < box.bottom() and words.left() <= x <= words.right()
        if accuracy is Qt.HitTestAccuracy.ExactHit and not is_on_words:
            return -1
        return block.position() + text_unit(layout, int(line.xToCursor(x)))

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        clip = context.clip
        top, bottom = (clip.top(), clip.bottom()) if clip.isValid() else (0.0, self.documentSize().height())
        i = self.line_at(top)
        block = self.document().findBlockByNumber(i)
        y = self.top_of(i)
        painter.setPen(self._forms.look.ink())
        while block.isValid() and y <= bottom:
            self._fresh(block, i)
            if self.run_of(i) is None:
                block.layout().draw(painter, QPointF(0, y), [], clip)
            y += self._heights[i]
            block, i = block.next(), i + 1
