"""The lists of a review one below the other in one Qt list, each under a heading that folds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.language import translate
from annotator.ui.review.entries import SHUT_AT_FIRST, Entry, Group, Listed

Index = QModelIndex | QPersistentModelIndex
Known = tuple[Group, object]
"""A list and the identity of one of its entries, none for its heading."""
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
        self._crowded: set[Group] = set()
        self._rows: list[ListRow] = []

    def forget(self) -> None:
        """Another text comes: its lists are folded as they are at first, and no entry is the keyboard's."""
        self.beginResetModel()
        self._crowded.clear()
        self._listed, self._rows = (), []
        self.endResetModel()

    def show_listed(self, listed: Sequence[Listed]) -> None:
        """Show other lists; one that was long at first stays folded however few are left."""
        self.beginResetModel()
        self._listed = listed
        self._crowded |= {part.group for part in listed if part.count > _FEW}
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
        at_first = part.group is Group.ASIDES or part.group in self._crowded
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

    def place_of(self, group: Group) -> int:
        """Where a group's heading stands; -1 where there is none."""
        return self.first_of([(group, None)])

    def around(self, i: int) -> Sequence[Known]:
        """By what a row is found again, then what may take its place: the next of its list, else one before.

        A line about an entry gives way to the others about it and to the entry itself first. Last come
        the headings, that of the list and those below and above.
        """
        row = self.row(i)
        if row is None:
            return []
        found: list[Known] = []
        if row.entry is not None:
            entry, others = row.entry, self._beside(i)
            theirs = [other for other in others if entry.depth and other.words == entry.words]
            near = [entry, *theirs, *(other for other in others if not other.depth)]
            found += [(other.group, other.identity) for other in near]
        heads = [part.group for part in self._listed]
        at = heads.index(row.listed.group)
        return found + [(head, None) for head in (*heads[at:], *reversed(heads[:at]))]

    def _beside(self, i: int) -> Sequence[Entry]:
        """The entries in the list of a row to be seen: those below it, then those above, nearest first."""
        group = self._rows[i].listed.group
        below, above = self._rows[i + 1 :], self._rows[:i]
        return [row.entry for row in (*below, *reversed(above)) if row.entry and row.listed.group is group]

    def first_of(self, wanted: Sequence[Known]) -> int:
        """Where the first of these stands that is to be seen; -1 where none is."""
        places = {
            (row.listed.group, row.entry.identity if row.entry is not None else None): i
            for i, row in enumerate(self._rows)
        }
        return next((places[known] for known in wanted if known in places), -1)

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
                name, key = heading_text(row.listed), row.listed.group.key
                return translate("{name}, key {key}").format(name=name, key=key)
            return ", ".join(part for part in (row.entry.text, row.entry.detail) if part)
        return None


def heading_text(listed: Listed) -> str:
    """A heading with how many there are."""
    return translate("{heading} · {count}").format(
        heading=translate(listed.group.value), count=f"{listed.count:,}"
    )


def _hint(entry: Entry) -> str:
    return "\n".join(dict.fromkeys(part for part in (entry.text.strip(), entry.detail, entry.note) if part))
