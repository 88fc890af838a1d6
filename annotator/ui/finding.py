"""What the palette offers: commands, transcripts, and the places where words stand in the open transcript."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from annotator.domain.span import Span
from annotator.language import translate
from annotator.text.matching import Query
from annotator.ui.actions import MENUS
from annotator.ui.command_palette import Entry, Kind, Search
from annotator.ui.keymap import current_keymap, plain
from annotator.ui.transcripts.wording import progress_text
from annotator.workspace.finding import Hit

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_MOST_PLACES = 60
_BEFORE = 12
"""Characters before the words that a row has room for."""


def entries(window: MainWindow) -> Sequence[Entry]:
    """Every command with its key, those that are possible first; then the transcripts."""
    commands = [
        Entry(
            plain(translate(command.text)),
            partial(window.run, command),
            detail=plain(translate(menu.title)),
            key=current_keymap().shown(command),
            why_not=window.why_not(command),
        )
        for menu in MENUS
        for command in menu.commands
        if command.name != "palette"
    ]
    commands.sort(key=lambda entry: not entry.possible)
    view = window.view
    if view is None:
        return commands
    here = view.bridge.selection.transcript_id
    transcripts = [
        Entry(
            summary.transcript.title,
            partial(view.going.to, summary.transcript.id),
            Kind.TRANSCRIPT,
            progress_text(summary),
        )
        for summary in window.transcripts.model.summaries
        if summary.transcript.id != here
    ]
    return [*commands, *transcripts]


def places(window: MainWindow) -> Search:
    """A search of the open transcript."""
    view = window.view
    transcript = view.bridge.transcript if view is not None else None
    if view is None or transcript is None:
        return lambda query: ()
    searching, here = view.bridge.workspace.searching, (transcript.id,)

    def go_to(span: Span) -> None:
        view.show_page()
        view.whereabouts.jump(lambda: view.page.select_span(span))

    def search(query: str) -> Sequence[Entry]:
        return [
            _entry(hit, go_to) for hit in islice(searching.find(Query(query), transcripts=here), _MOST_PLACES)
        ]

    return search


def _entry(hit: Hit, go_to: Callable[[Span], None]) -> Entry:
    before = hit.before[-_BEFORE:]
    strong = (len(before), len(before) + len(hit.words))
    text = f"{before}{hit.words}{hit.after}"
    return Entry(text, partial(go_to, hit.span), Kind.PLACE, translate("in the text"), strong=strong)
