"""What the scans look for and what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from annotator.domain.suggestion import Suggestion, SuggestionKind

MISHEARD = frozenset(
    {
        SuggestionKind.KNOWN_PAIR,
        SuggestionKind.HOMOPHONE,
        SuggestionKind.NEAR_HOMOPHONE,
        SuggestionKind.ENGLISH,
        SuggestionKind.DICTIONARY,
    }
)
"""What is looked for unasked."""
CLEANING = (
    SuggestionKind.FILLER,
    SuggestionKind.REPETITION,
    SuggestionKind.PARTICLE,
    SuggestionKind.PRONOUN,
    SuggestionKind.PUNCTUATION,
    SuggestionKind.WIDTH,
    SuggestionKind.SEGMENT_MARK,
)
"""What is looked for only when it is asked for, best after the misheard words are corrected."""


class TargetOrigin(StrEnum):
    """Who says that a wording ought to appear."""

    GLOSSARY = "glossary"
    SPEAKER = "speaker"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Target:
    """A wording that ought to appear: a term of the glossary, the name of a speaker, what was meant before.

    ``sound`` is its pinyin where the usual one is wrong, syllables between blanks; ``spellings`` are
    wrong forms of it that are known.
    """

    text: str
    origin: TargetOrigin = TargetOrigin.GLOSSARY
    sound: str = ""
    spellings: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Source text ``[start, end)`` probably should read ``replacement``.

    ``tier`` is 1 for what can be shown unasked, 2 and 3 for what can be asked for; ``score`` from 0 to 1
    orders them; ``evidence`` says why in words of the user's language.
    """

    start: int
    end: int
    source: str
    replacement: str
    kind: SuggestionKind
    tier: int
    score: float
    evidence: str


_Place = TypeVar("_Place", Found, Suggestion)


def by_length(found: Found | Suggestion) -> tuple[float, ...]:
    """The better tier first, then the longer, then what was corrected so before, then the likelier."""
    is_known = found.kind == SuggestionKind.KNOWN_PAIR
    return (found.tier, found.start - found.end, not is_known, -found.score, found.start)


def by_score(found: Found | Suggestion) -> tuple[float, ...]:
    """The better tier first, then the likelier, then the longer."""
    return (found.tier, -found.score, found.start - found.end, found.start)


def apart(
    found: Iterable[_Place], rank: Callable[[Found | Suggestion], tuple[float, ...]] = by_length
) -> list[_Place]:
    """Of those that overlap the first by ``rank``; in text order."""
    ranked = sorted(found, key=rank)
    taken = bytearray(max((one.end for one in ranked), default=0))
    kept = []
    for one in ranked:
        if not any(taken[one.start : one.end]):
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
            kept.append(one)
    return sorted(kept, key=lambda f: f.start)
