"""The edges of the matrix: speakers above, questions at the side."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from annotator.ui.models.matrix_model import MatrixModel
from annotator.ui.panels import look
from annotator.ui.panels.matrix_delegate import wrapped

SIDE_WIDTH = 184
TOP_HEIGHT = 44
_EDGE = 12
_INDENT = 14


class MatrixHeader(QHeaderView):
    """Names in the colours of their speakers; titles indented as the topics are."""

    def __init__(self, orientation: Qt.Orientation, model: MatrixModel, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._matrix = model
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        if orientation == Qt.Orientation.Vertical:
            self.setFixedWidth(SIDE_WIDTH)
            self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        else:
            self.setFixedHeight(TOP_HEIGHT)
            self.setMinimumSectionSize(64)

    def sizeHint(self) -> QSize:
        if self.orientation() == Qt.Orientation.Vertical:
            return QSize(SIDE_WIDTH, 100)
        return QSize(100, TOP_HEIGHT)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.panel())
        painter.setPen(look.line())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if self.orientation() == Qt.Orientation.Vertical:
            self._paint_question(painter, rect, logicalIndex)
        else:
            self._paint_speaker(painter, rect, logicalIndex)
        painter.restore()

    def _paint_speaker(self, painter: QPainter, rect: QRect, column: int) -> None:
        colour = self._matrix.speaker_colour(column)
        painter.setFont(look.font(bold=True))
        painter.setPen(look.words_on(look.tone(colour), look.panel()) if colour else look.muted())
        name = str(self._matrix.headerData(column, Qt.Orientation.Horizontal))
        is_total = self._matrix.speaker_id(column) is None
        side = Qt.AlignmentFlag.AlignRight if is_total else Qt.AlignmentFlag.AlignLeft
        area = rect.adjusted(_EDGE, 0, -_EDGE, 0)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | side, shown)

    def _paint_question(self, painter: QPainter, rect: QRect, row: int) -> None:
        question = self._matrix.question(row)
        title = self._matrix.question_title(row)
        font = QFont(self.font()) if question and question.depth else look.font(bold=True)
        left = rect.left() + _EDGE + _INDENT * (question.depth if question else 0)
        if question is not None and question.colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tone(question.colour))
            painter.drawRoundedRect(QRectF(rect.left() + 3, rect.top() + 10, 4, rect.height() - 20), 2, 2)
        painter.setFont(font)
        painter.setPen(look.ink() if question is not None and question.id else look.muted())
        metrics = painter.fontMetrics()
        most = max(1, (rect.height() - 18) // metrics.lineSpacing())
        for i, line in enumerate(wrapped(title, rect.right() - _EDGE - left, most, font)):
            painter.drawText(left, rect.top() + 10 + metrics.ascent() + i * metrics.lineSpacing(), line)
