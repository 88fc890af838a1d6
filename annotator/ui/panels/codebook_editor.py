"""A list of entries at the left and everything about the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.language import translate
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels import look
from annotator.ui.panels.choice_field import ChoiceField
from annotator.ui.panels.codebook_tree import CodebookTree, Entry
from annotator.ui.panels.colour_row import ColourRow
from annotator.ui.theme import scaled

NO_KEY = ""


class CodebookEditor(QWidget):
    """What the editors of speakers, topics and types of claims share.

    ``refused`` carries a sentence why something cannot be done as asked.
    """

    refused = Signal(str)

    def __init__(
        self, name: str, headings: Sequence[str], *, nests: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tree = CodebookTree(name, headings, nests=nests, parent=self)
        self.name = QLineEdit(self)
        self.name.setAccessibleName(translate("Name"))
        self.colour = ColourRow(translate("Colour"), self)
        self.key = ChoiceField(translate("Key"), self.key_choices, parent=self)
        self.adder = self._button(translate("Add"))
        self.merger = self._button(translate("Merge …"))
        self.remover = self._button(translate("Remove …"))
        self.form = QFormLayout()
        self._lay_out()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.tree.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.adder, self.merger, self.remover):
            buttons.addWidget(button)
        buttons.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.tree, 1)
        left.addLayout(buttons)
        card = QFrame(self)
        card.setProperty("role", "card")
        card.setFixedWidth(scaled(340))
        self._detail = card
        self.form.setContentsMargins(16, 16, 16, 16)
        self.form.setVerticalSpacing(10)
        self.form.setHorizontalSpacing(12)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        card.setLayout(self.form)
        self.add_row(translate("Name"), self.name)
        self.add_row(translate("Colour"), self.colour)
        self.add_row(translate("Key"), self.key)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)

    def add_row(self, name: str, field: QWidget) -> None:
        """A further field of the form."""
        label = look.label(name, "muted", self)
        label.setBuddy(field)
        self.form.addRow(label, field)

    def set_detail_enabled(self, is_enabled: bool) -> None:
        """Whether there is an entry to describe."""
        self._detail.setEnabled(is_enabled)

    def key_choices(self) -> Sequence[Choice]:
        """The keys to choose from, with the owner of each that is taken; none unless an editor has some."""
        return ()

    def choose_key(self, chosen: str, owners: dict[str, str], save: Callable[[str], object]) -> None:
        """Take a key, unless another has it."""
        owner = owners.get(chosen)
        if owner is None:
            save(chosen)
            return
        template = translate("The key {key} belongs to “{name}”; choose another.")
        self.refused.emit(template.format(key=chosen, name=owner))

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show what the codebook holds now."""
        self.tree.show_entries(entries)


def keys_offered(keys: str, current: str, owners: dict[str, str]) -> list[Choice]:
    """Keys as choices, the owners beside, and the choice of none."""
    offered = [Choice(key, key, owners.get(key, ""), is_marked=key == current) for key in keys]
    return [*offered, Choice(NO_KEY, translate("No key"), is_marked=not current)]
