"""How far turns and sections reach, once it is known where each opens."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from annotator.detect.lines.page import Line, Page
from annotator.detect.lines.speakers import Speakers
from annotator.detect.words.openings import SectionOpening, TurnOpening
from annotator.domain.reading import FoundSection, FoundTurn
from annotator.domain.speaker import Evidence
from annotator.domain.transcript import AsideKind, SegmentKind

_PASSING = (AsideKind.IMAGE, AsideKind.INTERFACE, AsideKind.EMOJI, AsideKind.OTHER)
_NO_SPEECH = (SegmentKind.NOISE, SegmentKind.CAPTION, SegmentKind.IMAGE, SegmentKind.METADATA)
_BORDERS = frozenset({SegmentKind.HEADING, SegmentKind.PULL_QUOTE, *_NO_SPEECH}) - {SegmentKind.IMAGE}


def sections_of(page: Page, openings: Sequence[SectionOpening]) -> tuple[FoundSection, ...]:
    """The sections with levels and ends: each reaches to the next not deeper, or to the end of the body."""
    body_end = _body_end(page)
    ordered = sorted(openings, key=lambda opening: opening.start)
    open_now: list[tuple[int, int]] = []
    levels: list[int] = []
    ends = [body_end] * len(ordered)
    for i, opening in enumerate(ordered):
        while open_now and open_now[-1][0] >= opening.depth:
            ends[open_now.pop()[1]] = opening.start
        open_now.append((opening.depth, i))
        levels.append(len(open_now))
    found = []
    for opening, level, end in zip(ordered, levels, ends, strict=True):
        stop = max(_trimmed(page, opening.start, end), page.lines[page.line_at(opening.start)].text_end)
        found.append(FoundSection(opening.title, level, opening.start, stop))
    return tuple(found)


def _body_end(page: Page) -> int:
    """Where credits and repeated text at the end begin, or the end."""
    last = len(page.lines)
    while last and page.kinds[last - 1] in _NO_SPEECH:
        last -= 1
    return page.lines[last - 1].end if last else page.end


def _trimmed(page: Page, start: int, end: int) -> int:
    """The end of the last line before ``end`` that is no noise; ``start`` where there is none."""
    i = page.line_at(max(end - 1, start))
    while i >= 0 and (page.lines[i].text_start >= end or page.kinds[i] in _NO_SPEECH):
        i -= 1
    if i < 0 or page.lines[i].text_end <= start:
        return start
    return min(end, page.lines[i].text_end)


def turns_of(page: Page, openings: Sequence[TurnOpening], speakers: Speakers) -> tuple[FoundTurn, ...]:
    """The turns with their ends: at the next turn, heading, quote or noise, or where the finder said."""
    ordered = _with_resumptions(page, sorted(openings, key=lambda o: o.start))
    borders = _borders(page)
    stops = [*_starts_on_lines(page, ordered)[1:], page.end]
    found = []
    for opening, following in zip(ordered, stops, strict=False):
        border = bisect_right(borders, opening.start)
        stop = min(following, borders[border] if border < len(borders) else page.end)
        if opening.end is not None:
            stop = min(stop, opening.end)
        found.append(_turn(page, opening, stop, speakers))
    return tuple(found)


def _borders(page: Page) -> list[int]:
    """Where nobody goes on speaking: headings, quotes, fields, credits, copies; a picture, a time or a
    button between two lines of one person is none."""
    passing = {noise.start for noise in page.noise if noise.kind in _PASSING}
    return [
        line.start
        for i, (line, kind) in enumerate(zip(page.lines, page.kinds, strict=True))
        if kind in _BORDERS and i not in page.times and line.start not in passing
    ]


def _starts_on_lines(page: Page, openings: Sequence[TurnOpening]) -> list[int]:
    """Where turns must end at the latest before these open: the sign of a list item is nobody's."""
    starts = [opening.start for opening in openings]
    lines = [page.lines[i] for i in page.lines_at(starts)]
    return [
        line.start if line.mark and start == line.text_start + line.mark else start
        for start, line in zip(starts, lines, strict=True)
    ]


def _turn(page: Page, opening: TurnOpening, stop: int, speakers: Speakers) -> FoundTurn:
    end = max(_trimmed(page, opening.start, stop), min(opening.text_start, stop), opening.start)
    text_start = opening.text_start
    if text_start > end:
        own_line = page.lines[page.line_at(opening.start)]
        end = max(end, min(own_line.text_end, stop))
        text_start = end
    if len(opening.voices) == 1:
        names = [speakers.name_of(opening.voices[0])]
    else:
        names = list(dict.fromkeys(speakers.name_of(voice) for voice in opening.voices))
    first = names[0] if names else None
    return FoundTurn(first, opening.start, text_start, end, opening.evidence, tuple(names[1:]))


def _with_resumptions(page: Page, openings: list[TurnOpening]) -> list[TurnOpening]:
    """The openings, with one more where a turn goes on after another's interjection in its list."""
    found: list[TurnOpening] = []
    outer: TurnOpening | None = None
    places = page.lines_at([opening.start for opening in openings])
    for i, (opening, place) in enumerate(zip(openings, places, strict=True)):
        found.append(opening)
        line = page.lines[place]
        if not line.mark or opening.start == line.text_start or opening.evidence is not Evidence.LABEL:
            outer = opening
            continue
        after = _after_item(page, place)
        following = openings[i + 1].start if i + 1 < len(openings) else page.end
        goes_on = (
            after is not None and page.lines[after].start < following and page.line_at(following) != after
        )
        if outer is not None and after is not None and goes_on:
            at = page.lines[after].text_start
            if outer.end is None or at < outer.end:
                found.append(TurnOpening(at, at, outer.voices, outer.evidence, outer.end))
    return found


def _after_item(page: Page, place: int) -> int | None:
    """The line after a list item and those under it, if it belongs to the same list."""
    own = page.lines[place].indent
    i = place + 1
    while i < len(page.lines) and page.is_speech(i) and page.lines[i].mark and page.lines[i].indent > own:
        i += 1
    if i < len(page.lines) and page.is_speech(i) and page.lines[i].mark:
        return i
    return None


def unattributed(page: Page, turns: Sequence[FoundTurn]) -> tuple[FoundTurn, ...]:
    """The turns, and one of nobody for every stretch of speech after the first that belongs to none."""
    if not turns:
        return ()
    starts = [turn.start for turn in turns]
    extra: list[FoundTurn] = []
    previous: Line | None = None
    for i in range(page.line_at(turns[0].start) + 1, len(page.lines)):
        line = page.lines[i]
        before = turns[bisect_left(starts, line.end) - 1]
        if not page.is_speech(i) or before.end > line.text_start or before.start >= line.start:
            previous = None
            continue
        if previous is not None and line.gap < 2:
            last = extra.pop()
            extra.append(FoundTurn(None, last.start, last.text_start, line.text_end, Evidence.NONE))
        else:
            extra.append(FoundTurn(None, line.text_start, line.text_start, line.text_end, Evidence.NONE))
        previous = line
    return tuple(sorted([*turns, *extra], key=lambda turn: turn.start))


def unplaced(page: Page, turns: Sequence[FoundTurn]) -> tuple[tuple[int, int], ...]:
    """The ranges of lines that are speech and that no rule could give to anybody.

    Lines under a heading before the first turn are the editor's own and count as well.
    """
    spoken = [turn for turn in turns if turn.speaker is not None]
    starts = [turn.start for turn in spoken]
    found: list[tuple[int, int]] = []
    last = -2
    for i, line in enumerate(page.lines):
        if not page.is_speech(i):
            continue
        at = bisect_left(starts, line.end) - 1
        if at >= 0 and spoken[at].end > line.text_start:
            continue
        if last == i - 1 and found:
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
        last = i
    return tuple(found)
