"""How one transcript is drawn in the list: the ring of what was read, its title, how far it is."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.summary import TranscriptSummary
from annotator.domain.transcript import TranscriptStatus
from annotator.ui.theme import current_theme, scaled, ui_font
from annotator.ui.transcripts.model import PROGRESS_ROLE, SUMMARY_ROLE
from annotator.ui.transcripts.wording import BETWEEN

_SELECTED = QStyle.StateFlag.State_Selected
_HOVERED = QStyle.StateFlag.State_MouseOver
_FOCUSED = QStyle.StateFlag.State_HasFocus


class TranscriptDelegate(QStyledItemDelegate):
    """Paints a row as drawn: no frame, a soft ground under the current one."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        title, small = QFontMetrics(ui_font(13)), QFontMetrics(ui_font(12))
        return QSize(120, title.height() + small.height() + scaled(14))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        summary = index.data(SUMMARY_ROLE)
        if not isinstance(summary, TranscriptSummary):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -1.5)
        ground = self._paint_ground(painter, option, box)
        ring = QRectF(box.left() + 8, box.top() + scaled(8), scaled(18), scaled(18))
        paint_ring(painter, ring, _share(summary), ground)
        words = box.adjusted(ring.width() + 16, scaled(5), -8, -scaled(4))
        self._paint_words(painter, words, summary, str(index.data(PROGRESS_ROLE)))
        painter.restore()

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = option.rect.adjusted(scaled(18) + 14, 4, -4, -4)
        editor.setGeometry(box)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, box: QRectF) -> str:
        theme, state = current_theme(), option.state
        ground = theme.panel
        if state & _SELECTED:
            ground = theme.sel
        elif state & _HOVERED:
            ground = theme.tint(theme.accent, 0.06, theme.panel)
        is_ringed = state & _FOCUSED and state & _SELECTED
        painter.setPen(QPen(QColor(theme.accent), 1.5) if is_ringed else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 8, 8)
        return ground

    def _paint_words(self, painter: QPainter, box: QRectF, summary: TranscriptSummary, progress: str) -> None:
        theme = current_theme()
        title, small = ui_font(13), ui_font(12)
        for text, font, colour, top in (
            (summary.transcript.title, title, theme.ink, 0),
            (fitting(progress, small, box.width()), small, theme.mute, QFontMetrics(title).height() + 2),
        ):
            painter.setFont(font)
            painter.setPen(QColor(colour))
            metrics = QFontMetrics(font)
            line = QRectF(box.left(), box.top() + top, box.width(), metrics.height())
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def fitting(progress: str, font: QFont, width: float) -> str:
    """The first parts of what is said of a transcript that have room; none is cut but the only one."""
    metrics, parts = QFontMetrics(font), progress.split(BETWEEN)
    while len(parts) > 1 and metrics.horizontalAdvance(BETWEEN.join(parts)) > width:
        parts.pop()
    return BETWEEN.join(parts)


def _share(summary: TranscriptSummary) -> float:
    return 1.0 if summary.transcript.status is TranscriptStatus.DONE else summary.reviewed_share


def paint_ring(painter: QPainter, box: QRectF, share: float, ground: str) -> None:
    """A ring of which ``share``, 0 to 1, is filled, clockwise from the top."""
    theme = current_theme()
    width = box.width() / 6
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setBrush(QColor(ground))
    painter.setPen(QPen(QColor(theme.tint(theme.mute, 0.3, ground)), width))
    painter.drawEllipse(inner)
    painter.setPen(QPen(QColor(theme.accent), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if share >= 1:
        painter.drawEllipse(inner)
    elif share > 0:
        painter.drawArc(inner, 90 * 16, -round(360 * 16 * max(share, 0.03)))
    painter.setPen(QPen(QColor(theme.accent), 1))
    painter.setBrush(QColor(theme.accent))
    if share >= 1:
        painter.drawEllipse(QPointF(inner.center()), width / 2, width / 2)
