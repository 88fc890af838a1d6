"""English terms that were written as Chinese characters of their sound: 拉玛 for LLaMA."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found, Target, apart
from annotator.text.frequencies import chinese
from annotator.text.heard import HeardText
from annotator.text.plausible import is_plausible
from annotator.text.spoken_english import sounds_in_chinese
from annotator.text.words import cut
from annotator.text.written_words import LETTERS

_HAN_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_LONGEST = 5
_LEAST_SOUNDS = 4
_ODD = 1e-4
"""A single character that is rarer seldom stands alone."""


def find_across_languages(written: str, heard: HeardText, targets: Iterable[Target]) -> Iterator[Found]:
    """Characters that make no words and sound just like a term of Latin letters; never in the first tier."""
    by_sound = {
        sounds: t for t in targets if LETTERS.search(t.text) and (sounds := sounds_in_chinese(t.text))
    }
    by_sound = {sounds: target for sounds, target in by_sound.items() if len(sounds) >= _LEAST_SOUNDS}
    if not by_sound:
        return
    found = []
    for run in _HAN_RUN.finditer(heard.text):
        for start, end in _bare(run[0]):
            target = by_sound.get(sounds_in_chinese(run[0][start:end]))
            if target is not None and not is_plausible(run[0][start:end]):
                found.append(_found(written, heard, (run.start() + start, run.start() + end), target))
    yield from apart(found)


def _bare(run: str) -> Iterator[tuple[int, int]]:
    """Stretches of two to five characters that are each a word by itself, one of them an odd one."""
    at = 0
    for is_single, group in groupby(cut(run), key=lambda word: len(word) == 1):
        words = list(group)
        size = sum(map(len, words))
        if is_single and size > 1 and any(chinese(word) < _ODD for word in words):
            for first in range(size):
                for last in range(first + 2, min(size, first + _LONGEST) + 1):
                    if any(chinese(word) < _ODD for word in words[first:last]):
                        yield at + first, at + last
        at += size


def _found(written: str, heard: HeardText, place: tuple[int, int], target: Target) -> Found:
    start, end = heard.stretch(*place)
    why = translate("Chinese syllables that sound like the term")
    return Found(start, end, written[start:end], target.text, SuggestionKind.ENGLISH, 2, 0.6, why)
