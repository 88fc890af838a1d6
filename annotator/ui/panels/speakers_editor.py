"""All speakers of the project: names, aliases, affiliations, colours, keys, order, merging."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.domain.speaker import Speaker
from annotator.editing import AddSpeaker, Batch, EditSpeaker, MergeSpeakers
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels.claim_choices import speaker_choice
from annotator.ui.panels.codebook_editor import CodebookEditor, keys_offered
from annotator.ui.panels.codebook_tree import Entry, Step
from annotator.ui.panels.keys_taken import keys_taken
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.removal import remove_speaker
from annotator.ui.panels.value_list import ValueList

KEYS = "1234567890"


class SpeakersEditor(CodebookEditor):
    """The speakers' tab of the codebook."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        headings = (translate("Speaker"), translate("Key"), translate("Known in"))
        super().__init__(translate("Speakers"), headings, nests=False, parent=parent)
        self._bridge = bridge
        self.affiliation = QLineEdit(self)
        self.affiliation.setAccessibleName(translate("Affiliation"))
        self.role = QLineEdit(self)
        self.role.setAccessibleName(translate("Role"))
        self.aliases = ValueList(translate("Also called"), parent=self)
        self.add_row(translate("Affiliation"), self.affiliation)
        self.add_row(translate("Role"), self.role)
        self.add_row(translate("Also called"), self.aliases)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self.tree.picked.connect(self._show_current)
        self.tree.renamed.connect(self._rename)
        self.tree.stepped.connect(self._step)
        self.tree.dropped.connect(lambda who, _parent, before: self._place(who, before))
        self.tree.removal_asked.connect(lambda who: remove_speaker(self._bridge, who, self))
        self.name.editingFinished.connect(lambda: self._rename(self._id, self.name.text()))
        self.affiliation.editingFinished.connect(
            lambda: self._edit(affiliation=self.affiliation.text().strip())
        )
        self.role.editingFinished.connect(lambda: self._edit(role=self.role.text().strip()))
        self.aliases.changed.connect(lambda names: self._edit(aliases=tuple(names)))
        self.colour.chosen.connect(lambda colour: self._edit(colour=colour))
        self.key.chosen.connect(
            lambda key: self.choose_key(key, self._owners(), lambda k: self._edit(shortcut=k))
        )
        self.adder.clicked.connect(self.ask_new)
        self.merger.clicked.connect(self.ask_merge)
        self.remover.clicked.connect(lambda: remove_speaker(self._bridge, self._id, self))

    @property
    def _id(self) -> str:
        return self.tree.current_id() or ""

    def _speaker(self) -> Speaker | None:
        return self._bridge.codebook.speaker_by_id.get(self._id)

    def refresh(self) -> None:
        """Show the speakers as they are now."""
        self.show_entries([self._entry(speaker) for speaker in self._bridge.codebook.speakers])

    def _entry(self, speaker: Speaker) -> Entry:
        where = translate("one transcript") if speaker.only_in is not None else translate("the project")
        return Entry(speaker.id, speaker.name, speaker.colour, speaker.shortcut, where)

    def _show_current(self) -> None:
        speaker = self._speaker()
        self.set_detail_enabled(speaker is not None)
        self.merger.setEnabled(len(self._bridge.codebook.speakers) > 1)
        self.remover.setEnabled(speaker is not None)
        if speaker is None:
            return
        for line, text in (
            (self.name, speaker.name),
            (self.affiliation, speaker.affiliation),
            (self.role, speaker.role),
        ):
            if line.text() != text:
                line.setText(text)
        self.colour.show_colour(speaker.colour)
        self.key.show_value(speaker.shortcut or translate("No key"), is_set=bool(speaker.shortcut))
        self.aliases.show_values(speaker.aliases)

    def _owners(self) -> dict[str, str]:
        """Who has which key, the current speaker left out."""
        return keys_taken(self._bridge.codebook, self._id)

    def key_choices(self) -> Sequence[Choice]:
        speaker = self._speaker()
        return keys_offered(KEYS, speaker.shortcut if speaker is not None else "", self._owners())

    def _edit(
        self,
        *,
        aliases: tuple[str, ...] | None = None,
        affiliation: str | None = None,
        role: str | None = None,
        colour: str | None = None,
        shortcut: str | None = None,
    ) -> None:
        if self._speaker() is not None:
            self._bridge.do(
                EditSpeaker(
                    self._id,
                    aliases=aliases,
                    affiliation=affiliation,
                    role=role,
                    colour=colour,
                    shortcut=shortcut,
                )
            )

    def _rename(self, speaker_id: str, typed: str) -> None:
        speaker = self._bridge.codebook.speaker_by_id.get(speaker_id)
        name = " ".join(typed.split())
        if speaker is not None and name and name != speaker.name:
            self._bridge.do(EditSpeaker(speaker_id, name=name))
        self.refresh()

    def _step(self, speaker_id: str, step: Step) -> None:
        order = [s.id for s in self._bridge.codebook.speakers]
        to = order.index(speaker_id) + {Step.UP: -1, Step.DOWN: 1}.get(step, 0)
        if 0 <= to < len(order) and to != order.index(speaker_id):
            order.remove(speaker_id)
            order.insert(to, speaker_id)
            self._reorder(order)

    def _place(self, speaker_id: str, before: str) -> None:
        order = [s.id for s in self._bridge.codebook.speakers if s.id != speaker_id]
        order.insert(order.index(before) if before in order else len(order), speaker_id)
        self._reorder(order)

    def _reorder(self, order: Sequence[str]) -> None:
        people = self._bridge.codebook.speaker_by_id
        edits = [EditSpeaker(who, position=i) for i, who in enumerate(order) if people[who].position != i]
        if edits:
            self._bridge.do(Batch(tuple(edits), name=translate("Reorder the speakers")))

    def ask_new(self) -> LabelPalette:
        """Ask for the name of a new speaker."""
        palette = LabelPalette(
            self.window(),
            [speaker_choice(s) for s in self._bridge.codebook.speakers],
            title=translate("Add a speaker"),
            new_name=translate("New speaker “{name}”"),
        )
        palette.named.connect(self._add)
        palette.chosen.connect(self.tree.choose)
        palette.show_beside(QRect(self.adder.mapToGlobal(QPoint(0, 0)), self.adder.size()))
        return palette

    def _add(self, name: str) -> None:
        event = self._bridge.do(AddSpeaker(name))
        if event is not None:
            for change in event.of(Speaker):
                self.tree.choose(str(change.subject.key[0]))

    def ask_merge(self) -> LabelPalette:
        """Ask into whom the chosen speakers are merged: one of them, or anybody."""
        chosen = self.tree.selected_ids() or [self._id]
        people = self._bridge.codebook.speakers
        first = [s for s in people if s.id in chosen] if len(chosen) > 1 else []
        rest = [s for s in people if s.id not in chosen]
        names = "、".join(s.name for s in people if s.id in chosen)
        title = translate("Merge {names} into …").format(names=names)
        palette = LabelPalette(self.window(), [speaker_choice(s) for s in (*first, *rest)], title=title)
        palette.chosen.connect(
            lambda into: self._bridge.do(MergeSpeakers(tuple(c for c in chosen if c != into), into))
        )
        palette.show_beside(QRect(self.merger.mapToGlobal(QPoint(0, 0)), self.merger.size()))
        return palette
