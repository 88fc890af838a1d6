"""Which lines of a transcript can be folded away: long repeats, and runs of what is not speech.

A fold is whole lines, all of whose words lie in asides. Shorter asides are only dimmed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.span import Place
from annotator.domain.transcript import Aside, AsideKind
from annotator.text.text_map import Side
from annotator.ui.transcript_page.shown import ShownText, Stretch

LEAST_LINES, LEAST_CHARACTERS = 3, 100
"""A run of so many lines is folded, and a repeat of so many characters whatever its lines."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Lines that can be folded: from ``first`` to ``last``, counted from 0 in what is shown.

    ``start`` and ``end`` are source places, ``lines`` counts those with words; ``repeats`` and ``other``
    say of which kinds of asides they are made.
    """

    first: int
    last: int
    start: int
    end: int
    lines: int
    repeats: bool
    other: bool


class _Lines:
    """The lines of the shown text, by shown places that are asked for in text order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known = (0, 0)

    def of(self, at: int) -> int:
        """The number of the line that holds a place, or that ends there."""
        place, line = self._known
        if at >= place:
            line += self.text.count("\n", place, at)
        else:
            line -= self.text.count("\n", at, place)
        self._known = (at, line)
        return line

    def start_at(self, at: int) -> int:
        """Where the line starts that holds a place, or that ends there."""
        return self.text.rfind("\n", 0, at) + 1

    def end_at(self, at: int) -> int:
        """Where the line ends that holds a place, or that ends there."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end


def folds_of(shown: ShownText, asides: Sequence[Aside] | None = None) -> list[Fold]:
    """What can be folded in a shown transcript, in text order and apart from each other.

    Of some asides: what they make together, if none beside them belongs to it.
    """
    asides = shown.transcript.asides if asides is None else asides
    if not asides:
        return []
    lines = _Lines(shown.text)
    found: list[Fold] = []
    for run, (start, end) in _runs(shown, asides):
        fold = _whole_lines(shown, lines, run, (start, end))
        if fold is not None and (not found or found[-1].last < fold.first):
            found.append(fold)
    return found


def has_other_folds(shown: ShownText, known: Iterable[Fold], start: int, end: int) -> bool:
    """Whether other lines can be folded than was ``known`` before source text ``[start, end]`` was corrected.

    Asked where there are as many lines as before; only what is there is looked at.
    """
    near = _asides_near(shown, start, end)
    if not near:
        return False
    first, last = near[0].start, near[-1].end
    return [fold for fold in known if fold.start <= last and fold.end >= first] != folds_of(shown, near)


def _asides_near(shown: ShownText, start: int, end: int) -> Sequence[Aside]:
    """The asides that touch the lines of source text ``[start, end]``, or have only blanks between.

    With them those that are folded together with them.
    """
    text, asides = shown.running, shown.transcript.asides
    first = text.line_start(shown.map.shown(Place(start), Side.START))
    while first > 0 and text[first - 1].isspace():
        first -= 1
    last = text.line_end(shown.map.shown(Place(end), Side.END))
    while last < len(text) and text[last].isspace():
        last += 1
    source_first = shown.map.place(first).offset
    source_last = shown.map.place(last).offset if last < len(text) else len(shown.transcript.text)
    i = j = bisect_left(asides, source_first, key=lambda aside: aside.end)
    while j < len(asides) and asides[j].start <= source_last:
        j += 1
    if i == j:
        return ()
    while i > 0 and not _words_between(shown, asides[i - 1], asides[i]):
        i -= 1
    while j < len(asides) and not _words_between(shown, asides[j - 1], asides[j]):
        j += 1
    return asides[i:j]


def _words_between(shown: ShownText, before: Aside, after: Aside) -> bool:
    first = shown.map.shown(Place(before.end), Side.END)
    last = shown.map.shown(Place(after.start), Side.START)
    return bool(shown.running[first:last].strip())


def _runs(shown: ShownText, asides: Iterable[Aside]) -> Iterator[tuple[list[Aside], Stretch]]:
    """Asides with nothing but blanks between them, with the shown stretch that they cover together."""
    run: list[Aside] = []
    start = end = 0
    for aside in asides:
        first = min(shown.map.shown(Place(aside.start), Side.START), len(shown.text))
        last = max(first, min(shown.map.shown(Place(aside.end), Side.END), len(shown.text)))
        if run and (first <= end or shown.text[end:first].isspace()):
            run.append(aside)
            end = max(end, last)
            continue
        if run:
            yield run, (start, end)
        run, start, end = [aside], first, last
    if run:
        yield run, (start, end)


def _whole_lines(shown: ShownText, lines: _Lines, run: Sequence[Aside], stretch: Stretch) -> Fold | None:
    """The lines that a stretch covers whole, if they are worth folding."""
    text, (start, end) = shown.text, stretch
    first, last = lines.start_at(start), lines.end_at(end)
    if text[first:start].strip():
        first = lines.end_at(start) + 1
    if text[end:last].strip() or (end == lines.start_at(end) and lines.start_at(end) > first):
        last = lines.start_at(end) - 1
    if first > last:
        return None
    count = sum(1 for line in text[first:last].split("\n") if line and not line.isspace())
    repeats = any(aside.kind is AsideKind.REPEAT for aside in run)
    is_long = repeats and last - first >= LEAST_CHARACTERS
    if count < LEAST_LINES and not is_long:
        return None
    source_start, source_end = shown.map.place(first).offset, shown.map.place(last).offset
    other = any(aside.kind is not AsideKind.REPEAT for aside in run)
    return Fold(lines.of(first), lines.of(last), source_start, source_end, count, repeats, other)
