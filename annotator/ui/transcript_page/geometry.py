"""Where on the screen the visible text stands.

Everything is asked of the layout that Qt has made; nothing is laid out again, and only visible
lines are looked at. Coordinates are those of the viewport.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from annotator.ui.transcript_page.layout import AROUND, PageLayout
from annotator.ui.transcript_page.preedit import Preedit
from annotator.ui.transcript_page.runs import Run


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line: document places ``[start, end)``, the left end and the height of its baseline."""

    start: int
    end: int
    x: float
    baseline: float
    block_start: int
    is_last: bool
    line: QTextLine
    preedit: Preedit | None = None

    def x_of(self, position: int, *, into_preedit: int = 0) -> float:
        """Where a document place stands, or so many units into what is composed there, from the left."""
        unit = position - self.block_start
        unit = unit if self.preedit is None else self.preedit.laid_out(unit) + into_preedit
        x, _ = cast("tuple[float, int]", self.line.cursorToX(unit))
        return self.x + x

    def shows_preedit(self, units: int) -> bool:
        """Whether the place so many units into what is composed stands in this line."""
        if self.preedit is None:
            return False
        start = self.line.textStart()
        return start <= self.preedit.at + units <= start + self.line.textLength()

    @property
    def column_end(self) -> float:
        """The right edge of the column, from the left of the viewport."""
        return self.x + float(self.line.x() + self.line.width())


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of one line that a stretch covers."""

    left: float
    right: float
    baseline: float
    starts: bool
    ends: bool


@dataclass(frozen=True, slots=True)
class Stub:
    """What stands for folded lines: the document places ``[start, end)`` that they hold, and its box."""

    run: Run
    start: int
    end: int
    top: float
    height: float


class VisibleText:
    """The lines in view, from top to bottom; a snapshot that is good for one painting."""

    def __init__(self, lines: Sequence[Line], stubs: Sequence[Stub], height: float) -> None:
        self.lines, self.stubs, self.height = lines, stubs, height
        self._starts = [line.start for line in lines]

    @classmethod
    def of(cls, layout: PageLayout, scrolled: int, height: int) -> VisibleText:
        """What a view of this height shows of a layout, scrolled so far down."""
        lines, stubs = _collected(layout, scrolled, float(height))
        return cls(lines, stubs, float(height))

    def between(self, top: float, bottom: float) -> VisibleText:
        """The lines that show anything at these heights, with one more at either end."""
        first = bisect_left(self.lines, top, key=lambda line: line.baseline)
        last = bisect_right(self.lines, bottom, key=lambda line: line.baseline)
        return VisibleText(self.lines[max(0, first - 2) : last + 2], self.stubs, self.height)

    def rows_of(self, start: int, end: int) -> Sequence[Line]:
        """The visible lines that touch ``[start, end]``, also where it holds no character of theirs."""
        first = bisect_left(self.lines, start, key=lambda line: line.end)
        return self.lines[first : bisect_right(self._starts, end)]

    @property
    def start(self) -> int:
        """The first document place in view."""
        return self.lines[0].start if self.lines else 0

    @property
    def end(self) -> int:
        """The document place behind the last one in view."""
        return self.lines[-1].end if self.lines else 0

    def line_of(self, position: int) -> Line | None:
        """The line that holds a document place; at a soft wrap the lower one."""
        i = bisect_right(self._starts, position) - 1
        if i < 0 or position > self.lines[i].end:
            return None
        return self.lines[i]

    def fragments(self, start: int, end: int) -> list[Fragment]:
        """The visible parts of a document stretch, one a line; empty lines have none."""
        found = []
        i = max(0, bisect_right(self._starts, start) - 1)
        while i < len(self.lines) and self.lines[i].start < end:
            line = self.lines[i]
            first, last = max(start, line.start), min(end, line.end)
            if first < last:
                right = min(line.x_of(last), line.column_end) if last < line.end else self._right(line)
                fragment = Fragment(line.x_of(first), right, line.baseline, first == start, last == end)
                found.append(fragment)
            i += 1
        return found

    @staticmethod
    def _right(line: Line) -> float:
        return line.x + float(line.line.naturalTextRect().right())

    def place_under(self, x: float, y: float, above: float, below: float) -> int | None:
        """The document place of the character under a point; ``None`` beside the text.

        A line reaches ``above`` and ``below`` its baseline.
        """
        for line in self.lines:
            if not line.baseline - above <= y < line.baseline + below or line.start == line.end:
                continue
            if not line.x <= x <= self._right(line):
                return None
            inside = line.line.xToCursor(x - line.x, QTextLine.CursorPosition.CursorOnCharacter)
            unit = int(inside) if line.preedit is None else line.preedit.in_text(int(inside))
            return min(line.block_start + unit, line.end - 1)
        return None


def _collected(layout: PageLayout, scrolled: int, height: float) -> tuple[list[Line], list[Stub]]:
    lines: list[Line] = []
    stubs: list[Stub] = []
    i = max(0, layout.line_at(scrolled) - 1)
    block = layout.document().findBlockByNumber(i)
    while block.isValid():
        box = layout.blockBoundingRect(block)
        if box.top() - scrolled > height:
            break
        run = layout.run_of(i)
        if run is None:
            lines += _rows(block, QPointF(0, box.top() - scrolled), height)
        else:
            last = layout.document().findBlockByNumber(run.last)
            top = float(layout.top_of(run.first) - scrolled)
            start = block.document().findBlockByNumber(run.first).position()
            stubs.append(Stub(run, start, last.position() + last.length(), top, layout.height_of(run.first)))
            block, i = last, run.last
        block, i = block.next(), i + 1
    return lines, stubs


def _rows(block: QTextBlock, origin: QPointF, height: float) -> Iterator[Line]:
    """The lines of a paragraph that stand in a view of this height, or just beside it."""
    layout, start = block.layout(), block.position()
    preedit = Preedit.of(layout)
    count = layout.lineCount()
    highest, lowest = -AROUND - origin.y(), height + AROUND - origin.y()
    first_near = bisect_left(range(count), highest, key=lambda i: layout.lineAt(i).y())
    for i in range(min(first_near, count - 1), count):
        line = layout.lineAt(i)
        if line.y() > lowest:
            break
        first, last = line.textStart(), line.textStart() + line.textLength()
        if preedit is not None:
            first, last = preedit.in_text(first), preedit.in_text(last)
        first, last = start + first, start + last
        if i == count - 1:
            last = start + block.length() - 1
        baseline = origin.y() + line.y() + line.ascent()
        yield Line(first, last, origin.x(), baseline, start, i == count - 1, line, preedit)


def fragment_box(fragment: Fragment, above: float, below: float) -> QRectF:
    """The box of a fragment that reaches ``above`` and ``below`` its baseline."""
    top = fragment.baseline - above
    return QRectF(fragment.left, top, fragment.right - fragment.left, above + below)
