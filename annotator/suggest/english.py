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
from annotator.text.heard import EMOJI
from annotator.text.syllables import readings_of
from annotator.text.written_words import A_WORD, LETTERS, is_english

_HAN_BEFORE = re.compile(r"[\u3400-\u9fff]{1,3}\s?$")
_MOST_WORDS = 3
"""So many written words may be what is left of one term."""
_COMMON = 2e-6
"""Words at least so common are what a doubled or clipped one is taken for."""
_DIGITS = re.compile(r"\d+")
_CLIPPED = 0.5
_HEADLESS = 0.65
"""Of a term whose beginning is missing so much must be left."""
_LONG = 9
_RARE = 1.2e-5
_HAN = re.compile(r"[\u3400-\u9fff]")
_NEARLY = 0.92
"""So long, and so like a term, words one after another are the term (al diffusion, AltDiffusion)."""
_ALIKE = 0.8
_SURE = 0.88
_SOUNDS_LIKE = 0.7
_BEHIND_CUT = re.compile(rf"[\s。，,{EMOJI}]{{1,6}}(?P<letters>[A-Za-z]+)(?![A-Za-z])")
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


_Best = tuple[Target, float, str]
"""A term, how much letters are like it, and in which way."""


class _Terms:
    """The targets with letters, by their first and their last letter, without blanks and case."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self.by_first: defaultdict[str, list[tuple[str, Target]]] = defaultdict(list)
        self._by_last: defaultdict[str, list[tuple[str, Target]]] = defaultdict(list)
        self._exact: set[str] = set()
        self._known: dict[str, _Best | None] = {}
        for target in targets:
            letters = squeezed(target.text)
            if len(letters) >= 3 and letters.isascii() and letters[0].isalpha():
                self.by_first[letters[0]].append((letters, target))
                self._by_last[letters[-1]].append((letters, target))
                self._exact.add(letters)

    def best(self, letters: str) -> _Best | None:
        """The term that the letters are most like, if they are like one and are not a term themselves."""
        if letters not in self._known:
            self._known[letters] = self._best(letters)
        return self._known[letters]

    def _best(self, letters: str) -> _Best | None:
        if letters in self._exact:
            return None
        standing = [term for term in self._exact if _stands_in(term, letters)]
        likely = dict(self.by_first[letters[:1]]) | {
            term: target for term, target in self._by_last[letters[-1:]] if term[0] != letters[0]
        }
        ranked: list[_Best] = []
        for term, target in likely.items():
            likeness = _likeness(letters, term)
            if likeness is not None and all(one in term and one != term for one in standing):
                ranked.append((target, *likeness))
        ranked.sort(key=lambda best: -best[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _APART):
            return None
        return ranked[0]


def _stands_in(term: str, letters: str) -> bool:
    """Whether the term is there as it should be, whatever else is."""
    return len(term) >= 4 and term in letters and not unglued(letters, term)


@lru_cache(maxsize=65536)
def _likeness(letters: str, term: str) -> tuple[float, str] | None:
    """How like a term letters are, and in which way; numbers must be those of the term (H10 is not H100)."""
    from rapidfuzz.fuzz import ratio

    if letters == term:
        return None
    if unglued(letters, term):
        return 0.97, "glued"
    if _DIGITS.findall(letters) != _DIGITS.findall(term):
        return None
    begins_alike = letters[0] == term[0]
    share = len(letters) / len(term)
    if len(letters) >= 3 and share >= _CLIPPED and is_within(letters, term):
        if begins_alike:
            return 0.7 + 0.25 * share, "clipped"
        if share >= _HEADLESS and len(letters) >= 5 and term.endswith(letters):
            return 0.65 + 0.25 * share, "clipped"
    alike = ratio(letters, term) / 100 - (0.0 if begins_alike else 0.03)
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
            is_of_words = is_of_words and is_english(word[0])
            yield _Run(first.start(), end, letters, is_of_words)


def _of_terms(written: str, terms: _Terms) -> Iterator[Found]:
    for run in _runs(written):
        if _is_a_name(written[run.start : run.end]):
            continue
        best = terms.best(run.letters)
        if best is None:
            continue
        target, likeness, way = best
        if run.is_of_words and (way != "clipped" or not _is_unlikely(written, run, likeness)):
            continue
        is_sure = len(run.letters) > 3 and (likeness >= _SURE or way == "clipped")
        tier = 1 if is_sure and not run.is_of_words else 2
        end = _end_behind_cut(written, run, squeezed(target.text))
        if end > run.end:
            tier, way = 2, "cut"
        yield _found(written, (run.start, end), target.text, tier, likeness, _WHY[way]())


def _end_behind_cut(written: str, run: _Run, term: str) -> int:
    """Where a term ends of which the rest stands behind a false stop or a mark: ``ChatG。PT``."""
    rest = _BEHIND_CUT.match(written, run.end)
    if rest is None or run.letters + squeezed(rest["letters"]) != term:
        return run.end
    return rest.end()


def _is_unlikely(written: str, run: _Run, likeness: float) -> bool:
    """Whether words are hardly meant: nearly the whole term, or a rare word alone in a Chinese sentence."""
    if len(run.letters) >= _LONG and likeness >= _NEARLY:
        return True
    is_alone = bool(_HAN.match(written[run.start - 1 : run.start]) and _HAN.match(written, run.end))
    return is_alone and len(run.letters) > 3 and english(run.letters) < _RARE


_WHY: Mapping[str, Callable[[], str]] = {
    "glued": lambda: translate("a piece of the word is written twice"),
    "clipped": lambda: translate("letters of the term are missing"),
    "alike": lambda: translate("written nearly like the term"),
    "cut": lambda: translate("the term with a false stop in it"),
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
    """The commonest word that is left without a piece said twice; one said twice as a whole is a name."""
    ways: dict[str, float] = {}
    for size in range(2, len(letters) // 2 + 1):
        for i in range(1, len(letters) - size + 1):
            piece = letters[i : i + size]
            if piece in (letters[:i][-size:], letters[i + size :][:size]):
                whole = letters[:i] + letters[i + size :]
                if len(whole) > max(2, size) and english(whole) >= _COMMON:
                    ways[whole] = english(whole)
    return max(ways, key=ways.__getitem__) if ways else None


def _cased(written: str, word: str) -> str:
    return word.capitalize() if written[0].isupper() else word
