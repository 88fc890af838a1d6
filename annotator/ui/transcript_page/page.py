"""The transcript page as the window sees it: values go in, values come out as signals.

A gesture never changes what is shown. The page says what was asked for; the window makes the edit,
and what it changed comes back through :meth:`TranscriptPage.apply`.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.span import Place
from annotator.editing.retyping import ReadingText
from annotator.text.text_map import Side, View
from annotator.ui.theme import Theme
from annotator.ui.transcript_page import steps
from annotator.ui.transcript_page.border_drag import moved_border
from annotator.ui.transcript_page.correcting import Passage, passage_over, replacement_for
from annotator.ui.transcript_page.seen_page import SeenPage
from annotator.ui.utf16 import units


class TranscriptPage(SeenPage):
    """Shows one transcript and says what its reader does.

    Places and spans are those of the source text. ``annotation_clicked`` goes through the claims
    under the mouse, from the innermost outwards, click by click; ``text_clicked`` says that a click
    met none. ``borders_dragged`` carries the span that an annotation is asked to have;
    ``correction_entered`` source start, source end and the words to read there; ``turn_clicked`` the
    start of a turn; ``place_requested`` another place that a note in the margin points to;
    ``typed`` carries a stretch of the shown text, in code points, and the words to stand there,
    ``typing_left`` says that whoever types is done with this place; ``overview_used`` that the view is
    about to go elsewhere.
    ``caret_moved`` and ``selection_changed`` carry a ``Place`` and a ``Span`` or ``None``.
    """

    text_clicked = Signal(object)
    borders_dragged = Signal(str, object)
    correction_entered = Signal(int, int, str)
    correction_closed = Signal()
    typed = Signal(int, int, str)
    typing_left = Signal()
    context_menu = Signal(QPoint, object)
    turn_clicked = Signal(int)
    place_requested = Signal(object)
    zoom_requested = Signal(int)
    form_requested = Signal()
    overview_used = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._passage: Passage | None = None
        surface, margin = self._surface, self._surface.margin
        surface.clicked.connect(self._clicked)
        surface.plain_clicked.connect(lambda: self.text_clicked.emit(self.caret()))
        surface.menu_asked.connect(self._menu_asked)
        surface.border_dropped.connect(self._border_dropped)
        surface.zoom_asked.connect(self.zoom_requested)
        surface.view_moved.connect(self._keep_corrector_beside)
        surface.typed.connect(self._typed)
        surface.left.connect(self.typing_left)
        margin.turn_clicked.connect(self.turn_clicked)
        margin.topic_clicked.connect(self.annotation_clicked)
        margin.place_asked.connect(lambda offset: self.place_requested.emit(Place(offset)))
        self._overview.place_asked.connect(self.overview_used)
        self._overview.place_asked.connect(self._go_to)
        self._overview.wheel_turned.connect(surface.wheelEvent)
        self._overview.form_asked.connect(self.form_requested)
        self._corrector.committed.connect(self._corrected)
        self._corrector.closed.connect(self._corrector_closed)

    # Gestures

    def _clicked(self, position: int) -> None:
        """One of the claims under the click: the next one outwards from the one that is selected."""
        if self._state is None:
            return
        ids = [mark.annotation.id for mark in self._state.claims_under(position)]
        if not ids:
            self.text_clicked.emit(self._state.shown.place(position))
            return
        selected = self._state.selected
        following = (ids.index(selected) + 1) % len(ids) if selected in ids else 0
        self.annotation_clicked.emit(ids[following])

    def _menu_asked(self, at: QPoint, position: int) -> None:
        if self._state is not None:
            self.context_menu.emit(at, self._state.shown.place(position))

    def _border_dropped(self) -> None:
        state = self._state
        claim = state.selected_claim() if state is not None else None
        if state is None or claim is None or state.preview is None:
            return
        span, state.preview = state.preview, None
        self._surface.repaint_marks()
        if span != claim.span:
            self.borders_dragged.emit(claim.id, span)

    def move_border(self, side: Side, by: int) -> None:
        """Ask for a border of the selected claim to move by so many characters of what is shown."""
        state = self._state
        claim = state.selected_claim() if state is not None else None
        if state is None or claim is None:
            return
        stretch = state.shown.document_stretch(claim.span)
        shown = state.shown.from_document(stretch[0 if side is Side.START else 1]) + by
        if 0 <= shown <= len(state.shown.running):
            span = moved_border(state, claim, side, state.shown.to_document(shown))
            if span is not None and span != claim.span:
                self.borders_dragged.emit(claim.id, span)

    # Typing

    def take_keys(self, *, take: bool) -> None:
        """Let the text be typed in, or leave the keys to the window."""
        self._surface.take_keys(take=take)

    def _typed(self, first: int, last: int, words: str) -> None:
        if self._state is not None:
            shown = self._state.shown
            self.typed.emit(shown.from_document(first), shown.from_document(last), words)

    def reading_text(self) -> ReadingText | None:
        """What is shown, where that is the reading text."""
        if self._state is None or self._view is not View.READING:
            return None
        shown = self._state.shown
        return ReadingText(shown.transcript, shown.running, shown.map)

    def type_over_selection(self, words: str) -> None:
        """Say that these words were typed in the place of what is selected, or at the caret."""
        cursor = self._surface.textCursor()
        if words or cursor.hasSelection():
            self._typed(cursor.selectionStart(), cursor.selectionEnd(), words)

    def stands_behind(self) -> int | None:
        """Behind how many characters of the shown text the caret stands; ``None`` with a selection."""
        cursor = self._surface.textCursor()
        if self._state is None or cursor.hasSelection():
            return None
        return self._state.shown.from_document(cursor.position())

    def stand_behind(self, at: int) -> None:
        """Put the caret behind so many characters of the shown text, and have it in view."""
        if self._state is not None:
            position = self._state.shown.to_document(at)
            self._select(position, position)
            self._surface.ensureCursorVisible()

    # Correcting in place

    def begin_correction(self) -> None:
        """Open the editor beside the selection, or beside the word or clause under the caret."""
        state = self._state
        if state is None:
            return
        cursor = self._surface.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        chosen = start < end
        if not chosen:
            start, end = steps.correctable(state, cursor.position())
        self._passage = passage_over(state.shown, start, end)
        start, end = state.shown.document_range(self._passage.start, self._passage.end)
        inside = state.shown.running[
            state.shown.from_document(start) : state.shown.from_document(cursor.position())
        ]
        caret = None if chosen else min(units(inside), units(self._passage.words))
        self._corrector.open_with(self._passage.words, self._box_in_page(start, end), caret=caret)

    @property
    def is_correcting(self) -> bool:
        """Whether the editor for a correction is open."""
        return self._corrector.is_open

    def finish_correction(self) -> None:
        """Take what was typed so far as entered, where the editor is open."""
        if self._corrector.is_open:
            self._corrector.commit()

    def cancel_correction(self) -> None:
        """Put the editor away; nothing is corrected."""
        self._corrector.close_editor()

    def _corrected(self, words: str) -> None:
        passage, self._passage = self._passage, None
        if passage is None or self._state is None:
            return
        replacement = replacement_for(self._state.transcript, passage, words)
        if replacement is not None:
            self.correction_entered.emit(replacement.start, replacement.end, replacement.words)

    def _corrector_closed(self) -> None:
        self._surface.setFocus(Qt.FocusReason.OtherFocusReason)
        self.correction_closed.emit()

    def _keep_corrector_beside(self) -> None:
        if self._state is not None and self._passage is not None and self._corrector.is_open:
            stretch = self._state.shown.document_range(self._passage.start, self._passage.end)
            self._corrector.stand_beside(self._box_in_page(*stretch))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_corrector_beside()
