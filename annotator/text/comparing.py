"""Two transcripts of the same recording beside each other: where they differ, and what the one would read.

Blanks and line ends are no differences, since every recogniser cuts its lines elsewhere, and neither are
*hidden* stretches such as the labels of speakers. What is to be taken from the second text never
reaches over a line end or a hidden stretch of the first, so its lines and labels stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from annotator.text.aligning import Block, aligned
from annotator.text.lexicons import words as lexicon
from annotator.text.words import cut

_SPOKEN = re.compile(r"[^\W_]")
_LATIN = re.compile(r"[A-Za-z0-9À-ɏ'’-]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_LINES = re.compile(r"[^\n]+")
_CUT = re.compile(r"[^\S\n]*\n\s*")
_LONGEST_WORD = 4
_MOST_SPLIT = 10_000
"""Pairs of characters in a region that is still looked at for marks that both texts have."""
_ENGLISH_FILLERS = frozenset({"uh", "um", "er", "erm", "ah", "eh", "mm", "hmm", "mhm"})


class DifferenceKind(StrEnum):
    """What differs: words, only sounds of hesitation or words said twice, or only marks, case and width."""

    WORDS = "words"
    FILLERS = "fillers"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Difference:
    """The first text ``[start, end)`` where the second ``[other_start, other_end)`` stands.

    ``words`` are what the first would read there, ``replacement`` in short: those of the second, without
    its line ends and with the blanks that the first needs around them.
    """

    kind: DifferenceKind
    start: int
    end: int
    other_start: int
    other_end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences in text order; ``same`` of the spoken characters of either text are in both."""

    differences: tuple[Difference, ...]
    same: int
    spoken: int
    other_spoken: int

    @property
    def likeness(self) -> float:
        """How much of the longer text is in the other too, from 0 to 1."""
        longer = max(self.spoken, self.other_spoken)
        return self.same / longer if longer else 1.0


Range = tuple[int, int]


def compare(
    first: str,
    second: str,
    *,
    hidden: Iterable[Range] = (),
    other_hidden: Iterable[Range] = (),
    progress: Callable[[float], object] = lambda _: None,
) -> Comparison:
    """Where two texts differ; ``hidden`` stretches of either are passed over.

    Takes about as long as reading them, where most of their words are the same.
    """
    one, other = _Text(first, hidden), _Text(second, other_hidden)
    blocks = aligned(one.spoken, other.spoken, progress)
    differing = _Differing(one, other)
    found = tuple(differing.differences(blocks))
    same = sum(block.size for block in blocks)
    return Comparison(found, same, len(one.spoken), len(other.spoken))


class _Text:
    """A text whose hidden stretches read as line ends, and its spoken characters with their places."""

    def __init__(self, text: str, hidden: Iterable[Range]) -> None:
        parts, at = [], 0
        for start, end in sorted(hidden):
            if start >= at:
                parts += [text[at:start], "\n" * (end - start)]
            else:
                parts.append("\n" * max(0, end - at))
            at = max(at, end)
        self.text = "".join((*parts, text[at:]))
        self.places = [found.start() for found in _SPOKEN.finditer(self.text)]
        self.spoken = "".join([_folded(self.text[place]) for place in self.places])

    def end_of(self, number: int) -> int:
        """Where the ``number``-th spoken character ends; the beginning of the text for the one before all."""
        return self.places[number] + 1 if number >= 0 else 0

    def start_of(self, number: int) -> int:
        """Where a spoken character begins; the end of the text for the one after all."""
        return self.places[number] if number < len(self.places) else len(self.text)


@cache
def _folded(character: str) -> str:
    """A character as it is compared: upper and lower case, full and half width are one."""
    plain = unicodedata.normalize("NFKC", character).casefold()
    return plain if len(plain) == 1 else character


class _Differing:
    """Finds the differences between what is the same."""

    def __init__(self, one: _Text, other: _Text) -> None:
        self._one, self._other = one, other
        self._borders: frozenset[int] | None = None

    def differences(self, blocks: Sequence[Block]) -> Iterator[Difference]:
        """The differences in text order."""
        waiting: tuple[Range, Range] | None = None
        for region in self._regions(blocks):
            grown = self._grown(*region)
            if grown is None:
                continue
            if waiting is not None and _touch(waiting, grown):
                grown = _together(waiting[0], grown[0]), _together(waiting[1], grown[1])
            elif waiting is not None:
                yield from self._told(*waiting)
            waiting = grown
        if waiting is not None:
            yield from self._told(*waiting)

    def _regions(self, blocks: Sequence[Block]) -> Iterator[tuple[Range, Range]]:
        """What lies between a character that is the same to the letter and the next such."""
        one, other = self._one, self._other
        before, other_before = -1, -1
        for block in (*blocks, Block(len(one.places), len(other.places), 1)):
            for i, j in self._pairs(block):
                if i < len(one.places) and one.text[one.places[i]] != other.text[other.places[j]]:
                    continue
                stretch = one.end_of(before), one.start_of(i)
                other_stretch = other.end_of(other_before), other.start_of(j)
                if one.text[slice(*stretch)] != other.text[slice(*other_stretch)]:
                    yield from self._split(stretch, other_stretch)
                before, other_before = i, j

    def _split(self, one: Range, other: Range) -> Iterator[tuple[Range, Range]]:
        """A region in parts, cut at the marks that both texts have in it."""
        text, other_text = self._one.text[slice(*one)], self._other.text[slice(*other)]
        at, other_at = one[0], other[0]
        if 1 < len(text) * len(other_text) < _MOST_SPLIT:
            from rapidfuzz.distance import Levenshtein

            for part in Levenshtein.opcodes(text, other_text):
                if part.tag == "equal" and text[part.src_start : part.src_end].strip():
                    yield (at, one[0] + part.src_start), (other_at, other[0] + part.dest_start)
                    at, other_at = one[0] + part.src_end, other[0] + part.dest_end
        yield (at, one[1]), (other_at, other[1])

    def _pairs(self, block: Block) -> Iterable[tuple[int, int]]:
        """The characters of a block; of one that is the same with all its marks the first and the last."""
        one, other, last = self._one, self._other, block.size - 1
        if last > 0:
            text = one.text[one.places[block.i] : one.places[block.i + last] + 1]
            if text == other.text[other.places[block.j] : other.places[block.j + last] + 1]:
                return (block.i, block.j), (block.i + last, block.j + last)
        return ((block.i + n, block.j + n) for n in range(block.size))

    # Borders

    def _grown(self, one: Range, other: Range) -> tuple[Range, Range] | None:
        """A region without what is the same at its ends, but of whole words; none where nothing is left."""
        (start, end), (other_start, other_end) = self._trimmed(one, other)
        if start == end and other_start == other_end:
            return None
        most = _LONGEST_WORD - 1 if start < end and other_start < other_end else 0
        left = self._growth(start, other_start, -1, most)
        right = self._growth(end, other_end, 1, most)
        return (start - left, end + right), (other_start - left, other_end + right)

    def _trimmed(self, one: Range, other: Range) -> tuple[Range, Range]:
        text, other_text = self._one.text[slice(*one)], self._other.text[slice(*other)]
        head, other_head = _same_head(text, other_text)
        tail, other_tail = _same_head(text[head:][::-1], other_text[other_head:][::-1])
        return (
            _without_blanks(text, head, len(text) - tail, one[0]),
            _without_blanks(other_text, other_head, len(other_text) - other_tail, other[0]),
        )

    def _growth(self, at: int, other_at: int, step: int, most: int) -> int:
        """How many characters that are the same belong to a word that is cut at a border."""
        grown = 0
        while True:
            beside, other_beside = self._beside(at, other_at, step)
            if not beside or beside != other_beside:
                return grown
            if _LATIN.match(beside):
                inner = self._beside(at, other_at, -step)
                is_cut = any(_LATIN.match(character) for character in inner)
            else:
                is_cut = grown < most and bool(_CHINESE.match(beside)) and other_at not in self._word_borders
            if not is_cut:
                return grown
            at, other_at, grown = at + step, other_at + step, grown + 1

    def _beside(self, at: int, other_at: int, step: int) -> tuple[str, str]:
        """The characters of both texts after two borders, or before them."""
        back = 1 if step < 0 else 0
        return (
            self._one.text[max(0, at - back) : at - back + 1] if at >= back else "",
            self._other.text[max(0, other_at - back) : other_at - back + 1] if other_at >= back else "",
        )

    @property
    def _word_borders(self) -> frozenset[int]:
        """Where words of the other text begin; its dictionary is loaded when it is first needed."""
        if self._borders is None:
            found, at = set(), 0
            for line in self._other.text.split("\n"):
                for word in cut(line):
                    found.add(at)
                    at += len(word)
                found.add(at)
                at += 1
            self._borders = frozenset(found)
        return self._borders

    # Telling

    def _told(self, one: Range, other: Range) -> Iterator[Difference]:
        """A difference, or one for each line that it lies in: the longest piece gets all the words."""
        text, start = self._one.text, one[0]
        lines = (_without_blanks(text, start + m.start(), start + m.end(), 0) for m in _lines(text, one))
        pieces = [line for line in lines if line[0] < line[1]] or [(start, start)]
        longest = max(pieces, key=lambda piece: piece[1] - piece[0])
        kind = self._kind(one, other)
        for piece in pieces:
            if piece == longest:
                words = self._fitting(piece, self._words(other))
                yield Difference(kind, *self._with_blank(piece, words), *other, words)
            else:
                yield Difference(kind, *self._with_blank(piece, ""), other[1], other[1], "")

    def _words(self, other: Range) -> str:
        """The other text's words on one line."""
        return _CUT.sub(_joint, self._other.text[slice(*other)]).strip()

    def _fitting(self, piece: Range, words: str) -> str:
        """Words to put in, apart from the Latin words beside them."""
        start, end = piece
        if start == end and words:
            before, after = self._one.text[start - 1 : start], self._one.text[end : end + 1]
            if _LATIN.match(before) and _LATIN.match(words[0]):
                words = f" {words}"
            if _LATIN.match(after) and _LATIN.match(words[-1]):
                words = f"{words} "
        return words

    def _with_blank(self, piece: Range, words: str) -> Range:
        """A word that is taken out takes one of the two blanks around it along."""
        start, end = piece
        text = self._one.text
        if not words and text[start - 1 : start] == " " and (text[end : end + 1] or "\n").isspace():
            return start - 1, end
        return piece

    def _kind(self, one: Range, other: Range) -> DifferenceKind:
        words, other_words = self._one.text[slice(*one)], self._other.text[slice(*other)]
        if _spoken(words) == _spoken(other_words):
            return DifferenceKind.PUNCTUATION
        if _without_fillers(words) == _without_fillers(other_words):
            return DifferenceKind.FILLERS
        said, text = (words, self._one.text) if not _spoken(other_words) else (other_words, self._other.text)
        at = one if text is self._one.text else other
        is_alone = not (_spoken(words) and _spoken(other_words))
        if is_alone and _is_repeated(_spoken(said), text, at):
            return DifferenceKind.FILLERS
        return DifferenceKind.WORDS


def _touch(before: tuple[Range, Range], after: tuple[Range, Range]) -> bool:
    return after[0][0] <= before[0][1] and after[1][0] <= before[1][1]


def _together(before: Range, after: Range) -> Range:
    return min(before[0], after[0]), max(before[1], after[1])


def _lines(text: str, stretch: Range) -> Iterator[re.Match[str]]:
    return _LINES.finditer(text[slice(*stretch)])


def _joint(cut_at: re.Match[str]) -> str:
    """What stands for a line end: a blank between Latin words, nothing otherwise."""
    text, start, end = cut_at.string, cut_at.start(), cut_at.end()
    is_latin = _LATIN.match(text[max(0, start - 1) : start]) and _LATIN.match(text[end : end + 1])
    return " " if is_latin else ""


def _same_head(text: str, other: str) -> Range:
    """Up to where two texts are the same but for blanks."""
    at = other_at = 0
    while True:
        here, there = _after_blanks(text, at), _after_blanks(other, other_at)
        if here == len(text) or there == len(other) or text[here] != other[there]:
            return at, other_at
        at, other_at = here + 1, there + 1


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _without_blanks(text: str, start: int, end: int, shift: int) -> Range:
    """A stretch without the blanks at its ends, moved by ``shift``; at its start where it is all blank."""
    words = text[start:end]
    inner = words.strip()
    if not inner:
        return start + shift, start + shift
    first = start + len(words) - len(words.lstrip())
    return first + shift, first + len(inner) + shift


def _spoken(text: str) -> str:
    return "".join(map(_folded, _SPOKEN.findall(text)))


def _without_fillers(text: str) -> str:
    fillers = lexicon("fillers") | _ENGLISH_FILLERS
    words = (part.casefold() for part in re.findall(r"[A-Za-z]+|[^\W_]", text))
    return "".join(map(_folded, "".join(word for word in words if word not in fillers)))


def _is_repeated(said: str, text: str, at: Range) -> bool:
    """Whether words stand once more right before or after their place."""
    size = 2 * len(said) + 4
    before, after = _spoken(text[max(0, at[0] - size) : at[0]]), _spoken(text[at[1] : at[1] + size])
    return bool(said) and (before.endswith(said) or after.startswith(said))
