"""Where finding stands in the window: the panel below the page, and the page that follows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from annotator.domain.span import Span
from annotator.text.matching import Way, as_written
from annotator.ui.find.asked import SessionMemory
from annotator.ui.find.doing import Doing
from annotator.ui.find.panel import FindPanel
from annotator.ui.find.search import Search
from annotator.ui.following import Following
from annotator.ui.models.quotes import quote
from annotator.workspace.filtering import ANYTHING
from annotator.workspace.finding import Hit

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView

FIND = "find"
"""The panel's name among those below the page."""
_MS_TO_FOLLOW = 120
"""Another transcript is opened only where the keyboard rests on a hit in it."""
_MS_TO_PAINT = 120
_LONGEST_WORDS = 80
"""A longer selection is no query."""


def _application() -> QApplication:
    found = QApplication.instance()
    assert isinstance(found, QApplication)
    return found


class FindPlace(QObject):
    """Opens and closes the panel, shows its hits on the page, and goes where it points."""

    def __init__(self, window: MainWindow, view: ProjectView, memory: SessionMemory) -> None:
        super().__init__(view.bridge)
        self._window, self._view, self._memory = window, view, memory
        self._bridge = view.bridge
        self.panel = FindPanel(self._bridge)
        self.search = Search(self._bridge, self.panel.model, self._titles)
        self.doing: Doing = Doing(window, self._bridge, self.panel)
        self._follows = Following(window, view)
        self._painted: list[Span] = []
        self._painted_of: tuple[str | None, int] = (None, -1)
        self._last: Hit | None = None
        self._is_showing = False
        self._then: list[Callable[[], object]] = []
        self._at_the_end: Callable[[], object] | None = None
        self._following = QTimer(self, singleShot=True, interval=_MS_TO_FOLLOW)
        self._following.timeout.connect(self._follow)
        self._painting = QTimer(self, singleShot=True, interval=_MS_TO_PAINT)
        self._painting.timeout.connect(self._paint)
        self._connect()
        self._window.panes.storeys.put(FIND, self.panel, self._put_away)
        self._recall()

    def _connect(self) -> None:
        panel, search = self.panel, self.search
        panel.asked.connect(self._ask)
        panel.left.connect(self.go_back)
        panel.closing.connect(self.close)
        panel.doing.connect(self.use_hits)
        panel.list.looked_at.connect(self._look_at)
        panel.list.gone_to.connect(self.go_to)
        panel.list.all_meant.connect(lambda: self._once_answered(panel.model.tick_all))
        panel.entered.connect(lambda: self._once_answered(self._enter))
        search.found.connect(self._found)
        search.slow.connect(self._slow)
        search.ended.connect(self._ended)
        search.failed.connect(panel.show_fault)
        search.hinted.connect(panel.show_hint)
        self._bridge.transcript_changed.connect(self._transcript_changed)
        _application().focusChanged.connect(self._keyboard_moved)

    def _titles(self) -> dict[str, str]:
        return {s.transcript.id: s.transcript.title for s in self._window.transcripts.model.summaries}

    def _is_in(self, transcript_id: str | None) -> bool:
        """Whether the page shows this transcript."""
        return self._bridge.selection.transcript_id == transcript_id

    # Opening and closing

    @property
    def is_open(self) -> bool:
        """Whether the panel is to be seen."""
        return self.panel.isVisible()

    @property
    def has_hits(self) -> bool:
        """Whether there is something to be done with."""
        return self.is_open and self.panel.model.total > 0

    def open(self) -> None:
        """Show the panel with the keyboard in it; words selected on the page are the query."""
        keyboard = QApplication.focusWidget()
        comes_from_page = keyboard is None or not self.panel.isAncestorOf(keyboard)
        words = self._selected_words() if comes_from_page else ""
        if comes_from_page or not self.is_open:
            self._follows.be_from_here()
        was_open = self.is_open
        if not was_open:
            self._window.panes.storeys.show_panel(FIND)
            self.search.prepare(self.panel.question())
        self.panel.field.blockSignals(True)
        self.panel.field.ask_for(self._as_query(words))
        self.panel.field.blockSignals(False)
        self.panel.take_keyboard()
        if not was_open or words:
            self._ask()

    def _keyboard_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Whoever comes from the page or the list of transcripts comes from where he went himself."""
        places: tuple[QWidget, ...] = (self._window.panes.centre, self._window.transcripts)
        if self._is_showing or old is None or new is None or not self.panel.isAncestorOf(new):
            return
        if any(place is old or place.isAncestorOf(old) for place in places):
            self._follows.be_from_here()

    def _selected_words(self) -> str:
        """The words selected on the page, if they can be a query."""
        span = self._bridge.selection.span
        if span is None or span.end - span.start > _LONGEST_WORDS:
            return ""
        transcript = self._bridge.transcript
        if transcript is None or "\n" in transcript.text[span.start : span.end]:
            return ""
        if self.panel.switches.in_source:
            return transcript.text[span.start : span.end]
        return quote(transcript, span)

    def _as_query(self, words: str) -> str:
        """Words that stand on the page, so written that they find themselves."""
        return as_written(words) if self.panel.question().query.way is Way.PATTERN else words

    def close(self) -> None:
        """Put the panel and its hits away, with what is being done to them; the page stays where it is."""
        if self.is_open:
            self._window.panes.storeys.hide_panel()
            self._view.show_page()

    def _put_away(self) -> None:
        """The panel is no longer shown: nothing is looked for, and what is being done is called off."""
        self._following.stop()
        self._then = []
        self.doing.call_off()
        self.search.stop()
        self._paint()

    def go_back(self) -> None:
        """Close, and be where one was; while something is being done with hits, stop that first."""
        if self.doing.is_at_work:
            self.doing.call_off()
            return
        self.close()
        self._follows.go_back()

    def leave(self) -> None:
        """Go away with the project."""
        self._following.stop()
        self._painting.stop()
        self.search.stop()
        self.doing.leave()
        _application().focusChanged.disconnect(self._keyboard_moved)
        self._window.panes.storeys.take_away(FIND)

    # Asking

    def _recall(self) -> None:
        """Have the last search of the session ready; its filters only in the project that they are of."""
        asked = self._memory.asked
        if self._memory.project_id != self._bridge.codebook.project.id:
            asked = replace(asked, filter=ANYTHING)
        self.panel.show_question(asked)

    def _once_answered(self, do: Callable[[], object]) -> None:
        """Do it with the hits of what is asked; where they are not there yet, as soon as they are."""
        if self.search.is_waiting:
            self._then.append(do)
        else:
            do()

    def _answer(self) -> None:
        then, self._then = self._then, []
        for do in then:
            do()

    def use_hits(self) -> None:
        """Ask what shall become of the hits; where all are meant, once all are found."""
        self._once_answered(self._use_hits)

    def _use_hits(self) -> None:
        if self.search.is_running and self.panel.model.come_ticked:
            self._at_the_end = self.doing.offer
        else:
            self.doing.offer()

    def _enter(self) -> None:
        if self.panel.list.hit is not None:
            self.go_to(self.panel.list.hit)

    def _ask(self) -> None:
        self._then, self._at_the_end = [], None
        asked = self.panel.question()
        self._memory.asked = asked
        self._memory.project_id = self._bridge.codebook.project.id
        self._last = None
        self.search.ask(asked)

    def _transcript_changed(self) -> None:
        """The page shows another transcript."""
        if not self.is_open:
            return
        if self.search.asked.everywhere:
            self._painting.start(0)
        else:
            self.search.ask_again()

    # What comes

    def _found(self, is_first: bool) -> None:
        self.panel.show_count(is_complete=False)
        if is_first:
            self._settle()
            self._paint()
            self._answer()
        else:
            self._painting.start()

    def _slow(self) -> None:
        self.panel.show_count(is_complete=False)
        self._paint()

    def _ended(self) -> None:
        if self.search.asked.is_empty:
            self.panel.show_nothing_asked()
        else:
            self.panel.show_count(is_complete=True)
        self._paint()
        self._answer()
        then, self._at_the_end = self._at_the_end, None
        if then is not None:
            then()

    def _settle(self) -> None:
        """Be at the hit where one was, else at the first from the place where one began to look."""
        model, last = self.panel.model, self._last
        heading = model.heading_of(last.transcript_id) if last is not None else None
        if heading is not None and heading.is_folded:
            self.panel.list.put_row(heading.row)
            return
        row = model.row_of(last) if last is not None else -1
        if row < 0:
            row = model.row_from(self._follows.origin.transcript_id, self._follows.origin.caret)
        if row < 0:
            row = model.row_from(self._bridge.selection.transcript_id, 0)
        self.panel.list.put_row(row if row >= 0 else model.next_hit_row(-1, 1))
        hit = self.panel.list.hit
        if hit is not None and last is None and hit.transcript_id == self._bridge.selection.transcript_id:
            self._follows.reveal(hit.span)

    # The page follows

    def _look_at(self, hit: Hit) -> None:
        self._last = hit
        if hit.transcript_id == self._bridge.selection.transcript_id:
            self._following.stop()
            self._follow()
        else:
            self._following.start()

    def _follow(self) -> None:
        """Show the current hit on the page; the keyboard stays where it is."""
        hit = self.panel.list.hit
        if hit is None:
            return
        self._is_showing = True
        is_there = self._follows.show(hit.transcript_id, hit.span)
        self._is_showing = False
        if is_there:
            self._paint()

    def go_to(self, hit: Hit) -> None:
        """Be on the page at a hit, its words selected."""
        self._view.whereabouts.jump(lambda: self._go_to(hit), "hit")

    def _go_to(self, hit: Hit) -> None:
        self._last = hit
        self._following.stop()
        if self._follows.go_to(hit.transcript_id, hit.span):
            self._paint()

    def step(self, step: int) -> None:
        """Go to the next hit or the one before, from the page or in the list; without the panel, open it."""
        if not self.is_open:
            self.open()
            return
        if not self.panel.isAncestorOf(QApplication.focusWidget() or self.panel):
            self._step_from_page(step)
        else:
            self.panel.list.step(step)

    def _step_from_page(self, step: int) -> None:
        model, at, now = self.panel.model, self._bridge.selection, self.panel.list.hit
        span = at.span
        if now is not None and self._is_in(now.transcript_id) and now.span == span:
            row = model.next_hit_row(self.panel.list.row, step)  # several may be at one place
        elif step > 0:
            row = model.row_from(at.transcript_id, span.start + 1 if span is not None else at.caret)
        else:
            row = model.row_before(at.transcript_id, span.start if span is not None else at.caret)
        if row < 0:
            row = self._row_beyond(at.transcript_id, step)
        hit = model.hit(row)
        if hit is not None:
            self.panel.list.put_row(row)
            self.go_to(hit)

    def _row_beyond(self, transcript_id: str | None, step: int) -> int:
        """The first hit of the next transcript, or the last of the one before; round the ends."""
        model = self.panel.model
        ids = [heading.transcript_id for heading in model.headings]
        if not ids:
            return -1
        at = ids.index(transcript_id) if transcript_id in ids else -1 if step > 0 else 0
        beyond = model.headings[(at + step) % len(ids)]
        place = beyond.hits[0 if step > 0 else -1].span.start
        return model.row_from(beyond.transcript_id, place)

    def _paint(self) -> None:
        """Show the hits of the current transcript on its page, and which is the current one."""
        self._painting.stop()
        here = self._bridge.selection.transcript_id
        hits = self.panel.model.hits_in(here)
        count = len(hits) if hits is not None else 0
        if self._painted_of != (here, count) or self.search.is_running or not count:
            self._painted = hits.spans() if hits is not None else []
            self._painted_of = (here, count)
        hit = self.panel.list.hit
        current = None
        if hits is not None and hit is not None and hit.transcript_id == here:
            current = hits.place_of(hit.span)
        self._view.page.show_hits(self._painted, current)
