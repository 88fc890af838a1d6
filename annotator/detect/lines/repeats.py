"""A document printed twice: runs of lines that stand further up already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from annotator.detect.lines.bare_names import people_of_line
from annotator.detect.lines.page import Page
from annotator.domain.reading import FoundRepeat
from annotator.domain.transcript import SegmentKind

_LONG = 8
_VOTES = 10
_SHORT_PAGE = 40
_VOTES_ON_A_SHORT_PAGE = 3
_COVERED = 0.6
_HOLE = 12
_FEWEST = 2
_MUCH_TEXT = 240
_SEAM = 3

_Block = tuple[int, int, int]
"""First and last line of a block, and the line that its first repeats."""


def find_copies(page: Page) -> list[FoundRepeat]:
    """The blocks that repeat an earlier one line by line; claims their lines.

    Equal lines of eight or more characters, blanks apart, that do not name somebody without a colon, vote
    a distance; ten votes close
    together (three on a short page, or two of long paragraphs) that cover more than 60 % of the
    long lines between them make a block. Blocks that go on where the one before ended are one.
    """
    first: dict[str, int] = {}
    votes: defaultdict[int, list[int]] = defaultdict(list)
    for i, line in enumerate(page.lines):
        if len(line.text) >= _LONG:
            before = first.setdefault(_plain(page, i), i)
            if before < i and (line.text[-1] in ":：" or not people_of_line(line.text)):
                votes[i - before].append(i)
    need = _VOTES if len(page.lines) >= _SHORT_PAGE else _VOTES_ON_A_SHORT_PAGE
    blocks: list[_Block] = []
    for distance in sorted(votes, key=lambda d: (-len(votes[d]), d)):
        if len(votes[distance]) < _FEWEST:
            break
        for run in _runs(votes[distance]):
            if len(run) >= need or _is_long(page, run):
                blocks += _block(page, distance, run)
    return [_repeat(page, block) for block in _joined(sorted(blocks))]


def _is_long(page: Page, run: list[int]) -> bool:
    """Whether few equal lines are as much text as many."""
    return len(run) >= _FEWEST and sum(len(page.lines[i].text) for i in run) >= _MUCH_TEXT


def _joined(blocks: list[_Block]) -> Iterator[_Block]:
    """The blocks, those that go on after a line or two that were added or left out in one."""
    last: _Block | None = None
    for block in blocks:
        if last is not None and _goes_on(last, block):
            last = (last[0], block[1], last[2])
            continue
        if last is not None:
            yield last
        last = block
    if last is not None:
        yield last


def _goes_on(last: _Block, block: _Block) -> bool:
    source_end = last[2] + last[1] - last[0]
    return 0 < block[0] - last[1] <= _SEAM and -_SEAM <= block[2] - source_end <= 2 * _SEAM


def _repeat(page: Page, block: _Block) -> FoundRepeat:
    first, last, source = block
    return FoundRepeat(page.lines[first].start, page.lines[last].end, page.lines[source].start)


def _runs(places: list[int]) -> list[list[int]]:
    """The places in runs without great holes."""
    runs: list[list[int]] = []
    for place in places:
        if runs and place - runs[-1][-1] <= _HOLE:
            runs[-1].append(place)
        else:
            runs.append([place])
    return runs


def _block(page: Page, distance: int, run: list[int]) -> list[_Block]:
    """The block that a run of votes makes, widened over equal short lines at its ends."""
    first, last = run[0], run[-1]
    if last - distance >= first:
        return []
    long = [i for i in range(first, last + 1) if len(page.lines[i].text) >= _LONG]
    equal = sum(_plain(page, i) == _plain(page, i - distance) for i in long)
    if equal <= _COVERED * len(long):
        return []
    if any(page.kinds[i] is SegmentKind.NOISE for i in run):
        return []
    while first - 1 > last - distance and _same(page, first - 1, distance):
        first -= 1
    while last + 1 < len(page.lines) and last + 1 - distance < first and _same(page, last + 1, distance):
        last += 1
    for i in range(first, last + 1):
        page.take(i, SegmentKind.NOISE)
    return [(first, last, first - distance)]


def _plain(page: Page, i: int) -> str:
    """The text of a line without blanks."""
    return page.lines[i].text.replace(" ", "")


def _same(page: Page, i: int, distance: int) -> bool:
    """Whether a line repeats its counterpart, or the end of it where a copy was cut off."""
    if i - distance < 0 or not page.is_free(i) or page.kinds[i - distance] is SegmentKind.NOISE:
        return False
    here, there = page.lines[i].text, page.lines[i - distance].text
    return _plain(page, i) == _plain(page, i - distance) or (len(here) >= _LONG and there.endswith(here))
