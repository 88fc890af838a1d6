"""The commands of correcting by choosing: the list at the words, unclear passages, the history of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.language import mark
from annotator.ui.command import Command, Scope, guard, has_transcript

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _pick(window: MainWindow) -> None:
    from annotator.ui.picking.place import pick_place

    pick_place(window).take()


def _switch_unclear(window: MainWindow) -> None:
    from annotator.ui.picking.unclear import switch_unclear

    switch_unclear(window.open_view.bridge, window.page)


def _show_history(window: MainWindow) -> None:
    from annotator.ui.picking.history import show_history

    show_history(window)


def _revert(window: MainWindow) -> None:
    from annotator.ui.picking.history import revert_here

    revert_here(window)


@guard(mark("Nothing is corrected here"), has_transcript)
def _is_corrected(window: MainWindow) -> bool:
    """A correction or an unclear mark stands at the caret or in the selection."""
    from annotator.ui.picking.history import standing_here

    return bool(standing_here(window))


CORRECTING: tuple[Command, ...] = (
    Command("pick", mark("Choose what was said"), "C; Alt+C", has_transcript, _pick, Scope.PAGE),
    Command(
        "unclear",
        mark("Words were lost here, or not after all"),
        "U",
        has_transcript,
        _switch_unclear,
        Scope.PAGE,
    ),
    Command("history", mark("History of this place"), "H", has_transcript, _show_history, Scope.PAGE),
    Command(
        "revert",
        mark("Back to what was heard"),
        "Shift+E; Ctrl+Shift+Backspace",
        _is_corrected,
        _revert,
        Scope.PAGE,
        tells=True,
    ),
)
