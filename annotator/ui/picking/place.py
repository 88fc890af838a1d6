"""Correcting by choosing: a key takes what looks wrong, the list at it says what was meant, a digit accepts.

What takes a while is worked out in another thread. Where it is ready at once, the list opens with it;
otherwise it opens saying that it looks.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, Qt, QTimer

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.span import Place, Span
from annotator.editing import AddTerm, Edit, MarkUnclear
from annotator.language import translate
from annotator.ui.alike.offering import ToFix
from annotator.ui.picking.popup import PickPopup, one_line
from annotator.ui.working import Task
from annotator.workspace.alike import count_alike
from annotator.workspace.picking import (
    Offer,
    Offers,
    Picking,
    Stretch,
    corrections_over,
    keeping,
    picked,
    whole,
)
from annotator.workspace.scan_process import scan_process
from annotator.workspace.wrong_places import FURTHER, Standing, stretched, wrong_before, wrong_places

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_PATIENCE_S = 0.06
"""So long the window waits for an answer before it says that it looks: a blink."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """The places that can be taken, which of them is, and what is offered for it.

    ``is_found`` says that the program found the place, not the user.
    """

    places: Sequence[Stretch]
    at: int
    offers: Offers
    is_found: bool


class PickPlace(QObject):
    """The list at the words of an open project."""

    def __init__(self, window: MainWindow) -> None:
        view = window.open_view
        super().__init__(view.bridge)
        self._window, self._view = window, view
        self._bridge, self._page = view.bridge, view.page
        self._process = scan_process()
        self._picking = Picking(self._bridge.workspace, self._process)
        self._ready_for: tuple[str, int | None] | None = None
        self._places: Sequence[Stretch] = ()
        self._at = 0
        self._passed: list[Stretch] = []
        self._taken: Stretch | None = None
        self._passing: Stretch | None = None
        self._went_on: int | None = None
        self._asked = 0
        self.popup: PickPopup | None = None
        self._tasks: set[Task] = set()
        self._bridge.transcript_left.connect(self.close)
        self._bridge.closing.connect(self._leave)
        self._page.view_moved.connect(self._stand_again)

    @property
    def taken(self) -> Stretch | None:
        """The words that the list is about, or was last."""
        return self._taken

    def prepare(self, *, only_elsewhere: bool = False) -> None:
        """Have ready what the list needs; with ``only_elsewhere`` only where another process holds it."""
        transcript, picking = self._bridge.transcript, self._picking
        if transcript is None or self._ready_for == (transcript.id, self._process.pid):
            return
        if only_elsewhere and not self._process.is_usable:
            return

        def ready(is_ready: object) -> None:
            if is_ready:
                self._ready_for = transcript.id, self._process.pid

        task = Task(lambda _: picking.prepare(transcript))
        task.done.connect(ready)
        self._start(task)

    def _start(self, task: Task) -> None:
        """Begin work that is called off when the project is let go."""
        self._tasks.add(task)
        for ended in (task.done, task.failed, task.broken, task.cancelled):
            ended.connect(lambda *_: self._tasks.discard(task))
        task.start()

    def _leave(self) -> None:
        self.close()
        for task in self._tasks:
            task.abandon()
        self._tasks.clear()

    # Taking words

    def take(self) -> None:
        """Offer what may have been said: of the selected words, else of what looks wrong from the caret on.

        What was found and taken last and is still selected is passed over.
        """
        transcript, selected = self._bridge.transcript, self._page.selection()
        self._passed.clear()
        if transcript is None:
            return
        if selected is not None and (selected.start, selected.end) != self._passing:
            self._take([whole(transcript, selected.start, selected.end)], 0, is_found=False)
            return
        caret = self._page.caret().offset if selected is None else selected.end
        self._take_from(caret, goes_on=selected is not None or caret == self._went_on)

    def _take_from(self, caret: int, *, goes_on: bool) -> None:
        waiting = self._view.suggesting.waiting
        near = [s for s in waiting.all if s.end > caret]
        current = self._view.suggesting.current
        if current is not None and not goes_on and current.start < current.end:
            near.insert(0, current)
        here = Standing(caret, near, goes_on)
        picking = self._picking

        def look(transcript: AnnotatedTranscript) -> _Answer | None:
            places = wrong_places(picking, transcript, here)
            if not places:
                return None
            return _Answer(places, 0, picking.offers(transcript, places[0]), is_found=True)

        self._taken = None  # until it is known, no key answers for other words
        self._ask(look, "")

    def _take(self, places: Sequence[Stretch], at: int, *, is_found: bool) -> None:
        """Offer what may have been said at one of these places."""
        transcript, picking = self._bridge.transcript, self._picking
        if transcript is not None:
            start, end = self._taken = places[at]
            self._ask(
                lambda text: _Answer(places, at, picking.offers(text, places[at]), is_found),
                transcript.text[start:end],
            )

    def _ask(self, look: Callable[[AnnotatedTranscript], _Answer | None], heard: str) -> None:
        """Have an answer worked out; only the last question is answered."""
        transcript = self._bridge.transcript
        if transcript is None:
            return
        self._asked += 1
        number, ready = self._asked, threading.Event()
        found: list[_Answer | None] = []

        def work() -> _Answer | None:
            try:
                found.append(look(transcript))
            finally:
                ready.set()
            return found[0]

        task = Task(lambda _: work())
        task.done.connect(lambda answer: self._answered(number, answer))
        task.broken.connect(lambda _: self._answered(number, None))
        self._start(task)
        if ready.wait(_PATIENCE_S) and found:
            self._answered(number, found[0])
        else:
            self._open().look_for(heard)
            self._stand_again()

    def _answered(self, number: int, answer: object) -> None:
        if number != self._asked:
            return
        self._asked += 1  # the same answer may come again by the other way
        transcript = self._bridge.transcript
        if not isinstance(answer, _Answer) or transcript is None:
            self.close()
            self._bridge.refused.emit(translate("There are no words here to correct."))
            return
        start, end = self._taken = answer.offers.stretch
        self._places, self._at = answer.places, answer.at
        self._passing = answer.offers.stretch if answer.is_found else None
        self._page.select_span(Span(start, end))
        self._open().show_offers(answer.offers, transcript.text[start:end])
        self._stand_again()
        QTimer.singleShot(0, self, self._count_alike)

    # The list

    def _open(self) -> PickPopup:
        if self.popup is None:
            popup = self.popup = PickPopup(self._window)
            popup.accepted.connect(self._accept)
            popup.accepted_alike.connect(self._accept_alike)
            popup.kept.connect(self._keep)
            popup.stepped.connect(self._step)
            popup.stretched.connect(self._stretch)
            popup.typed.connect(self._name)
            popup.term.connect(self._add_term)
            popup.unclear.connect(self._mark_unclear)
            popup.closed.connect(self._closed)
        return self.popup

    def close(self) -> None:
        """Put the list away; nothing is corrected."""
        self._asked += 1
        if self.popup is not None:
            self.popup.close()

    def _closed(self) -> None:
        self._asked += 1
        self.popup = None
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _stand_again(self) -> None:
        """Beside the words, wherever they are now."""
        if self.popup is not None:
            box = self._page.caret_box().toAlignedRect()
            box = box.intersected(self._page.rect()) if box.intersects(self._page.rect()) else box
            self.popup.show_beside(QRect(self._page.mapToGlobal(box.topLeft()), box.size()))

    def _count_alike(self) -> None:
        """Say in the list how many more places read so."""
        transcript, stretch = self._bridge.transcript, self._taken
        if self.popup is not None and transcript is not None and stretch is not None:
            heard = transcript.text[slice(*stretch)]
            count = count_alike(self._bridge.workspace, heard, transcript.id)
            is_one = not any(True for _ in corrections_over(transcript, *stretch))
            self.popup.show_alike(max(0, count - is_one))

    def _step(self, step: int) -> None:
        """Take the next place, behind the last one of those that come further on, or the one before."""
        if self._taken is None:
            return  # it is looked for already
        if step < 0:
            self._step_back(self._taken)
        elif self._at + 1 < len(self._places):
            self._passed.append(self._taken)
            self._take(self._places, self._at + 1, is_found=True)
        else:
            self._passed.append(self._taken)
            self._take_from(max(end for _, end in self._places), goes_on=True)

    def _step_back(self, here: Stretch) -> None:
        """Take the place one came from; before the first of these, the one that looks wrong before it."""
        if self._passed:
            self._take([self._passed.pop()], 0, is_found=True)
            return
        picking, waiting = self._picking, self._view.suggesting.waiting.all
        near = [s for s in waiting if here[0] - FURTHER <= s.start and s.end <= here[0]]

        def look(transcript: AnnotatedTranscript) -> _Answer:
            before = wrong_before(picking, transcript, here[0], near) or here
            return _Answer([before], 0, picking.offers(transcript, before), is_found=True)

        self._taken = None  # until it is known, no key answers for other words
        self._ask(look, "")

    def _stretch(self, start: int, end: int) -> None:
        """Take more words or fewer."""
        transcript = self._bridge.transcript
        if transcript is None or self._taken is None:
            return
        wanted = stretched(transcript.text, self._taken, start, end)
        if wanted != self._taken:
            self._take([whole(transcript, *wanted)], 0, is_found=False)

    def _name(self, typed: str) -> None:
        """Offer the terms and names that begin as something typed does."""
        transcript, picking = self._bridge.transcript, self._picking
        if transcript is None or not typed:
            return
        task = Task(lambda _: picking.called(transcript, typed))

        def show(found: object) -> None:
            if self.popup is not None and isinstance(found, list):
                self.popup.show_named(typed, found)

        task.done.connect(show)
        self._start(task)

    # Answers

    def _accept(self, offer: Offer) -> None:
        """Correct the words, and stand behind them: the same key takes the next place."""
        transcript, stretch = self._bridge.transcript, self._taken
        if transcript is not None and stretch is not None:
            self._do(picked(transcript, stretch, offer), stretch)

    def _accept_alike(self, offer: Offer) -> None:
        """Correct the words, and list the other places that read as they did."""
        transcript, stretch = self._bridge.transcript, self._taken
        if transcript is not None and stretch is not None:
            heard = transcript.text[slice(*stretch)]
            self._accept(offer)
            self._window.open_view.alike.open(ToFix(heard, offer.words, offer.kind, offer.origin))

    def _keep(self) -> None:
        """The words are right here, whatever is proposed for them."""
        transcript, stretch = self._bridge.transcript, self._taken
        if transcript is not None and stretch is not None:
            self._do(keeping(transcript, stretch), stretch)

    def _mark_unclear(self, guess: str) -> None:
        """Nobody can tell what was said here; what was typed is a guess."""
        transcript, stretch = self._bridge.transcript, self._taken
        if transcript is not None and stretch is not None:
            self._do(MarkUnclear(transcript.id, *stretch, guess), stretch)

    def _do(self, edit: Edit, stretch: Stretch) -> None:
        self.close()
        if self._bridge.do(edit) is not None:
            self._page.put_caret(Place(stretch[1]))
            self._went_on = self._page.caret().offset

    def _add_term(self, words: str) -> None:
        """A term of the glossary, which the list knows at once."""
        if self._bridge.do(AddTerm(words)) is not None:
            said = translate("“{term}” is in the glossary.").format(term=one_line(words))
            self._window.tell(said, translate("Undo"), self._window.undo)
            self._take(self._places, self._at, is_found=self._passing is not None)


def pick_place(window: MainWindow) -> PickPlace:
    """The list at the words of the open project; made when it is first asked for."""
    return window.open_view.bridge.findChild(PickPlace) or PickPlace(window)
