"""A reading as the things of a transcript: its segments, sections, asides, turns and speakers.

Offsets are counted from the transcript's own first character.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from annotator.domain.identity import new_id
from annotator.domain.reading import FoundSpeaker, Reading
from annotator.domain.speaker import Evidence, Speaker, Turn
from annotator.domain.transcript import Aside, AsideKind, Section, Segment


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

    ``text`` is what the reading's offsets count in; ``people`` are the speakers' ids by name.
    """
    base = reading.start
    borders: dict[int, Turn] = {}
    turns = sorted(reading.turns, key=lambda t: t.start)
    for i, turn in enumerate(turns):
        names = [n for n in (turn.speaker, *turn.also) if n is not None and n in people]
        ids = tuple(dict.fromkeys(people[n] for n in names))
        start = turn.start - base
        borders[start] = Turn(transcript_id, start, turn.text_start - base, ids, turn.evidence)
        following = turns[i + 1].start if i + 1 < len(turns) else reading.end
        if text[turn.end : following].strip():
            gap = turn.end - base
            borders.setdefault(gap, Turn(transcript_id, gap, gap, (), Evidence.NONE))
    return (borders[start] for start in sorted(borders))


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
