"""What single keys and presses on the panel mean: from a gesture on the page to an edit.

Nothing here paints or keeps state of the project: every gesture becomes one edit, and what it
changed comes back to the page as an event.
"""

from __future__ import annotations

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.identity import new_id
from annotator.domain.label import Label, Layer
from annotator.domain.span import Place, Span
from annotator.domain.speaker import Turn
from annotator.editing import (
    AddLabel,
    AddSpeaker,
    Annotate,
    Batch,
    Edit,
    MarkReviewed,
    MoveBorders,
    Relabel,
    RemoveAnnotations,
    RemoveTurn,
    SetSpeakerFrom,
    StartTopic,
)
from annotator.editing.typing_over import typed_over_whole
from annotator.language import translate
from annotator.text.mishearing import kind_of
from annotator.text.text_map import Side
from annotator.ui.bridge import Bridge
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.working import Task
from annotator.workspace.events import Event


class Marking:
    """The gestures on the current transcript."""

    def __init__(self, bridge: Bridge, page: TranscriptPage) -> None:
        self._bridge = bridge
        self._page = page
        self.last_label: str | None = None
        self._loading: Task | None = None

    # Where one is

    @property
    def transcript(self) -> AnnotatedTranscript | None:
        """The transcript on the page."""
        return self._bridge.transcript

    def sentence_span(self) -> Span | None:
        """The words of the sentence at the caret."""
        return self._page.sentence()

    def start_here(self, transcript: AnnotatedTranscript) -> int:
        """Where something that begins here begins: at the selection, the sentence or the line."""
        selected = self._page.selection() or self.sentence_span()
        if selected is not None:
            return selected.start
        return transcript.text.rfind("\n", 0, self._page.caret().offset) + 1

    def turn_start_here(self, transcript: AnnotatedTranscript) -> int:
        """Where a turn that begins here begins: with its label, where the words behind it are meant."""
        at = self.start_here(transcript)
        turn = transcript.turn_at(at)
        return turn.start if turn is not None and turn.start <= at <= turn.text_start else at

    def chosen_label(self) -> Label | None:
        """The label of the chosen annotation."""
        chosen = self._bridge.annotation
        return self._bridge.codebook.label_by_id.get(chosen.label_id) if chosen is not None else None

    # Claims and topics

    def label(self, label_id: str) -> None:
        """Relabel the chosen mark of the same layer, or mark the selection or the sentence."""
        transcript = self.transcript
        label = self._bridge.codebook.label_by_id.get(label_id)
        if transcript is None or label is None:
            return
        chosen, old = self._bridge.annotation, self.chosen_label()
        selected = self._page.selection()
        if chosen is not None and old is not None and old.layer is label.layer and selected is None:
            self.last_label = label_id
            self._bridge.do(Relabel(chosen.id, label_id))
        elif label.layer is Layer.TOPICS and selected is None:
            self._bridge.do(StartTopic(transcript.id, self.start_here(transcript), label_id))
        else:
            self._mark(transcript, label_id, selected or self.sentence_span())

    def _mark(self, transcript: AnnotatedTranscript, label_id: str, span: Span | None) -> None:
        if span is None:
            self._bridge.refused.emit(translate("There are no words here to mark; select some first."))
            return
        self.last_label = label_id
        event = self._bridge.do(
            Annotate(transcript.id, span.start, span.end, label_id, span.start_inner, span.end_inner)
        )
        new = _added(event)
        if new is not None:
            self._page.put_caret(Place(new.span.start, new.span.start_inner))
            self._bridge.select_annotation(new.id)

    def repeat(self) -> None:
        """Make the last mark once more, on the selection or the sentence."""
        transcript = self.transcript
        if transcript is not None and self.last_label in self._bridge.codebook.label_by_id:
            self._mark(transcript, self.last_label or "", self._page.selection() or self.sentence_span())

    def remove(self) -> None:
        """Take the chosen annotation away."""
        chosen = self._bridge.annotation
        if chosen is not None:
            self._bridge.do(RemoveAnnotations((chosen.id,)))

    def let_go(self) -> None:
        """Choose nothing and select nothing any more."""
        if self._page.selection() is not None:
            self._page.put_caret(self._page.caret())
        self._bridge.select_annotation(None)

    def move_borders(self, *, start: int = 0, end: int = 0) -> None:
        """Move the borders of the chosen mark: a claim's by so many characters, a topic's by lines."""
        chosen, label = self._bridge.annotation, self.chosen_label()
        if chosen is not None and label is not None and label.layer is Layer.TOPICS:
            self._move_topic(chosen, start, end)
            return
        if start:
            self._page.move_border(Side.START, start)
        if end:
            self._page.move_border(Side.END, end)

    def _move_topic(self, topic: Annotation, start: int, end: int) -> None:
        transcript = self.transcript
        if transcript is None:
            return
        first, last = topic.span.start, topic.span.end
        first = next_line_start(transcript.text, first, start) if start else first
        last = next_line_end(transcript.text, last, end) if end else last
        if first < last and (first, last) != (topic.span.start, topic.span.end):
            self._bridge.do(MoveBorders(topic.id, first, last))

    def borders_dragged(self, annotation_id: str, span: Span) -> None:
        """The page asks for other borders."""
        self._bridge.do(MoveBorders(annotation_id, span.start, span.end, span.start_inner, span.end_inner))

    # Topics

    def start_topic(self, label_id: str) -> None:
        """From here on this topic."""
        transcript = self.transcript
        if transcript is not None:
            self._bridge.do(StartTopic(transcript.id, self.start_here(transcript), label_id))

    def start_new_topic(self, name: str) -> None:
        """From here on a topic that the codebook does not have yet."""
        transcript = self.transcript
        if transcript is not None:
            label = new_id()
            start = StartTopic(transcript.id, self.start_here(transcript), label)
            self._bridge.do(Batch((AddLabel(Layer.TOPICS, name, id=label), start)))

    def end_topic(self) -> None:
        """The innermost topic that holds here ends with this sentence; else the last one goes on to it."""
        transcript = self.transcript
        if transcript is None:
            return
        selected = self._page.selection() or self.sentence_span()
        topic = self._topic_at_or_before(transcript, self._page.caret().offset)
        if selected is None or topic is None:
            self._bridge.refused.emit(translate("No topic holds here; T starts one."))
            return
        self._bridge.do(
            MoveBorders(
                topic.id, topic.span.start, _line_end(transcript.text, selected.end), topic.span.start_inner
            )
        )

    def _topic_at_or_before(self, transcript: AnnotatedTranscript, place: int) -> Annotation | None:
        """The innermost topic over a place or up to it, or else the one that ended last before it."""
        labels = [label.id for label in self._bridge.codebook.labels_of(Layer.TOPICS)]
        marks = transcript.annotation_index
        running = marks.over(max(0, place - 1), place + 1, labels)
        if running:
            return min(running, key=lambda a: a.span.end - a.span.start)
        ended = (a for a in marks.all(labels) if a.span.end < place)
        return max(ended, key=lambda a: (a.span.end, a.span.start), default=None)

    # Speakers

    def speaker_from_here(self, speaker_id: str | None) -> None:
        """From here on this speaker; ``None`` for nobody."""
        transcript = self.transcript
        if transcript is not None:
            speakers = () if speaker_id is None else (speaker_id,)
            self._bridge.do(SetSpeakerFrom(transcript.id, self.turn_start_here(transcript), speakers))

    def new_speaker_from_here(self, name: str) -> None:
        """From here on somebody whom the project does not know yet."""
        transcript = self.transcript
        if transcript is not None:
            speaker = new_id()
            turn = SetSpeakerFrom(transcript.id, self.turn_start_here(transcript), (speaker,))
            self._bridge.do(Batch((AddSpeaker(name, id=speaker), turn)))

    def turn_here(self) -> Turn | None:
        """The turn at the caret."""
        transcript = self.transcript
        return transcript.turn_at(self._page.caret().offset) if transcript is not None else None

    def join_in(self, speaker_id: str) -> None:
        """Somebody speaks in this turn together with the others, or no longer does."""
        turn = self.turn_here()
        if turn is not None:
            others = tuple(s for s in turn.speaker_ids if s != speaker_id)
            joint = others if speaker_id in turn.speaker_ids else (*others, speaker_id)
            self._bridge.do(SetSpeakerFrom(turn.transcript_id, turn.start, joint, turn.text_start))

    def new_speaker_joins_in(self, name: str) -> None:
        """Somebody whom the project does not know yet speaks in this turn too."""
        turn = self.turn_here()
        if turn is not None:
            new = new_id()
            joint = SetSpeakerFrom(turn.transcript_id, turn.start, (*turn.speaker_ids, new), turn.text_start)
            self._bridge.do(Batch((AddSpeaker(name, id=new), joint)))

    def join_turn(self) -> None:
        """Nobody else begins here: the turn goes on with the one before it."""
        turn = self.turn_here()
        if turn is not None:
            self._bridge.do(RemoveTurn(turn.transcript_id, turn.start))

    # Reading and correcting

    def correct(self) -> None:
        """Open the editor over the selection, or the words at the caret."""
        self._page.begin_correction()
        if self._loading is None:  # what tells homophones takes a while the first time; one types meanwhile
            self._loading = Task(lambda _: kind_of("漏孙", "漏损"))
            self._loading.start()

    def correction_entered(self, start: int, end: int, words: str) -> None:
        """The page asks for source ``[start, end)`` to read like this."""
        transcript = self.transcript
        if transcript is not None:
            self._bridge.do(typed_over_whole(transcript, start, end, words))

    def review(self) -> None:
        """The segment at the caret has been read; go on to the next."""
        transcript = self.transcript
        if transcript is None:
            return
        start, end = transcript.reviewing.stretch_at(self._page.caret().offset)
        if start < end and not transcript.reviewing.is_reviewed(start, end):
            self._bridge.do(MarkReviewed(transcript.id, start, end))
        if end < len(transcript.text):
            self._page.put_caret(Place(end))

    def unreview(self) -> None:
        """The segment at the caret has not been read after all."""
        transcript = self.transcript
        if transcript is not None:
            start, end = transcript.reviewing.stretch_at(self._page.caret().offset)
            if start < end:
                self._bridge.do(MarkReviewed(transcript.id, start, end, reviewed=False))

    def next_unreviewed(self) -> None:
        """The caret to the next segment that nobody has read."""
        transcript = self.transcript
        if transcript is not None:
            start = transcript.reviewing.next_unread(self._page.caret().offset)
            if start is not None:
                self._page.put_caret(Place(start))

    def previous_unreviewed(self) -> None:
        """The caret to the segment before that nobody has read."""
        transcript = self.transcript
        if transcript is not None:
            start = transcript.reviewing.last_unread(self._page.caret().offset)
            if start is not None:
                self._page.put_caret(Place(start))

    def next_topic(self) -> None:
        """The caret to where the next topic starts, which is chosen."""
        self._to_topic(step=1)

    def previous_topic(self) -> None:
        """The caret to where the topic before starts, which is chosen."""
        self._to_topic(step=-1)

    def _to_topic(self, *, step: int) -> None:
        transcript = self.transcript
        if transcript is None:
            return
        topics = [label.id for label in self._bridge.codebook.labels_of(Layer.TOPICS)]
        place, marks = self._page.caret().offset, transcript.annotation_index
        topic = marks.after(place, topics) if step > 0 else marks.before(place, topics)
        if topic is not None:
            self._page.put_caret(Place(topic.span.start, topic.span.start_inner))
            self._bridge.select_annotation(topic.id)

    def do(self, edit: Edit) -> Event | None:
        """Make another edit that a gesture asks for."""
        return self._bridge.do(edit)


def _added(event: Event | None) -> Annotation | None:
    changes = event.of(Annotation) if event is not None else ()
    for change in changes:
        if change.before is None and isinstance(change.after, Annotation):
            return change.after
    return None


def next_line_end(text: str, at: int, step: int) -> int:
    """The end of the line with words behind a place (``step`` 1), or of the one before it (-1)."""
    if step < 0:
        return _before_blanks(text, text.rfind("\n", 0, at) + 1)
    end = text.find("\n", _behind_blanks(text, at))
    return len(text) if end < 0 else end


def next_line_start(text: str, at: int, step: int) -> int:
    """The start of the line with words behind a place (``step`` 1), or of the one before it (-1)."""
    if step < 0:
        return text.rfind("\n", 0, _before_blanks(text, at)) + 1
    end = text.find("\n", at)
    return at if end < 0 else _behind_blanks(text, end)


def _behind_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _before_blanks(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def _line_end(text: str, at: int) -> int:
    """``at``, or the end of its line where only marks and blanks follow."""
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return at if any(character.isalnum() for character in text[at:end]) else end
