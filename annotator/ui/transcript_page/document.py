"""The document of the page: exactly the shown text, without a format of its own.

What structure looks like is the layout's (:mod:`~annotator.ui.transcript_page.layout`), marks are painted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor, QTextDocument

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.text.text_map import View
from annotator.ui.transcript_page.layout import PageLayout
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.shown import ShownText, as_document_text

CHARACTERS_KEPT = 1_000_000
"""Of the texts shown before, the last ones that have no more characters together stay laid out."""

PIECE = 50_000
"""Characters that are put into a document at once, in some milliseconds."""


@dataclass(frozen=True, slots=True)
class LaidOutText:
    """A shown text in a document, with its layout."""

    shown: ShownText
    document: QTextDocument
    layout: PageLayout

    @classmethod
    def of(cls, shown: ShownText, look: Look) -> LaidOutText:
        """The text in a new document; its layout waits for a width."""
        document = _empty_document(look)
        QTextCursor(document).insertText(as_document_text(shown.text))
        return cls.with_text(document, shown, look)

    @classmethod
    def with_text(cls, document: QTextDocument, shown: ShownText, look: Look) -> LaidOutText:
        """A document in which the text stands already."""
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


def _empty_document(look: Look) -> QTextDocument:
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(look.text_font)
    document.setDocumentMargin(0)
    return document


class SettingInPieces(QObject):
    """Puts a text into a document piece by piece, between the keys; ``done`` gets the whole."""

    def __init__(
        self, shown: ShownText, look: Look, done: Callable[[LaidOutText], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shown, self._look, self._done = shown, look, done
        self._text, self._at = as_document_text(shown.text), 0
        self._document = _empty_document(look)
        self._cursor = QTextCursor(self._document)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._put)
        self._timer.start()

    def _put(self) -> None:
        if self._at < len(self._text):
            self._cursor.movePosition(QTextCursor.MoveOperation.End)
            self._cursor.insertText(self._text[self._at : self._at + PIECE])
            self._at += PIECE
            return
        self._timer.stop()
        self._done(LaidOutText.with_text(self._document, self._shown, self._look))
        self.deleteLater()

    def give_up(self) -> None:
        """Nobody wants the text any more."""
        self._timer.stop()
        self._document.deleteLater()
        self.deleteLater()


class KeptTexts:
    """The texts that were on the page before, by transcript, the last one last; and one that comes next."""

    def __init__(self) -> None:
        self._kept: dict[str, LaidOutText] = {}
        self._next: LaidOutText | None = None

    def expect(self, text: LaidOutText) -> None:
        """Have a text ready that will be shown next."""
        if self._next is not None:
            self._next.let_go()
        self._next = text

    def keep(self, text: LaidOutText) -> None:
        """Have it ready for when its transcript is shown again, and let go of what was shown longest ago.

        Its lines stay, and no marks: whether these stay in memory is not for the page to say.
        """
        shown = text.shown
        shown.transcript = replace(shown.transcript, annotations=(), relations=(), reviewed=(), card=())
        self._kept[shown.transcript.id] = text
        while sum(len(one.shown.transcript.text) for one in self._kept.values()) > CHARACTERS_KEPT:
            self._kept.pop(next(iter(self._kept))).let_go()

    def has(self, transcript: AnnotatedTranscript, view: View, look: Look) -> bool:
        """Whether the text of a transcript is there as it is to be shown now."""
        text = self._kept.get(transcript.id)
        return text is not None and text.is_of(transcript, view, look)

    def take(self, transcript: AnnotatedTranscript, view: View, look: Look) -> LaidOutText | None:
        """The text of a transcript as it is to be shown now, if it is there; it is kept no longer."""
        text, self._next = self._next, None
        if text is None or text.shown.transcript.id != transcript.id:
            if text is not None:
                text.let_go()
            text = self._kept.pop(transcript.id, None)
        if text is None:
            return None
        if not text.is_of(transcript, view, look):
            text.let_go()
            return None
        text.shown.transcript = transcript
        text.layout.wear(look)
        return text
