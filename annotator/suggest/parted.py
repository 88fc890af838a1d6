"""English that was written in pieces, or run together: dead line is deadline, machinelearning is two words.

A recogniser of Chinese writes English by syllables. The pieces are often words themselves, so that only what
they are together tells: a target, or a word where not every piece is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from annotator.domain.suggestion import SuggestionKind
from annotator.language import translate
from annotator.suggest.found import Found, Target, apart
from annotator.text.english_lexicon import squeezed, technical_terms
from annotator.text.frequencies import english
from annotator.text.written_words import LETTERS, is_english, is_of_address

_MOST_PIECES = 4
_SHORTEST_TARGET, _SHORTEST_WORD, _SURE_WORD = 3, 6, 8
_IN_USE = 4e-6
"""How common a word must be to have been said where no target says so."""
_BORDER = re.compile(r"[ \u00a0-]")
_BORDERS = re.compile(r"[\s-]+")
_LATIN_BEFORE, _LATIN_AFTER = re.compile(r"[A-Za-z][,']?\s$"), re.compile(r"[,']?\s[A-Za-z]")

_Words = list[re.Match[str]]


def find_parted(written: str, targets: Iterable[Target]) -> list[Found]:
    """Words one after another that together are one, and words run together that a target parts."""
    terms = {squeezed(target.text): target.text for target in targets}
    return apart(_found(written, terms))


def _found(written: str, terms: Mapping[str, str]) -> Iterator[Found]:
    words = list(LETTERS.finditer(written))
    for i, first in enumerate(words):
        pieces: _Words = []
        for word in words[i : i + _MOST_PIECES]:
            if pieces and _BORDER.fullmatch(written, pieces[-1].end(), word.start()) is None:
                break
            pieces.append(word)
            place = (first.start(), word.end())
            meant = _meant(written[slice(*place)], pieces, terms)
            if meant is not None and not is_of_address(written, *place):
                yield _one(written, pieces, meant[0], is_term=meant[1])


def _meant(wording: str, pieces: _Words, terms: Mapping[str, str]) -> tuple[str, bool] | None:
    """What the pieces are together, and whether that is a target."""
    letters = "".join(piece[0] for piece in pieces).casefold()
    term = terms.get(letters)
    if term is not None:
        return (term, True) if _can_be(term, letters, wording) else None
    if len(pieces) > 1 and len(letters) >= _SHORTEST_WORD and _is_a_word(letters, pieces):
        return letters, False
    return None


def _can_be(term: str, letters: str, wording: str) -> bool:
    """Whether a target was heard that stands there in other pieces: of few letters only initials are."""
    if " " not in wording and "-" not in wording:
        return " " in term and not is_english(letters)
    is_told = len(letters) >= _SHORTEST_WORD - 1 or (len(letters) >= _SHORTEST_TARGET and wording.isupper())
    return is_told and _spaced(term) != _spaced(wording)


def _spaced(text: str) -> str:
    """How a text is parted, whatever its capitals: a hyphen parts as a blank does."""
    return _BORDERS.sub(" ", text.strip()).casefold()


def _is_a_word(letters: str, pieces: _Words) -> bool:
    """Whether all of it is a word and some piece is none; capitals within tell of a name in two parts."""
    return (
        letters.isalpha()
        and (letters in technical_terms() or english(letters) >= _IN_USE)
        and all(len(piece[0]) > 1 and piece[0].islower() for piece in pieces[1:])
        and not all(is_english(piece[0].casefold()) for piece in pieces)
    )


def _one(written: str, pieces: _Words, meant: str, *, is_term: bool) -> Found:
    start, end = pieces[0].start(), pieces[-1].end()
    why = translate("the word is written in pieces") if len(pieces) > 1 else translate("words run together")
    if not is_term and written[start].isupper():
        meant = meant.capitalize()
    tier = _tier(written, pieces, is_term=is_term)
    score = {1: 0.93, 2: 0.7, 3: 0.4}[tier]
    return Found(start, end, written[start:end], meant, SuggestionKind.ENGLISH, tier, score, why)


def _tier(written: str, pieces: _Words, *, is_term: bool) -> int:
    """Shown first where some piece is no word; last where English is spoken and *set up* is no term.

    Between Chinese a term parted into words (copy left) may be the speaker's own way to write it.
    """
    start, end = pieces[0].start(), pieces[-1].end()
    if not is_term:
        return 1 if end - start > _SURE_WORD else 2
    if not all(_is_written_right(piece[0]) for piece in pieces):
        return 1
    in_english = _LATIN_BEFORE.search(written, max(0, start - 3), start) or _LATIN_AFTER.match(written, end)
    return 3 if in_english else 2


def _is_written_right(piece: str) -> bool:
    return piece.isupper() or is_english(piece.casefold())
