"""Places that stand before colons: stops, sights and stations of a timetable or a route, with remarks.

Their names are often those of people (高桥, 方庄). A place comes in a list with clock times, in a table
of times or beside an arrow, and once more where something is noted of it; and nobody asks there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from annotator.detect.lines.page import LabelledLine, Line, Page
from annotator.detect.words.clocks import stamp_before
from annotator.detect.words.label_forms import Form, Label
from annotator.detect.words.talk import talk_of

_ARROWS = re.compile(r"\s*(?:→|->|=>|⇒|➜|➔|➡️?|—>|⟶|↔|⇄)\s*")
_SIGNS = ("→", "->", "=>", "⇒", "➜", "➔", "➡", "⟶", "↔", "⇄")
_CELLS = re.compile(r"\s*\|\s*|\t+|\s{2,}")
_CLOCK = re.compile(r"\d{1,2}[:：.]\d{2}(?!\d)")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_FEWEST = 2
_LONGEST_NOTE, _SPOKEN = 60, 0.6
_STOPS = "。！!."


def places_among(page: Page, looking: Sequence[LabelledLine]) -> set[int]:
    """The places, in the page, of labels that are names of places, with what is noted of them."""
    own = [one for one in looking if one[2].form is Form.COLON]
    timed: set[str] = set()
    noted: set[str] = set()
    for _, line, label in own:
        (timed if _has_clock(line, label) else noted).add(label.key)
    known = (timed & noted) | _in_tables(page) | _beside_arrows(page)
    found = [one for one in own if one[2].key in known]
    if len({label.key for _, _, label in found}) < _FEWEST:
        return set()
    return {place for place, _, _ in found} if _are_notes(found) else set()


def _has_clock(line: Line, label: Label) -> bool:
    """Whether a line begins with a time of day, or one stands right behind its key."""
    return stamp_before(line.text, 0) is not None or _CLOCK.match(line.text[label.rest_at :]) is not None


def _in_tables(page: Page) -> set[str]:
    """The first cells of rows with times of day in them."""
    found = set()
    for line in page.lines:
        if not ("|" in line.text or "  " in line.text) or _CLOCK.search(line.text) is None:
            continue
        cells = [cell for cell in _CELLS.split(line.text.strip("| ")) if cell]
        if len(cells) > 1 and any(_CLOCK.fullmatch(cell) for cell in cells[1:]):
            found.add(cells[0])
    return found


def _beside_arrows(page: Page) -> set[str]:
    """What stands between arrows."""
    if not any(sign in page.text for sign in _SIGNS):
        return set()
    parts = (_ARROWS.split(line.text) for line in page.lines if any(sign in line.text for sign in _SIGNS))
    return {_BRACKET.sub("", part).strip() for several in parts if len(several) > _FEWEST for part in several}


def _are_notes(found: Sequence[LabelledLine]) -> bool:
    """Whether what stands behind the names are entries and one short note on each rather than talk."""
    entries = [(line, label) for _, line, label in found if _has_clock(line, label)]
    notes = [(line, label) for _, line, label in found if not _has_clock(line, label)]
    if len({label.key for _, label in notes}) < len(notes):
        return False
    rests = [line.text[label.rest_at :].rstrip() for line, label in (*entries, *notes)]
    if any(rest[-1:] in "？?" for rest in rests) or any(
        rest[-1:] in _STOPS for rest in rests[: len(entries)]
    ):
        return False
    if any(len(rest) > _LONGEST_NOTE for rest in rests):
        return False
    return sum(talk_of(rest).spoken for rest in rests) <= _SPOKEN * len(rests)
