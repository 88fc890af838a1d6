"""A guess at what was meant, and what guessing goes by: the selected wording and the words that are known."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from math import log10

from annotator.domain.suggestion import SuggestionKind
from annotator.suggest.found import Target
from annotator.text.english_lexicon import squeezed, technical_terms
from annotator.text.written_words import LETTERS

_AROUND = 16
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Guess:
    """What may have been meant; ``score`` orders guesses, about 1 is nearly sure."""

    text: str
    score: float
    kind: SuggestionKind
    evidence: str


@dataclass(frozen=True)
class Selected:
    """The wording ``[start, end)`` of a text, and what stands around it."""

    text: str
    start: int
    end: int

    @cached_property
    def wording(self) -> str:
        return self.text[self.start : self.end]

    @cached_property
    def before(self) -> str:
        """What stands before it in its paragraph and the one before, without marks and blanks at the end."""
        return _joined(self.text[max(0, self.start - _AROUND) : self.start])

    @cached_property
    def after(self) -> str:
        return _joined(self.text[self.end : self.end + _AROUND])


def _joined(text: str) -> str:
    from annotator.text.heard import HeardText

    return HeardText(text).text


@dataclass(frozen=True)
class Known:
    """The words that are known: terms and names, what was meant before, and the words of the text itself."""

    targets: Sequence[Target]
    words: Mapping[str, int]
    """Words of the text, Chinese and English in small letters, with how often they stand there."""
    meant: Mapping[str, int] = field(default_factory=dict)

    def with_meant(self, meant: Mapping[str, int]) -> Known:
        """With what was meant in corrections so far."""
        return replace(self, meant=meant)

    def weight(self, text: str) -> float:
        """How much a wording is to be expected here, from 0 to about 0.4."""
        weight = 0.0
        if text in self.meant:
            weight += 0.16 + 0.04 * min(3.0, log10(1 + self.meant[text]) * 3)
        if text in self.target_texts:
            weight += 0.12
        times = self.words.get(text.casefold(), 0)
        if times:
            weight += 0.04 + 0.05 * min(2.0, log10(times) * 1.3)
        return weight

    @cached_property
    def target_texts(self) -> frozenset[str]:
        return frozenset(target.text for target in self.targets)

    @cached_property
    def terms(self) -> Sequence[str]:
        """Terms, names and what was meant before, each once."""
        return tuple(dict.fromkeys((*self.meant, *(target.text for target in self.targets))))

    @cached_property
    def terms_in_latin(self) -> Sequence[tuple[str, str]]:
        """Terms in Latin letters, those the program knows too, each with its letters and digits alone."""
        known = (*(term for term in self.terms if LETTERS.search(term)), *technical_terms())
        return tuple((term, squeezed(term)) for term in dict.fromkeys(known))

    @cached_property
    def latin_words(self) -> Sequence[tuple[str, str]]:
        """The same and the words of the text that stand there more than once."""
        own = ((word, word) for word, times in self.words.items() if times > 1 and word.isascii())
        return (*own, *self.terms_in_latin)


def known_words(text: str, targets: Iterable[Target]) -> Known:
    """What is known before anything was corrected. Reads the text once."""
    from annotator.text.words import cut

    counts: Counter[str] = Counter(word.casefold() for word in LETTERS.findall(text) if len(word) > 1)
    for run in _HAN_RUN.findall(text):
        counts.update(word for word in cut(run) if len(word) > 1)
    return Known(tuple(targets), counts)
