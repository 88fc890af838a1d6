"""How alike Chinese wordings sound: a syllable may be another, near it, dropped or said twice."""

from __future__ import annotations

from functools import lru_cache

from annotator.text.syllables import near, readings_of

_CONTRACTED = 0.85


@lru_cache(maxsize=65536)
def sound_likeness(heard: str, meant: str) -> float:
    """From 0 to 1; 1 for the same sounds, tones apart."""
    one, other = _syllables(heard), _syllables(meant)
    if not one or not other:
        return 0.0
    if len(one) == len(other):
        return sum(map(_pair, one, other)) / len(one)
    return max(_aligned(one, other) / max(len(one), len(other)), _run_together(one, other))


def _run_together(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """How alike the letters are without borders of syllables: yu yan, said quickly, is heard as yuan."""
    from rapidfuzz.fuzz import ratio

    if abs(len(one) - len(other)) > 1:
        return 0.0
    return _CONTRACTED * ratio("".join(one), "".join(other)) / 100


def _syllables(text: str) -> tuple[str, ...]:
    """The usual reading of each character; other characters stand for themselves."""
    return tuple((readings_of(c) or (c.casefold(),))[0] for c in text if not c.isspace())


@lru_cache(maxsize=65536)
def _pair(one: str, other: str) -> float:
    from rapidfuzz.fuzz import ratio

    if one == other:
        return 1.0
    if near(one) == near(other):
        return 0.9
    return 0.8 * ratio(near(one), near(other)) / 100


def _aligned(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The most that syllables can agree, in order, some of them left out."""
    row = [0.0] * (len(other) + 1)
    for syllable in one:
        previous, row = row, [0.0]
        for i, against in enumerate(other):
            row.append(max(previous[i] + _pair(syllable, against), previous[i + 1], row[i]))
    return row[-1]
