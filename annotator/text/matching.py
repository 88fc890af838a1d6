"""What is looked for in a text, and where it stands: plain words, whole words, patterns, sounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from annotator.domain.errors import UserError
from annotator.language import mark

Matches = Callable[[str], Iterator[tuple[int, int]]]
"""Where a query's words stand in a text: ``[start, end)``, in text order, none over another."""


class BadPattern(UserError):
    """A regular expression that makes no sense, or takes too long."""


class Way(Enum):
    """How the words of a query are meant."""

    PLAIN = "plain"
    WORD = "word"
    PATTERN = "pattern"
    SOUND = "sound"


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for. ``fold_width`` takes full- and half-width characters for alike, ``fold_script``
    traditional and simplified ones."""

    words: str
    way: Way = Way.PLAIN
    match_case: bool = False
    fold_width: bool = True
    fold_script: bool = True


def matches(query: Query) -> Matches:
    """The search for a query, ready to be made in many texts.

    Raises ``BadPattern``.
    """
    pattern = query.words if query.way is Way.PATTERN else re.escape(query.words)
    if query.way is Way.WORD:
        pattern = rf"\b{pattern}\b"
    try:
        compiled = re.compile(pattern, re.NOFLAG if query.match_case else re.IGNORECASE)
    except re.error as error:
        raise BadPattern(mark("This is no regular expression: {reason}."), reason=error) from error

    def find(text: str) -> Iterator[tuple[int, int]]:
        return (found.span() for found in compiled.finditer(text) if found.end() > found.start())

    return find
