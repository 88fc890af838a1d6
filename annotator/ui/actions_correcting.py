"""The commands of correcting by choosing: the list at the words, unclear passages, the history of a place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.language import mark
from annotator.ui.command import Command, Scope, has_transcript

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _pick(window: MainWindow) -> None:
    from annotator.ui.picking.place import pick_place

    pick_place(window).take()


def _switch_unclear(window: MainWindow) -> None:
    from annotator.ui.picking.unclear import switch_unclear

    switch_unclear(window.open_view.bridge, window.page)


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
)
