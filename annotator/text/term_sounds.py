"""How a term of the glossary sounds: as it is usually said, and whether what was typed can be its sound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, groupby

from annotator.language import translate
from annotator.text.sounding import as_typed
from annotator.text.syllables import all_syllables, readings_of, spoken

_TONE = re.compile(r"[0-5]$")
_RUNS = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)
def usual_sound(term: str) -> str:
    """The syllables of a term as it is usually said, blanks between; Latin words stay, marks fall away."""
    said = ((spoken(part) if _is_chinese(part) else (part,)) for part in _parts(term))
    return " ".join(chain.from_iterable(said))


def why_no_sound(term: str, typed: str) -> str:
    """Why this cannot be how the term sounds; empty where it can, or where nothing was typed.

    A sound is pinyin, with tones (``chang2``, ``cháng``) or without, in any reading: a syllable for
    each Chinese character, and for each Latin word or number whatever stands there.
    """
    syllables, usual = typed.split(), usual_sound(term)
    wanted = usual.split()
    if not syllables:
        return ""
    if len(syllables) != len(wanted):
        sentence = translate(
            "The sound of “{term}” has blanks between, as in “{sound}”: {wanted} parts, not {given}."
        )
        return sentence.format(term=term, sound=usual, wanted=len(wanted), given=len(syllables))
    parts = ([True] * len(part) if _is_chinese(part) else [False] for part in _parts(term))
    for syllable, must_be_pinyin in zip(syllables, chain.from_iterable(parts), strict=True):
        if not (is_pinyin(syllable) if must_be_pinyin else syllable.isalnum()):
            return translate("“{syllable}” is no pinyin; “{term}” sounds as in “{sound}”.").format(
                syllable=syllable, term=term, sound=usual
            )
    return ""


def is_said_alike(term: str, other: str) -> bool:
    """Whether two terms differ in marks, blanks or capitals only, so that one's sound is the other's."""
    plain, of_other = ("".join(_parts(words)).casefold() for words in (term, other))
    return plain == of_other


def is_pinyin(syllable: str) -> bool:
    """Whether this is a syllable of Mandarin, with its tone or without."""
    letters = as_typed(_TONE.sub("", syllable))
    return letters in all_syllables() or letters.replace("ue", "ve") in all_syllables()


def _parts(term: str) -> Iterator[str]:
    """The runs of Chinese characters, and those of other letters and digits between marks and blanks."""
    for run in _RUNS.findall(term):
        for _, characters in groupby(run, _is_chinese):
            yield "".join(characters)


def _is_chinese(part: str) -> bool:
    return bool(readings_of(part[0]))
