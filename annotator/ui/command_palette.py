"""The palette under the find field: every command with its key, the transcripts, and places in the text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.language import translate
from annotator.text.sounds import best_first
from annotator.ui.controls import spoken_key
from annotator.ui.panels import look
from annotator.ui.panels.label_palette import TypeAhead
from annotator.ui.theme import current_theme, scaled, ui_font

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROWS = 12
_KEY_COLUMN = 92
"""How far from the right the menus of commands end, beside their keys."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}


class Kind(Enum):
    """What an entry leads to."""

    COMMAND = "command"
    TRANSCRIPT = "transcript"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row; ``strong`` is the part of the text, from and to, that was searched for.

    ``detail`` says where it belongs: a command's menu, or a transcript's progress; ``why_not`` what is
    missing for a command that is not possible now.
    """

    text: str
    do: Callable[[], object]
    kind: Kind = Kind.COMMAND
    detail: str = ""
    key: str = ""
    why_not: str = ""
    strong: tuple[int, int] = (0, 0)

    @property
    def possible(self) -> bool:
        """Whether it can be done now."""
        return not self.why_not

    @property
    def about(self) -> str:
        """Where it belongs, or what is missing for it."""
        return self.why_not or self.detail


Search = Callable[[str], Sequence[Entry]]


class EntryModel(QAbstractListModel):
    """The entries that what is typed leaves."""

    def __init__(self, entries: Sequence[Entry], search: Search) -> None:
        super().__init__()
        self._all, self._search = tuple(entries), search
        self._shown: tuple[Entry, ...] = self._all

    def narrow(self, query: str) -> None:
        """Keep the entries that the query names, the best first, then what it finds in the text."""
        query = query.strip()
        self.beginResetModel()
        if query:
            named = best_first(query, self._all, lambda entry: (entry.text, entry.detail))
            self._shown = (*named, *self._search(query))
        else:
            self._shown = self._all
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """The entry in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        entry = self.entry(index.row())
        return super().flags(index) if entry is not None and entry.possible else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.about, spoken_key(entry.key)) if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """An entry on one line: its words at the left, what it is about and its key at the right."""

    def __init__(self, model: EntryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry = self._model.entry(index.row())
        if entry is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selection())
            painter.drawRoundedRect(box, 6, 6)
        inner = box.adjusted(10, 0, -10, 0)
        inner.setRight(self._paint_end(painter, inner, entry) - 8)
        self._paint_text(painter, inner, entry)
        painter.restore()

    def _paint_end(self, painter: QPainter, box: QRectF, entry: Entry) -> float:
        """Paint what stands at the right; where it begins."""
        right = box.right()
        box = QRectF(box)
        if entry.key:
            width = look.key_cap_size(spoken_key(entry.key)).width()
            look.draw_key_cap(painter, box.right() - width, box.center().y(), spoken_key(entry.key))
            box.setRight(box.right() - width - 8)
        if entry.kind is Kind.COMMAND:
            box.setRight(min(box.right(), right - scaled(_KEY_COLUMN)))
        metrics = QFontMetrics(ui_font(12))
        about = metrics.elidedText(entry.about, Qt.TextElideMode.ElideRight, int(box.width() * 0.5))
        painter.setFont(ui_font(12))
        painter.setPen(look.muted())
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, about)
        return box.right() - metrics.horizontalAdvance(about)

    def _paint_text(self, painter: QPainter, box: QRectF, entry: Entry) -> None:
        theme = current_theme()
        plain, strong = ui_font(13), ui_font(13, bold=True)
        first, last = entry.strong
        faint = QColor(theme.tint(theme.mute, 0.6))
        ink = QColor(theme.ink) if entry.possible else faint
        parts = (
            (entry.text[:first], plain, QColor(theme.mute)),
            (entry.text[first:last], strong, QColor(theme.accent)),
            (entry.text[last:], plain, QColor(theme.mute) if last else ink),
        )
        left = box.left()
        for text, font, colour in parts:
            if not text:
                continue
            room = box.right() - left
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, int(room) + 1))
            painter.setFont(font)
            painter.setPen(colour)
            line = QRectF(left, box.top(), max(0.0, room), box.height())
            painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(shown)


def row_height() -> int:
    """The height of a row, at the system's size of letters."""
    return scaled(32)


class CommandPalette(QFrame):
    """Opens over the find field; Enter does what the row says, Escape closes it.

    While an input method composes, keys belong to the input method alone. ``closed`` tells that it is
    gone, before anything is done.
    """

    closed = Signal()

    def __init__(self, window: QWidget, entries: Sequence[Entry], search: Search) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = translate("Find, or type a command")
        self.setAccessibleName(title)
        self.model = EntryModel(entries, search)
        self.line = TypeAhead(self)
        self.line.setPlaceholderText(title)
        self.line.setAccessibleName(title)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(self.model, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        edge = look.SHADOW + 8
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(6)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self._nothing = QLabel(translate("Nothing here has this name."), self)
        look.set_role(self._nothing, "muted")
        self._nothing.setContentsMargins(10, 0, 10, 0)
        column.addWidget(self._nothing)
        self.line.narrowed.connect(self._narrow)
        self.line.pressed.connect(self._press)
        self.list.clicked.connect(self._choose)
        self.list.entered.connect(self._point_at)
        self._place = QRect()

    def show_over(self, place: QRect) -> None:
        """Open with its line where ``place`` is, in the window's coordinates."""
        self._place = place
        self._start()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _fit(self) -> None:
        edge = look.SHADOW + 8
        width = max(scaled(560), self._place.width() + 16)
        middle = self._place.center().x()
        rows = min(_ROWS, max(1, self.model.rowCount()))
        room = self._window.height() - self._place.top() - 80
        rows = max(1, min(rows, room // row_height()))
        is_empty = self.model.rowCount() == 0
        self.list.setVisible(not is_empty)
        self._nothing.setVisible(is_empty)
        self.list.setFixedHeight(rows * row_height() + 2)
        self._nothing.setFixedHeight(self.list.height())
        height = self.line.sizeHint().height() + self.list.height() + 6 + 2 * edge
        left = min(max(0, middle - width // 2), max(0, self._window.width() - width))
        top = self._place.top() - 8
        self.setGeometry(left - look.SHADOW, top - look.SHADOW, width + 2 * look.SHADOW, height)

    def _narrow(self, query: str) -> None:
        self.model.narrow(query)
        self._start()

    def _start(self) -> None:
        """Begin at the first entry that is possible."""
        self._fit()
        rows = range(self.model.rowCount())
        self._go_to(next((row for row in rows if self._may(row)), -1))

    def _may(self, row: int) -> bool:
        entry = self.model.entry(row)
        return entry is not None and entry.possible

    def _go_to(self, row: int) -> None:
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        said = self.model.data(index, Qt.ItemDataRole.AccessibleTextRole)
        self.line.setAccessibleDescription(str(said or ""))

    def _point_at(self, index: QModelIndex) -> None:
        if self._may(index.row()):
            self._go_to(index.row())

    def _press(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            event.accept()
            self.close_palette()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._choose(self.list.currentIndex())
        elif key in _STEPS:
            event.accept()
            self._step(_STEPS[key])

    def _step(self, step: int) -> None:
        possible = [row for row in range(self.model.rowCount()) if self._may(row)]
        if not possible:
            return
        here = self.list.currentIndex().row()
        at = possible.index(here) if here in possible else 0
        at = (at + step) % len(possible) if abs(step) == 1 else max(0, min(len(possible) - 1, at + step))
        self._go_to(possible[at])

    def _choose(self, index: QModelIndex) -> None:
        entry = self.model.entry(index.row()) if index.isValid() else None
        if entry is None or not entry.possible:
            return
        self.close_palette()
        entry.do()

    def close_palette(self) -> None:
        """Go away; nothing is done."""
        if self.isVisible():
            self.hide()
            self.closed.emit()
            self.close()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look.draw_floating_card(painter, self.rect())
