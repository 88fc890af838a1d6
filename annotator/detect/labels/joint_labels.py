"""Labels that join speakers who are heard elsewhere: ``甲、乙：``, ``老张老李：``, ``王、李老师：``.

Whoever is joined must be heard alone, or half of a rare name would speak.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from annotator.detect.words.voices import Voice, joined_parts, voice_of

_SHORTEST, _LONGEST = 2, 16
_SHARED = re.compile(r"\s*(?:[、和与與及&/]|(?<=[A-Za-z]) and )\s*")
_LONGEST_TITLE = 4


def joint_voices(key: str, heard: Collection[str], labels: Collection[str]) -> tuple[Voice, ...]:
    """The voices that a label joins, all of them ``heard`` elsewhere; none where it joins none.

    Names that share a title or stand right behind each other need but be ``labels`` with words behind them.
    """
    parts = joined_parts(key)
    if len(parts) > 1 and all(part.name in heard for part in parts):
        return parts
    names = _sharing(key, labels) or (_run_together(key, labels) if key.isalpha() else ())
    voices = tuple(voice for name in names if (voice := voice_of(name)) is not None)
    return voices if len(voices) == len(names) and key not in names else ()


def _sharing(key: str, labels: Collection[str]) -> tuple[str, ...]:
    """The labels whose title stands but once: ``王、李老师``, ``Mr. Ash and Cole``."""
    parts = [part for part in _SHARED.split(key) if part]
    if len(parts) < 2 or len(key) > _LONGEST:
        return ()
    last = parts[-1]
    if last not in labels:
        return ()
    for size in range(1, min(_LONGEST_TITLE, len(last) - 1) + 1):
        names = (*(part + last[-size:] for part in parts[:-1]), last)
        if all(name in labels for name in names):
            return names
    return ()


def _run_together(key: str, labels: Collection[str]) -> tuple[str, ...]:
    """The two labels that stand right behind each other (``老张老李``)."""
    if key.isascii() or not 2 * _SHORTEST <= len(key) <= _LONGEST:
        return ()
    for at in range(_SHORTEST, len(key) - _SHORTEST + 1):
        if key[:at] in labels and key[at:] in labels and key[:at] != key[at:]:
            return key[:at], key[at:]
    return ()
