"""How far a recognised text is from what was said: the character error rate.

Counted is the least number of characters that must be put in, taken out or replaced to get from the
recognised text to the one that is right, as a share of the characters of the latter. Substitutions,
deletions and insertions of the literature are ``replaced``, ``left_out`` and ``put_in`` here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_NOT_SPOKEN = re.compile(r"[^\w]|_")


@dataclass(frozen=True, slots=True)
class ErrorCount:
    """Errors of a recognised text against one of ``characters`` characters; counts can be added."""

    characters: int = 0
    replaced: int = 0
    left_out: int = 0
    put_in: int = 0

    def __add__(self, other: ErrorCount) -> ErrorCount:
        return ErrorCount(
            self.characters + other.characters,
            self.replaced + other.replaced,
            self.left_out + other.left_out,
            self.put_in + other.put_in,
        )

    @property
    def errors(self) -> int:
        return self.replaced + self.left_out + self.put_in

    @property
    def rate(self) -> float:
        """Errors per character that was said; 0 where nothing was said and nothing heard."""
        if self.characters:
            return self.errors / self.characters
        return float(self.errors > 0)


NO_ERRORS = ErrorCount()


def spoken_characters(text: str) -> str:
    """What of a text is spoken: letters, digits and Chinese characters, in lower case."""
    return _NOT_SPOKEN.sub("", text).casefold()


@lru_cache(maxsize=16_384)
def count_errors(heard: str, meant: str) -> ErrorCount:
    """The errors of ``heard`` against ``meant``, character by character, as the texts stand.

    Give both through :func:`spoken_characters` to leave punctuation, blanks and case out.
    """
    from rapidfuzz.distance import Levenshtein

    replaced = left_out = put_in = 0
    for change in Levenshtein.editops(heard, meant):
        replaced += change.tag == "replace"
        left_out += change.tag == "insert"
        put_in += change.tag == "delete"
    return ErrorCount(len(meant), replaced, left_out, put_in)
