"""The heading of a group of the panel, with what can be done to all of it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from annotator.language import translate
from annotator.ui.panels import look
from annotator.ui.panels.quiet_button import QuietButton
from annotator.ui.theme import scaled

_EDGE = 3


class LayerHead(QAbstractButton):
    """The name of a layer. Pressed, it makes the layer the one whose entries the digits stand for.

    The active one stands out, with the digits as a key cap behind its name. The keyboard has a command
    for this, so Tab passes it over.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._is_active, self._has_keys = False, True
        self.setText(title)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.show_active(is_active=False)

    @property
    def is_active(self) -> bool:
        """Whether the digits stand for what is below."""
        return self._is_active

    @property
    def has_keys(self) -> bool:
        """Whether keys mark at all, and do not write."""
        return self._has_keys

    def show_active(self, *, is_active: bool, has_keys: bool = True) -> None:
        """Show whether the digits stand for what is below; they do not where keys write."""
        self._is_active, self._has_keys = is_active, has_keys
        hint = (
            translate("The digits stand for these")
            if is_active
            else translate("Let the digits stand for these")
        )
        self.setToolTip(hint)
        self.setAccessibleName(f"{self.text()}, {hint}" if is_active else self.text())
        self.setAccessibleDescription(hint)
        self.updateGeometry()
        self.update()

    def _cap(self) -> str:
        return "1–9" if self._is_active and self._has_keys else ""

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look.font(11, bold=True))
        width = 2 * scaled(_EDGE + 5) + metrics.horizontalAdvance(self.text())
        if self._cap():
            width += look.key_cap_size(self._cap()).width() + scaled(6)
        return QSize(width, scaled(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() and not self._is_active:
            painter.setBrush(look.hover())
            painter.drawRoundedRect(box, 6, 6)
        left = 0.0
        if self._is_active:
            painter.setBrush(look.accent())
            edge = scaled(_EDGE)
            painter.drawRoundedRect(
                QRectF(0, box.height() * 0.2, edge, box.height() * 0.6), edge / 2, edge / 2
            )
            left += edge + scaled(6)
        painter.setFont(look.font(11, bold=True))
        painter.setPen(look.ink() if self._is_active else look.muted())
        width = painter.fontMetrics().horizontalAdvance(self.text())
        painter.drawText(QRectF(left, 0, width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._cap():
            look.draw_key_cap(painter, left + width + scaled(8), box.center().y(), self._cap())


class GroupHeader(QWidget):
    """A small heading; buttons at its right. ``picked`` tells that the heading of a layer was pressed."""

    picked = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, heads_layer: bool = False) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        self.head = LayerHead(title, self) if heads_layer else None
        if self.head is not None:
            self.head.clicked.connect(self.picked)
            self._row.addWidget(self.head)
        else:
            self._row.addWidget(look.label(title, "heading", self))
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_active(self, *, is_active: bool, has_keys: bool = True) -> None:
        """Show whether the layer is the active one."""
        if self.head is not None and (self.head.is_active, self.head.has_keys) != (is_active, has_keys):
            self.head.show_active(is_active=is_active, has_keys=has_keys)

    def add_button(self, text: str, name: str) -> QuietButton:
        """A button at the right; ``name`` says what it does."""
        button = QuietButton(text, name, parent=self)
        self._row.addWidget(button)
        return button
