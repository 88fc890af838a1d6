"""The status bar: where one is and what is left, in words a person would say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStatusBar, QWidget

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.language import mark, translate, translate_count
from annotator.ui.controls import words
from annotator.ui.transcripts.wording import percent
from annotator.workspace.selection import Selection

_LAYERS = {Layer.SPEAKERS: mark("speakers"), Layer.TOPICS: mark("topics"), Layer.CLAIMS: mark("claims")}


@dataclass(frozen=True, slots=True)
class Situation:
    """What the status bar says, sentence by sentence; empty where there is nothing to say."""

    place: str = ""
    chosen: str = ""
    claims: str = ""
    left: str = ""
    read: str = ""
    digits: str = ""
    code_point: str = ""


def situation(transcript: AnnotatedTranscript, codebook: Codebook, at: Selection, line: int) -> Situation:
    """The words for where the user is in a transcript; parts to stress stand between asterisks."""
    claims = transcript.annotation_index.count([label.id for label in codebook.labels_of(Layer.CLAIMS)])
    return Situation(
        place=" · ".join(
            p for p in (_line(line), _who(transcript, codebook, at), _topics(transcript, codebook, at)) if p
        ),
        chosen=_chosen(transcript, codebook, at),
        claims=translate_count("*{count}* claim", "*{count}* claims", claims),
        left=_left(transcript),
        read=translate("{percent}% read").format(percent=percent(transcript.reviewed_share)),
        digits=translate("digits: {layer}").format(layer=translate(_LAYERS[at.layer])),
        code_point=translate("code point {place}").format(place=f"{at.caret:,}"),
    )


def _line(line: int) -> str:
    return translate("line {line}").format(line=f"{line:,}")


def _who(transcript: AnnotatedTranscript, codebook: Codebook, at: Selection) -> str:
    turn = transcript.turn_at(at.caret)
    names = [_plain(codebook.speaker_by_id[s].name) for s in turn.speaker_ids] if turn is not None else []
    return f"*{'、'.join(names)}*" if names else translate("nobody speaks")


def _topics(transcript: AnnotatedTranscript, codebook: Codebook, at: Selection) -> str:
    labels = codebook.label_by_id
    names = [
        labels[a.label_id].name
        for a in transcript.annotations_over(at.caret, at.caret)
        if labels[a.label_id].layer is Layer.TOPICS
    ]
    return "、".join(dict.fromkeys(names))


def _chosen(transcript: AnnotatedTranscript, codebook: Codebook, at: Selection) -> str:
    annotation = transcript.annotation_by_id.get(at.annotation_id or "")
    if annotation is not None:
        label = codebook.label_by_id[annotation.label_id]
        return translate("*{label}* selected").format(label=_plain(label.name))
    if at.span is not None:
        return translate_count("{count} character marked", "{count} characters marked", _length(at.span))
    return ""


def _plain(name: str) -> str:
    """A name that stresses nothing by itself."""
    return name.replace("*", "∗")


def _length(span: Span) -> int:
    return span.end - span.start


def _left(transcript: AnnotatedTranscript) -> str:
    """How many segments with words nobody has reviewed yet."""
    left = transcript.reviewing.left
    if not left:
        return translate("nothing left to read") if transcript.segments else ""
    return translate_count("*{count}* segment left", "*{count}* segments left", left)


class StatusBar(QStatusBar):
    """Left to right: saved, place, what is chosen, how many, how many left, what is suggested.

    At the end what the digits stand for, the share read and the place in numbers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._types = False
        self._labels = {
            name: _label() for name in ("saved", "place", "chosen", "claims", "left", "suggested")
        }
        self._ends = {name: _label() for name in ("digits", "read", "code_point")}
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(18)
        for label in self._labels.values():
            row.addWidget(label)
        suggested = self._labels["suggested"]
        suggested.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.setStretchFactor(suggested, 100)
        row.addStretch(1)
        for label in self._ends.values():
            row.addWidget(label)
        self.addPermanentWidget(box, 1)

    def text(self) -> str:
        """Everything that is said now."""
        labels = (*self._labels.values(), *self._ends.values())
        return " | ".join(label.accessibleName() for label in labels if label.accessibleName())

    def show_nothing(self) -> None:
        """No transcript is open."""
        for label in (*self._labels.values(), *self._ends.values()):
            _say(label, "")

    def show_situation(
        self, transcript: AnnotatedTranscript | None, codebook: Codebook, at: Selection
    ) -> None:
        """Say where the user is now."""
        _say(self._labels["saved"], translate("saved"))
        said = Situation()
        if transcript is not None:
            said = situation(transcript, codebook, at, transcript.line_numbers.of(at.caret))
            said = replace(said, digits=translate("keys write")) if self._types else said
        for name in ("place", "chosen", "claims", "left"):
            _say(self._labels[name], getattr(said, name))
        for name, label in self._ends.items():
            _say(label, getattr(said, name))

    def show_mode(self, *, types: bool) -> None:
        """Keys write in the text now, or digits stand for something again."""
        self._types = types

    def show_suggested(self, sentence: str) -> None:
        """Say what is suggested where the user is, or how much waits for an answer."""
        label = self._labels["suggested"]
        _say(label, sentence)
        label.setToolTip(label.accessibleName())


def _label() -> QLabel:
    label = words()
    label.setTextFormat(Qt.TextFormat.RichText)
    return label


def _say(label: QLabel, text: str) -> None:
    """Show the words, those between asterisks in full ink."""
    plain = text.replace("*", "")
    if label.accessibleName() == plain:
        return
    parts = escape(text).split("*")
    strong = [f"<b>{part}</b>" if i % 2 else part for i, part in enumerate(parts)]
    label.setText("".join(strong))
    label.setAccessibleName(plain)
    label.setVisible(bool(plain))
