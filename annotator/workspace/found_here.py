"""What is proposed for one transcript and nobody has answered, followed from change to change.

A change touches a stretch: what was found there is looked at again, and all else stays as it was. So an
answer costs the same however many suggestions wait.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from operator import attrgetter

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.suggestion import Answers, Suggestion, suggestion_order
from annotator.workspace.proposing import EVERYWHERE, Source, Stretch
from annotator.workspace.queue import UNASKED, Wanted
from annotator.workspace.waiting import Places, Waiting

_MOST_STRETCHES = 128
"""Where more was touched, everything is looked at again."""

_start: Callable[[Suggestion], int] = attrgetter("start")


class _Picked:
    """Of the words that are open those that the page shows, in text order."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self.all: list[Suggestion] = []
        self._touched: list[Stretch] = [EVERYWHERE]

    def touch(self, starts: Stretch) -> None:
        """Others are open now of those that start there."""
        _put(self._touched, starts)

    def follow(self, corrections: Sequence[Suggestion]) -> None:
        """Pick anew what was touched of all that is open."""
        if self._touched and (EVERYWHERE in self._touched or self._wanted.is_cleaning):
            self.all = sorted(self._of(corrections), key=suggestion_order)
        else:
            for first, last in self._touched:
                i, j = (
                    bisect_left(corrections, first, key=_start),
                    bisect_right(corrections, last, key=_start),
                )
                here = sorted(self._of(corrections[i:j]), key=suggestion_order)
                i, j = bisect_left(self.all, first, key=_start), bisect_right(self.all, last, key=_start)
                self.all[i:j] = here
        self._touched.clear()

    def _of(self, some: Sequence[Suggestion]) -> Iterable[Suggestion]:
        if self._wanted == UNASKED:
            return UNASKED.of(some)
        return {id(s): s for s in (*UNASKED.of(some), *self._wanted.of(some))}.values()


class FoundHere:
    """What the sources found in a transcript, where they are to be asked anew, and what of it is open.

    ``words`` propose to read words otherwise, ``others`` something else.
    """

    def __init__(self, words: Iterable[Source], others: Iterable[Source]) -> None:
        self._words, self._others = tuple(words), tuple(others)
        self._places: dict[Source, Places] = {}
        self._stale: dict[Source, list[Stretch]] = {s: [EVERYWHERE] for s in (*self._words, *self._others)}
        self._numbers: dict[Source, int] = {}
        self._touched: list[Stretch] = [EVERYWHERE]
        self._open: list[Suggestion] = []
        self._corrections: tuple[Suggestion, ...] | None = None
        self._unasked, self._picked = _Picked(UNASKED), _Picked(UNASKED)
        self._wanted = UNASKED
        self._waiting: Waiting | None = None

    # What changed

    def touch(self, source: Source, stretch: Stretch) -> None:
        """Something changed in a stretch that matters for a source."""
        _put(self._stale.setdefault(source, []), stretch)
        self._waiting = None
        if source in self._words:
            _put(self._touched, stretch)

    def look_again(self, stretch: Stretch) -> None:
        """Other answers may hold for what shares text with a stretch."""
        self._waiting = None
        _put(self._touched, stretch)

    def forget_answers(self) -> None:
        """Other answers may hold anywhere."""
        self.look_again(EVERYWHERE)

    def put(self, source: Source, found: Iterable[Suggestion]) -> None:
        """A source was asked elsewhere, of the whole transcript."""
        self._places[source] = Places(found)
        self._stale.pop(source, None)
        self._numbers.pop(source, None)
        self.look_again(EVERYWHERE)

    def take_news(self, source: Source, transcript: AnnotatedTranscript) -> None:
        """A source may have been prepared: touch what it finds otherwise since then."""
        number, stretches = source.news(transcript, self._numbers.get(source))
        self._numbers[source] = number
        for stretch in stretches:
            self.touch(source, stretch)

    # What is there

    def is_behind(self, *, words_alone: bool) -> bool:
        """Whether a source is to be asked anew."""
        return any(s in self._stale for s in (self._words if words_alone else (*self._words, *self._others)))

    def ask(self, transcript: AnnotatedTranscript, codebook: Codebook, *, words_alone: bool) -> None:
        """Ask the sources where something was touched."""
        for source in self._words if words_alone else (*self._words, *self._others):
            stretches, known = self._stale.pop(source, None), self._places.get(source)
            if stretches is None:
                continue
            if known is None or EVERYWHERE in stretches:
                self._numbers[source] = source.news(transcript, None)[0]  # before, so that nothing is missed
                self._places[source] = Places(source.find(transcript, codebook, EVERYWHERE))
            else:
                for where in stretches:
                    known.put(where, tuple(source.find(transcript, codebook, where)))

    def corrections(self, answers: Answers) -> tuple[Suggestion, ...]:
        """What was found to read words otherwise and nobody has answered, by start.

        The same until something is touched; the sources have been asked.
        """
        self._follow(answers)
        if self._corrections is None:
            self._corrections = tuple(self._open)
        return self._corrections

    def _follow(self, answers: Answers) -> None:
        """Look again at what was touched of the words."""
        every = [places for s in self._words if (places := self._places.get(s)) is not None and places.all]
        if EVERYWHERE in self._touched:
            self._open = _open(answers, [places.all for places in every])
            self._pick_again(EVERYWHERE)
        elif self._touched:
            longest = max((places.longest for places in every), default=0)
            now = self._open
            for start, end in self._touched:
                starts = (start - longest, end)
                i, j = bisect_left(now, starts[0], key=_start), bisect_right(now, end, key=_start)
                here = _open(answers, [places.between(*starts) for places in every])
                if now[i:j] != here:
                    now[i:j] = here
                    self._pick_again(starts)
        self._touched.clear()

    def _pick_again(self, starts: Stretch) -> None:
        self._corrections = None
        self._unasked.touch(starts)
        self._picked.touch(starts)

    def count_unasked(self, answers: Answers) -> int:
        """How many places are shown unasked where words were misheard; the sources have been asked."""
        self._follow(answers)
        self._unasked.follow(self._open)
        return len(self._unasked.all)

    def waiting(self, answers: Answers, wanted: Wanted) -> Waiting:
        """What the page shows if that is wanted; the same until something changes it.

        The sources have been asked.
        """
        if wanted != self._wanted:
            self._wanted, self._picked, self._waiting = wanted, _Picked(wanted), None
        if self._waiting is None:
            self._follow(answers)
            self._picked.follow(self._open)
            beside = answers.unanswered(chain.from_iterable(self._places[s].all for s in self._others))
            self._waiting = Waiting(_among(self._picked.all, beside))
        return self._waiting


def _put(stretches: list[Stretch], stretch: Stretch) -> None:
    """Note one more stretch; what is typed touches the last one again and again."""
    if stretches and stretches[-1][0] <= stretch[1] and stretch[0] <= stretches[-1][1]:
        last = stretches.pop()
        stretch = min(last[0], stretch[0]), max(last[1], stretch[1])
    stretches.append(stretch)
    if len(stretches) > _MOST_STRETCHES or stretch == EVERYWHERE:
        stretches[:] = [EVERYWHERE]


def _open(answers: Answers, found: Sequence[Sequence[Suggestion]]) -> list[Suggestion]:
    """Those that nobody has answered, by start."""
    if len(found) == 1:
        return answers.unanswered(found[0])
    return sorted(answers.unanswered(chain.from_iterable(found)), key=_start)


def _among(words: Sequence[Suggestion], others: Sequence[Suggestion]) -> Sequence[Suggestion]:
    """All of them in text order, in which the words are given."""
    starts = [one.start for one in words]
    every: list[Suggestion] = []
    at = 0
    for one in sorted(others, key=suggestion_order):
        i, order = bisect_left(starts, one.start, at), suggestion_order(one)
        while i < len(words) and starts[i] == one.start and suggestion_order(words[i]) < order:
            i += 1
        every += words[at:i]
        every.append(one)
        at = i
    every += words[at:]
    return every
