"""Seats, numbered voices and roles: what a label may say instead of a name."""

from __future__ import annotations

import re
from functools import cache

from annotator.detect.words.latin_names import hyphened
from annotator.text.lexicons import folded, words

NUMERAL = "一二三四五六七八九十百两〇零"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
"""The ten heavenly stems, by which scripts and minutes call people whom they do not name."""


@cache
def _seat() -> re.Pattern[str]:
    number = rf"(?:\d{{1,3}}|[{NUMERAL}]{{1,3}}|[A-Z]|[{_STEMS}])"
    latin = "|".join(sorted(filter(str.isascii, words("seats")), key=len, reverse=True))
    han = "|".join(sorted((w for w in words("seats") if not w.isascii()), key=len, reverse=True))
    latin = rf"(?i:(?:(?:unknown|unidentified|audience|male|female)[ _-])?(?:{latin}))"
    return re.compile(
        rf"(?:{han})\s?#?{number}[号號]?|{latin}(?:[ _-]?(?:#|[Nn]o\. ?)?\d{{1,3}}|[ _-][A-Z])"
        rf"|[{_STEMS}]|第\s?{number}\s?[位席号號](?:{han})?|\d{{1,3}}\s?[号號](?:{han}|位|席|桌|[麦麥])"
    )


def is_role(text: str) -> bool:
    """Whether the text is a role and nothing else but an article before it."""
    if text.replace(" ", "") in words("roles"):
        return True
    return len(text) > 1 and text[0].isascii() and hyphened(text) in folded("roles")


@cache
def _seat_starts() -> frozenset[str]:
    """What a seat may begin with beside a figure, letters of both cases."""
    letters = {word[0] for word in words("seats")} | set("umfaſK")
    return frozenset({*letters, *map(str.lower, letters), *map(str.upper, letters), *_STEMS, "第"})


def _may_be_seat(text: str) -> bool:
    return text[:1] in _seat_starts() or text[:1].isdecimal()


def is_seat(text: str) -> bool:
    """Whether the text is a seat or a numbered voice and nothing else."""
    return _may_be_seat(text) and _seat().fullmatch(text) is not None


def seat_at_start(text: str) -> re.Match[str] | None:
    """The seat that the text begins with, if it does."""
    return _seat().match(text) if _may_be_seat(text) else None
