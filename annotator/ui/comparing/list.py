"""The list of differences, both transcripts side by side; every answer is one key."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.language import mark, translate
from annotator.ui.comparing.model import Context, DifferenceModel
from annotator.ui.context_list import ContextList, row_height
from annotator.ui.context_painting import cut, paint_ground, visible, write
from annotator.ui.panels import look
from annotator.ui.theme import current_theme, scaled

Index = QModelIndex | QPersistentModelIndex
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = _MIDDLE | Qt.AlignmentFlag.AlignLeft, _MIDDLE | Qt.AlignmentFlag.AlignRight
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SHARE_BEFORE = 0.4
"""So much of a side is for what stands before the words that differ, which so stand below each other."""


class Verb(Enum):
    """What can be done with a difference; the value is its key."""

    TAKE = "Y"
    KEEP = "X"
    TAKE_ALIKE = "Shift+Y"
    KEEP_ALIKE = "Shift+X"
    GO = "Return"
    TAKE_REST = "Ctrl+Return"


NAMES = {
    Verb.TAKE: mark("Take theirs"),
    Verb.KEEP: mark("Keep ours"),
    Verb.TAKE_ALIKE: mark("Take all alike"),
    Verb.KEEP_ALIKE: mark("Keep all alike"),
    Verb.GO: mark("Show on the page"),
    Verb.TAKE_REST: mark("Take all listed"),
}
HINTS = {
    Verb.TAKE: mark("Let the left transcript read as the right one here: a correction, one step"),
    Verb.KEEP: mark("The left transcript is right here: remembered, so that it is not asked again"),
    Verb.TAKE_ALIKE: mark("Take every difference with the same words on both sides: one step"),
    Verb.KEEP_ALIKE: mark("The left transcript is right wherever the same words differ so: one step"),
    Verb.GO: mark("Go to this place of the left transcript"),
    Verb.TAKE_REST: mark("Take all differences that the list shows now: one step"),
}


_LETTERS = {
    (Qt.Key.Key_Y, False): Verb.TAKE,
    (Qt.Key.Key_Y, True): Verb.TAKE_ALIKE,
    (Qt.Key.Key_X, False): Verb.KEEP,
    (Qt.Key.Key_X, True): Verb.KEEP_ALIKE,
}


def line_number_width() -> int:
    """How wide the line numbers are, at the left."""
    return scaled(52)


class DifferenceList(ContextList):
    """``answered`` tells what shall be done with the current difference."""

    answered = Signal(object)

    def __init__(self, model: DifferenceModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.differences = model
        self.setItemDelegate(DifferenceDelegate(model, self))
        self.setAccessibleName(translate("Differences"))
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)  # letters are answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb, step = self._verb(event), self._step(event)
        if verb is not None:
            self.answered.emit(verb)
        elif step:
            row = min(max(0, self.row + step), self.differences.rowCount() - 1)
            self.setCurrentIndex(self.differences.index(row, 0))
        else:
            super().keyPressEvent(event)

    def _verb(self, event: QKeyEvent) -> Verb | None:
        held, key = event.modifiers(), event.key()
        has_ctrl = bool(held & Qt.KeyboardModifier.ControlModifier)
        if key in _ENTER:
            return Verb.TAKE_REST if has_ctrl else Verb.GO
        if has_ctrl or held & Qt.KeyboardModifier.AltModifier:
            return None
        has_shift = bool(held & Qt.KeyboardModifier.ShiftModifier)
        return _LETTERS.get((Qt.Key(key), has_shift))

    def _step(self, event: QKeyEvent) -> int:
        """J and K go on and back as on the page."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return 0
        return {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()), 0)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.answered.emit(Verb.GO)


class DifferenceDelegate(QStyledItemDelegate):
    """Paints a line number and the two sides."""

    def __init__(self, model: DifferenceModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        difference = self._model.difference(index.row())
        if difference is None:
            return
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option, box)
        numbers = QRectF(box.left(), box.top(), line_number_width() - scaled(10), box.height())
        write(painter, numbers, str(self._model.line(difference)), look.font(11), look.muted(), _RIGHT)
        half = (box.width() - line_number_width()) / 2
        theme = current_theme()
        for number, side in enumerate(self._model.sides(difference)):
            left = box.left() + line_number_width() + number * half
            room = QRectF(left, box.top(), half - scaled(14), box.height())
            _paint_side(painter, room, side, QColor(theme.accent if number else theme.warn))
        painter.restore()


def _paint_side(painter: QPainter, room: QRectF, side: Context, colour: QColor) -> None:
    """The words that differ on a tint of their side, where it has any, else a mark; around them the text."""
    font, bold = look.font(13), look.font(13, bold=True)
    measure = QFontMetricsF(bold)
    before_width = room.width() * _SHARE_BEFORE
    before = cut(side.before.lstrip("\n"), font, before_width - 4, Qt.TextElideMode.ElideLeft)
    at = room.left() + before_width
    write(
        painter,
        QRectF(room.left(), room.top(), before_width - 3, room.height()),
        before,
        font,
        look.muted(),
        _RIGHT,
    )
    words = cut(visible(side.words), bold, room.right() - at - scaled(12), Qt.TextElideMode.ElideMiddle)
    width = measure.horizontalAdvance(words)
    height = measure.height() + 2
    top = room.center().y() - height / 2
    if side.is_empty:
        painter.setPen(QPen(colour, 2))
        painter.drawLine(round(at + 2), round(top + 1), round(at + 2), round(top + height - 1))
        width = 4
    else:
        ground = QColor(current_theme().tint(colour.name(), 0.16))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(at - 2, top, width + 4, height), 3, 3)
        ink = look.words_on(look.ink(), ground)
        write(painter, QRectF(at, room.top(), width + 2, room.height()), words, bold, ink, _LEFT)
    rest = QRectF(at + width + 4, room.top(), room.right() - at - width - 4, room.height())
    after = cut(side.after.rstrip("\n"), font, rest.width(), Qt.TextElideMode.ElideRight)
    write(painter, rest, after, font, look.muted(), _LEFT)
