"""Echoes inside a paragraph: what an editor had set in bold or as a list and a scraper printed again.

A *list echo* is ``ABC`` followed by ``AABBCC``. A *bold echo* repeats seven or more characters that
end shortly before it, with a border on both sides. Both are marked, never removed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from annotator.detect.lines.page import width
from annotator.domain.reading import FoundRepeat

_LEAST = 7
_WINDOW = 700
_GAP = 90
_ITEM = 3
_ITEM_WINDOW = 120
_UNPUNCTUATED = 12
_ITEM_LIKE = 10
_TRIES = 4
_PIECE = 20_000
_NONE = (0, 0)
_STOPS = frozenset("。！？；!?;：:”」』）)，,、…")
_FULL_STOPS = frozenset("。！？!?”」』…；;")


def find_echoes(text: str, start: int, end: int) -> list[FoundRepeat]:
    """The echoes in ``text[start:end]``, in order, none overlapping another.

    Long paragraphs are looked through by the piece, each with what stands shortly before it.
    """
    found: list[FoundRepeat] = []
    for first in range(start, end, _PIECE):
        done = max(first, found[-1].end if found else start)
        piece = _echoes_in(text, max(start, first - _WINDOW - _GAP), min(end, first + _PIECE + _WINDOW))
        found += [echo for echo in piece if echo.start >= done and echo.start < first + _PIECE]
    return found


def _echoes_in(text: str, start: int, end: int) -> list[FoundRepeat]:
    parts = [text[i : i + _ITEM] for i in range(start, end - _ITEM + 1)]
    if len(parts) - len(set(parts)) <= _ITEM:
        return []  # fewer come again than the parts of two items
    previous = _again(zip(range(start, end), parts, strict=False))
    if not _has_run(previous, _ITEM + 1):
        return []  # two items that come again one after the other have so many parts that do, and so has more
    lists = _list_echoes(text, end, previous)
    taken = bytearray(end - start)
    for echo in lists:
        taken[echo.start - start : echo.end - start] = b"\1" * (echo.end - echo.start)
    has_long = _has_run(previous, _LEAST - _ITEM + 1)
    bold = _bold_echoes(text, (start, end), taken, _longer(text, end, previous)) if has_long else []
    return sorted(lists + bold, key=lambda echo: echo.start)


def _has_run(previous: Mapping[int, int], least: int) -> bool:
    """Whether so many places one after the other come again; in longer words that do, their parts do."""
    size, last = 0, -1
    for place in previous:
        size = size + 1 if place == last + 1 else 1
        if size == least:
            return True
        last = place
    return False


def _longer(text: str, end: int, previous: Mapping[int, int]) -> dict[int, int]:
    """Where as many characters as make an echo stand last before, told from where their parts do."""
    places = sorted({*previous, *previous.values()})
    return _again((i, text[i : i + _LEAST]) for i in places if i <= end - _LEAST)


def _again(parts: Iterable[tuple[int, str]]) -> dict[int, int]:
    """Where the same characters stand last before each place at which they come again."""
    last: dict[str, int] = {}
    found: dict[int, int] = {}
    for i, part in parts:
        if part in last:
            found[i] = last[part]
        last[part] = i
    return found


def _chain(links: Mapping[int, int], place: int) -> Iterator[int]:
    """The next few places that the links lead to."""
    for _ in range(_TRIES):
        following = links.get(place)
        if following is None:
            return
        yield following
        place = following


def _list_echoes(text: str, end: int, previous: Mapping[int, int]) -> list[FoundRepeat]:
    following = {place: i for i, place in previous.items()}
    echoes: list[FoundRepeat] = []
    unlike: dict[int, int] = {}
    for i, first in previous.items():
        if i - first > _ITEM_WINDOW or first not in previous or text[i] == text[i + 2]:
            continue
        if (echoes and first < echoes[-1].end) or not _is_doubled(text, first, following, unlike):
            continue
        for source in _chain(previous, first):
            found = _doubled_items(text, (source, first, end), following)
            if found:
                echoes += found
                break
    return echoes


def _is_doubled(text: str, place: int, following: Mapping[int, int], unlike: dict[int, int]) -> bool:
    """Whether the same words stand at the place twice, one right after the other.

    ``unlike`` keeps for each size the last place found whose character is another so much further on:
    words of that size that reach over it do not stand twice.
    """
    at = place
    for _ in range(_TRIES):
        at = following.get(at, -1)
        if at < 0:
            return False
        size = at - place
        if place <= unlike.get(size, -1) < at:
            continue
        if text[place:at] == text[at : at + size]:
            return True
        unlike[size] = _last_unlike(text, place, size)
    return False


def _last_unlike(text: str, place: int, size: int) -> int:
    """The last of ``size`` places whose character is another so much further on; there is one."""
    low, high = place, place + size
    while high - low > 1:
        middle = (low + high) // 2
        if text[middle:high] == text[middle + size : high + size]:
            high = middle
        else:
            low = middle
    return low


def _doubled_items(
    text: str, places: tuple[int, int, int], following: Mapping[int, int]
) -> list[FoundRepeat]:
    """The items that stand from the first place to the second, each doubled from there on.

    None if not all of them are; the third place is the end of the text.
    """
    source, at, end = places
    found: list[FoundRepeat] = []
    place, item = at, source
    while item < at:
        size = _doubled(text, (item, place), min(at - item, (end - place) // 2), following)
        if not size:
            return []
        found += [FoundRepeat(place, place + size, item), FoundRepeat(place + size, place + 2 * size, item)]
        place, item = place + 2 * size, item + size
    return found if len(found) >= 4 else []


def _doubled(text: str, places: tuple[int, int], most: int, following: Mapping[int, int]) -> int:
    """How long the item is that stands once at the first place and twice at the second; 0 for none."""
    item, place = places
    for second in _chain(following, place):
        size = second - place
        if size > most:
            return 0
        if size >= _ITEM and text[place:second] == text[second : second + size] == text[item : item + size]:
            return size
    return 0


def _bold_echoes(
    text: str, bounds: tuple[int, int], taken: bytearray, previous: Mapping[int, int]
) -> list[FoundRepeat]:
    """The bold echoes, told from where runs of characters stand last before."""
    start, end = bounds
    echoes: list[FoundRepeat] = []
    done, run_end, last = start, start, end - _LEAST
    for i in previous:
        if i > run_end:
            run_end = i
            while run_end + 1 in previous:
                run_end += 1
        if i < done or taken[i - start] or text[i] in _STOPS:
            continue
        full = taken[i - 1 - start] or text[i - 1] in _FULL_STOPS
        if full or text[i - 1] in ":：":
            length, source = _longest(text, _chain(previous, i), i, end)
        else:
            most = _WINDOW if run_end == last else run_end - i + _LEAST
            length, source = _adjacent(text, previous, i, most) if i - previous[i] <= most else _NONE
        bordered = full or (text[i - 1] in ":：" and length > _ITEM_LIKE)
        if length and _is_echo(text, source, i, length, bordered=bool(bordered)):
            echoes.append(FoundRepeat(i, i + length, source))
            taken[i - start : i - start + length] = b"\1" * length
            done = i + length
    return echoes


def _longest(text: str, sources: Iterator[int], at: int, end: int) -> tuple[int, int]:
    """The longest run from ``at`` that stands wholly before it, and where; (0, 0) for none long enough."""
    best = (0, 0)
    for source in sources:
        if at - source > _WINDOW:
            break
        best = max(best, (_common(text, source, at, min(at - source, end - at)), source))
    return best if best[0] >= _LEAST else (0, 0)


def _adjacent(text: str, previous: Mapping[int, int], at: int, most: int) -> tuple[int, int]:
    """The longest run from ``at``, of at ``most`` so many, that stands right before it, and where.

    (0, 0) for none. It is no longer than from there on all stands further up as well.
    """
    found = _NONE
    source, least = at, at - min(_WINDOW, most)
    for _ in range(_TRIES):
        source = previous.get(source, -1)
        if source < least or source < 0:
            break
        size = at - source
        if size >= _LEAST and text[source:at] == text[at : at + size]:
            found = (size, source)
    return found


def _common(text: str, here: int, there: int, most: int) -> int:
    """How many characters are the same from two places on, at most so many."""
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if text[here + low : here + middle] == text[there + low : there + middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _is_echo(text: str, source: int, at: int, length: int, *, bordered: bool) -> bool:
    if width(text[at : at + length]) < 2 * _LEAST:
        return False
    source_end = source + length
    adjacent = source_end == at
    if at - source_end > _GAP or not (bordered or adjacent):
        return False
    if adjacent and width(text[at : at + length]) >= 2 * _UNPUNCTUATED:
        return True
    return text[source_end] in _STOPS or text[source_end - 1] in _FULL_STOPS
