"""Following corrections in the document: only the touched words are replaced."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from annotator.ui.transcript_page.column import TextColumn
from annotator.ui.transcript_page.shown import Rewrite, as_document_text


def rewrite(surface: TextColumn, rewrites: Sequence[Rewrite]) -> None:
    """Replace the stretches, which come last first; the layout follows each of them."""
    surface.forget_lines()
    cursor = QTextCursor(surface.document())
    with surface.lines.catching_up():
        for change in rewrites:
            cursor.setPosition(change.start)
            cursor.setPosition(change.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(as_document_text(change.text))
    surface.forget_lines()
