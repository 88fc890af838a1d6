"""Sentences and clauses of Chinese and English speech, found lazily around a place.

A text of a million characters is never split as a whole: each question looks at the paragraph
under the place, or, where a recogniser wrote no line ends, at a window of it.
"""

from __future__ import annotations

import re
from functools import lru_cache

Stretch = tuple[int, int]
"""A half-open range of the text asked about, in code points."""

WINDOW = 6_000
"""How far a paragraph without line ends is looked at to either side, in code points."""

_CLOSERS = "”’」』）)】》〉〕\\]\"'"
_QUOTES = "”’」』\"'"
_END = re.compile(rf"(?:[。！？!?｡︒]|…+|\.(?!\d))[。！？!?｡…\.]*[{_CLOSERS}]*")
_GOES_ON = re.compile(r"\s*[，、；：,;:。！？!?）)】》]")
_SAYS = re.compile(r"[^\s，。！？,.!?“”\"]{0,8}?(?:说道|说|问道|问|答道|答|表示|认为|指出|强调|喊道|笑道)")
_BRACKETED = re.compile(r"（[^（）\n]{1,300}）|\([^()\n]{1,300}\)|【[^【】\n]{1,100}】")
_CLAUSE_END = re.compile(r"[，、；：,;:—](?!\d)")

_NEVER_LAST = re.compile(
    r"mr|mrs|ms|dr|prof|st|mt|sen|rep|gen|gov|capt|lt|col|rev|hon|pres|vs|figs?|eq|nos?|vol|pp|eds?"
    r"|e\.g|i\.e|cf|viz|al|approx|dept|est"
)
_SELDOM_LAST = re.compile(r"etc|inc|ltd|co|corp|jr|sr|[ap]\.m|u\.[skn]|e\.u|ph\.d|[bm]\.a")
_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*$")
_WORD = re.compile(r"\w")
_NUMBERED = re.compile(r"\s*(?:\d{1,3}|[A-Za-z]|[一二三四五六七八九十]{1,3})$")


def paragraph_around(text: str, at: int) -> Stretch:
    """The line that holds the place, without its line end, cut to a window where it is very long."""
    floor, ceiling = max(0, at - WINDOW), min(len(text), at + WINDOW)
    line = text.rfind("\n", floor, at)
    start = line + 1 if line >= 0 or floor == 0 else _window_start(text, floor, at)
    end = text.find("\n", at, ceiling)
    return start, ceiling if end < 0 else end


def _window_start(text: str, floor: int, at: int) -> int:
    """Behind some end of a sentence well before the place, so that its own sentence is whole."""
    last = max(text.rfind(mark, floor, at - WINDOW // 2) for mark in "。！？")
    return last + 1 if last >= 0 else floor


@lru_cache(maxsize=64)
def sentences(paragraph: str) -> tuple[Stretch, ...]:
    """The sentences of one paragraph, without the white space around them.

    Full stops within numbers, names, versions and abbreviations do not end a sentence, nor do those
    within brackets; closing quotes and brackets belong to the sentence they close.
    """
    return _trimmed(paragraph, _ends(paragraph))


def _ends(paragraph: str) -> list[int]:
    inside = [match.span() for match in _BRACKETED.finditer(paragraph)]
    found = []
    for match in _END.finditer(paragraph):
        if any(start < match.start() and match.start() < end - 1 for start, end in inside):
            continue
        if _ends_sentence(paragraph, match.start(), match.end()):
            found.append(match.end())
    return found


def _ends_sentence(paragraph: str, mark: int, end: int) -> bool:
    if _GOES_ON.match(paragraph, end):
        return False
    if paragraph[end - 1] in _QUOTES and (
        _SAYS.match(paragraph, end) or paragraph[end : end + 2].strip()[:1].islower()
    ):
        return False
    if paragraph[mark] == "…" or paragraph[mark : mark + 2] == "..":
        return not paragraph[end : end + 1].islower() and not paragraph[end : end + 2].strip().islower()
    if paragraph[mark] == ".":
        return _full_stop_ends(paragraph, mark, end)
    return True


def _full_stop_ends(paragraph: str, mark: int, end: int) -> bool:
    following = paragraph[end : end + 1]
    if following and not following.isspace() and following.isascii():
        return False
    if _NUMBERED.fullmatch(paragraph, 0, mark):
        return False
    word = _WORD_BEFORE.search(paragraph, max(0, mark - 16), mark)
    if word is None:
        return True
    said = word.group().lower()
    if _NEVER_LAST.fullmatch(said) or (len(said) == 1 and said != "i" and word.group().isupper()):
        return False
    after = paragraph[end : end + 2].strip()
    if _SELDOM_LAST.fullmatch(said):
        return not after or after[:1].isupper() or not after[:1].isascii()
    return not after[:1].islower()


def _trimmed(paragraph: str, ends: list[int]) -> tuple[Stretch, ...]:
    """The pieces without white space; one without a word, such as an emoji, goes with the one before."""
    found: list[Stretch] = []
    start = 0
    for end in [*ends, len(paragraph)]:
        piece = paragraph[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        if first < last and found and not _WORD.search(piece):
            found[-1] = (found[-1][0], last)
        elif first < last:
            found.append((first, last))
        start = end
    return tuple(found)


def sentence_at(text: str, at: int) -> Stretch | None:
    """The sentence under the place, or the one that ends there; ``None`` on a blank line."""
    start, end = paragraph_around(text, at)
    here = None
    for first, last in sentences(text[start:end]):
        if here is None or start + first <= at:
            here = (start + first, start + last)
    return here


def clause_at(text: str, at: int) -> Stretch | None:
    """The stretch between commas under the place, within its sentence."""
    sentence = sentence_at(text, at)
    if sentence is None:
        return None
    start, stop = sentence
    for match in _CLAUSE_END.finditer(text, start, stop):
        if match.end() > at:
            return start, match.end()
        start = match.end()
    return (start, stop) if start < stop else sentence


def next_sentence(text: str, at: int) -> Stretch | None:
    """The first sentence that starts after the place."""
    start, end = paragraph_around(text, at)
    while True:
        for first, last in sentences(text[start:end]):
            if start + first > at:
                return start + first, start + last
        if end >= len(text):
            return None
        start, end = paragraph_around(text, end + 1 if text[end] == "\n" else end)


def previous_sentence(text: str, at: int) -> Stretch | None:
    """The last sentence that starts before the place."""
    start, end = paragraph_around(text, at)
    while True:
        for first, last in reversed(sentences(text[start:end])):
            if start + first < at:
                return start + first, start + last
        if start == 0:
            return None
        start, end = paragraph_around(text, start - 1)
