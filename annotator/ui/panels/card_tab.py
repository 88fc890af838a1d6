"""The transcript's card: title, status, language, and the fields that the project has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction
from annotator.domain.project import CardField, CardValue, FieldKind, Term
from annotator.domain.transcript import Transcript, TranscriptStatus
from annotator.editing import AddField, EditField, EditTranscript, SetCardValue
from annotator.editing.card_fields import field_for
from annotator.language import translate, translate_count
from annotator.ui.bridge import Bridge
from annotator.ui.models.choice_model import Choice
from annotator.ui.panels import look
from annotator.ui.panels.card_fields import FieldEditor
from annotator.ui.panels.choice_field import ChoiceField
from annotator.ui.panels.field_header import FieldHeader, kind_choices
from annotator.ui.panels.field_visit import FieldVisit
from annotator.ui.panels.group_header import GroupHeader
from annotator.ui.panels.label_palette import LabelPalette
from annotator.ui.panels.proposals import Proposals, Proposer, Question
from annotator.ui.panels.scrolled_column import ScrolledColumn
from annotator.ui.panels.text_field import TextField
from annotator.ui.panels.wording import said
from annotator.workspace.events import Event


class CardTab(ScrolledColumn):
    """Fields one below the other, each saving by itself; proposals are looked for when it is seen."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._visit = FieldVisit(bridge)
        self._fields: tuple[CardField, ...] = ()
        self._transcript_id: str | None = None
        self._proposals = Proposals()
        self.proposer = Proposer(self)
        self.editors: dict[str, FieldEditor] = {}
        self.headers: dict[str, FieldHeader] = {}
        self._build()
        self.proposer.found.connect(self._take_proposals)
        bridge.changed.connect(self._follow)
        bridge.transcript_changed.connect(self.show_transcript)
        self.show_transcript()

    def _build(self) -> None:
        inner = self.inner
        self.column.setSpacing(4)
        self.title = TextField(translate("Title"), most=3, parent=inner)
        self.status = ChoiceField(translate("Status"), self._statuses, parent=inner)
        self.language = ChoiceField(
            translate("Language"), self._languages, new_name=translate("Other: {name}"), parent=inner
        )
        for name, widget in (
            (translate("Title"), self.title),
            (translate("Status"), self.status),
            (translate("Language"), self.language),
        ):
            self.column.addWidget(look.label(name, "muted", inner))
            self.column.addWidget(widget)
            self.column.addSpacing(6)
        self._own = QVBoxLayout()
        self._own.setSpacing(4)
        self.column.addLayout(self._own)
        self.adder = GroupHeader(translate("Project fields"), inner)
        self._adding = self.adder.add_button("＋", translate("Add a field to all cards"))
        self.column.insertWidget(self.column.count() - 1, self.adder)
        self.about = look.label("", "small", inner)
        self.about.setWordWrap(True)
        self.column.addSpacing(8)
        self.column.addWidget(self.about)
        self.column.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.title.saved.connect(self._save_title)
        self.title.left.connect(self._visit.end)
        self.status.chosen.connect(lambda s: self._edit(status=TranscriptStatus(s)))
        self.language.chosen.connect(lambda code: self._edit(language=code))
        self.language.named.connect(lambda code: self._edit(language=code))
        self._adding.clicked.connect(self.ask_field)

    # Showing

    def show_transcript(self) -> None:
        """Show the card of the current transcript."""
        transcript = self._bridge.transcript
        identity = transcript.id if transcript is not None else None
        if identity != self._transcript_id:
            self.save()
            self._transcript_id = identity
            self._proposals = Proposals()
            self.proposer.stop()
            self._fields = ()
        self.inner.setEnabled(transcript is not None)
        if transcript is not None:
            self._show_head(transcript.transcript)
            self._show_fields(transcript, self._bridge.codebook)
            self._ask_proposals()

    def _show_head(self, transcript: Transcript) -> None:
        if not self._visit.is_saving:
            self.title.show_text(transcript.title)
        self.status.show_value(said(transcript.status))
        names = {choice.id: choice.text for choice in self._languages()}
        language = names.get(transcript.language, transcript.language)
        self.language.show_value(language or translate("Not said"), is_set=bool(transcript.language))
        characters = translate_count("{count} character", "{count} characters", transcript.characters)
        parts = [transcript.file_name, characters, transcript.encoding.upper(), transcript.newline]
        self.about.setText(" · ".join(part for part in parts if part))

    def _show_fields(self, transcript: AnnotatedTranscript, codebook: Codebook) -> None:
        if codebook.fields != self._fields:
            self._make_fields(codebook.fields)
        values = {value.field_id: value.values for value in transcript.card}
        for identity, editor in self.editors.items():
            if not (editor.is_typed and self._visit.is_saving):
                editor.show_values(values.get(identity, ()))
        self._show_proposals()

    def _make_fields(self, fields: tuple[CardField, ...]) -> None:
        """Make the editors anew; those of fields that are the same stay, with what is typed in them."""
        self._fields = fields
        kept = {i: e for i, e in self.editors.items() if e.field in fields and e.widget.isEnabled()}
        for identity in [i for i in self.editors if i not in kept]:
            self._drop(identity)
        for place, field in enumerate(fields):
            if field.id not in kept:
                self._add(field)
            header, editor = self.headers[field.id], self.editors[field.id]
            self._own.removeWidget(header)
            self._own.removeWidget(editor.widget)
            self._own.insertWidget(2 * place, header)
            self._own.insertWidget(2 * place + 1, editor.widget)

    def _drop(self, identity: str) -> None:
        header, editor = self.headers.pop(identity), self.editors.pop(identity)
        for widget in (header, editor.widget):
            self._own.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        editor.deleteLater()

    def _add(self, field: CardField) -> None:
        inner = self.inner
        editor = FieldEditor(field, inner)
        editor.changed.connect(lambda values: self._save_field(editor, values))
        editor.visited.connect(self._visit.end)
        editor.choice_added.connect(lambda choice: self._add_choice(editor, choice))
        self.editors[field.id] = editor
        self.headers[field.id] = FieldHeader(self._bridge, field, inner)

    def _statuses(self) -> Sequence[Choice]:
        transcript = self._bridge.transcript
        current = transcript.transcript.status if transcript is not None else None
        return [Choice(s.value, said(s), is_marked=s is current) for s in TranscriptStatus]

    def _languages(self) -> Sequence[Choice]:
        transcript = self._bridge.transcript
        current = transcript.transcript.language if transcript is not None else None
        known = (
            ("zh", translate("Chinese")),
            ("zh-en", translate("Chinese with English")),
            ("yue", translate("Cantonese")),
            ("en", translate("English")),
            ("ja", translate("Japanese")),
            ("", translate("Not said")),
        )
        return [Choice(code, name, code, is_marked=code == current) for code, name in known]

    # Refreshing

    def _follow(self, event: Event) -> None:
        if event.touches(Transcript, CardField, CardValue):
            self.show_transcript()
        elif event.touches(Term, Correction):
            self._ask_proposals()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask_proposals()

    def _ask_proposals(self) -> None:
        transcript = self._bridge.transcript
        if transcript is not None and self.isVisible():
            self.proposer.ask(Question.about(transcript, self._bridge.codebook))

    def _take_proposals(self, question: Question, found: Proposals) -> None:
        if question.transcript_id == self._transcript_id:
            self._proposals = found
            self._show_proposals()

    def _show_proposals(self) -> None:
        transcript, codebook = self._bridge.transcript, self._bridge.codebook
        if transcript is None:
            return
        words = [(k.word, _reason(k.count)) for k in self._proposals.keywords]
        self._propose(field_for("keywords", codebook.fields), words)
        speaking = dict.fromkeys(s for turn in transcript.turns for s in turn.speaker_ids)
        people = [codebook.speaker_by_id[s].name for s in speaking if s in codebook.speaker_by_id]
        why = translate("speaks here")
        self._propose(field_for("people present", codebook.fields), [(name, why) for name in people])
        for identity, tags in self._proposals.tags.items():
            self._propose(codebook.field_by_id.get(identity), [(t, translate("in the text")) for t in tags])

    def _propose(self, field: CardField | None, proposed: list[tuple[str, str]]) -> None:
        if field is not None and field.id in self.editors:
            self.editors[field.id].show_proposals(proposed)

    # Saving

    def save(self) -> None:
        """Save what is being typed."""
        self.title.save()
        for editor in self.editors.values():
            editor.save()
        self._visit.end()

    def _save_title(self, title: str) -> None:
        if self._transcript_id is not None and title.strip():
            self._visit.save(EditTranscript(self._transcript_id, title=title))
        elif self._transcript_id is not None:
            self.title.replace_text(self._bridge.workspace.transcript(self._transcript_id).transcript.title)

    def _edit(self, *, status: TranscriptStatus | None = None, language: str | None = None) -> None:
        if self._transcript_id is not None:
            self._bridge.do(EditTranscript(self._transcript_id, status=status, language=language))

    def _save_field(self, editor: FieldEditor, values: tuple[str, ...]) -> None:
        if self._transcript_id is None:
            return
        edit = SetCardValue(self._transcript_id, editor.field.id, tuple(values))
        if editor.is_typed:
            self._visit.save(edit)
        else:
            self._bridge.do(edit)

    def _add_choice(self, editor: FieldEditor, choice: str) -> None:
        """A choice that the list lacks: into the list, and then into the card."""
        values = editor.values
        self._bridge.do(EditField(editor.field.id, choices=(*editor.field.choices, choice)))
        if self._transcript_id is not None:
            self._bridge.do(SetCardValue(self._transcript_id, editor.field.id, (*values, choice)))

    def ask_field(self) -> LabelPalette:
        """Ask for a new field's name, then for its kind."""
        palette = LabelPalette(
            self.window(),
            [Choice(f.id, f.name, said(f.kind)) for f in self._bridge.codebook.fields],
            title=translate("Name of the new field"),
            new_name=translate("New field “{name}”"),
        )
        palette.named.connect(self._ask_kind)
        palette.show_beside(self._place_of(self._adding))
        return palette

    def _ask_kind(self, name: str) -> None:
        title = translate("What does “{name}” hold?").format(name=name)
        palette = LabelPalette(self.window(), kind_choices(None), title=title)
        palette.chosen.connect(lambda kind: self._bridge.do(AddField(name, FieldKind(kind))))
        palette.show_beside(self._place_of(self._adding))

    def _place_of(self, widget: QWidget) -> QRect:
        return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def _reason(count: int) -> str:
    return translate_count("{count} time in the text", "{count} times in the text", count)
