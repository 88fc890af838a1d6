"""Steps inside the sentence: by word, and from clause to clause where claims may begin and end.

Everything is in document places. Only the sentence at the caret and the next ones are looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum

from PySide6.QtGui import QTextCursor

from annotator.text import sentences, words
from annotator.text.clauses import clause_ends, openings
from annotator.text.sentences import sentence_at
from annotator.ui.transcript_page.shown import Stretch
from annotator.ui.transcript_page.state import PageState

Marks = Callable[[str, Sequence[str]], Sequence[int]]
"""Places within a sentence, in order; terms, which are told too, are words."""


def _word_stretches(sentence: str, terms: Sequence[str]) -> list[Stretch]:
    found = words.words(sentence, terms, guessing=False)
    return [(word.start, word.end) for word in found if any(c.isalnum() for c in word.text)]


def _word_starts(sentence: str, terms: Sequence[str]) -> Sequence[int]:
    return [start for start, _ in _word_stretches(sentence, terms)]


def _word_ends(sentence: str, terms: Sequence[str]) -> Sequence[int]:
    return [end for _, end in _word_stretches(sentence, terms)]


def _clause_starts(sentence: str, _: Sequence[str]) -> Sequence[int]:
    return openings(sentence)


def _clause_ends(sentence: str, _: Sequence[str]) -> Sequence[int]:
    return clause_ends(sentence)


def _forward(text: str, at: int) -> Iterator[Stretch]:
    here = sentence_at(text, at)
    if here is not None and here[1] > at:
        yield here
    after = sentences.next_sentence(text, at)
    while after is not None:
        yield after
        after = sentences.next_sentence(text, after[0])


def _backward(text: str, at: int) -> Iterator[Stretch]:
    before = sentences.previous_sentence(text, at)
    while before is not None:
        yield before
        before = sentences.previous_sentence(text, before[0])


def _after(state: PageState, position: int, marks: Marks) -> int | None:
    shown, terms = state.shown, state.terms
    at = shown.from_document(position)
    for start, end in _forward(shown.text, at):
        for place in marks(shown.text[start:end], terms):
            if start + place > at:
                return shown.to_document(start + place)
    return None


def _before(state: PageState, position: int, marks: Marks) -> int | None:
    shown, terms = state.shown, state.terms
    at = shown.from_document(position)
    for start, end in _backward(shown.text, at):
        for place in reversed(marks(shown.text[start:end], terms)):
            if start + place < at:
                return shown.to_document(start + place)
    return None


class Step(Enum):
    """How far a step leads."""

    CHARACTER = "character"
    WORD = "word"
    CLAUSE = "clause"


_STARTS: Mapping[Step, Marks] = {Step.WORD: _word_starts, Step.CLAUSE: _clause_starts}
_ENDS: Mapping[Step, Marks] = {Step.WORD: _word_ends, Step.CLAUSE: _clause_ends}


def stepped(state: PageState, by: Step, cursor: QTextCursor, *, back: bool, extend: bool) -> int | None:
    """Where a step leads from the cursor, as a document place; ``None`` where there is nothing further.

    A caret, and the start of a selection, go where a word begins, or where something said may begin:
    a clause, or what a connective or a verb of saying leads into. The end of a selection goes where a
    word ends, or a clause without its comma.
    """
    shown, position = state.shown, cursor.position()
    if by is Step.CHARACTER:
        at = shown.from_document(position) + (-1 if back else 1)
        return shown.to_document(at) if 0 <= at <= len(shown.text) else None
    is_end = extend and (position > cursor.anchor() if back else position >= cursor.anchor())
    marks = (_ENDS if is_end else _STARTS)[by]
    found = (_before if back else _after)(state, position, marks)
    if is_end and back and (found is None or found < cursor.anchor()):
        return cursor.anchor()
    return found
