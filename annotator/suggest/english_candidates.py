"""English words and terms that a wording may have been, by their letters and by how they sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.guess import Guess, Known, Selected
from annotator.text.english_lexicon import (
    common_words,
    commonness,
    likeness,
    squeezed,
    technical_terms,
    words_in_use,
)
from annotator.text.spoken_english import sounds_in_chinese, spelled
from annotator.text.written_words import LETTERS, are_words

_HAN = re.compile(r"[\u3400-\u9fff]")
_LEAST_ALIKE = 0.5
_LEAST_SOUND = 0.6
_LEAST_SOUND_ALONE = 0.7
"""For Chinese words, which seldom are English."""
_BY_LETTERS = 120
_BY_SOUND = 25
_TECHNICAL = 0.1
_LOST = 0.2
"""What a guess is worth less that leaves out a whole word of what was selected."""


def english_candidates(selected: Selected, known: Known) -> Iterator[Guess]:
    """By letters where there are any, by sound where there are Chinese characters."""
    wording = selected.wording
    if LETTERS.search(wording):
        yield from _by_letters(wording, known)
        if " " in wording.strip():
            yield from _word_by_word(wording, known)
    yield from _by_sound(wording, known)


def _by_letters(wording: str, known: Known) -> Iterator[Guess]:
    """Words like the letters; Chinese syllables among them are taken as the letters of their sound."""
    letters = squeezed(spelled(wording))
    if not letters or not letters.isascii():
        return
    parts = set() if letters == wording.casefold() else {w.casefold() for w in LETTERS.findall(wording)}
    for word in _worth_comparing(letters, known):
        plain = squeezed(word)
        alike = likeness(letters, plain)
        if alike < _LEAST_ALIKE or word == wording:
            continue
        if word.islower() and word == wording.casefold():
            continue  # as it is written but for capitals
        lost = _LOST if plain in parts and plain != letters else 0.0
        why = translate("letters are missing") if len(word) > len(letters) else translate("written alike")
        score = alike - lost + _expected(word, known)
        yield Guess(_cased(word, wording), score, SuggestionKind.ENGLISH, why)


def _worth_comparing(letters: str, known: Known) -> Iterable[str]:
    """Of all words those that can be alike: the most similar, and those that hold all the letters."""
    near = _most_alike(letters, words_in_use().get(letters[0], ()))
    own = known.latin_words
    needed = set(letters)
    holding = (word for word, plain in own if len(plain) > len(letters) and needed.issubset(plain))
    alike = _most_alike(letters, [plain for _, plain in own])
    by_plain = {plain: word for word, plain in own}
    return dict.fromkeys(chain((by_plain[p] for p in alike), holding, near, _containing(letters)))


def _most_alike(letters: str, words: Sequence[str]) -> list[str]:
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    return [word for word, *_ in extract(letters, words, scorer=ratio, limit=_BY_LETTERS, score_cutoff=50)]


@lru_cache(maxsize=512)
def _containing(letters: str) -> Sequence[str]:
    """The commonest words of which the letters can be what is left."""
    if len(letters) < 2:
        return ()
    gaps = "[a-z]*".join(map(re.escape, letters))
    pattern = re.compile(rf"^[a-z]?[a-z]?{gaps}[a-z]*$" if len(letters) > 2 else rf"^{gaps}[a-z]*$")
    words = words_in_use()
    first = words.get(letters[0], ())
    return [word for word in first if len(word) <= 3 * len(letters) and pattern.match(word)][:_BY_LETTERS]


def _expected(word: str, known: Known) -> float:
    technical = _TECHNICAL if word in technical_terms() or word.casefold() in technical_terms() else 0.0
    return known.weight(word) + technical + 0.12 * commonness(word)


def _cased(word: str, wording: str) -> str:
    if word.islower() and wording[:1].isupper() and wording[1:2].islower():
        return word[:1].upper() + word[1:]
    return word


def _word_by_word(wording: str, known: Known) -> Iterator[Guess]:
    """Each word that is none replaced by the likeliest; and one word at a time."""
    words = wording.split()
    best = [_best(word, known) for word in words]
    whole = " ".join(best)
    why = translate("word by word")
    if whole != wording:
        yield Guess(whole, 0.75, SuggestionKind.ENGLISH, why)
    for i, word in enumerate(best):
        if word != words[i]:
            yield Guess(" ".join((*words[:i], word, *words[i + 1 :])), 0.7, SuggestionKind.ENGLISH, why)


def _best(word: str, known: Known) -> str:
    if are_words(word) and not _HAN.search(word):
        return word
    return max(_by_letters(word, known), key=lambda guess: guess.score, default=_same(word)).text


def _same(word: str) -> Guess:
    return Guess(word, 0.0, SuggestionKind.ENGLISH, "")


def _by_sound(wording: str, known: Known) -> Iterator[Guess]:
    """Chinese syllables, alone or before letters, that sound like English."""
    from rapidfuzz.fuzz import ratio
    from rapidfuzz.process import extract

    if not _HAN.search(wording):
        return
    sounds = sounds_in_chinese(wording)
    if len(sounds) < 2:
        return
    has_letters = LETTERS.search(wording) is not None
    unlikely = 0.15 if has_letters else 0.35
    own = [word for word, _ in known.terms_in_latin]
    why = translate("sounds like the English word")
    for words, said, least in (
        (own, [sounds_in_chinese(word) for word in own], _LEAST_SOUND),
        (*_common_by_sound(), _LEAST_SOUND if has_letters else _LEAST_SOUND_ALONE),
    ):
        for _, alike, i in extract(sounds, said, scorer=ratio, limit=_BY_SOUND, score_cutoff=least * 100):
            score = alike / 100 * 0.85 - unlikely + _expected(words[i], known)
            yield Guess(words[i], score, SuggestionKind.ENGLISH, why)


@lru_cache(maxsize=1)
def _common_by_sound() -> tuple[Sequence[str], Sequence[str]]:
    words = common_words()
    return words, [sounds_in_chinese(word) for word in words]
