"""What came in by an import is looked through for mishearings in the background, and the number is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.correction import Correction
from annotator.domain.errors import NotFound
from annotator.domain.project import Decision, Term
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import Transcript
from annotator.language import filled, translate, translate_count
from annotator.store.schema import JournalState
from annotator.ui.actions import BY_NAME
from annotator.ui.controls import spoken_key
from annotator.ui.keymap import current_keymap
from annotator.ui.queue.survey import Surveying
from annotator.workspace.events import Event

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView

_MS_TO_SETTLE = 1_000
"""What came in is shown first."""
_MS_TO_WAIT = 400
"""While the transcript on the page is looked through, the others wait."""
_MS_OF_PATIENCE = 3_000
"""Work that takes longer is told, and can be stopped."""
_MS_TO_COUNT = 600


class ScanAtImport(QObject):
    """Follows imports by the project's events; also keeps the numbers in the list of transcripts."""

    def __init__(self, window: MainWindow, view: ProjectView) -> None:
        super().__init__(view.bridge)
        self._window, self._view, self._bridge = window, view, view.bridge
        self._suggestions = view.bridge.workspace.suggestions
        self._new: list[str] = []
        self._scanned: list[str] = []
        self._doubts: dict[str, int] = {}
        self._uncounted: set[str] = set()
        self._undone: set[int] = set()
        self._surveying: Surveying = Surveying(self._bridge, self._scanned_all)
        self._settling = self._timer(_MS_TO_SETTLE, self._scan)
        self._patience = self._timer(_MS_OF_PATIENCE, self._tell_work)
        self._counting = self._timer(_MS_TO_COUNT, self._count)
        self._bridge.changed.connect(self._follow)
        view.suggesting.looked.connect(self._count_soon)

    def _timer(self, ms: int, do: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=ms)
        timer.timeout.connect(do)
        return timer

    @property
    def is_at_work(self) -> bool:
        """Whether something that came in is or will be looked through."""
        return self._settling.isActive() or self._surveying.is_running

    def leave(self) -> None:
        """The project is left."""
        for timer in (self._settling, self._patience, self._counting):
            timer.stop()
        self._surveying.stop()
        self._window.transcripts.show_doubts({})

    # Following

    def _follow(self, event: Event) -> None:
        came = self._came(event)
        if came:
            self._new += came
            self._settling.start()
        for change in event.of(Transcript):
            if change.after is None:
                gone = str(change.subject.key[0])
                self._new = [identity for identity in self._new if identity != gone]
                self._doubts.pop(gone, None)
        if event.touches(Correction, Decision, Term, Speaker):
            self._uncounted |= event.transcript_ids
            self._counting.start()

    def _came(self, event: Event) -> list[str]:
        """The transcripts that an edit brought just now; none for undo, redo and what others did."""
        if event.whole or event.entry is None:
            return []
        if event.entry.state is JournalState.UNDONE:
            self._undone.add(event.entry.seq)
            return []
        if event.entry.seq in self._undone:
            return []
        changes = event.of(Transcript)
        return [c.after.id for c in changes if c.before is None and isinstance(c.after, Transcript)]

    # Looking through

    def _scan(self) -> None:
        if self._view.suggesting.is_looking or self._surveying.is_running:
            self._settling.start(_MS_TO_WAIT)
            return
        self._settling.setInterval(_MS_TO_SETTLE)
        self._scanned, self._new = self._new, []
        if self._scanned:
            self._surveying.start(frozenset(self._scanned))
            self._patience.start()

    def _tell_work(self) -> None:
        count = len(self._scanned)
        said = translate_count(
            "Looking for mishearings in {count} new transcript …",
            "Looking for mishearings in {count} new transcripts …",
            count,
        )
        self._window.tell(said, translate("Stop"), self.stop)

    def stop(self) -> None:
        """Look no further; a transcript that is opened is looked through all the same."""
        self._settling.stop()
        self._patience.stop()
        self._surveying.stop()
        self._new, self._scanned = [], []

    def _scanned_all(self) -> None:
        self._patience.stop()
        scanned, self._scanned = self._scanned, []
        found = {identity: self._open_in(identity) for identity in scanned}
        self._doubts |= found
        self._window.transcripts.show_doubts(self._doubts)
        total = sum(found.values())
        if total:
            said = translate_count(
                "{count} probable mishearing found", "{count} probable mishearings found", total
            )
            key = spoken_key(current_keymap().shown(BY_NAME["queue"]))
            verb = translate("Look at them")
            if key:
                verb = filled(translate("Look at them ({key})"), key=key)
            is_one = len([count for count in found.values() if count]) == 1
            first = next(identity for identity, count in found.items() if count)
            self._window.tell(said, verb, lambda: self._look_at(first, everywhere=not is_one))
        else:
            self._window.panes.messages.withdraw(self.stop)

    def _look_at(self, transcript_id: str, *, everywhere: bool) -> None:
        """Open the queue, at the transcript or over all of them."""
        if not everywhere:
            self._view.open_transcript(transcript_id)
        self._view.below.queue.open_for(everywhere=everywhere)

    # Counting

    def _open_in(self, transcript_id: str) -> int:
        """How many mishearings of the first tier wait in a transcript."""
        try:
            return self._suggestions.count_unasked(transcript_id)
        except NotFound:
            return 0

    def _count_soon(self) -> None:
        self._counting.start()

    def _count(self) -> None:
        """Count anew what waits where something was answered, and on the page."""
        here = self._bridge.selection.transcript_id
        known = set(self._suggestions.known_in)
        for identity in (self._uncounted | ({here} if here is not None else set())) & known:
            self._doubts[identity] = self._open_in(identity)
        self._uncounted = set()
        self._window.transcripts.show_doubts(self._doubts)
