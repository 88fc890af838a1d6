"""How a cell of the matrix looks: its claims one below the other, each with the colour of its type."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.language import translate
from annotator.ui.models.matrix_model import MatrixModel
from annotator.ui.models.questions import Said
from annotator.ui.panels import look
from annotator.ui.utf16 import Utf16Map

MOST_CLAIMS = 8
MOST_LINES = 3
_SIDE = 12
_TOP = 10
_BETWEEN = 8
_RULE = 9


class MatrixDelegate(QStyledItemDelegate):
    """Paints claims cut to a few lines, and says how many more there are; counts lines quickly.

    Heights are estimated from the widths of the letters, so that thousands of cells need no layout;
    painting keeps to the lines that were estimated.
    """

    def __init__(self, model: MatrixModel, label_colour: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._label_colour = label_colour
        self.hovered: Said | None = None
        self._lines: dict[tuple[str, int], int] = {}

    def _line_count(self, words: str, width: int, font: QFont) -> int:
        key = (words, width)
        if key not in self._lines:
            self._lines[key] = line_count(words, width, QFontMetrics(font))
        return self._lines[key]

    def forget_lines(self) -> None:
        """Measure anew: the words or their font are others."""
        self._lines.clear()

    def row_height(self, row: int, widths: Sequence[int], font: QFont) -> int:
        """How high the row must be for its highest cell."""
        heights = [
            self._cell_height(self._model.claims(row, column), width, font)
            for column, width in enumerate(widths)
        ]
        return max([*heights, 2 * _TOP + QFontMetrics(font).lineSpacing()])

    def _cell_height(self, claims: Sequence[Said], width: int, font: QFont) -> int:
        spacing = QFontMetrics(font).lineSpacing()
        height = 2 * _TOP
        for claim in claims[:MOST_CLAIMS]:
            height += self._line_count(claim.words, _text_width(width), font) * spacing + _BETWEEN
        if len(claims) > MOST_CLAIMS:
            height += spacing + _BETWEEN
        return height - (_BETWEEN if claims else 0)

    def claim_at(self, cell: QRect, place: QPoint, claims: Sequence[Said], font: QFont) -> Said | None:
        """The claim at a place of the cell."""
        for claim, box in self._boxes(cell, claims, font):
            if box.contains(place):
                return claim
        return None

    def _boxes(self, cell: QRect, claims: Sequence[Said], font: QFont) -> list[tuple[Said | None, QRect]]:
        """Where each claim stands; ``None`` for the words about those left out."""
        spacing = QFontMetrics(font).lineSpacing()
        boxes: list[tuple[Said | None, QRect]] = []
        top = cell.top() + _TOP
        width = cell.width() - 2 * _SIDE
        for claim in claims[:MOST_CLAIMS]:
            height = self._line_count(claim.words, _text_width(cell.width()), font) * spacing
            boxes.append((claim, QRect(cell.left() + _SIDE, top, width, height)))
            top += height + _BETWEEN
        if len(claims) > MOST_CLAIMS:
            boxes.append((None, QRect(cell.left() + _SIDE, top, width, spacing)))
        return boxes

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(240, 48)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_current = bool(option.state & QStyle.StateFlag.State_HasFocus)
        total = self._model.total(index.row(), index.column())
        painter.fillRect(option.rect, look.panel() if total is not None else look.page())
        painter.setPen(look.line())
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if total is not None:
            self._paint_total(painter, option, total)
        else:
            self._paint_claims(painter, option, self._model.claims(index.row(), index.column()))
        if is_current:
            look.draw_focus(painter, QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), 6)
        painter.restore()

    def _paint_total(self, painter: QPainter, option: QStyleOptionViewItem, total: int) -> None:
        painter.setFont(look.font(bold=True))
        painter.setPen(look.ink() if total else look.muted())
        area = option.rect.adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, f"{total:,}")

    def _paint_claims(self, painter: QPainter, option: QStyleOptionViewItem, claims: Sequence[Said]) -> None:
        for claim, box in self._boxes(option.rect, claims, option.font):
            painter.setFont(option.font)
            if claim is None:
                painter.setPen(look.accent())
                more = translate("+ {count} more").format(count=f"{len(claims) - MOST_CLAIMS:,}")
                painter.drawText(box.adjusted(_RULE, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, more)
                continue
            colour = look.tone(self._label_colour(claim.label_id))
            if claim is self.hovered:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.tint(colour, 0.14))
                painter.drawRoundedRect(QRectF(box).adjusted(-4, -3, 4, 3), 4, 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 1, 3, box.height() - 2), 1.5, 1.5)
            painter.setPen(look.ink())
            self._paint_words(painter, claim.words, box.adjusted(_RULE, 0, 0, 0), option.font)

    def _paint_words(self, painter: QPainter, words: str, box: QRect, font: QFont) -> None:
        metrics = QFontMetrics(font)
        lines = wrapped(words, box.width(), max(1, round(box.height() / metrics.lineSpacing())), font)
        for i, line in enumerate(lines):
            painter.drawText(box.left(), box.top() + metrics.ascent() + i * metrics.lineSpacing(), line)


def _text_width(cell_width: int) -> int:
    return max(40, cell_width - 2 * _SIDE - _RULE)


def line_count(words: str, width: int, metrics: QFontMetrics) -> int:
    """How many lines the words take, at most :data:`MOST_LINES`, told by their widths."""
    advance = metrics.horizontalAdvance(words[:200])
    if advance <= width:
        return 1
    usable = max(20, width - metrics.horizontalAdvance("国"))
    return min(MOST_LINES, -(-advance // usable))


def wrapped(words: str, width: int, most: int, font: QFont) -> list[str]:
    """The words in at most so many lines, the last one cut where they go on."""
    shown = words[:400]
    place = Utf16Map(shown)
    layout = QTextLayout(shown, font)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = place.to_code_points(line.textStart())
        end = place.to_code_points(line.textStart() + line.textLength())
        if len(lines) == most - 1:
            lines.append(QFontMetrics(font).elidedText(shown[start:], Qt.TextElideMode.ElideRight, width))
            break
        lines.append(shown[start:end])
    layout.endLayout()
    return lines
