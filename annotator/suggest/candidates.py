"""What a selected wording may have been: ranked replacements, from what was corrected before to the lexicons.

A wording can look right to several of them; the best way in which it does decides, and being known from
more than one side helps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.chinese_candidates import chinese_candidates
from annotator.suggest.english_candidates import english_candidates
from annotator.suggest.found import Target
from annotator.suggest.guess import Guess, Known, Selected, known_words
from annotator.suggest.memory import Memory
from annotator.suggest.number_candidates import number_candidates
from annotator.suggest.terms_around import terms_around
from annotator.text.english_lexicon import squeezed
from annotator.text.sounds import is_pinyin_of

MOST = 20
_REMEMBERED = 1.2
_FOLLOWING = 0.05


@dataclass(frozen=True, slots=True)
class Candidate:
    """A replacement for a selected wording; ``score`` from 0 to 1 orders them, ``evidence`` says why."""

    replacement: str
    score: float
    kind: SuggestionKind
    evidence: str


def called(typed: str, terms: Iterable[str]) -> list[str]:
    """Those of the terms that begin as something typed does, or as letters that are their pinyin."""
    begun, known = typed.casefold(), list(terms)
    by_letters = [term for term in known if begun and term.casefold().startswith(begun)]
    by_sound = [term for term in known if is_pinyin_of(begun, term)]
    return list(dict.fromkeys((*by_letters, *by_sound)))[:MOST]


class Candidates:
    """The candidates for wordings of one text; its words are counted once, at the first question."""

    def __init__(self, text: str, targets: Iterable[Target] = (), memory: Memory | None = None) -> None:
        self._text = text
        self._memory = memory or Memory()
        self._known = known_words(text, targets)

    def knowing(self, targets: Iterable[Target], memory: Memory) -> Candidates:
        """The same for other targets and another memory; the words of the text are not counted again."""
        other = copy(self)
        other._known, other._memory = replace(self._known, targets=tuple(targets)), memory
        return other

    def called(self, typed: str) -> list[str]:
        """The terms, names and wordings meant before that begin as something typed does, the latter first.

        Letters may be those of their pinyin, in full or the first of each syllable.
        """
        return called(typed, self._known.with_meant(self._memory.meant).terms)

    def at(self, start: int, end: int) -> list[Candidate]:
        """What source text ``[start, end)`` may have been, the likeliest first; never what it is already."""
        selected = Selected(self._text, start, end)
        if not selected.wording.strip():
            return []
        known = self._known.with_meant(self._memory.meant)
        best: dict[str, Guess] = {}
        for guess in self._guesses(selected, known):
            if guess.text == selected.wording or not guess.text:
                continue
            before = best.get(guess.text)
            if before is None or guess.score > before.score:
                best[guess.text] = guess
        ranked = sorted(_without_variants(best.values()), key=lambda g: -g.score)[:MOST]
        return [Candidate(g.text, round(min(g.score / 1.3, 0.99), 3), g.kind, g.evidence) for g in ranked]

    def _guesses(self, selected: Selected, known: Known) -> Iterator[Guess]:
        for rank, meant in enumerate(self._memory.meant_by(selected.wording)):
            why = translate("was corrected so before")
            yield Guess(meant, _REMEMBERED - _FOLLOWING * rank, SuggestionKind.KNOWN_PAIR, why)
        for target in known.targets:
            if selected.wording in target.spellings:
                why = translate("a known spelling of the term")
                yield Guess(target.text, _REMEMBERED - 0.1, SuggestionKind.KNOWN_PAIR, why)
        yield from number_candidates(selected.wording)
        yield from terms_around(selected, known)
        yield from english_candidates(selected, known)
        yield from chinese_candidates(selected, known)


def _without_variants(guesses: Iterable[Guess]) -> Iterator[Guess]:
    """Of those that differ in case and blanks only, the likeliest."""
    seen: set[str] = set()
    for guess in sorted(guesses, key=lambda g: -g.score):
        letters = squeezed(guess.text) or guess.text
        if letters not in seen:
            seen.add(letters)
            yield guess
