"""What the scans look for and what they find."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class TargetOrigin(StrEnum):
    """Who says that a wording ought to appear."""

    GLOSSARY = "glossary"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Target:
    """A wording that ought to appear: a term of the glossary or the name of a speaker.

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
    kind: str
    tier: int
    score: float
    evidence: str
