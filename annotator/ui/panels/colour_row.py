"""The distinct colours side by side, and any other."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from annotator.domain.colours import PALETTE
from annotator.language import translate
from annotator.ui.panels import look
from annotator.ui.panels.flow_layout import FlowLayout
from annotator.ui.panels.menus import ask_colour, colour_name
from annotator.ui.panels.quiet_button import QuietButton
from annotator.ui.theme import scaled


class Swatch(QAbstractButton):
    """One colour."""

    def __init__(self, colour: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_colour(colour)

    def show_colour(self, colour: str) -> None:
        """Be another colour."""
        self.colour = colour
        self.setAccessibleName(colour_name(colour))
        self.setToolTip(colour_name(colour))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(24), scaled(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QRectF(self.rect()).center()
        look.draw_dot(painter, QPointF(centre), self.colour, self.width() / 2 - 5)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.tone(self.colour), 2))
            painter.drawEllipse(centre, self.width() / 2 - 2, self.width() / 2 - 2)
        if self.hasFocus():
            look.draw_focus(painter, QRectF(self.rect()), 6)


class ColourRow(QWidget):
    """``chosen`` tells the colour that was pressed; arrow keys go from one to the next."""

    chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        flow = FlowLayout(self, gap=2)
        self.swatches = [Swatch(colour, self) for colour in PALETTE]
        self.own = Swatch("", self)
        self.other = QuietButton("…", translate("Another colour …"), parent=self)
        for button in (*self.swatches, self.own):
            button.clicked.connect(self._choose)
            flow.addWidget(button)
        flow.addWidget(self.other)
        self.other.clicked.connect(self._ask)
        self._colour = ""

    def show_colour(self, colour: str) -> None:
        """Show which colour it is."""
        self._colour = colour.lower()
        for swatch in self.swatches:
            swatch.setChecked(swatch.colour == self._colour)
        self.own.setVisible(self._colour not in ("", *PALETTE))
        self.own.show_colour(self._colour)
        self.own.setChecked(True)

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, Swatch):
            colour = button.colour
            self.show_colour(self._colour)
            self.chosen.emit(colour)

    def _ask(self) -> None:
        colour = ask_colour(self._colour, self)
        if colour:
            self.chosen.emit(colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        focused = next((i for i, s in enumerate(self.swatches) if s.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
        else:
            self.swatches[(focused + step) % len(self.swatches)].setFocus()
