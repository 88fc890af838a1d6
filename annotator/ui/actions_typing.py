"""The commands of correcting mode: switching to it, its clipboard, and taking back batches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.language import mark
from annotator.ui.command import Command, guard, has_transcript, has_transcripts

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


@guard(mark("Go to correcting mode first"), has_transcript)
def types(window: MainWindow) -> bool:
    """The text can be typed in."""
    return window.open_view.mode == "correcting"


TYPING: tuple[Command, ...] = (
    Command("cut", mark("Cut"), "Ctrl+X; Shift+Del", types, lambda w: w.open_view.typing.cut()),
    Command("paste", mark("Paste"), "Ctrl+V; Shift+Ins", types, lambda w: w.open_view.typing.paste()),
)
IN_PLACE: tuple[Command, ...] = (
    Command("correcting", mark("Correcting mode"), "Ctrl+M", has_transcript, lambda w: w.switch_mode()),
    Command(
        "revert_step",
        mark("Take back a batch of corrections…"),
        "Ctrl+Shift+H",
        has_transcripts,
        lambda w: w.open_view.typing.show_steps(),
    ),
)
