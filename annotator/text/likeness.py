"""Whether one wording can have been heard for another: what differs sounds alike, or is spelled alike."""

from __future__ import annotations

from annotator.text.likely_sounds import sound_likeness
from annotator.text.same_ends import same_ends
from annotator.text.spoken_english import sounds_in_chinese
from annotator.text.term_sounds import usual_sound

_SOUNDS = 0.5
"""From 0 to 1; 元 and 语言 sound alike, 桌 and 椅 do not, though 子 stands behind both."""
_LETTERS = 60
"""Of a hundred; deadine and deadline are spelled alike, 买贵 and migrate sound alike in either language."""


def can_be_misheard(heard: str, meant: str) -> bool:
    """Whether two wordings look or sound alike. The pinyin of a word is no wording: it says how it sounds."""
    sound, other = (usual_sound(words).replace(" ", "").casefold() for words in (heard, meant))
    if heard == meant or (sound == other and heard.isascii() is not meant.isascii()):
        return False
    heard, meant = heard.casefold(), meant.casefold()
    if any(map(_has_letters, (heard, meant))):
        return _are_spelled_alike(heard, meant)
    rest, meant_rest, both = _differing(heard, meant)
    if not rest or not meant_rest:
        return both >= len(rest or meant_rest)  # a syllable was lost, or said twice
    return sound_likeness(rest, meant_rest) >= _SOUNDS


def _has_letters(words: str) -> bool:
    return any(c.isascii() and c.isalpha() for c in words)


def _are_spelled_alike(heard: str, meant: str) -> bool:
    from rapidfuzz.fuzz import ratio

    plain, other = heard.replace(" ", ""), meant.replace(" ", "")
    sounds, other_sounds = sounds_in_chinese(heard), sounds_in_chinese(meant)
    return max(ratio(plain, other), ratio(sounds, other_sounds)) >= _LETTERS


def _differing(heard: str, meant: str) -> tuple[str, str, int]:
    """Both without what is the same at their ends, and how many characters that is."""
    first, last = same_ends(heard, meant)
    return heard[first : len(heard) - last], meant[first : len(meant) - last], first + last
