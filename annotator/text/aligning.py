"""Which characters of two texts belong together, where both are mostly the same.

Runs of characters that stand once in either text, and in the same order in both, are anchors; between
them shorter runs are looked for, and only what lies between these is compared character by character. So
the cost grows with the texts and not with their product, as long as they have words in common.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

_RUNS = (24, 12, 6)
"""How long anchors are: first those that hardly stand anywhere else."""
_STRIDE = 4
"""Of the first text only the runs at every fourth place can be anchors."""
_PART = 5
_SMALL = 250_000
"""So many pairs of characters are compared at once, without anchors."""
_MOST_PAIRS = 10_000_000_000
"""Where there are no anchors among more pairs than this, the texts have nothing in common."""

Region = tuple[int, int, int, int]
"""``first[i:i_end]`` and ``second[j:j_end]``."""


class Block(NamedTuple):
    """``first[i : i + size]`` is ``second[j : j + size]``."""

    i: int
    j: int
    size: int


def aligned(first: str, second: str, progress: Callable[[float], object] = lambda _: None) -> list[Block]:
    """The blocks that are the same, in order; neighbours that touch in both texts are one."""
    blocks: list[Block] = []
    for block in _blocks(first, second, (0, len(first), 0, len(second)), 0):
        last = blocks[-1] if blocks else None
        if last is not None and last.i + last.size == block.i and last.j + last.size == block.j:
            blocks[-1] = Block(last.i, last.j, last.size + block.size)
        else:
            blocks.append(block)
        progress(block.i / len(first))
    return blocks


def _blocks(first: str, second: str, region: Region, depth: int) -> Iterator[Block]:
    i, i_end, j, j_end = region
    pairs = (i_end - i) * (j_end - j)
    if not pairs:
        return
    if pairs <= _SMALL or depth == len(_RUNS):
        if pairs <= _MOST_PAIRS:
            yield from _compared(first, second, region)
        return
    anchors = list(_anchors(first, second, region, _RUNS[depth]))
    for a, b in _in_both_orders(anchors or _numbered_anchors(first, second, region, _RUNS[depth])):
        if a < i or b < j:
            continue  # inside the block before
        size = _common(first, second, (a, i_end, b, j_end))
        yield from _blocks(first, second, (i, a, j, b), depth + 1)
        yield Block(a, b, size)
        i, j = a + size, b + size
    yield from _blocks(first, second, (i, i_end, j, j_end), depth + 1)


def _compared(first: str, second: str, region: Region) -> Iterator[Block]:
    """The blocks of a small region by the fewest changes."""
    from rapidfuzz.distance import Levenshtein

    i, i_end, j, j_end = region
    for change in Levenshtein.opcodes(first[i:i_end], second[j:j_end]):
        if change.tag == "equal":
            yield Block(i + change.src_start, j + change.dest_start, change.src_end - change.src_start)


def _anchors(first: str, second: str, region: Region, size: int) -> Iterator[tuple[int, int]]:
    """Where runs of so many characters stand that stand once in either region, in no order."""
    i, i_end, j, j_end = region
    places = {first[at : at + size]: at for at in range(i, i_end - size + 1, _STRIDE)}
    again = {run for at in range(i, i_end - size + 1) if places.get(run := first[at : at + size], at) != at}
    found: dict[str, int] = {}
    for at in range(j, j_end - size + 1):
        run = second[at : at + size]
        if run in places and run not in again:
            found[run] = -1 if run in found else at
    return ((places[run], at) for run, at in found.items() if at >= 0)


def _numbered_anchors(first: str, second: str, region: Region, size: int) -> Iterator[tuple[int, int]]:
    """For texts that repeat themselves: runs that stand as often in the one as in the other, in their order.

    A part of all runs is enough, the same in both; which one, their first characters say.
    """
    i, i_end, j, j_end = region
    if (i_end - i) * (j_end - j) <= _MOST_PAIRS // 100:
        return
    sides: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for side, text, start, end in zip(sides, (first, second), (i, j), (i_end, j_end), strict=True):
        for at in range(start, end - size + 1):
            if not ord(text[at]) % _PART:
                side.setdefault(text[at : at + size], []).append(at)
    for run, places in sides[0].items():
        others = sides[1].get(run, ())
        if len(places) == len(others):
            yield from zip(places, others, strict=True)


def _in_both_orders(pairs: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """The most pairs that stand in the same order in both texts."""
    ordered = sorted(pairs)
    ends: list[int] = []
    at_end: list[int] = []
    before: list[int] = []
    for number, (_, b) in enumerate(ordered):
        length = bisect_left(ends, b)
        before.append(at_end[length - 1] if length else -1)
        ends[length : length + 1] = [b]
        at_end[length : length + 1] = [number]
    chain = []
    number = at_end[-1] if at_end else -1
    while number >= 0:
        chain.append(ordered[number])
        number = before[number]
    return chain[::-1]


def _common(first: str, second: str, region: Region) -> int:
    """How many characters are the same from the beginning of a region on."""
    i, i_end, j, j_end = region
    most = min(i_end - i, j_end - j)
    size = step = 32
    while size <= most and first[i + size - step : i + size] == second[j + size - step : j + size]:
        size += step
    size -= step
    while size < most and first[i + size] == second[j + size]:
        size += 1
    return size
