"""The card of the chosen annotation: its words, and everything that is said about them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, Certainty, CheckWorthiness, ClaimAttributes, Stance
from annotator.domain.codebook import Codebook
from annotator.domain.identity import new_id
from annotator.domain.label import Layer
from annotator.editing import AddSpeaker, Batch, EditAnnotation
from annotator.language import translate, translate_count
from annotator.ui.bridge import Bridge
from annotator.ui.models.choice_model import Choice
from annotator.ui.models.quotes import told_quote
from annotator.ui.panels import look
from annotator.ui.panels.choice_field import ChoiceField
from annotator.ui.panels.claim_choices import (
    NOTHING,
    QUOTED,
    claim_choices,
    inherited_topics,
    speaker_choices,
    topic_choices,
    value_choices,
)
from annotator.ui.panels.field_visit import FieldVisit
from annotator.ui.panels.relation_list import RelationList
from annotator.ui.panels.text_field import TextField
from annotator.ui.panels.wording import said
from annotator.ui.theme import scaled
from annotator.workspace.quoted_voices import quoted_over
from annotator.workspace.reviewing_structure import rulings_of

_LONGEST_QUOTE = 400


class QuoteLabel(QLabel):
    """The claim's words with a rule in the colour of its type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = ""
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setContentsMargins(scaled(13), 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_quote(self, words: str, colour: str) -> None:
        """Show other words; very long ones are cut in the middle."""
        if len(words) > _LONGEST_QUOTE:
            words = f"{words[: _LONGEST_QUOTE // 2]} … {words[-_LONGEST_QUOTE // 2 :]}"
        self._colour = colour
        self.setFont(look.font(14))
        self.setText(words)
        self.setAccessibleName(translate("The claim's words"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 1, 3, self.height() - 2, look.tone(self._colour))
        painter.end()
        super().paintEvent(event)


class ClaimForm(QFrame):
    """The form beside the text; each field saves by itself, one undo step for each visit.

    ``go_to`` tells the id of a claim to show, when a relation is followed.
    """

    go_to = Signal(str)

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(translate("The chosen mark"))
        self._bridge = bridge
        self._annotation: Annotation | None = None
        self._transcript: AnnotatedTranscript | None = None
        self._visit = FieldVisit(bridge)
        self.quote = QuoteLabel(self)
        self.kind = look.label("", "muted", self)
        self.unclear = look.label("", "warning", self)
        self.unclear.setWordWrap(True)
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        self.wording = TextField(translate("Normalised wording"), most=6, parent=self)
        self.note = TextField(translate("Note"), lines=2, parent=self)
        self.speaker = ChoiceField(
            translate("Speaker"), self._speakers, new_name=translate("New speaker “{name}”"), parent=self
        )
        self.stance = self._enum_field(translate("Stance"), Stance, "stance")
        self.certainty = self._enum_field(translate("Certainty"), Certainty, "certainty")
        self.check = self._enum_field(translate("Check"), CheckWorthiness, "check_worthiness")
        self.topics = ChoiceField(translate("Topics"), self._topic_choices, stays=True, parent=self)
        self.relations = RelationList(self._claims, self._quote_of, self)
        self.wording.saved.connect(lambda text: self._save(wording=text))
        self.note.saved.connect(self._save_note)
        for field in (self.wording, self.note):
            field.left.connect(self._visit.end)
        self.speaker.chosen.connect(self._choose_speaker)
        self.speaker.named.connect(self._name_speaker)
        self.topics.chosen.connect(self._toggle_topic)
        self.relations.edited.connect(self._bridge.do)
        self.relations.followed.connect(self.go_to)

    def _enum_field(self, name: str, kind: type[StrEnum], attribute: str) -> ChoiceField:
        def choices() -> Sequence[Choice]:
            current = getattr(self._annotation.attributes, attribute) if self._annotation else None
            return value_choices(kind, current)

        field = ChoiceField(name, choices, parent=self)
        field.chosen.connect(lambda chosen: self._save(**{attribute: kind(chosen) if chosen else None}))
        return field

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.quote)
        column.addWidget(self.kind)
        column.addWidget(self.unclear)
        self._fields = QWidget(self)
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._claim_only: list[QWidget] = []
        for row, (text, field) in enumerate(self._rows()):
            name = look.label(text, "muted", self._fields)
            name.setWordWrap(True)
            name.setFixedWidth(scaled(76))
            name.setBuddy(field)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, 1)
            if field is not self.note:
                self._claim_only += [name, field]
        column.addWidget(self._fields)

    def _rows(self) -> list[tuple[str, QWidget]]:
        return [
            (translate("Wording"), self.wording),
            (translate("Speaker"), self.speaker),
            (translate("Stance"), self.stance),
            (translate("Certainty"), self.certainty),
            (translate("Check"), self.check),
            (translate("Topics"), self.topics),
            (translate("Relations"), self.relations),
            (translate("Note"), self.note),
        ]

    def sizeHint(self) -> QSize:
        return QSize(280, super().sizeHint().height())

    @property
    def annotation(self) -> Annotation | None:
        """The annotation that is shown."""
        return self._annotation

    def save(self) -> None:
        """Save what is being typed, before something else is shown or the window closes."""
        self.wording.save()
        self.note.save()
        self._visit.end()

    def show_annotation(self, annotation: Annotation | None) -> None:
        """Show an annotation of the current transcript as it is now; what was typed is saved first."""
        is_other = (annotation.id if annotation else None) != (
            self._annotation.id if self._annotation else None
        )
        if is_other and self._annotation is not None:
            self.save()
        self._annotation, self._transcript = annotation, self._bridge.transcript
        if annotation is not None and self._transcript is not None:
            self._show(annotation, self._transcript, self._bridge.codebook, anew=is_other)
        self.setVisible(annotation is not None)

    def _show(
        self, annotation: Annotation, transcript: AnnotatedTranscript, codebook: Codebook, *, anew: bool
    ) -> None:
        label = codebook.label_by_id.get(annotation.label_id)
        is_claim = label is not None and label.layer is Layer.CLAIMS
        self.quote.show_quote(told_quote(transcript, annotation.span), label.colour if label else "")
        self.kind.setText(
            "" if is_claim or label is None else translate("Topic: {name}").format(name=label.name)
        )
        self.kind.setVisible(not is_claim)
        passages = transcript.unclear_over(annotation.span.start, annotation.span.end) if is_claim else ()
        self.unclear.setText(
            translate_count(
                "{count} passage of it is unclear: words were lost there.",
                "{count} passages of it are unclear: words were lost there.",
                len(passages),
            )
        )
        self.unclear.setVisible(bool(passages))
        for widget in self._claim_only:
            widget.setVisible(is_claim)
        if not self._visit.is_saving:
            show: Callable[[TextField, str], None] = TextField.replace_text if anew else TextField.show_text
            show(self.wording, annotation.attributes.wording)
            show(self.note, annotation.note)
        if is_claim:
            self._show_attributes(annotation, transcript, codebook)
            self.relations.show_relations(annotation, transcript.relations_of(annotation.id))

    def _show_attributes(
        self, claim: Annotation, transcript: AnnotatedTranscript, codebook: Codebook
    ) -> None:
        attributes = claim.attributes
        people = [
            codebook.speaker_by_id[s] for s in transcript.speakers_of(claim) if s in codebook.speaker_by_id
        ]
        names = "、".join(person.name for person in people) or translate("Nobody named")
        is_own = attributes.speaker_id is not None
        shown = names if is_own else translate("{name} (from the turn)").format(name=names)
        self.speaker.show_value(shown, is_set=bool(people), colour=people[0].colour if people else "")
        for field, value in (
            (self.stance, attributes.stance),
            (self.certainty, attributes.certainty),
            (self.check, attributes.check_worthiness),
        ):
            field.show_value(said(value) if value is not None else "—", is_set=value is not None)
        labels = codebook.label_by_id
        topics = [labels[t] for t in transcript.topics_of(claim, codebook) if t in labels]
        text = "、".join(topic.name for topic in topics) or translate("None")
        if attributes.topic_ids is None:
            text = translate("{name} (from the text)").format(name=text)
        self.topics.show_value(text, is_set=bool(topics), colour=topics[0].colour if topics else "")

    def _save(self, **attributes: object) -> None:
        """Save some of the claim's attributes."""
        if self._annotation is None:
            return
        changed: ClaimAttributes = replace(self._annotation.attributes, **attributes)  # type: ignore[arg-type]
        edit = EditAnnotation(self._annotation.id, attributes=changed)
        if "wording" in attributes:
            self._visit.save(edit)
        else:
            self._bridge.do(edit)

    def _save_note(self, note: str) -> None:
        if self._annotation is not None:
            self._visit.save(EditAnnotation(self._annotation.id, note=note))

    def _toggle_topic(self, chosen: str) -> None:
        """Take a topic in or out; the first own topic begins with those that were inherited."""
        claim, transcript = self._annotation, self._transcript
        if claim is None or transcript is None:
            return
        if chosen == NOTHING:
            self._save(topic_ids=None)
            return
        topics = list(transcript.topics_of(claim, self._bridge.codebook))
        kept = [topic for topic in topics if topic != chosen]
        self._save(topic_ids=tuple(kept if chosen in topics else [*topics, chosen]))

    def _speakers(self) -> Sequence[Choice]:
        if self._annotation is None or self._transcript is None:
            return ()
        codebook = self._bridge.codebook
        rulings = rulings_of(self._bridge.workspace, self._transcript.id)
        quoted = quoted_over(self._transcript, self._annotation.span, codebook, rulings)
        return speaker_choices(self._annotation, self._transcript, codebook, quoted)

    def _choose_speaker(self, chosen: str) -> None:
        if chosen.startswith(QUOTED):
            self._name_speaker(chosen.removeprefix(QUOTED))
        else:
            self._save(speaker_id=chosen or None)

    def _name_speaker(self, name: str) -> None:
        """Somebody new said it: both are one step."""
        claim = self._annotation
        if claim is None:
            return
        speaker = new_id()
        said_by = replace(claim.attributes, speaker_id=speaker)
        step = translate("Say that {speaker} made the claim").format(speaker=name)
        self._bridge.do(
            Batch((AddSpeaker(name, id=speaker), EditAnnotation(claim.id, attributes=said_by)), step)
        )

    def _topic_choices(self) -> Sequence[Choice]:
        claim, transcript = self._annotation, self._transcript
        if claim is None or transcript is None:
            return ()
        codebook = self._bridge.codebook
        has_own = claim.attributes.topic_ids is not None
        inherited = inherited_topics(claim, transcript, codebook)
        return topic_choices(codebook, transcript.topics_of(claim, codebook), inherited, has_own=has_own)

    def _claims(self) -> Sequence[Choice]:
        if self._annotation is None or self._transcript is None:
            return ()
        return claim_choices(self._annotation, self._transcript, self._bridge.codebook)

    def _quote_of(self, annotation_id: str) -> str:
        transcript = self._transcript
        found = transcript.annotation_by_id.get(annotation_id) if transcript is not None else None
        if found is None or transcript is None:
            return translate("a claim in another transcript")
        return found.attributes.wording or told_quote(transcript, found.span)
