"""Paragraphs of Latin letters cut into lines of one width: their sentences go on over the line ends."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from annotator.detect.lines.page import Line, Page

_NARROWEST, _WIDEST = 40, 120
_FEWEST_JOINTS = 4
_SLACK = 4
"""So many letters a line may be shorter than it had to be: words were parted otherwise."""
_STOPS = '.?!:;"”’)'


def wrapped_paragraphs(page: Page) -> Mapping[int, int]:
    """The last line of every paragraph that goes on over several lines, by its first one; often none."""
    joints = [
        (i, here, there) for i, (here, there) in enumerate(pairwise(page.lines)) if _may_join(here, there)
    ]
    open_ends = sum(here.text[-1] not in _STOPS for _, here, _ in joints)
    if len(joints) < _FEWEST_JOINTS or open_ends * 2 <= len(joints):
        return {}
    room = max(here.width for _, here, _ in joints)
    joined = {i for i, here, there in joints if _had_to_end(here, there, room)}
    found: dict[int, int] = {}
    first = None
    for i in sorted(joined):
        if not (page.is_free(i) and page.is_free(i + 1)):
            first = None
            continue
        if first is None or found[first] != i:
            first = i
        found[first] = i + 1
    return found


def _may_join(here: Line, there: Line) -> bool:
    """Whether a line may go on in the next: no gap, no list, Latin letters, as wide as lines are cut."""
    is_latin = here.width == len(here.text) and there.width == len(there.text)
    return is_latin and not there.gap and not there.mark and _NARROWEST <= here.width <= _WIDEST


def _had_to_end(here: Line, there: Line, room: int) -> bool:
    """Whether the first word of the next line had no room here, or goes on in small letters."""
    word = there.text.split(" ", 1)[0]
    no_room = here.width + 1 + len(word) > room - _SLACK
    return no_room or (here.text[-1] not in _STOPS and there.text[0].islower())
