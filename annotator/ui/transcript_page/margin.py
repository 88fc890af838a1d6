"""The left margin: who speaks, once per turn; times or line numbers; bars for turns and topics.

Speakers are named at the top of their turn, or of the visible part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.label import Layer
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Aside, AsideKind
from annotator.language import translate
from annotator.ui.transcript_page.geometry import Line, VisibleText
from annotator.ui.transcript_page.notes import suggestion_note
from annotator.ui.transcript_page.shown import Stretch
from annotator.ui.transcript_page.spots import Detail, Suggested
from annotator.ui.transcript_page.state import PageState
from annotator.ui.transcript_page.times import clock

NAME_WIDTH = 150
LEAST_NAME_WIDTH = 76
TURN_BAR = 3
TOPIC_BAR = 6
GAP = 8
LONG = 24
"""Repeats shorter than this, in characters, are dimmed without a note in the margin."""
TEXT_GAP = 4
"""Beside the text's own side margin, so that the turn's bar stands 16 pixels from the words."""

_ALIGN = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class TurnBox:
    """A turn as the margin shows it: from top to bottom, in the margin's own coordinates."""

    turn: Turn
    top: float
    bottom: float
    first_baseline: float


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph in view with its time or its line; ``offset`` is where it begins in the source."""

    text: str
    offset: int
    baseline: float


@dataclass(frozen=True, slots=True)
class TopicBox:
    """A stretch with a topic, as a bar."""

    annotation: Annotation
    box: QRectF


def bars_width(topic_lanes: int) -> int:
    """How wide the bars are together, with their gaps."""
    topics = max(1, topic_lanes)
    return GAP + topics * TOPIC_BAR + (topics - 1) * 3 + GAP + TURN_BAR + TEXT_GAP


class Margin(QWidget):
    """Paints beside the lines that the page says are in view; tells what of it was clicked."""

    turn_clicked = Signal(int)
    topic_clicked = Signal(str)
    place_asked = Signal(int)

    def __init__(self, parent: QWidget, visible: Callable[[], VisibleText]) -> None:
        super().__init__(parent)
        self._state: PageState | None = None
        self._visible = visible
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(translate("Speakers and topics beside the text"))

    def show_state(self, state: PageState) -> None:
        """Stand beside this transcript from now on."""
        self._state = state
        self.update()

    @property
    def _text(self) -> VisibleText:
        return self._visible()

    def _lines_over(self, stretch: Stretch) -> list[Line]:
        """The visible lines with words in the stretch; a line belongs to what starts last on it."""
        start, end = stretch
        return [
            line
            for line in self._text.lines
            if line.start < line.end and line.end > start and line.start < end
        ]

    def turn_boxes(self) -> Iterator[TurnBox]:
        """The turns in view, from top to bottom."""
        if self._state is None or not self._state.shows(Layer.SPEAKERS):
            return
        look = self._state.look
        previous_bottom = -1e9
        for turn, stretch in self._state.turns_over(self._text.start, self._text.end):
            lines = self._lines_over(stretch)
            if not lines:
                continue
            top = lines[0].baseline - look.above_baseline + 3
            bottom = lines[-1].baseline + look.below_baseline - 3
            if lines[0].start < stretch[0] and len(lines) > 1:
                top += look.line_height
            if stretch[0] < self._text.start:
                top = min(top, -GAP)
            if stretch[1] > self._text.end:
                bottom = max(bottom, float(self.height() + GAP))
            top = max(top, previous_bottom + 2)
            previous_bottom = bottom
            yield TurnBox(turn, top, bottom, lines[0].baseline)

    def topic_boxes(self) -> Iterator[TopicBox]:
        """The topics in view; nested ones side by side, the outer one further from the text."""
        if self._state is None or not self._state.shows(Layer.TOPICS):
            return
        state, text = self._state, self._text
        first, last = state.shown.source_window(text.start, text.end)
        for annotation, lane in state.layers.topics.lanes(first, last + 1):
            lines = self._lines_over(state.shown.document_stretch(state.span_of(annotation)))
            if not lines:
                continue
            yield TopicBox(annotation, self._stripe(lines, lane))

    def _stripe(self, lines: list[Line], lane: int) -> QRectF:
        """The place of a topic beside these lines; lane 0 is the outermost."""
        assert self._state is not None
        look = self._state.look
        top = lines[0].baseline - look.above_baseline + 3
        bottom = lines[-1].baseline + look.below_baseline - 3
        column = max(0, self._state.layers.topic_lanes - 1 - lane)
        right = self.width() - TEXT_GAP - TURN_BAR - GAP
        return QRectF(right - TOPIC_BAR - column * (TOPIC_BAR + 3), top, TOPIC_BAR, bottom - top)

    def proposal_boxes(self) -> Iterator[tuple[Suggested, QRectF]]:
        """The topics in view that are only suggested; those within others nearer to the text."""
        state = self._state
        if state is None or not (state.shows(Layer.TOPICS) and state.shows(Detail.SUGGESTIONS)):
            return
        first, last = state.shown.source_window(self._text.start, self._text.end)
        ends: list[int] = []
        for proposal in state.proposed_topics.over(first, last):
            ends = [end for end in ends if end > proposal.start]
            lines = self._lines_over(state.shown.document_range(proposal.start, proposal.end))
            if lines:
                yield proposal, self._stripe(lines, len(ends))
            ends.append(proposal.end)

    def numbers(self) -> Iterator[Numbered]:
        """The paragraphs in view, each with its time where one is known, else with its line."""
        state = self._state
        if state is None:
            return
        for line in self._text.lines:
            if line.start != line.block_start or line.start == line.end:
                continue
            offset = state.shown.place(line.start).offset
            where = self._where(offset) if state.line_numbers.starts_at(offset) else ""
            if where:
                yield Numbered(where, offset, line.baseline)

    def _where(self, offset: int) -> str:
        """The time where the transcript has any, so that the two are never mixed; else the line."""
        assert self._state is not None
        if self._state.has_times:
            return clock(self._state.transcript, offset)
        return f"{self._state.line_numbers.of(offset):,}"

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._state is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_topics(painter)
        self._paint_proposals(painter)
        names_bottom = -1e9
        taken = []
        for box in self.turn_boxes():
            self._paint_turn_bar(painter, box)
            bottom = self._paint_names(painter, box, names_bottom)
            if bottom != names_bottom:
                taken.append((box.top - 2, bottom))
                names_bottom = bottom
        self._paint_repeats(painter, taken)
        self._paint_numbers(painter, taken)

    def _paint_numbers(self, painter: QPainter, taken: list[tuple[float, float]]) -> None:
        """Quiet times or line numbers wherever nothing else stands beside the text."""
        assert self._state is not None
        look = self._state.look
        height = QFontMetricsF(look.small_font).height()
        painter.setPen(look.mute(0.8))
        for number in self.numbers():
            top = number.baseline - look.text_px * 0.36 - height / 2
            if not any(first < top + height and top < last for first, last in taken):
                self._write(painter, look.small_font, number.text, top, height)
                taken.append((top, top + height))

    def _paint_topics(self, painter: QPainter) -> None:
        assert self._state is not None
        for topic in self.topic_boxes():
            label = self._state.codebook.label_by_id.get(topic.annotation.label_id)
            is_selected = topic.annotation.id == self._state.selected
            painter.setBrush(self._state.look.of_label(label, 1.0 if is_selected else 0.55))
            box = topic.box.adjusted(-1, 0, 1, 0) if is_selected else topic.box
            painter.drawRoundedRect(box, 3, 3)

    def _paint_proposals(self, painter: QPainter) -> None:
        """An outline where a topic would have its colour."""
        assert self._state is not None
        pen = QPen(self._state.look.mute(), 1, Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3.0, 2.0])
        for _, box in self.proposal_boxes():
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_turn_bar(self, painter: QPainter, box: TurnBox) -> None:
        assert self._state is not None
        speakers = self._state.speakers_of(box.turn)
        x = self.width() - TEXT_GAP - TURN_BAR
        parts = max(1, len(speakers))
        height = (box.bottom - box.top) / parts
        painter.setPen(Qt.PenStyle.NoPen)
        for i in range(parts):
            speaker = speakers[i] if speakers else None
            painter.setBrush(self._state.look.of_speaker(speaker, 0.85 if speaker else 0.25))
            painter.drawRoundedRect(QRectF(x, box.top + i * height, TURN_BAR, height), 1.5, 1.5)

    def _paint_names(self, painter: QPainter, box: TurnBox, not_above: float) -> float:
        """Name the speakers at the top of the turn, below other names; where the writing ends."""
        assert self._state is not None
        look = self._state.look
        speakers = self._state.speakers_of(box.turn)
        if not speakers:
            return not_above
        name_line = QFontMetricsF(look.name_font).height() * 0.98
        small_line = QFontMetricsF(look.small_font).height() * 0.98
        about = self._about(box.turn)
        height = name_line + (small_line if about else 0)
        top = max(box.top - 1, not_above)
        if box.top < 0:
            top = max(min(4.0, box.bottom - height), not_above)
        painter.setPen(look.name_of_speaker(speakers[0]))
        names = translate(", ").join(speaker.name for speaker in speakers)
        self._write(painter, look.name_font, names, top, name_line)
        if about:
            self._write(painter, look.small_font, about, top + name_line, small_line)
        return top + height

    def _names_right(self) -> float:
        assert self._state is not None
        return float(self.width() - bars_width(self._state.layers.topic_lanes) - 6)

    def _write(self, painter: QPainter, font: QFont, text: str, top: float, height: float) -> None:
        painter.setFont(font)
        width = self._names_right() - 8
        fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(8, top, width, height), _ALIGN, fitting)

    def _about(self, turn: Turn) -> str:
        """Role or affiliation of the one who speaks, and the time where it is known, else the line.

        Where there is no room for both, the role goes before the line and the time before the role.
        """
        assert self._state is not None
        speakers = self._state.speakers_of(turn)
        role = (speakers[0].role or speakers[0].affiliation) if len(speakers) == 1 else ""
        where = self._where(turn.start)
        both = " · ".join(part for part in (role, where) if part)
        metrics = QFontMetricsF(self._state.look.small_font)
        if metrics.horizontalAdvance(both) <= self._names_right() - 8:
            return both
        return where if self._state.has_times and where else role

    def repeats(self) -> Iterator[tuple[Aside, QRectF]]:
        """Where text begins that stands elsewhere already, with the place of the note about it."""
        if self._state is None:
            return
        look = self._state.look
        first, last = self._state.shown.source_window(self._text.start, self._text.end)
        height = QFontMetricsF(look.small_font).height()
        lowest = -1e9
        for aside in self._state.asides_over(first, last):
            if aside.kind is not AsideKind.REPEAT or aside.of is None or aside.end - aside.start < LONG:
                continue
            lines = self._lines_over(self._state.shown.document_range(aside.start, aside.end))
            if lines and lines[-1].baseline > lowest:
                lowest = lines[-1].baseline
                y = lowest - look.text_px * 0.36 - height / 2
                yield aside, QRectF(8, y, self._names_right() - 8, height)

    def _paint_repeats(self, painter: QPainter, taken: list[tuple[float, float]]) -> None:
        assert self._state is not None
        look = self._state.look
        painter.setPen(look.mute())
        for _, box in self.repeats():
            if not any(top < box.bottom() and box.top() < bottom for top, bottom in taken):
                note = translate("↑ said before")
                if QFontMetricsF(look.small_font).horizontalAdvance(note) > box.width():
                    note = "↑"
                self._write(painter, look.small_font, note, box.top(), box.height())
                taken.append((box.top(), box.bottom()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        for topic in self.topic_boxes():
            if topic.box.adjusted(-2, 0, 2, 0).contains(at):
                self.topic_clicked.emit(topic.annotation.id)
                return
        for proposal, place in self.proposal_boxes():
            if place.adjusted(-2, 0, 2, 0).contains(at):
                self.place_asked.emit(proposal.start)
                return
        for aside, box in self.repeats():
            if box.contains(at) and aside.of is not None:
                self.place_asked.emit(aside.of)
                return
        for turn in self.turn_boxes():
            if turn.top <= at.y() < turn.bottom:
                self.turn_clicked.emit(turn.turn.start)
                return

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), self._hint(QPointF(event.pos())), self)
            return True
        return super().event(event)

    def _hint(self, at: QPointF) -> str:
        if self._state is None:
            return ""
        for topic in self.topic_boxes():
            if topic.box.adjusted(-2, 0, 2, 0).contains(at):
                path = self._state.codebook.topic_path(topic.annotation.label_id)
                return " › ".join(label.name for label in path)
        for proposal, box in self.proposal_boxes():
            if box.adjusted(-2, 0, 2, 0).contains(at):
                return suggestion_note(proposal)
        for turn in self.turn_boxes():
            if turn.top <= at.y() < turn.bottom:
                return self._about_speakers(turn.turn)
        return ""

    def _about_speakers(self, turn: Turn) -> str:
        assert self._state is not None
        lines = []
        for speaker in self._state.speakers_of(turn):
            parts = (speaker.name, speaker.role, speaker.affiliation)
            lines.append(" · ".join(part for part in parts if part))
        return "\n".join(lines)
