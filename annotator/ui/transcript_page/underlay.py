"""What is painted beneath the visible text: tints, edges, outlines, dotted lines, the selection."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.text.text_map import View
from annotator.ui.transcript_page.geometry import Fragment, VisibleText, fragment_box
from annotator.ui.transcript_page.look import Look
from annotator.ui.transcript_page.shown import Corrected
from annotator.ui.transcript_page.state import PageState, PlacedMark

TINT, TINT_DARK = 0.13, 0.14
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
    for mark in claims:
        if mark.annotation.id != state.selected:
            _paint_claim(painter, text, state.look, mark)
    for mark in claims:
        if mark.annotation.id == state.selected:
            _paint_selected(painter, text, state.look, mark)
    _paint_corrections(painter, text, state)
    _paint_selection(painter, text, state)
    _paint_turn_starts(painter, text, state)


def _share(look: Look, light: float, dark: float) -> float:
    return dark if look.theme.is_dark else light


def _fill(painter: QPainter, box: QRectF, colour: QColor, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(box, radius, radius)


def _paint_sentence(painter: QPainter, text: VisibleText, state: PageState) -> None:
    if state.sentence is None:
        return
    look = state.look
    colour = look.accent(_share(look, SENTENCE_TINT, SENTENCE_TINT_DARK))
    for fragment in text.fragments(*state.sentence):
        box = fragment_box(fragment, look.glyph_top, look.first_edge + look.edge)
        _fill(painter, box.adjusted(-SENTENCE_REACH, 0, SENTENCE_REACH, 0), colour, 4)


def _edge_top(look: Look, fragment: Fragment, lane: int) -> float:
    return fragment.baseline + look.first_edge + lane * look.edge_step


def _inset(fragment: Fragment, box: QRectF) -> QRectF:
    return box.adjusted(GAP if fragment.starts else 0, 0, -GAP if fragment.ends else 0, 0)


def _paint_claim(painter: QPainter, text: VisibleText, look: Look, mark: PlacedMark) -> None:
    tint = look.of_label(mark.label, _share(look, TINT, TINT_DARK))
    edge = look.of_label(mark.label)
    for fragment in text.fragments(mark.start, mark.end):
        top = _edge_top(look, fragment, mark.lane)
        box = _inset(fragment, fragment_box(fragment, look.glyph_top, top - fragment.baseline))
        _fill(painter, box, tint, 3)
        painter.fillRect(QRectF(box.left(), top, box.width(), look.edge), edge)


def _paint_selected(painter: QPainter, text: VisibleText, look: Look, mark: PlacedMark) -> None:
    tint = look.of_label(mark.label, _share(look, SELECTED_TINT, SELECTED_TINT_DARK))
    edge = look.of_label(mark.label)
    for fragment in text.fragments(mark.start, mark.end):
        top = _edge_top(look, fragment, mark.lane)
        box = _inset(
            fragment, fragment_box(fragment, look.glyph_top + 1, top - fragment.baseline + look.edge)
        )
        painter.fillRect(QRectF(box.left() + 1, top, box.width() - 2, look.edge), edge)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(tint)
        painter.drawRoundedRect(box, 4, 4)


def _paint_corrections(painter: QPainter, text: VisibleText, state: PageState) -> None:
    if state.shown.view is View.TRACKED:
        return
    look = state.look
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(dotted(look.mute(), look))
    for corrected in state.shown.corrections_over(text.start, text.end):
        stretch = corrected.old or corrected.new
        if stretch is None:
            continue
        for fragment in text.fragments(*stretch):
            y = fragment.baseline + look.first_edge - 1.5
            painter.drawLine(QLineF(fragment.left + 1, y, fragment.right - 1, y))
        if stretch[0] == stretch[1]:
            _paint_gap(painter, text, look, corrected, stretch[0])


def dotted(colour: QColor, look: Look) -> QPen:
    """The pen of a correction's underline."""
    pen = QPen(colour, 1.5 * max(1.0, look.zoom))
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
    colour = look.accent(_share(look, SELECTION_TINT, SELECTION_TINT_DARK))
    for fragment in text.fragments(*state.selection):
        _fill(painter, fragment_box(fragment, look.glyph_top + 3, look.first_edge + 4), colour, 2)


def _paint_turn_starts(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """A turn that starts within a line has a tick in the speaker's colour there."""
    look = state.look
    for turn, (start, _) in state.turns_over(text.start, text.end):
        line = text.line_of(start)
        if line is None or start in (line.block_start, line.end) or start < text.start:
            continue
        speakers = state.speakers_of(turn)
        x = line.x_of(start)
        box = QRectF(x - 1, line.baseline - look.glyph_top - 3, 2, look.glyph_top + look.first_edge + 5)
        _fill(painter, box, look.of_speaker(speakers[0] if speakers else None), 1)
