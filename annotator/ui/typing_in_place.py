"""Correcting mode: what is typed in the page becomes corrections, key by key.

Keys up to a pause are one step of undo; going elsewhere, leaving the page and every other command are a
pause too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.domain.span import Place
from annotator.editing.retyping import ReadingText, as_typed
from annotator.editing.typing_over import KnownWords
from annotator.language import translate
from annotator.text import borders, sounds
from annotator.text.text_map import Side, View
from annotator.ui.actions import BY_NAME
from annotator.ui.bridge import Bridge
from annotator.ui.controls import spoken_key
from annotator.ui.following_others import FollowingOthers
from annotator.ui.keymap import current_keymap
from annotator.ui.transcript_page import TranscriptPage
from annotator.workspace.events import Event
from annotator.workspace.keystrokes import Keystrokes, caret_after

PAUSE_MS = 1000


def _load() -> None:
    """Have ready what tells the kinds of mistakes, and what a word is."""
    borders.load()
    sounds.load()


class TypingInPlace(QObject):
    """Hears what is typed in the page, and makes the edits. ``turned`` tells whether it does so now."""

    turned = Signal(bool)

    def __init__(self, bridge: Bridge, page: TranscriptPage) -> None:
        super().__init__(page)
        self._bridge, self._page = bridge, page
        self._keys = Keystrokes(bridge.join, lambda: KnownWords.of(bridge.codebook))
        self._is_on = self._is_ours = False
        self._loading: Thread | None = None
        self._pausing = QTimer(self)
        self._pausing.setSingleShot(True)
        self._pausing.setInterval(PAUSE_MS)
        self._pausing.timeout.connect(self._pause)
        page.typed.connect(self._typed)
        page.typing_left.connect(self.finish)
        page.caret_moved.connect(self._caret_moved)
        bridge.changed.connect(self._changed)
        bridge.transcript_left.connect(self.finish)
        others = FollowingOthers(page, bridge.workspace.path, self.take_in_others, self._is_free)
        bridge.closing.connect(others.stop)

    def turn(self, *, on: bool) -> None:
        """Let the page be typed in from now on, or no longer."""
        self.finish()
        self._is_on = on
        self._page.take_keys(take=on)
        self.turned.emit(on)
        if on and self._loading is None:
            self._loading = Thread(target=_load, daemon=True)
            self._loading.start()

    @property
    def is_going_on(self) -> bool:
        """Whether the next key belongs to the step of the last one."""
        return self._pausing.isActive()

    # Keys

    def _typed(self, first: int, last: int, words: str) -> None:
        reading = self._page.reading_text()
        if reading is None:
            self._bridge.refused.emit(self._why_not())
            return
        words = as_typed(words)
        if first == last and not words:
            return
        with self._ours():
            reading, first, last = self._after_others(reading, first, last)
        if words == "\n":
            self._pause()
        self._pausing.start()  # whoever hears of the edit knows that more keys may follow
        with self._ours():
            at = self._keys.press(reading, first, last, words)
            now = self._page.reading_text()
            if at is not None and now is not None:
                self._page.stand_behind(caret_after(now.map, at))
        if words == "\n":
            self._pause()

    def _after_others(self, reading: ReadingText, first: int, last: int) -> tuple[ReadingText, int, int]:
        """The reading text with what other programs wrote until now, and where a stretch stands in it."""
        start, end = reading.map.place(first), reading.map.place(last, Side.END)
        self._bridge.refresh()
        now = self._page.reading_text()
        if now is None or now.transcript is reading.transcript:
            return reading, first, last
        if first == last:
            at = now.map.shown(start)
            return now, at, at
        return now, now.map.shown(start), now.map.shown(end, Side.END)

    def _is_free(self) -> bool:
        """Whether nothing is being typed and no edit is made elsewhere: else the next key takes others in."""
        return not (self.is_going_on or self._bridge.is_held)

    def take_in_others(self) -> None:
        """Show what other programs wrote until now; what is typed next goes on where one is."""
        with self._ours():
            self._bridge.refresh()

    def _why_not(self) -> str:
        key = spoken_key(current_keymap().shown(BY_NAME["reading"]))
        if self._page.view is View.SOURCE:
            return translate("The source text never changes; type in the reading text ({key}).").format(
                key=key
            )
        return translate("Tracked changes show both wordings; type in the reading text ({key}).").format(
            key=key
        )

    def cut(self) -> None:
        """Take the selected words out of the reading text, and keep them on the clipboard."""
        if self._page.selection() is not None:
            self._page.copy()
            self._page.type_over_selection("")

    def paste(self) -> None:
        """Let what is on the clipboard stand in the place of what is selected, or at the caret."""
        self._page.type_over_selection(QGuiApplication.clipboard().text())

    # Pauses

    def _pause(self) -> None:
        """The keys so far are one step; while the sounds are still being loaded, a little later."""
        if self._loading is not None and self._loading.is_alive():
            self._pausing.start()
            return
        self._settle(self._keys.pause)

    def finish(self) -> None:
        """The keys so far are one step, and what is typed next is another correction."""
        self._settle(self._keys.leave)

    def _settle(self, how: Callable[[AnnotatedTranscript], None]) -> None:
        transcript = self._bridge.transcript
        self._pausing.stop()
        if transcript is None:
            self._keys.forget()
            return
        at = self._page.stands_behind()
        with self._ours():
            how(transcript)
            if at is not None and self._page.stands_behind() != at:
                self._page.stand_behind(at)  # the words are told otherwise, and read as before

    @contextmanager
    def _ours(self) -> Iterator[None]:
        """What changes meanwhile, and where the caret goes, is our own doing."""
        before, self._is_ours = self._is_ours, True
        try:
            yield
        finally:
            self._is_ours = before

    def _caret_moved(self, _place: Place) -> None:
        if not self._is_ours and self._keys.is_typing:
            self.finish()

    def _changed(self, _event: Event) -> None:
        if not self._is_ours:
            self._keys.forget()

    # Taking back

    def undo(self) -> Event | None:
        """Take back the last step; in correcting mode the caret goes there."""
        self.finish()
        return self._shown(self._bridge.undo())

    def redo(self) -> Event | None:
        """Make the step again that was taken back last; in correcting mode the caret goes there."""
        self.finish()
        return self._shown(self._bridge.redo())

    def show_steps(self) -> None:
        """List the steps that corrected something which still stands, to be taken back as a whole."""
        from annotator.ui.dialogs.step_list import StepList

        self.finish()
        StepList(self._page.window(), self._bridge).open()

    def _shown(self, event: Event | None) -> Event | None:
        transcript = self._bridge.transcript
        if event is None or transcript is None or not self._is_on:
            return event
        changed = [c.subject for c in event.of(Correction)]
        here = [c for c in changed if isinstance(c, Correction) and c.transcript_id == transcript.id]
        if here:
            self._page.put_caret(Place(max(c.end for c in here)))
        return event
