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

_PICTURES = "\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u2639-\u263b\u270a-\u270d\u2705\u2728\u274c\u2764"
_JOINERS = "\ufe0f\u200d\U0001f3fb-\U0001f3ff"
_EMOJI = f"(?:[{_PICTURES}][{_JOINERS}]*)"
_OF_EMOJI = re.compile(f"[{_PICTURES}{_JOINERS}]")
_CLOSERS = "”’」』）)】》〉〕\\]\"'"
_QUOTES = "”’」』\"'"
_OPENERS = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_TAIL = rf"(?:[ \t]*{_EMOJI}+(?:[ \t]*[，。、！？,!?]+)*)*[{_CLOSERS}]*"
_END = re.compile(
    rf"(?P<mark>(?:[。！？!?｡︒⁇⁈⁉]|…+|[.．](?!\d))[。！？!?｡…\.]*[{_CLOSERS}]*){_TAIL}"
    rf"|(?P<emoji>{_EMOJI}{{1,8}}[，,])"
)
_BEFORE_WORDS = re.compile(rf"(?:\s|{_EMOJI}+[ \t]*[，。、！？,!?]+|[，。、；：！？](?![{_CLOSERS}]))+(?=\S)")
_GOES_ON = re.compile(r"\s*[，、；：,;:。！？!?）)】》]")
_SAYS = re.compile(r"[^\s，。！？,.!?“”\"]{0,8}?(?:说道|说|问道|问|答道|答|表示|认为|指出|强调|喊道|笑道)")
_OF_QUOTE = frozenset("的之地得和与及或")
_BRACKETED = re.compile(
    r"（[^（）\n]{1,300}）|\([^()\n]{1,300}\)|【[^【】\n]{1,100}】|《[^《》\n]{1,100}》|\[[^\[\]\n]{1,300}\]"
)
_DECIMAL = re.compile(r"\d[。.．]\d+(?![\d年月日])")
_CLAUSE_END = re.compile(r"[，、；：,;:—](?!\d)")

_NEVER_LAST = re.compile(
    r"mr|mrs|ms|messrs|dr|prof|st|mt|sen|rep|gen|gov|capt|lt|sgt|col|rev|hon|pres|vs"
    r"|e\.g|i\.e|cf|viz|al|dept"
)
_BEFORE_NUMBER = re.compile(
    r"nos?|figs?|pp?|vol|ch|sec|art|eqs?|eds?|ver|approx|est|ca"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_SELDOM_LAST = re.compile(r"etc|[jms]r|esq|ph\.d|[bm]\.(?:a|sc)|m\.d")
_NAME_GOES_ON = re.compile(r"inc|ltd|co|corp|[ap]\.m|u\.s\.a|u\.[skn]|e\.u|d\.c")
_OPENS_SENTENCE = re.compile(
    r"(?:The|This|That|These|Those|It|He|She|They|We|I|You|An?|And|But|So|Or|Yet|If|In|On|At|For|As|When|While"
    r"|What|Who|How|Why|Where|There|Then|Now|Here|My|Our|Its|His|Her|Their|Yes|No|Nobody|After|Before)\b"
)
_WORD_BEFORE = re.compile(r"[A-Za-z][A-Za-z.]*$")
_WORD = re.compile(r"\w")
_NUMBERED = re.compile(r"\s*(?:(?:\d{1,3}[.．])*\d{1,3}|[A-Za-z]|[ivxIVX]{2,4}|[一二三四五六七八九十]{1,3})$")


def is_of_emoji(character: str) -> bool:
    """Whether a character is an emoji or a part of one."""
    return _OF_EMOJI.match(character) is not None


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
    within brackets and titles; closing quotes and brackets belong to the sentence they close. So does an
    emoji behind a full stop, with which recognisers end what they heard at one go. Marks before the
    first word of the paragraph, left there from the one before, belong to no sentence.
    """
    return _trimmed(paragraph, _ends(paragraph))


def _ends(paragraph: str) -> list[int]:
    inside = [match.span() for match in _BRACKETED.finditer(paragraph)]
    found = []
    for match in _END.finditer(paragraph):
        if any(start < match.start() and match.start() < end - 1 for start, end in inside):
            continue
        is_certain = match["mark"] is None or match.end("mark") < match.end()
        if is_certain or _ends_sentence(paragraph, match.start(), match.end()):
            found.append(match.end())
    return found


def _ends_sentence(paragraph: str, mark: int, end: int) -> bool:
    if _GOES_ON.match(paragraph, end) or (mark > 0 and _DECIMAL.match(paragraph, mark - 1)):
        return False
    following = paragraph[end : end + 2].strip()
    if paragraph[end - 1] in _QUOTES and (
        _SAYS.match(paragraph, end) or following[:1].islower() or _is_within_sentence(paragraph, mark, end)
    ):
        return False
    if paragraph[mark] == "…" or paragraph[mark : mark + 2] == "..":
        return not following[:1].islower()
    if paragraph[mark] in ".．":
        return _full_stop_ends(paragraph, mark, end)
    is_in_address = paragraph[mark] in "?!" and paragraph[:mark][-1:].isascii()
    return not (
        is_in_address and paragraph[:mark][-1:].isalnum() and _is_ascii_word(paragraph[end : end + 1])
    )


def _is_ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _is_within_sentence(paragraph: str, mark: int, end: int) -> bool:
    """Whether what is quoted is a part of the sentence around it: 一声“停！”就走了, “为什么？”的问题."""
    if paragraph[end : end + 1] in _OF_QUOTE and paragraph[end - 1] in _OPENERS:
        return True
    start = paragraph.rfind(_OPENERS.get(paragraph[end - 1], "\n"), 0, mark)
    borders = paragraph[start - 1 : start] + paragraph[end : end + 1]
    if start < 1 or len(borders) < 2 or not borders.isalnum():
        return False
    return paragraph[mark] in "！？!?" and not any(stop in paragraph[start:mark] for stop in "。！？!?")


def _full_stop_ends(paragraph: str, mark: int, end: int) -> bool:
    following = paragraph[end : end + 1]
    if following and not following.isspace() and following.isascii():
        return False
    if _NUMBERED.fullmatch(paragraph, 0, mark):
        return False
    word = _WORD_BEFORE.search(paragraph, max(0, mark - 16), mark)
    return word is None or _word_ends(word.group(), paragraph[end : end + 24].lstrip())


def _word_ends(word: str, after: str) -> bool:
    """Whether the full stop behind a Latin word ends the sentence and not the word alone."""
    said = word.lower()
    if _NEVER_LAST.fullmatch(said) or (len(said) == 1 and said != "i" and word.isupper()):
        return False
    if _BEFORE_NUMBER.fullmatch(said) and after[:1].isdigit():
        return False
    if _NAME_GOES_ON.fullmatch(said):
        return not after[:1].isascii() or not after or _OPENS_SENTENCE.match(after) is not None
    if _SELDOM_LAST.fullmatch(said):
        return not after or after[:1].isupper() or not after[:1].isascii()
    return not after[:1].islower()


def _trimmed(paragraph: str, ends: list[int]) -> tuple[Stretch, ...]:
    """The pieces without white space; one without a word goes with the one before, or else the next."""
    found: list[Stretch] = []
    left = _BEFORE_WORDS.match(paragraph)
    start = left.end() if left is not None else 0
    for end in [*ends, len(paragraph)]:
        piece = paragraph[start:end]
        first = start + len(piece) - len(piece.lstrip())
        last = start + len(piece.rstrip())
        has_words = _WORD.search(piece) is not None
        if first < last and found and not has_words:
            found[-1] = (found[-1][0], last)
        elif first < last and (has_words or end == len(paragraph)):
            found.append((first, last))
        if has_words or found:
            start = max(start, end)
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
