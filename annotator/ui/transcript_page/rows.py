"""Rows of a line that was laid out, by their height."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QPainterPath, QTextLayout, QTextLine

BASELINE = 0.8
"""Where in a row the baseline is, from its top."""


def xy(point: QPointF | QPoint | QPainterPath.Element) -> tuple[float, float]:
    """A point as Qt may hand it over."""
    if isinstance(point, QPainterPath.Element):
        return point.x, point.y
    return point.x(), point.y()


def row_at(layout: QTextLayout, y: float) -> QTextLine:
    """The row of a line at a height within it, the first or the last one beyond them."""
    rows = layout.lineCount()
    if rows == 1:
        return layout.lineAt(0)
    first, row = layout.lineAt(0).y(), layout.lineAt(1).y() - layout.lineAt(0).y()
    above = first + layout.lineAt(0).ascent() - row * BASELINE
    return layout.lineAt(max(0, min(rows - 1, int((y - above) // row))))
