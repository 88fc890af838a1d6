"""What stands in the queue now, and what became of what stood there: worked out anew after every change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain

from annotator.domain.project import Verdict
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.suggest.found import MISHEARD
from annotator.ui.queue.filters import QueueFilters
from annotator.ui.queue.rows import KeptRows, Row, RowKey, place_key
from annotator.workspace.queue import Ranks, Wanted, came_and_went, counts
from annotator.workspace.suggestions import Suggestions


class Listing:
    """The open suggestions of some transcripts as rows, with the answers of this pass counted.

    Only what came and went since the last time is looked at, however much is listed.
    """

    def __init__(self, filters: QueueFilters) -> None:
        self._filters = filters
        self._ranks, self._rows = Ranks(), KeptRows()
        self._each: dict[str, Sequence[Suggestion]] = {}
        self._wanted: dict[str, Sequence[Suggestion]] = {}
        self._known: dict[RowKey, Suggestion] = {}
        self._answered: dict[RowKey, Verdict] = {}
        self._counts: Counter[SuggestionKind] = Counter()
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
        each = {i: suggestions.corrections(i) for i in transcripts if i in known}
        if tuple(transcripts) != self._transcripts:
            self._transcripts = tuple(transcripts)
            self._each, self._known, self._wanted = {}, {}, {}
            self._counts.clear()
        wanted = self._ask()
        gone, new = self._follow(each, wanted)
        self._note(gone, new, suggestions)
        self._filters.show_counts(self._counts)
        if gone or new or len(self._wanted) != len(each):
            self._wanted |= {i: wanted.of(each[i]) for i in each if i not in self._wanted}
            self.places = list(chain.from_iterable(self._wanted[i] for i in each))
        self.fold()

    def _ask(self) -> Wanted:
        """What is wanted now; where it is something else, everything is looked at again."""
        wanted, by_groups = self._filters.wanted, self._filters.by_groups
        if (wanted, by_groups) != self._asked:
            self._asked = wanted, by_groups
            self._ranks.clear()
            self._wanted.clear()
            self._counts = Counter(counts(self._known.values(), wanted.tier, wanted.least))
        return wanted

    def _follow(
        self, each: dict[str, Sequence[Suggestion]], wanted: Wanted
    ) -> tuple[Sequence[Suggestion], Sequence[Suggestion]]:
        """What went and what came since the last time, in all transcripts."""
        all_gone: list[Suggestion] = []
        all_new: list[Suggestion] = []
        for transcript_id in self._each.keys() | each.keys():
            now = each.get(transcript_id, ())
            gone, new = came_and_went(self._each.get(transcript_id, ()), now)
            known = self._wanted.pop(transcript_id, None) if gone or new else None
            if known is not None and not new and not wanted.is_cleaning:
                left = set(map(id, gone))
                self._wanted[transcript_id] = [one for one in known if id(one) not in left]
            all_gone += gone
            all_new += new
        self._each = each
        return all_gone, all_new

    def fold(self) -> None:
        """Show the rows with what is folded now."""
        if self._filters.by_groups:
            self.rows = self._rows.in_groups(self._ranks.grouped(self.places), self.folded)
        else:
            self.rows = self._rows.in_text_order(self.places)

    def _note(self, gone: Sequence[Suggestion], new: Sequence[Suggestion], suggestions: Suggestions) -> None:
        """Note what was answered since the last time, and what is open again."""
        wanted = self._filters.wanted
        self._counts -= counts(gone, wanted.tier, wanted.least)
        self._counts += counts(new, wanted.tier, wanted.least)
        for one in gone:
            self._known.pop(place_key(one), None)
        came = {place_key(one): one for one in new}
        self._known |= came
        for one in gone:
            key = place_key(one)
            verdict = suggestions.outcome(one) if key not in self._known else None
            if verdict is not None:
                self._answered[key] = verdict
        back = [key for key in came.keys() & self._answered.keys() if self._answered.pop(key, None)]
        self.came_back = sorted((came[key] for key in back), key=lambda s: (s.transcript_id, s.start))

    def open_of(self, *, cleaning: bool) -> Sequence[Suggestion]:
        """What is open in these transcripts at all: to be cleaned, or misheard."""
        return [s for s in self._known.values() if (s.kind not in MISHEARD) is cleaning]

    # Going on

    def after(self, row: int) -> Iterator[int]:
        """A row, the places behind it and then those before it, nearest first: where to be next.

        Asked for one by one, also when other rows are listed by then.
        """
        rows = self.rows
        order = (range(row + 1, len(rows)), range(row - 1, -1, -1))
        if 0 <= row < len(rows):
            yield row
        yield from (at for at in chain(*order) if rows[at].place is not None)

    def alike(self, row: Row) -> Sequence[Suggestion]:
        """All that are listed below a heading, or propose the same for the same words as a place."""
        if row.place is None:
            return row.places
        wanted = row.place.proposal
        return [place for place in self.places if place.proposal == wanted]
