"""A text as it is compared: its spoken characters with their places, without what is hidden."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from annotator.text.lexicons import words as lexicon

_SPOKEN = re.compile(r"[^\W_]")
_ENGLISH_FILLERS = frozenset({"uh", "um", "er", "erm", "ah", "eh", "mm", "hmm", "mhm"})

Range = tuple[int, int]


class ComparedText:
    """A text whose hidden stretches read as line ends, and its spoken characters with their places."""

    def __init__(self, text: str, hidden: Iterable[Range]) -> None:
        parts, at = [], 0
        for start, end in sorted(hidden):
            if start >= at:
                parts += [text[at:start], "\n" * (end - start)]
            else:
                parts.append("\n" * max(0, end - at))
            at = max(at, end)
        self.text = "".join((*parts, text[at:]))
        self.places = [found.start() for found in _SPOKEN.finditer(self.text)]
        self.spoken = "".join([_folded(self.text[place]) for place in self.places])

    def end_of(self, number: int) -> int:
        """Where the ``number``-th spoken character ends; the beginning of the text for the one before all."""
        return self.places[number] + 1 if number >= 0 else 0

    def start_of(self, number: int) -> int:
        """Where a spoken character begins; the end of the text for the one after all."""
        return self.places[number] if number < len(self.places) else len(self.text)


@cache
def _folded(character: str) -> str:
    """A character as it is compared: upper and lower case, full and half width are one."""
    plain = unicodedata.normalize("NFKC", character).casefold()
    return plain if len(plain) == 1 else character


def spoken(text: str) -> str:
    """The spoken characters of some words, as they are compared."""
    return "".join(map(_folded, _SPOKEN.findall(text)))


def without_fillers(text: str) -> str:
    """The same without sounds of hesitation."""
    fillers = lexicon("fillers") | _ENGLISH_FILLERS
    words = (part.casefold() for part in re.findall(r"[A-Za-z]+|[^\W_]", text))
    return "".join(map(_folded, "".join(word for word in words if word not in fillers)))


def is_repeated(said: str, text: str, at: Range) -> bool:
    """Whether words stand once more right before or after their place."""
    size = 2 * len(said) + 4
    before, after = spoken(text[max(0, at[0] - size) : at[0]]), spoken(text[at[1] : at[1] + size])
    return bool(said) and (before.endswith(said) or after.startswith(said))
