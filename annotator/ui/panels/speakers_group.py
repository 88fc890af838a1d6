"""The speakers of the current transcript, and everything that can be done to them in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QSettings, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change
from annotator.domain.label import Layer
from annotator.domain.speaker import Speaker
from annotator.editing import AddSpeaker, EditSpeaker, MergeSpeakers
from annotator.language import translate
from annotator.text.sounds import person_sort_key
from annotator.ui.bridge import Bridge
from annotator.ui.models.speaker_model import SpeakerModel, SpeakerRow
from annotator.ui.models.tallies import SpeechTally
from annotator.ui.panels import menus
from annotator.ui.panels.claim_choices import speaker_choice
from annotator.ui.panels.group_header import GroupHeader
from annotator.ui.panels.keys_taken import keys_taken
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.name_editor import NameEditor
from annotator.ui.panels.quiet_button import QuietButton
from annotator.ui.panels.removal import remove_speaker
from annotator.ui.panels.speaker_list import SpeakerList
from annotator.workspace.keys import DIGITS, speaker_keys, speakers_in_order

_FEW = 9
_BY_SOUND = "panels/speakers_by_sound"


class SpeakersGroup(QWidget):
    """Who speaks here. ``chosen`` tells the id of a speaker that was pressed, ``codebook_asked`` that
    the whole list is wanted."""

    chosen = Signal(str)
    codebook_asked = Signal()

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._speech: SpeechTally | None = None
        self._shares: Mapping[str, float] = {}
        self._turns: Mapping[str, int] = {}
        self._keys: dict[str, str] = {}
        self._has_keys = True
        self._shown: Sequence[Speaker] = ()
        self._current: frozenset[str] = frozenset()
        self._shows_all = False
        self._by_sound = bool(QSettings().value(_BY_SOUND, False, bool))
        self.model = SpeakerModel()
        self.header = GroupHeader(translate("Speakers"), self, heads_layer=True)
        self.header.picked.connect(lambda: bridge.choose_layer(Layer.SPEAKERS))
        self.sorter = self.header.add_button("A–Z", translate("Sort by name"))
        self.sorter.setCheckable(True)
        self.sorter.setChecked(self._by_sound)
        self.adder = self.header.add_button("＋", translate("Add a speaker"))
        self.more = self.header.add_button("⋯", translate("All speakers: edit, merge, reorder"))
        self.list = SpeakerList(self.model, self)
        self.others = QuietButton("", parent=self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for widget in (self.header, self.list, self.others):
            column.addWidget(widget)
        column.setAlignment(self.others, Qt.AlignmentFlag.AlignLeft)
        self._connect()

    def _connect(self) -> None:
        self.sorter.toggled.connect(self._sort)
        self.adder.clicked.connect(self.add)
        self.more.clicked.connect(self.codebook_asked)
        self.others.clicked.connect(self._toggle_others)
        self.list.chosen.connect(self.chosen)
        self.list.menu_asked.connect(self.show_menu)
        self.list.removal_asked.connect(self._remove)
        self.model.renamed.connect(lambda who, name: self._bridge.do(EditSpeaker(who, name=name)))

    def count_anew(self, transcript: AnnotatedTranscript | None) -> None:
        """The turns are others: weigh the speech again."""
        self._speech = SpeechTally(transcript) if transcript is not None else None
        self._show_speech(transcript)

    def follow_turns(self, transcript: AnnotatedTranscript | None, changes: Sequence[Change]) -> None:
        """Some turns are others: weigh the speech near them again."""
        if self._speech is not None and transcript is not None:
            self._speech.follow(transcript, changes)
            self._show_speech(transcript)

    def _show_speech(self, transcript: AnnotatedTranscript | None) -> None:
        self._shares = self._speech.shares() if self._speech is not None else {}
        self._turns = transcript.turn_counts if transcript is not None else {}
        self.refresh()

    def show_current(self, speaker_ids: frozenset[str]) -> None:
        """Make those stand out who speak where the user is."""
        if speaker_ids != self._current:
            self._current = speaker_ids
            self._show_rows()

    def refresh(self) -> None:
        """Show the speakers as they are now."""
        people = self._people()
        here = [s for s in people if self._turns.get(s.id) or s.only_in is not None]
        is_long = len(people) > _FEW and len(here) < len(people) and bool(here)
        self._shown = people if self._shows_all or not is_long else here
        self.others.setVisible(is_long)
        left = len(people) - len(here)
        self.others.show_text(
            translate("Show only who speaks here")
            if self._shows_all
            else translate("{count} others in the project").format(count=left)
        )
        transcript = self._bridge.transcript
        is_active = self._bridge.selection.layer is Layer.SPEAKERS
        self.header.show_active(is_active=is_active, has_keys=self._has_keys)
        keys = speaker_keys(self._bridge.codebook, transcript) if transcript is not None else {}
        self._keys = {s.id: key for key, s in keys.items() if is_active or key not in DIGITS}
        self._show_rows()
        self.list.setVisible(bool(self._shown))

    def show_keys(self, *, has_keys: bool) -> None:
        """Show the speakers with their keys, or without while keys write in the text."""
        self._has_keys = has_keys
        self.refresh()

    def _show_rows(self) -> None:
        self.model.show_rows([self._row(speaker) for speaker in self._shown])

    def _row(self, speaker: Speaker) -> SpeakerRow:
        who = speaker.id
        share, turns = self._shares.get(who, 0.0), self._turns.get(who, 0)
        key = self._keys.get(who, "") if self._has_keys else ""
        return SpeakerRow(speaker, share, turns, key, who in self._current)

    def _people(self) -> Sequence[Speaker]:
        transcript, codebook = self._bridge.transcript, self._bridge.codebook
        people = codebook.speakers if transcript is None else speakers_in_order(codebook, transcript)
        return sorted(people, key=lambda s: person_sort_key(s.name)) if self._by_sound else people

    def _sort(self, by_sound: bool) -> None:
        self._by_sound = by_sound
        QSettings().setValue(_BY_SOUND, by_sound)
        self.refresh()

    def _toggle_others(self) -> None:
        self._shows_all = not self._shows_all
        self.refresh()

    def add(self) -> None:
        """Ask for a name, in a palette that also shows who is there already."""
        choices = [speaker_choice(s) for s in self._bridge.codebook.speakers]
        palette = LabelPalette(
            self.window(),
            choices,
            title=translate("Add a speaker"),
            new_name=translate("New speaker “{name}”"),
        )
        palette.named.connect(lambda name: self._bridge.do(AddSpeaker(name)))
        palette.chosen.connect(self.reveal)
        palette.show_beside(QRect(self.adder.mapToGlobal(QPoint(0, 0)), self.adder.size()))

    def reveal(self, speaker_id: str) -> None:
        """Go to a speaker in the list."""
        if not self.model.place_of(speaker_id).isValid():
            self._shows_all = True
            self.refresh()
        self.list.setCurrentIndex(self.model.place_of(speaker_id))
        self.list.setFocus()

    def show_menu(self, speaker_id: str, place: QPoint) -> None:
        """What can be done to one speaker."""
        speaker = self._bridge.codebook.speaker_by_id.get(speaker_id)
        if speaker is not None:
            self.menu_for(speaker).popup(place)

    def menu_for(self, speaker: Speaker) -> QMenu:
        """The menu of one speaker."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(translate("Speaks from here on"), lambda: self.chosen.emit(speaker.id))
        menu.addSeparator()
        menu.addAction(translate("Rename"), lambda: self.list.rename(speaker.id))
        menus.add_colours(
            menu, speaker.colour, lambda c: self._bridge.do(EditSpeaker(speaker.id, colour=c)), self
        )
        taken = keys_taken(self._bridge.codebook, speaker.id)
        menus.add_keys(
            menu,
            "123456789",
            speaker.shortcut,
            taken,
            lambda k: self._bridge.do(EditSpeaker(speaker.id, shortcut=k)),
        )
        menu.addAction(translate("Affiliation …"), lambda: self._ask_affiliation(speaker))
        menu.addAction(translate("Merge into …"), lambda: self.ask_merge(speaker))
        menu.addAction(translate("Edit all speakers …"), self.codebook_asked.emit)
        menu.addSeparator()
        menu.addAction(translate("Remove …"), lambda: self._remove(speaker.id))
        return menu

    def _ask_affiliation(self, speaker: Speaker) -> None:
        title = translate("Affiliation of {name}").format(name=speaker.name)
        place = self.list.visualRect(self.model.place_of(speaker.id))
        editor = NameEditor(self.list.viewport(), place, speaker.affiliation, title)
        editor.named.connect(lambda text: self._bridge.do(EditSpeaker(speaker.id, affiliation=text)))

    def ask_merge(self, speaker: Speaker) -> None:
        """Ask into whom a speaker is merged."""
        others = [speaker_choice(s) for s in self._people() if s.id != speaker.id]
        title = translate("{name} is the same as …").format(name=speaker.name)
        palette = LabelPalette(self.window(), others, title=title)
        palette.chosen.connect(lambda into: self._bridge.do(MergeSpeakers((speaker.id,), into)))
        place = self.list.visualRect(self.model.place_of(speaker.id))
        palette.show_beside(QRect(self.list.viewport().mapToGlobal(place.topLeft()), place.size()))

    def _remove(self, speaker_id: str) -> None:
        remove_speaker(self._bridge, speaker_id, self)
