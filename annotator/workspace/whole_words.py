"""What was misheard where a correction was made: whole words, of which it may change one letter.

Who types 态 for 台 in 模台 corrects one character; what was misheard, and what may stand elsewhere too, is
模台 for 模态. Who types a letter into ``agen`` has put right a whole word.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, Protocol

from annotator.domain.correction import Correction
from annotator.domain.project import LONGEST_TERM
from annotator.text.remembered_pairs import remembered_pair, teaches
from annotator.text.same_ends import same_ends
from annotator.text.words import is_word, words

_AROUND = 12
"""How many characters on either side decide which word a character belongs to."""
_A_WORDING = 8
"""So many characters at most are taken as the words that were meant to be corrected."""
_LATIN = re.compile(r"[A-Za-z0-9]")
_WORDS = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Mishearing:
    """``heard`` was written, ``meant`` was said."""

    heard: str
    meant: str

    @property
    def is_of_words(self) -> bool:
        """Whether both are words, and not a single character, which stands in too many others."""
        return len(self.heard) > 1 and bool(_WORDS.search(self.heard) and _WORDS.search(self.meant))


class _Stretch(NamedTuple):
    """Source text ``[start, end)`` that reads ``meant``."""

    start: int
    end: int
    meant: str


class CorrectedText(Protocol):
    """A source text with its accepted corrections in text order."""

    @property
    def text(self) -> str: ...

    @property
    def accepted_corrections(self) -> Sequence[Correction]: ...


def mishearings(transcript: CorrectedText, made: Correction, names: Iterable[str] = ()) -> list[Mishearing]:
    """What a correction of a transcript put right: as it was made, and its smallest part of whole words.

    Nothing where no words stand for words. ``names`` are terms and names that count as words. The dictionary
    is loaded where it is not yet.
    """
    text = transcript.text
    stretch = _Stretch(made.start, made.end, made.replacement)
    if max(stretch.end - stretch.start, len(stretch.meant)) > LONGEST_TERM:
        return []
    room = _room(transcript, made)
    ways = [_trimmed(text, stretch)]
    if _is_wording(text[made.start : made.end], made.replacement):
        ways.insert(0, stretch)
    wholes = [_whole(text, way, room, names) for way in ways]
    if wholes[-1].end - wholes[-1].start == 1:
        wholes.append(_with_word_beside(text, wholes[-1], room))
    found = (_of_words(text, whole) for whole in wholes)
    return list(dict.fromkeys(one for one in found if one is not None))


def taught_by(transcript: CorrectedText, made: Correction) -> tuple[str, str] | None:
    """Heard and meant of a correction, for the memory; nothing where it teaches nothing.

    Where one character was corrected, or letters put in, it is the whole words that were misheard.
    """
    if not teaches(made):
        return None
    pair = remembered_pair(made, transcript.text)
    if pair is not None and min(map(len, pair)) > 1:
        return pair
    first, last = _room(transcript, made)
    text = transcript.text
    whole = _whole_words(
        text[first : made.start], text[made.start : made.end], made.replacement, text[made.end : last]
    )
    return (whole.heard, whole.meant) if whole is not None and whole.is_of_words else pair


@lru_cache(maxsize=20_000)
def _whole_words(before: str, heard: str, meant: str, after: str) -> Mishearing | None:
    """What was misheard where a wording stands so in its line; the memory is asked again and again."""
    if max(len(heard), len(meant)) > LONGEST_TERM:
        return None
    text = f"{before}{heard}{after}"
    stretch = _trimmed(text, _Stretch(len(before), len(before) + len(heard), meant))
    return _of_words(text, _whole(text, stretch, (0, len(text)), ()))


def _whole(text: str, stretch: _Stretch, room: tuple[int, int], names: Iterable[str]) -> _Stretch:
    stretch = _whole_latin(text, stretch, room)
    if len(stretch.meant) < 2 or stretch.end - stretch.start < 2:
        stretch = _whole_chinese(text, stretch, room, names)
    return stretch


def _of_words(text: str, stretch: _Stretch) -> Mishearing | None:
    heard, meant = text[stretch.start : stretch.end].strip(), stretch.meant.strip()
    if heard == meant or "\n" in meant or not _WORDS.search(heard) or not _WORDS.search(meant):
        return None
    return Mishearing(heard, meant)


def _is_wording(heard: str, meant: str) -> bool:
    """Whether somebody chose these words as a whole, so that they are what was misheard."""
    return 2 <= len(heard) <= _A_WORDING and 2 <= len(meant) <= 2 * _A_WORDING


def _trimmed(text: str, stretch: _Stretch) -> _Stretch:
    """Without what is alike at both ends."""
    start, end, meant = stretch
    first, last = same_ends(text[start:end], meant)
    return _Stretch(start + first, end - last, meant[first : len(meant) - last])


def _room(transcript: CorrectedText, made: Correction) -> tuple[int, int]:
    """The source text around a correction, in its line, that reads as it is written."""
    text, others = transcript.text, transcript.accepted_corrections
    i = bisect_left(others, made.start, key=lambda c: c.start)
    before = others[i - 1].end if i > 0 else 0
    j = bisect_right(others, made.start, key=lambda c: c.start)
    after = others[j].start if j < len(others) else len(text)
    line_end = text.find("\n", made.end)
    return (
        max(text.rfind("\n", 0, made.start) + 1, before, made.start - _AROUND),
        min(len(text) if line_end < 0 else line_end, after, made.end + _AROUND),
    )


def _whole_latin(text: str, stretch: _Stretch, room: tuple[int, int]) -> _Stretch:
    """With the letters beside it that make one word with those at its borders."""
    start, end, meant = stretch
    beside = text[start:end] + meant
    first, last = start, end
    if not beside or _LATIN.match(meant[:1] or text[start:end]):
        while first > room[0] and _LATIN.match(text[first - 1]):
            first -= 1
    if not beside or _LATIN.match(meant[-1:] or text[end - 1 : end]):
        while last < room[1] and _LATIN.match(text[last]):
            last += 1
    return _Stretch(first, last, text[first:start] + meant + text[end:last])


def _whole_chinese(text: str, stretch: _Stretch, room: tuple[int, int], names: Iterable[str]) -> _Stretch:
    """With the characters beside it that make a word of what was meant: the shortest of two and more."""
    start, end, meant = stretch
    before, after = text[room[0] : start], text[end : room[1]]
    line, at = f"{before}{meant}{after}", len(before)
    to = at + len(meant)
    found = [word for word in _words_over(line, names) if word[0] <= at and to <= word[1]]
    found = [word for word in found if word[1] - word[0] > max(1, len(meant))]
    if not meant:
        return stretch
    if not found:
        return _with_neighbour(text, stretch, room)
    first, last = min(found, key=lambda word: word[1] - word[0])
    return _Stretch(start - (at - first), end + (last - to), line[first:last])


def _with_neighbour(text: str, stretch: _Stretch, room: tuple[int, int]) -> _Stretch:
    """One character of a word that no dictionary has, with the one that stands beside it elsewhere too."""
    from annotator.text.plausible import is_plausible  # frequencies take a while to load

    start, end, meant = stretch
    if end - start != 1:
        return stretch
    best, most = stretch, 1
    for first, last in ((start - 1, end), (start, end + 1)):
        heard = text[first:last]
        if first < room[0] or last > room[1] or not _WORDS.match(heard[0]) or not _WORDS.match(heard[-1]):
            continue
        times = text.count(heard)
        if times > most and (is_word(heard) or not is_plausible(heard)):
            best, most = _Stretch(first, last, text[first:start] + meant + text[end:last]), times
    return best


def _with_word_beside(text: str, stretch: _Stretch, room: tuple[int, int]) -> _Stretch:
    """One character with the word beside it that stands so elsewhere too: 与训练 where 与 was corrected.

    What was heard may well be meant there; that is for whoever looks at the places to say.
    """
    start, end, meant = stretch
    if not _WORDS.match(text[start:end]):
        return stretch
    before, after = text[room[0] : start], text[end : room[1]]
    line, at, to = f"{before}{meant}{after}", len(before), len(before) + len(meant)
    best, most = stretch, 1
    for word in words(line, guessing=False):
        if word.end - word.start < 2 or (word.start != to and word.end != at):
            continue
        first, last = min(at, word.start), max(to, word.end)
        whole = _Stretch(start - (at - first), end + (last - to), line[first:last])
        times = text.count(text[whole.start : whole.end])
        if times > most:
            best, most = whole, times
    return best


def _words_over(line: str, names: Iterable[str]) -> Iterable[tuple[int, int]]:
    """Where words of a line are: those of the dictionary as it divides the line, words within them, names."""
    for word in words(line, guessing=False):
        yield word.start, word.end
        for first in range(word.start, word.end - 1):
            yield from (
                (first, last)
                for last in range(first + 2, word.end)
                if last - first < word.end - word.start and is_word(line[first:last])
            )
    for name in names:
        at = line.find(name) if len(name) > 1 else -1
        while at >= 0:
            yield at, at + len(name)
            at = line.find(name, at + 1)
