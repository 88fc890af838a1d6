"""Where a step of the caret leads: by sentence, claim and turn; and what growing a selection takes in.

Everything is in document places. Only the text around the caret is ever looked at.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence

from annotator.domain.annotation import Annotation
from annotator.domain.span import Place
from annotator.text import clauses, sentences, words
from annotator.text.sentences import WINDOW, clause_at, paragraph_around, sentence_at
from annotator.text.word_steps import latin_word_at
from annotator.ui.transcript_page.shown import ShownText, Stretch
from annotator.ui.transcript_page.state import PageState

MOST_LABELS = 200
"""Past so many labels without a word behind them a step leads to a label."""


def _in_document(shown: ShownText, stretch: Stretch | None) -> Stretch | None:
    if stretch is None:
        return None
    return shown.to_document(stretch[0]), shown.to_document(stretch[1])


def _label_end(state: PageState, at: int) -> int:
    """Where the words begin of the turn that a shown place lies in, in shown places; 0 before all turns."""
    turn = state.transcript.turn_at(state.shown.map.place(at).offset)
    return 0 if turn is None else state.shown.map.shown(Place(turn.text_start))


def _spoken(state: PageState, sentence: Stretch | None) -> Stretch | None:
    """A sentence without the label before it; ``None`` for a label alone."""
    if sentence is None:
        return None
    start, end = sentence
    label_end = _label_end(state, end - 1)
    if label_end >= end:
        return None
    if label_end > start:
        words = state.shown.running[label_end:end]
        start = label_end + len(words) - len(words.lstrip())
    return start, end


def _sentence_here(state: PageState, position: int) -> Stretch | None:
    whole = _found_near(state.shown, position, sentence_at)
    return _spoken(state, whole) or whole


def _found_near(
    shown: ShownText, position: int, find: Callable[[str, int], Stretch | None]
) -> Stretch | None:
    """What is found at a document place by looking at what stands around it, in shown places."""
    at = shown.from_document(position)
    here, begins = shown.running.around(at, 2 * WINDOW)
    found = find(here, at - begins)
    return None if found is None else (found[0] + begins, found[1] + begins)


def sentence_under(state: PageState, position: int) -> Stretch | None:
    """The sentence that holds a document place, without the speaker's label."""
    return _in_document(state.shown, _sentence_here(state, position))


def sentence_words(state: PageState, position: int) -> Stretch | None:
    """The sentence that holds a document place, without its full stop."""
    return _in_document(state.shown, without_end_mark(state.shown.text, _sentence_here(state, position)))


def sentence_after(state: PageState, position: int) -> Stretch | None:
    """The first sentence of speech that starts behind a document place."""
    text = state.shown.text
    at = state.shown.from_document(position)
    sentence = sentence_at(text, at) or sentences.next_sentence(text, at)
    for _ in range(MOST_LABELS):
        if sentence is None:
            return None
        spoken = _spoken(state, sentence)
        if spoken is not None and spoken[0] > at:
            return _in_document(state.shown, spoken)
        sentence = sentences.next_sentence(text, sentence[0])
    return _in_document(state.shown, sentence)


def sentence_before(state: PageState, position: int) -> Stretch | None:
    """The last sentence of speech that starts before a document place."""
    text = state.shown.text
    at = state.shown.from_document(position)
    sentence = sentences.previous_sentence(text, at)
    for _ in range(MOST_LABELS):
        if sentence is None:
            return None
        spoken = _spoken(state, sentence)
        if spoken is not None and spoken[0] < at:
            return _in_document(state.shown, spoken)
        sentence = sentences.previous_sentence(text, sentence[0])
    return _in_document(state.shown, sentence)


def claim_after(state: PageState, position: int) -> Annotation | None:
    """The first claim that starts behind a document place."""
    return state.layers.claims.after(state.shown.place(position).offset)


def claim_before(state: PageState, position: int) -> Annotation | None:
    """The last claim that starts before a document place."""
    return state.layers.claims.before(state.shown.place(position).offset)


def turn_after(state: PageState, position: int) -> int | None:
    """Where the words of the next turn begin."""
    turns = state.transcript.turns
    i = bisect_right(turns, state.shown.place(position).offset, key=lambda turn: turn.text_start)
    return state.shown.document_range(turns[i].text_start, turns[i].text_start)[0] if i < len(turns) else None


def turn_before(state: PageState, position: int) -> int | None:
    """Where the words of this turn begin, or of the one before when the place is there already."""
    turns = state.transcript.turns
    i = bisect_left(turns, state.shown.place(position).offset, key=lambda turn: turn.text_start) - 1
    return state.shown.document_range(turns[i].text_start, turns[i].text_start)[0] if i >= 0 else None


def word_at(text: str, at: int, terms: Sequence[str] = ()) -> Stretch | None:
    """The word under a place, told by the terms and the dictionary; ``None`` between words."""
    latin = latin_word_at(text, at)
    sentence = None if latin is not None else sentence_at(text, at)
    if sentence is None:
        return latin
    start, end = sentence
    for word in words.words(text[start:end], terms, guessing=False):
        if start + word.start <= at < start + word.end:
            return (
                (start + word.start, start + word.end) if word.text.strip() and word.text.isalnum() else None
            )
    return None


def word_under(state: PageState, position: int) -> Stretch | None:
    """The word at a document place, where it can be told."""
    near = _found_near(state.shown, position, lambda text, at: word_at(text, at, state.terms))
    return _in_document(state.shown, near)


def without_end_mark(text: str, stretch: Stretch | None) -> Stretch | None:
    """A sentence or clause as claims are marked: without the comma or full stop behind it."""
    if stretch is None:
        return None
    start, end = stretch
    return start, start + clauses.without_end_mark(text[start:end])


def correctable(state: PageState, position: int) -> Stretch:
    """What is corrected when nothing is selected: the word at a document place, or its clause, or nothing."""

    def find(text: str, at: int) -> Stretch | None:
        return word_at(text, at, state.terms) or without_end_mark(text, clause_at(text, at))

    return _in_document(state.shown, _found_near(state.shown, position, find)) or (position, position)


def _wider_and_wider(state: PageState, at: int) -> Iterator[Stretch | None]:
    text = state.shown.text
    yield word_at(text, at, state.terms)
    yield _spoken(state, without_end_mark(text, clause_at(text, at)))
    yield _spoken(state, without_end_mark(text, sentence_at(text, at)))
    yield _spoken(state, sentence_at(text, at))
    yield _spoken(state, paragraph_around(text, at))
    turn = state.transcript.turn_at(state.shown.map.place(at).offset)
    if turn is not None:
        end = state.transcript.turn_end(turn)
        start, stop = state.shown.document_range(min(turn.text_start, end), end)
        first, last = state.shown.from_document(start), state.shown.from_document(stop)
        yield first, first + len(text[first:last].rstrip())
    yield 0, len(text)


def grown(state: PageState, start: int, end: int) -> Stretch | None:
    """The next wider stretch around a document stretch: word, clause, sentence, paragraph, turn, all."""
    first, last = state.shown.from_document(start), state.shown.from_document(end)
    for wider in _wider_and_wider(state, first):
        if wider is not None and wider[0] <= first and last <= wider[1] and wider != (first, last):
            return _in_document(state.shown, wider)
    return None
