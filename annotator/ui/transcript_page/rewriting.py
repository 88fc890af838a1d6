"""Following corrections in the document: only the touched words are replaced."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from annotator.ui.transcript_page.document import reformat
from annotator.ui.transcript_page.shown import Rewrite, as_document_text
from annotator.ui.transcript_page.state import PageState
from annotator.ui.transcript_page.surface import TextSurface


def rewrite(surface: TextSurface, rewrites: Sequence[Rewrite], state: PageState) -> None:
    """Replace the stretches, which come last first, and format their lines for what they are now."""
    surface.forget_lines()
    cursor = QTextCursor(surface.document())
    cursor.beginEditBlock()
    for change in rewrites:
        cursor.setPosition(min(change.start + 1, change.end))
        letters = cursor.charFormat()
        cursor.setPosition(change.start)
        cursor.setPosition(change.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(as_document_text(change.text), letters)
    shift = 0
    for change in reversed(rewrites):
        start = change.start + shift
        reformat(surface.document(), state.shown, state.look, start, start + change.length)
        shift += change.length - (change.end - change.start)
    cursor.endEditBlock()
    surface.forget_lines()
