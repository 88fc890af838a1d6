"""Sides of a recording as parts of its transcript: ``[TAPE 1, SIDE B]``, ``Begin Tape 2``, ``第二盘 A面``.

What says that a side ends, or that the tape was changed, is a note; what says by its number that one begins
parts the talk where somebody's turn opens under it. Amid the words of one it is a note too: they go on.
"""

from __future__ import annotations

from annotator.detect.headings.familiar_heads import Standing
from annotator.detect.lines.page import Page
from annotator.detect.words.tape_notes import is_tape_note, opens_side
from annotator.domain.transcript import AsideKind, SegmentKind


def tape_heads(page: Page, standing: Standing) -> list[int]:
    """The lines on which sides of a recording begin, each another one, right over somebody's turn.

    What is noted there of the sides that end is dismissed.
    """
    if not standing.openings or not page.has(opens_side):
        return []
    places = [i for i, line in page.free() if i not in standing.openings and opens_side(line.text)]
    found = [i for i in places if _opens_under(page, i, standing)]
    if not found or len({page.lines[i].text for i in places}) < len(places):
        return []
    for i, line in page.free():
        if i not in found and i not in standing.openings and is_tape_note(line.text):
            page.dismiss(i, AsideKind.OTHER)
    return found


def _opens_under(page: Page, i: int, standing: Standing) -> bool:
    below = page.below(i)
    return below is not None and (below in standing.openings or page.kinds[below] is SegmentKind.HEADING)
