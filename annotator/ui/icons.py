"""Icons of one family, drawn for this program, tinted to the theme when they are shown."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from annotator.language import resources_folder
from annotator.ui.theme import current_theme

_SIDE = 16
_DENSITIES = (1.0, 2.0)


@lru_cache(maxsize=64)
def _drawing(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=128)
def _tinted(name: str, colour: str, side: int) -> QIcon:
    from PySide6.QtSvg import QSvgRenderer  # not on the way to the first picture of a window without icons

    renderer = QSvgRenderer(QByteArray(_drawing(name).replace("#000000", colour).encode()))
    icon = QIcon()
    for density in _DENSITIES:
        picture = QPixmap(round(side * density), round(side * density))
        picture.fill(Qt.GlobalColor.transparent)
        picture.setDevicePixelRatio(density)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(picture)
    return icon


def icon(name: str, colour: str = "", side: int = _SIDE) -> QIcon:
    """The icon of a name under ``resources/icons``, in the theme's muted ink or a given colour."""
    return _tinted(name, colour or current_theme().mute, side)
