"""Many hits of one transcript, by columns: hundreds of thousands may be found, few of them are looked at.

A value for each would be as many objects more for the garbage collector to walk through, and the
window stands still while it does.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import overload

from annotator.domain.span import Span
from annotator.workspace.finding import Hit


class Hits(Sequence[Hit]):
    """The hits in text order."""

    __slots__ = ("_after", "_annotation_ids", "_before", "_borders", "_starts", "_transcript_id", "_words")

    def __init__(self, transcript_id: str) -> None:
        self._transcript_id = transcript_id
        self._starts = array("q")
        self._borders = array("q")
        self._before: list[str] = []
        self._words: list[str] = []
        self._after: list[str] = []
        self._annotation_ids: list[str | None] = []

    def extend(self, hits: Iterable[Hit]) -> None:
        """Put further hits behind those that are there."""
        for hit in hits:
            span = hit.span
            self._starts.append(span.start)
            self._borders.extend((span.end, span.start_inner, span.end_inner))
            self._before.append(hit.before)
            self._words.append(hit.words)
            self._after.append(hit.after)
            self._annotation_ids.append(hit.annotation_id)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Hit: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Hit]: ...

    def __getitem__(self, at: int | slice) -> Hit | Sequence[Hit]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        return Hit(
            self._transcript_id,
            self.span(at),
            self._before[at],
            self._words[at],
            self._after[at],
            self._annotation_ids[at],
        )

    def span(self, at: int) -> Span:
        """Where one of the hits is."""
        at = range(len(self))[at]
        return Span(self._starts[at], *self._borders[3 * at : 3 * at + 3])

    def annotation_id(self, at: int) -> str | None:
        """Which mark one of the hits is, if it is one."""
        return self._annotation_ids[at]

    def spans(self) -> list[Span]:
        """Where the hits are."""
        return [self.span(at) for at in range(len(self))]

    def first_from(self, offset: int) -> int:
        """Which hit is the first that starts at a place or after it; their number where none does."""
        return bisect_left(self._starts, offset)

    def place_of(self, span: Span, annotation_id: str | None = None) -> int | None:
        """Which hit has just this span; of several marks that have it this one, or the first."""
        found = None
        at = self.first_from(span.start)
        while at < len(self) and self._starts[at] == span.start:
            if self.span(at) == span:
                if self._annotation_ids[at] == annotation_id:
                    return at
                found = at if found is None else found
            at += 1
        return found
