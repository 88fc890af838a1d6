"""English that was written as Chinese characters of its sound: 拉玛 for LLaMA, 翻 tune for fine-tune.

Precision first: what only nearly sounds so is mostly meant as it stands. A term alone must sound just the
same; more loosely, as Chinese syllables can say it, only where the term is long, or where its other part
stands beside the characters in Latin letters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found, Target, TargetOrigin, apart
from annotator.text.english_lexicon import squeezed, technical_terms
from annotator.text.frequencies import chinese
from annotator.text.heard import HeardText
from annotator.text.plausible import is_plausible, is_used
from annotator.text.spoken_english import roughly_in_chinese, sounds_in_chinese
from annotator.text.words import cut, stop_words
from annotator.text.written_words import LETTERS

_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_RUN = re.compile(r"[\u4e00-\u9fff]+")
_HAN_BEFORE = re.compile(r"([\u4e00-\u9fff]{1,8}) ?\Z")
_WORD = re.compile(r"[A-Za-z]{3,}")
_PARTS = re.compile(r"[A-Za-z]{3,}[ -][A-Za-z]{2,}")
_LONGEST = 5
_LEAST_SOUNDS = 4
_LEAST_ROUGH_SOUNDS = 6
"""Shorter ones are sounds of common words: 对标 of type, 的大 of data."""
_LEAST_OF_PART = 3
_LONGEST_PART = 3
_LEAST_LETTERS = 3
"""Of the other part so many letters and half of them must be left."""
_ODD = 1e-4
"""A single character that is rarer seldom stands alone."""


def find_across_languages(written: str, heard: HeardText, targets: Iterable[Target]) -> Iterator[Found]:
    """Characters that sound like a term of Latin letters, or like a part of one; never in the first tier."""
    targets = tuple(targets)
    of_parts = (one for one in _of_parts(heard.text, targets) if heard.is_whole(*one[0]))
    found = [_found(written, heard, place, term) for place, term in of_parts]
    terms = _Terms(targets)
    for start, end, run in _places(heard.text, [*terms.exact, *terms.rough]):
        term, tier = terms.meant_by(heard.text[start:end], run)
        if term:
            found.append(_found(written, heard, (start, end), term, tier))
    yield from apart(found)


class _Terms:
    """The targets with Latin letters by their sounds, exactly and roughly."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self.exact: dict[str, str] = {}
        self.rough: dict[str, str] = {}
        for target in targets:
            if not LETTERS.search(target.text):
                continue
            sounds = sounds_in_chinese(target.text)
            if len(sounds) >= _LEAST_SOUNDS:
                self.exact[sounds] = target.text
            sounds = roughly_in_chinese(target.text)
            is_word = _WORD.fullmatch(target.text) and target.origin is not TargetOrigin.MEMORY
            if is_word and len(sounds) >= _LEAST_ROUGH_SOUNDS:
                self.rough[sounds] = target.text

    def meant_by(self, words: str, run: _Run) -> tuple[str, int]:
        """Which term characters in a run are, and in which tier; nothing where they can be meant."""
        if not run.are_single(words):
            return "", 0
        is_odd = not is_plausible(words)
        if is_odd and any(chinese(word) < _ODD for word in words):
            term = self.exact.get(sounds_in_chinese(words))
            if term is not None:
                return term, 2
        term = self.rough.get(roughly_in_chinese(words))
        if term is None or not stop_words().isdisjoint(words):
            return "", 0
        return term, 2 if is_odd else 3


@dataclass(frozen=True, slots=True)
class _Run:
    """Chinese characters that stand together; a place in them begins at ``at``."""

    text: str
    at: int

    def are_single(self, words: str) -> bool:
        """Whether each character of a place is a word by itself there."""
        borders = {0, *accumulate(map(len, cut(self.text)))}
        return borders.issuperset(range(self.at, self.at + len(words) + 1))


def _places(text: str, sounds: Sequence[str]) -> Iterator[tuple[int, int, _Run]]:
    """Where up to five characters have such sounds; one of them may be said at the end of one and again."""
    if not sounds:
        return
    from ahocorasick_rs import AhoCorasick

    finder = AhoCorasick(list(dict.fromkeys(way for one in sounds for way in _said_twice(one))))
    table = {ord(c): _sounds_of(c) for c in set(text)}
    begin = 0
    for line in text.splitlines(keepends=True):
        matches = finder.find_matches_as_indexes(line.translate(table), overlapping=True)
        if matches:
            ends = [0, *accumulate(len(table[ord(c)]) for c in line)]
            for _, first, last in matches:
                start, end = bisect_left(ends, first), bisect_left(ends, last)
                if (ends[start], ends[end]) == (first, last) and 1 < end - start <= _LONGEST:
                    yield begin + start, begin + end, _run_around(line, start)
        begin += len(line)


def _sounds_of(character: str) -> str:
    """A character without a sound parts those beside it."""
    return (sounds_in_chinese(character) if _HAN.match(character) else "") or "\n"


def _said_twice(sounds: str) -> Iterator[str]:
    """Sounds, and with one of them at the end of a character and again at the beginning of the next."""
    yield sounds
    for i, sound in enumerate(sounds):
        yield f"{sounds[:i]}{sound}{sounds[i:]}"


def _run_around(line: str, at: int) -> _Run:
    first = at
    while first > 0 and _HAN.match(line[first - 1]):
        first -= 1
    run = _HAN_RUN.match(line, first)
    return _Run(run[0] if run is not None else "", at - first)


# Terms of two parts


def _of_parts(text: str, targets: Iterable[Target]) -> Iterator[tuple[tuple[int, int], str]]:
    """Characters that sound like the first part of a term whose second one stands behind them."""
    parts = _parts(targets)
    for word in LETTERS.finditer(text):
        heads = parts.get(word[0].casefold())
        before = _HAN_BEFORE.search(text, max(0, word.start() - 9), word.start()) if heads else None
        if heads is None or before is None:
            continue
        run = before[1]
        borders = {0, *accumulate(map(len, cut(run)))}
        for size in range(1, min(_LONGEST_PART, len(run)) + 1):
            words = run[-size:]
            term = heads.get(roughly_in_chinese(words))
            if term is not None and len(run) - size in borders and _is_hardly_meant(words):
                yield (before.end(1) - size, word.end()), term


def _is_hardly_meant(words: str) -> bool:
    """Whether it is a character that seldom stands alone (not 完 of 做完), or several that are no word."""
    return not is_used(words) if len(words) > 1 else chinese(words) < _ODD


def _parts(targets: Iterable[Target]) -> Mapping[str, Mapping[str, str]]:
    """Terms of two parts, by what may be left of the second one, and then by how the first one sounds."""
    known = [target.text for target in targets if target.origin is not TargetOrigin.MEMORY]
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for term in (*known, *sorted(technical_terms())):
        if _PARTS.fullmatch(term) is None:
            continue
        head, tail = re.split("[ -]", term.casefold())
        sounds = roughly_in_chinese(head)
        if len(sounds) >= _LEAST_OF_PART:
            for left in _left_of(squeezed(tail)):
                found[left].setdefault(sounds, term)
    return found


def _left_of(part: str) -> Iterator[str]:
    yield part
    for i in range(1, len(part) // 2 + 1):
        if len(part) - i >= _LEAST_LETTERS:
            yield part[i:]


def _found(written: str, heard: HeardText, place: tuple[int, int], term: str, tier: int = 2) -> Found:
    start, end = heard.stretch(*place)
    why = translate("Chinese syllables that sound like the term")
    kind = SuggestionKind.ENGLISH
    return Found(start, end, written[start:end], term, kind, tier, 0.6 if tier == 2 else 0.3, why)
