"""The colours that speakers, topics and claims are given unless somebody chooses.

The first eight were searched for: near the hues of the drawing, they differ from each other by at least
11 in CIEDE2000, on a light and on a dark page, for usual eyes and for eyes without the red, the green or
the blue cones; a test computes it. They are told apart by lightness where hue cannot do it.
"""

from __future__ import annotations

from collections.abc import Collection

PALETTE = (
    "#165094",
    "#ba5b49",
    "#469c74",
    "#8d5cc3",
    "#b68514",
    "#a22b5f",
    "#197786",
    "#646710",
    "#5a6b8c",
    "#8c3f3f",
    "#4f8f2f",
    "#7a4f9e",
)


def next_colour(taken: Collection[str]) -> str:
    """The first colour that nobody has, or the least used one when all are taken."""
    counts = {colour: sum(1 for t in taken if t == colour) for colour in PALETTE}
    return min(PALETTE, key=lambda colour: (counts[colour], PALETTE.index(colour)))
