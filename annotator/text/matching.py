"""What is looked for in a text, and where it stands: plain words, whole words, patterns, sounds.

Hits do not overlap: of two that would, the one further left is found. What counts as the same
character is told by :mod:`annotator.text.alike`, how letters are read as sounds by
:mod:`annotator.text.sounding`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from annotator.text import borders, sounding
from annotator.text.alike import Alike
from annotator.text.spoken import Sounds
from annotator.text.written import Plain, Stretch, WholeWords


class Way(Enum):
    """How the words of a query are meant.

    ``WORD`` finds them where no word goes on at either end: ``art`` not in ``party``; 会 not in 会议,
    as jieba divides Chinese into words (:mod:`annotator.text.borders`). ``PATTERN`` is a regular
    expression in the syntax of the ``regex`` library: ``^`` and ``$`` are those of a line, a character
    that is written out stands also for those alike to it, and an empty match is no hit. ``SOUND`` is
    pinyin, whole, begun or by initials, in every reading of a character; letters also find themselves,
    and a blank stands for a blank or nothing.
    """

    PLAIN = "plain"
    WORD = "word"
    PATTERN = "pattern"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for.

    ``fold_width`` takes full- and half-width characters for alike, ``fold_script`` simplified and
    traditional ones; without ``match_case`` upper and lower case are alike.
    """

    words: str
    way: Way = Way.PLAIN
    match_case: bool = False
    fold_width: bool = True
    fold_script: bool = True

    @property
    def alike(self) -> Alike:
        """What the query ignores."""
        return Alike(not self.match_case, self.fold_width, self.fold_script)


class Matcher(Protocol):
    """A query made ready to be looked for in many texts."""

    def stretches(self, text: str) -> Iterator[Stretch]:
        """Where the query stands in the text, from left to right, none over another."""

    def count(self, text: str) -> int:
        """How many stretches there are."""


def matcher(query: Query) -> Matcher:
    """The query made ready.

    Raises ``BadPattern`` for a regular expression that makes no sense.
    """
    if query.way is Way.PATTERN:
        from annotator.text.patterns import Pattern  # its library is loaded where it is needed

        return Pattern(query.words, query.alike)
    if query.way is Way.SOUND:
        return Sounds(query.words, query.alike)
    return (Plain if query.way is Way.PLAIN else WholeWords)(query.words, query.alike)


def as_written(words: str) -> str:
    """The pattern that finds just these words."""
    return re.sub(r"[.^$*+?{}\[\]\\|()]", r"\\\g<0>", words)


def load(way: Way) -> None:
    """Have the library ready that a way needs, if any; quick where it is already."""
    if way is Way.WORD:
        borders.load()
    elif way is Way.SOUND:
        sounding.load()
    elif way is Way.PATTERN:
        import annotator.text.patterns  # noqa: F401
