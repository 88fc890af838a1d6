"""The stub that stands for folded lines: one quiet line that says what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from annotator.language import translate_count
from annotator.ui.transcript_page.folds import Fold
from annotator.ui.transcript_page.geometry import Stub, VisibleText
from annotator.ui.transcript_page.layout import SIDE_MARGIN
from annotator.ui.transcript_page.look import colour
from annotator.ui.transcript_page.state import PageState

PADDING = 10.0


def stub_at(stubs: Sequence[Stub], x: float, y: float) -> Stub | None:
    """The stub under a point of the viewport."""
    return next((stub for stub in stubs if stub.top <= y < stub.top + stub.height and x >= 0), None)


def fold_of(state: PageState, stub: Stub) -> Fold | None:
    """What a stub stands for."""
    return next((fold for fold in state.folds if fold.first == stub.run.first), None)


def stub_words(state: PageState, fold: Fold) -> str:
    """What was folded, and what of the user's lies in it."""
    return " · ".join(_stub_parts(state, fold))


def _stub_parts(state: PageState, fold: Fold) -> Iterator[str]:
    yield "⋯ " + _what(fold)
    claims = len(state.layers.claims.over(fold.start, fold.end))
    if claims:
        yield translate_count("{count} claim", "{count} claims", claims)
    hits = state.hits.count_in(fold.start, fold.end)
    if hits:
        yield translate_count("{count} hit", "{count} hits", hits)
    suggestions = state.suggestions.count_in(fold.start, fold.end)
    if suggestions:
        yield translate_count("{count} suggestion", "{count} suggestions", suggestions)


def _what(fold: Fold) -> str:
    if fold.repeats and not fold.other:
        return translate_count("{count} line said before", "{count} lines said before", fold.lines)
    if fold.other and not fold.repeats:
        return translate_count(
            "{count} line that is not speech", "{count} lines that are not speech", fold.lines
        )
    return translate_count(
        "{count} line said before or not speech",
        "{count} lines said before or not speech",
        fold.lines,
    )


def paint_stubs(painter: QPainter, text: VisibleText, state: PageState, width: float) -> None:
    """A plate with words for every stub in view, and a thin line to the end of the column."""
    for stub in text.stubs:
        fold = fold_of(state, stub)
        if fold is not None:
            _paint_stub(painter, state, stub, (stub_words(state, fold), width))


def _paint_stub(painter: QPainter, state: PageState, stub: Stub, told: tuple[str, float]) -> None:
    look = state.look
    words, width = told
    metrics = QFontMetricsF(look.small_font)
    most = width - 2 * SIDE_MARGIN
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most - 2 * PADDING)
    box = stub_plate(stub, metrics.horizontalAdvance(words) + 2 * PADDING)
    theme = look.theme
    painter.setPen(QPen(colour(theme.line), 1))
    y = round(box.center().y()) + 0.5
    painter.drawLine(QLineF(box.right() + 6, y, SIDE_MARGIN + most, y))
    painter.setBrush(colour(theme.panel))
    radius = min(6.0, box.height() / 2)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(look.small_font)
    painter.setPen(look.mute())
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def stub_plate(stub: Stub, width: float) -> QRectF:
    """The plate of a stub: as wide as its words, a little lower than its line."""
    inset = max(1.0, stub.height * 0.06)
    return QRectF(SIDE_MARGIN, round(stub.top + inset), round(width), round(stub.height - 2 * inset))
