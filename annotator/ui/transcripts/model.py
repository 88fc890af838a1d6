"""The transcripts of a project as a Qt model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.domain.summary import TranscriptSummary
from annotator.ui.transcripts.wording import progress_text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

SUMMARY_ROLE = Qt.ItemDataRole.UserRole + 1
PROGRESS_ROLE = Qt.ItemDataRole.UserRole + 2


class TranscriptListModel(QAbstractListModel):
    """The summaries that match what is searched for, in the project's order.

    ``renaming`` tells that the user typed another title for a transcript; the model itself changes
    only when the project did.
    """

    renaming = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[TranscriptSummary, ...] = ()
        self._shown: tuple[TranscriptSummary, ...] = ()
        self._wanted = ""
        self._doubts: Mapping[str, int] = {}

    def show_doubts(self, doubts: Mapping[str, int]) -> None:
        """Say how many probable mishearings wait in each transcript, by its id."""
        if doubts != self._doubts:
            self._doubts = dict(doubts)
            if self._shown:
                self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def show_summaries(self, summaries: Sequence[TranscriptSummary]) -> None:
        """Show these from now on; rows stay where their transcripts stay."""
        self._all = tuple(summaries)
        self._filter()

    def search(self, text: str) -> None:
        """Show only the transcripts whose title or file name holds the text."""
        self._wanted = text.strip().casefold()
        self._filter()

    def _filter(self) -> None:
        found = tuple(summary for summary in self._all if self._matches(summary))
        if [s.transcript.id for s in found] == [s.transcript.id for s in self._shown]:
            self._shown = found
            if found:
                self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self._shown = found
        self.endResetModel()

    def _matches(self, summary: TranscriptSummary) -> bool:
        transcript = summary.transcript
        return self._wanted in f"{transcript.title}\n{transcript.file_name}".casefold()

    @property
    def total(self) -> int:
        """How many transcripts the project has."""
        return len(self._all)

    @property
    def summaries(self) -> tuple[TranscriptSummary, ...]:
        """All transcripts, also those that the search hides."""
        return self._all

    def summary(self, index: Index) -> TranscriptSummary | None:
        """The transcript in a row."""
        return self._shown[index.row()] if index.isValid() and index.row() < len(self._shown) else None

    def row_of(self, transcript_id: str | None) -> QModelIndex:
        """Where a transcript stands; an invalid index where it is not shown."""
        for row, summary in enumerate(self._shown):
            if summary.transcript.id == transcript_id:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        summary = self.summary(index)
        if summary is None:
            return None
        if role == SUMMARY_ROLE:
            return summary
        progress = progress_text(summary, self._doubts.get(summary.transcript.id, 0))
        if role == PROGRESS_ROLE:
            return progress
        title = summary.transcript.title
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return title
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (title, summary.transcript.file_name) if part)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{title}, {progress}"
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        summary = self.summary(index)
        title = str(value).strip()
        if summary is not None and title and title != summary.transcript.title:
            self.renaming.emit(summary.transcript.id, title)
        return False
