"""Where the queue stands in the window: the panel below the page, the page that follows, the answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from annotator.domain.correction import Correction
from annotator.domain.project import Decision, Term, Verdict
from annotator.domain.speaker import Speaker
from annotator.domain.suggestion import Suggestion
from annotator.domain.transcript import Transcript
from annotator.editing import Edit
from annotator.language import translate, translate_count
from annotator.ui.long_edit import said_at_work
from annotator.ui.queue.answering import Answering
from annotator.ui.queue.empty import empty_words
from annotator.ui.queue.listing import Listing
from annotator.ui.queue.panel import QueuePanel
from annotator.ui.queue.questions import ask_for_many
from annotator.ui.queue.rows import RowKey, place_key
from annotator.ui.queue.survey import Surveying
from annotator.ui.queue.wording import explained, group_name, shown_key
from annotator.workspace.events import Event
from annotator.workspace.in_context import words_around
from annotator.workspace.queue import UNASKED

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView

QUEUE = "queue"
"""The panel's name among those below the page."""
_HEIGHT = 380
_MS_TO_FOLLOW = 120
"""Another transcript is opened only where the keyboard rests on a place in it."""
_MANY = 60
"""So many places are not answered by one key without a question."""


class QueuePlace(QObject):
    """Opens and closes the panel, lists what waits, answers it, and has the page follow."""

    def __init__(self, window: MainWindow, view: ProjectView) -> None:
        super().__init__(view.bridge)
        self._window, self._view = window, view
        self._bridge, self._suggesting = view.bridge, view.suggesting
        self._suggestions = view.bridge.workspace.suggestions
        self.panel = QueuePanel(
            lambda place: words_around(self._bridge.workspace, place, self._bridge.transcript)
        )
        self.listing = Listing(self.panel.filters)
        self.answering = Answering(window, self._bridge, self._show_work)
        self.surveying: Surveying = Surveying(self._bridge, self._refresh)
        self._is_answering = self._is_showing = False
        self._following = QTimer(self, singleShot=True, interval=_MS_TO_FOLLOW)
        self._following.timeout.connect(self._follow_row)
        self._connect()
        window.panes.storeys.put(QUEUE, self.panel, self._put_away, height=_HEIGHT)

    def _connect(self) -> None:
        panel = self.panel
        panel.answered.connect(self.answer)
        panel.all_accepted.connect(self.accept_listed)
        panel.closing.connect(self.close)
        panel.stopping.connect(self.answering.call_off)
        panel.list.left.connect(self._leave_list)
        panel.list.looked_at.connect(self._look_at)
        panel.list.folding.connect(self._fold)
        panel.filters.changed.connect(self._ask)
        panel.edit_bar.typed.connect(self._read_as)
        panel.edit_bar.left.connect(panel.take_keyboard)
        self._bridge.changed.connect(self._follow)
        self._bridge.transcript_changed.connect(self._transcript_changed)
        self._suggesting.looked.connect(self._looked)

    # Opening and closing

    @property
    def is_open(self) -> bool:
        """Whether the panel is to be seen."""
        return self.panel.isVisible()

    def open(self, *, cleaning: bool = False) -> None:
        """Show what was misheard or can be cleaned, with the keyboard; where it is there already, close."""
        keyboard = QApplication.focusWidget()
        has_keyboard = self.is_open and keyboard is not None and self.panel.isAncestorOf(keyboard)
        filters = self.panel.filters
        if has_keyboard and cleaning is filters.is_cleaning:
            self.close()
            return
        if cleaning is not filters.is_cleaning:
            filters.show_mode(cleaning=cleaning)
            self.panel.show_mode()
        at = self._suggesting.current
        self._window.panes.storeys.show_panel(QUEUE)
        self._ask()
        row = self.panel.model.row_of(place_key(at)) if at is not None else -1
        if row >= 0:
            self.panel.list.put_row(row)
        self.panel.take_keyboard()
        self._follow_row()

    def open_for(self, *, everywhere: bool) -> None:
        """Show what was misheard, in all transcripts or in this one."""
        self.panel.filters.show_scope(everywhere=everywhere)
        if self.is_open:
            self._ask()
            self.panel.take_keyboard()
        else:
            self.open()

    def close(self) -> None:
        """Put the panel away, the keyboard to the page at the current place."""
        if self.is_open:
            self._window.panes.storeys.hide_panel()
            self._view.show_page()

    def _leave_list(self) -> None:
        """Escape: stop what is being written, else go to the page."""
        if self.answering.is_at_work:
            self.answering.call_off()
        else:
            self.close()

    def _put_away(self) -> None:
        """The panel is no longer shown: the page shows what it shows unasked."""
        self._following.stop()
        self.surveying.stop()
        self.panel.edit_bar.hide()
        self._suggestions.want(UNASKED)
        self._suggesting.show()

    def leave(self) -> None:
        """Go away with the project."""
        self._following.stop()
        self.surveying.stop()
        self.answering.leave()
        self._window.panes.storeys.take_away(QUEUE)

    # Listing

    def _ask(self) -> None:
        """Something else is to be gone through."""
        filters = self.panel.filters
        if filters.is_cleaning:
            self._suggestions.ask_cleaning()
        self._suggestions.want(filters.wanted)
        self._suggesting.show()
        self._suggesting.look_now()
        if filters.everywhere:
            self.surveying.start()
        before = self.panel.list.place
        self._refresh()
        if self._has_keyboard and self.panel.list.place != before:
            self._look_at(self.panel.list.place)

    def _transcripts(self) -> Sequence[str]:
        here = self._bridge.selection.transcript_id
        if self.panel.filters.everywhere:
            return [s.transcript.id for s in self._window.transcripts.model.summaries]
        return [here] if here is not None else []

    def _refresh(self) -> None:
        """List what is open now; where the current place is gone, be at the next."""
        if not self.is_open:
            return
        panel, listing = self.panel, self.listing
        was_empty = panel.list.place is None
        near = listing.after(panel.list.row)
        at = next(near, None)  # begun, so that it goes by the rows of before
        listing.refresh(self._suggestions, self._transcripts())
        panel.list.is_quiet = True
        panel.model.show_rows(listing.rows)
        self._settle(chain((at,), near) if at is not None else ())
        panel.list.is_quiet = False
        self._show_count()
        if was_empty and self._has_keyboard and panel.list.place is not None:
            self._look_at(panel.list.place)  # what was looked for has come

    def _settle(self, near: Iterable[int]) -> None:
        """Be at the first of these rows of before that is still there, else at the first place."""
        model = self.panel.model
        rows = (model.row_now(row) for row in near)
        row = next((row for row in rows if row >= 0), -1)
        self.panel.list.put_row(row if row >= 0 else model.next_place(-1, 1))

    def _show_count(self) -> None:
        panel, listing = self.panel, self.listing
        passed = listing.passed
        panel.summary.setText(
            translate("{left} left, {accepted} accepted, {dismissed} dismissed in this pass").format(
                left=f"{len(listing.places):,}",
                accepted=f"{passed[Verdict.ACCEPTED]:,}",
                dismissed=f"{passed[Verdict.DISMISSED]:,}",
            )
        )
        if listing.places:
            panel.show_list(len(listing.places))
        else:
            is_looking = (self._suggesting.is_looking or self.surveying.is_running) and not passed
            others = len(listing.open_of(cleaning=panel.filters.is_cleaning))
            has_terms = bool(self._bridge.codebook.terms)
            panel.show_instead(
                empty_words(panel.filters, passed, others, has_terms=has_terms, is_looking=is_looking)
            )
        self._say_why()

    def _say_why(self) -> None:
        """The current suggestion with its evidence, or how many stand below a heading."""
        row = self.panel.list.current
        if row is None:
            self.panel.say_why("")
        elif row.place is not None:
            titles = {s.transcript.id: s.transcript.title for s in self._window.transcripts.model.summaries}
            is_everywhere = self.panel.filters.everywhere
            title = titles.get(row.place.transcript_id, "") if is_everywhere else ""
            self.panel.say_why(explained(row.place, title))
        else:
            said = translate_count("{count} place stands here", "{count} places stand here", len(row.places))
            verb = translate("{key} accepts all of them").format(key=shown_key("accept_alike"))
            self.panel.say_why(f"{said} · {verb}")

    def _show_work(self, share: float | None) -> None:
        """How far the answers are that take a while."""
        self.panel.show_work("" if share is None else said_at_work(share), share or 0.0)
        if share is None:
            self._show_count()

    def _looked(self) -> None:
        """The scan went on, or ended."""
        if self.is_open and not self.answering.is_at_work:
            self._refresh()

    # Following

    def _follow(self, event: Event) -> None:
        if not self.is_open:
            return
        if event.touches(Correction, Transcript):
            self.panel.model.forget_contexts()
        if not event.touches(Correction, Decision, Term, Speaker, Transcript):
            return
        self._refresh()
        is_undone = any(change.after is None for change in event.of(Decision))
        if is_undone and self.listing.came_back and self._has_keyboard:
            rows = [self.panel.model.row_of(place_key(place)) for place in self.listing.came_back]
            there = [row for row in rows if row >= 0]
            self.panel.list.put_row(min(there, default=self.panel.list.row))
            self._look_at(self.panel.list.place)
        elif self._is_answering:
            self._look_at(self.panel.list.place)
        if self.panel.filters.everywhere and event.touches(Term, Speaker, Transcript):
            self.surveying.start()

    @property
    def _has_keyboard(self) -> bool:
        keyboard = QApplication.focusWidget()
        return keyboard is not None and self.panel.isAncestorOf(keyboard)

    def _transcript_changed(self) -> None:
        """The page shows another transcript: what stands around its places is known better now."""
        if self.is_open:
            self.panel.model.forget_contexts()
            if not self._is_showing:
                self._refresh()

    def _look_at(self, place: Suggestion | None) -> None:
        self._say_why()
        if place is None or place.transcript_id == self._bridge.selection.transcript_id:
            self._following.stop()
            self._follow_row()
        else:
            self._following.start()

    def _follow_row(self) -> None:
        """Show the current place on the page; the keyboard stays where it is."""
        place = self.panel.list.place
        if place is None:
            return
        keyboard = QApplication.focusWidget()
        self._is_showing = True
        self._window.panes.centre.setCurrentWidget(self._view.page)
        self._view.whereabouts.jump(lambda: self._suggesting.go_to(place), "queue")
        if keyboard is not None:
            keyboard.setFocus(Qt.FocusReason.OtherFocusReason)
        self._is_showing = False

    def _fold(self, key: RowKey, wanted: bool | None) -> None:
        folded = self.listing.folded
        is_folded = key not in folded if wanted is None else wanted
        if is_folded is (key in folded):
            return
        folded ^= {key}
        self.listing.fold()
        self.panel.list.show_folded(frozenset(folded))
        self.panel.list.is_quiet = True
        self.panel.model.show_rows(self.listing.rows)
        self.panel.list.put_row(self.panel.model.row_of(key))
        self.panel.list.is_quiet = False
        self._say_why()

    # Answers

    def answer(self, name: str) -> None:
        """Do what a key or a button says with the current row."""
        row = self.panel.list.current
        if row is None or self.answering.is_at_work:
            return
        if name == "accept_alike":
            self._accept_all(self.listing.alike(row), group_name(row.group) if row.group is not None else "")
        elif name == "dismiss_alike" and row.place is None:
            self._make(self._suggestions.dismissing_all(row.places), row.places)
        elif row.place is None:
            self.panel.list.step(1)  # one place is answered at a time: the first one below
        elif name == "accept":
            self._make(self._suggestions.accepting([row.place]), [row.place])
        elif name == "dismiss":
            self._make(self._suggestions.dismissing(row.place), [row.place])
        elif name == "dismiss_alike":
            self._make(self._suggestions.dismissing_alike(row.place), self.listing.alike(row))
        else:
            self.panel.edit_bar.open_bar(
                row.place.source, row.place.replacement, len(self.listing.alike(row))
            )

    def accept_listed(self) -> None:
        """Accept everything that is listed, after a question."""
        self._accept_all(self.listing.places, "", asks=True)

    def _accept_all(self, places: Sequence[Suggestion], name: str, *, asks: bool = False) -> None:
        if not places:
            return
        if (asks or len(places) > _MANY) and not ask_for_many(len(places), name, self.panel):
            self.panel.take_keyboard()
            return
        self._make(self._suggestions.accepting(places), places)

    def _read_as(self, words: str, for_all: bool) -> None:
        row = self.panel.list.current
        self.panel.take_keyboard()
        if row is not None and row.place is not None:
            places = self.listing.alike(row) if for_all else [row.place]
            self._make(self._suggestions.reading(row.place, places, words), places)

    def _make(self, edit: Edit, places: Sequence[Suggestion]) -> None:
        self._is_answering = True
        self.answering.make(edit, len(places))
        self._is_answering = False
