"""The table of answers as a Qt model: questions down, speakers across, totals at the edges."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.domain.codebook import Codebook
from annotator.language import translate, translate_count
from annotator.text.sounds import person_sort_key, sort_key
from annotator.ui.models.questions import Answers, Question, Questions, Said

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Order(Enum):
    """How rows and columns are sorted: as the codebook has them, by claims, by sound."""

    CODEBOOK = "codebook"
    CLAIMS = "claims"
    NAME = "name"


class MatrixModel(QAbstractTableModel):
    """Cells are lists of claims; the last column and the last row hold totals."""

    def __init__(self) -> None:
        super().__init__()
        self._answers = Answers((), ())
        self._rows: Sequence[Question] = ()
        self._columns: Sequence[str] = ()
        self._codebook: Codebook | None = None
        self._by = Questions.TOPICS

    def show_answers(self, answers: Answers, codebook: Codebook, *, by: Questions, order: Order) -> None:
        """Show another table."""
        self.beginResetModel()
        self._answers, self._codebook, self._by = answers, codebook, by
        self._rows = self._sorted_rows(order)
        self._columns = self._sorted_columns(order)
        self.endResetModel()

    def _sorted_rows(self, order: Order) -> Sequence[Question]:
        rows = list(self._answers.questions)
        if order is Order.CLAIMS:
            rows.sort(key=lambda row: -self._answers.row_totals.get(row.id, 0))
        elif order is Order.NAME:
            rows.sort(key=lambda row: sort_key(row.title))
        return sorted(rows, key=lambda row: not row.id)

    def _sorted_columns(self, order: Order) -> Sequence[str]:
        columns = list(self._answers.speaker_ids)
        if order is Order.CLAIMS:
            columns.sort(key=lambda column: -self._answers.column_totals.get(column, 0))
        elif order is Order.NAME:
            columns.sort(key=lambda column: person_sort_key(self.speaker_name(column)))
        return sorted(columns, key=lambda column: not column)

    @property
    def is_empty(self) -> bool:
        """Whether there is no claim to show."""
        return self._answers.total == 0

    @property
    def claim_count(self) -> int:
        """How many claims the table holds, each counted once."""
        return self._answers.total

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.is_empty else len(self._rows) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.is_empty else len(self._columns) + 1

    def question(self, row: int) -> Question | None:
        """The row's question; ``None`` for the row of totals."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def question_title(self, row: int) -> str:
        """What stands at the side of the row."""
        question = self.question(row)
        if question is None:
            return translate("Total")
        if question.id:
            return question.title
        return translate("No topic") if self._by is Questions.TOPICS else translate("No section")

    def speaker_id(self, column: int) -> str | None:
        """The column's speaker; ``None`` for the column of totals."""
        return self._columns[column] if 0 <= column < len(self._columns) else None

    def speaker_name(self, speaker_id: str) -> str:
        """A speaker's name, or words for nobody."""
        speaker = self._codebook.speaker_by_id.get(speaker_id) if self._codebook else None
        return speaker.name if speaker is not None else translate("Nobody named")

    def speaker_colour(self, column: int) -> str:
        """The colour of the column's speaker, of the light theme; empty for none."""
        speaker_id = self.speaker_id(column)
        speaker = self._codebook.speaker_by_id.get(speaker_id or "") if self._codebook else None
        return speaker.colour if speaker is not None else ""

    def claims(self, row: int, column: int) -> Sequence[Said]:
        """The claims of a cell; none in the totals."""
        question, speaker = self.question(row), self.speaker_id(column)
        if question is None or speaker is None:
            return ()
        return self._answers.cells.get((question.id, speaker), ())

    def total(self, row: int, column: int) -> int | None:
        """The number in a cell of totals; ``None`` elsewhere."""
        question, speaker = self.question(row), self.speaker_id(column)
        if question is None and speaker is None:
            return self._answers.total
        if question is None:
            return self._answers.column_totals.get(speaker or "", 0)
        return self._answers.row_totals.get(question.id, 0) if speaker is None else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        total = self.total(index.row(), index.column())
        if total is not None:
            return f"{total:,}"
        said = self.claims(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return "\n".join(claim.words for claim in said)
        return self._spoken(index.row(), index.column(), said)

    def _spoken(self, row: int, column: int, said: Sequence[Said]) -> str:
        count = translate_count("{count} claim", "{count} claims", len(said))
        where = f"{self.question_title(row)}, {self.speaker_name(self.speaker_id(column) or '')}"
        return ": ".join([f"{where}, {count}", "; ".join(claim.words for claim in said)])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            question = self.question(section)
            if role == Qt.ItemDataRole.ToolTipRole and question is not None and question.context:
                return f"{question.context} · {question.title}"
            return self.question_title(section)
        speaker = self.speaker_id(section)
        return translate("Total") if speaker is None else self.speaker_name(speaker)
