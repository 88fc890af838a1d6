"""How the user wants the page: the size and shape of its text, and what is shown on it. All remembered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.label import Layer
from annotator.language import mark
from annotator.ui.page_form import PageForm
from annotator.ui.transcript_page.spots import Detail

if TYPE_CHECKING:
    from annotator.ui.preferences import Preferences
    from annotator.ui.transcript_page import TranscriptPage

Shown = Layer | Detail

NAMES: Sequence[tuple[Shown, str]] = (
    (Layer.CLAIMS, mark("Claims")),
    (Layer.TOPICS, mark("Topics")),
    (Layer.SPEAKERS, mark("Speakers")),
    (Detail.CORRECTIONS, mark("Corrections")),
    (Detail.SUGGESTIONS, mark("Suggestions")),
)
"""What can be shown or hidden, with its message, as menus list it."""


class PageSettings(QObject):
    """Changes the page as the user asks, and remembers it. ``changed`` says that something is other now."""

    changed = Signal()

    def __init__(self, preferences: Preferences, page: TranscriptPage) -> None:
        super().__init__(page)
        self._preferences, self._page = preferences, page
        page.set_form(preferences.page_form)
        hidden = preferences.hidden
        self._show(frozenset(what for what, _ in NAMES if what.value not in hidden))

    # The form of the text

    @property
    def form(self) -> PageForm:
        """The size and the shape of the text."""
        return self._page.form

    def put(self, form: PageForm) -> None:
        """Show the text in another form."""
        self._page.set_form(form)
        self._preferences.put_page_form(self._page.form)
        self.changed.emit()

    def enlarge(self, step: int) -> None:
        """The text one step larger or smaller; with 0 as usual."""
        self.put(self.form.enlarged(step) if step else replace(self.form, zoom=PageForm().zoom))

    def space(self, step: int) -> None:
        """The lines one step further apart, or closer."""
        self.put(self.form.spaced(step))

    def widen(self, step: int) -> None:
        """The lines one step longer, or shorter."""
        self.put(self.form.widened(step))

    def choose_family(self, family: str) -> None:
        """Another font; empty for the window's own."""
        self.put(replace(self.form, family=family))

    def reset(self) -> None:
        """The form as drawn, and everything shown."""
        self.put(PageForm())
        self._remember(frozenset(what for what, _ in NAMES))

    # What is shown

    @property
    def shown(self) -> frozenset[Shown]:
        """What is to be seen on the page."""
        return self._page.layers_shown | self._page.details_shown

    def switch(self, what: Shown) -> None:
        """Hide it if it is shown, show it if it is hidden."""
        self._remember(self.shown ^ {what})

    def _remember(self, shown: frozenset[Shown]) -> None:
        self._show(shown)
        self._preferences.put_hidden(frozenset(what.value for what, _ in NAMES if what not in shown))
        self.changed.emit()

    def _show(self, shown: frozenset[Shown]) -> None:
        self._page.set_layers_shown(frozenset(what for what in shown if isinstance(what, Layer)))
        self._page.set_details_shown(frozenset(what for what in shown if isinstance(what, Detail)))
