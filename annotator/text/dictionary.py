"""The words of jieba's dictionary by their sound, those of three characters and more that people use.

Made when first asked for, in half a second; nothing of it is needed for the window.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from annotator.text.frequencies import chinese
from annotator.text.syllables import Hearing, as_sounds

LONGEST = 6
_ENTRY = re.compile(r"^([\u4e00-\u9fff]{2,6}) \d+ (\w+)", re.MULTILINE)
_IN_USE = 5e-8
"""From this share of all words on, a word is one that people say."""
_NO_NAMES = ("nr", "ns", "nz", "nt", "x")
"""Names sound like other names: only words can be told from what sounds like them."""

_IDIOMS = ("i", "l")


@lru_cache(maxsize=4)
def _by_sound(hearing: Hearing, least: int) -> Mapping[str, Sequence[str]]:
    words = [word for word in _words_in_use() if len(word) >= least]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for word, sounds in zip(words, as_sounds("\n".join(words), hearing).split("\n"), strict=True):
        found[sounds].append(word)
    return found


@lru_cache(maxsize=1)
def _words_in_use() -> Sequence[str]:
    spec = find_spec("jieba")
    assert spec is not None
    assert spec.origin is not None
    text = Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8")
    return [m[1] for m in _ENTRY.finditer(text) if _is_of_use(m[1], m[2])]


def _is_of_use(word: str, kind: str) -> bool:
    """Whether people say the word, or it is an idiom, which lists of single words do not count."""
    if kind.startswith(_NO_NAMES):
        return False
    return chinese(word) >= _IN_USE or (len(word) > 3 and kind.startswith(_IDIOMS))


def load() -> None:
    """Have the words ready."""
    _by_sound(Hearing.SAME, 3)


def sounding_like(wording: str, hearing: Hearing, least: int = 3) -> Sequence[str]:
    """The words of the dictionary with the sound of these characters, the commonest first.

    ``least`` is how many characters the words of the list have at the least, 2 or 3.
    """
    found = _by_sound(hearing, least).get(as_sounds(wording, hearing), ())
    return sorted((word for word in found if word != wording), key=chinese, reverse=True)


@lru_cache(maxsize=4096)
def characters_sounding_like(character: str) -> Sequence[str]:
    """The other characters with the usual sound of this one that people use, the commonest first."""
    sound = as_sounds(character, Hearing.SAME)
    return [other for other in _characters().get(sound, ()) if other != character]


@lru_cache(maxsize=1)
def _characters() -> Mapping[str, Sequence[str]]:
    used = [chr(code) for code in range(0x4E00, 0xA000) if chinese(chr(code)) >= _IN_USE]
    found: defaultdict[str, list[str]] = defaultdict(list)
    for character in sorted(used, key=chinese, reverse=True):
        found[as_sounds(character, Hearing.SAME)].append(character)
    return found
