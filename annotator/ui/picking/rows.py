"""The rows of the list at the words: what may have been said, what is typed, and keeping what is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.ui.panels import look
from annotator.ui.theme import scaled
from annotator.workspace.picking import Offer

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NUMBERED = 9
KEEP_KEY = "0"


class RowKind(Enum):
    """What a row does when it is chosen; a note does nothing."""

    OFFER = "offer"
    KEEP = "keep"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its words, what stands muted at the right, and the digit that chooses it."""

    kind: RowKind
    words: str
    said: str = ""
    key: str = ""
    offer: Offer | None = None

    @property
    def spoken(self) -> str:
        """The row for somebody who hears it."""
        return ", ".join(part for part in (self.key, self.words, self.said) if part)


class PickModel(QAbstractListModel):
    """The rows in their order."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """The row at an index; ``None`` outside."""
        return self.rows[index.row()] if 0 <= index.row() < len(self.rows) else None

    def with_key(self, key: str) -> Row | None:
        """The row that a digit chooses."""
        return next((row for row in self.rows if row.key == key), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return row.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole and row.offer is not None:
            return "\n".join(part for part in (row.words, row.offer.evidence) if part)
        return None


def row_height() -> int:
    """How high a row is, in pixels."""
    return scaled(32)


class PickDelegate(QStyledItemDelegate):
    """Paints a row: key, words in strong type, where they come from; what is too long is cut."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        row = model.row(index) if isinstance(model, PickModel) else None
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selection())
            painter.drawRoundedRect(box.adjusted(0, 1, 0, -1), 6, 6)
        if row.key:
            look.draw_key_cap(painter, box.left() + 8, box.center().y() + 0.5, row.key)
        self._paint_words(painter, box.adjusted(8 + scaled(28), 0, -8, 0), row)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRectF, row: Row) -> None:
        """The words first: what stands at the right has what they leave, but a third at least."""
        painter.setFont(look.font(14, bold=row.kind is not RowKind.NOTE))
        wanted = painter.fontMetrics().horizontalAdvance(row.words) + scaled(12)
        painter.setFont(look.font(12))
        metrics = painter.fontMetrics()
        left = max(room.width() - wanted, room.width() / 3)
        said = metrics.elidedText(row.said, Qt.TextElideMode.ElideRight, int(left))
        painter.setPen(look.muted())
        align = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, align | Qt.AlignmentFlag.AlignRight, said)
        room = room.adjusted(0, 0, -metrics.horizontalAdvance(said) - (scaled(12) if said else 0), 0)
        painter.setFont(look.font(14, bold=row.kind is not RowKind.NOTE))
        painter.setPen(look.muted() if row.kind is RowKind.NOTE else look.ink())
        words = painter.fontMetrics().elidedText(row.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, align | Qt.AlignmentFlag.AlignLeft, words)
