"""What the toolkit alone does: a bare ``QTextEdit`` with the same text and line height.

It does the nearest equal of what the window does: a mark is a background under a stretch of text, a
correction is typed words, another view or transcript is another document. It keeps nothing on disk,
paints no margin and knows no speakers.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.ui.theme import LIGHT
from annotator.ui.transcript_page.look import Look
from tests.bench.acts import Act, Series, played
from tests.bench.figure import seconds

HEIGHT = 860
MEASURE = 38
MS = 1000.0


def document_of(text: str) -> QTextDocument:
    """The text with the page's line height, filled before it is shown: the quickest way there is."""
    look = Look(LIGHT)
    height = QTextBlockFormat()
    height.setLineHeight(look.line_height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    height.setBottomMargin(look.paragraph_gap)
    document = QTextDocument()
    document.setUndoRedoEnabled(False)
    document.setDefaultFont(look.text_font)
    cursor = QTextCursor(document)
    cursor.setBlockFormat(height)
    cursor.insertText(text)
    return document


def bare_editor(text: str) -> QTextEdit:
    """An editor that shows the text, painted."""
    look = Look(LIGHT)
    editor = QTextEdit()
    editor.setFrameShape(QFrame.Shape.NoFrame)
    editor.setUndoRedoEnabled(False)
    editor.setFont(look.text_font)
    editor.resize(look.measure_px(MEASURE) + 24, HEIGHT)
    _show(editor, text)
    editor.show()
    editor.grab()
    return editor


def _show(editor: QTextEdit, text: str) -> None:
    document = document_of(text)
    document.setParent(editor)
    editor.setDocument(document)


def closed(widget: QWidget) -> None:
    """The widget is gone, and what it held."""
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def opened(text: str, times: int) -> Series:
    """Milliseconds until a new editor shows the text."""
    taken, shown = [], []
    for _ in range(times):
        taken.append(seconds(lambda: shown.append(bare_editor(text))) * MS)
        closed(shown.pop())
    return Series("open", tuple(taken))


@dataclass
class Bare:
    """The editor and a place in it that no other act has used."""

    editor: QTextEdit
    text: str
    chance: random.Random

    def go(self, _: int = 0) -> None:
        """The caret to a random place, in view."""
        cursor = self.editor.textCursor()
        cursor.setPosition(self.chance.randrange(len(self.text) - 200))
        self.editor.setTextCursor(cursor)
        self.editor.ensureCursorVisible()

    def mark(self, colour: str) -> None:
        """A background under 22 characters at the caret."""
        cursor = self.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 22)
        background = QTextCharFormat()
        background.setBackground(QColor(colour))
        cursor.mergeCharFormat(background)

    def correct(self) -> None:
        """Other words for two characters at the caret."""
        cursor = self.editor.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, 2)
        cursor.insertText("更正了")

    def scroll(self) -> None:
        """The bar to a random place."""
        bar = self.editor.verticalScrollBar()
        bar.setValue(self.chance.randrange(max(1, bar.maximum())))

    def next_paragraph(self) -> None:
        """The caret to the next paragraph, in view."""
        self.editor.moveCursor(QTextCursor.MoveOperation.NextBlock)
        self.editor.ensureCursorVisible()

    def resize(self, by: int, number: int) -> None:
        """Narrower, and next time as before."""
        width = Look(LIGHT).measure_px(MEASURE) + 24
        self.editor.resize(width - (by if number % 2 == 0 else 0), HEIGHT)

    def another_text(self, number: int) -> None:
        """The text with other words in it, at the same place."""
        at = self.editor.verticalScrollBar().value()
        _show(self.editor, self.text.replace("，", "；") if number % 2 == 0 else self.text)
        self.editor.verticalScrollBar().setValue(at)

    def top(self, _: int = 0) -> None:
        """The view to the top."""
        self.editor.verticalScrollBar().setValue(0)

    def deselected(self, _: int = 0) -> None:
        """Nothing is selected."""
        cursor = self.editor.textCursor()
        cursor.clearSelection()
        self.editor.setTextCursor(cursor)


def bare_acts(bare: Bare) -> Iterator[Act]:
    """What is nearest to each act of the window, by the same name."""
    editor = bare.editor
    undo = Act("", lambda _: None, lambda _: editor.undo())
    editor.document().setUndoRedoEnabled(True)
    yield Act("mark_sentence", bare.go, lambda _: bare.mark("#ffe0a0"))
    yield undo.called("undo")
    yield Act("relabel", bare.go, lambda _: bare.mark("#a0e0ff"))
    yield undo.called("undo_relabel")
    yield Act("correct", bare.go, lambda _: bare.correct())
    yield undo.called("undo_correction")
    yield Act("review_and_go_on", bare.go, lambda _: bare.next_paragraph())
    yield Act("move_caret", bare.go, lambda _: QTest.keyClick(editor, Qt.Key.Key_Right))
    yield Act("scroll", lambda _: None, lambda _: bare.scroll())
    yield Act("select_all", bare.deselected, lambda _: editor.selectAll(), few=True)
    yield Act("resize", bare.deselected, lambda i: bare.resize(60, i), few=True)
    yield Act("switch_view_top", bare.top, bare.another_text, few=True)
    yield Act("switch_view_far", bare.go, bare.another_text, few=True)


def bare_series(text: str, *, tries: int, few: int) -> Iterator[Series]:
    """How long the editor takes for everything, in milliseconds."""
    yield opened(text, few)
    editor = bare_editor(text)
    yield from played(bare_acts(Bare(editor, text, random.Random(5))), tries=tries, few=few)
    closed(editor)
