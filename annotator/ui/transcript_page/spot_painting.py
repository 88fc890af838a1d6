"""How search hits and suggestions look in the text: outlined boxes, and calm waves below the words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from annotator.domain.span import Span
from annotator.ui.transcript_page.geometry import Fragment, VisibleText, fragment_box
from annotator.ui.transcript_page.look import Look, colour
from annotator.ui.transcript_page.spots import Detail
from annotator.ui.transcript_page.state import PageState

GROUND, GROUND_DARK = 0.30, 0.16
CURRENT_GROUND, CURRENT_GROUND_DARK = 0.62, 0.34
ROUNDED = 3.0
HATCHED, HATCHED_DARK = 0.5, 0.7
_HATCHING = Qt.BrushStyle.BDiagPattern


def paint_hit_grounds(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """A tint below every hit in view; below the current one it is stronger."""
    look = state.look
    painter.setPen(Qt.PenStyle.NoPen)
    for hit, fragment in _hits_in_view(text, state):
        is_current = hit is state.current_hit
        light, dark = (CURRENT_GROUND, CURRENT_GROUND_DARK) if is_current else (GROUND, GROUND_DARK)
        painter.setBrush(colour(look.theme.hit_ground, dark if look.theme.is_dark else light))
        painter.drawRoundedRect(_hit_box(look, fragment), ROUNDED, ROUNDED)


def paint_hit_outlines(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """A line around every hit in view, over words that are muted too; twice as thick around the current."""
    look = state.look
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for hit, fragment in _hits_in_view(text, state):
        is_current = hit is state.current_hit
        painter.setPen(QPen(colour(look.theme.hit), 2.0 if is_current else 1.0))
        grow = 0.5 if is_current else 0.0
        box = _hit_box(look, fragment).adjusted(-grow, -grow, grow, grow)
        painter.drawRoundedRect(box, ROUNDED, ROUNDED)


def _hits_in_view(text: VisibleText, state: PageState) -> Iterator[tuple[Span, Fragment]]:
    if not len(state.hits):
        return
    first, last = state.shown.source_window(text.start, text.end)
    for hit in state.hits.over(first, last):
        for fragment in text.fragments(*state.shown.document_stretch(hit)):
            yield hit, fragment


def _hit_box(look: Look, fragment: Fragment) -> QRectF:
    """Around the words and above the edges of claims; its sides in the middle of pixels, for thin lines."""
    return _whole_pixels(fragment_box(fragment, look.glyph_top, look.first_edge - 1))


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


def paint_unclear(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """Hatching behind passages of which nobody can tell what was said: they stay legible."""
    if not state.shows(Detail.CORRECTIONS):
        return
    look = state.look
    first, last = state.shown.source_window(text.start, text.end)
    for passage in state.transcript.unclear_over(first, last + 1):
        for fragment in text.fragments(*state.shown.document_range(passage.start, passage.end)):
            box = _whole_pixels(fragment_box(fragment, look.glyph_top, look.first_edge - 1))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrushOrigin(box.topLeft())  # so that a line scrolled by looks like one painted anew
            painter.setBrush(QBrush(look.mute(HATCHED_DARK if look.theme.is_dark else HATCHED), _HATCHING))
            painter.drawRoundedRect(box, ROUNDED, ROUNDED)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.mute(0.55), 1.0))
            painter.drawRoundedRect(box, ROUNDED, ROUNDED)


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
