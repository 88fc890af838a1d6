"""What is proposed for one transcript and nobody has answered, followed from change to change.

A change touches a stretch: what was found there is looked at again, and all else stays as it was. So an
answer costs the same however many suggestions wait.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from annotator.domain.suggestion import Answers, Suggestion, suggestion_order
from annotator.workspace.proposing import EVERYWHERE, Source, Stretch

_MOST_AT_A_PLACE = 8
_MOST_STRETCHES = 64
"""Where more was touched, everything is looked at again."""

_start: Callable[[Suggestion], int] = attrgetter("start")


class Waiting:
    """The suggestions of one transcript that nobody has answered, in text order; a value."""

    def __init__(self, suggestions: Sequence[Suggestion] = ()) -> None:
        self.all = tuple(sorted(suggestions, key=suggestion_order))

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
    """What one source found in a transcript, by start; a value."""

    def __init__(self, suggestions: Iterable[Suggestion] = ()) -> None:
        self.all = tuple(sorted(suggestions, key=_start))
        self.longest = max((s.end - s.start for s in self.all), default=0)
        """None is longer than that."""

    def between(self, first: int, last: int) -> Sequence[Suggestion]:
        """Those that start in ``[first, last]``."""
        return self.all[bisect_left(self.all, first, key=_start) : bisect_right(self.all, last, key=_start)]

    def with_anew(self, stretch: Stretch, new: Sequence[Suggestion]) -> Places:
        """These after a stretch was looked at again: what is ``new`` there instead of what it touched."""
        start, end = stretch
        again = {suggestion_order(s) for s in new}
        first = min((s.start for s in new), default=start)
        last = max((s.start for s in new), default=end)
        i = bisect_left(self.all, min(first, start - self.longest), key=_start)
        j = bisect_right(self.all, max(last, end), key=_start)
        beside = (s for s in self.all[i:j] if s.end <= start or end < s.start)
        anew = sorted((*(s for s in beside if suggestion_order(s) not in again), *new), key=_start)
        made = Places()
        made.all = (*self.all[:i], *anew, *self.all[j:])
        made.longest = max(self.longest, max((s.end - s.start for s in new), default=0))
        return made


class FoundHere:
    """What the sources found in a transcript, where they are to be asked anew, and what of it is open."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.by_source: dict[Source, Places] = {}
        self.stale: dict[Source, Stretch] = dict.fromkeys(sources, EVERYWHERE)
        self.waiting: Waiting | None = None
        self._corrections: tuple[Suggestion, ...] | None = None
        self._touched: list[Stretch] = []

    def touch(self, source: Source, stretch: Stretch) -> None:
        """Something changed in a stretch that matters for a source."""
        known = self.stale.get(source, stretch)
        self.stale[source] = (min(known[0], stretch[0]), max(known[1], stretch[1]))
        self.look_again(stretch)

    def look_again(self, stretch: Stretch) -> None:
        """Other answers may hold for what shares text with a stretch."""
        self.waiting = None
        self._touched.append(stretch)
        if stretch == EVERYWHERE or len(self._touched) > _MOST_STRETCHES:
            self.forget_answers()

    def forget_answers(self) -> None:
        """Other answers may hold anywhere."""
        self.waiting = self._corrections = None
        self._touched.clear()

    def corrections(self, sources: Sequence[Source], answers: Answers) -> tuple[Suggestion, ...]:
        """What these sources found and nobody has answered, by start; the same until something is touched.

        The sources have been asked, and are the same each time.
        """
        every = [self.by_source[source] for source in sources if source in self.by_source]
        known = self._corrections
        if known is None:
            found = [s for places in every for s in places.all]
            known = tuple(sorted(answers.unanswered(found), key=_start))
        else:
            longest = max((places.longest for places in every), default=0)
            for start, end in self._touched:
                first = start - longest
                found = [s for places in every for s in places.between(first, end)]
                i, j = bisect_left(known, first, key=_start), bisect_right(known, end, key=_start)
                here = sorted(answers.unanswered(found), key=_start)
                if list(known[i:j]) != here:
                    known = (*known[:i], *here, *known[j:])
        self._corrections = known
        self._touched.clear()
        return known
