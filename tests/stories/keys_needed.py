"""The fewest keys that select a stretch from the start of its sentence: by clause, word and sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt

from annotator.text import words
from annotator.text.clauses import clause_ends, openings, without_end_mark
from annotator.text.sentences import next_sentence, sentence_at

_NONE = Qt.KeyboardModifier.NoModifier
_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_FAR = 12


@dataclass(frozen=True)
class Press:
    """One key with what is held down."""

    key: Qt.Key
    modifiers: Qt.KeyboardModifier = _NONE


NEXT_CLAUSE = Press(Qt.Key.Key_Right, _CTRL)
WORD_RIGHT, WORD_LEFT = Press(Qt.Key.Key_Right), Press(Qt.Key.Key_Left)
EXTEND_SENTENCE = Press(Qt.Key.Key_Down, _SHIFT)
EXTEND_CLAUSE = Press(Qt.Key.Key_Right, _CTRL | _SHIFT)
EXTEND_WORD, SHRINK_WORD = Press(Qt.Key.Key_Right, _SHIFT), Press(Qt.Key.Key_Left, _SHIFT)
EXTEND_CHARACTER, SHRINK_CHARACTER = (
    Press(Qt.Key.Key_Right, _ALT | _SHIFT),
    Press(Qt.Key.Key_Left, _ALT | _SHIFT),
)


def _sentences_from(text: str, at: int) -> Iterator[tuple[int, int]]:
    here = sentence_at(text, at)
    while here is not None:
        yield here
        here = next_sentence(text, here[0])


def _places(text: str, at: int, up_to: int, marks: str) -> list[int]:
    """The starts or ends of words, openings or ends of clauses or sentences, between two places."""
    found: list[int] = []
    for start, end in _sentences_from(text, at):
        if start > up_to:
            break
        found += [start + place for place in _marks(text[start:end], marks)]
    return found


def _marks(sentence: str, marks: str) -> Sequence[int]:
    if marks == "openings":
        return openings(sentence)
    if marks == "clauses":
        return clause_ends(sentence)
    if marks == "sentences":
        return [without_end_mark(sentence)]
    told = [w for w in words.words(sentence, guessing=False) if any(c.isalnum() for c in w.text)]
    return [w.start if marks == "starts" else w.end for w in told]


def _best(ways: Sequence[list[Press] | None]) -> list[Press] | None:
    possible = [way for way in ways if way is not None]
    return min(possible, key=len) if possible else None


def to_the_start(text: str, caret: int, start: int) -> list[Press] | None:
    """From the caret to the place: by clauses, then by words, forth or back."""
    stops = [caret, *(place for place in _places(text, caret, start + 80, "openings") if place > caret)]
    starts = _places(text, caret, start + 80, "starts")
    ways: list[list[Press] | None] = []
    for i, stop in enumerate(stops[:_FAR]):
        if stop == start:
            ways.append([NEXT_CLAUSE] * i)
        elif start in starts and stop < start:
            ways.append([NEXT_CLAUSE] * i + [WORD_RIGHT] * sum(stop < s <= start for s in starts))
        elif start in starts:
            ways.append([NEXT_CLAUSE] * i + [WORD_LEFT] * sum(start <= s < stop for s in starts))
    return _best(ways)


def to_the_end(text: str, start: int, end: int) -> list[Press] | None:
    """From the start of the selection to its end: by clauses or sentences, then by words or characters."""
    ends = _places(text, start, end + 40, "ends")
    ways: list[list[Press] | None] = []
    for by, press in (("clauses", EXTEND_CLAUSE), ("sentences", EXTEND_SENTENCE)):
        stops = [place for place in _places(text, start, end + 80, by) if place > start]
        for i, stop in enumerate(stops[:_FAR], start=1):
            ways.append(_finish([press] * i, stop, end, ends))
    ways.append(_finish([], start, end, ends))
    return _best(ways)


def _finish(so_far: list[Press], stop: int, end: int, ends: Sequence[int]) -> list[Press] | None:
    if stop == end:
        return so_far
    if abs(stop - end) <= 3 and so_far:
        return so_far + [EXTEND_CHARACTER if stop < end else SHRINK_CHARACTER] * abs(stop - end)
    if end not in ends:
        return None
    if stop < end:
        return so_far + [EXTEND_WORD] * sum(stop < e <= end for e in ends)
    return so_far + [SHRINK_WORD] * sum(end <= e < stop for e in ends)
