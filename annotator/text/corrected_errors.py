"""The errors that a project's corrections mend: of a transcript, a speaker, a kind and a day.

The corrections say which words were heard for which, so nothing is aligned but the two wordings of each
correction, and the cost grows with the text alone. The errors so counted are those of a full alignment
or, where two corrections nearly cancel out, a few more; never fewer.

Counted is speech (``text.corrected_speech``). The words under an unclear mark are in neither text, since
nobody knows what was said; they are counted apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction, CorrectionKind
from annotator.domain.identity import Timestamp
from annotator.text.corrected_speech import SaidBy, said_by
from annotator.text.error_rate import NO_ERRORS, ErrorCount, count_errors, spoken_characters


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

    def add(self, transcript: AnnotatedTranscript, said: Sequence[SaidBy] = ()) -> Tally:
        """Count a transcript; what it has alone. ``said`` is its :func:`said_by`, if that is known."""
        self._speakers.update({i: self._speakers[i] for i in transcript.turn_counts})
        total = Tally()
        for speaker_ids, right, corrections in said or said_by(
            transcript, with_cleaning=self.rules.with_cleaning
        ):
            made = [self._made(transcript.text, one) for one in corrections]
            wrong = _together(made)
            total += self._said_by(speaker_ids, wrong.of(wrong.errors.characters + self._length(right)))
            self._share_out(made)
        self.by_transcript[transcript.id] = total
        return total

    def join(self, other: CorrectedErrors) -> None:
        """Add what was counted by the same rules of other transcripts."""
        self.by_transcript.update(other.by_transcript)
        for speaker_id, tally in other._speakers.items():
            self._speakers[speaker_id] += tally
        for kind, tally in other._kinds.items():
            self._kinds[kind] += tally
        for day, tally in other._days.items():
            self._days[day] += tally

    def _said_by(self, speaker_ids: tuple[str, ...], tally: Tally) -> Tally:
        """Count what these said."""
        for speaker_id in speaker_ids or (None,):
            self._speakers[speaker_id] += tally
        return tally

    def _share_out(self, wrong: Iterable[_Made]) -> None:
        """Count what was mended by kind and day."""
        kinds: defaultdict[CorrectionKind, list[_Made]] = defaultdict(list)
        days: defaultdict[str, list[_Made]] = defaultdict(list)
        for made in wrong:
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

    def _made(self, text: str, correction: Correction) -> _Made:
        heard, day = text[correction.start : correction.end], self.day_of(correction.created_at)
        if correction.kind is CorrectionKind.UNCLEAR:
            return _Made(correction.kind, day, NO_ERRORS, len(self.rules.characters(heard)))
        return _Made(correction.kind, day, _errors(self.rules, heard, correction.replacement))

    def _length(self, text: str) -> int:
        if self.rules.counted is Counted.WRITTEN:
            return len(text) - text.count("\n")
        return len(self.rules.characters(text))


@lru_cache(maxsize=16_384)
def _errors(rules: ErrorRules, heard: str, meant: str) -> ErrorCount:
    """The errors of a wording; the same ones are corrected again and again."""
    return count_errors(rules.characters(heard), rules.characters(meant))


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
