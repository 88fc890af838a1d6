"""Why a regular expression makes no sense, in the reader's language; its library knows English only."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.language import mark, translate

_REASONS: Mapping[str, str] = {
    "bad character in group name": mark("a group has a name that cannot be"),
    "bad character range": mark("a range in brackets runs backwards"),
    "bad escape": mark("the backslash stands before something that it cannot"),
    "bad hex escape": mark("a character is given by no number"),
    "bad inline flags": mark("a switch in parentheses is not known"),
    "cannot refer to an open group": mark("a group refers to itself"),
    "incomplete escape": mark("a character is given by no number"),
    "invalid group reference": mark("it refers to a group that is not there"),
    "min repeat greater than max repeat": mark("the least number of times is more than the most"),
    "missing )": mark("a parenthesis “)” is missing"),
    "missing <": mark("a bracket “<” is missing"),
    "missing >": mark("a bracket “>” is missing"),
    "missing ]": mark("a bracket “]” is missing"),
    "missing group name": mark("a group has no name"),
    "multiple repeat": mark("two signs for repeating stand one after the other"),
    "nothing to repeat": mark("a sign for repeating has nothing before it"),
    "repeat count too big": mark("it repeats too often"),
    "unbalanced parenthesis": mark("a parenthesis “(” is missing"),
    "undefined character name": mark("no character has this name"),
    "unknown extension": mark("what follows “(?” is not known"),
    "unknown group": mark("it refers to a group that is not there"),
    "unknown property": mark("no characters are called so"),
    "unterminated character set": mark("a bracket “]” is missing"),
}
_NOT_UNDERSTOOD = mark("it cannot be understood")


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that reads in the language in use when it is shown."""

    template: str

    def __str__(self) -> str:
        return translate(self.template)


def reason(error: Exception) -> Reason:
    """What is wrong, told from what the library says, whose places count now from 0 and now from 1."""
    said = re.sub(r" at position .*", "", str(error), flags=re.DOTALL)
    known = (template for beginning, template in _REASONS.items() if said.startswith(beginning))
    return Reason(next(known, _NOT_UNDERSTOOD))
