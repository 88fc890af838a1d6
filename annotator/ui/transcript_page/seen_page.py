"""What else is to be seen on the page, as the window asks for it: hits, suggestions, layers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.ui.theme import Theme
from annotator.ui.transcript_page.folded_page import FoldedPage
from annotator.ui.transcript_page.links import links_of
from annotator.ui.transcript_page.spots import Detail, Spots, Suggested, split_by_place
from annotator.ui.transcript_page.touch import Touch


class SeenPage(FoldedPage):
    """The page with what other parts of the window show on it, and what the user does not want to see."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._came_from: str | None = None
        self._touch = Touch(self._surface)
        self._touch.followed.connect(self._follow)
        self._touch.stub_clicked.connect(self._folding.toggle)

    # Relations

    def follow_relation(self) -> None:
        """Go to a claim that the selected one is related to.

        Coming from one of several, to the next of them: so pressing the key again goes on along a chain.
        """
        state = self._state
        partners = [link.partner.id for link in links_of(state)] if state is not None else []
        if partners:
            came = partners.index(self._came_from) if self._came_from in partners else -1
            self._follow(partners[(came + 1) % len(partners)])

    def _follow(self, annotation_id: str) -> None:
        if self._state is not None:
            self._came_from = self._state.selected
            self._to_claim(self._state.transcript.annotation_by_id.get(annotation_id))

    # What others found

    def show_hits(self, spans: Sequence[Span], current: int | None = None) -> None:
        """Outline what a search found, one of them (by its number in ``spans``) as the current one.

        An empty sequence takes all of them away. They are forgotten with the transcript.
        """
        state = self._state
        if state is None:
            return
        if spans is not state.hits_given or len(spans) != len(state.hits):
            state.hits_given = spans
            state.hits = Spots(spans)
        state.current_hit = spans[current] if current is not None and 0 <= current < len(spans) else None
        self._overview.changed()
        self._surface.repaint_marks()

    def show_suggestions(self, suggestions: Sequence[Suggested]) -> None:
        """Underline what the program suggests; those of topics stand in the margin."""
        state = self._state
        if state is not None:
            state.suggestions, state.proposed_topics = split_by_place(suggestions)
            self._overview.changed()
            self._surface.repaint_marks()

    def set_layers_shown(self, layers: frozenset[Layer]) -> None:
        """Show the marks of these layers only; nothing is laid out again."""
        self._hide(frozenset(Layer) - layers | self._hidden & frozenset(Detail))

    def set_details_shown(self, details: frozenset[Detail]) -> None:
        """Show, besides layers, these details only."""
        self._hide(frozenset(Detail) - details | self._hidden & frozenset(Layer))

    @property
    def layers_shown(self) -> frozenset[Layer]:
        """The layers whose marks are to be seen."""
        return frozenset(Layer) - self._hidden

    @property
    def details_shown(self) -> frozenset[Detail]:
        """The details that are to be seen."""
        return frozenset(Detail) - self._hidden

    def _hide(self, hidden: frozenset[Layer | Detail]) -> None:
        self._hidden = hidden
        if self._state is not None:
            self._state.hidden = hidden
            self._overview.draw_anew()
            self._surface.repaint_marks()

    def form_button_place(self) -> QPoint:
        """The place of the screen below the button that asks for the page's settings, at its right."""
        button = self._overview.form_button
        return button.mapToGlobal(QPoint(button.width(), button.height() + 2))
