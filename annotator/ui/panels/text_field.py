"""Fields for text that save by themselves: when they are left, and after a pause."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

PAUSE_MS = 1500
_AROUND = 12  # padding, border and the margin of the document, above and below


class TextField(QPlainTextEdit):
    """Some lines of text, as high as they need.

    ``saved`` tells the text when it is other than what was shown and one pauses or leaves;
    ``left`` that the visit is over. Escape takes back what was typed since the last save.
    """

    saved = Signal(str)
    left = Signal()

    def __init__(self, name: str, *, lines: int = 1, most: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._lines, self._most = lines, most
        self._is_composing = False
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self.textChanged.connect(self._touch)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def show_text(self, text: str) -> None:
        """Show what is stored; what is being typed and not yet saved stays."""
        is_typing = self.hasFocus() and self.toPlainText() != self._shown
        self._shown = text
        if is_typing or self.toPlainText() == text:
            return
        self._put(text)

    def replace_text(self, text: str) -> None:
        """Show the text of something else."""
        self._pause.stop()
        self._shown = text
        if self.toPlainText() != text:
            self._put(text)

    def _put(self, text: str) -> None:
        place = min(self.textCursor().position(), len(text))
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)
        self._fit()

    @property
    def is_dirty(self) -> bool:
        """Whether something was typed that is not yet saved."""
        return self.toPlainText() != self._shown

    def save(self) -> None:
        """Tell the text if it is another; while an input method composes, later."""
        if self._is_composing:
            self._pause.start()
            return
        self._pause.stop()
        if self.is_dirty:
            self._shown = self.toPlainText()
            self.saved.emit(self._shown)

    def _touch(self) -> None:
        if self.is_dirty:
            self._pause.start()

    def _fit(self) -> None:
        lines = max(self._lines, min(self._most, round(self.document().size().height())))
        height = self._needed(lines) + _AROUND
        if self.height() != height or self.maximumHeight() != height:
            self.setFixedHeight(height)

    def _needed(self, lines: int) -> int:
        """How high so many lines are: those in Chinese are higher than a Latin font says."""
        heights: list[float] = []
        block = self.document().begin()
        while block.isValid() and len(heights) < lines:
            self.blockBoundingRect(block)  # lays it out
            laid = block.layout()
            heights += [laid.lineAt(i).height() for i in range(laid.lineCount())]
            block = block.next()
        heights = heights[:lines]
        usual = QFontMetrics(self.font()).lineSpacing()
        return ceil(sum(heights)) + (lines - len(heights)) * usual

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._is_composing and self.is_dirty:
            self.replace_text(self._shown)
            event.accept()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._is_composing = False
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.save()
            self.left.emit()
        else:
            self.save()
