"""How far a recognised text is from what was said: the character error rate, whole and by part.

Counted is the least number of characters that must be put in, taken out or replaced to get from the
recognised text to the one that is right, as a share of the characters of the latter.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

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


def spoken_characters(text: str) -> str:
    """What of a text is spoken: letters, digits and Chinese characters, in lower case."""
    return _NOT_SPOKEN.sub("", text).casefold()


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


@dataclass(frozen=True, slots=True)
class Replaced:
    """A stretch ``[start, end)`` of the recognised text that should read ``replacement``.

    ``groups`` are what its errors are counted under: a kind, a speaker.
    """

    start: int
    end: int
    replacement: str
    groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the recognised text that belongs to a group, such as a speaker's turn."""

    start: int
    end: int
    group: str


def corrected_errors(
    text: str, corrections: Iterable[Replaced], stretches: Iterable[Stretch] = ()
) -> tuple[ErrorCount, Mapping[str, ErrorCount]]:
    """The errors that corrections of a text mend: all of them, and by group.

    A correction counts under each of its groups and under the stretch in which it begins; ``characters``
    of a stretch are those of its corrected text, of any other group those of the whole text. Corrections
    do not overlap. Punctuation, blanks and case are left out.
    """
    made = [(one, _of_one(text, one)) for one in sorted(corrections, key=lambda c: c.start)]
    said = len(spoken_characters(text)) + sum(_growth(errors) for _, errors in made)
    by_group: defaultdict[str, ErrorCount] = defaultdict(ErrorCount)
    for one, errors in made:
        for group in one.groups:
            by_group[group] += errors
    found = {group: ErrorCount(said, e.replaced, e.left_out, e.put_in) for group, e in by_group.items()}
    of_stretches: defaultdict[str, ErrorCount] = defaultdict(ErrorCount)
    at = 0
    for stretch in sorted(stretches, key=lambda s: s.start):
        heard = len(spoken_characters(text[stretch.start : stretch.end]))
        total = ErrorCount()
        while at < len(made) and made[at][0].start < stretch.end:
            if made[at][0].start >= stretch.start:
                total += made[at][1]
            at += 1
        characters = heard + _growth(total)
        of_stretches[stretch.group] += ErrorCount(characters, total.replaced, total.left_out, total.put_in)
    whole = sum((errors for _, errors in made), ErrorCount())
    return ErrorCount(said, whole.replaced, whole.left_out, whole.put_in), {**found, **of_stretches}


def _of_one(text: str, one: Replaced) -> ErrorCount:
    return count_errors(spoken_characters(text[one.start : one.end]), spoken_characters(one.replacement))


def _growth(errors: ErrorCount) -> int:
    """By how many characters the right text is longer."""
    return errors.left_out - errors.put_in
