"""The overview strip: the whole transcript at a glance, and a quick way to anywhere in it.

It is drawn in the proportions of the source text. The drawing is kept and made anew a moment after
a change, so that a mark in a long transcript does not wait for it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolButton, QToolTip, QWidget

from annotator.language import translate
from annotator.ui.transcript_page.notes import place_note
from annotator.ui.transcript_page.overview_drawing import LEFT, WIDTH, Scale, draw_overview
from annotator.ui.transcript_page.shown import Stretch
from annotator.ui.transcript_page.state import PageState

TOP, BOTTOM = 36, 8
"""What is free above the strip, where the button of the page's settings stands, and below it."""
REDRAW_MS = 80
REACH = 3
"""What lies so many pixels around the mouse is told when it rests."""


class Overview(QWidget):
    """Unreviewed stretches and speakers left, topics, claims and suggestions right, hits at the border.

    The visible part is framed. Clicks and drags move the page; ``form_asked`` says that the button
    above was pressed.
    """

    place_asked = Signal(int)
    wheel_turned = Signal(QWheelEvent)
    form_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._state: PageState | None = None
        self._visible: Stretch = (0, 0)
        self._drawn: QPixmap | None = None
        self._grabbed_by = 0.0
        self._redraw = QTimer(self)
        self._redraw.setSingleShot(True)
        self._redraw.timeout.connect(self.draw_anew)
        self.setFixedWidth(LEFT + WIDTH + LEFT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(translate("Overview of the whole transcript"))
        self.form_button = QToolButton(self)
        self.form_button.setText("Aa")
        self.form_button.setFixedSize(LEFT + WIDTH, TOP - 10)
        self.form_button.move(2, 5)
        self.form_button.setCursor(Qt.CursorShape.ArrowCursor)
        self.form_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.form_button.clicked.connect(self.form_asked)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again, in the language that is on now."""
        self.form_button.setToolTip(translate("Page settings"))
        self.form_button.setAccessibleName(translate("Page settings"))

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 2 * LEFT, 200)

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
        return QRectF(LEFT, TOP, WIDTH, max(1, self.height() - TOP - BOTTOM))

    def _scale(self) -> Scale:
        box = self._box()
        length = len(self._state.transcript.text) if self._state is not None else 1
        return Scale(box.top() + 2, max(1.0, box.height() - 4), max(1, length))

    def y_of(self, offset: int) -> float:
        """How far down a source place is."""
        return self._scale().y_of(offset)

    def _frame_box(self) -> QRectF:
        top, bottom = self.y_of(self._visible[0]), self.y_of(self._visible[1])
        return QRectF(LEFT - 1.25, top, WIDTH + 2.5, max(10.0, bottom - top))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is None:
            return
        painter = QPainter(self)
        if self._drawn is not None:
            painter.drawPixmap(0, 0, self._drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._state.look
        painter.setPen(QPen(look.accent(), 1.5))
        painter.setBrush(look.accent(0.10))
        painter.drawRoundedRect(self._frame_box(), 4, 4)

    def _draw(self, state: PageState) -> QPixmap:
        ratio = self.devicePixelRatioF()
        drawn = QPixmap(self.size() * ratio)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        draw_overview(painter, self._box(), state, self._scale())
        painter.end()
        return drawn

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw.start(0)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The frame is taken where it is touched; elsewhere it comes to the mouse."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        y, frame = event.position().y(), self._frame_box()
        is_inside = frame.top() <= y <= frame.bottom()
        self._grabbed_by = y - frame.center().y() if is_inside else 0.0
        if not is_inside:
            self._ask(y)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event.position().y() - self._grabbed_by)

    def _ask(self, y: float) -> None:
        self.place_asked.emit(self._scale().offset_at(y))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.wheel_turned.emit(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self.hint_at(event.pos().y()), self)
            return True
        return super().event(event)

    def hint_at(self, y: float) -> str:
        """What lies at a height of the strip; rich text."""
        if self._state is None or y < TOP:
            return ""
        scale = self._scale()
        first, last = scale.offset_at(y - REACH), scale.offset_at(y + REACH)
        return place_note(self._state, scale.offset_at(y), (first, max(last, first + 1)))
