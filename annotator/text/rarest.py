"""Where words may stand, told by the rarest of their characters.

A single character is found several times as quickly as words are (its bytes are looked for by the
processor in one go), so where one is rare enough, it is looked for first and the others beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

_SAMPLE = 40_000
"""Characters that tell how frequent a character is."""
_LEAST = 2_000
"""Of a shorter text nothing is told, and nothing is gained."""
_MOST_PLACES = 8
_COMPARING, _PASSING, _LOOKING = 2.5, 0.5, 150.0
"""Nanoseconds: to compare words at a place, to pass it by looking for one character, to look closer."""


class _Choice(NamedTuple):
    """Which of the words' characters is looked for, and what it may be."""

    at: int
    characters: str


class Rarest:
    """The rarest character of words, chosen by the first text of some length that is searched.

    ``ways`` are for each character of the words those that may stand in its place.
    """

    def __init__(self, ways: Sequence[frozenset[str]]) -> None:
        self._ways = ways
        self._is_chosen = False
        self._choice: _Choice | None = None

    def starts(self, text: str) -> Iterable[int] | None:
        """Where the words may begin, from left to right; ``None`` where comparing everywhere is quicker."""
        if len(text) < _LEAST:
            return None
        if not self._is_chosen:
            self._choice = self._best(text[:_SAMPLE])
            self._is_chosen = True
        if self._choice is None:
            return None
        at, characters = self._choice
        if len(characters) == 1:
            return _starts(text, characters, at)
        return sorted(start for character in characters for start in _starts(text, character, at))

    def _best(self, sample: str) -> _Choice | None:
        least, best = len(sample) * _COMPARING, None
        for at, way in enumerate(self._ways[:_MOST_PLACES]):
            passing = len(way) * len(sample) * _PASSING
            if passing < least:
                cost = passing + sum(map(sample.count, way)) * _LOOKING
                if cost < least:
                    least, best = cost, _Choice(at, "".join(sorted(way)))
        return best


def _starts(text: str, character: str, at: int) -> Iterator[int]:
    """Where words would begin that have the character in this place."""
    place = text.find(character, at)
    while place >= 0:
        yield place - at
        place = text.find(character, place + 1)
