"""A quiet button that opens a list from which several things can be picked, or none for no restriction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.language import translate
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels import look
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.theme import scaled

_ANY = "-"
_SIDE = 8
_MOST = 180
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)


class DropDown(QAbstractButton):
    """``changed`` tells that other things are picked. ``choices`` are asked for when it opens."""

    changed = Signal()

    def __init__(
        self, name: str, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._name, self._choices = name, choices
        self._picked: dict[str, str] = {}
        self._palette: LabelPalette | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.offer)
        self._show()

    @property
    def picked(self) -> frozenset[str]:
        """The ids of what is picked; empty for no restriction."""
        return frozenset(self._picked)

    def pick(self, picked: Mapping[str, str]) -> None:
        """Show other things, names by ids, as picked, without telling."""
        self._picked = dict(picked)
        self._show()

    def _show(self) -> None:
        names = list(self._picked.values())
        more = f" +{len(names) - 1}" if len(names) > 1 else ""
        shown = translate("{name}: {picked}")
        self.setText(shown.format(name=self._name, picked=f"{names[0]}{more}") if names else self._name)
        said = shown.format(name=self._name, picked=", ".join(names) or translate("any"))
        self.setAccessibleName(said)
        self.setToolTip(said if names else "")
        self.updateGeometry()
        self.update()

    @property
    def open_palette(self) -> LabelPalette | None:
        """The list, while it is open."""
        return self._palette

    def offer(self) -> None:
        """Open the list."""
        if self._palette is None:
            palette = LabelPalette(self.window(), self._offered(), title=self._name, stays=True)
            palette.chosen.connect(self._toggle)
            palette.closed.connect(self._forget)
            self._palette = palette
            palette.show_beside(QRect(self.mapToGlobal(QPoint(0, 0)), self.size()))

    def _offered(self) -> Sequence[Choice]:
        self._known = list(self._choices())
        free = Choice(_ANY, translate("any"), is_marked=not self._picked)
        return [free, *(replace(c, is_marked=c.id in self._picked) for c in self._known)]

    def _toggle(self, identity: str) -> None:
        if identity == _ANY:
            self._picked = {}
        elif self._picked.pop(identity, None) is None:
            self._picked[identity] = next(c.text for c in self._known if c.id == identity)
        self._show()
        if self._palette is not None:
            self._palette.show_choices(self._offered())
        self.changed.emit()

    def _forget(self) -> None:
        self._palette = None
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def sizeHint(self) -> QSize:
        text = QFontMetrics(look.font(12)).horizontalAdvance(self.text())
        return QSize(min(text, scaled(_MOST)) + 2 * _SIDE + 14, scaled(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(40), scaled(28))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.offer() if event.key() in _OPENING else super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._picked or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.selection() if self._picked else look.hover())
            painter.drawRoundedRect(box, 6, 6)
        ink = look.accent() if self._picked else look.muted()
        painter.setPen(ink)
        painter.setFont(look.font(12))
        room = box.adjusted(_SIDE, 0, -_SIDE - 12, 0)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        x, y = box.right() - _SIDE - 7, box.center().y()
        painter.setPen(QPen(ink, 1.4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawPolyline(QPolygonF([QPointF(x, y - 2), QPointF(x + 3.5, y + 1.5), QPointF(x + 7, y - 2)]))
        if self.hasFocus():
            look.draw_focus(painter, box, 6)
