"""Words as they are written: where they stand in a text, whole or as parts of others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from annotator.text.alike import Alike
from annotator.text.borders import LETTER, is_border
from annotator.text.rarest import Rarest

Stretch = tuple[int, int]
"""Where a hit stands in the text that was searched: ``[start, end)``, never empty."""


def one_of(characters: Collection[str]) -> str:
    """A regular expression for any one of the characters."""
    escaped = [re.escape(character) for character in sorted(characters)]
    return escaped[0] if len(escaped) == 1 else f"[{''.join(escaped)}]"


class Plain:
    """Words that are found wherever they are written."""

    def __init__(self, words: str, alike: Alike) -> None:
        ways = alike.ways(words)
        self._length = len(words)
        self._words = words if all(len(way) == 1 for way in ways) else None
        """The words, where they can be written in one way only: found twice as quickly."""
        self._pattern = re.compile("".join(map(one_of, ways)))
        self._rarest = Rarest(ways)

    def stretches(self, text: str) -> Iterator[Stretch]:
        if self._length == 0:
            return
        starts = self._rarest.starts(text)
        if starts is not None:
            yield from self._among(starts, text)
        elif self._words is None:
            for found in self._pattern.finditer(text):
                yield found.span()
        else:
            start = text.find(self._words)
            while start >= 0:
                yield start, start + self._length
                start = text.find(self._words, start + self._length)

    def _among(self, starts: Iterable[int], text: str) -> Iterator[Stretch]:
        end = 0
        for start in starts:
            if start >= end and self._pattern.match(text, start):
                end = start + self._length
                yield start, end

    def count(self, text: str) -> int:
        if self._length == 0:
            return 0
        starts = self._rarest.starts(text)
        if starts is not None:
            return sum(1 for _ in self._among(starts, text))
        return len(self._pattern.findall(text)) if self._words is None else text.count(self._words)


class WholeWords:
    """Words that are found where no word goes on at either end."""

    def __init__(self, words: str, alike: Alike) -> None:
        ways = alike.ways(words)
        self._length = len(words)
        first, *others = [*map(one_of, ways), ""]
        # most places where letters go on are passed over here, before borders are looked at closely
        before = f"(?<!{LETTER}{first})" if re.match(LETTER, words[:1]) else ""
        after = f"(?!{LETTER})" if re.match(LETTER, words[-1:]) else ""
        self._pattern = re.compile(f"{first}{before}{''.join(others)}{after}")
        self._rarest = Rarest(ways)

    def stretches(self, text: str) -> Iterator[Stretch]:
        end = 0
        for start in self._starts(text):
            stop = start + self._length
            if start >= end and is_border(text, start) and is_border(text, stop):
                end = stop
                yield start, end

    def _starts(self, text: str) -> Iterator[int]:
        """Where the words stand, also one over another: only one of them may be whole."""
        if self._length == 0:
            return
        starts = self._rarest.starts(text)
        if starts is not None:
            yield from (start for start in starts if self._pattern.match(text, start))
            return
        found = self._pattern.search(text)
        while found is not None:
            yield found.start()
            found = self._pattern.search(text, found.start() + 1)

    def count(self, text: str) -> int:
        return sum(1 for _ in self.stretches(text))
