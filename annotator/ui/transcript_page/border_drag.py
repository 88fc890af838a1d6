"""Moving a border of the selected annotation, with the mouse or by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF

from annotator.domain.annotation import Annotation
from annotator.domain.span import Span
from annotator.text.text_map import Side
from annotator.ui.transcript_page.geometry import VisibleText
from annotator.ui.transcript_page.overlay import handle_points
from annotator.ui.transcript_page.state import PageState

REACH_X = 6
REACH_Y = 7


def border_under(text: VisibleText, state: PageState, point: QPoint) -> Side | None:
    """The border of the selected annotation whose handle is under a point of the viewport."""
    first, last = handle_points(text, state)
    height = state.look.glyph_top + state.look.first_edge + state.look.edge
    for side, handle, down in ((Side.END, last, -height), (Side.START, first, height)):
        if handle is not None and _near(handle, down, QPointF(point)):
            return side
    return None


def _near(handle: QPointF, down: float, point: QPointF) -> bool:
    """Near the knob, or on the bar beneath it from the inside of the annotation to a little outside."""
    knob = handle - point
    if abs(knob.x()) <= REACH_X and abs(knob.y()) <= REACH_Y:
        return True
    top, bottom = sorted((handle.y(), handle.y() + down))
    return abs(knob.x()) <= 3 and top <= point.y() <= bottom


def moved_border(state: PageState, annotation: Annotation, side: Side, position: int) -> Span | None:
    """The annotation's span with one border at a document place; ``None`` where nothing would be left."""
    start, end = state.shown.document_stretch(state.span_of(annotation))
    if (position >= end) if side is Side.START else (position <= start):
        return None
    place = state.shown.place(position, side)
    span = annotation.span
    try:
        if side is Side.START:
            return Span.between(place, span.last)
        return Span.between(span.first, place)
    except ValueError:
        return None


class BorderDrag:
    """One drag of a border: the page's state shows where the annotation would stand."""

    def __init__(self, state: PageState, annotation: Annotation, side: Side) -> None:
        self._state, self._annotation, self._side = state, annotation, side

    def move_to(self, position: int) -> None:
        """Preview the border at a document place, as far as something of the annotation is left."""
        span = moved_border(self._state, self._annotation, self._side, position)
        if span is not None:
            self._state.preview = span
