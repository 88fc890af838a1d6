"""Chips: the labels of a layer as small buttons, with their keys and counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.language import translate
from annotator.ui.panels import look
from annotator.ui.panels.flow_layout import FlowLayout

HEIGHT = 26
_SIDE = 10
_GAP = 6


@dataclass(frozen=True, slots=True)
class ChipFace:
    """What a chip shows; ``colour`` is that of the light theme, ``is_current`` makes it stand out.

    ``digit`` is the key that it has while its layer is the active one, ``key`` the one it always has.
    """

    id: str
    text: str
    count: int | None = None
    key: str = ""
    colour: str = ""
    hint: str = ""
    is_current: bool = False
    digit: str = ""

    @property
    def caps(self) -> Sequence[str]:
        """Its keys, as caps before the text."""
        return tuple(dict.fromkeys(key for key in (self.digit, self.key) if key))

    @property
    def caption(self) -> str:
        """The text beside the key cap."""
        return self.text if self.count is None else f"{self.text} · {self.count:,}"


class Chip(QAbstractButton):
    """One label as a rounded button."""

    menu_asked = Signal(str, QPoint)

    def __init__(self, face: ChipFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.face = face
        self.show_face(face)

    def show_face(self, face: ChipFace) -> None:
        """Show another state of the same label; nothing is laid out again for what takes the same room."""
        old, self.face = self.face, face
        self.setText(face.caption)
        self.setToolTip(face.hint)
        self.setAccessibleName(_spoken(face))
        self.setAccessibleDescription(face.hint)
        if (old.caption, old.caps) != (face.caption, face.caps):
            self.updateGeometry()
        if replace(old, hint="") != replace(face, hint=""):
            self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(look.font(bold=True))
        width = 2 * _SIDE + metrics.horizontalAdvance(self.text())
        width += sum(look.key_cap_size(key).width() + _GAP for key in self.face.caps)
        return QSize(width, max(HEIGHT, metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(60, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = look.tone(self.face.colour)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = self._ground(colour)
        painter.setPen(colour if self.face.is_current else look.line())
        painter.setBrush(ground)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        left = box.left() + _SIDE
        for key in self.face.caps:
            left += look.draw_key_cap(painter, left, box.center().y(), key) + _GAP
        painter.setFont(look.font(bold=True) if self.face.is_current else self.font())
        painter.setPen(look.words_on(colour, ground) if self.face.is_current else look.ink())
        room = QRectF(left, box.top(), box.right() - _SIDE - left + 2, box.height())
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideMiddle, int(room.width()) + 1
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        if self.hasFocus():
            look.draw_focus(painter, box, box.height() / 2)

    def _ground(self, colour: QColor) -> QColor:
        is_touched = self.isDown() or self.underMouse()
        if not self.face.is_current:
            return look.hover() if is_touched else look.page()
        return look.tint(colour, 0.2 if self.isDown() else 0.16 if is_touched else 0.12)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(self.face.id, event.globalPos())


def _spoken(face: ChipFace) -> str:
    parts = [face.text]
    if face.count is not None:
        parts.append(f"{face.count:,}")
    parts += [translate("key {key}").format(key=key.upper()) for key in face.caps]
    if face.is_current:
        parts.append(translate("current"))
    return ", ".join(parts)


class ChipFlow(QWidget):
    """The chips of one layer, line by line; arrow keys go from one to the next.

    ``chosen`` tells the id of the chip that was pressed, ``menu_asked`` where its menu is wanted,
    ``adding`` that the last chip, the plus sign, was pressed.
    """

    chosen = Signal(str)
    menu_asked = Signal(str, QPoint)
    adding = Signal()

    def __init__(self, name: str, *, add_hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self._chips: dict[str, Chip] = {}
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._adder = Chip(ChipFace("", "＋", hint=add_hint), self) if add_hint else None
        if self._adder is not None:
            self._adder.setAccessibleName(add_hint)
            self._adder.clicked.connect(self.adding)
            self._flow.addWidget(self._adder)

    def chips(self) -> Sequence[Chip]:
        """The chips in their order, without the plus sign."""
        return list(self._chips.values())

    def show_faces(self, faces: Sequence[ChipFace]) -> None:
        """Show these; a chip whose id stays is kept, with the focus it may have."""
        if [face.id for face in faces] == list(self._chips):
            for face in faces:
                if self._chips[face.id].face != face:
                    self._chips[face.id].show_face(face)
            return
        kept = self._chips
        self._chips = {}
        for place, face in enumerate(faces):
            chip = kept.pop(face.id, None)
            if chip is None:
                chip = self._new_chip(face)
            else:
                self._flow.removeWidget(chip)
                chip.show_face(face)
            self._chips[face.id] = chip
            self._flow.insert_widget(place, chip)
            chip.show()
        for gone in kept.values():
            self._flow.removeWidget(gone)
            gone.deleteLater()
        self.updateGeometry()

    def show_current(self, ids: frozenset[str]) -> None:
        """Make these stand out and no others."""
        for chip in self._chips.values():
            if chip.face.is_current is not (chip.face.id in ids):
                chip.show_face(replace(chip.face, is_current=chip.face.id in ids))

    def _new_chip(self, face: ChipFace) -> Chip:
        chip = Chip(face, self)
        chip.clicked.connect(lambda: self.chosen.emit(chip.face.id))
        chip.menu_asked.connect(self.menu_asked)
        chip.installEventFilter(self)
        return chip

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if (
            isinstance(watched, Chip)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            return self._go_by_key(watched, event)
        return False

    def _go_by_key(self, chip: Chip, event: QKeyEvent) -> bool:
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            chip.click()
            return True
        if event.key() == Qt.Key.Key_Menu:
            self.menu_asked.emit(chip.face.id, chip.mapToGlobal(QPoint(0, chip.height())))
            return True
        if step is None:
            return False
        row = list(self._chips.values())
        row[(row.index(chip) + step) % len(row)].setFocus(Qt.FocusReason.OtherFocusReason)
        return True
