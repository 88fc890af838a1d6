"""Taking speakers, labels and fields away: what will happen is said before, with numbers."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.project import CardValue
from annotator.editing import RemoveField, RemoveLabel, RemoveSpeaker
from annotator.language import translate, translate_count
from annotator.ui.bridge import Bridge


def ask_removal(title: str, consequence: str, parent: QWidget) -> bool:
    """Say what will happen and ask whether it shall."""
    box = QMessageBox(QMessageBox.Icon.NoIcon, title, title, parent=parent)
    box.setInformativeText(consequence)
    remove = box.addButton(translate("Remove"), QMessageBox.ButtonRole.AcceptRole)
    keep = box.addButton(translate("Keep"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(keep)
    box.exec()
    return box.clickedButton() is remove


def remove_speaker(bridge: Bridge, speaker_id: str, parent: QWidget) -> None:
    """Remove a speaker; asks where turns or claims name them."""
    speaker = bridge.codebook.speaker_by_id.get(speaker_id)
    if speaker is None:
        return
    with bridge.workspace.reading() as reader:
        turns = len(reader.turns_of((speaker_id,)))
        claims = len(reader.all(Annotation, speaker_id=(speaker_id,)))
    told = []
    if turns:
        told.append(
            translate_count(
                "{count} turn stays without a speaker.", "{count} turns stay without a speaker.", turns
            )
        )
    if claims:
        told.append(
            translate_count(
                "{count} claim falls back to the speaker of its turn.",
                "{count} claims fall back to the speakers of their turns.",
                claims,
            )
        )
    title = translate("Remove the speaker “{name}”?").format(name=speaker.name)
    if not told or ask_removal(title, _reversible(told), parent):
        bridge.do(RemoveSpeaker(speaker_id))


def remove_label(bridge: Bridge, label_id: str, parent: QWidget) -> None:
    """Remove a label; asks where something is marked with it."""
    label = bridge.codebook.label_by_id.get(label_id)
    if label is None:
        return
    with bridge.workspace.reading() as reader:
        marks = len(reader.all(Annotation, label_id=label_id))
    below = sum(other.parent_id == label_id for other in bridge.codebook.labels)
    told = []
    if marks:
        told.append(
            translate_count(
                "{count} mark with this label is removed too.",
                "{count} marks with this label are removed too.",
                marks,
            )
        )
    if below:
        told.append(
            translate_count("{count} topic below it moves up.", "{count} topics below it move up.", below)
        )
    title = translate("Remove the label “{name}”?").format(name=label.name)
    if not told or ask_removal(title, _reversible(told), parent):
        bridge.do(RemoveLabel(label_id))


def remove_field(bridge: Bridge, field_id: str, parent: QWidget) -> None:
    """Remove a field of the cards; asks where a card has something in it."""
    field = bridge.codebook.field_by_id.get(field_id)
    if field is None:
        return
    with bridge.workspace.reading() as reader:
        filled = len(reader.all(CardValue, field_id=field_id))
    told = [translate_count("{count} card loses its value.", "{count} cards lose their values.", filled)]
    title = translate("Remove the field “{name}”?").format(name=field.name)
    if not filled or ask_removal(title, _reversible(told), parent):
        bridge.do(RemoveField(field_id))


def _reversible(told: list[str]) -> str:
    return " ".join([*told, translate("Undo brings everything back.")])
