"""English and mixed terms that were misheard: clipped, glued together, or written as Chinese syllables.

Words that the English lexicon knows are left alone: only what is no word can be a word gone wrong.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found, Target, apart, by_score
from annotator.text.english_lexicon import is_within, squeezed, unglued
from annotator.text.frequencies import english
from annotator.text.syllables import readings_of
from annotator.text.written_words import A_WORD, LETTERS

_HAN_BEFORE = re.compile(r"[\u3400-\u9fff]{1,3}\s?$")
_MOST_WORDS = 3
"""So many written words may be what is left of one term."""
_COMMON = 2e-6
"""Words at least so common are what a doubled or clipped one is taken for."""
_CLIPPED = 0.5
_ALIKE = 0.8
_SURE = 0.88
_SOUNDS_LIKE = 0.7
_APART = 0.03
"""How much more a term must be like the letters than the next one is."""


@dataclass(frozen=True, slots=True)
class _Run:
    """One to three words of letters with only blanks or hyphens between."""

    start: int
    end: int
    letters: str
    is_of_words: bool


def find_english(written: str, targets: Iterable[Target]) -> Iterator[Found]:
    """Runs of letters, and Chinese syllables beside them, that are probably misheard."""
    terms = _Terms(targets)
    found = (*_of_terms(written, terms), *_of_syllables(written, terms), *_of_words(written))
    yield from apart(found, by_score)


class _Terms:
    """The targets with letters, by their first letter and without blanks and case."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self.by_first: defaultdict[str, list[tuple[str, Target]]] = defaultdict(list)
        self.exact: set[str] = set()
        for target in targets:
            letters = squeezed(target.text)
            if len(letters) >= 3 and letters.isascii() and letters[0].isalpha():
                self.by_first[letters[0]].append((letters, target))
                self.exact.add(letters)

    def best(self, letters: str) -> tuple[Target, float, str] | None:
        """The term that the letters are most like, how much so, and in which way."""
        if letters in self.exact or any(_stands_in(term, letters) for term in self.exact):
            return None
        likenesses = ((_likeness(letters, term), target) for term, target in self.by_first[letters[:1]])
        ranked = sorted(
            ((likeness[0], likeness[1], target) for likeness, target in likenesses if likeness is not None),
            key=lambda found: -found[0],
        )
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _APART):
            return None
        likeness, way, target = ranked[0]
        return target, likeness, way


def _stands_in(term: str, letters: str) -> bool:
    """Whether the term is there as it should be, whatever else is."""
    return len(term) >= 4 and term in letters and not unglued(letters, term)


@lru_cache(maxsize=65536)
def _likeness(letters: str, term: str) -> tuple[float, str] | None:
    from rapidfuzz.fuzz import ratio

    if letters == term:
        return None
    if unglued(letters, term):
        return 0.97, "glued"
    if len(letters) >= 3 and len(letters) >= _CLIPPED * len(term) and is_within(letters, term):
        return 0.7 + 0.25 * len(letters) / len(term), "clipped"
    alike = ratio(letters, term) / 100
    return (alike, "alike") if alike >= _ALIKE and len(letters) >= 5 else None


def _runs(written: str) -> Iterator[_Run]:
    words = list(LETTERS.finditer(written))
    for i, first in enumerate(words):
        letters, is_of_words, end = "", True, first.start()
        for word in words[i : i + _MOST_WORDS]:
            if word is not first and written[end : word.start()] not in (" ", "-"):
                break
            end = word.end()
            letters += word[0].casefold()
            is_of_words = is_of_words and english(word[0]) >= A_WORD
            yield _Run(first.start(), end, letters, is_of_words)


def _of_terms(written: str, terms: _Terms) -> Iterator[Found]:
    for run in _runs(written):
        if run.is_of_words or _is_a_name(written[run.start : run.end]):
            continue
        best = terms.best(run.letters)
        if best is not None:
            target, likeness, way = best
            tier = 1 if likeness >= _SURE or (way == "clipped" and len(run.letters) >= 4) else 2
            yield _found(written, (run.start, run.end), target.text, tier, likeness, _WHY[way]())


_WHY: Mapping[str, Callable[[], str]] = {
    "glued": lambda: translate("a piece of the word is written twice"),
    "clipped": lambda: translate("letters of the term are missing"),
    "alike": lambda: translate("written nearly like the term"),
    "syllables": lambda: translate("Chinese syllables that sound like the term"),
}


def _is_a_name(written: str) -> bool:
    """Whether these are capitals, as of a name that is made of initials: it is a name of its own."""
    return len(written) >= 3 and written.isalpha() and written.isupper()


def _found(written: str, place: tuple[int, int], meant: str, tier: int, score: float, why: str) -> Found:
    start, end = place
    return Found(
        start, end, written[start:end], meant, SuggestionKind.ENGLISH, tier, round(min(score, 0.99), 3), why
    )


# Chinese syllables for English ones


def _of_syllables(written: str, terms: _Terms) -> Iterator[Found]:
    for word in LETTERS.finditer(written):
        before = _HAN_BEFORE.search(written, max(0, word.start() - 4), word.start())
        if before is None or len(word[0]) < 2:
            continue
        for start in range(before.start(), word.start()):
            if "\u3400" <= written[start] <= "\u9fff":
                yield from _mixed(written, terms, start, word)


def _mixed(written: str, terms: _Terms, start: int, word: re.Match[str]) -> Iterator[Found]:
    sound = _letters_of(written[start : word.start()])
    tail = word[0].casefold()
    for term, target in terms.by_first.get(sound[:1], ()):
        head = term.removesuffix(tail)
        if head == term or not head or not 0 <= len(sound) - len(head) + 1 <= 3:
            continue
        shared = _shared(sound, head) / len(head)
        if shared >= _SOUNDS_LIKE:
            score = 0.75 + 0.2 * shared - 0.02 * abs(len(sound) - len(head))
            tier = 1 if score >= 0.85 and word.start() - start == 1 else 2
            yield _found(written, (start, word.end()), target.text, tier, score, _WHY["syllables"]())


def _shared(one: str, other: str) -> int:
    """How many letters two strings begin with in common."""
    return next(
        (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _letters_of(syllables: str) -> str:
    return "".join(readings_of(c)[0] for c in syllables if readings_of(c))


# Words that are no term


def _of_words(written: str) -> Iterator[Found]:
    """Letters that are no word and become one when a piece said twice is left out."""
    for word in LETTERS.finditer(written):
        letters = word[0].casefold()
        if len(letters) >= 6 and letters.isalpha() and english(letters) < A_WORD:
            whole = _whole_word(letters)
            if whole is not None:
                yield _found(written, word.span(), _cased(word[0], whole), 1, 0.9, _WHY["glued"]())


@lru_cache(maxsize=4096)
def _whole_word(letters: str) -> str | None:
    ways: dict[str, float] = {}
    for size in range(2, len(letters) // 2 + 1):
        for i in range(1, len(letters) - size + 1):
            piece = letters[i : i + size]
            if piece in (letters[:i][-size:], letters[i + size :][:size]):
                whole = letters[:i] + letters[i + size :]
                if len(whole) >= 3 and english(whole) >= _COMMON:
                    ways[whole] = english(whole)
    return max(ways, key=ways.__getitem__) if ways else None


def _cased(written: str, word: str) -> str:
    return word.capitalize() if written[0].isupper() else word
