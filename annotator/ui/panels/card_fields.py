"""The fields of a card, each by its kind, with one way to show a value and to tell another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.domain.project import CardField, FieldKind
from annotator.language import translate
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels.choice_field import ChoiceField
from annotator.ui.panels.date_field import DateField
from annotator.ui.panels.text_field import TextField
from annotator.ui.panels.value_list import ValueList


class FieldEditor(QObject):
    """One field of the card. ``changed`` tells its values after a gesture, ``visited`` that a visit of
    a field for text is over, ``choice_added`` a choice that its list does not have yet."""

    changed = Signal(object)
    visited = Signal()
    choice_added = Signal(str)

    def __init__(self, field: CardField, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._values: tuple[str, ...] = ()
        self._show: Callable[[tuple[str, ...]], None]
        self.is_typed = field.kind in (FieldKind.TEXT, FieldKind.LONG_TEXT)
        self.list: ValueList | None = None
        self.chooser: ChoiceField | None = None
        self.widget = self._make(field, parent)

    def _make(self, field: CardField, parent: QWidget) -> QWidget:
        if field.kind is FieldKind.DATE:
            return self._date(field, parent)
        if field.kind is FieldKind.LIST:
            return self._list(field, parent)
        if field.kind is FieldKind.CHOICES:
            return self._choices(field, parent)
        return self._text(field, parent)

    def _text(self, field: CardField, parent: QWidget) -> QWidget:
        is_long = field.kind is FieldKind.LONG_TEXT
        text = TextField(field.name, lines=4 if is_long else 1, most=14 if is_long else 4, parent=parent)
        text.saved.connect(lambda words: self.changed.emit((words,) if words.strip() else ()))
        text.left.connect(self.visited)
        self._show = lambda values: text.show_text("\n".join(values))
        return text

    def _date(self, field: CardField, parent: QWidget) -> QWidget:
        date = DateField(field.name, parent)
        date.changed.connect(lambda day: self.changed.emit((day,) if day else ()))
        self._show = lambda values: date.show_text(values[0] if values else "")
        return date

    def _list(self, field: CardField, parent: QWidget) -> QWidget:
        self.list = ValueList(field.name, parent=parent)
        self.list.changed.connect(self.changed)
        self._show = self.list.show_values
        return self.list

    def _choices(self, field: CardField, parent: QWidget) -> QWidget:
        """A chooser above the values that are set, with those that the text names proposed below."""
        values = ValueList(field.name, may_add=False, parent=parent)
        values.changed.connect(self.changed)
        chooser = ChoiceField(
            field.name,
            self._offered,
            new_name=translate("Add “{name}” to the list"),
            stays=True,
            parent=values,
        )
        chooser.chosen.connect(self._toggle)
        chooser.named.connect(self.choice_added)
        values.put_first(chooser)
        self.list, self.chooser = values, chooser
        self._show = self._show_choices
        return values

    def _show_choices(self, values: tuple[str, ...]) -> None:
        assert self.list is not None
        assert self.chooser is not None
        self.list.show_values(values)
        self.chooser.show_value(translate("Choose …"), is_set=False)

    def _offered(self) -> Sequence[Choice]:
        unlisted = [v for v in self._values if v not in self.field.choices]
        return [Choice(c, c, is_marked=c in self._values) for c in (*self.field.choices, *unlisted)]

    def _toggle(self, choice: str) -> None:
        kept = tuple(v for v in self._values if v != choice)
        self.changed.emit(kept if choice in self._values else (*self._values, choice))

    @property
    def values(self) -> tuple[str, ...]:
        """What is stored."""
        return self._values

    def show_values(self, values: tuple[str, ...]) -> None:
        """Show what is stored."""
        self._values = values
        self._show(values)

    def show_proposals(self, proposed: Sequence[tuple[str, str]]) -> None:
        """Offer values with their reasons, where the field is a list."""
        if self.list is not None:
            self.list.show_proposals(proposed)

    def save(self) -> None:
        """Save what is being typed."""
        if isinstance(self.widget, TextField | DateField):
            self.widget.save()
