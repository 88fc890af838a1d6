"""Speakers, topics, claims and the card of the chosen mark, one below the other."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Codebook
from annotator.domain.label import Label, Layer
from annotator.domain.project import Project
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import Aside
from annotator.language import filled, translate
from annotator.ui.actions import BY_NAME
from annotator.ui.bridge import Bridge
from annotator.ui.controls import spoken_key
from annotator.ui.keymap import current_keymap
from annotator.ui.panels import look
from annotator.ui.panels.claim_form import ClaimForm
from annotator.ui.panels.labels_group import LabelsGroup
from annotator.ui.panels.scrolled_column import ScrolledColumn
from annotator.ui.panels.speakers_group import SpeakersGroup
from annotator.workspace.events import Event


class MarksTab(ScrolledColumn):
    """What one marks with, and what is said about the mark that is chosen.

    Only what an event names is counted and shown anew.
    """

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        inner = self.inner
        self.speakers = SpeakersGroup(bridge, inner)
        self.topics = LabelsGroup(bridge, Layer.TOPICS, inner)
        self.claims = LabelsGroup(bridge, Layer.CLAIMS, inner)
        self.form = ClaimForm(bridge, inner)
        self.hint = look.label("", "muted", inner)
        self.hint.setWordWrap(True)
        self._types = False
        self.column.setSpacing(6)
        for widget in (self.speakers, self.topics, self.claims, self.form, self.hint):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        bridge.changed.connect(self._follow)
        bridge.transcript_changed.connect(self.show_transcript)
        bridge.selection_changed.connect(self._show_selection)
        bridge.caret_moved.connect(self._show_place)
        bridge.layer_changed.connect(self._show_layer)
        current_keymap().changed.connect(self._show_layer)
        current_keymap().changed.connect(self._show_hint)
        self._show_hint()
        self.show_transcript()

    def show_mode(self, *, types: bool) -> None:
        """Show what keys do now: they mark, or in correcting mode they write in the text."""
        self._types = types
        with self.arranged_once():
            for group in (self.speakers, self.topics, self.claims):
                group.show_keys(has_keys=not types)
            self._show_hint()

    def _show_hint(self) -> None:
        mark_by_key = translate(
            "Select words and press the key of a type to mark a claim. Choose a mark to describe it here."
        )
        key = spoken_key(current_keymap().shown(BY_NAME["correcting"]))
        if not self._types:
            said = mark_by_key
        elif key:
            said = translate("Keys write in the text; a click above marks. {key} lets keys mark again.")
        else:
            said = translate("Keys write in the text; a click above marks.")
        self.hint.setText(filled(said, key=key))

    def show_transcript(self) -> None:
        """Show the current transcript from scratch."""
        transcript = self._bridge.transcript
        self.speakers.count_anew(transcript)
        self._show_labels()
        self._show_selection()

    def _show_labels(self) -> None:
        self._show_counts()
        self.topics.refresh()
        self.claims.refresh()

    def _show_counts(self) -> None:
        transcript = self._bridge.transcript
        counts = transcript.annotation_index.counts if transcript is not None else {}
        self.topics.show_counts(counts)
        self.claims.show_counts(counts)

    def _show_layer(self) -> None:
        """Show the digits and letters where they act now."""
        with self.arranged_once():
            for group in (self.speakers, self.topics, self.claims):
                group.refresh()

    def _follow(self, event: Event) -> None:
        if event.whole:
            self.show_transcript()
            return
        transcript = self._bridge.transcript
        if event.touches(Aside):
            self.speakers.count_anew(transcript)
        elif event.touches(Turn):
            self.speakers.follow_turns(
                transcript, event.naming(transcript.id) if transcript is not None else ()
            )
        elif event.touches(Speaker):
            self.speakers.refresh()
        if event.touches(Label, Project):
            self._show_labels()
        elif event.touches(Annotation):
            self._show_counts()
        self._show_selection()

    def _show_selection(self) -> None:
        annotation = self._bridge.annotation
        with self.arranged_once():
            self.form.show_annotation(annotation)
            self.hint.setVisible(annotation is None)
            self._show_place()

    def _show_place(self) -> None:
        """Make the speaker, the topics and the type stand out that hold where the user is."""
        transcript, codebook = self._bridge.transcript, self._bridge.codebook
        if transcript is None:
            return
        chosen = self._bridge.annotation
        if chosen is not None:
            speakers = transcript.speakers_of(chosen)
            topics = _topics_of(chosen, codebook) or transcript.topics_of(chosen, codebook)
            claims = frozenset({chosen.label_id})
        else:
            place = self._bridge.selection.caret
            turn = transcript.turn_at(place)
            speakers = turn.speaker_ids if turn is not None else ()
            over = transcript.annotations_over(place, place)
            labels = [a.label_id for a in over]
            topics = tuple(x for x in labels if codebook.label_by_id[x].layer is Layer.TOPICS)
            claims = frozenset(labels)
        self.speakers.show_current(frozenset(speakers))
        self.topics.show_current(frozenset(topics))
        self.claims.show_current(claims)

    def keep_in_view(self, widget: QWidget) -> None:
        """Scroll so that a field with the keyboard is seen."""
        self.ensureWidgetVisible(widget, 0, 24)


def _topics_of(annotation: Annotation, codebook: Codebook) -> tuple[str, ...]:
    """A topic's own label, where the annotation is a topic."""
    label = codebook.label_by_id.get(annotation.label_id)
    return (label.id,) if label is not None and label.layer is Layer.TOPICS else ()
