"""The colours that speakers, topics and claims are given unless somebody chooses.

Drawn from Okabe and Ito's palette for colour-blind eyes and Paul Tol's "muted" scheme, darkened to
read on white; neighbours in the list differ in lightness as well as in hue.
"""

from __future__ import annotations

from collections.abc import Collection

PALETTE = (
    "#2f6fb3",
    "#b5532a",
    "#2f7d57",
    "#8a5cc2",
    "#a8780a",
    "#b23a6b",
    "#1f8a99",
    "#6b6f1e",
    "#5a6b8c",
    "#8c3f3f",
    "#4f8f2f",
    "#7a4f9e",
)


def next_colour(taken: Collection[str]) -> str:
    """The first colour that nobody has, or the least used one when all are taken."""
    counts = {colour: sum(1 for t in taken if t == colour) for colour in PALETTE}
    return min(PALETTE, key=lambda colour: (counts[colour], PALETTE.index(colour)))
