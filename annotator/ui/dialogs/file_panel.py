"""The files of an import beside the preview: a box to tick, the name, and below it what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from annotator.language import translate
from annotator.ui.controls import frame, words
from annotator.ui.panels import look
from annotator.ui.theme import scaled

Index = QModelIndex | QPersistentModelIndex
_WIDTH = 192


def file_panel(files: QListWidget) -> QFrame:
    """The list under its heading."""
    heading = words(translate("Files"), "heading")
    heading.setContentsMargins(scaled(8), 0, 0, 0)
    files.setItemDelegate(FileDelegate(files))
    files.setAccessibleName(translate("Files"))
    files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    files.setFrameShape(QFrame.Shape.NoFrame)
    made = frame("left")
    made.setFixedWidth(scaled(_WIDTH))
    column = QVBoxLayout(made)
    column.setContentsMargins(scaled(8), scaled(12), scaled(8), scaled(8))
    column.setSpacing(scaled(8))
    column.addWidget(heading)
    column.addWidget(files)
    return made


class FileDelegate(QStyledItemDelegate):
    """Paints what the style paints of a row, and its two lines apart: the second is muted."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = QFontMetrics(look.font(13)).height() + QFontMetrics(look.font(12)).height()
        return QSize(120, lines + scaled(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        name, _, said = str(index.data()).partition("\n")
        style, parent = option.widget.style(), option.widget
        box = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, whole, parent)
        whole.text = ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, whole, painter, parent)
        painter.save()
        self._write(painter, box, name, said)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, name: str, said: str) -> None:
        first, second = QFontMetrics(look.font(13)).height(), QFontMetrics(look.font(12)).height()
        top = box.center().y() - (first + second if said else first) // 2
        left, width = box.left() + scaled(2), box.width() - scaled(4)
        for text, pixels, colour, below, height in (
            (name, 13, look.ink(), 0, first),
            (said, 12, look.muted(), first, second),
        ):
            painter.setFont(look.font(pixels))
            painter.setPen(colour)
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, width)
            painter.drawText(QRect(left, top + below, width, height), _MIDDLE, shown)


_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
