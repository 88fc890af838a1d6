"""The small editor in which a stretch of the transcript is corrected, standing beside it.

Here an input method composes: while it does, Enter and Esc belong to it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.language import translate
from annotator.ui.transcript_page.look import Look

MOST_LINES = 6
LEAST_WIDTH, MOST_WIDTH = 260, 620
DISTANCE = 6

_SHEET = """
QFrame#corrector {{ background: {page}; border: 1px solid {line}; border-radius: 10px; }}
QPlainTextEdit#correctorText, QPlainTextEdit#correctorText:focus {{
    background: {page}; color: {ink}; border: none; padding: 0;
    selection-background-color: {sel}; selection-color: {ink};
}}
QLabel#correctorHint {{ color: {mute}; background: transparent; border: none; }}
"""


class CorrectorText(QPlainTextEdit):
    """Takes every key that it can use, so that no shortcut of the window fires while one types."""

    committed = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.is_composing = False
        self.setObjectName("correctorText")
        self.setAccessibleName(translate("Correction"))
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def words(self) -> str:
        """What is written, line ends as LF; no-break spaces stay what they are."""
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
            if self.is_composing or not event.modifiers() & commands:
                event.accept()
                return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_composing:
            event.accept()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.committed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


class Corrector(QFrame):
    """The editor with its frame; it stands below the words it is about, or above where there is no room."""

    committed = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("corrector")
        self._page = parent
        self._about = QRect()
        self._line_height = 30
        self.editor = CorrectorText(self)
        self._hint = QLabel(self)
        self._hint.setObjectName("correctorHint")
        self.shadow = QGraphicsDropShadowEffect(self)
        self.shadow.setBlurRadius(28)
        self.shadow.setOffset(0, 8)
        self.setGraphicsEffect(self.shadow)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 8, 12, 8)
        rows.setSpacing(4)
        rows.addWidget(self.editor)
        rows.addWidget(self._hint)
        self.editor.committed.connect(self.commit)
        self.editor.cancelled.connect(self.close_editor)
        self.editor.textChanged.connect(self._fit)
        self.hide()

    @property
    def is_open(self) -> bool:
        return self.isVisibleTo(self._page)

    def wear(self, look: Look) -> None:
        """Put on the colours and the letters of the page."""
        theme = look.theme
        self.setStyleSheet(
            _SHEET.format(page=theme.page, line=theme.line, ink=theme.ink, sel=theme.sel, mute=theme.mute)
        )
        self.editor.setFont(look.text_font)
        self._hint.setFont(look.small_font)
        self._line_height = self.editor.fontMetrics().lineSpacing()
        shade = QColor(0, 0, 0)
        shade.setAlphaF(theme.shadow / 100)
        self.shadow.setColor(shade)

    def open_with(self, words: str, about: QRectF, *, caret: int | None = None) -> None:
        """Offer the words for correction beside the box ``about`` in the page's coordinates.

        All words are selected, or the caret stands at ``caret``, counted in Qt's units.
        """
        self._hint.setText(translate("Enter corrects · Esc leaves it as it is"))
        self.editor.is_composing = False
        self.editor.setPlainText(words)
        cursor = self.editor.textCursor()
        if caret is None:
            cursor.select(QTextCursor.SelectionType.Document)
        else:
            cursor.setPosition(min(caret, self.editor.document().characterCount() - 1))
        self.editor.setTextCursor(cursor)
        self.show()
        self.raise_()
        self.stand_beside(about)
        self.editor.setFocus(Qt.FocusReason.PopupFocusReason)

    def stand_beside(self, about: QRectF) -> None:
        """Move to the words, which are at ``about`` now."""
        self._about = about.toAlignedRect()
        self._fit()

    def _fit(self) -> None:
        """Be as large as the words need, within the page, and never cover what is corrected."""
        page = self._page.rect().adjusted(8, 8, -8, -8)
        wide = [self.editor.fontMetrics().horizontalAdvance(line) for line in self.editor.words().split("\n")]
        least = max(LEAST_WIDTH, self._hint.sizeHint().width() + 24)
        width = min(max(least, max(wide) + 56), max(least, min(page.width(), MOST_WIDTH)))
        self.setFixedWidth(width)
        rows = sum(1 + line // max(1, width - 40) for line in wide)
        self.editor.setFixedHeight(min(rows, MOST_LINES) * self._line_height + 10)
        self.adjustSize()
        left = min(max(self._about.left() - 16, page.left()), page.right() - width)
        below = self._about.bottom() + DISTANCE
        above = self._about.top() - DISTANCE - self.height()
        fits_below = below + self.height() <= page.bottom() or above < page.top()
        self.move(QPoint(left, below if fits_below else above))

    def commit(self) -> None:
        """Tell the words as they are now, and put the editor away."""
        words = self.editor.words()
        self.close_editor()
        self.committed.emit(words)

    def close_editor(self) -> None:
        """Put the editor away."""
        if self.is_open:
            self.hide()
            self.closed.emit()
