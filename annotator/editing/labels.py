"""The codebook: types of claims and topics."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change, added, removed
from annotator.domain.colours import next_colour
from annotator.domain.errors import InvalidEdit
from annotator.domain.label import Label, Layer
from annotator.editing.looks import checked_colour, free_key
from annotator.editing.marking import removal_of
from annotator.editing.plan import Desk, Plan, cleaned_name
from annotator.language import mark


@dataclass(frozen=True)
class AddLabel:
    """Add a type of claim or a topic; topics may stand under another."""

    kind: ClassVar[str] = "add_label"
    layer: Layer
    name: str
    colour: str = ""
    shortcut: str = ""
    definition: str = ""
    parent: str | None = None
    id: str = ""

    def plan(self, desk: Desk) -> Plan:
        if self.layer is Layer.SPEAKERS:
            raise InvalidEdit(mark("Speakers are added with add_speaker."))
        others = desk.reader.all(Label, layer=self.layer)
        label = Label(
            desk.new_identity(Label, self.id),
            self.layer,
            cleaned_name(self.name),
            checked_colour(self.colour) or next_colour([x.colour for x in others]),
            free_key(self.shortcut, others),
            self.definition.strip(),
            None if self.parent is None else _parent(desk, self.layer, self.parent).id,
            desk.reader.last_position(Label) + 1,
        )
        _refuse_same_name(label, others)
        return Plan((added(label),), {"label": label.name})


@dataclass(frozen=True)
class EditLabel:
    """Rename, recolour, define or re-key a label; ``None`` leaves that part as it is."""

    kind: ClassVar[str] = "edit_label"
    label: str
    name: str | None = None
    colour: str | None = None
    shortcut: str | None = None
    definition: str | None = None

    def plan(self, desk: Desk) -> Plan:
        before = desk.label(self.label)
        others = [x for x in desk.reader.all(Label, layer=before.layer) if x.id != before.id]
        after = replace(
            before,
            name=before.name if self.name is None else cleaned_name(self.name),
            colour=before.colour if self.colour is None else checked_colour(self.colour),
            shortcut=before.shortcut if self.shortcut is None else free_key(self.shortcut, others),
            definition=before.definition if self.definition is None else self.definition.strip(),
        )
        _refuse_same_name(after, others)
        about = {"label": after.name, "was": before.name}
        return Plan((Change(before, after),) if after != before else (), about)


@dataclass(frozen=True)
class MoveLabel:
    """Give a label another place in the order, and a topic another parent (``None``: outermost)."""

    kind: ClassVar[str] = "move_label"
    label: str
    position: int
    parent: str | None = None

    def plan(self, desk: Desk) -> Plan:
        before = desk.label(self.label)
        parent = None if self.parent is None else _parent(desk, before.layer, self.parent)
        _refuse_circle(desk, before, parent)
        others = [x for x in desk.reader.all(Label) if x.id != before.id]
        moved = replace(before, parent_id=None if parent is None else parent.id)
        _refuse_same_name(moved, [x for x in others if x.layer is before.layer])
        order = [*others[: max(0, self.position)], moved, *others[max(0, self.position) :]]
        now = {x.id: x for x in (*others, before)}
        changes = []
        for position, label in enumerate(order):
            after = replace(label, position=position)
            if after != now[label.id]:
                changes.append(Change(now[label.id], after))
        return Plan(tuple(changes), {"label": before.name})


@dataclass(frozen=True)
class MergeLabels:
    """Make several labels of a layer one: ``into`` takes over their annotations and sub-topics."""

    kind: ClassVar[str] = "merge_labels"
    labels: tuple[str, ...]
    into: str

    def plan(self, desk: Desk) -> Plan:
        kept = desk.label(self.into)
        gone = [desk.label(x, kept.layer) for x in self.labels]
        gone = [x for x in dict.fromkeys(gone) if x.id != kept.id]
        if not gone:
            raise InvalidEdit(mark("Choose at least one other label to merge into “{name}”."), name=kept.name)
        ids = {x.id for x in gone}
        changes = [
            Change(a, replace(a, label_id=kept.id, modified_at=desk.at))
            for a in desk.reader.all(Annotation, label_id=tuple(ids))
        ]
        changes += _retopiced(desk, ids, kept.id)
        after = kept if kept.parent_id not in ids else replace(kept, parent_id=_surviving(desk, kept, ids))
        changes += _adopted(desk, ids, {*ids, kept.id}, kept.id)
        if after != kept:
            changes.append(Change(kept, after))
        changes += [removed(x) for x in gone]
        about = {"label": kept.name, "count": str(len(gone)), "was": gone[0].name}
        return Plan(tuple(changes), about)


@dataclass(frozen=True)
class RemoveLabel:
    """Take a label away with its annotations; topics under it move up."""

    kind: ClassVar[str] = "remove_label"
    label: str

    def plan(self, desk: Desk) -> Plan:
        label = desk.label(self.label)
        marked = desk.reader.all(Annotation, label_id=label.id)
        changes = (
            *removal_of(desk, marked),
            *_retopiced(desk, {label.id}, None, skip={a.id for a in marked}),
            *_adopted(desk, {label.id}, {label.id}, label.parent_id),
            removed(label),
        )
        return Plan(changes, {"label": label.name, "count": str(len(marked))})


def _retopiced(
    desk: Desk, gone: Collection[str], into: str | None, *, skip: Collection[str] = ()
) -> list[Change]:
    """Claims that carry some topics of their own, given another topic instead or none."""
    changes = []
    for claim in desk.reader.claims_with_topics(tuple(gone)):
        if claim.id in skip:
            continue
        swapped = [into if t in gone else t for t in claim.attributes.topic_ids or ()]
        topics = tuple(dict.fromkeys(t for t in swapped if t is not None))
        attributes = replace(claim.attributes, topic_ids=topics)
        changes.append(Change(claim, replace(claim, attributes=attributes, modified_at=desk.at)))
    return changes


def _adopted(desk: Desk, gone: Collection[str], skip: Collection[str], into: str | None) -> list[Change]:
    """The sub-topics of some labels put under another; same names are told apart by their old parent."""
    children = [x for x in desk.reader.all(Label, parent_id=tuple(gone)) if x.id not in skip]
    siblings = {x.name for x in desk.reader.all(Label, layer=Layer.TOPICS) if x.parent_id == into}
    changes = []
    for child in children:
        name = child.name
        if name in siblings and child.parent_id is not None:
            name = f"{desk.label(child.parent_id).name} · {name}"
        siblings.add(name)
        changes.append(Change(child, replace(child, parent_id=into, name=name)))
    return changes


def _surviving(desk: Desk, label: Label, gone: Collection[str]) -> str | None:
    """The nearest label above that is not taken away."""
    parent = label.parent_id
    while parent is not None and parent in gone:
        parent = desk.label(parent).parent_id
    return parent


def _parent(desk: Desk, layer: Layer, named: str) -> Label:
    if layer is not Layer.TOPICS:
        raise InvalidEdit(mark("Only topics can stand under another label."))
    return desk.label(named, layer)


def _refuse_circle(desk: Desk, label: Label, parent: Label | None) -> None:
    while parent is not None:
        if parent.id == label.id:
            raise InvalidEdit(mark("The topic “{name}” cannot stand under itself."), name=label.name)
        parent = None if parent.parent_id is None else desk.label(parent.parent_id)


def _refuse_same_name(label: Label, others: Collection[Label]) -> None:
    if any(x.name == label.name and x.parent_id == label.parent_id for x in others):
        raise InvalidEdit(
            mark("There is a label called “{name}” already; merge them or choose another name."),
            name=label.name,
        )
