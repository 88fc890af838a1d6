"""The rows of the queue: groups with their spellings and places, folded or not, or places in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from annotator.domain.suggestion import Suggestion
from annotator.workspace.queue import Group, Spelling

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


def in_groups(groups: Sequence[Group], folded: Set[RowKey]) -> Iterator[Row]:
    """A row for each group, for each of several spellings, for each place that is not folded away."""
    for group in groups:
        key: RowKey = ("", *group.key)
        yield Row(group, None, None, key)
        if key in folded:
            continue
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


def in_text_order(places: Sequence[Suggestion]) -> Iterator[Row]:
    """A row for each place."""
    for place in places:
        yield Row(None, None, place, place_key(place))
