"""Times with labels or alone on a line: ``00:12``, ``[1:02:03.5]``, ``00:12 - 00:19``, ``3分12秒``."""

from __future__ import annotations

import re
from typing import NamedTuple

_DATE = (
    r"(?:(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?[ T,]*"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:19|20)?\d{2},?\s|\d{1,2}[-/]\d{1,2} )"
)
_DAYPART = r"(?:\s?(?:AM|PM|am|pm|a\.m\.|p\.m\.|上午|下午))"
_CLOCK = (
    r"(?:\d{1,5}\.\d{1,3}\s?s|\d{1,3}[:：]\d{2}(?:[:：]\d{2})?(?:[.,]\d{1,3})?"
    r"|(?:\d{1,2}\s?(?:h|时|小时|時)\s?)?\d{1,3}\s?(?:m|min|分|分钟|分鐘|['′])\s?\d{1,2}\s?(?:s|sec|秒|[\"″]))"
)
_MOMENT = rf"{_DATE}?{_CLOCK}{_DAYPART}?"
_ARROW = r"\s{0,3}(?:-{0,2}>|→|[-—~～–]{1,2}|至|到|to)\s{0,3}"
_STAMP = rf"(?P<first>{_MOMENT})(?:{_ARROW}(?P<last>{_CLOCK}))?"
_BARE_STAMP = _STAMP.replace("?P<", "?P<bare_")
_OPEN, _CLOSE = r"[\[(（【<〔]", r"[\])）】>〕]"

_ALONE = re.compile(rf"(?:{_OPEN}\s*)?{_STAMP}(?:\s*{_CLOSE})?")
_BEFORE = re.compile(rf"(?:{_OPEN}\s*{_STAMP}\s*{_CLOSE}\s*|{_BARE_STAMP}\s+)(?:[|｜·\-–]\s+)?")
_AFTER = re.compile(
    rf"(?:\s?{_OPEN}\s?{_STAMP}\s?{_CLOSE}"
    rf"|(?:\s?[|｜·@,，]\s?|\s[-–—]\s|\s|(?<=[\u4e00-\u9fff])(?=\d)){_BARE_STAMP})$"
)
_INSIDE = re.compile(
    r"(?P<key>[^\s:：，。,！？!?；;\d(（\[【][^:：，。,！？!?；;(（\[【]{0,23}?)"
    rf"(?:\s{{1,8}}{_STAMP}\s{{1,8}}|\s?{_OPEN}\s?{_BARE_STAMP}\s?{_CLOSE}\s{{0,4}})(?=[^\s:：])"
)
_CLOCK_SIGNS = re.compile("[:：.m分'′]")
"""What any time has."""
_EARLY_DIGIT = re.compile(r"\D{0,2}\d")
_NUMBER = re.compile(r"\d+")
_DAYPART_END = re.compile(rf"{_DAYPART}$")
_DATE_START = re.compile(_DATE)


class Stamp(NamedTuple):
    """When something is said, in milliseconds from the start of the recording.

    Both are ``None`` where the stamp is a time of day with its date, which tells no place in a recording.
    """

    start_ms: int | None
    end_ms: int | None = None


class StampedAt(NamedTuple):
    """A stamp and the stretch ``[start, end)`` of the line that it takes up."""

    stamp: Stamp
    start: int
    end: int


def milliseconds(clock: str) -> int:
    """``mm:ss`` or ``h:mm:ss``, with decimals perhaps, or the same in words."""
    whole, _, part = clock.rstrip(" s").replace(",", ".").partition(".")
    seconds = 0
    for number in _NUMBER.findall(whole):
        seconds = seconds * 60 + int(number)
    return seconds * 1000 + (int((part + "000")[:3]) if part.isdigit() else 0)


def stamp_alone(text: str) -> Stamp | None:
    """The stamp that a line is and nothing else."""
    if len(text) > 60 or _EARLY_DIGIT.match(text) is None:
        return None
    found = _ALONE.fullmatch(text)
    return _stamp(found, "") if found else None


def stamp_before(text: str, at: int) -> StampedAt | None:
    """The stamp that a line opens with at a place, with the blanks after it."""
    found = None if text[at : at + 1].isalpha() else _BEFORE.match(text, at)
    return _placed(found) if found else None


def stamp_after(text: str) -> StampedAt | None:
    """The stamp that a short text ends with."""
    if text[-1:].isdecimal() or text[-1:] in '])）】>〕秒s"″Mm.午':
        found = _AFTER.search(text) if _CLOCK_SIGNS.search(text) else None
        return _placed(found) if found else None
    return None


def stamp_inside(text: str, at: int) -> StampedAt | None:
    """The stamp between a short key at a place and words after it."""
    found = _INSIDE.match(text, at) if _CLOCK_SIGNS.search(text, at) else None
    if found is None:
        return None
    return StampedAt(_placed(found).stamp, found.end("key"), found.end())


def _placed(found: re.Match[str]) -> StampedAt:
    prefix = "" if found["first"] else "bare_"
    return StampedAt(_stamp(found, prefix), found.start(), found.end())


def _stamp(found: re.Match[str], prefix: str) -> Stamp:
    first, last = found[f"{prefix}first"], found[f"{prefix}last"]
    if _DATE_START.match(first) or _DAYPART_END.search(first):
        return Stamp(None)
    return Stamp(milliseconds(first), milliseconds(last) if last else None)
