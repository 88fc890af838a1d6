"""The Tab key goes as the eye does: in the order in which things are laid out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QStackedLayout, QWidget


def laid_out(thing: QWidget | QLayout) -> Iterator[QWidget]:
    """The widgets below that Tab can reach, in the order of their layouts."""
    layout = thing if isinstance(thing, QLayout) else thing.layout()
    if isinstance(thing, QWidget) and thing.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield thing
    if layout is None or (isinstance(thing, QWidget) and isinstance(layout, QStackedLayout)):
        return
    for i in range(layout.count()):
        item = layout.itemAt(i)
        below = None if item is None else item.widget() or item.layout()
        if below is not None:
            yield from laid_out(below)


def order_tabs(thing: QWidget) -> None:
    """Let Tab go through everything within in the order of its layouts."""
    for first, second in pairwise(laid_out(thing)):
        QWidget.setTabOrder(first, second)
