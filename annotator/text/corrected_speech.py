"""Who said what in a transcript: the words that were heard right, and the corrections of the others.

Labels that introduce a turn and asides are nobody's words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction, CorrectionKind, CorrectionStatus

CLEANING = frozenset({CorrectionKind.FILLER, CorrectionKind.REPETITION})
"""What was said and is taken out all the same: no error of a recogniser."""


class SaidBy(NamedTuple):
    """What the same speakers said: the words heard right, together, and what corrects the others."""

    speaker_ids: tuple[str, ...]
    right: str
    corrections: Sequence[Correction]


def said_by(transcript: AnnotatedTranscript, *, with_cleaning: bool = True) -> list[SaidBy]:
    """The speech of a transcript by who says it, in the order in which they first speak.

    Corrections that count are the accepted ones, those that clean only ``with_cleaning``, and the marks of
    what is unclear; what is corrected within an unclear passage is left out, as nobody knows what was said.
    """
    right: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    wrong: defaultdict[tuple[str, ...], list[Correction]] = defaultdict(list)
    text = transcript.text
    for stretch, corrections in _shared_out(transcript, with_cleaning=with_cleaning):
        words = right[stretch.speaker_ids]
        if corrections:
            wrong[stretch.speaker_ids] += _parted(text, stretch, corrections, words)
        else:
            words.append(text[stretch.start : stretch.end])
    return [SaidBy(ids, "".join(words), wrong[ids]) for ids, words in right.items()]


class Stretch(NamedTuple):
    """Speech ``[start, end)`` of the same speakers."""

    start: int
    end: int
    speaker_ids: tuple[str, ...]


def _shared_out(
    transcript: AnnotatedTranscript, *, with_cleaning: bool
) -> Iterator[tuple[Stretch, Sequence[Correction]]]:
    """The stretches of speech in text order, each with the corrections that begin or reach into it."""
    corrections = [c for c in transcript.corrections if _counts(c, with_cleaning=with_cleaning)]
    starts = [c.start for c in corrections]
    at, length = 0, len(transcript.text)
    for stretch in _stretches(transcript):
        end = stretch.end + (stretch.end == length)  # what is put in at the end of all belongs to the last
        if at < len(starts) and starts[at] < stretch.start:
            at = bisect_left(starts, stretch.start, at)
        first = at
        if at < len(starts) and starts[at] < end:
            at = bisect_left(starts, end, at)
        if first and corrections[first - 1].end > stretch.start:
            first -= 1
        yield stretch, corrections[first:at]


def _parted(
    text: str, stretch: Stretch, corrections: Iterable[Correction], right: list[str]
) -> Iterator[Correction]:
    """The corrections of a stretch of speech that count there; what was heard right goes to ``right``."""
    at, unclear_end = stretch.start, -1
    for correction in corrections:
        if correction.start > at:
            right.append(text[at : min(correction.start, stretch.end)])
        at = max(at, correction.end)
        is_unclear = correction.start < unclear_end
        if correction.kind is CorrectionKind.UNCLEAR:
            unclear_end = max(unclear_end, correction.end)
        if is_unclear or correction.start < stretch.start:
            continue  # nobody knows what was said; or it began before, and counts there
        yield correction
    right.append(text[at : stretch.end])


def _counts(correction: Correction, *, with_cleaning: bool) -> bool:
    if correction.kind is CorrectionKind.UNCLEAR:
        return correction.status is not CorrectionStatus.REJECTED
    is_left = correction.kind in CLEANING and not with_cleaning
    return correction.status is CorrectionStatus.ACCEPTED and not is_left


def _stretches(transcript: AnnotatedTranscript) -> Iterator[Stretch]:
    """The text but labels and asides, cut where somebody else speaks."""
    length = len(transcript.text)
    turns = transcript.turns
    borders = [0, *(turn.start for turn in turns), length]
    spoken = [Stretch(0, borders[1], ())]
    spoken += [
        Stretch(min(turn.text_start, end), end, turn.speaker_ids)
        for turn, end in zip(turns, borders[2:], strict=True)
    ]
    asides = _merged((aside.start, aside.end) for aside in transcript.asides)
    stops = [end for _, end in asides]
    for stretch in spoken:
        at, start = bisect_right(stops, stretch.start), stretch.start
        while at < len(asides) and asides[at][0] < stretch.end:
            if start < asides[at][0]:
                yield Stretch(start, asides[at][0], stretch.speaker_ids)
            start = max(start, asides[at][1])
            at += 1
        if start < stretch.end:
            yield Stretch(start, stretch.end, stretch.speaker_ids)


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ranges that do not overlap, in order."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        elif start < end:
            merged.append((start, end))
    return merged
