"""A button that is only its text until the mouse or the keyboard comes to it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.ui.panels import look
from annotator.ui.theme import scaled


class QuietButton(QAbstractButton):
    """Cuts its text where there is no room; ``name`` says what it does where the text does not."""

    def __init__(
        self, text: str, name: str = "", *, tone: str = "mute", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._tone = tone
        self._name = name
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_text(text)

    def show_text(self, text: str) -> None:
        """Show another text."""
        self.setText(text)
        self.setAccessibleName(self._name or text)
        self.setToolTip(self._name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look.font())
        return QSize(max(scaled(24), metrics.horizontalAdvance(self.text()) + 12), scaled(24))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(24), scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selection() if self.isDown() else look.hover())
            painter.drawRoundedRect(box, 6, 6)
        painter.setFont(look.font())
        colours = {"mute": look.muted, "ink": look.ink, "accent": look.accent}
        painter.setPen(colours[self._tone]())
        shown = QFontMetrics(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - 10
        )
        side = Qt.AlignmentFlag.AlignLeft if self._tone == "ink" else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(box.adjusted(6, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter | side, shown)
        if self.hasFocus():
            look.draw_focus(painter, box, 6)
