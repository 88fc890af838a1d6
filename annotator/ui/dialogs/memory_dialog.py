"""The user's own memory of corrections: whether it is kept, what is in it, what should go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.errors import PersonalMemoryError, UserError
from annotator.formats.pair_tables import read_pairs
from annotator.language import filled, translate, translate_count
from annotator.ui.alike.remembering import Remembering
from annotator.ui.controls import button
from annotator.ui.panels import look
from annotator.ui.theme import scaled
from annotator.workspace.personal_memory import PersonalMemory, Remembered

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
HEARD, MEANT, COUNT, LAST = range(4)
_AT_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_NAMED = 5
AskFile = Callable[[QWidget], Path | None]


class MemoryModel(QAbstractTableModel):
    """What is remembered, the latest first; :meth:`want` narrows it to what holds some words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: Sequence[Remembered] = ()
        self._shown: Sequence[Remembered] = ()
        self._unused: frozenset[tuple[str, str]] = frozenset()
        self._wanted = ""

    def show_entries(self, entries: Sequence[Remembered], unused: frozenset[tuple[str, str]]) -> None:
        """Show these from now on; what the project has no use for is marked."""
        self._all, self._unused = entries, unused
        self.want(self._wanted)

    def want(self, words: str) -> None:
        """Show only entries that hold these words; all for nothing."""
        self._wanted = words.strip().casefold()
        self.beginResetModel()
        self._shown = [x for x in self._all if self._wanted in f"{x.heard}\n{x.meant}".casefold()]
        self.endResetModel()

    @property
    def total(self) -> int:
        """How many entries there are, shown or not."""
        return len(self._all)

    def entry(self, row: int) -> Remembered:
        """The entry of a row."""
        return self._shown[row]

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == COUNT:
            return _AT_RIGHT
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (translate("Heard"), translate("Meant"), translate("Times"), translate("Last"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == COUNT:
            return _AT_RIGHT
        one = self._shown[index.row()]
        is_unused = (one.heard, one.meant) in self._unused
        if role == Qt.ItemDataRole.ForegroundRole and is_unused:
            return look.muted()
        if role == Qt.ItemDataRole.ToolTipRole and is_unused:
            return filled(
                translate("“{heard}” is a term or a name of this project and stays as it is."),
                heard=one.heard,
            )
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if is_unused and index.column() == HEARD:
            return filled(translate("{heard} (right here)"), heard=one.heard)
        return (one.heard, one.meant, f"{one.count:,}", one.last[:10])[index.column()]


class _Table(QTreeView):
    """Delete takes the chosen rows out."""

    def __init__(self, model: MemoryModel, remove: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._remove = remove
        self.setModel(model)
        self.setAccessibleName(translate("What I corrected before"))
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        for column, width in ((HEARD, 180), (MEANT, 180), (COUNT, 70), (LAST, 110)):
            self.header().resizeSection(column, scaled(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Delete):
            self._remove()
        else:
            super().keyPressEvent(event)


class MemoryDialog(QDialog):
    """Everything is done at once; what is removed is gone from the file.

    ``ask_table`` asks which table is to be taken in, ``ask_target`` where one is to be written.
    """

    def __init__(
        self, remembering: Remembering, ask_table: AskFile, ask_target: AskFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._remembering, self._ask_table, self._ask_target = remembering, ask_table, ask_target
        self.memory = PersonalMemory()
        self.setWindowTitle(translate("My memory of corrections"))
        self.resize(scaled(640), scaled(520))
        self.keeps = QCheckBox(translate("Remember my corrections for later projects"))
        self.keeps.setChecked(remembering.is_on)
        self.entries = MemoryModel(self)
        self.table = _Table(self.entries, self.remove, self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(translate("Show only …"))
        self.filter.setAccessibleName(translate("Show only …"))
        self.filter.setClearButtonEnabled(True)
        self.told = look.label("", "warning", self)
        self.told.setWordWrap(True)
        self.hint = look.label("", "small", self)
        self.hint.setWordWrap(True)
        self.taking = button(translate("Take in a table…"))
        self.writing = button(translate("Write a table…"))
        self.remover = button(translate("Remove"))
        self.clearer = button(translate("Forget everything"))
        self.closer = button(translate("Close"))
        self._is_sure = False
        self._about_unused = ""
        self._lay_out()
        self._connect()
        self.refresh()

    def _lay_out(self) -> None:
        top, bottom = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.keeps, 1)
        top.addWidget(self.filter)
        for one in (self.taking, self.writing):
            bottom.addWidget(one)
        bottom.addStretch(1)
        for one in (self.remover, self.clearer, self.closer):
            bottom.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.told)
        column.addWidget(self.hint)
        column.addLayout(bottom)
        self.told.hide()

    def _connect(self) -> None:
        self.keeps.clicked.connect(self._switch)
        self.filter.textChanged.connect(self.entries.want)
        self.taking.clicked.connect(self._take_in)
        self.writing.clicked.connect(self._write)
        self.remover.clicked.connect(self.remove)
        self.clearer.clicked.connect(self.clear)
        self.closer.clicked.connect(self.close)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        self.entries.modelReset.connect(self._count)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins in the list."""
        super().showEvent(event)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is done

    def refresh(self) -> None:
        """Show the memory as it is now."""
        try:
            entries = self.memory.entries()
        except PersonalMemoryError:
            entries = ()
        unused = self._remembering.unused(entries)
        self.entries.show_entries(entries, unused)
        self._about_unused = _unused_words(sorted({heard for heard, _ in unused}))
        self._tell(self.memory.fault)

    def _switch(self) -> None:
        self._remembering.switch(is_on=self.keeps.isChecked())
        self._count()

    def _chosen(self) -> list[Remembered]:
        return [self.entries.entry(index.row()) for index in self.table.selectionModel().selectedRows()]

    def remove(self) -> None:
        """Know no more of the chosen entries."""
        chosen = self._chosen()
        if chosen:
            self._do(lambda: self.memory.forget(chosen))

    def clear(self) -> None:
        """Know nothing any more; the first press asks, as this cannot be taken back."""
        if not self._is_sure:
            self._is_sure = True
            self.clearer.setText(translate("Really forget everything"))
            return
        self._do(self.memory.clear)

    def _take_in(self) -> None:
        path = self._ask_table(self)
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Remember what a table has."""
        taken = 0

        def take() -> None:
            nonlocal taken
            taken = self.memory.take_in(read_pairs(path))

        if self._do(take):
            new = translate_count("{count} new entry", "{count} new entries", taken)
            self._tell(filled(translate("“{name}”: {entries}."), name=path.name, entries=new))

    def _write(self) -> None:
        path = self._ask_target(self)
        if path is not None:
            self.write(path)

    def write(self, path: Path) -> None:
        """Write all that is remembered as a table."""

        def write() -> None:
            path.write_text(self.memory.as_table(), encoding="utf-8-sig", newline="")

        if self._do(write):
            self._tell(filled(translate("Written to {file}."), file=path))

    def _do(self, verb: Callable[[], object]) -> bool:
        """Do something with the memory or a file, and show it as it is then; whether it went well."""
        fault = ""
        try:
            verb()
        except UserError as error:
            fault = str(error)
        except OSError as error:
            reason = error.strerror or str(error)
            fault = filled(translate("That file cannot be written: {reason}"), reason=reason)
        self._is_sure = False
        self.clearer.setText(translate("Forget everything"))
        self.refresh()
        if fault:
            self._tell(fault)
        self._remembering.use()
        return not fault

    # What is told

    def _tell(self, sentence: str) -> None:
        said = " ".join(filter(None, (sentence, self._about_unused)))
        self.told.setText(said)
        self.told.setVisible(bool(said))

    def _count(self) -> None:
        total = self.entries.total
        number = translate_count("{count} entry", "{count} entries", total)
        if self.keeps.isChecked():
            said = translate("It lies on this computer and is in no project: {file}")
        else:
            said = translate("Nothing is remembered beyond the project. What is here is not used.")
        self.hint.setText(f"{number} · {filled(said, file=self.memory.path)}")
        self.remover.setEnabled(bool(self._chosen()))
        self.clearer.setEnabled(total > 0 or bool(self.memory.fault))
        self.writing.setEnabled(total > 0)


def _unused_words(heard: Sequence[str]) -> str:
    """One sentence on words that were misheard elsewhere and are right in this project."""
    if not heard:
        return ""
    named = translate("; ").join(heard[:_NAMED]) + (" …" if len(heard) > _NAMED else "")
    sentence = translate(
        "Terms or names of this project, so never proposed to be another word here: {words}."
    )
    return filled(sentence, words=named)
