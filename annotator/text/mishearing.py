"""What went wrong where one wording was heard for another, and where a wrong wording can be replaced unseen.

Both are judged from the letters and the sounds alone: no rule knows a name or a topic.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from enum import Enum
from itertools import product

from annotator.domain.correction import CorrectionKind
from annotator.text.compared_text import is_repeated, spoken
from annotator.text.hesitation import without_hesitation
from annotator.text.same_ends import same_ends
from annotator.text.sounds import readings
from annotator.text.words import is_word, words

_BESIDE = 60
"""So far to either side words are looked for that say the same."""
_AROUND = 10
"""How many characters to either side decide which words a place belongs to."""
_LATIN = re.compile(r"[A-Za-z0-9]")
_LETTERS = re.compile(r"[A-Za-z]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_NUMBER = re.compile(r"[0-9０-９零〇一二两三四五六七八九十百千万亿点.．,，%％]+")
_MISHEARD = frozenset(
    {
        CorrectionKind.HOMOPHONE,
        CorrectionKind.NEAR_HOMOPHONE,
        CorrectionKind.ENGLISH,
        CorrectionKind.OTHER,
    }
)
_NEAR_INITIALS = {"zh": "z", "ch": "c", "sh": "s", "n": "l", "r": "l", "h": "f"}
_NEAR_FINALS = {"ang": "an", "eng": "en", "ing": "in", "iang": "ian", "uang": "uan"}
_SYLLABLE = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)")


def kind_at(text: str, start: int, end: int, meant: str, names: Collection[str] = ()) -> CorrectionKind:
    """What went wrong where ``text[start:end]`` was written for ``meant``: one of the ``names``, if it is."""
    before, after = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    kind = kind_of(text[start:end], meant, before=before, after=after)
    is_misheard = start < end and meant and kind in _MISHEARD
    return CorrectionKind.NAME if is_misheard and _is_of_name(before, meant, after, names) else kind


def _is_of_name(before: str, meant: str, after: str, names: Collection[str]) -> bool:
    """Whether words are a name, or the part of one that was wrong."""
    reading, first, last = f"{before}{meant}{after}", len(before), len(before) + len(meant)
    for name in names:
        at = reading.find(name, max(0, last - len(name))) if len(name) > 1 else -1
        if 0 <= at <= first:
            return True
    return False


def kind_of(heard: str, meant: str, *, before: str = "", after: str = "") -> CorrectionKind:
    """What went wrong when ``heard`` was written for ``meant``, between what stands beside it.

    Words that were taken out may have been no words (a sound of hesitation), or said once more beside
    them; everything else that was taken out was never said, and what was put in was said and lost.
    """
    tidied = _tidied(heard, meant, before, after)
    if tidied is not None:
        return tidied
    if not any(c.isalnum() for c in heard + meant):
        return CorrectionKind.PUNCTUATION
    if not meant:
        return CorrectionKind.INSERTION
    if not any(map(str.isalnum, heard)):
        return CorrectionKind.OMISSION
    if _LETTERS.search(meant) or (_LETTERS.search(heard) and not _CHINESE.search(heard)):
        return CorrectionKind.ENGLISH
    if _NUMBER.fullmatch(meant) and heard:
        return CorrectionKind.NUMBER
    if len(heard) == len(meant) and heard != meant:
        return _by_sound(heard, meant)
    return CorrectionKind.OTHER


def _tidied(heard: str, meant: str, before: str, after: str) -> CorrectionKind | None:
    """Whether hesitation or a repetition was taken out, and nothing else."""
    first, last = same_ends(heard, meant)
    if first + last < len(meant):
        return None
    gone = heard[first : len(heard) - last]
    head, tail = before + heard[:first], heard[len(heard) - last :] + after
    said = without_hesitation(gone)
    if not spoken(gone) or cuts_latin_word(head, gone, tail):
        return None
    if not spoken(said):
        return CorrectionKind.FILLER
    is_said_twice = is_repeated(spoken(said), f"{head}{said}{tail}", (len(head), len(head) + len(said)))
    return CorrectionKind.REPETITION if is_said_twice else None


def _by_sound(heard: str, meant: str) -> CorrectionKind:
    """For wordings of one length: alike in sound, nearly so, or not."""
    kind = CorrectionKind.HOMOPHONE
    for one, other in zip(heard, meant, strict=True):
        if one == other:
            continue
        first, second = _sounds(one), _sounds(other)
        if first & second:
            continue
        if any(_are_near(_near(a), _near(b)) for a, b in product(first, second)):
            kind = CorrectionKind.NEAR_HOMOPHONE
        else:
            return CorrectionKind.OTHER
    return kind


def _sounds(character: str) -> frozenset[str]:
    """The readings of a character without their tones; none for what is no Chinese character."""
    if not _CHINESE.match(character):
        return frozenset()
    return frozenset(reading.rstrip("012345") for reading in readings(character))


def _are_near(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two syllables begin alike or end alike."""
    return one[1] == other[1] or (one[0] == other[0] != "")


def _near(sound: str) -> tuple[str, str]:
    """A sound in which those that are often confounded are one."""
    found = _SYLLABLE.fullmatch(sound)
    initial, final = (found.group(1) or "", found.group(2)) if found else ("", sound)
    return _NEAR_INITIALS.get(initial, initial), _NEAR_FINALS.get(final, final)


def cuts_latin_word(before: str, wording: str, after: str) -> bool:
    """Whether a place begins or ends inside a word of Latin letters or a number (``gl`` in ``gle``)."""
    return _joins(before[-1:], wording[:1]) or _joins(wording[-1:], after[:1])


def _joins(left: str, right: str) -> bool:
    return bool(_LATIN.match(left) and _LATIN.match(right))


class Standing(Enum):
    """What a wording is among the words around it."""

    NO_WORD = "no word"
    WORDS = "whole words, one after another"
    A_WORD = "a word"
    CUTS_WORDS = "begins or ends within a word"


def standing_of(before: str, wording: str, after: str) -> Standing:
    """How a wording stands between others, as the dictionary divides them all.

    The dictionary is loaded where it is not yet, which takes a tenth of a second.
    """
    if cuts_latin_word(before, wording, after):
        return Standing.CUTS_WORDS
    head, tail = before[-_AROUND:], after[:_AROUND]
    start, end = len(head), len(head) + len(wording)
    is_made_of_words = False
    for word in words(f"{head}{wording}{tail}".replace("\n", " "), guessing=False):
        is_cut = word.start < start < word.end or word.start < end < word.end
        if is_cut and is_word(word.text):
            return Standing.CUTS_WORDS
        if start <= word.start and word.end <= end and len(word.text) > 1:
            is_made_of_words = True
    if is_word(wording):
        return Standing.A_WORD
    return Standing.WORDS if is_made_of_words else Standing.NO_WORD


def words_over(before: str, wording: str, after: str) -> str:
    """All words that take in a character of a place, as the dictionary divides what stands there."""
    head, tail = before[-_AROUND:], after[:_AROUND]
    start, end = len(head), len(head) + len(wording)
    divided = words(f"{head}{wording}{tail}".replace("\n", " "), guessing=False)
    return "".join(word.text for word in divided if word.start < end and start < word.end)


def is_surely_wrong(before: str, wording: str, after: str) -> bool:
    """Whether these words, between those, can hardly be anything but the wrong form that they are.

    They are more than one character, no word of the dictionary, and cut no word in two.
    """
    if len(wording) < 2 or is_word(wording):
        return False
    return standing_of(before, wording, after) in (Standing.NO_WORD, Standing.WORDS)
