"""Things to choose from, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from annotator.text.sounds import best_first

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NUMBERED = 9
_SOUNDED = 500
"""Longer lists, such as all claims of a long transcript, are searched by their letters alone."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose.

    ``detail`` stands muted at the right; ``names`` are other names that find it; ``key`` is its own
    key on the page, as a reminder; ``is_marked`` says that it is chosen already; ``depth`` indents.
    """

    id: str
    text: str
    detail: str = ""
    colour: str = ""
    key: str = ""
    names: tuple[str, ...] = ()
    is_marked: bool = False
    depth: int = 0


class ChoiceModel(QAbstractListModel):
    """The choices that what is typed leaves, the best first, and a row for a new name."""

    def __init__(self, choices: Sequence[Choice], new_name: str = "") -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._new_name = new_name
        self._query = ""
        self._found = list(self._choices)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Offer others; what was typed goes on to hold."""
        self._choices = tuple(choices)
        self.narrow(self._query)

    def narrow(self, query: str) -> None:
        """Keep what the query names, by letters, Chinese characters or pinyin."""
        self.beginResetModel()
        self._query = query.strip()
        self._found = self._matching(self._query)
        self.endResetModel()

    def finds(self, query: str) -> bool:
        """Whether the query would leave any choice."""
        return bool(self._matching(query.strip()))

    def _matching(self, query: str) -> list[Choice]:
        if not query:
            return list(self._choices)
        if len(self._choices) <= _SOUNDED:
            return best_first(query, self._choices, _names)
        plain = query.casefold()
        return [
            choice for choice in self._choices if any(plain in name.casefold() for name in _names(choice))
        ]

    @property
    def offers_new_name(self) -> bool:
        """Whether what was typed can be the name of something new."""
        if not self._new_name or not self._query:
            return False
        typed = self._query.casefold()
        return all(typed != choice.text.casefold() for choice in self._choices)

    @property
    def query(self) -> str:
        """What was typed."""
        return self._query

    def choice(self, row: int) -> Choice | None:
        """The choice in a row; ``None`` for the row of the new name and outside."""
        return self._found[row] if 0 <= row < len(self._found) else None

    def first_row(self, likely: str = "") -> int:
        """The row to start from: the best for what was typed, else the likely or the marked one."""
        rows = range(0) if self._query else range(len(self._found))
        wanted = [row for row in rows if self._found[row].is_marked or self._found[row].id == likely]
        return wanted[0] if wanted else 0

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._found) + self.offers_new_name

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        choice = self.choice(index.row())
        if choice is None:
            return self._new_name.format(name=self._query)
        if role == Qt.ItemDataRole.AccessibleTextRole and choice.detail:
            return f"{choice.text}, {choice.detail}"
        return choice.text


def _names(choice: Choice) -> Sequence[str]:
    return (choice.text, *choice.names)
