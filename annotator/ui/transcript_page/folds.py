"""Which lines of a transcript can be folded away: long repeats, and runs of what is not speech.

A fold is whole lines, all of whose words lie in asides. Shorter asides are only dimmed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.domain.correction import Correction
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

    def moved(self, by: int) -> Fold:
        """The fold so many lines further down."""
        return Fold(
            self.first + by, self.last + by, self.start, self.end, self.lines, self.repeats, self.other
        )


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


def followed_folds(
    shown: ShownText, known: Sequence[Fold], corrected: Sequence[Correction], grown: int
) -> Sequence[Fold] | None:
    """What can be folded after corrections were made or taken back; ``None`` where other lines may be.

    There are ``grown`` lines more than there were when ``known`` could be folded. Only what is at the
    corrections is looked at; what stands below them moves.
    """
    if not corrected:
        return None if grown else known
    start, end = min(c.start for c in corrected), max(c.end for c in corrected)
    if grown and any(fold.start <= end and fold.end >= start for fold in known):
        return None
    moved = [fold.moved(grown) if fold.start > end else fold for fold in known] if grown else known
    return None if any(has_other_folds(shown, moved, c) for c in corrected) else moved


def has_other_folds(shown: ShownText, known: Sequence[Fold], corrected: Correction) -> bool:
    """Whether other lines can be folded than is ``known``, after a correction was made or taken back.

    Only what is there is looked at, and of many asides one after the other but those next to it.
    """
    near = _asides_near(shown, corrected.start, corrected.end)
    if not near.asides:
        return False
    first, last = near.asides[0].start, near.asides[-1].end
    touched = [fold for fold in known if fold.start <= last and fold.end >= first]
    if near.goes_on_before or near.goes_on_behind:
        if not corrected.replacement.strip():  # a line may have got or lost all its words
            return True
        return len(touched) != 1 or not _is_within(shown, touched[0], near)
    return touched != folds_of(shown, near.asides)


@dataclass(frozen=True, slots=True)
class _Near:
    """The asides about a place, and whether more follow on either side with only blanks between."""

    asides: Sequence[Aside] = ()
    goes_on_before: bool = False
    goes_on_behind: bool = False


def _asides_near(shown: ShownText, start: int, end: int) -> _Near:
    """The asides that touch the lines of source text ``[start, end]``, or have only blanks between.

    With them some of those that are folded together with them.
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
        return _Near()
    least, most = max(0, i - _REACH), min(len(asides), j + _REACH)
    while i > least and not _words_between(shown, asides[i - 1], asides[i]):
        i -= 1
    while j < most and not _words_between(shown, asides[j - 1], asides[j]):
        j += 1
    before = i > 0 and not _words_between(shown, asides[i - 1], asides[i])
    behind = j < len(asides) and not _words_between(shown, asides[j - 1], asides[j])
    return _Near(asides[i:j], before, behind)


_REACH = 8
"""So many asides to either side are looked at."""


def _is_within(shown: ShownText, fold: Fold, near: _Near) -> bool:
    """Whether asides are a part of a fold as before: one run of whole lines, and where it ends so do they."""
    runs = list(_runs(shown, near.asides))
    if len(runs) != 1:
        return False
    text, (start, end) = shown.text, runs[0][1]
    lines = _Lines(text)
    first, last = lines.start_at(start), lines.end_at(end)
    if not near.goes_on_before and text[first:start].strip():
        return False
    if not near.goes_on_behind and text[end:last].strip():
        return False
    line_first, line_last = lines.of(first), lines.of(last)
    starts = fold.first <= line_first if near.goes_on_before else fold.first == line_first
    return starts and (fold.last >= line_last if near.goes_on_behind else fold.last == line_last)


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
