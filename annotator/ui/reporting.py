"""What is said at the foot of the page after an edit: what has happened, and a way to take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from annotator.editing.naming import edit_done
from annotator.language import translate
from annotator.store.journal import JournalEntry

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def report(window: MainWindow, entry: JournalEntry, left: str = "") -> None:
    """Say what an edit has done; ``left`` says in a sentence of its own what it has not."""
    said = edit_done(entry.kind, entry.about)
    if left:
        said = translate("{done}. {left}").format(done=said, left=left)
    window.tell(said, translate("Undo"), window.undo)
