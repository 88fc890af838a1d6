"""The lists of a review one below the other in one Qt list, each under a heading that folds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.language import translate
from annotator.ui.review.entries import SHUT_AT_FIRST, Entry, Group, Listed

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_FEW = 6
"""So many speakers are shown with what they say; of more only those that are unfolded."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """A heading, where there is no entry, or an entry; ``folds`` says that there is something below it."""

    listed: Listed
    entry: Entry | None = None
    folds: bool = False
    is_folded: bool = False


class ReviewModel(QAbstractListModel):
    """Rows that come and go as headings and speakers are folded; folds outlive another reading."""

    def __init__(self) -> None:
        super().__init__()
        self._listed: Sequence[Listed] = ()
        self._turned: set[object] = set()
        self._rows: list[ListRow] = []

    def show_listed(self, listed: Sequence[Listed]) -> None:
        """Show other lists."""
        self.beginResetModel()
        self._listed = listed
        self._rows = list(self._made())
        self.endResetModel()

    def _is_folded(self, key: object, *, at_first: bool) -> bool:
        return at_first != (key in self._turned)

    def _made(self) -> Sequence[ListRow]:
        rows: list[ListRow] = []
        for part in self._listed:
            is_folded = self._is_folded(part.group, at_first=part.group in SHUT_AT_FIRST)
            rows.append(ListRow(part, None, folds=True, is_folded=is_folded))
            if not is_folded:
                rows += self._entries(part)
        return rows

    def _entries(self, part: Listed) -> Sequence[ListRow]:
        rows: list[ListRow] = []
        at_first = part.group is Group.ASIDES or part.count > _FEW
        is_folded = False
        for i, entry in enumerate(part.entries):
            if entry.depth:
                if not is_folded:
                    rows.append(ListRow(part, entry))
                continue
            folds = i + 1 < len(part.entries) and part.entries[i + 1].depth > 0
            is_folded = folds and self._is_folded(entry.identity, at_first=at_first)
            rows.append(ListRow(part, entry, folds, is_folded))
        return rows

    def row(self, i: int) -> ListRow | None:
        """The row at a place."""
        return self._rows[i] if 0 <= i < len(self._rows) else None

    def entry(self, i: int) -> Entry | None:
        """The entry at a place; none for a heading."""
        row = self.row(i)
        return row.entry if row is not None else None

    def fold(self, i: int, *, is_folded: bool | None = None) -> bool:
        """Fold what is below a row, unfold it, or the other of the two; whether anything changed."""
        row = self.row(i)
        if row is None or not row.folds or row.is_folded == is_folded:
            return False
        key: object = row.listed.group if row.entry is None else row.entry.identity
        self._turned ^= {key}
        self.show_listed(self._listed)
        return True

    def place_of(self, group: Group, identity: object = None) -> int:
        """Where a group's heading stands, or one of its entries; -1 where it is not to be seen."""
        for i, row in enumerate(self._rows):
            if row.listed.group is group:
                is_wanted = row.entry is None if identity is None else row.entry is not None
                if is_wanted and (row.entry is None or row.entry.identity == identity):
                    return i
        return -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row())
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return heading_text(row.listed) if row.entry is None else row.entry.text
        if role == Qt.ItemDataRole.ToolTipRole and row.entry is not None:
            return _hint(row.entry)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if row.entry is None:
                return heading_text(row.listed)
            return ", ".join(part for part in (row.entry.text, row.entry.detail) if part)
        return None


def heading_text(listed: Listed) -> str:
    """A heading with how many there are."""
    return translate("{heading} · {count}").format(
        heading=translate(listed.group.value), count=f"{listed.count:,}"
    )


def _hint(entry: Entry) -> str:
    return "\n".join(dict.fromkeys(part for part in (entry.text.strip(), entry.detail, entry.note) if part))
