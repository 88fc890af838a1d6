"""Offices as people are called by them: ``房屋局局长``; what stands before the title is no name."""

from __future__ import annotations

from functools import lru_cache

from annotator.text.lexicons import ending, words

_UNITS = frozenset("局厅廳处處部署司院会會台臺")
"""With which bodies end whose heads are called by the same character (``局局长``)."""
_ONLY_UNITS = frozenset("局厅廳处處部署")
_DEPUTY = ("副", "常务副", "常務副", "代理", "代", "执行", "執行")
_SHORTEST_BODY, _LONGEST = 2, 20


@lru_cache(maxsize=8192)
def is_office(key: str) -> bool:
    """Whether a key is a body and the post of whoever heads it or works there, and nobody's name."""
    if key.isascii() or len(key) > _LONGEST:
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


def _head(title: str) -> str:
    """A title without what makes it that of a deputy."""
    deputy = next((word for word in sorted(_DEPUTY, key=len, reverse=True) if title.startswith(word)), "")
    return title[len(deputy) :]
