"""All topics, or all types of claims: names, colours, keys, definitions, order and tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import in_tree_order
from annotator.domain.label import Label, Layer
from annotator.editing import AddLabel, EditLabel, MergeLabels, MoveLabel
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels.codebook_editor import CodebookEditor, keys_offered
from annotator.ui.panels.codebook_tree import Entry, Step
from annotator.ui.panels.field_visit import FieldVisit
from annotator.ui.panels.keys_taken import keys_taken
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.labels_group import LETTERS
from annotator.ui.panels.removal import remove_label
from annotator.ui.panels.text_field import TextField


class LabelsEditor(CodebookEditor):
    """The tab of one layer of the codebook."""

    def __init__(self, bridge: Bridge, layer: Layer, parent: QWidget | None = None) -> None:
        is_topics = layer is Layer.TOPICS
        first = translate("Topic") if is_topics else translate("Type of claim")
        headings = (first, translate("Key"), translate("Marks"))
        name = translate("Topics") if is_topics else translate("Claims")
        super().__init__(name, headings, nests=is_topics, parent=parent)
        self._bridge, self._layer = bridge, layer
        self._visit = FieldVisit(bridge)
        self._shown: str | None = None
        self._counts: Counter[str] = Counter()
        self.definition = TextField(translate("Definition"), lines=4, most=12, parent=self)
        self.add_row(translate("Definition"), self.definition)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.tree.picked.connect(self._show_current)
        self.tree.renamed.connect(self._rename)
        self.tree.stepped.connect(self._step)
        self.tree.dropped.connect(self._drop)
        self.tree.removal_asked.connect(lambda label: remove_label(self._bridge, label, self))
        self.name.editingFinished.connect(lambda: self._rename(self._id, self.name.text()))
        self.definition.saved.connect(self._define)
        self.definition.left.connect(self._visit.end)
        self.colour.chosen.connect(lambda colour: self._bridge.do(EditLabel(self._id, colour=colour)))
        self.key.chosen.connect(
            lambda key: self.choose_key(
                key, self._owners(), lambda k: self._bridge.do(EditLabel(self._id, shortcut=k))
            )
        )
        self.adder.clicked.connect(self.ask_new)
        self.merger.clicked.connect(self.ask_merge)
        self.remover.clicked.connect(lambda: remove_label(self._bridge, self._id, self))

    @property
    def _id(self) -> str:
        return self.tree.current_id() or ""

    def _label(self) -> Label | None:
        return self._bridge.codebook.label_by_id.get(self._id)

    def _labels(self) -> Sequence[Label]:
        return self._bridge.codebook.labels_of(self._layer)

    def refresh(self) -> None:
        """Show the labels as they are now."""
        self.show_entries(
            [
                Entry(x.id, x.name, x.colour, x.shortcut, f"{self._counts.get(x.id, 0):,}", x.parent_id)
                for x, _ in in_tree_order(self._labels())
            ]
        )

    def count_anew(self) -> None:
        """Count how often each label is used in the whole project, and show it."""
        ids = tuple(label.id for label in self._labels())
        self._counts = Counter()
        if ids:
            with self._bridge.workspace.reading() as reader:
                self._counts.update(a.label_id for a in reader.all(Annotation, label_id=ids))
        self.refresh()

    def _show_current(self) -> None:
        label = self._label()
        self.set_detail_enabled(label is not None)
        self.remover.setEnabled(label is not None)
        self.merger.setEnabled(len(self._labels()) > 1)
        if self._shown is not None and (label is None or label.id != self._shown):
            self.definition.save()
        if label is None:
            self._shown = None
            return
        is_other, self._shown = label.id != self._shown, label.id
        if self.name.text() != label.name:
            self.name.setText(label.name)
        self.colour.show_colour(label.colour)
        self.key.show_value(label.shortcut or translate("No key"), is_set=bool(label.shortcut))
        if is_other:
            self.definition.replace_text(label.definition)
        elif not self._visit.is_saving:
            self.definition.show_text(label.definition)

    def save(self) -> None:
        """Save what is being typed."""
        self.definition.save()
        self._visit.end()

    def _define(self, text: str) -> None:
        if self._shown is not None:
            self._visit.save(EditLabel(self._shown, definition=text))

    def _owners(self) -> dict[str, str]:
        return keys_taken(self._bridge.codebook, self._id)

    def key_choices(self) -> Sequence[Choice]:
        label = self._label()
        return keys_offered(LETTERS, label.shortcut if label is not None else "", self._owners())

    def _rename(self, label_id: str, typed: str) -> None:
        label = self._bridge.codebook.label_by_id.get(label_id)
        name = " ".join(typed.split())
        if label is not None and name and name != label.name:
            self._bridge.do(EditLabel(label_id, name=name))
        self.refresh()

    def _step(self, label_id: str, step: Step) -> None:
        """Move by one place among the siblings, or below the one above, or beside the parent."""
        labels = self._bridge.codebook.label_by_id
        label = labels[label_id]
        siblings = [x.id for x in self._labels() if x.parent_id == label.parent_id]
        place = siblings.index(label_id)
        if step is Step.UP and place > 0:
            self._move(label_id, label.parent_id, siblings[place - 1])
        elif step is Step.DOWN and place + 1 < len(siblings):
            following = siblings[place + 2] if place + 2 < len(siblings) else ""
            self._move(label_id, label.parent_id, following)
        elif step is Step.IN and place > 0 and self._layer is Layer.TOPICS:
            self._move(label_id, siblings[place - 1], "")
        elif step is Step.OUT and label.parent_id is not None:
            above = labels[label.parent_id]
            aunts = [x.id for x in self._labels() if x.parent_id == above.parent_id]
            at = aunts.index(above.id) + 1
            self._move(label_id, above.parent_id, aunts[at] if at < len(aunts) else "")

    def _drop(self, label_id: str, parent: str, before: str) -> None:
        self._move(label_id, parent or None, before)

    def _move(self, label_id: str, parent: str | None, before: str) -> None:
        """Put a label before another one, or last among those below ``parent``."""
        others = [x for x in self._bridge.codebook.labels if x.id != label_id]
        ids = [x.id for x in others]
        siblings = [x.id for x in others if x.parent_id == parent and x.layer is self._layer]
        if before in ids:
            position = ids.index(before)
        else:
            position = ids.index(siblings[-1]) + 1 if siblings else len(ids)
        self._bridge.do(MoveLabel(label_id, position, parent))

    def _choices(self, labels: Sequence[Label]) -> list[Choice]:
        return [
            Choice(x.id, x.name, colour=x.colour, key=x.shortcut, depth=d) for x, d in in_tree_order(labels)
        ]

    def ask_new(self) -> LabelPalette:
        """Ask for the name of a new label."""
        is_topics = self._layer is Layer.TOPICS
        palette = LabelPalette(
            self.window(),
            self._choices(self._labels()),
            title=translate("Add a topic") if is_topics else translate("Add a type of claim"),
            new_name=translate("New topic “{name}”") if is_topics else translate("New type “{name}”"),
        )
        palette.named.connect(self._add)
        palette.chosen.connect(self.tree.choose)
        palette.show_beside(QRect(self.adder.mapToGlobal(QPoint(0, 0)), self.adder.size()))
        return palette

    def _add(self, name: str) -> None:
        event = self._bridge.do(AddLabel(self._layer, name))
        if event is not None:
            for change in event.of(Label):
                self.tree.choose(str(change.subject.key[0]))

    def ask_merge(self) -> LabelPalette:
        """Ask into which the chosen labels are merged."""
        chosen = self.tree.selected_ids() or [self._id]
        labels = self._labels()
        names = "、".join(x.name for x in labels if x.id in chosen)
        offered = labels if len(chosen) > 1 else [x for x in labels if x.id not in chosen]
        title = translate("Merge {names} into …").format(names=names)
        palette = LabelPalette(self.window(), self._choices(offered), title=title)
        palette.chosen.connect(
            lambda into: self._bridge.do(MergeLabels(tuple(c for c in chosen if c != into), into))
        )
        palette.show_beside(QRect(self.merger.mapToGlobal(QPoint(0, 0)), self.merger.size()))
        return palette
