"""Moving about the page: the caret, the selection, and the steps that the window's keys take."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.span import Place, Span
from annotator.ui.theme import Theme
from annotator.ui.transcript_page import inner_steps, steps
from annotator.ui.transcript_page.display import PageDisplay
from annotator.ui.transcript_page.inner_steps import Step
from annotator.ui.transcript_page.repainting import choice
from annotator.ui.transcript_page.shown import Stretch


class PageCaret(PageDisplay):
    """The caret and the selection of a shown transcript, in places of the source text."""

    annotation_clicked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._grown_from: tuple[Stretch, list[Stretch]] = ((0, 0), [])

    def select_span(self, span: Span) -> None:
        """Select text and bring it into view."""
        if self._state is not None:
            start, end = self._state.shown.document_stretch(span)
            self._go(start, end, see=start)

    def put_caret(self, place: Place) -> None:
        """Move the caret and bring it into view."""
        if self._state is not None:
            position = self._state.shown.document_place(place)
            self._go(position, position, see=position)

    def reveal(self, place: Place) -> None:
        """Bring a place into view if it is not; neither caret nor selection move."""
        if self._state is not None:
            self._reveal(self._state.shown.document_place(place))

    def select_annotation(self, annotation_id: str | None) -> None:
        """Show an annotation as the selected one, with handles at its borders."""
        state = self._state
        if state is None or (state.selected == annotation_id and state.preview is None):
            return
        self._repaint(choice(state, state.selected), choice(state, annotation_id))
        state.selected = annotation_id
        state.preview = None

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        self._surface.copy()

    def select_all(self) -> None:
        """Select the whole text."""
        self._surface.selectAll()

    def caret_box(self) -> QRectF:
        """The box around the selection, or the caret, in the page's coordinates; for pop-ups."""
        cursor = self._surface.textCursor()
        return self._box_in_page(cursor.selectionStart(), cursor.selectionEnd())

    def _box_in_page(self, start: int, end: int) -> QRectF:
        box = self._surface.box_of(start, end)
        return box.translated(QPointF(self._surface.viewport().mapTo(self, QPoint(0, 0))))

    def _select(self, anchor: int, position: int) -> None:
        cursor = self._surface.textCursor()
        cursor.setPosition(anchor)
        cursor.setPosition(position, QTextCursor.MoveMode.KeepAnchor)
        self._surface.setTextCursor(cursor)

    def _go(self, anchor: int, position: int, *, see: int) -> None:
        """Select from ``anchor`` to ``position``, with the place ``see`` in view.

        First the view goes there: else Qt would bring the caret to an edge of it, for nothing but to have
        its lines laid out.
        """
        self._reveal(see)
        self._select(anchor, position)
        self._reveal(see)  # again, where folded lines were opened or the other end is what Qt showed

    def _reveal(self, position: int) -> None:
        if not self._surface.is_in_view(position):
            self._surface.scroll_to(position)

    def _go_to(self, offset: int) -> None:
        if self._state is not None:
            self._surface.scroll_to(self._state.shown.document_place(Place(offset)), 0.5)

    def _position(self) -> int:
        return self._surface.textCursor().position()

    def _step(self, position: int | None, *, extend: bool = False) -> None:
        """Move the caret; with ``extend`` the selection's other end stays."""
        if position is not None:
            anchor = self._surface.textCursor().anchor() if extend else position
            self._go(anchor, position, see=position)

    # Steps, for the window's keys

    def next_sentence(self, *, extend: bool = False) -> None:
        """The caret to the next sentence; with ``extend`` the selection to the end of one, less its stop."""
        position = self._position()
        if self._state is None:
            return
        here = steps.sentence_words(self._state, position)
        there = steps.sentence_after(self._state, position)
        if extend and here is not None and here[0] <= position < here[1]:
            self._step(here[1], extend=True)
        elif there is not None and extend:
            further = steps.sentence_words(self._state, there[0])
            self._step(there[1] if further is None else further[1], extend=True)
        elif there is not None:
            self._step(there[0])

    def previous_sentence(self, *, extend: bool = False) -> None:
        """The caret to the start of this sentence, or of the one before when it is there already."""
        if self._state is not None:
            there = steps.sentence_before(self._state, self._position())
            self._step(None if there is None else there[0], extend=extend)

    def step(self, by: Step, *, back: bool = False, extend: bool = False) -> None:
        """The caret by a word, a clause or a character; with ``extend`` the selection's other end stays.

        A caret goes where words begin; the end of a selection goes where they end.
        """
        if self._state is None:
            return
        cursor = self._surface.textCursor()
        if not extend and cursor.hasSelection() and by is not Step.CLAUSE:
            self._step(cursor.selectionStart() if back else cursor.selectionEnd())
            return
        self._step(inner_steps.stepped(self._state, by, cursor, back=back, extend=extend), extend=extend)

    def sentence(self) -> Span | None:
        """The sentence at the caret, without its full stop; ``None`` where there are no words."""
        stretch = None if self._state is None else steps.sentence_words(self._state, self._position())
        return None if self._state is None or stretch is None else self._state.shown.span(*stretch)

    def select_sentence(self) -> None:
        """Select the sentence at the caret, without its full stop."""
        if self._state is not None:
            stretch = steps.sentence_words(self._state, self._position())
            if stretch is not None:
                self._go(*stretch, see=stretch[0])

    def next_turn(self) -> None:
        """The caret to the first words of the next turn."""
        if self._state is not None:
            self._step(steps.turn_after(self._state, self._position()))

    def previous_turn(self) -> None:
        """The caret to the first words of this turn, or of the one before."""
        if self._state is not None:
            self._step(steps.turn_before(self._state, self._position()))

    def next_claim(self) -> None:
        """The caret to the next claim, which is said to have been clicked."""
        if self._state is not None:
            self._to_claim(steps.claim_after(self._state, self._position()))

    def previous_claim(self) -> None:
        """The caret to the claim before, which is said to have been clicked."""
        if self._state is not None:
            self._to_claim(steps.claim_before(self._state, self._position()))

    def _to_claim(self, claim: Annotation | None) -> None:
        if claim is not None and self._state is not None:
            self._step(self._state.shown.document_stretch(claim.span)[0])
            self.annotation_clicked.emit(claim.id)

    def grow_selection(self) -> None:
        """Select the next wider stretch: word, clause, sentence, paragraph, turn, everything."""
        cursor = self._surface.textCursor()
        if self._state is None:
            return
        now = cursor.selectionStart(), cursor.selectionEnd()
        wider = steps.grown(self._state, *now)
        if wider is not None:
            grown_from = [*self._grown_from[1], now] if self._grown_from[0] == now else [now]
            self._go(*wider, see=wider[0])
            self._grown_from = wider, grown_from

    def shrink_selection(self) -> None:
        """Select what was selected before the selection grew last."""
        cursor = self._surface.textCursor()
        now, earlier = self._grown_from
        if earlier and now == (cursor.selectionStart(), cursor.selectionEnd()):
            self._go(*earlier[-1], see=earlier[-1][0])
            self._grown_from = earlier[-1], earlier[:-1]
