"""The page follows a list that stands below it: a place is shown, gone to, and left for where one was."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.span import Place, Span

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView


class Origin(NamedTuple):
    """Where the user was."""

    transcript_id: str | None
    caret: int
    span: Span | None


class Following:
    """Shows places of any transcript on the page; :meth:`go_back` leads to ``origin``, where one was."""

    def __init__(self, window: MainWindow, view: ProjectView) -> None:
        self._window, self._view = window, view
        self.origin = Origin(None, 0, None)

    def is_in(self, transcript_id: str | None) -> bool:
        """Whether the page shows this transcript."""
        return self._view.bridge.selection.transcript_id == transcript_id

    def be_from_here(self) -> None:
        """It is here that :meth:`go_back` leads to."""
        at = self._view.bridge.selection
        self.origin = Origin(at.transcript_id, at.caret, at.span)

    def show(self, transcript_id: str, span: Span) -> bool:
        """Show a place on the page, the keyboard staying where it is; whether the place is there."""
        keyboard = QApplication.focusWidget()
        if not self._opened(transcript_id):
            return False
        self._window.panes.centre.setCurrentWidget(self._view.page)
        self.reveal(span)
        if keyboard is not None:
            keyboard.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _opened(self, transcript_id: str) -> bool:
        if not self.is_in(transcript_id):
            self._view.open_transcript(transcript_id)
        return self.is_in(transcript_id)

    def reveal(self, span: Span) -> None:
        """Bring a place into view; the caret goes along only where the text may be folded away."""
        transcript, at = self._view.bridge.transcript, span.start
        if transcript is not None and any(aside.start <= at < aside.end for aside in transcript.asides):
            self._view.page.put_caret(span.first)
        else:
            self._view.page.reveal(span.first)

    def go_to(self, transcript_id: str, span: Span) -> bool:
        """Be on the page at a place, its words selected; whether the place is there."""
        if not self._opened(transcript_id):
            return False
        self._view.show_page()
        self._view.page.select_span(span)
        return True

    def go_back(self) -> None:
        """Be where one was."""
        origin = self.origin
        known = {s.transcript.id for s in self._window.transcripts.model.summaries}
        if origin.transcript_id not in known:  # it may have been removed meanwhile
            return
        self._view.bridge.open_transcript(origin.transcript_id, origin.caret)
        if not self.is_in(origin.transcript_id):
            return
        self._view.show_page()
        if origin.span is not None:
            self._view.page.select_span(origin.span)
        else:
            self._view.page.put_caret(Place(origin.caret))
