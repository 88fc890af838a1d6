"""The rows of the queue: groups with their spellings and places, folded or not, or places in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import chain
from typing import NamedTuple

from annotator.domain.suggestion import Suggestion
from annotator.workspace.queue import Group, GroupKey, Spelling

RowKey = tuple[str | int, ...]
"""By what a row is known again."""


class Row(NamedTuple):
    """A group's own row, a spelling's, or a place; ``depth`` is how far it is indented."""

    group: Group | None
    spelling: Spelling | None
    place: Suggestion | None
    key: RowKey
    depth: int = 0

    @property
    def is_heading(self) -> bool:
        """Whether it stands above places."""
        return self.place is None

    @property
    def places(self) -> Sequence[Suggestion]:
        """The place itself, or all below a heading."""
        if self.place is not None:
            return (self.place,)
        if self.spelling is not None:
            return self.spelling.places
        return self.group.places if self.group is not None else ()


def place_key(place: Suggestion) -> RowKey:
    """By what a place is known again, whichever kind it is of by now."""
    return (place.transcript_id, place.start, place.end, place.source, place.replacement)


class KeptRows:
    """The rows of a list. Where nothing changed they are the same objects as the last time."""

    def __init__(self) -> None:
        self._folded: Set[RowKey] = frozenset()
        self._of_groups: dict[GroupKey, tuple[Group, Sequence[Row]]] = {}
        self._of_places: dict[int, Row] = {}

    def in_groups(self, groups: Sequence[Group], folded: Set[RowKey]) -> Sequence[Row]:
        """A row for each group, for each of several spellings, for each place that is not folded away."""
        if folded != self._folded:
            self._folded = frozenset(folded)
            self._of_groups.clear()
        kept = self._of_groups
        self._of_groups = {}
        for group in groups:
            known = kept.get(group.key)
            if known is None or known[0] is not group:
                known = group, tuple(_rows_of(group, folded))
            self._of_groups[group.key] = known
        return list(chain.from_iterable(rows for _, rows in self._of_groups.values()))

    def in_text_order(self, places: Sequence[Suggestion]) -> Sequence[Row]:
        """A row for each place."""
        kept = self._of_places
        rows = [kept.get(id(place)) or Row(None, None, place, place_key(place)) for place in places]
        self._of_places = dict(zip(map(id, places), rows, strict=True))
        return rows


def _rows_of(group: Group, folded: Set[RowKey]) -> Iterator[Row]:
    key: RowKey = ("", *group.key)
    yield Row(group, None, None, key)
    if key in folded:
        return
    has_several = len(group.spellings) > 1
    for spelling in group.spellings:
        if has_several:
            own: RowKey = (*key, spelling.heard, spelling.meant)
            yield Row(group, spelling, None, own, 1)
            if own in folded:
                continue
        depth = 2 if has_several else 1
        for place in spelling.places:
            yield Row(group, spelling, place, place_key(place), depth)
