"""The keys of the review as buttons: what each decides, with its letter."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.language import translate
from annotator.ui.panels import look
from annotator.ui.panels.flow_layout import FlowLayout
from annotator.ui.review.verbs import HINTS, NAMES, Verb
from annotator.ui.theme import scaled


class KeyButton(QAbstractButton):
    """A key cap and what it does, in one quiet button."""

    def __init__(self, key: str, text: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.key = key
        self.setText(text)
        self.setToolTip(hint)
        self.setAccessibleName(translate("{name}, key {key}").format(name=text, key=key))
        self.setAccessibleDescription(hint)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(look.font(12)).horizontalAdvance(self.text())
        return QSize(look.key_cap_size(self.key).width() + words + scaled(20), scaled(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()  # and not the default button of the dialog
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selection() if self.isDown() else look.hover())
            painter.drawRoundedRect(box, 6, 6)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        left = scaled(5) + look.draw_key_cap(painter, scaled(5), box.center().y(), self.key)
        painter.setFont(look.font(12))
        painter.setPen(look.ink())
        room = box.adjusted(left + scaled(6), 0, 0, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            look.draw_focus(painter, box, 6)


class KeyBar(QWidget):
    """All verbs; ``pressed`` tells which one was clicked."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[Verb, KeyButton] = {}
        flow = FlowLayout(self, gap=scaled(4))
        for verb in Verb:
            made = KeyButton(verb.value, translate(NAMES[verb]), translate(HINTS[verb]), self)
            made.clicked.connect(lambda _checked=False, verb=verb: self.pressed.emit(verb))
            self.buttons[verb] = made
            flow.addWidget(made)

    def allow(self, verb: Verb, *, allowed: bool) -> None:
        """Whether a verb is possible now."""
        self.buttons[verb].setEnabled(allowed)
