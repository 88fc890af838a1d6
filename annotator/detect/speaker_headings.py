"""Headings sorted: those that name who speaks open a turn, all others a section."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from annotator.detect.headings import (
    ITEM_DEPTH,
    QUESTION_DEPTH,
    Heading,
    bold_item_of,
    heading_of,
    is_numbered,
    ordinal_of,
    question_of,
    series_of,
)
from annotator.detect.openings import SectionOpening, TurnOpening
from annotator.detect.page import Line, Page
from annotator.detect.voices import Voice, VoiceKind, voices_of
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import SegmentKind


@dataclass
class Headings:
    """The turns and the sections that headings open."""

    turns: list[TurnOpening] = field(default_factory=list)
    sections: list[SectionOpening] = field(default_factory=list)


def read_headings(page: Page, title: str | None) -> Headings:
    """All headings of a page; claims their lines."""
    marked = [(i, line, h) for i, line in page.free() if (h := heading_of(line.text)) is not None]
    marked += _plain_headings(page, title, {i for i, _, _ in marked})
    marked.sort(key=lambda found: found[0])
    depths = _series_depths([heading for _, _, heading in marked])
    speaking = _who_speaks([heading for _, _, heading in marked])
    found = Headings()
    for i, line, heading in marked:
        page.take(i, SegmentKind.HEADING)
        voices = speaking.get(heading.text)
        if voices:
            found.turns.append(_turn(page, i, voices))
        else:
            depth = depths.get(series_of(heading.text), heading.depth)
            found.sections.append(SectionOpening(line.start, heading.text, min(depth, heading.depth)))
    return found


def _plain_headings(page: Page, title: str | None, marked: set[int]) -> list[tuple[int, Line, Heading]]:
    """Headings without marks: questions, ordinals, bold items, and the title said again."""
    found = []
    ordinals = []
    for i, line in page.free():
        if i in marked:
            continue
        heading = question_of(line.text) or bold_item_of(line.text)
        if heading is None and _repeats_title(line.text, title):
            heading = Heading(line.text, QUESTION_DEPTH)
        if heading is not None:
            found.append((i, line, heading))
        elif (ordinal := ordinal_of(line.text)) is not None:
            ordinals.append((i, line, ordinal))
    return found + (ordinals if len(ordinals) > 1 else [])


def _repeats_title(text: str, title: str | None) -> bool:
    return title is not None and len(text) >= 6 and title.startswith(text)


def _series_depths(headings: list[Heading]) -> dict[str, int]:
    """Numbered headings of one series are of one depth, the least that any of them has."""
    depths: dict[str, int] = {}
    for heading in headings:
        series = series_of(heading.text)
        if series and heading.depth < ITEM_DEPTH:
            depths[series] = min(depths.get(series, heading.depth), heading.depth)
    return depths


def _who_speaks(headings: list[Heading]) -> dict[str, tuple[Voice, ...]]:
    """The headings that name a speaker: seats and roles always, names that are not alone in it."""
    found: dict[str, tuple[Voice, ...]] = {}
    names: Counter[str] = Counter()
    for heading in headings:
        if is_numbered(heading.text) or heading.depth >= QUESTION_DEPTH or len(heading.text) > 40:
            continue
        voices = voices_of(heading.text)
        if voices and all(voice.generic for voice in voices):
            found[heading.text] = voices
        elif voices and all(_may_speak(voice) for voice in voices):
            found[heading.text] = voices
            names.update(voice.name for voice in voices)
    several = len(names) > 1 or any(count > 1 for count in names.values())
    return {
        text: voices
        for text, voices in found.items()
        if several or all(voice.generic or voice.bracketed for voice in voices)
    }


def _may_speak(voice: Voice) -> bool:
    return voice.is_certain or (voice.kind is VoiceKind.WORD and voice.bracketed)


def _turn(page: Page, i: int, voices: tuple[Voice, ...]) -> TurnOpening:
    line = page.lines[i]
    text_start = page.lines[i + 1].text_start if i + 1 < len(page.lines) else line.text_end
    return TurnOpening(line.start, text_start, voices, Evidence.HEADING)
