"""The command that opens the review of a transcript's structure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.language import mark, translate
from annotator.ui.command import Command, has_transcript

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def _review(window: MainWindow) -> None:
    from annotator.ui.review.dialog import show_review

    dialog = show_review(window, window.open_view.bridge)
    if dialog is not None:
        dialog.stored.connect(lambda changed: window.tell(changed, translate("Undo"), window.undo))


REVIEWING: tuple[Command, ...] = (
    Command("review_structure", mark("Review the structure…"), "Ctrl+R", has_transcript, _review),
)
