"""What is painted over the visible text: muted words, tracked changes, the caret, the borders' handles.

Words are recoloured by painting, not by formats: on a light page the lighter of two colours wins,
on a dark page the darker one, so that only the ink changes and the page beneath stays as it is.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.text.text_map import View
from annotator.ui.transcript_page.geometry import Line, VisibleText, fragment_box
from annotator.ui.transcript_page.shown import Stretch
from annotator.ui.transcript_page.spot_painting import paint_hit_outlines
from annotator.ui.transcript_page.state import PageState
from annotator.ui.transcript_page.stubs import paint_stubs

HANDLE_RADIUS = 4.0


def paint_overlay(painter: QPainter, text: VisibleText, state: PageState) -> None:
    """Paint everything that stands over the words in view, but for the links of the selected claim."""
    for stretch in muted_stretches(text, state):
        recolour(painter, text, state, stretch, state.look.mute())
    if state.shown.view is View.TRACKED:
        _paint_tracked(painter, text, state)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_stubs(painter, text, state, float(painter.device().width()))
    paint_hit_outlines(painter, text, state)
    _paint_handles(painter, text, state)
    _paint_caret(painter, text, state)


def muted_stretches(text: VisibleText, state: PageState) -> list[Stretch]:
    """The labels with which turns start, which the margin says again, what is not speech, and marks
    of headings."""
    found = _heading_marks(text, state)
    for turn, (start, _) in state.turns_over(text.start, text.end):
        if turn.text_start > turn.start and not _is_heading(text, state, start):
            found.append(state.shown.document_range(turn.start, turn.text_start))
    first, last = state.shown.source_window(text.start, text.end)
    found += [state.shown.document_range(a.start, a.end) for a in state.asides_over(first, last)]
    return found


def _heading_marks(text: VisibleText, state: PageState) -> list[Stretch]:
    """The number signs before headings in Markdown."""
    found = []
    for line in text.lines:
        if line.start == line.block_start and line.end > line.start:
            at = state.shown.from_document(line.start)
            opening = state.shown.running[at : at + 7]
            if opening.startswith("#"):
                found.append((line.start, line.start + len(opening) - len(opening.lstrip("#"))))
    return found


def _is_heading(text: VisibleText, state: PageState, position: int) -> bool:
    """Whether the line is set in larger letters: a heading stays dark also where it names a speaker."""
    line = text.line_of(position)
    return line is not None and line.line.ascent() > state.look.text_px * 1.2


def recolour(
    painter: QPainter, text: VisibleText, state: PageState, stretch: Stretch, colour: QColor
) -> None:
    """Give the words of a stretch another colour."""
    modes = QPainter.CompositionMode
    dark = state.look.theme.is_dark
    painter.setCompositionMode(modes.CompositionMode_Darken if dark else modes.CompositionMode_Lighten)
    for fragment in text.fragments(*stretch):
        box = fragment_box(fragment, state.look.glyph_top + 1, state.look.first_edge)
        painter.fillRect(box.toAlignedRect(), colour)
    painter.setCompositionMode(modes.CompositionMode_SourceOver)


def _paint_tracked(painter: QPainter, text: VisibleText, state: PageState) -> None:
    look = state.look
    for corrected in state.shown.corrections_over(text.start, text.end):
        if corrected.old is not None:
            recolour(painter, text, state, corrected.old, look.mute())
            painter.setPen(QPen(look.mute(), max(1.0, 1.2 * look.zoom)))
            for fragment in text.fragments(*corrected.old):
                y = round(fragment.baseline - look.text_px * 0.36) + 0.5
                painter.drawLine(QLineF(fragment.left, y, fragment.right, y))
        if corrected.new is not None:
            recolour(painter, text, state, corrected.new, look.accent())
            painter.setPen(QPen(look.accent(), 1.5))
            for fragment in text.fragments(*corrected.new):
                y = fragment.baseline + look.first_edge - 1.5
                painter.drawLine(QLineF(fragment.left + 1, y, fragment.right - 1, y))


def caret_line(text: VisibleText, state: PageState) -> Line | None:
    """The visible line in which the caret stands; while something is composed, the one of its place there."""
    if state.composing is not None:
        found = [line for line in text.lines if line.shows_preedit(state.composing)]
        return found[-1] if found else None
    return text.line_of(state.caret)


def _paint_caret(painter: QPainter, text: VisibleText, state: PageState) -> None:
    line = caret_line(text, state)
    if line is None:
        return
    look = state.look
    x = round(line.x_of(state.caret, into_preedit=state.composing or 0))
    top = line.baseline - look.glyph_top + 1
    colour = look.accent() if state.has_focus else look.mute(0.55)
    painter.fillRect(QRectF(x - 1, top, 2, look.glyph_top + look.first_edge - 1), colour)


def handle_points(text: VisibleText, state: PageState) -> tuple[QPointF | None, QPointF | None]:
    """Where the handles of the selected annotation stand, ``None`` for one that is out of view."""
    annotation = state.selected_claim()
    if annotation is None:
        return None, None
    fragments = text.fragments(*state.shown.document_stretch(state.span_of(annotation)))
    first = last = None
    if fragments and fragments[0].starts:
        first = QPointF(fragments[0].left, fragments[0].baseline - state.look.glyph_top - 2)
    if fragments and fragments[-1].ends:
        below = state.look.first_edge + state.look.edge + 2
        last = QPointF(fragments[-1].right, fragments[-1].baseline + below)
    return first, last


def _paint_handles(painter: QPainter, text: VisibleText, state: PageState) -> None:
    annotation = state.selected_claim()
    if annotation is None:
        return
    look = state.look
    colour = look.of_label(state.codebook.label_by_id.get(annotation.label_id))
    reach = look.glyph_top + look.first_edge + look.edge + 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for point, direction in zip(handle_points(text, state), (1, -1), strict=True):
        if point is not None:
            painter.drawRect(QRectF(point.x() - 1, point.y(), 2, direction * reach).normalized())
            painter.drawEllipse(point, HANDLE_RADIUS, HANDLE_RADIUS)
