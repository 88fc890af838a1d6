"""What the program proposes, and what answers to it hold for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from annotator.domain.project import Decision


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


class Proposal(NamedTuple):
    """What suggestions have in common that are alike: one answer can hold for all of them."""

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
        return Proposal(self.kind, self.source, self.replacement)


def suggestion_order(suggestion: Suggestion) -> tuple[int, int, str, str]:
    """Text order: by start, the longer first."""
    return (suggestion.start, -suggestion.end, suggestion.kind, suggestion.replacement)


class Answers:
    """The decisions of a project, asked whether they answer a suggestion."""

    def __init__(self, decisions: Iterable[Decision] = ()) -> None:
        self._by_proposal: defaultdict[Proposal, dict[str, Decision]] = defaultdict(dict)
        for decision in decisions:
            self.add(decision)

    def add(self, decision: Decision) -> None:
        """One more was made."""
        self._by_proposal[_proposal(decision)][decision.id] = decision

    def remove(self, decision: Decision) -> None:
        """One was taken back."""
        self._by_proposal[_proposal(decision)].pop(decision.id, None)

    def hold_for(self, suggestion: Suggestion) -> bool:
        """Whether the user said already what to do with it, here or wherever the like is proposed."""
        made = self._by_proposal.get(suggestion.proposal)
        return made is not None and any(_holds(decision, suggestion) for decision in made.values())


def _proposal(decision: Decision) -> Proposal:
    return Proposal(decision.kind, decision.source, decision.replacement)


def _holds(decision: Decision, suggestion: Suggestion) -> bool:
    here = decision.transcript_id in (None, suggestion.transcript_id)
    return here and decision.start in (None, suggestion.start)
