"""The page with lines folded away that say nothing new, and opened where the caret goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction
from annotator.domain.span import Place
from annotator.domain.transcript import Aside
from annotator.text.text_map import View
from annotator.ui.theme import Theme
from annotator.ui.transcript_page.caret import PageCaret
from annotator.ui.transcript_page.folding import Folding
from annotator.ui.transcript_page.folds import Fold


class FoldedPage(PageCaret):
    """Long repeats and runs of what is not speech are folded; a stub tells of them."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._folding = Folding(self._surface)
        self._folding.changed.connect(self._surface.repaint_marks)
        self._surface.margin.fold_clicked.connect(self._fold_again)

    def show_transcript(
        self, transcript: AnnotatedTranscript, codebook: Codebook, *, view: View | None = None
    ) -> None:
        is_same = self._state is not None and self._state.transcript.id == transcript.id
        before = self.standing() if is_same else None
        super().show_transcript(transcript, codebook, view=view)
        if self._state is None:
            return
        self._folding.follow(self._state)
        if before is not None and self._state.folds:
            before.restore_view(self._surface)

    def apply(self, transcript: AnnotatedTranscript, codebook: Codebook, changes: Sequence[Change]) -> None:
        super().apply(transcript, codebook, changes)
        state = self._state
        if state is None or not (state.folds or state.transcript.asides):
            return
        if any(isinstance(change.subject, Aside) for change in changes):
            self._folding.follow(state)
        else:
            corrections = [change.subject for change in changes if isinstance(change.subject, Correction)]
            self._folding.follow_corrections(state, corrections)

    def _caret_changed(self) -> None:
        """The caret never hides: where it goes, folded lines are opened; not while the mouse is selecting."""
        is_dragging = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if self._state is not None and not self._quiet and not is_dragging:
            self._folding.open_at(self._surface.textCursor().position())
        super()._caret_changed()

    def fold_here(self) -> None:
        """Fold the lines at the caret that can be folded, or open or fold those that come next."""
        fold = self._folding.nearest(self._surface.textCursor().position())
        if fold is None or self._state is None:
            return
        if self._folding.is_open(fold):
            self._fold_again(fold)
        else:
            self._folding.toggle(fold)
        self.reveal(Place(fold.start))

    def _fold_again(self, fold: Fold) -> None:
        if self._folding.is_open(fold):
            self._leave(fold)
            self._folding.toggle(fold)

    def _leave(self, fold: Fold) -> None:
        """Move the caret out of lines that are about to be folded: before them, or else behind."""
        document = self._surface.document()
        line = document.findBlock(self._surface.textCursor().position()).blockNumber()
        if fold.first <= line <= fold.last:
            before = document.findBlockByNumber(fold.first - 1) if fold.first else None
            behind = document.findBlockByNumber(fold.last + 1)
            position = before.position() if before is not None else behind.position()
            self._select(position, position)

    def fold_all(self) -> None:
        """Open everything that is folded; if nothing is, fold all that can be."""
        if self._folding.all_are_open():
            here = self._folding.at(self._surface.textCursor().position())
            if here is not None:
                self._leave(here)
        self._folding.toggle_all()

    @property
    def can_fold(self) -> bool:
        """Whether there is anything to fold in the transcript."""
        return self._state is not None and len(self._state.folds) > 0
