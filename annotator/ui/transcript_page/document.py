"""The document of the page: exactly the shown text, without a format of its own.

What structure looks like is the layout's (:mod:`~annotator.ui.transcript_page.layout`), marks are painted.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtGui import QTextCursor, QTextDocument

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.text.text_map import View
from annotator.ui.transcript_page.layout import PageLayout
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.shown import ShownText, as_document_text

CHARACTERS_KEPT = 1_000_000
"""Of the texts shown before, the last ones that have no more characters together stay laid out."""


@dataclass(frozen=True, slots=True)
class LaidOutText:
    """A shown text in a document, with its layout."""

    shown: ShownText
    document: QTextDocument
    layout: PageLayout

    @classmethod
    def of(cls, shown: ShownText, look: Look) -> LaidOutText:
        """The text in a new document; its layout waits for a width."""
        document = QTextDocument()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(look.text_font)
        document.setDocumentMargin(0)
        QTextCursor(document).insertText(as_document_text(shown.text))
        layout = PageLayout(document, shown, look)
        document.setDocumentLayout(layout)  # last: text that comes in earlier needs no following
        return cls(shown, document, layout)

    def is_of(self, transcript: AnnotatedTranscript, view: View, look: Look) -> bool:
        """Whether nothing changed since that its lines and their heights follow from."""
        before = self.shown.transcript
        return (
            self.shown.view is view
            and look.lines_like(self.layout.look)
            and transcript.text is before.text
            and transcript.accepted_corrections == before.accepted_corrections
            and transcript.segments is before.segments
            and transcript.sections is before.sections
            and transcript.turns is before.turns
        )

    def let_go(self) -> None:
        """It will not be shown any more."""
        self.document.deleteLater()


class KeptTexts:
    """The texts that were on the page before, by transcript, the last one last."""

    def __init__(self) -> None:
        self._kept: dict[str, LaidOutText] = {}

    def keep(self, text: LaidOutText) -> None:
        """Have it ready for when its transcript is shown again, and let go of what was shown longest ago.

        Its lines stay, and no marks: whether these stay in memory is not for the page to say.
        """
        shown = text.shown
        shown.transcript = replace(shown.transcript, annotations=(), relations=(), reviewed=(), card=())
        self._kept[shown.transcript.id] = text
        while sum(len(one.shown.transcript.text) for one in self._kept.values()) > CHARACTERS_KEPT:
            self._kept.pop(next(iter(self._kept))).let_go()

    def take(self, transcript: AnnotatedTranscript, view: View, look: Look) -> LaidOutText | None:
        """The text of a transcript as it is to be shown now, if it is there; it is kept no longer."""
        text = self._kept.pop(transcript.id, None)
        if text is None:
            return None
        if not text.is_of(transcript, view, look):
            text.let_go()
            return None
        text.shown.transcript = transcript
        text.layout.wear(look)
        return text
