"""How search hits and suggestions look in the text: outlined boxes, and calm waves below the words."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.domain.span import Span
from annotator.ui.transcript_page.geometry import Fragment, VisibleText, fragment_box
from annotator.ui.transcript_page.look import Look, colour
from annotator.ui.transcript_page.spots import Detail
from annotator.ui.transcript_page.state import PageState

GROUND, GROUND_DARK = 0.30, 0.16
CURRENT_GROUND, CURRENT_GROUND_DARK = 0.62, 0.34
ROUNDED = 3.0


def paint_hits(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """A box around every hit in view; the current one is stronger."""
    first, last = state.shown.source_window(text.start, text.end)
    for hit in state.hits.over(first, last):
        _paint_hit(painter, text, state, hit)


def _paint_hit(painter: QPainter, text: VisibleText, state: PageState, hit: Span) -> None:
    look = state.look
    is_current = hit is state.current_hit
    share = CURRENT_GROUND if is_current else GROUND
    if look.theme.is_dark:
        share = CURRENT_GROUND_DARK if is_current else GROUND_DARK
    painter.setBrush(colour(look.theme.hit_ground, share))
    painter.setPen(QPen(colour(look.theme.hit), 2.0 if is_current else 1.0))
    inward = 0.0 if is_current else 0.5
    for fragment in text.fragments(*state.shown.document_stretch(hit)):
        box = fragment_box(fragment, look.glyph_top - inward, look.first_edge - 1 - inward)
        painter.drawRoundedRect(_whole_pixels(box).adjusted(-inward, 0, inward, 0), ROUNDED, ROUNDED)


def _whole_pixels(box: QRectF) -> QRectF:
    """The same box with sides in the middle of pixels, so that a thin line is not blurred."""
    left, top = round(box.left()) + 0.5, round(box.top()) + 0.5
    return QRectF(left, top, round(box.right()) - 0.5 - left, round(box.bottom()) - 0.5 - top)


def paint_suggestions(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """A wave below the words of every suggestion in view."""
    if not state.shows(Detail.SUGGESTIONS):
        return
    first, last = state.shown.source_window(text.start, text.end)
    pen = wave_pen(colour(state.look.theme.warn, 0.85), state.look)
    for suggestion in state.suggestions.over(first, last):
        stretch = state.shown.document_range(suggestion.start, suggestion.end)
        for fragment in text.fragments(*stretch):
            paint_wave(painter, state.look, fragment, pen)


def wave_pen(tone: QColor, look: Look) -> QPen:
    """The pen of a wave."""
    pen = QPen(tone, max(1.0, 1.1 * look.zoom))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    return pen


def paint_wave(painter: QPainter, look: Look, fragment: Fragment, pen: QPen) -> None:
    """A wave below the words of a fragment, above the edges of claims."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    height = 1.4 * look.zoom
    y = round(fragment.baseline) + look.first_edge - 0.5
    wave = _wave(round(fragment.right - fragment.left), 3.0 * look.zoom, height)
    painter.translate(fragment.left, y)
    painter.drawPath(wave)
    painter.translate(-fragment.left, -y)


@lru_cache(maxsize=256)
def _wave(width: int, half_length: float, height: float) -> QPainterPath:
    """A wave from the origin to the right; a shared value that nobody may change."""
    wave = QPainterPath(QPointF(0, 0))
    x, up = 0.0, -1.0
    while x < width - 0.5:
        step = min(half_length, width - x)
        wave.quadTo(QPointF(x + step / 2, 2 * up * height), QPointF(x + step, 0))
        x, up = x + step, -up
    return wave
