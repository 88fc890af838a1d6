"""A field that is filled by choosing: it opens a palette below itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.ui.models.choice_model import Choice
from annotator.ui.panels import look
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.theme import scaled

_SIDE = 9


class ChoiceField(QAbstractButton):
    """Shows what is chosen; Space, Enter, the arrow down or a click offers the choices.

    ``chosen`` tells the id of a choice, ``named`` a new name where ``new_name`` allows one. With
    ``stays`` several can be chosen one after the other.
    """

    chosen = Signal(str)
    named = Signal(str)

    def __init__(
        self,
        name: str,
        choices: Callable[[], Sequence[Choice]],
        *,
        new_name: str = "",
        stays: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name = name
        self._choices = choices
        self._new_name = new_name
        self._stays = stays
        self._palette: LabelPalette | None = None
        self._colour = ""
        self._is_set = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.offer)
        self.show_value("—", is_set=False)

    def show_value(self, text: str, *, is_set: bool = True, colour: str = "") -> None:
        """Show what is chosen; what is inherited or not set is muted."""
        self._is_set, self._colour = is_set, colour
        self.setText(text)
        self.setToolTip(text if is_set else "")
        self.setAccessibleName(f"{self._name}: {text}")
        self.update()
        if self._palette is not None:
            self._palette.show_choices(self._choices())

    def offer(self) -> None:
        """Open the palette."""
        if self._palette is not None:
            return
        palette = LabelPalette(
            self.window(), self._choices(), title=self._name, new_name=self._new_name, stays=self._stays
        )
        palette.chosen.connect(self.chosen)
        palette.named.connect(self.named)
        palette.closed.connect(self._forget)
        self._palette = palette
        palette.show_beside(QRect(self.mapToGlobal(QPoint(0, 0)), self.size()))

    @property
    def open_palette(self) -> LabelPalette | None:
        """The palette, while it is open."""
        return self._palette

    def _forget(self) -> None:
        self._palette = None
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        return QSize(96, scaled(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(48, scaled(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.offer()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(look.line())
        painter.setBrush(look.hover() if self.underMouse() else look.panel())
        painter.drawRoundedRect(box, 6, 6)
        left = box.left() + _SIDE
        if self._colour:
            look.draw_dot(painter, QPointF(left + 4, box.center().y()), self._colour, 4)
            left += 14
        painter.setFont(look.font())
        painter.setPen(look.ink() if self._is_set else look.muted())
        room = QRectF(left, box.top(), box.right() - 24 - left, box.height())
        shown = QFontMetrics(painter.font()).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        look.draw_chevron(painter, box.right() - 18, box.center().y())
        if self.hasFocus():
            look.draw_focus(painter, box, 6)
