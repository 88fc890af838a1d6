"""The suggestions to correct words as they are gone through: which are wanted, in which groups and order.

A group is a target: all places of which the same is meant; under it stand the spellings, what is written
there instead, and under each of these its places. What is cleaned is grouped by kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.suggest.found import CLEANING, MISHEARD

_CLEANING = frozenset(CLEANING)
LAST_TIER = 3

GroupKey = tuple[str, str]
"""By what a group is known again: the kind for what is cleaned, and what is meant."""
Rank = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which suggestions to correct words are wanted: of these kinds, down to a tier and a score.

    Without a word of the user it is what the page shows: what was misheard, of the first tier.
    """

    kinds: frozenset[SuggestionKind] = MISHEARD
    tier: int = 1
    least: float = 0.0

    def of(self, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
        """Those that are wanted, in text order.

        Where several kinds of cleaning propose something for the same words, one of them does, as in a
        scan; and none where these words are proposed to be read otherwise, which comes first.
        """
        kinds, tier, least = self.kinds, self.tier, self.least
        wanted = [s for s in suggestions if s.tier <= tier and s.score >= least and s.kind in kinds]
        return apart(wanted, suggestions) if self.is_cleaning else wanted

    @property
    def is_cleaning(self) -> bool:
        """Whether kinds of cleaning are wanted; then nothing else is."""
        return not self.kinds.isdisjoint(_CLEANING)

    def takes(self, suggestion: Suggestion) -> bool:
        """Whether one is wanted, whatever stands beside it."""
        return (
            suggestion.kind in self.kinds and suggestion.tier <= self.tier and suggestion.score >= self.least
        )


UNASKED = Wanted()


def apart(wanted: Sequence[Suggestion], among: Iterable[Suggestion]) -> list[Suggestion]:
    """Those of one transcript that overlap no better one, nor what was surely misheard."""
    taken = bytearray(max((s.end for s in wanted), default=0))
    for misheard in among:
        if UNASKED.takes(misheard) and misheard.start < len(taken):
            end = min(misheard.end, len(taken))
            taken[misheard.start : end] = b"\1" * (end - misheard.start)
    kept = []
    for one in sorted(wanted, key=_rank):
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=attrgetter("start"))


def _rank(suggestion: Suggestion) -> tuple[float, ...]:
    length = suggestion.end - suggestion.start
    return (suggestion.tier, -length, -suggestion.score, suggestion.start)


def counts(
    suggestions: Iterable[Suggestion], tier: int = LAST_TIER, least: float = 0.0
) -> Mapping[SuggestionKind, int]:
    """How many there are of each kind down to a tier and a score."""
    return Counter(s.kind for s in suggestions if s.tier <= tier and s.score >= least)


@dataclass(slots=True)
class Spelling:
    """What is written in some places, and what is meant there."""

    heard: str
    meant: str
    places: list[Suggestion] = field(default_factory=list)

    @property
    def tier(self) -> int:
        """Of the surest place."""
        return min(s.tier for s in self.places)

    @property
    def score(self) -> float:
        """Of the surest place."""
        return max(s.score for s in self.places)


@dataclass(slots=True)
class Group:
    """A target with its spellings; ``kind`` is set for what is cleaned, where ``meant`` is empty."""

    meant: str
    kind: SuggestionKind | None = None
    spellings: list[Spelling] = field(default_factory=list)

    @property
    def key(self) -> GroupKey:
        """By what it is known again."""
        return self.kind or "", self.meant

    @property
    def places(self) -> list[Suggestion]:
        """All places of all spellings, in the order of the list."""
        return [place for spelling in self.spellings for place in spelling.places]

    @property
    def count(self) -> int:
        """How many places there are."""
        return sum(len(spelling.places) for spelling in self.spellings)

    @property
    def tier(self) -> int:
        """Of the surest spelling."""
        return min(spelling.tier for spelling in self.spellings)

    @property
    def score(self) -> float:
        """Of the surest spelling."""
        return max(spelling.score for spelling in self.spellings)


class Ranks:
    """Where groups and spellings stand: from the safest, as they were when they were first listed.

    So nothing moves under the hand of whoever answers; what is found later finds its place between.
    """

    def __init__(self) -> None:
        self._ranks: dict[tuple[str, ...], Rank] = {}

    def clear(self) -> None:
        """Rank anew what is listed next."""
        self._ranks.clear()

    def grouped(self, suggestions: Iterable[Suggestion]) -> list[Group]:
        """The suggestions by target and spelling; those of a spelling stay in their order."""
        groups: dict[GroupKey, Group] = {}
        spellings: dict[tuple[SuggestionKind | None, str, str], Spelling] = {}
        for one in suggestions:
            kind = one.kind if one.kind in _CLEANING else None
            where = (kind, one.source, one.replacement)
            known = spellings.get(where)
            if known is None:
                meant = "" if kind is not None else one.replacement
                known = spellings[where] = Spelling(one.source, one.replacement)
                groups.setdefault((kind or "", meant), Group(meant, kind)).spellings.append(known)
            known.places.append(one)
        for group in groups.values():
            group.spellings.sort(key=lambda spelling, group=group: self._of_spelling(group, spelling))  # type: ignore[misc]
        return sorted(groups.values(), key=self._of_group)

    def _of_group(self, group: Group) -> Rank:
        return self._first(group.key, (group.tier, -group.score, -group.count))

    def _of_spelling(self, group: Group, spelling: Spelling) -> Rank:
        key = (*group.key, spelling.heard, spelling.meant)
        return self._first(key, (spelling.tier, -spelling.score, -len(spelling.places)))

    def _first(self, key: tuple[str, ...], rank: Rank) -> Rank:
        known = self._ranks.get(key)
        if known is None:
            known = self._ranks[key] = (*rank, len(self._ranks))
        return known
