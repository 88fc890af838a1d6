"""A text as it was heard: without what a recogniser or a typist put between the parts of one word.

Recognisers write a mark of mood (an emoji) at the border of their segments and often a false stop with
it, and cut paragraphs wherever they are full: ``去比。😊，角两个`` is 去比角两个, said like 去比较两个.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from annotator.text.written_words import in_small_letters

EMOJI = "\U0001f000-\U0001faff\u2600-\u27bf\ufe0f"
_STOPS = "。，,"
_GAP = re.compile(rf"[\s{EMOJI}](?:[\s{EMOJI}]|[{_STOPS}](?=\s*[{EMOJI}]))*")
"""Begins with what it needs, so that a long text is gone through at the speed of its gaps."""
_MARK = re.compile(f"[{EMOJI}]")
_STOP_AFTER = re.compile(rf"[{_STOPS}]\s*")
_MAYBE_GAP = rf"[\s{EMOJI}{_STOPS}]*"
_HAN = re.compile(r"[\u3400-\u9fff]")


def _gaps(written: str) -> Iterator[tuple[int, int]]:
    """Marks with the stops at them, ends of paragraphs, blanks between Chinese characters."""
    for gap in _GAP.finditer(written):
        start, end = gap.span()
        before = written[start - 1 : start]
        if _MARK.search(gap[0]):
            after = _STOP_AFTER.match(written, end)
            yield start - (before != "" and before in _STOPS), after.end() if after else end
        elif "\n" in gap[0]:
            yield start - (before == "。"), end
        elif _HAN.match(before) and _HAN.match(written, end):
            yield start, end


def heard_wording(wording: str) -> str:
    """A wording as it was heard, in small Latin letters: wordings that are alike in this are one."""
    return in_small_letters(HeardText(wording.strip()).text.strip())


def heard_places(written: str, wording: str) -> Iterator[tuple[int, int]]:
    """Where a text was heard to say a wording, small and capital letters alike; no two places overlap.

    Takes the time of one search through the text.
    """
    heard = heard_wording(wording)
    if not heard:
        return
    for found in _across_gaps(heard).finditer(written):
        if len(found[0]) == len(heard) or heard_wording(found[0]) == heard:
            yield found.span()


@lru_cache(maxsize=64)
def _across_gaps(heard: str) -> re.Pattern[str]:
    """A wording with anything between its characters that may be a gap; what is one, the text decides."""
    return re.compile(_MAYBE_GAP.join(map(_either_case, heard)))


def _either_case(character: str) -> str:
    if character.isascii() and character.isalpha():
        return f"[{character}{character.upper()}]"
    return re.escape(character)


class HeardText:
    """``text`` is what was heard; places in it lead back to the written text."""

    def __init__(self, written: str) -> None:
        pieces: list[str] = []
        self._heard: list[int] = []
        self._written: list[int] = []
        at = length = 0
        for start, end in _gaps(written):
            length = self._keep(written, at, start, length, pieces)
            at = end
        self._keep(written, at, len(written), length, pieces)
        self.text = "".join(pieces)

    def _keep(self, written: str, start: int, end: int, length: int, pieces: list[str]) -> int:
        if end > start:
            pieces.append(written[start:end])
            self._heard.append(length)
            self._written.append(start)
        return length + max(0, end - start)

    def _place(self, heard: int) -> int:
        i = bisect_right(self._heard, heard) - 1
        return self._written[i] + heard - self._heard[i]

    def stretch(self, start: int, end: int) -> tuple[int, int]:
        """The written stretch of heard characters ``[start, end)``, which are at least one."""
        return self._place(start), self._place(end - 1) + 1

    def is_whole(self, start: int, end: int) -> bool:
        """Whether heard characters ``[start, end)`` stand together in the written text too."""
        first, last = self.stretch(start, end)
        return last - first == end - start
