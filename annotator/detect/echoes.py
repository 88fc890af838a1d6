"""Echoes inside a paragraph: what an editor had set in bold or as a list and a scraper printed again.

A *list echo* is ``ABC`` followed by ``AABBCC``. A *bold echo* repeats seven or more characters that
end shortly before it, with a border on both sides. Both are marked, never removed.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

from annotator.domain.reading import FoundRepeat

_LEAST = 7
_WINDOW = 700
_GAP = 90
_ITEM = 3
_ITEM_WINDOW = 120
_UNPUNCTUATED = 12
_TRIES = 4
_STOPS = frozenset("。！？；!?;：:”」』）)，,、…")
_FULL_STOPS = frozenset("。！？!?”」』…；;")


def find_echoes(text: str, start: int, end: int) -> list[FoundRepeat]:
    """The echoes in ``text[start:end]``, in order, none overlapping another."""
    lists = _list_echoes(text, start, end)
    taken = [False] * (end - start)
    for echo in lists:
        for i in range(echo.start - start, echo.end - start):
            taken[i] = True
    return sorted(lists + _bold_echoes(text, start, end, taken), key=lambda echo: echo.start)


def _list_echoes(text: str, start: int, end: int) -> list[FoundRepeat]:
    places: defaultdict[str, list[int]] = defaultdict(list)
    for i in range(start, end - _ITEM + 1):
        places[text[i : i + _ITEM]].append(i)
    following: dict[int, int] = {}
    for found in places.values():
        following.update(pairwise(found))
    echoes: list[FoundRepeat] = []
    before: defaultdict[str, list[int]] = defaultdict(list)
    i = start
    for i in range(start, end - 2 * _ITEM):
        gram = text[i : i + _ITEM]
        if echoes and i < echoes[-1].end:
            before[gram].append(i)
            continue
        if following.get(i, end) - i <= _ITEM_WINDOW:
            for source in before[gram][: -_TRIES - 1 : -1]:
                found_list = _doubled_items(text, source, i, end, following)
                if found_list:
                    echoes += found_list
                    break
        before[gram].append(i)
    return echoes


def _doubled_items(text: str, source: int, at: int, end: int, following: dict[int, int]) -> list[FoundRepeat]:
    """The items of ``text[source:at]`` each doubled from ``at`` on; none if not all are."""
    if at - source > 40 * _ITEM_WINDOW:
        return []
    found: list[FoundRepeat] = []
    place, item = at, source
    while item < at:
        size = _doubled(text, item, place, min(at - item, (end - place) // 2), following)
        if not size:
            return []
        found += [FoundRepeat(place, place + size, item), FoundRepeat(place + size, place + 2 * size, item)]
        place, item = place + 2 * size, item + size
    return found if len(found) >= 4 else []


def _doubled(text: str, item: int, place: int, most: int, following: dict[int, int]) -> int:
    """How long the item is that stands at ``item`` and twice at ``place``; 0 where none does."""
    second = place
    for _ in range(_TRIES):
        second = following.get(second, -1)
        size = second - place
        if second < 0 or size > most:
            return 0
        if size >= _ITEM and text[place:second] == text[second : second + size] == text[item : item + size]:
            return size
    return 0


def _bold_echoes(text: str, start: int, end: int, taken: list[bool]) -> list[FoundRepeat]:
    seen: defaultdict[str, list[int]] = defaultdict(list)
    echoes: list[FoundRepeat] = []
    i = start
    while i <= end - _LEAST:
        gram = text[i : i + _LEAST]
        length, source = (0, 0) if taken[i - start] else _longest(text, seen.get(gram, []), i, end)
        previous_end = i > start and (taken[i - 1 - start] or text[i - 1] in _FULL_STOPS)
        if length and _is_echo(text, source, i, length, bordered=previous_end):
            echoes.append(FoundRepeat(i, i + length, source))
            for k in range(i, i + length):
                taken[k - start] = True
                seen[text[k : k + _LEAST]].append(k)
            i += length
        else:
            seen[gram].append(i)
            i += 1
    return echoes


def _longest(text: str, places: list[int], at: int, end: int) -> tuple[int, int]:
    """The longest run from ``at`` that stands wholly before it, and where."""
    best = (0, 0)
    for source in places[: -_TRIES - 1 : -1]:
        if at - source > _WINDOW:
            break
        most = min(at - source, end - at)
        length = 0
        while length < most and text[source + length] == text[at + length]:
            length += 1
        best = max(best, (length, source))
    return best if best[0] >= _LEAST and text[at] not in _STOPS else (0, 0)


def _is_echo(text: str, source: int, at: int, length: int, *, bordered: bool) -> bool:
    source_end = source + length
    adjacent = source_end == at
    if at - source_end > _GAP or not (bordered or adjacent):
        return False
    if adjacent and length >= _UNPUNCTUATED:
        return True
    return text[source_end] in _STOPS or text[source_end - 1] in _FULL_STOPS
