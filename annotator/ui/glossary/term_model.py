"""The terms of the glossary as rows that can be written in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from annotator.domain.progress import Progress, silent
from annotator.domain.project import Term
from annotator.editing import Edit, EditTerm
from annotator.language import filled, translate
from annotator.text.sounds import SoundedNames
from annotator.text.term_sounds import is_said_alike, usual_sound, why_no_sound
from annotator.ui.bridge import Bridge
from annotator.ui.panels import look
from annotator.ui.working import Task

Index = QModelIndex | QPersistentModelIndex
TERM, SOUND, SPELLINGS, KIND, NOTE = range(5)
_BETWEEN = re.compile(r"\s*[;；、|，,]\s*")
_ROOT = QModelIndex()
_SHOWN = 3


_MANY = 1_000
"""How so many terms sound is found out in the window's thread, a twentieth of a second."""
_SOUNDS = SoundedNames()


def learn_sounds(terms: Iterable[Term], progress: Progress = silent) -> None:
    """Find out how terms sound, in any thread before the list is shown."""
    _SOUNDS.learn(_names(terms), progress)


def _names(terms: Iterable[Term]) -> Iterator[str]:
    """All names by which terms are found."""
    return (name for term in terms for name in (term.term, *term.spellings, term.kind) if name)


class TermModel(QAbstractTableModel):
    """Sorted by sound; what is written in a cell is an edit, which comes back as a change.

    How very many terms sound is found out in another thread; until then they stand in the order of their
    characters and are found by them, and ``sounded`` says that they can be shown anew. ``refused`` says why
    a cell cannot say what was typed.
    """

    refused = Signal(str)
    sounded = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__(bridge)
        self._bridge = bridge
        self._wanted = ""
        self._rows: list[Term] = []
        self._sorted: list[Term] = []
        self._sorted_of: Sequence[Term] | None = None
        self._found_for = ""
        self._remembered: Mapping[str, Sequence[str]] = {}
        self._learning: Task | None = None
        bridge.closing.connect(self._leave)
        self.refresh()

    def refresh(self) -> None:
        """Show the glossary as it is now."""
        terms = self._bridge.codebook.terms
        self.beginResetModel()
        if self._sorted_of is not terms:
            self._sorted_of, self._found_for = terms, ""
            if _SOUNDS.lacks((term.term for term in terms), _MANY):
                self._sorted = list(terms)
                self._learn(terms)
            else:
                self._leave()
                self._sorted = sorted(terms, key=lambda term: _SOUNDS.order(term.term))
        self._rows = self._matching()
        self.endResetModel()

    def _learn(self, terms: Sequence[Term]) -> None:
        self._leave()
        task = self._learning = Task(partial(learn_sounds, terms))
        task.done.connect(self._learnt)
        task.start()

    def _learnt(self, _: object) -> None:
        self._learning = self._sorted_of = None
        self.sounded.emit()

    def _leave(self) -> None:
        if self._learning is not None:
            self._learning.abandon()
            self._learning = None

    def _matching(self) -> list[Term]:
        if not self._wanted:
            self._found_for = ""
            return self._sorted
        goes_on = bool(self._found_for) and self._wanted.startswith(self._found_for)
        among = self._rows if goes_on else self._sorted
        if self._learning is not None:
            asked = self._wanted.casefold()
            return [term for term in among if any(asked in name.casefold() for name in _names((term,)))]
        self._found_for = self._wanted
        is_named = cache(_SOUNDS.named(self._wanted))  # thousands of terms are of one kind
        return [term for term in among if any(map(is_named, _names((term,))))]

    def show_remembered(self, remembered: Mapping[str, Sequence[str]]) -> None:
        """Show what terms were misheard as by the corrections made so far, behind what the glossary says."""
        has_news = remembered != self._remembered
        self._remembered = remembered
        if self._rows and has_news:
            self.dataChanged.emit(self.index(0, SPELLINGS), self.index(len(self._rows) - 1, SPELLINGS))

    def _others(self, term: Term) -> Sequence[str]:
        """Wrong forms of a term that were corrected and are not among its spellings."""
        return [heard for heard in self._remembered.get(term.term, ()) if heard not in term.spellings]

    @property
    def is_narrowed(self) -> bool:
        """Whether only what is like some words is shown."""
        return bool(self._wanted)

    def want(self, words: str) -> None:
        """Show only terms that are spelt, sound or were misheard like this; all for nothing."""
        self._wanted = words.strip()
        self.refresh()

    def term_at(self, row: int) -> Term:
        """The term of a row."""
        return self._rows[row]

    def row_of(self, identity: str) -> int | None:
        """The row of a term, if it is shown."""
        return next((row for row, term in enumerate(self._rows) if term.id == identity), None)

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 5

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _headings()[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        term, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.EditRole:
            return _cells(term)[column]
        others = self._others(term) if column == SPELLINGS else ()
        if role == Qt.ItemDataRole.ToolTipRole and others:
            return filled(translate("Corrected so far: {forms}"), forms=translate("; ").join(others))
        if role == Qt.ItemDataRole.DisplayRole and others:
            said = filled(translate("({count} corrected: {forms})"), count=len(others), forms=_some(others))
            return f"{_cells(term)[column]} {said}".strip()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(term)[column] or (usual_sound(term.term) if column == SOUND else "")
        if role == Qt.ItemDataRole.ForegroundRole and column == SOUND and not term.sound:
            return look.muted()
        if role == Qt.ItemDataRole.ToolTipRole and column == SOUND and not term.sound:
            return translate("As it is usually said. Type another sound where this one is wrong.")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_headings()[column]}: {self.data(index) or '—'}"
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        term = self._rows[index.row()]
        typed = " ".join(str(value).split())
        if role != Qt.ItemDataRole.EditRole or typed == _cells(term)[index.column()]:
            return False
        if index.column() == SOUND and (why := why_no_sound(term.term, typed)):
            self.refused.emit(why)
            return False
        return self._bridge.do(_edit(term, index.column(), typed)) is not None


def _headings() -> Sequence[str]:
    return (
        translate("Term"),
        translate("Sound"),
        translate("Misheard as"),
        translate("Kind"),
        translate("Note"),
    )


def _cells(term: Term) -> Sequence[str]:
    return (term.term, term.sound, translate("; ").join(term.spellings), term.kind, term.note)


def _some(forms: Sequence[str]) -> str:
    """The first of many."""
    more = " …" if len(forms) > _SHOWN else ""
    return translate("; ").join(forms[:_SHOWN]) + more


def _edit(term: Term, column: int, typed: str) -> Edit:
    if column == TERM:
        return EditTerm(term.id, spelling=typed, sound=None if is_said_alike(typed, term.term) else "")
    if column == SOUND:
        return EditTerm(term.id, sound="" if typed == usual_sound(term.term) else typed)
    if column == SPELLINGS:
        return EditTerm(term.id, spellings=tuple(filter(None, _BETWEEN.split(typed))))
    if column == KIND:
        return EditTerm(term.id, term_kind=typed)
    return EditTerm(term.id, note=typed)
