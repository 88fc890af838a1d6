"""Offices by which people are called (``房屋局局长``, ``Director of Lands``): no part of them is a name."""

from __future__ import annotations

import re
from functools import lru_cache

from annotator.text.lexicons import ending, folded, words

_UNITS = frozenset("局厅廳处處部署司院会會台臺")
"""With which bodies end whose heads are called by the same character (``局局长``)."""
_ONLY_UNITS = frozenset("局厅廳处處部署办辦委")
_DEPUTY = ("副", "常务副", "常務副", "代理", "代", "执行", "執行")
_ENGLISH = re.compile(
    r"(?:[A-Z][a-z-]+ ){1,3}(?:of|for|to) (?:the )?[A-Z][\w&-]*"
    r"(?:(?:,| and| of| for)? (?:the )?[A-Z][\w&-]*){0,5}"
)
"""``Secretary for Housing``, ``Deputy Director of Lands and Works``."""
_SHORTEST_BODY, _LONGEST = 2, 20


@lru_cache(maxsize=8192)
def is_office(key: str) -> bool:
    """Whether a key is a body and the post of whoever heads it or works there, and nobody's name."""
    if key.isascii():
        return " " in key and _ENGLISH.fullmatch(key) is not None and _holds_post(key)
    if len(key) > _LONGEST:
        return False
    title = ending(key, "titles")
    body = key[: len(key) - len(title)].rstrip()
    if len(title) < 2 or len(body) < _SHORTEST_BODY or title in words("courtesies"):
        return False
    if body[-1] in _UNITS and _head(title)[:1] == body[-1]:
        return True
    if body[-1] in _ONLY_UNITS and len(body) > _SHORTEST_BODY:
        return True
    return len(ending(body, "organisation_endings")) > 1


def ends_in_role(key: str) -> bool:
    """Whether a key ends in a role of two characters at least, as many words end in one of a single."""
    return len(ending(key, "roles")) > 1


def _holds_post(key: str) -> bool:
    """Whether what stands before ``of``, ``for`` or ``to`` ends in a post."""
    before = re.split(" (?:of|for|to) ", key, maxsplit=1)[0]
    return before.split()[-1].casefold() in folded("english_posts")


def _head(title: str) -> str:
    """A title without what makes it that of a deputy."""
    deputy = next((word for word in sorted(_DEPUTY, key=len, reverse=True) if title.startswith(word)), "")
    return title[len(deputy) :]
