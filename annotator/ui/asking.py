"""What a key asks for that one key cannot say: lists at the selection, the note in the panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import RelationKind
from annotator.domain.codebook import in_tree_order
from annotator.domain.label import Label, Layer
from annotator.editing import Relate
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.marking import Marking
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels.claim_choices import claim_choices, speaker_choice
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.tagging_panel import TaggingPanel
from annotator.ui.panels.wording import said
from annotator.ui.transcript_page import TranscriptPage
from annotator.workspace.keys import speaker_keys, speakers_in_order
from annotator.workspace.outline import next_topic

_NOBODY = "-"


class Asking:
    """Opens lists beside the caret and does what was chosen from them."""

    def __init__(self, window: QWidget, bridge: Bridge, page: TranscriptPage, marking: Marking) -> None:
        self._window, self._bridge, self._page, self._marking = window, bridge, page, marking
        self.open: LabelPalette | None = None

    def _offer(
        self,
        choices: Sequence[Choice],
        title: str,
        chosen: Callable[[str], object],
        named: tuple[str, Callable[[str], object]] | None = None,
        *,
        stays: bool = False,
        likely: str = "",
    ) -> None:
        new_name = named[0] if named else ""
        palette = LabelPalette(
            self._window, choices, title=title, new_name=new_name, stays=stays, likely=likely
        )
        palette.chosen.connect(chosen)
        if named is not None:
            palette.named.connect(named[1])
        palette.closed.connect(self._closed)
        self.open = palette
        palette.show_beside(self._place())

    def _closed(self) -> None:
        self.open = None
        self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> QRect:
        box = self._page.caret_box().toAlignedRect()
        box = box.intersected(self._page.rect()) if box.intersects(self._page.rect()) else box
        return QRect(self._page.mapToGlobal(box.topLeft()), box.size())

    def ask_label(self) -> None:
        """A type of claim, to mark or relabel with; a new one may be named."""
        chosen = self._bridge.annotation
        labels = self._bridge.codebook.labels_of(Layer.CLAIMS)
        current = chosen.label_id if chosen is not None else None
        choices = [_label_choice(label, is_marked=label.id == current) for label in labels]
        self._offer(choices, translate("Mark as …"), self._marking.label)

    def ask_topic(self) -> None:
        """The topic that begins here; Enter takes the one that follows in the codebook."""
        transcript = self._bridge.transcript
        if transcript is None:
            return
        likely = next_topic(self._bridge.codebook, transcript, self._marking.start_here(transcript))
        tree = in_tree_order(self._bridge.codebook.labels_of(Layer.TOPICS))
        choices = [_label_choice(topic, depth=depth) for topic, depth in tree]
        self._offer(
            choices,
            translate("Topic from here on"),
            self._marking.start_topic,
            (translate("New topic “{name}”"), self._marking.start_new_topic),
            likely=likely.id if likely is not None else "",
        )

    def ask_speaker(self) -> None:
        """Who speaks from here on."""
        transcript = self._bridge.transcript
        if transcript is None:
            return
        codebook = self._bridge.codebook
        keys = {speaker.id: key for key, speaker in speaker_keys(codebook, transcript).items()}
        turn = transcript.turn_at(self._marking.turn_start_here(transcript))
        now = turn.speaker_ids if turn is not None else ()
        people = sorted(speakers_in_order(codebook, transcript), key=lambda s: keys.get(s.id, "~"))
        choices = [replace(speaker_choice(s, is_marked=s.id in now), key="") for s in people]
        choices.append(Choice(_NOBODY, translate("Nobody, or nobody can be told")))
        self._offer(
            choices,
            translate("Speaker from here on"),
            lambda who: self._marking.speaker_from_here(None if who == _NOBODY else who),
            (translate("New speaker “{name}”"), self._marking.new_speaker_from_here),
        )

    def ask_joint_speakers(self) -> None:
        """Who speaks in this turn, one or several: the list stays until it is left."""
        turn = self._marking.turn_here()
        if turn is None:
            self.ask_speaker()
            return
        self._offer(
            self._people_of_turn(),
            translate("Who speaks in this turn together"),
            self._join_in,
            (translate("New speaker “{name}”"), self._marking.new_speaker_joins_in),
            stays=True,
        )

    def _people_of_turn(self) -> Sequence[Choice]:
        transcript, turn = self._bridge.transcript, self._marking.turn_here()
        if transcript is None or turn is None:
            return ()
        people = speakers_in_order(self._bridge.codebook, transcript)
        return [replace(speaker_choice(s, is_marked=s.id in turn.speaker_ids), key="") for s in people]

    def _join_in(self, speaker_id: str) -> None:
        self._marking.join_in(speaker_id)
        if self.open is not None:
            self.open.show_choices(self._people_of_turn())

    def relate(self) -> None:
        """What the chosen claim does, and to which other claim."""
        claim, transcript = self._bridge.annotation, self._bridge.transcript
        if claim is None or transcript is None:
            return
        others = claim_choices(claim, transcript, self._bridge.codebook)
        if not others:
            self._bridge.refused.emit(translate("There is no other claim yet to link to."))
            return
        kinds = [Choice(kind.value, said(kind)) for kind in RelationKind]

        def ask_target(kind: str) -> None:
            title = translate("This claim {relation} …").format(relation=said(RelationKind(kind)))
            relate = lambda target: self._bridge.do(Relate(RelationKind(kind), claim.id, target))  # noqa: E731
            self._offer(others, title, relate)

        self._offer(kinds, translate("This claim …"), ask_target)

    def write_note(self, panel: TaggingPanel) -> None:
        """The keyboard goes to the note of the chosen annotation."""
        panel.show_tab(0)
        panel.marks.form.note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        panel.marks.keep_in_view(panel.marks.form.note)


def _label_choice(label: Label, *, is_marked: bool = False, depth: int = 0) -> Choice:
    return Choice(
        label.id,
        label.name,
        label.definition,
        label.colour,
        label.shortcut,
        is_marked=is_marked,
        depth=depth,
    )
