"""Which stretches a key takes to be corrected: what is suggested, what looks wrong, else the word there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.suggestion import Suggestion, SuggestionKind
from annotator.text.clusters import whole_until
from annotator.text.sentences import paragraph_around, sentence_at
from annotator.text.words import words
from annotator.text.written_words import LETTERS
from annotator.workspace.picking import Picking, Stretch, whole

FURTHER = 1_500
"""So many characters further on the next place is looked for."""
_BESIDE = frozenset({SuggestionKind.TOPIC, SuggestionKind.SPEAKER})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a key was pressed: the caret, and what is suggested from there on. With ``goes_on`` the word at
    the caret is not what is meant, but the next place, however far.
    """

    caret: int
    suggested: Sequence[Suggestion] = ()
    goes_on: bool = False


def wrong_places(picking: Picking, transcript: AnnotatedTranscript, here: Standing) -> list[Stretch]:
    """The stretches to be offered one after the other, in text order; where nothing looks wrong, the word."""
    text, caret = transcript.text, here.caret
    sentence = sentence_at(text, caret) or paragraph_around(text, caret)
    proposed = [(s.start, s.end) for s in here.suggested if s.kind not in _BESIDE and s.start < s.end]
    start = min(caret, sentence[0])
    put_at = None if here.goes_on else caret
    odd = picking.wrong_from(transcript, start, sentence[1], caret=put_at)
    found = _from(caret, proposed, odd, sentence[1])
    if here.goes_on:
        further = min(len(text), sentence[1] + FURTHER)
        beyond = picking.wrong_from(transcript, sentence[1], further)
        found += _from(max(caret, sentence[1]), proposed, beyond, further)
    word = None if found else word_from(text, caret, sentence[1])
    if word is not None:
        found.append(word)
    return list(dict.fromkeys(whole(transcript, *stretch) for stretch in found))


def wrong_before(
    picking: Picking, transcript: AnnotatedTranscript, at: int, suggested: Sequence[Suggestion]
) -> Stretch | None:
    """The last stretch before a place that is suggested or looks wrong, else the word before it."""
    text, start = transcript.text, max(0, at - FURTHER)
    found = [(s.start, s.end) for s in suggested if s.kind not in _BESIDE and start <= s.start < s.end <= at]
    found += [one for one in picking.wrong_from(transcript, start, at) if one[1] <= at]
    last = max(found) if found else _word_before(text, at)
    return whole(transcript, *last) if last is not None else None


def _word_before(text: str, at: int) -> Stretch | None:
    """The last word that ends before a place, in its line or the one before that has words."""
    end = len(text[:at].rstrip())
    start = text.rfind("\n", 0, end) + 1
    before = (word for word in words(text[start:end], guessing=False) if any(map(str.isalnum, word.text)))
    return max(((start + word.start, start + word.end) for word in before), default=None)


def _from(caret: int, proposed: Iterable[Stretch], odd: Iterable[Stretch], end: int) -> list[Stretch]:
    """Those that end behind the caret and start before ``end``; of two that overlap what is proposed."""
    first = [one for one in proposed if one[1] > caret and one[0] < end]
    rest = [one for one in odd if one[1] > caret and not any(_overlap(one, other) for other in first)]
    return sorted({*first, *rest})


def _overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def word_from(text: str, at: int, end: int) -> Stretch | None:
    """The word that holds a place, or the next one behind it in the line up to ``end``."""
    start, stop = paragraph_around(text, at)
    for word in words(text[start:stop], guessing=False):
        first, last = start + word.start, start + word.end
        if last > at and first < end and any(map(str.isalnum, word.text)):
            return first, last
    return None


def stretched(text: str, stretch: Stretch, start: int, end: int) -> Stretch:
    """A stretch with its borders moved by steps of a sign, or of a word where Latin letters stand.

    It never gets empty, and stays in its line.
    """
    first, last = stretch
    line = text.rfind("\n", 0, first) + 1, _line_end(text, last)
    moved_first = max(line[0], _stepped(text, first, start)) if start else first
    moved_last = min(line[1], _stepped(text, last, end)) if end else last
    while start > 0 and text[moved_first : moved_first + 1] == " ":
        moved_first += 1
    while end < 0 and moved_last > moved_first and text[moved_last - 1] == " ":
        moved_last -= 1
    return (moved_first, moved_last) if moved_first < moved_last else stretch


def _line_end(text: str, at: int) -> int:
    found = text.find("\n", at)
    return len(text) if found < 0 else found


def _stepped(text: str, at: int, step: int) -> int:
    """The next place where a sign or a word of Latin letters begins or ends; blanks are passed over."""
    if step > 0:
        at += len(text[at:]) - len(text[at:].lstrip(" ")) if text[at : at + 1] == " " else 0
        word = LETTERS.match(text, at)
        if word is not None:
            return word.end()
        at += 1
        while at < len(text) and whole_until(text, at) != at:
            at += 1
        return at
    while text[at - 1 : at] == " ":
        at -= 1
    begin = at
    while begin > 0 and text[begin - 1].isascii() and text[begin - 1].isalnum():
        begin -= 1
    return begin if begin < at else whole_until(text, max(0, at - 1))
