"""Where places alike stand in the window: the panel below the page, and the page that follows it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.domain.correction import Correction, CorrectionKind
from annotator.domain.progress import Progress
from annotator.domain.span import Span
from annotator.language import translate, translate_count
from annotator.text.mishearing import kind_of
from annotator.ui.alike.offering import Offering, ToFix
from annotator.ui.alike.panel import ENTER, AlikePanel
from annotator.ui.alike.remembering import Remembering
from annotator.ui.find.hit_model import Known
from annotator.ui.following import Following
from annotator.ui.held_keys import HeldKeys
from annotator.ui.long_edit import LongEdit
from annotator.ui.reporting import report
from annotator.ui.working import Task
from annotator.workspace.alike import AlikePlace, fixing, places_alike, still_alike, with_spelling
from annotator.workspace.events import Event, Made
from annotator.workspace.finding import Hit

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView

ALIKE = "alike"
"""The panel's name among those below the page."""
_MS_TO_FOLLOW = 120
"""Another transcript is opened only where the keyboard rests on a place in it."""


class AlikeStorey(QObject):
    """Opens and closes the panel, lists what is alike, shows it on the page, fixes what is ticked."""

    def __init__(
        self, window: MainWindow, view: ProjectView, offering: Offering, remembering: Remembering
    ) -> None:
        super().__init__(view.bridge)
        self._window, self._view, self._offering = window, view, offering
        self._bridge = view.bridge
        self.panel: AlikePanel = AlikePanel()
        self._follows = Following(window, view)
        self._asked = ToFix("", "")
        self._home = ""
        self._listing: Task | None = None
        self._fixing = LongEdit(self._bridge, self._show_work)
        self._keys_until_listed = HeldKeys((self.panel.list,), passing=ENTER)
        self._keys_until_fixed = HeldKeys((self.panel.list, self.panel.field), passing=ENTER)
        self._painted: list[Span] = []
        self._left = 0
        self._resting = QTimer(self, singleShot=True, interval=_MS_TO_FOLLOW)
        self._resting.timeout.connect(self._follow)
        self._connect(remembering)
        window.panes.storeys.put(ALIKE, self.panel, self._put_away)

    def _connect(self, remembering: Remembering) -> None:
        panel = self.panel
        panel.asked.connect(self._list)
        panel.meant.connect(self.fix)
        panel.not_meant.connect(self._say_why_not)
        panel.keeps.setChecked(remembering.is_on)
        panel.keeps.clicked.connect(lambda on: remembering.switch(is_on=on))
        remembering.switched.connect(lambda: panel.keeps.setChecked(remembering.is_on))
        panel.left.connect(self.go_back)
        panel.closing.connect(self.close)
        panel.list.looked_at.connect(self._look_at)
        panel.list.gone_to.connect(self._go_to)
        self._bridge.changed.connect(self._heard_of)
        self._bridge.transcript_changed.connect(self._stand_here)

    @property
    def is_open(self) -> bool:
        """Whether the panel is to be seen."""
        return self.panel.isVisible()

    @property
    def is_busy(self) -> bool:
        """Whether places are still being listed or fixed."""
        return self._listing is not None or self._fixing.is_at_work

    # Opening and closing

    def open(self, to_fix: ToFix) -> None:
        """List the places of a mishearing, in this transcript first; the keyboard is there at once."""
        self._asked = to_fix
        self._home = self._bridge.selection.transcript_id or ""
        self._follows.be_from_here()
        self.panel.ask(to_fix.heard, to_fix.meant, everywhere=False)
        self._window.panes.storeys.show_panel(ALIKE)
        self.panel.wait_for_places()
        self._list()
        if to_fix.meant:
            self._keys_until_listed.hold()

    def close(self) -> None:
        """Put the panel away; the page stays where it is."""
        if self.is_open:
            self._window.panes.storeys.hide_panel()
            self._view.show_page()

    def go_back(self) -> None:
        """Close, and be where one was; while places are being fixed, stop that first."""
        if self._fixing.is_at_work:
            self._fixing.call_off()
            return
        self.close()
        self._follows.go_back()

    def _put_away(self) -> None:
        self._resting.stop()
        self._stop_listing()
        self._fixing.call_off()
        self.panel.model.show_places((), {}, grouped=False)
        self._paint()

    def leave(self) -> None:
        """Go away with the project."""
        self._resting.stop()
        self._stop_listing()
        self._fixing.leave()
        self._window.panes.storeys.take_away(ALIKE)

    # Listing

    def _stop_listing(self) -> None:
        if self._listing is not None:
            self._keys_until_listed.forget()
            self._listing.abandon()
            self._listing = None

    def _stand_here(self) -> None:
        """Another transcript is on the page: what is listed of one transcript is listed of this one now."""
        here = self._bridge.selection.transcript_id
        is_listed = self.is_open and not self.panel.everywhere and not self._fixing.is_at_work
        if here is not None and here != self._home and is_listed:
            self._home = here
            self._follows.be_from_here()
            self._list(takes_keyboard=False)
        self._paint()

    def _list(self, ticked: Set[Known] | None = None, *, takes_keyboard: bool = True) -> None:
        """List the places anew, in another thread: words are looked up, texts read.

        ``ticked`` are those that the user ticked; without them what is safe is, and the keyboard comes to
        the list.
        """
        self._stop_listing()
        workspace, heard, meant = self._bridge.workspace, self._asked.heard, self.panel.field.text().strip()
        only = None if self.panel.everywhere else self._home

        def job(progress: Progress) -> Sequence[AlikePlace]:
            kind_of(heard, meant)  # whoever fixes them does not wait for the sounds to be loaded
            return places_alike(workspace, heard, meant, transcript_id=only, progress=progress)

        task = self._listing = Task(job)
        task.done.connect(lambda found: self._listed(found, ticked, takes_keyboard=takes_keyboard))
        task.broken.connect(lambda _: self._stop_listing())
        task.start()

    def _listed(self, found: object, ticked: Set[Known] | None, *, takes_keyboard: bool) -> None:
        self._listing = None
        assert isinstance(found, list)
        panel = self.panel
        titles = {s.transcript.id: s.transcript.title for s in self._window.transcripts.model.summaries}
        had_keyboard = panel.field.hasFocus()
        panel.model.show_places(found, titles, grouped=panel.everywhere, ticked=ticked)
        self._offer_spelling()
        panel.show_listed()
        self._settle()
        self._paint()
        if ticked is None and takes_keyboard and not had_keyboard:
            panel.take_keyboard()
        if panel.list.hasFocus():
            self._keys_until_listed.let_go()
        else:
            self._keys_until_listed.forget()

    def _offer_spelling(self) -> None:
        """A wrong form of a term of the glossary can be kept with it."""
        meant, heard = self.panel.field.text().strip(), self._asked.heard
        term = next((t for t in self._bridge.codebook.terms if t.term == meant), None)
        self.panel.offer_spelling("" if term is None or heard in term.spellings else term.term, heard)

    def _settle(self) -> None:
        """Be at the first place from where one was."""
        model = self.panel.model
        row = model.row_from(self._home, self._bridge.selection.caret) if self._home else -1
        self.panel.list.put_row(row if row >= 0 else model.next_hit_row(-1, 1))
        hit = self.panel.list.hit
        if hit is not None and hit.transcript_id == self._home and self._follows.is_in(self._home):
            self._follows.show(hit.transcript_id, hit.span)

    def _heard_of(self, event: Event) -> None:
        """Corrections were made or taken back: what is listed may have changed."""
        if self.is_open and not self._fixing.is_at_work and event.touches(Correction):
            self._list(self.panel.model.ticked_known())

    # The page follows

    def _look_at(self, hit: Hit) -> None:
        if self._follows.is_in(hit.transcript_id):
            self._resting.stop()
            self._follow()
        else:
            self._resting.start()

    def _follow(self) -> None:
        hit = self.panel.list.hit
        if hit is not None and self._follows.show(hit.transcript_id, hit.span):
            self._paint()

    def _go_to(self, hit: Hit) -> None:
        self._resting.stop()
        self._view.whereabouts.jump(lambda: self._follows.go_to(hit.transcript_id, hit.span), "hit")
        self._paint()

    def _paint(self) -> None:
        """Outline on the page what is listed of its transcript, and which is the current place."""
        here = self._bridge.selection.transcript_id
        hits = self.panel.model.hits_in(here)
        if not self.is_open and not self._painted:
            return
        self._painted = hits.spans() if hits is not None and self.is_open else []
        hit = self.panel.list.hit
        is_here = hits is not None and hit is not None and hit.transcript_id == here
        current = hits.place_of(hit.span) if hits is not None and hit is not None and is_here else None
        self._view.page.show_hits(self._painted, current)

    # Fixing

    def _say_why_not(self) -> None:
        """Nothing can be fixed as it is: say what is missing."""
        if self._listing is not None:
            why = translate("The places are still being looked for.")
        elif not self.panel.model.total:
            why = translate("No other place reads so.")
        elif not self.panel.field.text().strip():
            why = translate("Say first what the ticked places should read.")
        else:
            why = translate("Nothing is ticked: Space ticks a place, Ctrl+A all of them.")
        self._window.warn(why)

    def _show_work(self, share: float | None) -> None:
        """Show how far the fixing is. What is pressed meanwhile is for the page, where one is afterwards."""
        self.panel.show_work(share)
        if share is None:
            QTimer.singleShot(0, self, self._keys_until_fixed.let_go)
        else:
            self._keys_until_fixed.hold()

    def fix(self) -> None:
        """Let the ticked places read what is meant, as one step, and tell it."""
        places, meant = self.panel.model.ticked_places(), self.panel.field.text().strip()
        if self._listing is not None:
            self._say_why_not()
            return
        if not places or self._fixing.is_at_work:
            return
        self._bridge.refresh()
        workspace, asked, codebook = self._bridge.workspace, self._asked, self._bridge.codebook
        keeps_spelling = self.panel.spelling.isVisibleTo(self.panel) and self.panel.spelling.isChecked()

        def job(progress: Progress) -> Made | None:
            there = still_alike(workspace, places)
            self._left = len(places) - len(there)
            if not there:
                return None
            is_other = meant != asked.meant or asked.kind is CorrectionKind.OTHER
            kind = kind_of(asked.heard, meant) if is_other else asked.kind
            edit = fixing(there, meant, kind, asked.origin)
            if keeps_spelling:
                edit = with_spelling(edit, codebook, asked.heard, meant)
            return workspace.make([edit], progress)

        held = translate("The places are still being fixed; nothing else can be changed.")
        self._fixing.begin(job, self._fixed, held=held)

    def _fixed(self, made: object) -> None:
        left = self._left_said()
        if not isinstance(made, Made):
            self._window.tell(left)
            self._list()
            return
        events = self._bridge.workspace.announce(made)
        self._offering.end()
        self.close()
        self._follows.go_back()
        entry = events[-1].entry
        if entry is not None:
            report(self._window, entry, left)

    def _left_said(self) -> str:
        if not self._left:
            return ""
        return translate_count(
            "{count} place had changed meanwhile and was left.",
            "{count} places had changed meanwhile and were left.",
            self._left,
        )
