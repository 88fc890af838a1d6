"""What is painted beneath the visible text: tints, edges, outlines, dotted lines, the selection.

All tints come before all edges: whatever overlaps, every edge keeps its own colour and is countable.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from annotator.domain.label import Layer
from annotator.text.text_map import View
from annotator.ui.transcript_page.geometry import Fragment, VisibleText, fragment_box
from annotator.ui.transcript_page.look import LANES, Look, colour
from annotator.ui.transcript_page.shown import Corrected, Stretch
from annotator.ui.transcript_page.spot_painting import paint_hit_grounds, paint_suggestions, paint_unclear
from annotator.ui.transcript_page.spots import Detail
from annotator.ui.transcript_page.state import PageState, PlacedMark

TINT, TINT_DARK = 0.13, 0.14
SHARES = (1.0, 0.8, 0.65, 0.5)
"""How strong the tints of the lanes are beside the first one's: stacked, they must leave words legible."""
SELECTED_TINT, SELECTED_TINT_DARK = 0.28, 0.34
SENTENCE_TINT, SENTENCE_TINT_DARK = 0.07, 0.09
SELECTION_TINT, SELECTION_TINT_DARK = 0.20, 0.34
SENTENCE_REACH = 6
GAP = 0.75
"""What is left free at each end of a claim, so that neighbours stay two."""


def paint_underlay(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """Paint everything that stands beneath the words in view."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_sentence(painter, text, state)
    claims = state.claims_over(text.start, text.end)
    _paint_claims(painter, text, state, claims)
    _paint_depths(painter, text, state.look, [mark for mark in claims if mark.lane >= LANES])
    paint_hit_grounds(painter, text, state)
    _paint_corrections(painter, text, state)
    paint_unclear(painter, text, state)
    paint_suggestions(painter, text, state)
    _paint_selection(painter, text, state)
    _paint_turn_starts(painter, text, state)


def _share(look: Look, light: float, dark: float) -> float:
    return dark if look.theme.is_dark else light


def _fill(painter: QPainter, box: QRectF, tone: QColor, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tone)
    painter.drawRoundedRect(box, radius, radius)


def _paint_sentence(painter: QPainter, text: VisibleText, state: PageState) -> None:
    if state.sentence is None:
        return
    look = state.look
    tone = look.accent(_share(look, SENTENCE_TINT, SENTENCE_TINT_DARK))
    for fragment in text.fragments(*state.sentence):
        box = fragment_box(fragment, look.glyph_top, look.first_edge + look.edge)
        _fill(painter, box.adjusted(-SENTENCE_REACH, 0, SENTENCE_REACH, 0), tone, 4)


def _edge_box(look: Look, fragment: Fragment, lane: int) -> QRectF:
    """The edge of a claim below its words; its upper side on a whole pixel."""
    left = fragment.left + (GAP if fragment.starts else 0)
    right = fragment.right - (GAP if fragment.ends else 0)
    return QRectF(left, round(fragment.baseline) + look.edge_at(lane), right - left, look.edge)


def _tint_box(look: Look, fragment: Fragment, edge: QRectF) -> QRectF:
    top = round(fragment.baseline) - look.glyph_top
    return QRectF(edge.left(), top, edge.width(), edge.top() - top)


def _paint_claims(
    painter: QPainter, text: VisibleText, state: PageState, marks: Sequence[PlacedMark]
) -> None:
    """Tints, then edges, then the outline of the selected one; of those too deep the number is told."""
    look = state.look
    edges, outlines = [], []
    for mark in marks:
        is_selected = mark.annotation.id == state.selected
        if mark.lane >= LANES and not is_selected:
            continue
        light, dark = (SELECTED_TINT, SELECTED_TINT_DARK) if is_selected else (TINT, TINT_DARK)
        share = _share(look, light, dark) * SHARES[min(mark.lane, LANES - 1)]
        tint, tone = look.of_label(mark.label, share), look.of_label(mark.label)
        for fragment in text.fragments(mark.start, mark.end):
            edge = _edge_box(look, fragment, mark.lane)
            box = _tint_box(look, fragment, edge)
            _fill(painter, box, tint, 3)
            edges.append((edge, tone))
            if is_selected:
                outlines.append((box.adjusted(0, -1, 0, look.edge), QPen(tone, 1.5)))
    for edge, tone in edges:
        painter.fillRect(edge, tone)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box, pen in outlines:
        painter.setPen(pen)
        painter.drawRoundedRect(box, 4, 4)


def deep_stretches(marks: Sequence[PlacedMark]) -> Iterator[tuple[Stretch, int]]:
    """Where claims lie that have no edge of their own, and how many in each such place."""
    start = end = count = 0
    for mark in sorted(marks, key=lambda mark: mark.start):
        if count and mark.start < end:
            end, count = max(end, mark.end), count + 1
            continue
        if count:
            yield (start, end), count
        start, end, count = mark.start, mark.end, 1
    if count:
        yield (start, end), count


def _paint_depths(painter: QPainter, text: VisibleText, look: Look, marks: Sequence[PlacedMark]) -> None:
    """Say at the end of the words how many claims more lie over them than there are edges."""
    for stretch, count in deep_stretches(marks):
        fragments = text.fragments(*stretch)
        if fragments:
            _paint_depth(painter, look, fragments[-1], f"+{count}")


def _paint_depth(painter: QPainter, look: Look, fragment: Fragment, words: str) -> None:
    """A small plate over the edges, so that it reaches no other line."""
    height = look.edge_at(LANES - 1) + look.edge - look.first_edge
    width = QFontMetricsF(look.tiny_font).horizontalAdvance(words) + height * 0.5
    top = round(fragment.baseline) + look.first_edge
    plate = QRectF(fragment.right - width, top, width, height)
    painter.setPen(QPen(look.mute(), 1))
    painter.setBrush(colour(look.theme.page))
    painter.drawRoundedRect(plate.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
    painter.setFont(look.tiny_font)
    painter.setPen(look.ink())
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, words)


def _paint_corrections(painter: QPainter, text: VisibleText, state: PageState) -> None:
    if state.shown.view is View.TRACKED or not state.shows(Detail.CORRECTIONS):
        return
    look = state.look
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dotted(look.mute(), look))
    for corrected in state.shown.corrections_over(text.start, text.end):
        stretch = corrected.old or corrected.new
        if stretch is None:
            continue
        for fragment in text.fragments(*stretch):
            y = round(fragment.baseline) + look.first_edge - 0.75
            painter.drawLine(QLineF(fragment.left + 1, y, fragment.right - 1, y))
        if stretch[0] == stretch[1]:
            _paint_gap(painter, text, look, corrected, stretch[0])


def dotted(tone: QColor, look: Look) -> QPen:
    """The pen of a correction's underline."""
    pen = QPen(tone, 1.5 * max(1.0, look.zoom))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.0, 1.2])
    return pen


def _paint_gap(painter: QPainter, text: VisibleText, look: Look, corrected: Corrected, at: int) -> None:
    """Where words were left out, or will be inserted, there is nothing to underline: a small wedge."""
    line = text.line_of(at)
    if line is None:
        return
    x, y = line.x_of(at), line.baseline + look.first_edge - 1
    painter.drawPolyline([QPointF(x - 3, y + 3), QPointF(x, y - 1), QPointF(x + 3, y + 3)])


def _paint_selection(painter: QPainter, text: VisibleText, state: PageState) -> None:
    if state.selection is None:
        return
    look = state.look
    tone = look.accent(_share(look, SELECTION_TINT, SELECTION_TINT_DARK))
    for fragment in text.fragments(*state.selection):
        _fill(painter, fragment_box(fragment, look.glyph_top + 3, look.first_edge + 4), tone, 2)


def _paint_turn_starts(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """A turn that starts within a line has a tick in the speaker's colour there."""
    if not state.shows(Layer.SPEAKERS):
        return
    look = state.look
    for turn, (start, _) in state.turns_over(text.start, text.end):
        line = text.line_of(start)
        if line is None or start in (line.block_start, line.end) or start < text.start:
            continue
        speakers = state.speakers_of(turn)
        x = line.x_of(start)
        box = QRectF(x - 1, line.baseline - look.glyph_top - 3, 2, look.glyph_top + look.first_edge + 5)
        _fill(painter, box, look.of_speaker(speakers[0] if speakers else None), 1)
