"""The search of the panel: asked anew with every key, it fills the list from another thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction
from annotator.domain.label import Label
from annotator.domain.progress import Progress
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import Transcript
from annotator.text.matching import Way
from annotator.ui.bridge import Bridge
from annotator.ui.find.asked import Asked
from annotator.ui.find.hints import Hint, first_helpful
from annotator.ui.find.hit_model import HitModel, Known
from annotator.ui.find.run import Cancelled, SearchRun
from annotator.ui.working import Task
from annotator.workspace.events import Event
from annotator.workspace.finding import Hit

_MS_TO_REST = 8
"""Keys that come quicker than this are one question."""
_MS_AFTER_EDITS = 200
_MS_OF_PATIENCE = 300
"""After so long without a hit, what was found before is no answer any more."""

Titles = Callable[[], Mapping[str, str]]


class Search(QObject):
    """Keeps ``model`` at what was asked for.

    What was found before stays until there is something else to show, or for a moment. ``found`` tells
    that there are more hits, and whether they are the first; ``slow`` that there are none yet; ``ended``
    that there will be no more; ``failed`` the sentence why what is asked makes no sense; ``hinted``
    another search that would find something.
    """

    found = Signal(bool)
    slow = Signal()
    ended = Signal()
    failed = Signal(str)
    hinted = Signal(object)

    def __init__(self, bridge: Bridge, model: HitModel, titles: Titles) -> None:
        super().__init__(bridge)
        self._bridge, self._model, self._titles = bridge, model, titles
        self._engine = bridge.workspace.searching
        self.asked = Asked()
        self._run: SearchRun | None = None
        self._hinting: Task | None = None
        self._preparing: Task | None = None
        self._prepared: tuple[Way, bool] | None = None
        self._is_fresh = self._is_stale = self._keeps_ticks = False
        self._kept: frozenset[Known] = frozenset()
        self._patience = QTimer(self, singleShot=True, interval=_MS_OF_PATIENCE)
        self._patience.timeout.connect(self._be_slow)
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._begin)
        bridge.changed.connect(self._follow)

    @property
    def is_running(self) -> bool:
        """Whether there may be more hits."""
        return self._run is not None or self._soon.isActive()

    @property
    def is_waiting(self) -> bool:
        """Whether what is listed is not yet what was asked for."""
        return self.is_running and self._is_fresh

    def ask(self, asked: Asked) -> None:
        """Look for something else, as soon as the keys rest for a moment."""
        self.asked = asked
        self._let_go()
        self._soon.start(_MS_TO_REST)
        self.prepare(asked)

    def prepare(self, asked: Asked) -> None:
        """Have the texts and what the way needs ready before the first question of this sort."""
        way, in_source = asked.query.way, asked.in_source
        if self._prepared == (way, in_source):
            return
        self._prepared = way, in_source
        if self._preparing is not None:
            self._preparing.abandon()
        task = Task(
            lambda _: self._engine.prepare(way, in_source=in_source, cancelled=lambda: task.is_stopped)
        )
        self._preparing = task
        task.start()

    def stop(self) -> None:
        """Look for nothing any more, and free the memory."""
        self._call_off()
        if self._preparing is not None:
            self._preparing.abandon()
            self._preparing = None
        self._prepared = None
        self._soon.stop()
        self.asked = Asked()
        self._model.start({}, grouped=False)
        self._engine.release()

    def _follow(self, event: Event) -> None:
        """What is found may be elsewhere after an edit: look again, ticks and place stay."""
        if self.asked.is_empty or not _concerns(event, self.asked):
            return
        self._keeps_ticks = self._keeps_ticks or not self.is_running or not self._is_stale
        self._call_off()
        self._soon.start(_MS_AFTER_EDITS)

    def ask_again(self) -> None:
        """Look for the same once more, as where the page shows another transcript."""
        self._let_go()
        self._soon.start(0)

    def _let_go(self) -> None:
        """What is listed is no answer any more, and its ticks mean nothing to the next one."""
        self._kept, self._keeps_ticks = frozenset(), False
        self._is_stale = self._is_fresh = True
        self._call_off()

    # The run

    def _call_off(self) -> None:
        self._patience.stop()
        if self._run is not None:
            self._run.call_off()
            self._run.deleteLater()
            self._run = None
        if self._hinting is not None:
            self._hinting.abandon()
            self._hinting = None

    def _begin(self) -> None:
        self._call_off()
        asked = self.asked
        self._is_fresh = self._is_stale = True
        self._patience.start()
        if asked.is_empty:
            self._show_first()
            self.ended.emit()
            return
        here = self._bridge.selection.transcript_id
        self._run = SearchRun(lambda cancelled: self._hits(asked, here, cancelled), self)
        self._run.came.connect(self._take)
        self._run.failed.connect(self._fail)
        self._run.ended.connect(self._end)
        self._run.start()

    def _hits(self, asked: Asked, here: str | None, cancelled: Cancelled) -> Iterator[Hit]:
        """In the other thread."""
        only = None if asked.everywhere else [here] if here is not None else []
        return self._engine.find(
            asked.query, asked.filter, in_source=asked.in_source, transcripts=only, cancelled=cancelled
        )

    def _show_first(self) -> None:
        """Let go of what was found before; what is ticked by then stays so where it is found again."""
        self._patience.stop()
        if self._is_stale:
            self._is_stale = False
            if self._keeps_ticks:
                self._kept = self._model.ticked_known() | self._model.unlisted(self._kept)
            folded = self._model.folded if self._keeps_ticks else frozenset()
            self._model.start(self._titles(), grouped=self.asked.everywhere, folded=folded)

    def _be_slow(self) -> None:
        self._show_first()
        self.slow.emit()

    def _take(self, hits: list[Hit]) -> None:
        is_first, self._is_fresh = self._is_fresh, False
        self._show_first()
        self._model.add(hits, self._kept)
        self.found.emit(is_first)

    def _fail(self, sentence: str) -> None:
        self._run = None
        self._patience.stop()
        self.failed.emit(sentence)

    def _end(self) -> None:
        self._run = None
        self._show_first()
        self.ended.emit()
        if not self._model.total and self.asked.query.words:
            self._look_for_hint(self.asked)

    def _look_for_hint(self, asked: Asked) -> None:
        here = self._bridge.selection.transcript_id

        def job(progress: Progress) -> Hint | None:
            def finds(other: Asked) -> bool:
                progress(0.0)  # stops here where nobody wants to know any more
                return next(self._hits(other, here, lambda: task.is_stopped), None) is not None

            return first_helpful(asked, finds)

        task = self._hinting = Task(job)
        task.done.connect(self._tell_hint)
        task.start()

    def _tell_hint(self, hint: object) -> None:
        self._hinting = None
        if isinstance(hint, Hint):
            self.hinted.emit(hint)


def _concerns(event: Event, asked: Asked) -> bool:
    """Whether an edit can change what such a search finds."""
    if event.whole or event.touches(Transcript):
        return True
    if not asked.in_source and event.touches(Correction):
        return True
    return asked.filter.is_about_marks and event.touches(Annotation, Turn, Speaker, Label)
