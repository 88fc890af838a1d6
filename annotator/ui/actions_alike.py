"""The command that fixes all places like one that was corrected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.language import mark
from annotator.ui.command import Command, Scope, guard, has_transcript

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


@guard(mark("Correct something first, or select the wrong words"), has_transcript)
def _has_like(window: MainWindow) -> bool:
    """Something was corrected, or words are selected, of which there may be more."""
    return window.open_view.alike.is_possible


ALIKE: tuple[Command, ...] = (
    Command(
        "fix_alike",
        mark("Fix all like this…"),
        "Shift+Return",
        _has_like,
        lambda w: w.open_view.alike.fix(),
        Scope.PAGE,
    ),
)
