"""Where things stand in the left margin: turns, topics, times and line numbers, notes about repeats."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.label import Layer
from annotator.domain.speaker import Turn
from annotator.domain.transcript import Aside, AsideKind
from annotator.ui.transcript_page.folds import Fold
from annotator.ui.transcript_page.geometry import Line, VisibleText
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
_BLANKS = 40
"""More blank characters than this part a line from the one above it."""
TEXT_GAP = 4
"""Beside the text's own side margin, so that the turn's bar stands 16 pixels from the words."""


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


class MarginPlaces(QWidget):
    """Where things stand beside the lines that the page says are in view, in its own coordinates."""

    def __init__(self, parent: QWidget, visible: Callable[[], VisibleText]) -> None:
        super().__init__(parent)
        self._state: PageState | None = None
        self._visible = visible

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
            first, last = (state.shown.from_document(at) for at in (line.start, line.end))
            offset = state.shown.place(line.start).offset
            begins = state.transcript.line_numbers.starts_at(offset)
            is_line = begins and not state.shown.running[first:last].isspace()
            where = self._where(offset) if is_line and not self._is_told_above(offset) else ""
            if where:
                yield Numbered(where, offset, line.baseline)

    def _where(self, offset: int) -> str:
        """The time where the transcript has any, so that the two are never mixed; else the line."""
        assert self._state is not None
        if self._state.transcript.has_times:
            return clock(self._state.transcript, offset)
        return f"{self._state.transcript.line_numbers.of(offset):,}"

    def _is_told_above(self, offset: int) -> bool:
        """Whether the line above it in the same turn, which may be a label alone, has the same time."""
        assert self._state is not None
        transcript = self._state.transcript
        above = (
            len(transcript.text[max(0, offset - _BLANKS) : offset].rstrip()) - min(offset, _BLANKS) + offset
        )
        turn = transcript.turn_at(offset)
        if not transcript.has_times or turn is None or above <= turn.start:
            return False
        return clock(transcript, above - 1) == clock(transcript, offset)

    def _names_right(self) -> float:
        assert self._state is not None
        return float(self.width() - bars_width(self._state.layers.topic_lanes) - 6)

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

    def fold_marks(self) -> Iterator[tuple[Fold, QRectF]]:
        """Where lines begin in view that were opened and can be folded again."""
        state = self._state
        if state is None or not state.open_folds:
            return
        height = QFontMetricsF(state.look.small_font).height()
        first_lines = {fold.start: fold for fold in state.open_folds}
        for line in self._text.lines:
            if line.start == line.block_start:
                fold = first_lines.get(state.shown.place(line.start).offset)
                if fold is not None:
                    y = line.baseline - state.look.text_px * 0.36 - height / 2
                    yield fold, QRectF(8, y, self._names_right() - 8, height)
