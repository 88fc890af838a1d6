"""Hearing what a page says, and pointing at its words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from annotator.domain.span import Place
from annotator.text.text_map import Side
from annotator.ui.transcript_page import TranscriptPage
from annotator.ui.transcript_page.geometry import Fragment
from annotator.ui.transcript_page.state import PageState
from annotator.ui.transcript_page.surface import TextSurface


def heard(signal: SignalInstance) -> list[Any]:
    """What the signal says from now on: the value, or the values as a tuple."""
    said: list[Any] = []
    signal.connect(lambda *values: said.append(values[0] if len(values) == 1 else values))
    return said


def surface(page: TranscriptPage) -> TextSurface:
    found = page.findChild(TextSurface)
    assert isinstance(found, TextSurface)
    return found


def state(page: TranscriptPage) -> PageState:
    found = surface(page).state
    assert found is not None
    return found


def fragments(page: TranscriptPage, start: int, end: int) -> list[Fragment]:
    """Where source text stands, line by line, in the viewport."""
    shown = state(page).shown
    first = shown.document_place(Place(start))
    last = shown.document_place(Place(end), Side.END)
    return surface(page).visible_text().fragments(first, last)


def point_at(page: TranscriptPage, offset: int) -> QPoint:
    """The middle of the character at a source place, in the viewport."""
    fragment = fragments(page, offset, offset + 1)[0]
    middle = (fragment.left + fragment.right) / 2
    return QPoint(round(middle), round(fragment.baseline - 6))


def click(page: TranscriptPage, offset: int) -> None:
    QTest.mouseClick(
        surface(page).viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        point_at(page, offset),
    )


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(widget, left, none, start)
    QTest.mouseMove(widget, (start + end) / 2)
    QTest.mouseMove(widget, end)
    QTest.mouseRelease(widget, left, none, end)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def colour_at(image: QImage, x: float, y: float) -> QColor:
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(x * ratio), round(y * ratio))


def near(colour: QColor, other: QColor, within: int = 24) -> bool:
    """Whether two colours differ by little in every channel."""
    pairs = zip(colour.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]
    return all(abs(a - b) <= within for a, b in pairs)
