"""The name above a field of the card, with what can be done to the field on all cards."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from annotator.domain.project import CardField, FieldKind
from annotator.editing import Batch, EditField
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels import look
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.name_editor import NameEditor
from annotator.ui.panels.quiet_button import QuietButton
from annotator.ui.panels.removal import remove_field
from annotator.ui.panels.value_list import split_values
from annotator.ui.panels.wording import said


def kind_choices(current: FieldKind | None) -> list[Choice]:
    """The kinds of field."""
    return [Choice(kind.value, said(kind), is_marked=kind is current) for kind in FieldKind]


class FieldHeader(QWidget):
    """The field's name and a menu: rename, change what it holds, its choices, order, remove."""

    def __init__(self, bridge: Bridge, field: CardField, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._field = bridge, field
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 0)
        row.setSpacing(2)
        row.addWidget(look.label(field.name, "muted", self))
        row.addStretch(1)
        self.more = QuietButton(
            "⋯", translate("Change the field {name}").format(name=field.name), parent=self
        )
        row.addWidget(self.more)
        self.more.clicked.connect(
            lambda: self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        )

    def menu(self) -> QMenu:
        """What can be done to the field."""
        field = self._field
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Rename"), self.rename)
        menu.addAction(translate("Change what it holds …"), self.ask_kind)
        if field.kind is FieldKind.CHOICES:
            menu.addAction(translate("Edit its list …"), self.edit_choices)
        fields = self._bridge.codebook.fields
        place = fields.index(field) if field in fields else 0
        up = menu.addAction(translate("Move up"), lambda: self._move(place, place - 1))
        up.setEnabled(place > 0)
        down = menu.addAction(translate("Move down"), lambda: self._move(place, place + 1))
        down.setEnabled(place + 1 < len(fields))
        menu.addSeparator()
        menu.addAction(translate("Remove …"), lambda: remove_field(self._bridge, field.id, self))
        return menu

    def rename(self) -> NameEditor:
        """Open a line over the name."""
        editor = NameEditor(self, self.rect(), self._field.name, translate("Name of the field"))
        editor.named.connect(lambda name: self._bridge.do(EditField(self._field.id, name=name)))
        return editor

    def ask_kind(self) -> LabelPalette:
        """Ask what the field holds."""
        title = translate("What does “{name}” hold?").format(name=self._field.name)
        palette = LabelPalette(self.window(), kind_choices(self._field.kind), title=title)
        palette.chosen.connect(
            lambda kind: self._bridge.do(EditField(self._field.id, field_kind=FieldKind(kind)))
        )
        palette.show_beside(QRect(self.more.mapToGlobal(QPoint(0, 0)), self.more.size()))
        return palette

    def edit_choices(self) -> NameEditor:
        """Open a line in which the choices stand one after the other."""
        text = "、".join(self._field.choices)
        editor = NameEditor(self, self.rect(), text, translate("Choices, separated by commas"))
        editor.named.connect(
            lambda typed: self._bridge.do(EditField(self._field.id, choices=tuple(split_values(typed))))
        )
        return editor

    def _move(self, place: int, to: int) -> None:
        """Trade places with a neighbour, as one step."""
        swap_positions(self._bridge, place, to)


def swap_positions(bridge: Bridge, place: int, to: int) -> None:
    """Let two fields of the cards trade places."""
    fields = list(bridge.codebook.fields)
    if not (0 <= to < len(fields)):
        return
    fields[place], fields[to] = fields[to], fields[place]
    edits = [EditField(f.id, position=i) for i, f in enumerate(fields) if f.position != i]
    bridge.do(Batch(tuple(edits), name=translate("Reorder the fields")))
