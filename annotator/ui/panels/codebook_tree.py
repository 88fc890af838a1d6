"""The entries of a codebook in their order, moved by dragging or by Alt and the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.ui.panels.menus import swatch

_ID = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: a speaker, a type of claim or a topic."""

    id: str
    name: str
    colour: str = ""
    key: str = ""
    count: str = ""
    parent_id: str | None = None


class Step(Enum):
    """Where an entry is to go by one key."""

    UP = "up"
    DOWN = "down"
    IN = "in"
    OUT = "out"


_STEPS = {
    Qt.Key.Key_Up: Step.UP,
    Qt.Key.Key_Down: Step.DOWN,
    Qt.Key.Key_Right: Step.IN,
    Qt.Key.Key_Left: Step.OUT,
}


class CodebookTree(QTreeWidget):
    """Columns: name, key, count.

    ``stepped`` tells an entry and the :class:`Step` asked for; ``dropped`` an entry, its new parent
    (empty: none) and the sibling it stands before (empty: last); ``removal_asked`` and ``renamed``
    what their names say.
    """

    stepped = Signal(str, object)
    dropped = Signal(str, str, str)
    removal_asked = Signal(str)
    renamed = Signal(str, str)
    picked = Signal()

    def __init__(
        self, name: str, headings: Sequence[str], *, nests: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._nests = nests
        self._is_filling = False
        self.setAccessibleName(name)
        self.setColumnCount(len(headings))
        self.setHeaderLabels(list(headings))
        self.setRootIsDecorated(nests)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.itemChanged.connect(self._rename)
        self.itemSelectionChanged.connect(self._tell_picked)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; what was chosen stays chosen."""
        chosen, current = set(self.selected_ids()), self.current_id()
        self._is_filling = True
        self.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for entry in entries:
            item = QTreeWidgetItem([entry.name, entry.key, entry.count])
            item.setData(0, _ID, entry.id)
            item.setIcon(0, swatch(entry.colour, 14))
            item.setFlags(self._flags())
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            above = items.get(entry.parent_id or "")
            (above.addChild if above is not None else self.addTopLevelItem)(item)
            items[entry.id] = item
        self.expandAll()
        for identity in chosen & items.keys():
            items[identity].setSelected(True)
        if current in items:
            self.setCurrentItem(items[current], 0, self.selectionModel().SelectionFlag.NoUpdate)
        self._is_filling = False
        if self.currentItem() is None and items:
            self.setCurrentItem(next(iter(items.values())))
        self._tell_picked()

    def _flags(self) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags | Qt.ItemFlag.ItemIsDropEnabled if self._nests else flags

    def current_id(self) -> str | None:
        """The entry under the keyboard's cursor."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item is not None else None

    def selected_ids(self) -> list[str]:
        """The chosen entries in their order."""
        return [str(item.data(0, _ID)) for item in self._all() if item.isSelected()]

    def _all(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []

        def walk(item: QTreeWidgetItem) -> None:
            for i in range(item.childCount()):
                child = item.child(i)
                if child is not None:
                    found.append(child)
                    walk(child)

        walk(self.invisibleRootItem())
        return found

    def choose(self, identity: str) -> None:
        """Go to an entry."""
        for item in self._all():
            if item.data(0, _ID) == identity:
                self.clearSelection()
                self.setCurrentItem(item)

    def _tell_picked(self) -> None:
        if not self._is_filling:
            self.picked.emit()

    def _rename(self, item: QTreeWidgetItem, column: int) -> None:
        if not self._is_filling and column == 0:
            self.renamed.emit(str(item.data(0, _ID)), " ".join(item.text(0).split()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current, key = self.current_id(), Qt.Key(event.key())
        has_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if current is not None and has_alt and key in _STEPS:
            event.accept()
            self.stepped.emit(current, _STEPS[key])
        elif current is not None and key == Qt.Key.Key_Delete:
            self.removal_asked.emit(current)
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where the entry was dropped; the tree itself changes when the edit comes back."""
        moved = self.current_id()
        target = self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if moved is not None:
            parent, before = self.landing(target, where)
            if before != moved:
                self.dropped.emit(moved, parent, before)

    def landing(
        self, target: QTreeWidgetItem | None, where: QAbstractItemView.DropIndicatorPosition
    ) -> tuple[str, str]:
        """The new parent and the sibling before which an entry lands, each empty for none."""
        if target is None:
            return "", ""
        if where == QAbstractItemView.DropIndicatorPosition.OnItem and self._nests:
            return str(target.data(0, _ID)), ""
        parent = target.parent()
        above = str(parent.data(0, _ID)) if parent is not None else ""
        if where == QAbstractItemView.DropIndicatorPosition.AboveItem:
            return above, str(target.data(0, _ID))
        siblings = parent if parent is not None else self.invisibleRootItem()
        following = siblings.child(siblings.indexOfChild(target) + 1)
        return above, str(following.data(0, _ID)) if following is not None else ""
