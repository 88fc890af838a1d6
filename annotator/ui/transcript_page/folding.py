"""Folding lines away and opening them again."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from annotator.domain.correction import Correction
from annotator.ui.transcript_page.folds import Fold, folds_of, followed_folds
from annotator.ui.transcript_page.state import PageState
from annotator.ui.transcript_page.surface import TextSurface


class Folding(QObject):
    """The folds of the shown transcript. What the user opened stays open while the program runs.

    ``changed`` says that lines were folded or opened.
    """

    changed = Signal()

    def __init__(self, surface: TextSurface) -> None:
        super().__init__(surface)
        self._surface = surface
        self._opened: dict[str, set[int]] = {}
        self._folds: Sequence[Fold] = ()
        self._lines = 0

    def follow(self, state: PageState) -> None:
        """Fold what can be folded of a transcript that is shown anew, but for what was opened.

        The caret is in none of them: a fold that holds it is open.
        """
        self._folds = folds_of(state.shown)
        self._lines = self._surface.document().blockCount()
        state.folds = self._folds
        here = self.at(self._surface.textCursor().position())
        if here is not None and self._surface.textCursor().position():
            self._open_ones.add(here.start)
        self._apply()

    def follow_corrections(self, state: PageState, corrections: Sequence[Correction]) -> None:
        """Fold what can be folded now; mostly a correction moves at most what stands below it."""
        lines = self._surface.document().blockCount()
        folds = followed_folds(state.shown, self._folds, corrections, lines - self._lines)
        if folds is None:
            self.follow(state)
        elif lines != self._lines:
            self._folds, self._lines = folds, lines
            state.folds, state.open_folds = folds, self._open_folds()
            if len(self._surface.lines.folded) != len(folds) - len(state.open_folds):
                self._apply()  # a fold's own lines were written anew, which opens it

    @property
    def _open_ones(self) -> set[int]:
        state = self._surface.state
        assert state is not None
        return self._opened.setdefault(state.transcript.id, set())

    def _apply(self) -> None:
        state = self._surface.state
        if state is None:
            return
        opened = self._open_ones
        closed = [fold for fold in self._folds if fold.start not in opened]
        state.open_folds = self._open_folds()
        runs = [(fold.first, fold.last) for fold in closed]
        if runs or self._surface.lines.folded:
            self._surface.fold(runs)
        self.changed.emit()

    def _open_folds(self) -> list[Fold]:
        opened = self._open_ones
        return [fold for fold in self._folds if fold.start in opened]

    def at(self, position: int) -> Fold | None:
        """The fold, open or not, that holds a document place."""
        line = self._surface.document().findBlock(position).blockNumber()
        i = bisect_right(self._folds, line, key=lambda fold: fold.first) - 1
        return self._folds[i] if i >= 0 and line <= self._folds[i].last else None

    def is_open(self, fold: Fold) -> bool:
        return fold.start in self._open_ones

    def open_at(self, position: int) -> bool:
        """Open what a document place is folded in; whether it was."""
        fold = self.at(position)
        if fold is None or self.is_open(fold):
            return False
        self._open_ones.add(fold.start)
        self._apply()
        return True

    def toggle(self, fold: Fold) -> None:
        """Open it, or fold it again."""
        self._open_ones.symmetric_difference_update({fold.start})
        self._apply()

    def all_are_open(self) -> bool:
        return all(self.is_open(fold) for fold in self._folds)

    def toggle_all(self) -> None:
        """Open all; if all are open, fold all."""
        if self.all_are_open():
            self._open_ones.clear()
        else:
            self._open_ones.update(fold.start for fold in self._folds)
        self._apply()

    def nearest(self, position: int) -> Fold | None:
        """The fold at a document place, or else the next one behind it, or the last of all."""
        line = self._surface.document().findBlock(position).blockNumber()
        behind = (fold for fold in self._folds if fold.last >= line)
        return next(behind, self._folds[-1] if self._folds else None)
