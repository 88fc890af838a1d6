"""The size and the shape of the page's text, as the user wants it."""

from __future__ import annotations

from dataclasses import dataclass, replace

LINE_SPACING, MEASURE = 1.95, 38
ZOOMS = (0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5)
LINE_SPACINGS = (1.6, 1.7, 1.8, 1.95, 2.1, 2.3, 2.6)
MEASURES = (24, 28, 32, 35, 38, 42, 46, 52, 60)


@dataclass(frozen=True, slots=True)
class PageForm:
    """``zoom`` 1 is as drawn; ``line_spacing`` counts heights of a letter, ``measure`` Chinese characters
    in a line; ``family`` is the font's, empty for the window's own.
    """

    zoom: float = 1.0
    line_spacing: float = LINE_SPACING
    measure: int = MEASURE
    family: str = ""

    def within_bounds(self) -> PageForm:
        """The nearest form that can be read."""
        return replace(
            self,
            zoom=_between(self.zoom, ZOOMS),
            line_spacing=_between(self.line_spacing, LINE_SPACINGS),
            measure=round(_between(self.measure, MEASURES)),
        )

    def enlarged(self, step: int) -> PageForm:
        """One step larger or smaller."""
        return replace(self, zoom=_stepped(self.zoom, ZOOMS, step))

    def spaced(self, step: int) -> PageForm:
        """The lines one step further from each other, or closer."""
        return replace(self, line_spacing=_stepped(self.line_spacing, LINE_SPACINGS, step))

    def widened(self, step: int) -> PageForm:
        """The lines one step longer or shorter."""
        return replace(self, measure=round(_stepped(self.measure, MEASURES, step)))


def number(text: str, otherwise: float) -> float:
    """The number that a setting holds; another one where it holds none that makes sense."""
    try:
        found = float(text)
    except ValueError:
        return otherwise
    return found if 0 < found < 1000 else otherwise


def _between(wanted: float, steps: tuple[float, ...]) -> float:
    return min(max(wanted, steps[0]), steps[-1])


def _stepped(now: float, steps: tuple[float, ...], by: int) -> float:
    """The next step; what stands between two steps goes to the nearer side first."""
    nearest = min(range(len(steps)), key=lambda i: abs(steps[i] - now))
    return steps[max(0, min(len(steps) - 1, nearest + by))]
