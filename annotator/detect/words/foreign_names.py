"""Names of other languages in Chinese characters: with dots between their parts, and Japanese ones."""

from __future__ import annotations

import re

from annotator.text.lexicons import beginning, ending, is_listed, words

_HAN = "\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0003134f"
FOREIGN = re.compile(rf"[{_HAN}]{{1,8}}(?:[·•・．][{_HAN}A-Z.]{{1,8}}){{1,3}}")
_GRAMMAR_TOO = re.compile("(?<=阿)[不布卜]都|(?<=[·•])不都")
"""Sounds of names whose characters are words of grammar elsewhere (``阿布都拉``)."""
_SHORTEST, _LONGEST = 3, 8


def is_of_several_parts(name: str) -> bool:
    """Whether a name has dots between its parts, or is a Japanese surname and a given name."""
    if FOREIGN.fullmatch(name) is not None:
        return True
    surname = beginning(name, "japanese_surnames")
    given = name[len(surname) :]
    return len(surname) > 1 and 0 < len(given) <= 3 and not is_listed(name, "ordinary_words")


def is_transliterated(name: str) -> bool:
    """Whether three to eight characters are those with which foreign names are written, and no word."""
    sounds = _GRAMMAR_TOO.sub("阿", name)
    if not _SHORTEST <= len(name) <= _LONGEST or not words("transliteration_characters").issuperset(sounds):
        return False
    return not is_listed(name, "ordinary_words")


def sounds_foreign_beside(name: str, inside: str) -> bool:
    """Whether what stands before a bracket sounds foreign; a short name before what somebody is."""
    is_calling = any(ending(inside, kind) for kind in ("people_words", "titles", "roles"))
    return is_transliterated(name) and (is_calling or len(name) > _SHORTEST)
