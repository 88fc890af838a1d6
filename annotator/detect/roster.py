"""Rosters: the people of an event with what they do and where, in short lines before they speak."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from annotator.detect.fields import field_of, is_roster
from annotator.detect.front import people_of
from annotator.detect.page import Page
from annotator.detect.voices import Voice, VoiceKind
from annotator.domain.transcript import SegmentKind
from annotator.text.lexicons import ending

_WIDEST = 60
_MOST_LINES = 4


def read_roster(page: Page, speaking: Collection[str]) -> list[Voice]:
    """Who the speakers are by the roster: a name, alone or after its role, and short lines under it."""
    found: list[Voice] = []
    for block in _blocks(page):
        first = page.lines[block[0]]
        field = field_of(first)
        rest = [page.lines[i].text for i in block[1:]]
        if field is not None and is_roster(field.key, field.value):
            people = people_of(field.key, field.value)
        elif first.text in speaking and rest:
            people = [Voice(VoiceKind.NAME, first.text, first.text)]
        else:
            continue
        place = _place(rest)
        found += [Voice(p.kind, p.name, p.spelling, place, p.role) if place else p for p in people]
        for i in block:
            page.take(i, SegmentKind.METADATA)
    return found


def _place(lines: list[str]) -> str | None:
    """The affiliation that the lines under a name tell: the last, without the posts at its end."""
    for text in reversed(lines):
        place = text
        while (title := ending(place, "titles")) and len(title) <= len(place):
            place = place[: -len(title)].rstrip(" 兼、,，/&和")
        if place:
            return place
    return None


def _blocks(page: Page) -> Iterator[list[int]]:
    """The runs of short free lines that wide gaps part."""
    block: list[int] = []
    for i, line in enumerate(page.lines):
        if block and (line.gap >= 2 or not page.is_free(i)):
            if len(block) <= _MOST_LINES:
                yield block
            block = []
        if page.is_free(i):
            block.append(i)
            if line.width > _WIDEST or line.text[-1] in "。？！":
                block = []
    if block and len(block) <= _MOST_LINES:
        yield block
