"""Fixing all like this, as the window has it: what is offered after a correction, and the list of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.text.quoting import reading_words
from annotator.ui.alike.offering import Offering, ToFix
from annotator.ui.alike.remembering import Remembering
from annotator.workspace.whole_words import mishearings

if TYPE_CHECKING:
    from annotator.ui.alike.storey import AlikeStorey
    from annotator.ui.main_window import MainWindow
    from annotator.ui.project_view import ProjectView

_LONGEST = 40
"""A longer selection is no wording that is misheard again and again."""


class FixingAlike:
    """Of one open project; :meth:`leave` when it is left."""

    def __init__(self, window: MainWindow, view: ProjectView) -> None:
        self._window, self._view = window, view
        self._storey: AlikeStorey | None = None
        self.remembering: Remembering = Remembering(view.bridge, window.preferences, window.warn)
        self.remembering.switched.connect(view.suggesting.look_now)
        self.offering: Offering = Offering(
            view.bridge,
            window.tell,
            window.panes.messages.withdraw,
            self.open,
            is_typing=lambda: view.typing.is_going_on,
        )

    @property
    def storey(self) -> AlikeStorey:
        """Where the places are listed; made when it is first asked for."""
        if self._storey is None:
            from annotator.ui.alike.storey import AlikeStorey

            self._storey = AlikeStorey(self._window, self._view, self.offering, self.remembering)
        return self._storey

    def open(self, to_fix: ToFix) -> None:
        """List the other places of a mishearing."""
        self.offering.rest()
        self.storey.open(to_fix)

    def leave(self) -> None:
        """Go away with the project."""
        self.offering.end()
        self.remembering.leave()
        if self._storey is not None:
            self._storey.leave()

    # The command

    @property
    def is_possible(self) -> bool:
        """Whether there is anything to fix the like of: words selected, or corrected here or just now."""
        return self.offering.offered is not None or self._selected() is not None or self._here() is not None

    def fix(self) -> None:
        """List the places of what is selected, of what was just corrected, or is corrected here."""
        to_fix = self._selected() or self.offering.offered or self._corrected_here()
        if to_fix is not None:
            self.open(to_fix)

    def _selected(self) -> ToFix | None:
        """Words selected on the page, with what is meant left open; corrected ones say it themselves."""
        transcript, span = self._view.bridge.transcript, self._view.bridge.selection.span
        if transcript is None or span is None or span.end - span.start > _LONGEST:
            return None
        if _over(transcript, span.start, span.end) is not None:
            return None
        heard = " ".join(reading_words(transcript.text, (), span).split())
        return ToFix(heard, "") if heard else None

    def _here(self) -> Correction | None:
        """The correction at the caret or under the selection."""
        transcript, at = self._view.bridge.transcript, self._view.bridge.selection
        if transcript is None:
            return None
        start, end = (at.caret, at.caret) if at.span is None else (at.span.start, at.span.end)
        return _over(transcript, start, end)

    def _corrected_here(self) -> ToFix | None:
        transcript, made, codebook = self._view.bridge.transcript, self._here(), self._view.bridge.codebook
        if transcript is None or made is None:
            return None
        names = [term.term for term in codebook.terms] + [person.name for person in codebook.speakers]
        found = mishearings(transcript, made, names)
        if not found:
            return None
        return ToFix(found[0].heard, found[0].meant, made.kind, made.origin)


def _over(transcript: AnnotatedTranscript, start: int, end: int) -> Correction | None:
    """The first accepted correction that takes in a place or touches a stretch from within."""
    touching = (
        one
        for one in transcript.accepted_corrections
        if (one.start < end and start < one.end) or (one.start <= start <= one.end and start == end)
    )
    return next(touching, None)
