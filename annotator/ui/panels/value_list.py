"""Several values as chips that can be taken away, with a line to add further ones and proposals."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from annotator.language import translate
from annotator.ui.panels.chips import ChipFace, ChipFlow

_SEPARATORS = str.maketrans("，、；;\t\n", ",,,,,,")


def split_values(text: str) -> list[str]:
    """The values in what was typed or pasted, however they are separated."""
    return [value.strip() for value in text.translate(_SEPARATORS).split(",") if value.strip()]


class AddLine(QLineEdit):
    """A line that gives what was typed when Enter is pressed or it is left."""

    given = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_composing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.editingFinished.connect(self._give)

    def _give(self) -> None:
        text = self.text().strip()
        if text:
            self.clear()
            self.given.emit(text)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_composing:
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)


class ValueList(QWidget):
    """The values of a list; ``changed`` tells all of them after a gesture.

    Proposals stand below with a plus sign; pressing one takes it in.
    """

    changed = Signal(object)

    def __init__(self, name: str, *, may_add: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[str, ...] = ()
        self._proposed: tuple[tuple[str, str], ...] = ()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.values = ChipFlow(name, parent=self)
        self.line = AddLine(translate("Add to {name}").format(name=name), self)
        self.line.setVisible(may_add)
        self.proposals = ChipFlow(translate("Proposals for {name}").format(name=name), parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        for widget in (self.values, self.line, self.proposals):
            self._column.addWidget(widget)
        self.values.chosen.connect(self._drop)
        self.proposals.chosen.connect(lambda value: self._add([value]))
        self.line.given.connect(lambda text: self._add(split_values(text)))
        self.show_values(())

    def put_first(self, widget: QWidget) -> None:
        """Put another way of adding above the values."""
        self._column.insertWidget(0, widget)

    def show_values(self, values: Sequence[str]) -> None:
        """Show what is stored."""
        self._values = tuple(values)
        hint = translate("Press to take it away")
        self.values.show_faces([ChipFace(v, f"{v}  ×", hint=hint) for v in self._values])
        self.values.setVisible(bool(self._values))
        self._show_proposals()

    def show_proposals(self, proposed: Sequence[tuple[str, str]]) -> None:
        """Offer values, each with the reason; those that are there already are left out."""
        self._proposed = tuple(proposed)
        self._show_proposals()

    def _show_proposals(self) -> None:
        faces = [ChipFace(v, f"＋ {v}", hint=why) for v, why in self._proposed if v not in self._values]
        self.proposals.show_faces(faces)
        self.proposals.setVisible(bool(faces))

    def _add(self, values: Sequence[str]) -> None:
        self.changed.emit((*self._values, *(v for v in values if v not in self._values)))

    def _drop(self, value: str) -> None:
        self.changed.emit(tuple(v for v in self._values if v != value))
