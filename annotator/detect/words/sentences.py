"""Sentences: cut at their stops, never inside a title's brackets or a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGN = re.compile(
    r"[《》“”「」『』\"。！？!?.]"
    r"(?:(?<=[《》“”「」『』\"])|(?<=[。！？!?])[。！？!?]*[”’」』）)]*|(?<=\.)\.*(?=[\"”’)\]]*(?:\s|$)))"
)
_OPEN, _CLOSE = "《“「『", "》”」』"
_STOPS = "。！？!?.…"
_LONGEST_QUOTE = 600
_SHORT = (
    r"Mr|Mrs|Ms|Dr|Prof|Rev|Sen|Rep|Gov|Gen|Col|Lt|Sgt|Capt|Cllr|St|Jr|Sr|Inc|Corp|Ltd|Co|Bros|No|vs"
    r"|etc|e\.g|i\.e|a\.m|p\.m|U\.S|U\.K|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
_SHORT_ENDS = frozenset(short[-2:] for short in _SHORT.split("|"))
_ABBREVIATION = re.compile(rf"(?:\b[A-Z]|\b(?:{_SHORT}))$")


def sentences_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of ``text[start:end]`` as ranges that cover it.

    A stop inside quotation marks or 《》 ends no sentence, unless they are never closed.
    """
    first, opened_at = start, -1
    for sign in _SIGN.finditer(text, start, end):
        mark = sign[0]
        if mark in _OPEN or (mark == '"' and opened_at < 0):
            opened_at = sign.start() if opened_at < 0 else opened_at
        elif mark in _CLOSE or mark == '"':
            ended = mark != "》" and opened_at >= 0 and text[sign.start() - 1] in _STOPS
            opened_at = -1
            if ended and not _goes_on(text, sign.end(), end):
                yield first, sign.end()
                first = sign.end()
        elif (
            opened_at < 0 or sign.start() - opened_at > _LONGEST_QUOTE or mark[-1] in "”’」』"
        ) and _is_stop(text, sign.start(), mark):
            opened_at = -1
            yield first, sign.end()
            first = sign.end()
    if first < end:
        yield first, end


def _goes_on(text: str, at: int, end: int) -> bool:
    """Whether a sentence goes on after a quotation that ends in a stop: in small letters, as in English."""
    following = text[at : min(at + 2, end)]
    return len(following) == 2 and following[0] in " \n" and following[1].islower()


def _is_stop(text: str, at: int, mark: str) -> bool:
    """Whether a full stop ends a sentence; one after an initial or an abbreviation does not."""
    if mark[0] != "." or len(mark) > 1:
        return True
    end = text[max(0, at - 2) : at]
    may_be_short = end in _SHORT_ENDS or end[-1:].isupper()
    return not may_be_short or _ABBREVIATION.search(text, max(0, at - 8), at) is None
