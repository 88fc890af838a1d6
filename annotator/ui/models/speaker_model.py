"""The speakers of a transcript as a Qt list: only rows that changed are refreshed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.domain.speaker import Speaker
from annotator.language import translate, translate_count

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker with what they do in this transcript.

    ``share`` is from 0 to 1 of attributed speech; ``key`` the key that stands for them here.
    """

    speaker: Speaker
    share: float = 0.0
    turns: int = 0
    key: str = ""
    is_current: bool = False

    @property
    def about(self) -> str:
        """Who the speaker is, beside the name."""
        return " · ".join(part for part in (self.speaker.role, self.speaker.affiliation) if part)

    @property
    def percent(self) -> str:
        """The share as it is shown; nothing for somebody who does not speak."""
        if not self.turns:
            return ""
        return "<1%" if 0 < self.share < 0.005 else f"{self.share:.0%}"


class SpeakerModel(QAbstractListModel):
    """Speakers from top to bottom; ``renamed`` tells the id and the name that was typed in place."""

    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[SpeakerRow] = []

    def show_rows(self, rows: Sequence[SpeakerRow]) -> None:
        """Show these, touching only what is other than before."""
        if [row.speaker.id for row in rows] != [row.speaker.id for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        for i, row in enumerate(rows):
            if row != self._rows[i]:
                self._rows[i] = row
                self.dataChanged.emit(self.index(i), self.index(i))

    def row(self, index: Index) -> SpeakerRow | None:
        """The row at an index."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, speaker_id: str) -> QModelIndex:
        """Where a speaker stands; an invalid index where they are not shown."""
        for i, row in enumerate(self._rows):
            if row.speaker.id == speaker_id:
                return self.index(i)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index)
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.speaker.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.speaker.name, row.about, _key(row), row.percent) if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _hint(row)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; the row changes when the edit comes back."""
        row = self.row(index)
        name = " ".join(str(value).split())
        if row is None or role != Qt.ItemDataRole.EditRole or not name or name == row.speaker.name:
            return False
        self.renamed.emit(row.speaker.id, name)
        return False


def _key(row: SpeakerRow) -> str:
    return translate("key {key}").format(key=row.key) if row.key else ""


def _hint(row: SpeakerRow) -> str:
    parts = [row.speaker.name]
    if row.about:
        parts.append(row.about)
    if row.speaker.aliases:
        parts.append(translate("also: {names}").format(names="、".join(row.speaker.aliases)))
    parts.append(translate_count("{count} turn", "{count} turns", row.turns))
    return "\n".join(parts)
