"""Two transcripts of the same recording beside each other: where they differ, and what the one would read.

Blanks and line ends are no differences, since every recogniser cuts its lines elsewhere, but for a blank
that makes two Latin words of one; neither are *hidden* stretches such as the labels of speakers. What is
to be taken from the second text never reaches over a line end or a hidden stretch of the first, so its
lines and labels stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from annotator.text.aligning import Block, aligned
from annotator.text.compared_text import ComparedText, Range, is_repeated, spoken, without_fillers
from annotator.text.words import cut

_LATIN = re.compile(r"[A-Za-z0-9À-ɏ'’-]")
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf\ufe0f\u200d]")
_LINES = re.compile(r"[^\n]+")
_CUT = re.compile(r"[^\S\n]*\n\s*")
_LONGEST_WORD = 4
_RUN = 6
"""So many characters that follow each other in both texts are the same by no chance."""
_MOST_SPLIT = 10_000
"""Pairs of characters in a region that is still looked at for marks that both texts have."""


class DifferenceKind(StrEnum):
    """What differs: words, only sounds of hesitation or words said twice, only marks, case and width, or only
    emoji, which some recognisers write for noises.
    """

    WORDS = "words"
    FILLERS = "fillers"
    PUNCTUATION = "punctuation"
    EMOJI = "emoji"


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
    """The differences in text order; ``same`` of the spoken characters of either text are in both.

    ``in_runs`` are those of them that stand in both with enough others that it can be no chance.
    """

    differences: tuple[Difference, ...]
    same: int
    in_runs: int
    spoken: int
    other_spoken: int

    @property
    def likeness(self) -> float:
        """How much of the longer text is in the other too, from 0 to 1."""
        longer = max(self.spoken, self.other_spoken)
        return self.same / longer if longer else 1.0

    @property
    def fit(self) -> float:
        """How much of the shorter text is surely in the other too, from 0 to 1; it may be a part of it."""
        shorter = min(self.spoken, self.other_spoken)
        return self.in_runs / shorter if shorter else float(self.spoken == self.other_spoken)


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
    one, other = ComparedText(first, hidden), ComparedText(second, other_hidden)
    blocks = aligned(one.spoken, other.spoken, progress)
    differing = _Differing(one, other)
    found = tuple(differing.differences(blocks))
    same = sum(block.size for block in blocks)
    in_runs = sum(block.size for block in blocks if block.size >= _RUN)
    return Comparison(found, same, in_runs, len(one.spoken), len(other.spoken))


class _Room(NamedTuple):
    """Between which regions of either text another one stands."""

    start: int
    other_start: int
    end: int
    other_end: int


class _Differing:
    """Finds the differences between what is the same."""

    def __init__(self, one: ComparedText, other: ComparedText) -> None:
        self._one, self._other = one, other
        self._borders: frozenset[int] | None = None

    def differences(self, blocks: Sequence[Block]) -> Iterator[Difference]:
        """The differences in text order."""
        found: list[tuple[Range, Range]] = []
        end = len(self._one.text), len(self._other.text)
        regions = [((0, 0), (0, 0)), *self._regions(blocks), ((end[0],) * 2, (end[1],) * 2)]
        for before, region, after in zip(regions, regions[1:], regions[2:], strict=False):
            room = _Room(before[0][1], before[1][1], after[0][0], after[1][0])
            grown = self._grown(*region, room)
            if grown is None:
                continue
            while found and self._touch(found[-1], grown):
                one, other = found.pop()
                grown = _together(one, grown[0]), _together(other, grown[1])
            found.append(grown)
        for one, other in found:
            yield from self._told(one, other)

    def _touch(self, before: tuple[Range, Range], after: tuple[Range, Range]) -> bool:
        """Whether two differences are one: they overlap, or there are only blanks between them."""
        gap, other_gap = after[0][0] - before[0][1], after[1][0] - before[1][1]
        if gap < 0 or other_gap < 0:
            return True
        between = self._one.text[before[0][1] : after[0][0]]
        other_between = self._other.text[before[1][1] : after[1][0]]
        return not between.strip(" ") or not other_between.strip(" ")

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
        marks = "".join(text.split())
        if marks and marks == "".join(other_text.split()):
            return  # they only stand in other lines
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

    def _grown(self, one: Range, other: Range, room: _Room) -> tuple[Range, Range] | None:
        """A region without what is the same at its ends, but of whole words; none where nothing is left.

        It grows up to the regions beside it.
        """
        trimmed = (one, other) if self._parts_word(one, other) else self._trimmed(one, other)
        (start, end), (other_start, other_end) = trimmed
        if start == end and other_start == other_end:
            return None
        most = _LONGEST_WORD - 1 if start < end and other_start < other_end else 0
        left_room = min(start - room.start, other_start - room.other_start)
        right_room = min(room.end - end, room.other_end - other_end)
        left = self._growth(start, other_start, -1, (left_room, most))
        right = self._growth(end, other_end, 1, (right_room, most))
        return (start - left, end + right), (other_start - left, other_end + right)

    def _parts_word(self, one: Range, other: Range) -> bool:
        """Whether a Latin word of one text is two in the other: the one case in which a blank matters."""
        between = {self._one.text[slice(*one)], self._other.text[slice(*other)]}
        around = (self._one.text[one[0] - 1 : one[0]], self._one.text[one[1] : one[1] + 1])
        other_around = (self._other.text[other[0] - 1 : other[0]], self._other.text[other[1] : other[1] + 1])
        return between == {"", " "} and all(map(_LATIN.match, (*around, *other_around)))

    def _trimmed(self, one: Range, other: Range) -> tuple[Range, Range]:
        text, other_text = self._one.text[slice(*one)], self._other.text[slice(*other)]
        head, other_head = _same_head(text, other_text)
        tail, other_tail = _same_head(text[head:][::-1], other_text[other_head:][::-1])
        return (
            _without_blanks(text, head, len(text) - tail, one[0]),
            _without_blanks(other_text, other_head, len(other_text) - other_tail, other[0]),
        )

    def _growth(self, at: int, other_at: int, step: int, most: tuple[int, int]) -> int:
        """How many characters that are the same belong to a word that is cut at a border.

        ``most`` may be taken in of any, and of Chinese ones.
        """
        grown, (room, most_chinese) = 0, most
        while grown < room:
            beside, other_beside = self._beside(at, other_at, step)
            if not beside or beside != other_beside:
                return grown
            if _LATIN.match(beside):
                inner = self._beside(at, other_at, -step)
                is_cut = any(_LATIN.match(character) for character in inner)
            else:
                is_cut = (
                    grown < most_chinese
                    and bool(_CHINESE.match(beside))
                    and other_at not in self._word_borders
                )
            if not is_cut:
                return grown
            at, other_at, grown = at + step, other_at + step, grown + 1
        return grown

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
            there = other if piece == longest else (other[1], other[1])
            stretch, words = self._spaced(piece, there, self._words(there))
            yield Difference(kind, *stretch, *there, words)

    def _words(self, other: Range) -> str:
        """The other text's words on one line."""
        return _CUT.sub(_joint, self._other.text[slice(*other)]).strip()

    def _spaced(self, piece: Range, other: Range, words: str) -> tuple[Range, str]:
        """A piece and its words with the blanks that the other text has between Latin words there."""
        start, end = piece
        left, right = self._one.text[start - 1 : start] == " ", self._one.text[end : end + 1] == " "
        before = self._one.text[start - 1 - left : start - left]
        after = self._one.text[end + right : end + right + 1]
        other_start, other_end = _without_blanks(self._other.text, *other, 0) if words else other
        other_left = self._other.text[other_start - 1 : other_start].isspace()
        other_right = self._other.text[other_end : other_end + 1].isspace()
        if not words:
            is_wanted = bool(_LATIN.match(before) and _LATIN.match(after))
            is_wanted = (other_left or other_right) if is_wanted else (left or right)
            return _without_words(piece, (left, right), is_wanted=is_wanted and after != "\n")
        if _LATIN.match(before) and _LATIN.match(words[0]) and left != other_left:
            start, words = (start - 1, words) if left else (start, f" {words}")
        if _LATIN.match(after) and _LATIN.match(words[-1]) and right != other_right:
            end, words = (end + 1, words) if right else (end, f"{words} ")
        return (start, end), words

    def _kind(self, one: Range, other: Range) -> DifferenceKind:
        words, other_words = self._one.text[slice(*one)], self._other.text[slice(*other)]
        if spoken(words) == spoken(other_words):
            is_of_emoji = _EMOJI.sub("", words).split() == _EMOJI.sub("", other_words).split()
            return DifferenceKind.EMOJI if is_of_emoji else DifferenceKind.PUNCTUATION
        if without_fillers(words) == without_fillers(other_words):
            return DifferenceKind.FILLERS
        said, text = (words, self._one.text) if not spoken(other_words) else (other_words, self._other.text)
        at = one if text is self._one.text else other
        is_alone = not (spoken(words) and spoken(other_words))
        if is_alone and is_repeated(spoken(said), text, at):
            return DifferenceKind.FILLERS
        return DifferenceKind.WORDS


def _without_words(piece: Range, blanks: tuple[bool, bool], *, is_wanted: bool) -> tuple[Range, str]:
    """A piece that is taken out with the blanks beside it, but for one that is wanted there."""
    start, end = piece
    left, right = blanks
    if is_wanted:
        return (start - (left and right), end), "" if left or right else " "
    return (start - left, end + right), ""


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
