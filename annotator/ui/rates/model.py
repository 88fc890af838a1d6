"""Error rates as a table: what they are of, the rate, and the figures that it is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.domain.correction import CorrectionKind
from annotator.language import mark, translate
from annotator.text.corrected_errors import Tally
from annotator.ui.panels import look
from annotator.ui.panels.wording import said
from annotator.workspace.error_rates import By, ErrorRate, ErrorRates

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
HEADINGS = {
    By.TRANSCRIPT: mark("Transcript"),
    By.SPEAKER: mark("Speaker"),
    By.KIND: mark("Kind"),
    By.DAY: mark("Day"),
}
_NOBODY = {
    By.SPEAKER: mark("Nobody known"),
    By.DAY: mark("Day not known"),
    By.TRANSCRIPT: mark("(no title)"),
    By.KIND: "",
}
_FIGURES: Sequence[tuple[str, Callable[[Tally], int]]] = (
    (mark("Characters"), lambda tally: tally.errors.characters),
    (mark("Errors"), lambda tally: tally.errors.errors),
    (mark("Substitutions"), lambda tally: tally.errors.replaced),
    (mark("Deletions"), lambda tally: tally.errors.left_out),
    (mark("Insertions"), lambda tally: tally.errors.put_in),
    (mark("Corrections"), lambda tally: tally.corrections),
    (mark("Unclear"), lambda tally: tally.unclear),
)


class RatesModel(QAbstractTableModel):
    """One row for each part, the first for all of them together."""

    def __init__(self) -> None:
        super().__init__()
        self._by = By.TRANSCRIPT
        self._rows: Sequence[ErrorRate] = ()

    def show_rates(self, rates: ErrorRates | None, by: By) -> None:
        """Show other figures."""
        self.beginResetModel()
        self._by = by
        whole = (ErrorRate(translate("All together"), rates.whole),) if rates is not None else ()
        self._rows = (*whole, *(rates.rows[by] if rates is not None else ()))
        self.endResetModel()

    @property
    def headings(self) -> list[str]:
        """The titles of the columns."""
        last = {By.TRANSCRIPT: [translate("Reviewed")], By.DAY: [translate("Up to this day")]}
        figures = [translate(title) for title, _ in _FIGURES]
        return [translate(HEADINGS[self._by]), translate("Error rate"), *figures, *last.get(self._by, [])]

    def cells(self, row: int) -> list[str]:
        """The texts of a row."""
        part = self._rows[row]
        figures = [f"{figure(part.tally):,}" for _, figure in _FIGURES]
        last = []
        if self._by is By.TRANSCRIPT:
            last = [percent(part.reviewed, places=0)]
        elif self._by is By.DAY:
            last = [percent(part.so_far.errors.rate if part.so_far is not None else None)]
        return [self._name(row), percent(part.tally.errors.rate), *figures, *last]

    def _name(self, row: int) -> str:
        part = self._rows[row]
        if self._by is By.KIND and row:
            name = said(CorrectionKind(part.name))
            return name[:1].upper() + name[1:]
        return part.name or translate(_NOBODY[self._by])

    def as_text(self, rows: Sequence[int]) -> str:
        """Rows as spreadsheets take them in: cells between tabs, with the headings."""
        lines = [self.headings, *(self.cells(row) for row in rows)]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headings)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section else _LEFT
        return self.headings[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() else _LEFT
        if role == Qt.ItemDataRole.FontRole and not index.row():
            return look.font(13, bold=True)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cells(index.row())[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            cells = self.cells(index.row())
            return f"{cells[0]}, {self.headings[index.column()]}: {cells[index.column()] or '—'}"
        return None


def percent(share: float | None, *, places: int = 2) -> str:
    """A share as people read it; nothing where there is none."""
    return "" if share is None else f"{100 * share:.{places}f} %"
