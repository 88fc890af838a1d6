"""Going from one transcript to another: a long one is read off the window's thread and set bit by bit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from annotator.domain.span import Place
from annotator.ui.working import Task
from annotator.workspace.reading_ahead import ReadAhead, read_ahead

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView

MANY_TURNS, MANY_CHARACTERS = 10_000, 1_200_000
"""From so many on it takes longer to show a transcript than a key may."""


class Going(QObject):
    """Shows the transcripts and annotations that are asked for, the last one only.

    Until a long transcript can be shown, one goes on where one is; who opens another meanwhile stays there.
    """

    def __init__(self, window: MainWindow, view: ProjectView) -> None:
        super().__init__(view.bridge)
        self._view, self._panes = view, window.panes
        self._bridge, self._page = view.bridge, view.page
        self._reading: Task | None = None
        self._goal: str | None = None
        self._go: Callable[[], object] = lambda: None
        self._bridge.transcript_changed.connect(self.stay)
        self._bridge.closing.connect(self.stay)

    def to(self, transcript_id: str) -> None:
        """Show another transcript."""
        self._when_read(transcript_id, partial(self._view.open_transcript, transcript_id))

    def to_annotation(self, transcript_id: str, annotation_id: str) -> None:
        """Show an annotation, wherever it is."""
        show = partial(self._show, transcript_id, annotation_id)
        self._when_read(transcript_id, lambda: self._view.whereabouts.jump(show))

    def step(self, step: int) -> None:
        """Go to the next transcript of the list, or to the one before."""
        ids = [s.transcript.id for s in self._panes.transcripts.model.summaries]
        here = self._goal or self._bridge.selection.transcript_id
        if ids:
            at = ids.index(here) if here in ids else -step
            self.to(ids[(at + step) % len(ids)])

    def _show(self, transcript_id: str, annotation_id: str) -> None:
        self._bridge.open_transcript(transcript_id)
        self._panes.centre.setCurrentWidget(self._page)
        transcript = self._bridge.transcript
        found = transcript.annotation_by_id.get(annotation_id) if transcript is not None else None
        if found is not None:
            self._page.put_caret(Place(found.span.start, found.span.start_inner))
            self._bridge.select_annotation(found.id)
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    # Getting ready

    def stay(self) -> None:
        """Go nowhere any more."""
        if self._reading is not None:
            self._reading.abandon()
        self._page.expect_nothing()
        self._reading = self._goal = None

    def _when_read(self, transcript_id: str, go: Callable[[], object]) -> None:
        """Do what shows a transcript, as soon as it is in memory."""
        self._go = go
        if self._goal == transcript_id:
            return
        self.stay()
        workspace = self._bridge.workspace
        if not self._is_long(transcript_id):
            go()
            return
        self._goal = transcript_id
        if workspace.is_at_hand(transcript_id):
            self._lay_out(transcript_id)
            return
        task = self._reading = Task(lambda _: read_ahead(workspace, transcript_id))
        task.done.connect(self._arrive)
        for other_end in (task.failed, task.broken, task.cancelled):
            other_end.connect(lambda *_: self._arrive(None))  # whoever shows it says what is wrong
        task.start()

    def _is_long(self, transcript_id: str) -> bool:
        return any(
            known.transcript.id == transcript_id
            and (known.turns >= MANY_TURNS or known.transcript.characters >= MANY_CHARACTERS)
            for known in self._panes.transcripts.model.summaries
        )

    def _arrive(self, ahead: object) -> None:
        """It was read, if it could be."""
        self._reading = None
        if isinstance(ahead, ReadAhead):
            self._bridge.workspace.take_in(ahead)
            if self._bridge.workspace.is_at_hand(ahead.whole.id):
                self._lay_out(ahead.whole.id)
                return
        self._land()

    def _lay_out(self, transcript_id: str) -> None:
        self._page.have_ready(self._bridge.workspace.transcript(transcript_id), self._land)

    def _land(self) -> None:
        self._goal = None
        self._go()
