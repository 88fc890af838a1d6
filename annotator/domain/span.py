"""Spans of source text.

Every position is a code-point offset into the source text of a whole transcript; ranges are
half-open. A border that lies inside corrected or inserted words adds an *inner* offset:

* inside a replacement of ``[s, e)`` the border is ``(s, inner)``, ``inner`` code points into the
  replacing words;
* inside words inserted at ``s`` a start counts backwards from the character at ``s`` (``inner``
  below zero) and an end counts forwards from the character before it (``inner`` above zero).

So a border with ``inner == 0`` always keeps to its own source character, and words inserted at it
later stay outside the span.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Place(NamedTuple):
    """One border: an offset into the source text and an inner offset into corrected words there."""

    offset: int
    inner: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of source text, with inner offsets where a border lies inside corrected words.

    Raises ``ValueError`` when it runs backwards or holds neither source text nor inserted words.
    """

    start: int
    end: int
    start_inner: int = 0
    end_inner: int = 0

    def __post_init__(self) -> None:
        if self.start < 0 or self.end < self.start:
            raise ValueError(f"not a span: {self.start} to {self.end}")
        if self.start == self.end and self.start_inner == self.end_inner:
            raise ValueError(f"an empty span at {self.start}")

    @property
    def first(self) -> Place:
        """The border at which the span starts."""
        return Place(self.start, self.start_inner)

    @property
    def last(self) -> Place:
        """The border at which the span ends."""
        return Place(self.end, self.end_inner)

    @classmethod
    def between(cls, first: Place, last: Place) -> Span:
        """The span from one border to another."""
        return cls(first.offset, last.offset, first.inner, last.inner)

    def overlaps(self, start: int, end: int) -> bool:
        """Whether the span and ``[start, end)`` share source text."""
        return self.start < end and start < self.end
