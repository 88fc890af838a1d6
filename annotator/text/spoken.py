"""Words as they sound: where the characters stand that letters are the pinyin of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from annotator.text.alike import Alike
from annotator.text.sounding import as_typed, characters_of, ways_to_say
from annotator.text.written import Stretch, one_of

_RUN = re.compile("[a-zA-Zａ-ｚＡ-Ｚ\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]+|.", re.DOTALL)
_BREAK = re.compile("[\\s'’]+")
_GAP = "[\\s'’]?"
_RARE_RANGE = "\U00020000-\U0003ffff"
_RARE = re.compile(f"[{_RARE_RANGE}]")
_SAMPLE = 10_000
"""Characters that tell how frequent others are."""
_ANY_RARE: frozenset[str] | None = None
"""Stands for the rare characters of a text that was not looked through for them."""

Places = Sequence[Collection[str]]
"""For each place, the characters that may stand there."""


class Sounds:
    """Letters that stand for the sounds of Chinese characters, or for themselves, and other characters.

    A part of the query is a run of letters, which can be read in several ways, or one other
    character; parts follow each other in the text without a gap, but a blank or apostrophe may
    stand where one stands in the query.
    """

    def __init__(self, words: str, alike: Alike) -> None:
        self._chunks = [
            [_readings(run, alike) for run in _RUN.findall(chunk)] for chunk in _BREAK.split(words) if chunk
        ]
        self._lead = 0
        """Which place of the first part is looked for first."""
        self._is_chosen = False
        self._compiled = lru_cache(maxsize=8)(self._compile)

    def stretches(self, text: str) -> Iterator[Stretch]:
        if not self._chunks:
            return
        if not self._is_chosen:
            self._lead, self._is_chosen = _rarest(_united(self._chunks[0][0]), text[:_SAMPLE]), True
        # Half of all characters are rare ones beyond the first plane, and would make the search slow.
        # So all of those are let through at first; where one is met, those of this text are told apart.
        at = 0
        for start, end in self._found(_ANY_RARE, text, at):
            if _RARE.search(text, start, end):
                break
            yield start, end
            at = end
        else:
            return
        yield from self._found(frozenset(_RARE.findall(text)), text, at)

    def _found(self, rare: frozenset[str] | None, text: str, at: int) -> Iterator[Stretch]:
        pattern, lead = self._compiled(rare), self._lead
        found = pattern.search(text, at + lead)
        while found is not None:
            yield found.start() - lead, found.end()
            found = pattern.search(text, found.end() + lead)

    def count(self, text: str) -> int:
        return sum(1 for _ in self.stretches(text))

    def _compile(self, rare: frozenset[str] | None) -> re.Pattern[str]:
        first, *others = self._chunks[0]
        parts = [_leading(first, self._lead, rare), *(_any_of(part, rare) for part in others)]
        for chunk in self._chunks[1:]:
            parts.append(_GAP)
            parts += [_any_of(part, rare) for part in chunk]
        return re.compile("".join(parts))


def _readings(run: str, alike: Alike) -> list[Places]:
    """What a part of the query may be in the text, the longest first; never nothing."""
    written = alike.ways(run)
    said = [[characters_of(syllable) for syllable in way] for way in ways_to_say(as_typed(run))]
    return sorted([written, *said], key=len, reverse=True)


def _any_of(part: Sequence[Places], rare: frozenset[str] | None) -> str:
    ways = ["".join(_place(characters, rare) for characters in places) for places in part]
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _leading(part: Sequence[Places], lead: int, rare: frozenset[str] | None) -> str:
    """As :func:`_any_of`, but quicker: what any way may have is looked for before they are told apart.

    The match begins at the place ``lead`` and has looked at those before it.
    """
    united = [_place(characters, rare) for characters in _united(part)]
    before = f"(?<={''.join(united[: lead + 1])})" if lead else ""
    begin = f"{united[lead]}{before}{''.join(united[lead + 1 :])}"
    if len(part) == 1:
        return begin
    ways = []
    for places in part:
        written = [_place(characters, rare) for characters in places]
        ways.append(f"(?<={''.join(written[: len(united)])}){''.join(written[len(united) :])}")
    return f"{begin}(?:{'|'.join(ways)})"


def _united(part: Sequence[Places]) -> list[frozenset[str]]:
    """For each place that all ways have, what may stand there in any of them."""
    return [frozenset().union(*characters) for characters in zip(*part, strict=False)]


def _rarest(places: Sequence[frozenset[str]], sample: str) -> int:
    """The place whose characters are the least frequent in a piece of text."""
    frequent = Counter(sample).items()
    return min(range(len(places)), key=lambda i: sum(n for c, n in frequent if c in places[i]))


def _place(characters: Collection[str], rare: frozenset[str] | None) -> str:
    common = {character for character in characters if not _RARE.match(character)}
    if len(common) == len(characters):
        return one_of(common)
    if rare is None:
        return f"[{''.join(map(re.escape, sorted(common)))}{_RARE_RANGE}]"
    here = common.union(character for character in characters if character in rare)
    return one_of(here) if here else "(?!)"
