"""What the program proposes, and what answers to it hold for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.project import Decision, Verdict


class SuggestionKind(StrEnum):
    """What is proposed: a topic, that somebody else speaks from here, or that words were misheard.

    ``PARTICLE`` is 的 for 得, ``PRONOUN`` 他 for 她, ``WIDTH`` a full-width letter or a half-width comma,
    ``SEGMENT_MARK`` what a recogniser writes at the borders of its segments: an emoji and a false stop.
    """

    TOPIC = "topic"
    SPEAKER = "speaker"
    HOMOPHONE = "homophone"
    NEAR_HOMOPHONE = "near_homophone"
    ENGLISH = "english"
    KNOWN_PAIR = "known_pair"
    DICTIONARY = "dictionary"
    FILLER = "filler"
    REPETITION = "repetition"
    PARTICLE = "particle"
    PRONOUN = "pronoun"
    PUNCTUATION = "punctuation"
    WIDTH = "width"
    SEGMENT_MARK = "segment_mark"


NO_CORRECTIONS = frozenset({SuggestionKind.TOPIC, SuggestionKind.SPEAKER})
"""What is no proposal to read words otherwise."""
_OF_WORDS = "words"
KEPT = "kept"
"""The kind of a decision that words are right at their place; what it proposes is these words."""
DIFFERENCE = "difference"
"""The kind of a decision that words are right where another transcript reads otherwise."""


class Proposal(NamedTuple):
    """What suggestions have in common that are alike: one answer can hold for all of them.

    Whatever finder proposes to read words otherwise, ``kind`` is the same: who said no to a sound-alike
    is not asked again because the pair is remembered by now.
    """

    kind: str
    source: str
    replacement: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that the program proposes for source text ``[start, end)``.

    ``source`` is what stands there (for a topic its heading, with which the stretch begins),
    ``replacement`` what is proposed instead (for a topic its name, for a speaker the name, empty where
    nobody is named). ``tier`` is 1 for what is shown
    first, 2 and 3 for what is shown on request; ``score`` from 0 to 1 says how sure it is, ``evidence``
    why, in words.
    """

    transcript_id: str
    start: int
    end: int
    source: str
    replacement: str
    kind: SuggestionKind
    tier: int
    score: float
    evidence: str

    @property
    def proposal(self) -> Proposal:
        """What is proposed, wherever."""
        return _proposal_of(self.kind, self.source, self.replacement)


def suggestion_order(suggestion: Suggestion) -> tuple[int, int, str, str]:
    """Text order: by start, the longer first."""
    return (suggestion.start, -suggestion.end, suggestion.kind, suggestion.replacement)


class Answers:
    """The decisions of a project, asked whether they answer a suggestion."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._made: defaultdict[_Where, dict[str, Verdict]] = defaultdict(dict)
        self._kept: defaultdict[str, Counter[int]] = defaultdict(Counter)
        self._sources: Counter[str] = Counter()
        for decision in decisions:
            self.add(decision)

    def add(self, decision: Decision) -> None:
        """One more was made."""
        if decision.kind == KEPT:
            self._kept[decision.transcript_id or ""].update(_places(decision))
        else:
            self._made[_where(decision)][decision.id] = decision.verdict
            self._sources[decision.source] += 1

    def remove(self, decision: Decision) -> None:
        """One was taken back."""
        if decision.kind == KEPT:
            self._kept[decision.transcript_id or ""].subtract(_places(decision))
        else:
            self._made[_where(decision)].pop(decision.id, None)
            self._sources -= Counter((decision.source,))

    def keep(self, transcript_id: str, start: int, end: int) -> bool:
        """Whether the user said of words in this stretch that they are right as they are."""
        kept = self._kept.get(transcript_id)
        return kept is not None and any(kept[place] > 0 for place in range(start, end))

    def unanswered(self, suggestions: Iterable[Suggestion]) -> list[Suggestion]:
        """Those that the user said nothing to; thousands in a few milliseconds."""
        known, kept = self._sources, {where for where, places in self._kept.items() if places}
        if not kept:
            return [s for s in suggestions if s.source not in known or not self.hold_for(s)]
        return [
            s
            for s in suggestions
            if (s.source not in known and s.transcript_id not in kept) or not self.hold_for(s)
        ]

    def hold_for(self, suggestion: Suggestion) -> bool:
        """Whether the user said already what to do with it, here or wherever the like is proposed."""
        return self.verdict(suggestion) is not None

    def verdict(self, suggestion: Suggestion) -> Verdict | None:
        """What the user said to it; of several answers the last one for the place, else for all alike."""
        proposal, here = suggestion.proposal, suggestion.transcript_id
        for where in ((here, suggestion.start), (here, None), (None, None)):
            if made := self._made.get((proposal, *where)):
                return next(reversed(made.values()))
        is_kept = suggestion.kind not in NO_CORRECTIONS and self.keep(
            suggestion.transcript_id, suggestion.start, suggestion.end
        )
        return Verdict.DISMISSED if is_kept else None


_Where = tuple[Proposal, str | None, int | None]
"""What is answered, in which transcript and at which place, ``None`` for all."""


def _where(decision: Decision) -> _Where:
    proposal = _proposal_of(decision.kind, decision.source, decision.replacement)
    return proposal, decision.transcript_id, decision.start


def _proposal_of(kind: str, source: str, replacement: str) -> Proposal:
    return Proposal(kind if kind in NO_CORRECTIONS else _OF_WORDS, source, replacement)


def _places(decision: Decision) -> range:
    """The places whose words were kept."""
    first = decision.start or 0
    return range(first, first + len(decision.source))
