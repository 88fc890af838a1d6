"""Where the words of a sentence look wrong, whatever may have been meant: what a key takes to be corrected.

Silence costs a key here and noise costs one too, so the bar is lower than that of the scans: a run of odd
characters, a word that nobody uses, Latin letters that are no word of English.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import groupby

from annotator.suggest.found import Target
from annotator.text.dictionary import sounding_like
from annotator.text.english_lexicon import squeezed, technical_terms
from annotator.text.fitting import gained
from annotator.text.frequencies import chinese, english
from annotator.text.heard import HeardText
from annotator.text.plausible import is_plausible, is_used
from annotator.text.syllables import Hearing
from annotator.text.words import cut, stop_words
from annotator.text.written_words import LETTERS, is_english

Stretch = tuple[int, int]
_WORDS = re.compile(r"[\u3400-\u9fff]+|[A-Za-z][A-Za-z0-9]*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_NUMBER = re.compile(r"第?[零〇一二两三四五六七八九十百千万亿点分之几多余]+[年月日号个位度]?")
_LINE = re.compile(r"[^\s。，,](?:[^\n]*[^\s。，,])?")
_ODD = 1e-4
"""A single character that is rarer seldom stands alone."""
_SHORT = 3
_VERY_ODD = 1e-5
"""One so rare is seldom meant at all, whatever stands beside it."""
_COMMON_SHORT = 5e-5
"""From this share of all words on, up to three letters are a word in the midst of Chinese."""
_HEARD_AT_ONCE = re.compile(r"[\u3400-\u9fff]{2,4}")
_LIKELY = 3
_MUCH_BETTER = 1.0
"""Of a hundred words on clean text one is taken, of two that were misheard one."""
_FAR_BETTER = 2.0
"""The same where one of the words is of those that stand everywhere."""
_BESIDE = 8
_OF_ADDRESSES = re.compile(r"[/_@.\\]")


def doubtful(
    text: str, start: int, end: int, targets: Collection[Target] = (), *, caret: int | None = None
) -> list[Stretch]:
    """The stretches within ``[start, end)`` of a text that can hardly be meant, in text order.

    What a target says is right, and what stands in one. Where a ``caret`` stands, words that sound like
    one that fits much better there are enough: whoever put it there may mean them.
    """
    heard = HeardText(text[start:end])
    known = frozenset(target.text for target in targets)
    plain = frozenset(squeezed(term) for term in known)
    found: list[Stretch] = []
    for first, last in _runs(heard.text, plain):
        is_one = heard.is_whole(first, last) or not LETTERS.search(heard.text[first:last])
        if is_one and not _is_of_terms(heard.text, first, last, known):
            left, right = heard.stretch(first, last)
            found += _within_lines(text, start + left, start + right)
    at_caret = _misheard_from(text, caret, known) if caret is not None else None
    if at_caret is not None and not any(one[0] < at_caret[1] and at_caret[0] < one[1] for one in found):
        found.append(at_caret)
    return sorted(found)


def _misheard_from(text: str, at: int, known: Collection[str]) -> Stretch | None:
    """The words from a place on that sound the same as a word of the dictionary that fits much better."""
    run = _HEARD_AT_ONCE.match(text, at)
    best: tuple[float, Stretch] | None = None
    for end in range(run.end(), at + 1, -1) if run is not None else ():
        heard = text[at:end]
        if is_used(heard) or _is_of_terms(text, at, end, known):
            continue
        least = _MUCH_BETTER if stop_words().isdisjoint(cut(heard)) else _FAR_BETTER
        before, after = text[max(0, at - _BESIDE) : at], text[end : end + _BESIDE]
        for meant in sounding_like(heard, Hearing.SAME, 2)[:_LIKELY]:
            better = gained(before, heard, meant, after)
            if better > least and (best is None or better > best[0]):
                best = better, (at, end)
    return best[1] if best is not None else None


def _within_lines(text: str, start: int, end: int) -> Iterator[Stretch]:
    """The parts of a stretch line by line; one of which a cut left a single character is whole."""
    parts = [(start + part.start(), start + part.end()) for part in _LINE.finditer(text[start:end])]
    if any(last - first == 1 for first, last in parts):
        yield start, end
    else:
        yield from parts


def _runs(text: str, plain: Collection[str]) -> Iterator[Stretch]:
    """The doubtful runs; one of Chinese characters goes on in doubtful letters at it."""
    joined: Stretch | None = None
    for stretch in _odd_runs(text, plain):
        if joined is not None and joined[1] >= stretch[0]:
            joined = joined[0], max(joined[1], stretch[1])
            continue
        if joined is not None:
            yield joined
        joined = stretch
    if joined is not None:
        yield joined


def _odd_runs(text: str, plain: Collection[str]) -> Iterator[Stretch]:
    for run in _WORDS.finditer(text):
        start, end = run.span()
        if _HAN.match(run[0]):
            for first, last in _odd_chinese(run[0]):
                whole = _with_letters(text, start + first, start + last)
                if whole[1] - whole[0] > 1 or chinese(run[0][first:last]) < _VERY_ODD:
                    yield whole
        elif not (_is_known(run[0], plain) or _OF_ADDRESSES.search(text[max(0, start - 1) : end + 1])):
            yield start, end


def _with_letters(text: str, start: int, end: int) -> Stretch:
    """A single character with the Latin letters directly behind or before it: it is a syllable of theirs."""
    if end - start > 1:
        return start, end
    behind = LETTERS.match(text, end)
    if behind is not None:
        return start, behind.end()
    first = start
    while first > 0 and LETTERS.match(text[first - 1]):
        first -= 1
    return first, end


def _odd_chinese(run: str) -> Iterator[Stretch]:
    """Where words one after another are single characters or unused, one of them at least odd."""
    at = 0
    for is_loose, group in groupby(cut(run), key=_is_loose):
        words = list(group)
        wording = "".join(words)
        if is_loose and any(map(_is_odd, words)) and not is_plausible(wording):
            yield at, at + len(wording)
        at += len(wording)


def _is_loose(word: str) -> bool:
    if _NUMBER.fullmatch(word):
        return False
    return word not in stop_words() and (len(word) == 1 or not is_used(word))


def _is_odd(word: str) -> bool:
    return chinese(word) < _ODD if len(word) == 1 else not is_used(word)


def _is_known(letters: str, plain: Collection[str]) -> bool:
    """Whether letters are a word, a term, or short for something."""
    if letters.isupper() or letters.casefold() in plain:
        return True
    terms = technical_terms()
    if letters in terms or letters.casefold() in terms:
        return True
    return english(letters) >= _COMMON_SHORT if len(letters) <= _SHORT else is_english(letters)


def _is_of_terms(text: str, start: int, end: int, terms: Collection[str]) -> bool:
    """Whether the stretch shares characters with a term that stands there."""
    base = max(0, start - 20)
    around = text[base : end + 20]
    for term in terms:
        at = around.find(term)
        while at >= 0:
            if base + at < end and start < base + at + len(term):
                return True
            at = around.find(term, at + 1)
    return False
