"""Where two wordings of one passage differ, in pieces that make sense alone.

Words of Latin letters and numbers are taken whole, Chinese characters one by one: 后 for 厚 in 最厚一句话.
Two pieces are one where they are of the same word, most of which was written anew, and where less is as
before between them than differs on either side.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise, product
from typing import NamedTuple

from annotator.text.clusters import whole_until
from annotator.text.words import words

Stretch = tuple[int, int]
_BRIDGED = 3
"""So many words and characters as before may stand by chance between two differences."""
_WORD = 48
"""No word and no term is longer."""
_MOST = 600
"""Of longer wordings, in words and Chinese characters, only the ends are compared."""
_LATIN = "0-9A-Za-z\u00c0-\u024f\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
_TOKEN = re.compile(f"[{_LATIN}]+(?:[-'’._][{_LATIN}]+)*|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Difference:
    """``[start, end)`` of the one wording reads ``words`` in the other."""

    start: int
    end: int
    words: str


def differences(before: str, after: str, terms: Collection[str] = ()) -> tuple[Difference, ...]:
    """Where ``after`` differs from ``before``, in order, apart from each other; none where they are equal.

    ``terms`` are words beside those of the dictionary. No difference begins or ends with what is as before.
    """
    old, new = _Wording(before), _Wording(after)
    joined = _Joining(old, new, frozenset(terms)).joined()
    return tuple(
        Difference(
            old.places[one.start], old.places[one.end], after[new.places[one.at] : new.places[one.till]]
        )
        for one in (_trimmed(one, old.tokens, new.tokens) for one in joined)
    )


class _Piece(NamedTuple):
    """The tokens ``[start, end)`` of the one wording, ``[at, till)`` of the other."""

    start: int
    end: int
    at: int
    till: int

    @property
    def size(self) -> int:
        return max(self.end - self.start, self.till - self.at)


class _Wording:
    """A wording, its tokens, and where each of them begins; no token is a part of a sign."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places = [0]
        for found in _TOKEN.finditer(text):
            if whole_until(text, found.end()) == found.end():
                self.places.append(found.end())
        self.tokens = [text[a:b] for a, b in pairwise(self.places)]

    def words_over(self, start: int, end: int, terms: frozenset[str]) -> Iterator[Stretch]:
        """The words that reach over these tokens to both sides, by their characters."""
        first, last = self.places[start], self.places[end]
        head, stop = max(0, first - _WORD), min(len(self.text), last + _WORD)
        for word in words(self.text[head:stop], guessing=False):
            if word.start < first - head and last - head < word.end:
                yield head + word.start, head + word.end
        if terms:
            for a, b in product(range(head, first), range(last + 1, stop + 1)):
                if self.text[a:b] in terms:
                    yield a, b

    def characters(self, start: int, end: int) -> Stretch:
        """Where some tokens stand."""
        return self.places[start], self.places[end]


def _apart(old: Sequence[str], new: Sequence[str]) -> Iterable[_Piece]:
    """The runs of tokens that differ."""
    if len(old) <= _MOST and len(new) <= _MOST:
        matcher = SequenceMatcher(None, old, new, autojunk=False)
        return (_Piece(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal")
    whole = _trimmed(_Piece(0, len(old), 0, len(new)), old, new)
    return (whole,) if whole.size else ()


def _trimmed(piece: _Piece, old: Sequence[str], new: Sequence[str]) -> _Piece:
    """A piece without what is as before at its ends."""
    start, end, at, till = piece
    while start < end and at < till and old[start] == new[at]:
        start, at = start + 1, at + 1
    while start < end and at < till and old[end - 1] == new[till - 1]:
        end, till = end - 1, till - 1
    return _Piece(start, end, at, till)


class _Joining:
    """Brings together pieces that make no sense apart."""

    def __init__(self, old: _Wording, new: _Wording, terms: frozenset[str]) -> None:
        self._old, self._new, self._terms = old, new, terms
        self._pieces = list(_apart(old.tokens, new.tokens))
        self._changed = (
            [old.characters(one.start, one.end) for one in self._pieces],
            [new.characters(one.at, one.till) for one in self._pieces],
        )

    def joined(self) -> list[_Piece]:
        """The pieces in order."""
        found: list[_Piece] = []
        for piece in self._pieces:
            if found and (_are_by_chance_apart(found[-1], piece) or self._are_of_one_word(found[-1], piece)):
                found[-1] = _Piece(found[-1].start, piece.end, found[-1].at, piece.till)
            else:
                found.append(piece)
        return found

    def _are_of_one_word(self, before: _Piece, after: _Piece) -> bool:
        """Whether a word of either wording takes in both, and more than half of it differs."""
        gaps = (before.end, after.start), (before.till, after.at)
        for wording, gap, changed in zip((self._old, self._new), gaps, self._changed, strict=True):
            for start, end in wording.words_over(*gap, self._terms):
                differing = sum(max(0, min(end, b) - max(start, a)) for a, b in changed)
                if 2 * differing > end - start:
                    return True
        return False


def _are_by_chance_apart(before: _Piece, after: _Piece) -> bool:
    """Whether less is as before between two pieces than differs in either."""
    return after.start - before.end <= _BRIDGED and after.start - before.end < min(before.size, after.size)
