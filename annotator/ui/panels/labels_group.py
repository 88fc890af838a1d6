"""The labels of one layer as chips: types of claims, or topics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from annotator.domain.codebook import in_tree_order
from annotator.domain.label import Label, Layer
from annotator.editing import AddLabel, EditLabel, MergeLabels
from annotator.language import translate, translate_count
from annotator.ui.bridge import Bridge
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels import menus
from annotator.ui.panels.chips import Chip, ChipFace, ChipFlow
from annotator.ui.panels.group_header import GroupHeader
from annotator.ui.panels.keys_taken import acting, keys_taken
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.name_editor import NameEditor
from annotator.ui.panels.quiet_button import QuietButton
from annotator.ui.panels.removal import remove_label
from annotator.workspace.keys import DIGITS, digits_of_labels

_FEW = 14
"""From more labels on, those that nobody needs here stay away until they are asked for."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


class LabelsGroup(QWidget):
    """``chosen`` tells the id of the label that was pressed, ``codebook_asked`` that the list is wanted."""

    chosen = Signal(str)
    codebook_asked = Signal()

    def __init__(self, bridge: Bridge, layer: Layer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._layer = bridge, layer
        self._counts: Mapping[str, int] = {}
        self._current: frozenset[str] = frozenset()
        self._shows_all = False
        self._has_keys = True
        self._added: set[str] = set()
        self._digits: Mapping[str, str] = {}
        is_topics = layer is Layer.TOPICS
        title = translate("Topics") if is_topics else translate("Claims")
        self.header = GroupHeader(title, self, heads_layer=True)
        self.header.picked.connect(lambda: bridge.choose_layer(layer))
        more = (
            translate("All topics: edit, order, nest")
            if is_topics
            else translate("All claim types: edit, define")
        )
        self.more = self.header.add_button("⋯", more)
        self.more.clicked.connect(self.codebook_asked)
        add = translate("Add a topic") if is_topics else translate("Add a type of claim")
        self.flow = ChipFlow(title, add_hint=add, parent=self)
        self.flow.chosen.connect(self.chosen)
        self.flow.menu_asked.connect(self.show_menu)
        self.flow.adding.connect(self.add)
        self.others = QuietButton("", parent=self)
        self.others.clicked.connect(self._toggle_others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.header, self.flow, self.others):
            column.addWidget(widget)
        column.setAlignment(self.others, Qt.AlignmentFlag.AlignLeft)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How often each label is used in the current transcript; shown where it is news."""
        own = [label.id for label in self._bridge.codebook.labels_of(self._layer)]
        counts = {label: counts[label] for label in own if counts.get(label)}
        if counts != self._counts:
            self._counts = counts
            self.refresh()

    def show_current(self, label_ids: frozenset[str]) -> None:
        """Make the labels stand out that hold where the user is."""
        if label_ids != self._current:
            self._current = label_ids
            self.flow.show_current(label_ids)

    def show_keys(self, *, has_keys: bool) -> None:
        """Show the labels with their keys, or without while keys write in the text."""
        self._has_keys = has_keys
        self.refresh()

    def refresh(self) -> None:
        """Show the labels as they are now, with the digits if they stand for them."""
        is_active = self._bridge.selection.layer is self._layer
        self.header.show_active(is_active=is_active, has_keys=self._has_keys)
        digits = digits_of_labels(self._bridge.codebook, self._layer) if is_active else {}
        self._digits = {label.id: digit for digit, label in digits.items()}
        tree = in_tree_order(self._bridge.codebook.labels_of(self._layer))
        is_long = len(tree) > _FEW
        shown = tree if self._shows_all or not is_long else self._first_of(tree)
        self.flow.show_faces([self._face(label, depth) for label, depth in shown])
        left = len(tree) - len(shown)
        self.others.setVisible(is_long and bool(left or self._shows_all))
        self.others.show_text(
            translate("Show fewer")
            if self._shows_all
            else translate_count("and {count} more", "and {count} more", left)
        )

    def _first_of(self, tree: Sequence[tuple[Label, int]]) -> Sequence[tuple[Label, int]]:
        """Of many labels those that are used here, have a key or are new, and the first others."""
        wanted = {x.id for x, _ in tree if self._is_wanted(x)}
        free = [x.id for x, _ in tree if x.id not in wanted]
        wanted.update(free[: max(0, _FEW - len(wanted))])
        return [(label, depth) for label, depth in tree if label.id in wanted]

    def _is_wanted(self, label: Label) -> bool:
        return bool(
            self._counts.get(label.id)
            or label.shortcut
            or label.id in self._added
            or label.id in self._digits
        )

    def _toggle_others(self) -> None:
        self._shows_all = not self._shows_all
        self.refresh()

    def _face(self, label: Label, depth: int) -> ChipFace:
        count = self._counts.get(label.id, 0)
        is_topic = self._layer is Layer.TOPICS
        path = " › ".join(above.name for above in self._bridge.codebook.topic_path(label.id))
        marks = translate_count("{count} mark here", "{count} marks here", count)
        hint = "\n".join(part for part in (path if depth else label.name, label.definition, marks) if part)
        return ChipFace(
            label.id,
            f"{'›' * depth} {label.name}" if depth else label.name,
            count or None if is_topic else None,
            acting(label.shortcut) if label.shortcut not in DIGITS and self._has_keys else "",
            label.colour,
            hint,
            label.id in self._current,
            self._digits.get(label.id, "") if self._has_keys else "",
        )

    def add(self) -> None:
        """Ask for the name of a new label, beside the plus sign."""
        self._ask_new(None)

    def _ask_new(self, parent: Label | None) -> None:
        title = self._new_title(parent)
        new = (
            translate("New topic “{name}”") if self._layer is Layer.TOPICS else translate("New type “{name}”")
        )
        palette = LabelPalette(self.window(), self._choices(frozenset()), title=title, new_name=new)
        above = parent.id if parent is not None else None
        palette.named.connect(lambda name: self._add(name, above))
        palette.chosen.connect(self.chosen)
        palette.show_beside(_place_of(self.flow))

    def _add(self, name: str, above: str | None) -> None:
        event = self._bridge.do(AddLabel(self._layer, name, parent=above))
        if event is not None:
            self._added.update(str(change.subject.key[0]) for change in event.of(Label))
            self.refresh()

    def _new_title(self, parent: Label | None) -> str:
        if parent is not None:
            return translate("New topic under {name}").format(name=parent.name)
        return translate("Add a topic") if self._layer is Layer.TOPICS else translate("Add a type of claim")

    def _choices(self, without: frozenset[str]) -> Sequence[Choice]:
        tree = in_tree_order(self._bridge.codebook.labels_of(self._layer))
        return [
            Choice(label.id, label.name, colour=label.colour, key=acting(label.shortcut), depth=depth)
            for label, depth in tree
            if label.id not in without
        ]

    def _chip(self, label_id: str) -> Chip | None:
        return next((chip for chip in self.flow.chips() if chip.face.id == label_id), None)

    def show_menu(self, label_id: str, place: QPoint) -> None:
        """What can be done to one label."""
        label = self._bridge.codebook.label_by_id.get(label_id)
        if label is not None:
            self.menu_for(label).popup(place)

    def menu_for(self, label: Label) -> QMenu:
        """The menu of one label."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Rename"), lambda: self.rename(label))
        menus.add_colours(menu, label.colour, lambda c: self._bridge.do(EditLabel(label.id, colour=c)), self)
        taken = keys_taken(self._bridge.codebook, label.id)
        menus.add_keys(
            menu, LETTERS, label.shortcut, taken, lambda k: self._bridge.do(EditLabel(label.id, shortcut=k))
        )
        if self._layer is Layer.TOPICS:
            menu.addAction(translate("New topic below …"), lambda: self._ask_new(label))
        menu.addAction(translate("Merge into …"), lambda: self.ask_merge(label))
        menu.addAction(translate("Edit the codebook …"), self.codebook_asked.emit)
        menu.addSeparator()
        menu.addAction(translate("Remove …"), lambda: remove_label(self._bridge, label.id, self))
        return menu

    def rename(self, label: Label) -> None:
        """Open a line over the chip to type another name."""
        chip = self._chip(label.id)
        if chip is None:
            return
        editor = NameEditor(self.flow, chip.geometry(), label.name, translate("Name of the label"))
        editor.named.connect(lambda name: self._bridge.do(EditLabel(label.id, name=name)))

    def ask_merge(self, label: Label) -> None:
        """Ask into which a label is merged."""
        title = translate("{name} is the same as …").format(name=label.name)
        palette = LabelPalette(self.window(), self._choices(frozenset({label.id})), title=title)
        palette.chosen.connect(lambda into: self._bridge.do(MergeLabels((label.id,), into)))
        palette.show_beside(_place_of(self._chip(label.id) or self.flow))


def _place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())
