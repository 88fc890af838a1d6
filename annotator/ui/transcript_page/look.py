"""How the page looks: sizes at a zoom, and colours under a theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from annotator.domain.label import Label
from annotator.domain.speaker import Speaker
from annotator.ui.page_form import LINE_SPACING, MEASURE
from annotator.ui.theme import FAMILIES, LATIN, Theme, ui_families

LEAST_MEASURE = 28
"""How many Chinese characters are kept in a line before the names in the margin are cut."""
LANES = 4
"""So many claims over the same words have an edge each; of more, their number is told."""


_HEIGHT_OF_CHINESE = 1.4
"""How high a line of Chinese is, in sizes of its characters; fonts for Latin words are lower."""


def line_height(font: QFont) -> float:
    """The height of a line, in pixels, that may hold Chinese whichever family comes first."""
    return max(QFontMetricsF(font).height(), _HEIGHT_OF_CHINESE * font.pixelSize())


def page_font(pixels: float, families: Sequence[str], *, bold: bool = False) -> QFont:
    """A font of the page at a size in pixels, the first of the families that there is."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(max(6, round(pixels)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


@lru_cache(maxsize=1024)
def colour(name: str, alpha: float = 1.0) -> QColor:
    """A colour ``#rrggbb`` with an opacity from 0 to 1; a shared value that nobody may change."""
    made = QColor(name)
    made.setAlphaF(alpha)
    return made


@dataclass(frozen=True)
class Look:
    """Sizes in device-independent pixels at ``zoom`` (1 is 100 %), colours of ``theme``.

    ``line_spacing`` counts heights of a letter, ``measure`` Chinese characters; ``family`` is the
    font's, empty for the window's own; ``is_latin`` says that the text is hardly of Chinese characters.
    """

    theme: Theme
    zoom: float = 1.0
    line_spacing: float = LINE_SPACING
    measure: int = MEASURE
    family: str = ""
    is_latin: bool = False

    def lines_like(self, other: Look) -> bool:
        """Whether lines are as high, and words as wide, as in the other look."""
        mine, theirs = (
            (self.zoom, self.line_spacing, self.family, self.is_latin),
            (other.zoom, other.line_spacing, other.family, other.is_latin),
        )
        return mine == theirs

    @cached_property
    def text_px(self) -> int:
        return max(8, round(17 * self.zoom))

    @cached_property
    def line_height(self) -> int:
        """From line to line; never so close that the edges of all lanes would not fit between two."""
        least = self.glyph_top + self.first_edge + 2 * LANES - 1
        return max(least, round(self.text_px * self.line_spacing))

    @cached_property
    def paragraph_gap(self) -> int:
        return round(8 * self.zoom)

    @cached_property
    def blank_height(self) -> int:
        """A blank line of the source only widens the gap between two paragraphs a little."""
        return max(2, round(5 * self.zoom))

    @cached_property
    def label_height(self) -> int:
        return round(self.line_height * 0.78)

    @cached_property
    def label_px(self) -> int:
        """The size of a speaker's label that has a line of its own."""
        return round(self.text_px * 0.77)

    @cached_property
    def turn_gap(self) -> int:
        """What is added above a paragraph with which a turn starts."""
        return round(9 * self.zoom)

    @cached_property
    def above_baseline(self) -> int:
        """How far the box of a line reaches above its baseline; the glyphs stand in its middle."""
        return round(self.text_px * 0.39 + self.line_height / 2)

    @cached_property
    def below_baseline(self) -> int:
        return self.line_height - self.above_baseline

    @cached_property
    def glyph_top(self) -> int:
        """How far a tint reaches above the baseline: just over the highest glyphs."""
        return round(self.text_px * 0.94)

    @cached_property
    def first_edge(self) -> int:
        """How far below the baseline the first edge of a claim begins: just under the lowest glyphs."""
        return int(self.text_px * 0.27)

    @cached_property
    def _edge_and_gap(self) -> tuple[float, float]:
        """As drawn, or thinner where the lines are too close for the edges of all lanes."""
        edge, gap = max(1.0, round(2.0 * self.zoom)), max(1.0, round(self.zoom))
        room = self.line_height - self.glyph_top - self.first_edge
        while edge > 1 and LANES * edge + (LANES - 1) * gap > room:
            edge -= 1.0
        while gap > 1 and LANES * edge + (LANES - 1) * gap > room:
            gap -= 1.0
        return edge, gap

    @cached_property
    def edge(self) -> float:
        """How thick a claim's edge is: whole pixels, so that neighbours stay apart."""
        return self._edge_and_gap[0]

    @cached_property
    def edge_step(self) -> float:
        """From the edge of one claim to that of the next one under the same words."""
        return sum(self._edge_and_gap)

    def edge_at(self, lane: int) -> float:
        """How far below the baseline the edge of a lane begins; all lanes too deep share the last place."""
        return self.first_edge + min(lane, LANES - 1) * self.edge_step

    @cached_property
    def tab_px(self) -> int:
        """How far a tab goes: two Chinese characters, as a paragraph is indented."""
        return 2 * self.text_px

    def measure_px(self, characters: int) -> int:
        """The width of a line of so many Chinese characters."""
        return characters * self.text_px + 2

    @cached_property
    def text_font(self) -> QFont:
        own = (*LATIN, *FAMILIES) if self.is_latin else FAMILIES
        return page_font(self.text_px, (self.family, *own) if self.family else own)

    @cached_property
    def name_font(self) -> QFont:
        return page_font(13 * self.zoom, ui_families(), bold=True)

    @cached_property
    def tiny_font(self) -> QFont:
        """The font of what stands between two lines."""
        return page_font(max(8.0, 9.5 * self.zoom), ui_families())

    @cached_property
    def small_font(self) -> QFont:
        return page_font(12 * self.zoom, ui_families())

    def heading_px(self, level: int) -> int:
        """The size of a heading's letters; level 1 is the outermost."""
        return round(self.text_px * (1.24 if level <= 1 else 1.06))

    def ink(self, share: float = 1.0) -> QColor:
        return colour(self.theme.ink, share)

    def mute(self, share: float = 1.0) -> QColor:
        return colour(self.theme.mute, share)

    def accent(self, share: float = 1.0) -> QColor:
        return colour(self.theme.accent, share)

    def of_label(self, label: Label | None, share: float = 1.0) -> QColor:
        """The colour of a label under this theme; one without a colour is muted."""
        return colour(self.theme.label_colour("" if label is None else label.colour), share)

    def of_speaker(self, speaker: Speaker | None, share: float = 1.0) -> QColor:
        """The colour of a speaker under this theme; nobody's colour is muted."""
        return colour(self.theme.speaker_colour("" if speaker is None else speaker.colour), share)

    def name_of_speaker(self, speaker: Speaker) -> QColor:
        """A speaker's colour as that of words on the page."""
        tone = self.theme.speaker_colour(speaker.colour)
        return colour(self.theme.words_on(tone, self.theme.page))
