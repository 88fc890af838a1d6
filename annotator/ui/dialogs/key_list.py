"""All commands by menu, each with its keys and where they work."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from annotator.language import translate
from annotator.text.sounds import best_first
from annotator.ui.actions import BY_NAME, MENUS
from annotator.ui.command import Command, Scope
from annotator.ui.controls import spoken_key
from annotator.ui.keymap import Keymap, called, plain
from annotator.ui.panels import look
from annotator.ui.theme import scaled, ui_font

Index = QModelIndex | QPersistentModelIndex
_NAME = Qt.ItemDataRole.UserRole
_COMMAND, _KEYS, _WHERE = range(3)
_GAP = 4


class KeyCaps(QStyledItemDelegate):
    """Paints the keys of a command as caps."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        left = float(option.rect.left() + _GAP)
        for key in filter(None, str(index.data() or "").split("\n")):
            left += look.draw_key_cap(painter, left, option.rect.center().y() + 0.5, key) + _GAP

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        caps = [look.key_cap_size(key).width() + _GAP for key in str(index.data() or "").split("\n")]
        return QSize(sum(caps) + 2 * _GAP, scaled(26))


class KeyList(QTreeWidget):
    """``picked`` says that another command is current, ``asked`` that its key is to be changed."""

    picked = Signal()
    asked = Signal()

    def __init__(self, keymap: Keymap, parent: QWidget) -> None:
        super().__init__(parent)
        self._keymap = keymap
        self._rows: dict[str, QTreeWidgetItem] = {}
        self.setAccessibleName(translate("Commands and their keys"))
        self.setHeaderLabels([translate("Command"), translate("Keys"), translate("Works")])
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setTabKeyNavigation(False)
        self.setItemDelegateForColumn(_KEYS, KeyCaps(self))
        self._fill()
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_COMMAND, QHeaderView.ResizeMode.Stretch)
        for column in (_KEYS, _WHERE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.currentItemChanged.connect(lambda _new, _old: self.picked.emit())
        self.itemActivated.connect(lambda item, _column: self._ask(item))
        self.pick(next(iter(self._rows)))

    def _fill(self) -> None:
        for menu in MENUS:
            heading = QTreeWidgetItem([plain(translate(menu.title))])
            heading.setFlags(Qt.ItemFlag.ItemIsEnabled)
            heading.setFont(_COMMAND, ui_font(12, bold=True))
            self.addTopLevelItem(heading)
            for command in menu.commands:
                row = QTreeWidgetItem(heading)
                row.setData(_COMMAND, _NAME, command.name)
                self._rows[command.name] = row
        self.expandAll()
        self.refresh()

    def refresh(self) -> None:
        """Show the keys as they are now."""
        for name, row in self._rows.items():
            command = BY_NAME[name]
            keys = [spoken_key(key) for key in self._keymap.keys(command)]
            is_changed = self._keymap.is_changed(command)
            row.setText(_COMMAND, called(command))
            row.setText(_KEYS, "\n".join(keys))
            row.setText(_WHERE, _where(command, is_changed=is_changed))
            row.setFont(_COMMAND, ui_font(13, bold=is_changed))
            said = ", ".join((called(command), *keys, _where(command, is_changed=is_changed)))
            row.setData(_COMMAND, Qt.ItemDataRole.AccessibleTextRole, said)

    @property
    def current(self) -> Command | None:
        """The command under the keyboard's cursor."""
        row = self.currentItem()
        name = row.data(_COMMAND, _NAME) if row is not None and not row.isHidden() else None
        return BY_NAME[name] if isinstance(name, str) else None

    def pick(self, name: str) -> None:
        """Go to a command."""
        self.setCurrentItem(self._rows[name])
        self.scrollToItem(self._rows[name])

    def shown(self) -> Iterator[str]:
        """The names of the commands that the search leaves."""
        return (name for name, row in self._rows.items() if not row.isHidden())

    def narrow(self, query: str) -> None:
        """Leave the commands whose name, menu or key is like the query, the best of them current."""
        found = self._found(query.strip())
        for name, row in self._rows.items():
            row.setHidden(name not in found)
        for at in range(self.topLevelItemCount()):
            heading = self.topLevelItem(at)
            if heading is not None:
                heading.setHidden(not any(BY_NAME[n] in MENUS[at].commands for n in found))
        if found and (query or self.current is None):
            self.pick(found[0])
        elif not found:
            self.setCurrentIndex(QModelIndex())

    def _found(self, query: str) -> list[str]:
        if not query:
            return list(self._rows)
        menus = {command.name: plain(translate(m.title)) for m in MENUS for command in m.commands}
        keys = {name: row.text(_KEYS).split("\n") for name, row in self._rows.items()}
        return best_first(query, list(self._rows), lambda n: (called(BY_NAME[n]), menus[n], *keys[n]))

    def _ask(self, row: QTreeWidgetItem) -> None:
        if row.data(_COMMAND, _NAME):
            self.asked.emit()


def _where(command: Command, *, is_changed: bool) -> str:
    where = translate("on the page") if command.scope is Scope.PAGE else translate("everywhere")
    return translate("{where}, changed").format(where=where) if is_changed else where
