"""From a selection and what was typed over it to the correction that says it in the fewest characters."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.span import Place
from annotator.editing.retyping import corrections_touching, widened
from annotator.text.same_ends import same_ends
from annotator.text.text_map import Side, TextMap, View, shown_text
from annotator.text.word_steps import latin_word_at
from annotator.ui.transcript_page.shown import ShownText, Stretch

SHORT = 8
"""Up to so many characters, what was selected is what was misheard; beyond, only what was changed."""


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    end: int
    replacement: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Source text ``[start, end)`` that can be corrected as a whole, and how it reads now."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Replacement:
    """What a correction will say: source text ``[start, end)`` reads ``words``."""

    start: int
    end: int
    words: str


def passage_over(shown: ShownText, start: int, end: int) -> Passage:
    """What must be corrected together when a document stretch is; an empty one is a place to insert at."""
    first, last = shown.from_document(start), shown.from_document(end)
    if first == last:
        offset = shown.map.place(first).offset
        source = (offset, offset)
    else:
        source = shown.map.source_range(first, last)
    source = widened(shown.transcript.accepted_corrections, *source)
    return Passage(*source, _reading(shown.transcript, *source)[0])


def _reading(transcript: AnnotatedTranscript, start: int, end: int) -> tuple[str, TextMap]:
    """How source ``[start, end)`` reads, and the map between it and its reading."""
    inside = [
        _Range(c.start - start, c.end - start, c.replacement)
        for c in corrections_touching(transcript.accepted_corrections, start, end)
        if start <= c.start and c.end <= end
    ]
    return shown_text(transcript.text[start:end], inside), TextMap(end - start, inside, View.READING)


def replacement_for(transcript: AnnotatedTranscript, passage: Passage, typed: str) -> Replacement | None:
    """The correction that makes the passage read as typed; ``None`` where nothing was changed."""
    if typed == passage.words:
        return None
    if len(passage.words) <= SHORT:
        return Replacement(passage.start, passage.end, typed)
    first, last = _changed(passage.words, typed)
    _, local = _reading(transcript, passage.start, passage.end)
    if first == last:
        offset = local.place(first).offset
        start, end = offset, offset
    else:
        start, end = local.source_range(first, last)
    start, end = widened(transcript.accepted_corrections, passage.start + start, passage.start + end)
    before = local.shown(Place(start - passage.start), Side.END)
    after = local.shown(Place(end - passage.start), Side.START)
    middle = typed[before : len(typed) - (len(passage.words) - after)]
    return Replacement(start, end, middle)


def _changed(words: str, typed: str) -> Stretch:
    """The stretch of the words that was changed, Latin words whole."""
    first, tail = same_ends(words, typed)
    last = len(words) - tail
    for at in (first, last):
        word = latin_word_at(words, at)
        if word is not None and word[0] < at < word[1]:
            first, last = min(first, word[0]), max(last, word[1])
    return first, last
