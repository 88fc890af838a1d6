"""Where the user is and was: remembered for the next time, and gone back to after a jump."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from annotator.domain.transcript import Transcript
from annotator.ui.bridge import Bridge
from annotator.ui.last_place import LastPlace
from annotator.ui.preferences import Preferences
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.anchor import Anchor
from annotator.workspace.events import Event
from annotator.workspace.jump_list import JumpList, Spot

MS_TO_REMEMBER = 600
"""A place is written down when nobody went on from it for so long."""
S_AT_MOST = 5.0
"""Whoever never rests has it written down so often, and no key in between waits for the disk."""
_MS_TO_SETTLE = (0, 150)
"""A window that opens gets its size in steps, from its layout and from the desktop."""


class Whereabouts(QObject):
    """The jumps of a project, and its last place, written down now and then so that no crash loses it.

    ``show_page`` brings the page to the front, with the keyboard.
    """

    def __init__(
        self, bridge: Bridge, page: TranscriptPage, preferences: Preferences, show_page: Callable[[], object]
    ) -> None:
        super().__init__(bridge)
        self._bridge, self._page, self._preferences, self._show_page = bridge, page, preferences, show_page
        self.jumps = JumpList()
        self._landed: tuple[str, Spot] | None = None
        self._left: dict[str, Anchor] = {}
        self._chosen: dict[Spot, str | None] = {}
        self._remembering = QTimer(self, singleShot=True, interval=MS_TO_REMEMBER)
        self._remembering.timeout.connect(self.remember)
        self._going_since = 0.0
        for signal in (bridge.caret_moved, bridge.selection_changed, bridge.layer_changed, page.view_moved):
            signal.connect(self._remember_soon)
        page.overview_used.connect(self.leave)
        bridge.changed.connect(self._follow)

    # The last place

    def _remember_soon(self) -> None:
        """Also while keys go on and on it is written down in between."""
        now = monotonic()
        if not self._remembering.isActive():
            self._going_since = now
        elif now - self._going_since > S_AT_MOST:
            return
        self._remembering.start()

    def remember(self) -> None:
        """Write down where the user is."""
        self._remembering.stop()
        at, shown = self._bridge.selection, self._page.transcript
        if at.transcript_id is None or shown is None or shown.id != at.transcript_id:
            return
        place = LastPlace(at.transcript_id, self._page.standing(), at.annotation_id, at.layer)
        self._preferences.put_place(self._bridge.codebook.project.id, place)

    def last(self) -> LastPlace | None:
        """Where the user was when the project was open last."""
        return self._preferences.place(self._bridge.codebook.project.id)

    def return_to(self, place: LastPlace) -> None:
        """Be there again: the same words selected, the same lines in view, the same mark chosen."""
        self._bridge.open_transcript(place.transcript_id)
        if place.anchor is not None:
            self._page.stand(place.anchor)
            for ms in _MS_TO_SETTLE:
                QTimer.singleShot(ms, self, partial(self._stand_again, place.anchor))
        transcript = self._bridge.transcript
        if transcript is not None and place.annotation_id in transcript.annotation_by_id:
            self._bridge.select_annotation(place.annotation_id)

    def _stand_again(self, anchor: Anchor) -> None:
        """The window has its size only now; whoever went elsewhere meanwhile stays there."""
        standing = self._page.standing()
        if standing is not None and (standing.start, standing.end) == (anchor.start, anchor.end):
            self._page.stand(anchor)

    # From one transcript to another

    def keep(self) -> None:
        """Another transcript comes onto the page: keep where this one was left."""
        shown, anchor = self._page.transcript, self._page.standing()
        if shown is not None and anchor is not None:
            self._left[shown.id] = anchor

    def recall(self, transcript_id: str) -> bool:
        """Be where a transcript was left; whether it was on the page before."""
        left = self._left.get(transcript_id)
        if left is not None:
            self._page.stand(left)
        return left is not None

    # Jumps

    def _caret(self) -> Spot | None:
        transcript_id = self._bridge.selection.transcript_id
        return None if transcript_id is None else Spot(transcript_id, self._page.caret())

    def _here(self) -> Spot | None:
        """The caret, or what is in view where that is somewhere else."""
        spot, standing = self._caret(), self._page.standing()
        return spot if spot is None or standing is None else spot._replace(place=standing.line)

    def leave(self) -> None:
        """A jump starts where the caret is."""
        spot = self._caret()
        if spot is not None:
            self._chosen[spot] = self._bridge.selection.annotation_id
            self.jumps = self.jumps.leaving(spot)

    def jump(self, verb: Callable[[], object], name: str = "") -> None:
        """Do what leads elsewhere. The same again from where it led is one jump with it; ``name`` tells."""
        before, chosen = self._caret(), self._bridge.selection.annotation_id
        verb()
        after = self._caret()
        if before is not None and after != before:
            if not name or self._landed != (name, before):
                self._chosen[before] = chosen
                self.jumps = self.jumps.leaving(before)
            self._landed = None if after is None else (name, after)

    @property
    def can_go_back(self) -> bool:
        """Whether there is somewhere to go back to."""
        here = self._here()
        return here is not None and self.jumps.back(here) is not None

    @property
    def can_go_forward(self) -> bool:
        """Whether there is somewhere that was gone back from."""
        here = self._here()
        return here is not None and self.jumps.forward(here) is not None

    def back(self) -> None:
        """Be where the last jump started."""
        here = self._here()
        if here is not None:
            self._go(self.jumps.back(here), here)

    def forward(self) -> None:
        """Be where the last step back started."""
        here = self._here()
        if here is not None:
            self._go(self.jumps.forward(here), here)

    def _go(self, found: tuple[JumpList, Spot] | None, here: Spot) -> None:
        if found is None:
            return
        self._chosen[here] = self._bridge.selection.annotation_id
        self.jumps, spot = found
        self._landed = None
        self._bridge.open_transcript(spot.transcript_id)
        if self._bridge.selection.transcript_id != spot.transcript_id:
            return
        self._show_page()
        self._page.put_caret(spot.place)
        chosen, transcript = self._chosen.get(spot), self._bridge.transcript
        if transcript is not None and chosen in transcript.annotation_by_id:
            self._bridge.select_annotation(chosen)

    def _follow(self, event: Event) -> None:
        if event.whole:
            known = {summary.transcript.id for summary in self._bridge.workspace.summaries()}
            gone = {spot.transcript_id for spot in (*self.jumps.behind, *self.jumps.ahead)} - known
        else:
            gone = {str(c.subject.key[0]) for c in event.of(Transcript) if c.after is None}
        reachable = {*self.jumps.behind, *self.jumps.ahead}
        self._chosen = {spot: chosen for spot, chosen in self._chosen.items() if spot in reachable}
        for transcript_id in gone:
            self.jumps = self.jumps.without(transcript_id)
            self._left.pop(transcript_id, None)
