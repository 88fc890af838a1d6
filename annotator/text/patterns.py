"""Regular expressions: with a limit to their time, and blind to width and script where that is asked."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from time import perf_counter

import regex

from annotator.domain.errors import BadPattern
from annotator.language import mark
from annotator.text.alike import Alike
from annotator.text.pattern_faults import reason
from annotator.text.written import Stretch, one_of

_LIMIT_S = 2.0
"""Seconds for one hit, or for none in a whole text."""
_LIMIT_IN_ALL_S = 20.0
"""Seconds for all texts together."""
_TOO_LONG = mark("The regular expression takes too long; make it simpler or look for less.")

_ESCAPE = r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[pPN]\{[^}]*\}|[gkL]<[^>]*>|\d+|.)"
_TOKEN = re.compile(
    rf"""
    (?P<escape>{_ESCAPE})
    | (?P<syntax>
        \(\?(?:\#[^)]*\)|P?<\w+>|P=\w+\)|P>\w+\)|&\w+\)|<[=!]|[a-zA-Z0-9-]+[:)]|\(\w+\)|[:=!>|])
        | \(\*[A-Z]+\)
        | \{{[^}}]*\}}
    )
    | (?P<set>\[\^?\]?(?:\[:\^?\w+:\]|{_ESCAPE}|[^\]\\])*\])
    | (?P<character>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_IN_SET = re.compile(
    rf"(?P<as_is>\[:\^?\w+:\]|(?:{_ESCAPE}|.)-(?:{_ESCAPE}|[^\]]))|(?P<escape>{_ESCAPE})|(?P<character>.)",
    re.DOTALL,
)
_CASELESS = re.compile(r"\\(?:[dDsSwWbBnrtfvAZ0-9]|[^a-zA-Z0-9])")
_RANGE = re.compile("[^0-9\u3400-\u9fff]-[^]]|\\\\")
"""A range, whose ends may have letters between them, or any escape that is not known to have no case."""
_BACKWARDS, _NESTED = re.compile(r"\(\?[a-zA-Z]*r"), re.compile(r"\(\?[a-zA-Z]*V1")
_SPECIAL = frozenset(".^$*+?{}[]\\|()")


class Pattern:
    """A regular expression.

    Raises ``BadPattern`` where it makes no sense, and while searching where it takes too long.
    """

    def __init__(self, expression: str, alike: Alike) -> None:
        self._took = 0.0
        flags = regex.MULTILINE | (regex.IGNORECASE if alike.case and _knows_case(expression) else 0)
        self._pattern = _compiled(expression, flags)
        if _BACKWARDS.search(expression):
            raise BadPattern(mark("Looking backwards, (?r), is not possible here."))
        if _NESTED.search(expression):
            return  # sets within sets mean what they say
        widened = widen(expression, Alike(case=False, width=alike.width, script=alike.script))
        if widened != expression:
            try:
                self._pattern = _compiled(widened, flags)
            except BadPattern:  # syntax that is not understood here: then it means what it says
                return

    def stretches(self, text: str) -> Iterator[Stretch]:
        at = 0
        while (found := self._next(text, at)) is not None:
            yield found
            at = found[1]

    def _next(self, text: str, at: int) -> Stretch | None:
        """The first match from a place on that is not empty."""
        began = perf_counter()
        try:
            found = self._pattern.search(text, at, concurrent=True, timeout=_LIMIT_S)
            if found is not None and found.start() == found.end():  # only the library can look for another
                others = self._pattern.finditer(text, found.start(), concurrent=True, timeout=_LIMIT_S)
                found = next((other for other in others if other.start() < other.end()), None)
        except TimeoutError as error:
            raise BadPattern(_TOO_LONG) from error
        except (MemoryError, RecursionError) as error:
            raise BadPattern(
                mark("The regular expression needs too much memory; make it simpler or look for less.")
            ) from error
        self._took += perf_counter() - began
        if self._took > _LIMIT_IN_ALL_S:
            raise BadPattern(_TOO_LONG)
        return found.span() if found is not None else None

    def count(self, text: str) -> int:
        return sum(1 for _ in self.stretches(text))


def _knows_case(expression: str) -> bool:
    """Whether upper and lower case may matter to it: where not, it is found four times as quickly."""
    rest = _CASELESS.sub("", expression)
    return rest.lower() != rest.upper() or _RANGE.search(rest) is not None


def _compiled(expression: str, flags: int) -> regex.Pattern[str]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return regex.compile(expression, flags)
    except (regex.error, ValueError, OverflowError, RecursionError, MemoryError) as error:
        raise BadPattern(mark("This is no regular expression: {reason}."), reason=reason(error)) from error


def widen(expression: str, alike: Alike) -> str:
    """The expression with every character that is written out standing also for those alike to it.

    Ends of ranges (``[a-z]``), classes and all syntax stay as they are.
    """
    parts: list[str] = []
    for token in _TOKEN.finditer(expression):
        kind, text = token.lastgroup, token.group()
        if kind == "set":
            parts.append(_wider_set(text, alike))
        elif kind == "escape":
            parts.append(_wider(text, text[1:], alike))
        elif kind == "character" and text not in _SPECIAL:
            parts.append(_wider(text, text, alike))
        else:
            parts.append(text)
    return "".join(parts)


def _wider(written: str, character: str, alike: Alike) -> str:
    """One character, also where it is escaped for being special; other escapes are no characters."""
    if len(character) != 1 or (written != character and (character.isalnum() or character == "_")):
        return written
    found = alike.to(character)
    return written if len(found) == 1 else one_of(found)


def _wider_set(written: str, alike: Alike) -> str:
    opening = re.match(r"\[\^?", written)
    assert opening is not None
    inner = written[opening.end() : -1]
    more: list[str] = []
    for token in _IN_SET.finditer(inner):
        text = token.group()
        character = text[1:] if token.lastgroup == "escape" and not text[1:].isalnum() else text
        if token.lastgroup != "as_is" and len(character) == 1:
            more += (re.escape(c) for c in sorted(alike.to(character) - {character}))
    is_open = inner.endswith("-") and not inner.endswith(
        "\\-"
    )  # a last hyphen must stay the last: it is no range
    inner, last = (inner[:-1], "-") if is_open else (inner, "")
    return f"{opening.group()}{inner}{''.join(more)}{last}]"
