"""The open differences as rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.language import filled, mark, translate
from annotator.text.comparing import Difference, DifferenceKind
from annotator.workspace.comparing import Comparing

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_AROUND = 80
NAMES = {
    DifferenceKind.WORDS: mark("Words"),
    DifferenceKind.PUNCTUATION: mark("Punctuation"),
    DifferenceKind.FILLERS: mark("Fillers"),
    DifferenceKind.EMOJI: mark("Emoji"),
}


class Context:
    """The words of one side of a difference, with the text around them."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.before = text[max(0, start - _AROUND) : start]
        self.words = text[start:end]
        self.after = text[end : end + _AROUND]

    @property
    def is_empty(self) -> bool:
        """Whether this side has nothing there."""
        return not self.words


class DifferenceModel(QAbstractTableModel):
    """One column; the two sides of a row are asked for when it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self._comparing: Comparing | None = None
        self._rows: Sequence[Difference] = ()
        self._lines: list[int] = []

    def show_differences(self, comparing: Comparing | None, rows: Sequence[Difference]) -> None:
        """Show other rows."""
        self.beginResetModel()
        if comparing is not self._comparing:
            text = comparing.text if comparing is not None else ""
            self._lines = [at for at, character in enumerate(text) if character == "\n"]
        self._comparing, self._rows = comparing, rows
        self.endResetModel()

    @property
    def rows(self) -> Sequence[Difference]:
        """The differences that are shown."""
        return self._rows

    def difference(self, row: int) -> Difference | None:
        """The difference of a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def row_from(self, other_start: int) -> int:
        """The first row at or after a place of the second transcript; the last one where none is."""
        for row, difference in enumerate(self._rows):
            if difference.other_start >= other_start:
                return row
        return len(self._rows) - 1

    def line(self, difference: Difference) -> int:
        """In which line of the first transcript it stands."""
        return bisect_right(self._lines, max(0, difference.start - 1)) + 1

    def sides(self, difference: Difference) -> tuple[Context, Context]:
        """What the two transcripts have there."""
        assert self._comparing is not None
        one, other = self._comparing.text, self._comparing.other_text
        return (
            Context(one, difference.start, difference.end),
            Context(other, difference.other_start, difference.other_end),
        )

    # What Qt asks

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        difference = self.difference(index.row())
        if difference is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        one, other = self.sides(difference)
        nothing = translate("nothing")
        return filled(
            translate("Line {line}, {kind}: {heard} here, {meant} there, in {before}…{after}"),
            line=self.line(difference),
            kind=translate(NAMES[difference.kind]),
            heard=" ".join(one.words.split()) or nothing,
            meant=" ".join(other.words.split()) or nothing,
            before=one.before[-12:].strip(),
            after=one.after[:12].strip(),
        )
