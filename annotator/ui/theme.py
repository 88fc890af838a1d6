"""The two looks of the window: colours, fonts and the style sheet of all controls.

Values are those of ``design/window.html``'s drawing. Colours that are stored (of labels, speakers)
are for the light theme; :meth:`Theme.tone` gives what to paint under either.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from annotator.language import current_language, resources_folder
from annotator.ui.colours import dark_twin, legible, mixed

LATIN = (
    ".AppleSystemUIFont",
    "Segoe UI",
    "Noto Sans",
    "Inter",
    "Cantarell",
    "Ubuntu",
    "Open Sans",
    "Liberation Sans",
    "Helvetica Neue",
    "Arial",
    "DejaVu Sans",
)
"""Fonts for words that are mostly Latin: those for Chinese draw ’ “ ” as wide as a Chinese character."""
FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "Noto Sans",
    "sans-serif",
)
MONOSPACED = ("Noto Sans Mono CJK SC", "Menlo", "Consolas", "DejaVu Sans Mono", "monospace")

_LEAST_RATIO, _WORDS_RATIO = 3.2, 4.5
"""Contrast that an edge and that words have with their ground, whatever colour was chosen for them."""


class Appearance(StrEnum):
    """What the user asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of a look, each ``#rrggbb``; ``shadow`` is the shadow's opacity in per cent.

    ``bg`` lies behind everything, ``panel`` under lists and bars, ``page`` under text that is read or
    typed. ``ink`` and ``mute`` are the two strengths of text, ``line`` is every border. ``hit``
    outlines what a search found, ``hit_ground`` is its tint.
    """

    bg: str
    panel: str
    page: str
    ink: str
    mute: str
    line: str
    accent: str
    accent_ink: str
    sel: str
    warn: str
    hit: str
    hit_ground: str
    shadow: int
    is_dark: bool

    def tone(self, colour: str) -> str:
        """What to paint for a stored colour; one that is missing or not ``#rrggbb`` is muted."""
        if not is_colour(colour):
            return self.mute
        wanted = dark_twin(colour.lower()) if self.is_dark else colour.lower()
        return legible(wanted, self.page, _LEAST_RATIO)

    def label_colour(self, colour: str) -> str:
        """What to paint for a label's stored colour."""
        return self.tone(colour)

    def speaker_colour(self, colour: str) -> str:
        """What to paint for a speaker's stored colour."""
        return self.tone(colour)

    def words_on(self, colour: str, ground: str) -> str:
        """A painted colour as that of words on a ground other than the page."""
        return legible(colour, ground, _WORDS_RATIO)

    def tint(self, colour: str, share: float, over: str = "") -> str:
        """A painted colour thinned to ``share`` over the page or another ground."""
        return mixed(colour, over or self.page, share)


LIGHT = Theme(
    bg="#f6f5f2",
    panel="#fbfaf8",
    page="#ffffff",
    ink="#1d1f24",
    mute="#666a72",
    line="#e4e2dc",
    accent="#2456c7",
    accent_ink="#ffffff",
    sel="#e8eefb",
    warn="#c0392b",
    hit="#8f6a00",
    hit_ground="#ffd21f",
    shadow=16,
    is_dark=False,
)
DARK = Theme(
    bg="#17191d",
    panel="#1c1f24",
    page="#202329",
    ink="#e7e6e2",
    mute="#9aa0aa",
    line="#31353d",
    accent="#86a9f7",
    accent_ink="#10131a",
    sel="#2a3550",
    warn="#ff8a7a",
    hit="#ffd84d",
    hit_ground="#ffcc00",
    shadow=50,
    is_dark=True,
)

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether the text is a colour as it is stored."""
    return _COLOUR.fullmatch(text) is not None


class _Worn:
    """The look that is on, and the base size of its letters in pixels."""

    theme: Theme = LIGHT
    base: float = 13.0


def current_theme() -> Theme:
    """The theme in use."""
    return _Worn.theme


def theme_for(appearance: Appearance) -> Theme:
    """The theme that an appearance means on this desktop, now."""
    if appearance is Appearance.SYSTEM:
        scheme = QGuiApplication.styleHints().colorScheme()
        return DARK if scheme is Qt.ColorScheme.Dark else LIGHT
    return DARK if appearance is Appearance.DARK else LIGHT


def wear(application: QApplication, theme: Theme) -> None:
    """Give the application a look; every widget is told by a change of palette and style."""
    if not application.styleSheet():  # for the first time, with the desktop's own font still set
        application.setStyle("Fusion")
        _Worn.base = max(13.0, _pixels(application.font()))
    _Worn.theme = theme
    application.setFont(ui_font())
    application.setPalette(palette(theme))
    application.setStyleSheet(style_sheet(theme))


def _pixels(font: QFont) -> float:
    if font.pixelSize() > 0:
        return float(font.pixelSize())
    return font.pointSizeF() * QGuiApplication.primaryScreen().logicalDotsPerInchY() / 72


def scaled(pixels: float) -> int:
    """A length of the drawing, whose letters are 13 pixels high, at the system's size of letters."""
    return max(1, round(pixels * _Worn.base / 13))


def ui_font(pixels: float = 13, *, bold: bool = False) -> QFont:
    """The window's font; ``pixels`` as drawn, grown with the system's size of letters."""
    return _font(ui_families(), scaled(pixels), bold=bold)


def ui_families() -> tuple[str, ...]:
    """The fonts of the window's own words, by the language that it speaks."""
    return FAMILIES if current_language().startswith("zh") else (*LATIN, *FAMILIES)


def mono_font(pixels: float = 11) -> QFont:
    """The font of key caps and code points."""
    return _font(MONOSPACED, scaled(pixels), bold=False)


@lru_cache(maxsize=64)
def _shared_font(families: tuple[str, ...], pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def _font(families: tuple[str, ...], pixels: int, *, bold: bool) -> QFont:
    weight = QFont.Weight.DemiBold if bold else QFont.Weight.Normal
    return QFont(_shared_font(families, pixels, weight))


def palette(theme: Theme) -> QPalette:
    """The palette, for what no style sheet reaches."""
    made = QPalette()
    role = QPalette.ColorRole
    for where, colour in (
        (role.Window, theme.panel),
        (role.WindowText, theme.ink),
        (role.Base, theme.page),
        (role.AlternateBase, theme.panel),
        (role.Text, theme.ink),
        (role.Button, theme.page),
        (role.ButtonText, theme.ink),
        (role.BrightText, theme.warn),
        (role.ToolTipBase, theme.page),
        (role.ToolTipText, theme.ink),
        (role.PlaceholderText, theme.mute),
        (role.Highlight, theme.tint(theme.accent, 0.28)),
        (role.HighlightedText, theme.ink),
        (role.Link, theme.accent),
        (role.Mid, theme.line),
        (role.Accent, theme.accent),
    ):
        made.setColor(where, QColor(colour))
    faint = QColor(theme.tint(theme.mute, 0.6))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, where, faint)
    return made


@lru_cache(maxsize=1)
def _sheet_template() -> str:
    return (resources_folder() / "themes" / "controls.qss").read_text(encoding="utf-8")


def style_sheet(theme: Theme) -> str:
    """The style of every control: ``@name`` in the sheet is a colour, ``@12px`` a length as drawn."""
    colours = {name: str(value) for name, value in asdict(theme).items()}
    colours |= {
        "hover": theme.tint(theme.accent, 0.06, theme.panel),
        "press": theme.tint(theme.accent, 0.14, theme.panel),
        "strong": theme.tint(theme.accent, 0.88, "#000000" if not theme.is_dark else "#ffffff"),
        "faint": theme.tint(theme.mute, 0.55, theme.panel),
        "thumb": theme.tint(theme.mute, 0.35, theme.panel),
        "focus": theme.accent,
        "icons": (resources_folder() / "icons" / ("dark" if theme.is_dark else "light")).as_posix(),
    }

    def value(found: re.Match[str]) -> str:
        name = found.group(1)
        return f"{scaled(int(name[:-2]))}px" if name[:-2].isdigit() else colours[name]

    return re.sub(r"@([0-9]+px|[a-z_]+)", value, _sheet_template())


def repolish(widget: QWidget) -> None:
    """Let the style look at a widget again, after one of the properties that the sheet names changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
