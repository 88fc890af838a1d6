"""What the overview strip shows, drawn row by row: a long transcript takes no longer than a short one.

Each row of pixels asks what lies at its stretch of the text; nothing is walked through as a whole but
the topics, of which there are few.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.domain.label import Layer
from annotator.domain.speaker import Turn
from annotator.ui.transcript_page.look import colour
from annotator.ui.transcript_page.marks import lanes
from annotator.ui.transcript_page.spots import Detail
from annotator.ui.transcript_page.state import PageState

WIDTH = 26
LEFT = 4
"""The strip's own width, and what is free at its left."""
UNREVIEWED, SPEAKERS, TOPICS, CLAIMS, SUGGESTIONS, HITS = (
    (6.0, 2.0),
    (9.0, 6.0),
    (16.0, 4.0),
    (20.0, 6.0),
    (26.0, 3.0),
    (26.0, 8.0),
)
"""Where each stands and how wide it is, from the left of the widget; hits reach over the strip's border."""
TICK = 2.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Which height of the strip stands for which place of the source text."""

    top: float
    height: float
    length: int

    def y_of(self, offset: float) -> float:
        return self.top + self.height * offset / self.length

    def offset_at(self, y: float) -> int:
        """The source place at a height; outside the strip its first or last one."""
        share = (y - self.top) / max(1.0, self.height)
        return round(min(1.0, max(0.0, share)) * self.length)

    def rows(self, high: float) -> Iterator[tuple[float, int, int]]:
        """The rows of so many pixels, each with the source text ``[first, last)`` that it stands for."""
        count = max(1, int(self.height / high))
        for i in range(count):
            y = i * high
            first = int(self.length * y / self.height)
            yield self.top + y, first, max(first + 1, int(self.length * (y + high) / self.height))


def draw_overview(painter: QPainter, box: QRectF, state: PageState, scale: Scale) -> None:
    """Draw all that is shown of the transcript; the visible part is framed by the widget itself."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour(state.look.theme.line), 1))
    painter.setBrush(colour(state.look.theme.panel))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    _draw_unreviewed(painter, state, scale)
    if state.shows(Layer.SPEAKERS):
        _draw_turns(painter, state, scale)
    if state.shows(Layer.TOPICS):
        _draw_topics(painter, state, scale)
    if state.shows(Layer.CLAIMS):
        _draw_claims(painter, state, scale)
    _draw_spots(painter, state, scale)


def _bar(at: tuple[float, float], top: float, bottom: float) -> QRectF:
    return QRectF(at[0], top, at[1], max(1.0, bottom - top))


def _draw_unreviewed(painter: QPainter, state: PageState, scale: Scale) -> None:
    """A quiet line along what nobody has reviewed yet."""
    reviewed = state.transcript.reviewed
    tone = state.look.mute(0.55)
    at = 0
    for span in reviewed:
        if span.start > at and scale.y_of(span.start) - scale.y_of(at) >= 1:
            painter.fillRect(_bar(UNREVIEWED, scale.y_of(at), scale.y_of(span.start)), tone)
        at = max(at, span.end)
    if at < scale.length:
        painter.fillRect(_bar(UNREVIEWED, scale.y_of(at), scale.y_of(scale.length)), tone)


def _draw_turns(painter: QPainter, state: PageState, scale: Scale) -> None:
    """Who speaks at each row; a gap tells two turns apart where there is room for one."""
    tones = {speaker.id: state.look.of_speaker(speaker) for speaker in state.codebook.speakers}
    turns = state.transcript.turns
    starts = [turn.start for turn in turns]
    run: Turn | None = None
    begun = scale.top
    for y, first, last in scale.rows(1.0):
        i = bisect_right(starts, (first + last) // 2)
        turn = turns[i - 1] if i else None
        if turn is not run:
            _draw_turn(painter, run, begun, y, tones, state.look.mute())
            run, begun = turn, y
    _draw_turn(painter, run, begun, scale.top + scale.height, tones, state.look.mute())


def _draw_turn(
    painter: QPainter, turn: Turn | None, top: float, bottom: float, tones: dict[str, QColor], nobody: QColor
) -> None:
    if turn is not None and turn.speaker_ids and bottom > top:
        gap = 1.0 if bottom - top > 4 else 0.0
        painter.fillRect(_bar(SPEAKERS, top, bottom - gap), tones.get(turn.speaker_ids[0], nobody))


def _draw_topics(painter: QPainter, state: PageState, scale: Scale) -> None:
    """Outer topics at the left, those within them at the right; suggested ones as outlines."""
    x, width = TOPICS
    tones = {label.id: state.look.of_label(label, 0.8) for label in state.codebook.labels}
    for annotation, lane in lanes(list(state.layers.topics)):
        place = (x, width / 2) if lane == 0 else (x + width / 2, width / 2)
        bar = _bar(place, scale.y_of(annotation.span.start), scale.y_of(annotation.span.end))
        painter.fillRect(bar, tones[annotation.label_id])
    if state.shows(Detail.SUGGESTIONS):
        painter.setPen(QPen(state.look.mute(0.8), 1, Qt.PenStyle.DotLine))
        for proposal in state.proposed_topics:
            painter.drawLine(
                round(x), round(scale.y_of(proposal.start)) + 1, round(x), round(scale.y_of(proposal.end)) - 1
            )


def _draw_claims(painter: QPainter, state: PageState, scale: Scale) -> None:
    """A tick for each claim; where several fall on one row, the last is painted."""
    tones = {label.id: state.look.of_label(label) for label in state.codebook.labels}
    claims = state.layers.claims
    for y, first, last in scale.rows(TICK):
        claim = claims.before(last)
        if claim is not None and claim.span.start >= first and claim.label_id in tones:
            painter.fillRect(QRectF(CLAIMS[0], y, CLAIMS[1], TICK), tones[claim.label_id])


def _draw_spots(painter: QPainter, state: PageState, scale: Scale) -> None:
    """Suggestions, and what a search found; of the hits the current one all across."""
    theme = state.look.theme
    shows = state.shows(Detail.SUGGESTIONS) and len(state.suggestions) > 0
    if shows or len(state.hits):
        for y, first, last in scale.rows(TICK):
            if shows and state.suggestions.has_start_in(first, last):
                painter.fillRect(QRectF(SUGGESTIONS[0], y, SUGGESTIONS[1], TICK), colour(theme.warn))
            if state.hits.has_start_in(first, last):
                painter.fillRect(QRectF(HITS[0], y, HITS[1], TICK), colour(theme.hit))
    if state.current_hit is not None:
        y = scale.y_of(state.current_hit.start)
        painter.fillRect(QRectF(LEFT + 1, y, HITS[0] + HITS[1] - LEFT - 1, TICK), colour(theme.hit))
