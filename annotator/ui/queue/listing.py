"""What stands in the queue now, and what became of what stood there: worked out anew after every change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from annotator.domain.project import Verdict
from annotator.domain.suggestion import Suggestion
from annotator.suggest.found import MISHEARD
from annotator.ui.queue.filters import QueueFilters
from annotator.ui.queue.rows import Row, RowKey, in_groups, in_text_order, place_key
from annotator.workspace.queue import Ranks, Wanted, counts
from annotator.workspace.suggestions import Suggestions


class Listing:
    """The open suggestions of some transcripts as rows, with the answers of this pass counted."""

    def __init__(self, filters: QueueFilters) -> None:
        self._filters = filters
        self._ranks = Ranks()
        self._known: dict[RowKey, Suggestion] = {}
        self._answered: dict[RowKey, Verdict] = {}
        self._transcripts: tuple[str, ...] = ()
        self._asked: tuple[Wanted, bool] | None = None
        self.folded: set[RowKey] = set()
        self.places: Sequence[Suggestion] = ()
        """What is listed, folded away or not, in text order."""
        self.rows: Sequence[Row] = ()
        self.came_back: Sequence[Suggestion] = ()
        """What was answered and is open again since the last time, in text order."""

    @property
    def passed(self) -> Counter[Verdict]:
        """How many were accepted and dismissed since the queue was opened first."""
        return Counter(self._answered.values())

    def refresh(self, suggestions: Suggestions, transcripts: Sequence[str]) -> None:
        """List what is open in these transcripts now."""
        known = suggestions.known_in
        each = [suggestions.corrections(i) for i in transcripts if i in known]
        wanted, by_groups = self._filters.wanted, self._filters.by_groups
        if (wanted, by_groups) != self._asked:
            self._asked = wanted, by_groups
            self._ranks.clear()
        every = list(chain.from_iterable(each))
        self._count(every, suggestions, tuple(transcripts))
        self._filters.show_counts(counts(every, wanted.tier, wanted.least))
        self.places = list(chain.from_iterable(wanted.of(one) for one in each))
        self.fold()

    def fold(self) -> None:
        """Show the rows with what is folded now."""
        if self._filters.by_groups:
            self.rows = list(in_groups(self._ranks.grouped(self.places), self.folded))
        else:
            self.rows = list(in_text_order(self.places))

    def _count(
        self, every: Sequence[Suggestion], suggestions: Suggestions, transcripts: tuple[str, ...]
    ) -> None:
        """Note what was answered since the last time, and what is open again."""
        now = {place_key(place): place for place in every}
        before = self._known if transcripts == self._transcripts else {}
        self._known, self._transcripts = now, transcripts
        for key in before.keys() - now.keys():
            verdict = suggestions.verdict(before[key])
            if verdict is not None:
                self._answered[key] = verdict
        back = [key for key in now.keys() & self._answered.keys() if self._answered.pop(key, None)]
        self.came_back = sorted((now[key] for key in back), key=lambda s: (s.transcript_id, s.start))

    def open_of(self, *, cleaning: bool) -> Sequence[Suggestion]:
        """What is open in these transcripts at all: to be cleaned, or misheard."""
        return [s for s in self._known.values() if (s.kind not in MISHEARD) is cleaning]

    # Going on

    def after(self, row: int) -> Iterator[RowKey]:
        """A row, the places behind it and then those before it, nearest first: where to be next.

        Asked for one by one, also when other rows are listed by then.
        """
        rows = self.rows
        order = (range(row + 1, len(rows)), range(row - 1, -1, -1))
        if 0 <= row < len(rows):
            yield rows[row].key
        yield from (rows[at].key for at in chain(*order) if rows[at].place is not None)

    def alike(self, row: Row) -> Sequence[Suggestion]:
        """All that are listed below a heading, or propose the same for the same words as a place."""
        if row.place is None:
            return row.places
        wanted = row.place.proposal
        return [place for place in self.places if place.proposal == wanted]
