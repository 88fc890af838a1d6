"""The rows of the queue as a Qt model: only what changed is taken out and put in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.domain.suggestion import Suggestion
from annotator.language import translate
from annotator.ui.queue.rows import Row, RowKey, place_key
from annotator.ui.queue.wording import counted, group_name, spelling_name, sureness, tier_name
from annotator.workspace.queue import same_from_end, same_from_start

Index = QModelIndex | QPersistentModelIndex
Around = Callable[[Suggestion], tuple[str, str]]
"""What stands before and after a place."""
_NOWHERE = QModelIndex()


class _Shift(NamedTuple):
    """Which rows were others: from ``first`` up to ``behind``, now ``behind_now``; with the keys they had."""

    first: int
    behind: int
    behind_now: int
    between: tuple[RowKey, ...]


class QueueModel(QAbstractListModel):
    """``around`` is asked for what stands around a place when its row is looked at."""

    def __init__(self, around: Around) -> None:
        super().__init__()
        self._around = around
        self._rows: Sequence[Row] = ()
        self._row_of: dict[RowKey, int] | None = None
        self._shift = _Shift(0, 0, 0, ())
        self._contexts: dict[RowKey, tuple[str, str]] = {}

    # Filling

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; those at both ends that stay the same stay."""
        old = self._rows
        first = _same_from_start(old, rows)
        last = _same_from_end(old, rows, first)
        gone, new = len(old) - first - last, len(rows) - first - last
        self._shift = _Shift(
            first, len(old) - last, len(rows) - last, tuple(row.key for row in old[first : first + gone])
        )
        if gone:
            self.beginRemoveRows(_NOWHERE, first, first + gone - 1)
            self._take((*old[:first], *old[len(old) - last :]))
            self.endRemoveRows()
        if new:
            self.beginInsertRows(_NOWHERE, first, first + new - 1)
        self._take(rows)
        if new:
            self.endInsertRows()
        if rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def _take(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._row_of = None

    def forget_contexts(self) -> None:
        """The words around may be others now."""
        self._contexts.clear()

    # Looking

    @property
    def rows(self) -> Sequence[Row]:
        """All rows that are not folded away."""
        return self._rows

    def at(self, row: int) -> Row | None:
        """A row; ``None`` outside."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def place(self, row: int) -> Suggestion | None:
        """The place in a row; ``None`` for a heading and outside."""
        found = self.at(row)
        return found.place if found is not None else None

    def row_of(self, key: RowKey) -> int:
        """Where a row stands; -1 where it does not."""
        if self._row_of is None:
            self._row_of = {row.key: at for at, row in enumerate(self._rows)}
        return self._row_of.get(key, -1)

    def row_now(self, row: int) -> int:
        """Where a row stands now that had this number when the rows were last changed; -1 for nowhere."""
        shift = self._shift
        if row < shift.first:
            return row
        if row >= shift.behind:
            return row - shift.behind + shift.behind_now
        return self.row_of(shift.between[row - shift.first]) if shift.behind_now > shift.first else -1

    def next_place(self, row: int, step: int) -> int:
        """The next row with a place, round the ends; -1 where there is none."""
        count = len(self._rows)
        for _ in range(count):
            row += step
            if not 0 <= row < count:
                row = 0 if step > 0 else count - 1
            if self._rows[row].place is not None:
                return row
        return -1

    def heading_over(self, row: int) -> int:
        """The row itself where it is a heading, else the heading that it stands under; -1 for none."""
        while row >= 0 and not self._rows[row].is_heading:
            row -= 1
        return row

    def context(self, place: Suggestion) -> tuple[str, str]:
        """What stands before and after a place."""
        key = place_key(place)
        found = self._contexts.get(key)
        if found is None:
            found = self._contexts[key] = self._around(place)
        return found

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.at(index.row())
        if row is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._said(row)

    def _said(self, row: Row) -> str:
        if row.place is not None:
            before, after = self.context(row.place)
            words = translate("{heard}, to read {meant}").format(
                heard=row.place.source, meant=row.place.replacement or translate("nothing")
            )
            return f"{words}, {tier_name(row.place.tier)}: {before}{row.place.source}{after}"
        if row.spelling is not None:
            count = len(row.spelling.places)
            return (
                f"{spelling_name(row.spelling)}, {count}, {sureness(row.spelling.tier, row.spelling.score)}"
            )
        assert row.group is not None
        return f"{group_name(row.group)}, {counted(row.group)}, {sureness(row.group.tier, row.group.score)}"


def _same_from_start(old: Sequence[Row], new: Sequence[Row]) -> int:
    first, most = same_from_start(old, new), min(len(old), len(new))
    return next((at for at in range(first, most) if old[at].key != new[at].key), most)


def _same_from_end(old: Sequence[Row], new: Sequence[Row], first: int) -> int:
    last, most = same_from_end(old, new, first), min(len(old), len(new)) - first
    return next((at for at in range(last, most) if old[-1 - at].key != new[-1 - at].key), most)
