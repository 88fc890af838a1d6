"""A document printed twice: runs of lines that stand further up already."""

from __future__ import annotations

from collections import defaultdict

from annotator.detect.page import Page
from annotator.domain.reading import FoundRepeat
from annotator.domain.transcript import SegmentKind

_LONG = 8
_VOTES = 10
_SHORT_PAGE = 40
_VOTES_ON_A_SHORT_PAGE = 3
_COVERED = 0.6
_HOLE = 12


def find_copies(page: Page) -> list[FoundRepeat]:
    """The blocks that repeat an earlier one line by line; claims their lines.

    Equal lines of eight or more characters vote for a distance; ten votes close together (three
    on a short page) that cover 60 % of the long lines between them make a block.
    """
    first: dict[str, int] = {}
    votes: defaultdict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(page.lines):
        if len(line.text) >= _LONG:
            before = first.setdefault(line.text, i)
            if before < i:
                votes[i - before].append(i)
    need = _VOTES if len(page.lines) >= _SHORT_PAGE else _VOTES_ON_A_SHORT_PAGE
    blocks: list[FoundRepeat] = []
    for distance in sorted(votes, key=lambda d: (-len(votes[d]), d)):
        if len(votes[distance]) < need:
            break
        for run in _runs(votes[distance]):
            if len(run) >= need:
                blocks += _block(page, distance, run)
    return sorted(blocks, key=lambda block: block.start)


def _runs(places: list[int]) -> list[list[int]]:
    """The places in runs without great holes."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][-1] <= _HOLE:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _block(page: Page, distance: int, run: list[int]) -> list[FoundRepeat]:
    """The block that a run of votes makes, widened over equal short lines at its ends."""
    first, last = run[0], run[-1]
    long = sum(len(page.lines[i].text) >= _LONG for i in range(first, last + 1))
    if len(run) < _COVERED * long or last - distance >= first:
        return []
    if any(page.kinds[i] is SegmentKind.NOISE for i in run):
        return []
    while first - 1 > last - distance and _same(page, first - 1, distance):
        first -= 1
    while last + 1 < len(page.lines) and last + 1 - distance < first and _same(page, last + 1, distance):
        last += 1
    for i in range(first, last + 1):
        page.take(i, SegmentKind.NOISE)
    lines = page.lines
    return [FoundRepeat(lines[first].start, lines[last].end, lines[first - distance].start)]


def _same(page: Page, i: int, distance: int) -> bool:
    """Whether a line repeats its counterpart, or the end of it where a copy was cut off."""
    if i - distance < 0 or not page.is_free(i):
        return False
    here, there = page.lines[i].text, page.lines[i - distance].text
    return here == there or (len(here) >= _LONG and there.endswith(here))
