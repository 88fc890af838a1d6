"""Whether one wording can have been heard for another: they look alike, or they sound alike."""

from __future__ import annotations

from annotator.text.term_sounds import usual_sound

_LIKE = 50
"""Of a hundred; 大元模型 and 大语言模型 look alike, 买贵 and migrate sound alike."""


def can_be_misheard(heard: str, meant: str) -> bool:
    """Whether two wordings look or sound alike. The pinyin of a word is no wording: it says how it sounds."""
    from rapidfuzz.fuzz import ratio

    sound, other = (usual_sound(words).replace(" ", "").casefold() for words in (heard, meant))
    if heard == meant or (sound == other and heard.isascii() is not meant.isascii()):
        return False
    return max(ratio(heard.casefold(), meant.casefold()), ratio(sound, other)) >= _LIKE
