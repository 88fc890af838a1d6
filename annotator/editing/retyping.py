"""From a key in the reading text to the correction that says what it means, and what it belongs to.

A key replaces a stretch of the reading text by words. The correction that says so is as short as makes
sense: words of Latin letters and numbers whole, Chinese characters alone. Whatever is typed in one go, the
*run*, is one correction until its typist pauses; then it is as many as there are differences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction
from annotator.domain.span import Place
from annotator.editing.batch import Batch
from annotator.editing.corrections import Correct, RevertCorrections, correct_whole
from annotator.editing.plan import Edit
from annotator.editing.typing_over import KnownWords, TypedCorrection, typed_corrections
from annotator.text.running_text import RunningText
from annotator.text.text_map import Side, TextMap, touching
from annotator.text.word_steps import latin_word_at

Stretch = tuple[int, int]
_REACH = 40
"""A word of Latin letters is looked for so far from where something was typed."""
_STRUCTURAL = frozenset("\u2028\u2029\x0b\x0c\x85")


@dataclass(frozen=True, slots=True)
class ReadingText:
    """A transcript as it reads, and the way between that and its source text."""

    transcript: AnnotatedTranscript
    running: RunningText
    map: TextMap

    @property
    def text(self) -> str:
        """All of it."""
        return self.running.whole


@dataclass(frozen=True, slots=True)
class Retyped:
    """What a key means: an edit, and how far behind the start of its stretch the caret then stands."""

    edit: Correct
    caret: int


def as_typed(words: str) -> str:
    """Words as a text takes them: line ends as LF, no control characters and no halves of characters."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    plain = "".join("\n" if c in _STRUCTURAL else c for c in plain)
    return "".join(
        c for c in plain if c in "\n\t" or (c >= " " and c != "\x7f" and not "\ud800" <= c <= "\udfff")
    )


def retyped(
    reading: ReadingText, first: int, last: int, words: str, *, run: Stretch | None = None
) -> Retyped:
    """The correction after which ``words`` stand in place of ``[first, last)`` of the reading text.

    ``run`` is the source stretch of what was typed just before: where the key goes on there, both are one.
    """
    where, text = reading.map, reading.running
    left, right = _with_whole_words(text, first, last, words)
    start, stop = _source(reading, left, right)
    if run is not None and _goes_on(where, run, left, right):
        known = reading.transcript.accepted_corrections
        start, stop = widened(known, min(start, run[0]), max(stop, run[1]))
    left = min(left, where.shown(Place(start), Side.END))
    right = max(right, where.shown(Place(stop), Side.START))
    replacement = text[left:first] + words + text[last:right]
    edit = correct_whole(reading.transcript, start, stop, replacement)
    return Retyped(edit, first + len(words) - left)


def _goes_on(where: TextMap, run: Stretch, left: int, right: int) -> bool:
    """Whether a stretch of the reading text touches what was typed just before."""
    return where.shown(Place(run[0]), Side.END) <= right and left <= where.shown(Place(run[1]), Side.START)


def _with_whole_words(text: RunningText, first: int, last: int, words: str) -> Stretch:
    """The stretch with the words of Latin letters that it cuts, or that the new words become part of."""
    left, right = first, last
    for border in (first, last):
        begin = max(0, border - _REACH)
        word = latin_word_at(text[begin : border + _REACH], border - begin)
        if word is not None and word[0] < border - begin < word[1]:
            left, right = min(left, begin + word[0]), max(right, begin + word[1])
    head, tail = text[max(0, first - _REACH) : first], text[last : last + _REACH]
    new = f"{head}{words}{tail}"
    for border in (len(head), len(head) + len(words)):
        word = latin_word_at(new, border)
        if word is not None and word[0] < border < word[1]:
            left = min(left, first - max(0, len(head) - word[0]))
            right = max(right, last + max(0, word[1] - len(head) - len(words)))
    return left, right


def _source(reading: ReadingText, left: int, right: int) -> Stretch:
    """The source text under a stretch, with the corrections that cannot stand beside one of it."""
    if left == right:
        offset = reading.map.place(left).offset
        return widened(reading.transcript.accepted_corrections, offset, offset)
    return widened(reading.transcript.accepted_corrections, *reading.map.source_range(left, right))


def corrections_touching(corrections: Sequence[Correction], start: int, end: int) -> Sequence[Correction]:
    """Of corrections in text order, those that share text with ``[start, end]`` or stand at its borders."""
    first = bisect_left(corrections, start, key=lambda c: c.end)
    stop = first
    while stop < len(corrections) and corrections[stop].start <= end:
        stop += 1
    return corrections[first:stop]


def widened(corrections: Sequence[Correction], start: int, end: int) -> Stretch:
    """A source range with all of the corrections that cannot stand beside a correction of it."""
    while True:
        clashing = [c for c in corrections_touching(corrections, start, end) if _clash(c, start, end)]
        first = min([start, *(c.start for c in clashing)])
        last = max([end, *(c.end for c in clashing)])
        if (first, last) == (start, end):
            return start, end
        start, end = first, last


@dataclass(frozen=True, slots=True)
class _Range:
    start: int
    end: int


def _clash(correction: Correction, start: int, end: int) -> bool:
    this = _Range(start, end)
    if (correction.start, correction.end) <= (start, end):
        return touching(correction, this)
    return touching(this, correction)


def settled(
    transcript: AnnotatedTranscript, correction: Correction, known: KnownWords | None = None
) -> Edit | None:
    """What becomes of a typed correction when its typist pauses: its kind is told, and it becomes as many
    corrections as there are differences. ``None`` where it stays as it is.

    The sounds of Chinese are loaded where they are not yet, which takes a moment.
    """
    stretch = correction.start, correction.end
    parts = typed_corrections(transcript.text, stretch, correction.replacement, known or KnownWords())
    alone = parts[0] if len(parts) == 1 else None
    if alone is not None and _says(alone) == _says(correction) and alone.kind is correction.kind:
        return None
    made = (
        Correct(transcript.id, one.start, one.end, one.replacement, correction_kind=one.kind) for one in parts
    )
    return Batch((RevertCorrections((correction.id,)), *made))


def _says(one: TypedCorrection | Correction) -> tuple[int, int, str]:
    return one.start, one.end, one.replacement
