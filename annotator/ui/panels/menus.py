"""Parts of menus that speakers, topics and claims share: colours and keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QColorDialog, QMenu, QWidget

from annotator.domain.colours import PALETTE
from annotator.language import translate
from annotator.ui.panels import look
from annotator.ui.theme import is_colour


def colour_name(colour: str) -> str:
    """What a colour of the palette is called; another by its number."""
    names = (
        translate("Blue"),
        translate("Rust"),
        translate("Green"),
        translate("Violet"),
        translate("Ochre"),
        translate("Magenta"),
        translate("Teal"),
        translate("Olive"),
        translate("Slate"),
        translate("Brick"),
        translate("Grass"),
        translate("Purple"),
    )
    known = dict(zip(PALETTE, names, strict=True))
    return known.get(colour.lower(), colour or translate("None"))


def swatch(colour: str, size: int = 16) -> QIcon:
    """A dot of a colour as an icon."""
    pixmap = QPixmap(2 * size, 2 * size)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    look.draw_dot(painter, QPointF(size / 2, size / 2), colour, size / 2 - 2)
    painter.end()
    return QIcon(pixmap)


def ask_colour(current: str, parent: QWidget) -> str:
    """Any colour, asked for in a dialog; empty where none was chosen."""
    start = QColor(current if is_colour(current) else PALETTE[0])
    chosen = QColorDialog.getColor(start, parent, translate("Colour"))
    return str(chosen.name()) if chosen.isValid() else ""


def add_colours(menu: QMenu, current: str, choose: Callable[[str], object], parent: QWidget) -> QMenu:
    """A menu of the distinct colours, and one for any other."""
    colours = menu.addMenu(translate("Colour"))
    for colour in PALETTE:
        action = colours.addAction(swatch(colour), colour_name(colour))
        _tick(action, is_on=colour == current.lower())
        action.triggered.connect(lambda _on=False, c=colour: choose(c))
    colours.addSeparator()
    other = colours.addAction(translate("Another colour …"))

    def ask() -> None:
        chosen = ask_colour(current, parent)
        if chosen:
            choose(chosen)

    other.triggered.connect(ask)
    return colours


def add_keys(
    menu: QMenu, keys: str, current: str, taken: Mapping[str, str], choose: Callable[[str], object]
) -> QMenu:
    """A menu of keys; those that another has are shown with their owner and cannot be chosen."""
    offered = menu.addMenu(translate("Key"))
    for key in keys:
        owner = taken.get(key)
        text = key if owner is None else translate("{key} – belongs to {name}").format(key=key, name=owner)
        action = offered.addAction(text)
        action.setEnabled(owner is None)
        _tick(action, is_on=key == current)
        action.triggered.connect(lambda _on=False, k=key: choose(k))
    offered.addSeparator()
    none = offered.addAction(translate("No key"))
    _tick(none, is_on=not current)
    none.triggered.connect(lambda: choose(""))
    return offered


def _tick(action: QAction, *, is_on: bool) -> None:
    action.setCheckable(True)
    action.setChecked(is_on)
