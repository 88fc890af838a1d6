"""Chinese words that a wording may have been, by how they sound."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from math import log10

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.guess import Guess, Known, Selected
from annotator.text.dictionary import LONGEST, characters_sounding_like, sounding_like
from annotator.text.frequencies import chinese
from annotator.text.likely_sounds import sound_likeness
from annotator.text.syllables import Hearing

_HAN = re.compile(r"[\u3400-\u9fff]+")
_LEAST = 0.6


def chinese_candidates(selected: Selected, known: Known) -> Iterator[Guess]:
    """From the terms, the words of the text, the dictionary, and single characters."""
    if not _HAN.fullmatch(selected.wording):
        return
    yield from _of_terms(selected.wording, known)
    yield from _of_text(selected.wording, known)
    yield from _of_dictionary(selected.wording, known)
    yield from _with_neighbours(selected, known)
    yield from _of_characters(selected, known)
    yield from _going_on(selected)


def _kind(alike: float) -> SuggestionKind:
    return SuggestionKind.HOMOPHONE if alike == 1 else SuggestionKind.NEAR_HOMOPHONE


def _of_terms(wording: str, known: Known) -> Iterator[Guess]:
    """Terms and names, and those parts of them that are as long as the wording."""
    size = len(wording)
    for term in known.terms:
        if not _HAN.fullmatch(term):
            continue
        alike = sound_likeness(wording, term)
        if alike >= _LEAST or (size < len(term) <= size + 3 and _is_within(wording, term)):
            score = 0.15 + 0.7 * max(alike, 0.7) + known.weight(term)
            yield Guess(term, score, _kind(alike), translate("sounds like the term"))
        if 1 < size < len(term):
            for at in range(len(term) - size + 1):
                part = term[at : at + size]
                alike = sound_likeness(wording, part)
                if alike >= 0.75:
                    score = 0.1 + 0.7 * alike + 0.5 * known.weight(term)
                    yield Guess(part, score, _kind(alike), translate("sounds like a part of the term"))


def _is_within(wording: str, term: str) -> bool:
    rest = iter(term)
    return all(character in rest for character in wording)


def _of_text(wording: str, known: Known) -> Iterator[Guess]:
    """Words that stand elsewhere in the text."""
    size = len(wording)
    for word, times in known.words.items():
        if word.isascii() or times < 2 or not size <= len(word) <= size + 1:
            continue
        alike = sound_likeness(wording, word)
        if len(word) > size:
            alike = 0.8 if _is_within(wording, word) else alike
        if alike >= 0.75:
            score = 0.6 * alike + known.weight(word) + 0.1 * min(1.0, chinese(word) * 1e4)
            yield Guess(word, score, _kind(alike), translate("sounds like a word of this text"))


def _of_dictionary(wording: str, known: Known) -> Iterator[Guess]:
    if not 2 <= len(wording) <= LONGEST:
        return
    why = translate("sounds like a word of the dictionary")
    for hearing, base in ((Hearing.SAME, 0.6), (Hearing.NEAR, 0.45)):
        for rank, word in enumerate(sounding_like(wording, hearing, 2)[:9]):
            shared = sum(map(str.__eq__, word, wording)) / len(word)
            score = base + 0.2 * shared - 0.02 * rank + known.weight(word) + 0.03 * (len(word) - 2)
            yield Guess(word, score, _kind(1.0 if hearing is Hearing.SAME else 0.9), why)


def _with_neighbours(selected: Selected, known: Known) -> Iterator[Guess]:
    """Words of the dictionary that the wording makes together with the characters beside it."""
    wording, before, after = selected.wording, selected.before, selected.after
    why = translate("makes a word with what stands beside it")
    for left in range(3):
        for right in range(3):
            head, tail = before[len(before) - left :] if left else "", after[:right]
            whole = head + wording + tail
            if not (head or tail) or not 2 <= len(whole) <= LONGEST or not _HAN.fullmatch(whole):
                continue
            for hearing, base in ((Hearing.SAME, 0.55), (Hearing.NEAR, 0.4)):
                for rank, word in enumerate(sounding_like(whole, hearing, 2)[:6]):
                    if word.startswith(head) and word.endswith(tail):
                        part = word[len(head) : len(word) - len(tail)]
                        score = base + 0.05 * len(whole) - 0.03 * rank + known.weight(word)
                        yield Guess(part, score, _kind(1.0 if hearing is Hearing.SAME else 0.9), why)


def _of_characters(selected: Selected, known: Known) -> Iterator[Guess]:
    """One character replaced by another of the same sound: a common one, or one that makes a word."""
    wording = selected.wording
    why = translate("another character of the same sound")
    around = selected.before[-1:] + wording + selected.after[:1]
    shift = len(selected.before[-1:])
    for at, character in enumerate(wording[:4]):
        left, right = around[: at + shift][-1:], around[at + shift + 1 :][:1]
        for rank, other in enumerate(characters_sounding_like(character)):
            made = max(chinese(left + other) if left else 0.0, chinese(other + right) if right else 0.0)
            if rank >= _MOST_CHARACTERS and not made:
                continue
            whole = wording[:at] + other + wording[at + 1 :]
            score = 0.5 - 0.02 * min(rank, 12) - 0.03 * (len(wording) - 1) + 0.03 * log10(1 + made * 1e8)
            yield Guess(whole, score + known.weight(whole), SuggestionKind.HOMOPHONE, why)


_MOST_CHARACTERS = 9
_LOOKED_AT = 300_000
"""Characters to either side in which the wording is looked for."""
_LEAST_TIMES = 3


def _going_on(selected: Selected) -> Iterator[Guess]:
    """The wording with the character that mostly stands beside it in this text: 大模 is 大模型 elsewhere."""
    wording, text = selected.wording, selected.text
    if len(wording) > _LONGEST_CLIPPED:
        return
    base = max(0, selected.start - _LOOKED_AT)
    after: Counter[str] = Counter()
    before: Counter[str] = Counter()
    at = text.find(wording, base)
    while 0 <= at < selected.end + _LOOKED_AT:
        before[text[at - 1 : at]] += 1
        after[text[at + len(wording) : at + len(wording) + 1]] += 1
        at = text.find(wording, at + 1)
    why = translate("stands so elsewhere in this text")
    here = (selected.before[-1:], selected.after[:1])
    for counts, is_after in ((after, True), (before, False)):
        all_times = counts.total()
        for character, times in counts.most_common(3):
            if times >= _LEAST_TIMES and _HAN.fullmatch(character) and character != here[is_after]:
                score = 0.4 + 0.35 * times / all_times
                whole = wording + character if is_after else character + wording
                yield Guess(whole, score, SuggestionKind.NEAR_HOMOPHONE, why)


_LONGEST_CLIPPED = 3
