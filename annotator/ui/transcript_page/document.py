"""The document of the page: exactly the shown text, without a format of its own.

What structure looks like is the layout's (:mod:`~annotator.ui.transcript_page.layout`), marks are painted.
"""

from __future__ import annotations

from PySide6.QtGui import QTextCursor, QTextDocument

from annotator.ui.transcript_page.layout import PageLayout
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.shown import ShownText, as_document_text


def build(shown: ShownText, look: Look) -> tuple[QTextDocument, PageLayout]:
    """A document that shows the text, and its layout, which waits for a width."""
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(look.text_font)
    document.setDocumentMargin(0)
    QTextCursor(document).insertText(as_document_text(shown.text))
    layout = PageLayout(document, shown, look)
    document.setDocumentLayout(layout)  # last: text that comes in earlier needs no following
    return document, layout
