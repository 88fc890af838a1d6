"""The errors that a project's corrections mend: of a transcript, a speaker, a kind and a day.

The corrections say which words were heard for which, so nothing is aligned but the two wordings of each
correction, and the cost grows with the text alone. The errors so counted are those of a full alignment
or, where two corrections nearly cancel out, a few more; never fewer.

Counted is speech: labels that introduce a turn and asides are in neither text. The words under an
unclear mark are in neither text as well, since nobody knows what was said; they are counted apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction, CorrectionKind, CorrectionStatus
from annotator.domain.identity import Timestamp
from annotator.text.error_rate import NO_ERRORS, ErrorCount, count_errors, spoken_characters

CLEANING = frozenset({CorrectionKind.FILLER, CorrectionKind.REPETITION})
"""What was said and is taken out all the same: no error of a recogniser."""


class Counted(StrEnum):
    """Which characters count.

    ``SPOKEN``: letters, digits and Chinese characters, upper and lower case alike; no punctuation,
    blanks, line ends or emoji. ``WRITTEN``: every character as it stands, but line ends.
    """

    SPOKEN = "spoken"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class ErrorRules:
    """How errors are counted; without cleaning, fillers and repetitions are left as they were said."""

    counted: Counted = Counted.SPOKEN
    with_cleaning: bool = True

    def characters(self, text: str) -> str:
        """What of a text counts."""
        return spoken_characters(text) if self.counted is Counted.SPOKEN else text.replace("\n", "")


@dataclass(frozen=True, slots=True)
class Tally:
    """Errors, the corrections that mend them, and marks of unclear words with their characters."""

    errors: ErrorCount = NO_ERRORS
    corrections: int = 0
    unclear: int = 0
    unclear_characters: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.errors + other.errors,
            self.corrections + other.corrections,
            self.unclear + other.unclear,
            self.unclear_characters + other.unclear_characters,
        )

    def of(self, characters: int) -> Tally:
        """The same errors as a share of so many characters."""
        errors = ErrorCount(characters, self.errors.replaced, self.errors.left_out, self.errors.put_in)
        return Tally(errors, self.corrections, self.unclear, self.unclear_characters)


def day_in_utc(at: Timestamp) -> str:
    """The day of a time, ``2026-03-01``; nothing where the time is not known."""
    return at[:10]


@dataclass
class CorrectedErrors:
    """The errors of transcripts that are added one after the other.

    ``by_speaker`` has the words of a turn under each of its speakers, those of nobody under ``None``.
    What a kind or a day has is a share of all characters; ``by_day`` are the days of the corrections.
    """

    rules: ErrorRules = ErrorRules()
    day_of: Callable[[Timestamp], str] = day_in_utc
    by_transcript: dict[str, Tally] = field(default_factory=dict)
    _speakers: defaultdict[str | None, Tally] = field(default_factory=lambda: defaultdict(Tally))
    _kinds: defaultdict[CorrectionKind, Tally] = field(default_factory=lambda: defaultdict(Tally))
    _days: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, transcript: AnnotatedTranscript, speech: Sequence[Stretch] = ()) -> Tally:
        """Count a transcript; what it has alone. ``speech`` are its :func:`stretches`, if they are known."""
        self._speakers.update({i: self._speakers[i] for i in transcript.turn_counts})
        right: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        wrong: defaultdict[tuple[str, ...], list[_Made]] = defaultdict(list)
        for stretch, corrections in self._shared_out(transcript, speech or stretches(transcript)):
            words = right[stretch.speaker_ids]
            if corrections:
                wrong[stretch.speaker_ids] += self._parted(transcript.text, stretch, corrections, words)
            else:
                words.append(transcript.text[stretch.start : stretch.end])
        total = Tally()
        for speaker_ids, words in right.items():
            said = _together(wrong[speaker_ids])
            total += self._said_by(
                speaker_ids, said.of(said.errors.characters + self._length("".join(words)))
            )
        self._share_out(wrong.values())
        self.by_transcript[transcript.id] = total
        return total

    def _said_by(self, speaker_ids: tuple[str, ...], tally: Tally) -> Tally:
        """Count what these said."""
        for speaker_id in speaker_ids or (None,):
            self._speakers[speaker_id] += tally
        return tally

    def _share_out(self, wrong: Iterable[Sequence[_Made]]) -> None:
        """Count what was mended by kind and day."""
        kinds: defaultdict[CorrectionKind, list[_Made]] = defaultdict(list)
        days: defaultdict[str, list[_Made]] = defaultdict(list)
        for made in chain.from_iterable(wrong):
            kinds[made.kind].append(made)
            days[made.day].append(made)
        for kind, mended in kinds.items():
            self._kinds[kind] += _together(mended)
        for day, mended in days.items():
            self._days[day] += _together(mended)

    @property
    def whole(self) -> Tally:
        """All transcripts together."""
        return sum(self.by_transcript.values(), Tally())

    @property
    def by_speaker(self) -> Mapping[str | None, Tally]:
        """Who has how many errors, in the order in which they first speak."""
        return self._speakers

    @property
    def by_kind(self) -> Mapping[CorrectionKind, Tally]:
        """What went wrong how often, as a share of all characters."""
        characters = self.whole.errors.characters
        return {kind: self._kinds[kind].of(characters) for kind in CorrectionKind if kind in self._kinds}

    @property
    def by_day(self) -> Mapping[str, Tally]:
        """What was mended on which day, first to last, as a share of all characters."""
        characters = self.whole.errors.characters
        return {day: self._days[day].of(characters) for day in sorted(self._days)}

    def up_to_day(self) -> Mapping[str, Tally]:
        """What was mended up to the end of each day."""
        found, so_far = {}, Tally()
        for day, tally in self.by_day.items():
            so_far = (so_far + tally).of(tally.errors.characters)
            found[day] = so_far
        return found

    def _shared_out(
        self, transcript: AnnotatedTranscript, speech: Iterable[Stretch]
    ) -> Iterator[tuple[Stretch, Sequence[Correction]]]:
        """The stretches of speech in text order, each with the corrections that begin or reach into it."""
        corrections = [c for c in transcript.corrections if _counts(c, self.rules)]
        starts = [c.start for c in corrections]
        at, length = 0, len(transcript.text)
        for stretch in speech:
            end = stretch.end + (
                stretch.end == length
            )  # what is put in at the end of all belongs to the last
            if at < len(starts) and starts[at] < stretch.start:
                at = bisect_left(starts, stretch.start, at)
            first = at
            if at < len(starts) and starts[at] < end:
                at = bisect_left(starts, end, at)
            if first and corrections[first - 1].end > stretch.start:
                first -= 1
            yield stretch, corrections[first:at]

    def _parted(
        self, text: str, stretch: Stretch, corrections: Iterable[Correction], right: list[str]
    ) -> Iterator[_Made]:
        """What the corrections of a stretch of speech mend; what was heard right goes to ``right``."""
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
            yield self._made(text, correction)
        right.append(text[at : stretch.end])

    def _made(self, text: str, correction: Correction) -> _Made:
        heard = self.rules.characters(text[correction.start : correction.end])
        day = self.day_of(correction.created_at)
        if correction.kind is CorrectionKind.UNCLEAR:
            return _Made(correction.kind, day, NO_ERRORS, len(heard))
        errors = count_errors(heard, self.rules.characters(correction.replacement))
        return _Made(correction.kind, day, errors)

    def _length(self, text: str) -> int:
        if self.rules.counted is Counted.WRITTEN:
            return len(text) - text.count("\n")
        return len(self.rules.characters(text))


class _Made(NamedTuple):
    """What one correction mends, or how many characters an unclear mark is over."""

    kind: CorrectionKind
    day: str
    errors: ErrorCount
    unclear_characters: int = 0


def _together(made: Sequence[_Made]) -> Tally:
    """All of it in one, with the characters of the right words."""
    errors = [one.errors for one in made]
    unclear = sum(one.kind is CorrectionKind.UNCLEAR for one in made)
    return Tally(
        ErrorCount(
            sum(one.characters for one in errors),
            sum(one.replaced for one in errors),
            sum(one.left_out for one in errors),
            sum(one.put_in for one in errors),
        ),
        len(made) - unclear,
        unclear,
        sum(one.unclear_characters for one in made),
    )


class Stretch(NamedTuple):
    """Speech ``[start, end)`` of the same speakers."""

    start: int
    end: int
    speaker_ids: tuple[str, ...]


def _counts(correction: Correction, rules: ErrorRules) -> bool:
    if correction.kind is CorrectionKind.UNCLEAR:
        return correction.status is not CorrectionStatus.REJECTED
    is_left = correction.kind in CLEANING and not rules.with_cleaning
    return correction.status is CorrectionStatus.ACCEPTED and not is_left


def stretches(transcript: AnnotatedTranscript) -> Iterator[Stretch]:
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
