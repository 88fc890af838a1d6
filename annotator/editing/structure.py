"""A reading as the things of a transcript: its segments, sections, asides, turns and speakers.

Offsets are counted from the transcript's own first character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from annotator.domain.identity import new_id
from annotator.domain.reading import FoundSpeaker, Reading
from annotator.domain.speaker import Evidence, Speaker, Turn
from annotator.domain.transcript import Aside, AsideKind, Section, Segment

_ITEM = re.compile(r"[^\S\n]*(?:(?:[-*+•·‣◦>]|\d{1,3}[.)、）])[^\S\n]*)+")
"""The signs of a list item at the head of a line."""
_LONGEST_ITEM = 40


def segments_of(reading: Reading, transcript_id: str) -> Iterator[Segment]:
    """The segments, in order."""
    base = reading.start
    for s in reading.segments:
        yield Segment(transcript_id, s.start - base, s.end - base, s.kind, s.start_ms, s.end_ms)


def sections_of(reading: Reading, transcript_id: str) -> Iterator[Section]:
    """The sections; where two begin at one place the outer stands for both."""
    base = reading.start
    outermost: dict[int, Section] = {}
    for s in sorted(reading.sections, key=lambda s: (-s.level, s.end)):
        if s.start < s.end:
            outermost[s.start] = Section(transcript_id, s.start - base, s.end - base, s.title, s.level)
    return (outermost[start] for start in sorted(outermost))


def asides_of(reading: Reading, transcript_id: str) -> Iterator[Aside]:
    """Repeats and noise; where two begin at one place the longer stands for both."""
    base = reading.start
    found = [
        Aside(transcript_id, r.start - base, r.end - base, AsideKind.REPEAT, r.of - base)
        for r in reading.repeats
    ]
    found += [Aside(transcript_id, n.start - base, n.end - base, n.kind) for n in reading.noise]
    longest: dict[int, Aside] = {}
    for aside in sorted(found, key=lambda a: a.end):
        if aside.start < aside.end:
            longest[aside.start] = aside
    return (longest[start] for start in sorted(longest))


def turns_of(reading: Reading, text: str, transcript_id: str, people: Mapping[str, str]) -> Iterator[Turn]:
    """Turns as borders; where one ends before the next starts and words stand between, nobody speaks.

    What begins behind the sign of a list item begins with its line: the sign is nobody's words.
    ``text`` is what the reading's offsets count in; ``people`` are the speakers' ids by name.
    """
    base = reading.start
    borders: dict[int, Turn] = {}
    turns = sorted(reading.turns, key=lambda t: t.start)
    starts = [
        _start_of(turn.start, text, after=turns[i - 1].end if i else base) for i, turn in enumerate(turns)
    ]
    for i, turn in enumerate(turns):
        names = [n for n in (turn.speaker, *turn.also) if n is not None and n in people]
        ids = tuple(dict.fromkeys(people[n] for n in names))
        start = starts[i] - base
        borders[start] = Turn(transcript_id, start, turn.text_start - base, ids, turn.evidence)
        following = starts[i + 1] if i + 1 < len(turns) else reading.end
        if text[turn.end : following].strip():
            gap = turn.end - base
            borders.setdefault(gap, Turn(transcript_id, gap, gap, (), Evidence.NONE))
    return (borders[start] for start in sorted(borders))


def _start_of(start: int, text: str, *, after: int) -> int:
    """Where a turn begins in ``text``: at the head of its line if only the sign of an item stands before."""
    head = text.rfind("\n", max(0, start - _LONGEST_ITEM), start) + 1
    item = head >= after and (head > 0 or start < _LONGEST_ITEM) and _ITEM.fullmatch(text, head, start)
    return head if item else start


def named_turns(reading: Reading, text: str, transcript_id: str) -> list[Turn]:
    """The turns of a reading with names instead of ids."""
    return list(turns_of(reading, text, transcript_id, {s.name: s.name for s in reading.speakers}))


def new_speaker(found: FoundSpeaker, colour: str, position: int, transcript_id: str) -> Speaker:
    """A speaker of the project for one that a reading has found; seats and roles are the transcript's own."""
    return Speaker(
        new_id(),
        found.name,
        tuple(dict.fromkeys(found.aliases)),
        found.affiliation or "",
        found.role or "",
        colour,
        position=position,
        only_in=transcript_id if found.generic else None,
    )
