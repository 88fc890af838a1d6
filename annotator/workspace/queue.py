"""The suggestions to correct words as they are gone through: which are wanted, in which groups and order.

A group is a target: all places of which the same is meant; under it stand the spellings, what is written
there instead, and under each of these its places. What is cleaned is grouped by kind.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, compress, count
from operator import attrgetter, is_not

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
) -> Counter[SuggestionKind]:
    """How many there are of each kind down to a tier and a score."""
    return Counter(s.kind for s in suggestions if s.tier <= tier and s.score >= least)


@dataclass(frozen=True, slots=True)
class Spelling:
    """What is written in some places, and what is meant there; tier and score are of the surest place."""

    heard: str
    meant: str
    places: tuple[Suggestion, ...]
    tier: int
    score: float

    @classmethod
    def of(cls, places: Sequence[Suggestion]) -> Spelling:
        """Places that are written alike and of which the same is meant."""
        first = places[0]
        tier, score = min(s.tier for s in places), max(s.score for s in places)
        return cls(first.source, first.replacement, tuple(places), tier, score)


@dataclass(frozen=True, slots=True)
class Group:
    """A target with its spellings; ``kind`` is set for what is cleaned, where ``meant`` is empty.

    Tier and score are of the surest spelling.
    """

    meant: str
    kind: SuggestionKind | None
    spellings: tuple[Spelling, ...]
    tier: int
    score: float

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


class Ranks:
    """Where groups and spellings stand: from the safest, as they were when they were first listed.

    So nothing moves under the hand of whoever answers; what is found later finds its place between. A group
    whose places are the same as the last time is the same object.
    """

    def __init__(self) -> None:
        self._ranks: dict[tuple[str, ...], Rank] = {}
        self._listed: Sequence[Suggestion] = ()
        self._groups: dict[GroupKey, Group] = {}

    def clear(self) -> None:
        """Rank anew what is listed next."""
        self._ranks.clear()
        self.forget_groups()

    def forget_groups(self) -> None:
        """Group everything anew; it stands where it stood."""
        self._groups.clear()
        self._listed = ()

    def grouped(self, suggestions: Sequence[Suggestion]) -> list[Group]:
        """The suggestions by target and spelling; those of a spelling stay in their order."""
        gone, new = came_and_went(self._listed, suggestions)
        self._listed = suggestions
        touched = {_group_of(one) for one in chain(gone, new)}
        if new:
            places = [one for one in suggestions if _group_of(one) in touched]
        else:
            left = set(map(id, gone))
            there = chain.from_iterable(self._groups[key].places for key in touched)
            places = [one for one in there if id(one) not in left]
        for key in touched:
            self._groups.pop(key, None)
        self._groups |= self._made(places)
        return sorted(self._groups.values(), key=self._of_group)

    def _made(self, places: Iterable[Suggestion]) -> dict[GroupKey, Group]:
        """Groups of these places."""
        spelt: dict[GroupKey, dict[tuple[str, str], list[Suggestion]]] = {}
        for one in places:
            spellings = spelt.setdefault(_group_of(one), {})
            spellings.setdefault((one.source, one.replacement), []).append(one)
        return {key: self._group(key, list(spellings.values())) for key, spellings in spelt.items()}

    def _group(self, key: GroupKey, spelt: Sequence[Sequence[Suggestion]]) -> Group:
        made = [Spelling.of(places) for places in spelt]
        made.sort(key=lambda spelling: self._of_spelling(key, spelling))
        kind = SuggestionKind(key[0]) if key[0] else None
        tier, score = min(s.tier for s in made), max(s.score for s in made)
        return Group(key[1], kind, tuple(made), tier, score)

    def _of_group(self, group: Group) -> Rank:
        known = self._ranks.get(group.key)
        return self._first(group.key, (group.tier, -group.score, -group.count)) if known is None else known

    def _of_spelling(self, group: GroupKey, spelling: Spelling) -> Rank:
        key = (*group, spelling.heard, spelling.meant)
        return self._first(key, (spelling.tier, -spelling.score, -len(spelling.places)))

    def _first(self, key: tuple[str, ...], rank: Rank) -> Rank:
        known = self._ranks.get(key)
        if known is None:
            known = self._ranks[key] = (*rank, len(self._ranks))
        return known


def _group_of(suggestion: Suggestion) -> GroupKey:
    kind = suggestion.kind
    return (kind, "") if kind in _CLEANING else ("", suggestion.replacement)


def came_and_went(
    old: Sequence[Suggestion], new: Sequence[Suggestion]
) -> tuple[list[Suggestion], list[Suggestion]]:
    """What is listed no more and what is listed new, in their orders; nothing is compared by its value."""
    if old is new:
        return [], []
    first = same_from_start(old, new)
    last = same_from_end(old, new, first)
    before, after = old[first : len(old) - last], new[first : len(new) - last]
    were, are = set(map(id, before)), set(map(id, after))
    return [one for one in before if id(one) not in are], [one for one in after if id(one) not in were]


def same_from_start(old: Sequence[object], new: Sequence[object]) -> int:
    """How many things at the start are the same objects."""
    return next(compress(count(), map(is_not, old, new)), min(len(old), len(new)))


def same_from_end(old: Sequence[object], new: Sequence[object], first: int) -> int:
    """How many things at the end are the same objects, not counting the first ones."""
    most = min(len(old), len(new)) - first
    return next(compress(range(most), map(is_not, reversed(old), reversed(new))), most)
