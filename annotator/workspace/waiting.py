"""Suggestions of one transcript in text order: what waits, gone through by key, and what a source found."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter, sub

from annotator.domain.suggestion import Suggestion, suggestion_order
from annotator.workspace.proposing import Stretch

_MOST_AT_A_PLACE = 8

_start: Callable[[Suggestion], int] = attrgetter("start")
_end: Callable[[Suggestion], int] = attrgetter("end")


class Waiting:
    """The suggestions of one transcript that nobody has answered, in text order; a value.

    They are given by ``suggestion_order``.
    """

    def __init__(self, suggestions: Sequence[Suggestion] = ()) -> None:
        self.all = tuple(suggestions)

    def __len__(self) -> int:
        return len(self.all)

    def __contains__(self, suggestion: Suggestion) -> bool:
        i = bisect_left(self.all, suggestion_order(suggestion), key=suggestion_order)
        return i < len(self.all) and self.all[i] == suggestion

    def alike(self, suggestion: Suggestion) -> Sequence[Suggestion]:
        """Those that propose the same for the same words, itself among them."""
        words, proposal = suggestion.replacement, suggestion.proposal
        return tuple(s for s in self.all if s.replacement == words and s.proposal == proposal)

    def after(self, here: Suggestion | int) -> Suggestion | None:
        """The next one behind another or from a place on; behind the last comes the first."""
        if isinstance(here, int):
            i = bisect_left(self.all, here, key=_start)
        else:
            i = bisect_right(self.all, suggestion_order(here), key=suggestion_order)
        return self.all[i % len(self.all)] if self.all else None

    def before(self, here: Suggestion | int) -> Suggestion | None:
        """The last one before another or before a place; before the first comes the last."""
        if isinstance(here, int):
            i = bisect_left(self.all, here, key=_start)
        else:
            i = bisect_left(self.all, suggestion_order(here), key=suggestion_order)
        return self.all[i - 1] if self.all else None

    def at(self, place: int) -> Suggestion | None:
        """The one whose words hold a place; of several the one that starts last."""
        end = bisect_right(self.all, place, key=_start)
        for suggestion in reversed(self.all[max(0, end - _MOST_AT_A_PLACE) : end]):
            if place <= suggestion.start + len(suggestion.source):
                return suggestion
        return None


class Places:
    """What one source found in a transcript, by start."""

    def __init__(self, suggestions: Iterable[Suggestion] = ()) -> None:
        self.all = sorted(suggestions, key=_start)
        self.longest = max(map(sub, map(_end, self.all), map(_start, self.all)), default=0)
        """None is longer than that."""

    def between(self, first: int, last: int) -> Sequence[Suggestion]:
        """Those that start in ``[first, last]``."""
        return self.all[bisect_left(self.all, first, key=_start) : bisect_right(self.all, last, key=_start)]

    def put(self, stretch: Stretch, new: Sequence[Suggestion]) -> None:
        """A stretch was looked at again: what is new there stands instead of what it touched."""
        every, (start, end) = self.all, stretch
        again = {suggestion_order(s) for s in new}
        first = min((s.start for s in new), default=start)
        last = max((s.start for s in new), default=end)
        i = bisect_left(every, min(first, start - self.longest), key=_start)
        j = bisect_right(every, max(last, end), key=_start)
        beside = (s for s in every[i:j] if s.end <= start or end < s.start)
        every[i:j] = sorted((*(s for s in beside if suggestion_order(s) not in again), *new), key=_start)
        self.longest = max(self.longest, max((s.end - s.start for s in new), default=0))
