"""The overview strip: the whole transcript at a glance, and a quick way to anywhere in it.

It is drawn in the proportions of the source text. The drawing is kept and made anew a moment after
a change, so that a mark in a long transcript does not wait for it.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from annotator.domain.label import Layer
from annotator.language import translate
from annotator.ui.transcript_page.look import colour
from annotator.ui.transcript_page.shown import Stretch
from annotator.ui.transcript_page.state import PageState

WIDTH = 22
INSET = 8
REDRAW_MS = 80


class Overview(QWidget):
    """Speakers left, topics and claims right, the visible part framed; clicks and drags move the page."""

    place_asked = Signal(int)
    wheel_turned = Signal(QWheelEvent)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state: PageState | None = None
        self._visible: Stretch = (0, 0)
        self._drawn: QPixmap | None = None
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.timeout.connect(self.draw_anew)
        self.setFixedWidth(WIDTH + 2 * 4)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(translate("Overview of the whole transcript"))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 8, 200)

    def show_state(self, state: PageState) -> None:
        """Show this transcript, as soon as its words are on the screen."""
        self._state = state
        self._drawn = None
        self._redraw.start(0)

    def changed(self) -> None:
        """The marks are others now: draw them in a moment."""
        self._redraw.start(REDRAW_MS)

    def draw_anew(self) -> None:
        """Draw what is known now."""
        if self._state is not None:
            self._redraw.stop()
            self._drawn = self._draw(self._state)
            self.update()

    def frame(self, first: int, last: int) -> None:
        """Frame the visible source text."""
        if self._visible != (first, last):
            self._visible = (first, last)
            self.update()

    def _box(self) -> QRectF:
        return QRectF(4, INSET, WIDTH, max(1, self.height() - 2 * INSET))

    def _length(self) -> int:
        return max(1, len(self._state.transcript.text)) if self._state is not None else 1

    def y_of(self, offset: int) -> float:
        """How far down a source place is."""
        box = self._box()
        return box.top() + 2 + (box.height() - 4) * offset / self._length()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is None:
            return
        painter = QPainter(self)
        if self._drawn is not None:
            painter.drawPixmap(0, 0, self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._state.look
        top, bottom = self.y_of(self._visible[0]), self.y_of(self._visible[1])
        frame = QRectF(2.75, top, WIDTH + 2.5, max(10.0, bottom - top))
        painter.setPen(QPen(look.accent(), 1.5))
        painter.setBrush(look.accent(0.10))
        painter.drawRoundedRect(frame, 4, 4)

    def _draw(self, state: PageState) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(state.look.theme.line), 1))
        painter.setBrush(colour(state.look.theme.panel))
        painter.drawRoundedRect(self._box().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        if state.shows(Layer.SPEAKERS):
            self._draw_turns(painter, state)
        if state.shows(Layer.TOPICS):
            self._draw_topics(painter, state)
        if state.shows(Layer.CLAIMS):
            self._draw_claims(painter, state)
        painter.end()
        return drawn

    def _draw_turns(self, painter: QPainter, state: PageState) -> None:
        """Neighbouring turns in one row of pixels cannot be told apart: the longest there is painted."""
        colours = {speaker.id: state.look.of_speaker(speaker) for speaker in state.codebook.speakers}
        turns = state.transcript.turns
        scale, base = (self._box().height() - 4) / self._length(), self._box().top() + 2
        row = -1
        ends = [turn.start for turn in turns[1:]] + [self._length()]
        for turn, end in zip(turns, ends, strict=False):
            top, bottom = base + scale * turn.start, base + scale * end
            if not turn.speaker_ids or int(bottom) == row:
                continue
            row = int(bottom)
            gap = 1.0 if bottom - top > 4 else 0.0
            colour_here = colours.get(turn.speaker_ids[0], state.look.mute())
            painter.fillRect(QRectF(7, top, 6, max(1.0, bottom - top - gap)), colour_here)

    def _draw_topics(self, painter: QPainter, state: PageState) -> None:
        for annotation in state.layers.topics:
            label = state.codebook.label_by_id.get(annotation.label_id)
            top, bottom = self.y_of(annotation.span.start), self.y_of(annotation.span.end)
            painter.fillRect(QRectF(14, top, 2, max(1.0, bottom - top)), state.look.of_label(label, 0.55))

    def _draw_claims(self, painter: QPainter, state: PageState) -> None:
        """A tick two pixels high for each claim; where several fall on one, the last is painted."""
        half = (self._box().height() - 4) / self._length() / 2
        rows = {int(half * claim.span.start): claim.label_id for claim in state.layers.claims}
        colours = {label.id: state.look.of_label(label) for label in state.codebook.labels}
        top = self._box().top() + 2
        for row, label_id in rows.items():
            if label_id in colours:
                painter.fillRect(QRectF(17, top + 2 * row, 7, 2), colours[label_id])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw.start(0)

    def _ask(self, event: QMouseEvent) -> None:
        box = self._box()
        share = (event.position().y() - box.top() - 2) / max(1.0, box.height() - 4)
        self.place_asked.emit(round(min(1.0, max(0.0, share)) * self._length()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheel_turned.emit(event)
