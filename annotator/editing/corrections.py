"""Correcting what was misheard: records over the source text, never edits of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.changes import Change, added, removed
from annotator.domain.correction import Correction, CorrectionKind, CorrectionOrigin, CorrectionStatus
from annotator.domain.errors import InvalidEdit, NotFound
from annotator.domain.span import Place
from annotator.domain.transcript import Transcript
from annotator.editing.clearing import cleared
from annotator.editing.plan import Desk, Plan, check_stretch, shortened
from annotator.language import mark
from annotator.text.text_map import Side, TextMap, shown_text


@dataclass(frozen=True)
class Correct:
    """Let a stretch of the reading text read ``replacement``.

    The stretch runs from ``(start, start_inner)`` to ``(end, end_inner)``, borders as in
    :mod:`annotator.domain.span`; with both equal the words are inserted there. Corrections that it
    cuts or touches become one with it, so the reading text outside the stretch stays as it is.
    Restoring the source words takes the corrections away. Where all words of an unclear passage were
    corrected it is clear; where some were, it is the others that are unclear.
    """

    kind: ClassVar[str] = "correct"
    transcript: str
    start: int
    end: int
    replacement: str
    start_inner: int = 0
    end_inner: int = 0
    correction_kind: CorrectionKind = CorrectionKind.OTHER
    origin: CorrectionOrigin = CorrectionOrigin.TYPED
    rule: str = ""
    id: str = ""

    def plan(self, desk: Desk) -> Plan:
        transcript = desk.transcript(self.transcript)
        self._check(transcript)
        touched = desk.reader.corrections_touching(transcript.id, self.start, self.end)
        start, end, replacement, joined = self._joined(desk, transcript, touched)
        source = desk.reader.excerpt(transcript.text_sha256, start, end)
        about = {"source": _told(source), "replacement": _told(replacement)}
        changes = [removed(c) for c in joined]
        if [(c.start, c.end, c.replacement) for c in joined] == [(start, end, replacement)]:
            return Plan((), about)
        if replacement == source:
            about["restored"] = "yes"
        else:
            new = Correction(
                desk.new_identity(Correction, self.id),
                transcript.id,
                start,
                end,
                replacement,
                self.correction_kind,
                self.origin,
                rule=self.rule,
                author_id=desk.author_id,
                created_at=desk.at,
            )
            changes += cleared(desk, transcript.text_sha256, new, joined)
            changes.append(added(new))
        return Plan(tuple(changes), about)

    def _check(self, transcript: Transcript) -> None:
        check_stretch(transcript, self.start, self.end)
        _refuse_control_characters(self.replacement)

    def _joined(
        self, desk: Desk, transcript: Transcript, touched: Sequence[Correction]
    ) -> tuple[int, int, str, list[Correction]]:
        """The source range, the whole replacement, and the corrections that go up in it.

        Worked out on the excerpt around the stretch alone, so the cost does not grow with the text.
        """
        base = min([self.start, *(c.start for c in touched)])
        stop = max([self.end, *(c.end for c in touched)])
        source = desk.reader.excerpt(transcript.text_sha256, base, stop)
        local = [_Shifted(c.start - base, c.end - base, c.replacement) for c in touched]
        reading = shown_text(source, local)
        where = TextMap(len(source), local)
        first = where.shown(Place(self.start - base, self.start_inner), Side.START)
        last = max(first, where.shown(Place(self.end - base, self.end_inner), Side.END))
        if (self.start, self.start_inner) == (self.end, self.end_inner):
            first = last = where.shown(Place(self.end - base, self.end_inner), Side.END)
        start, end = self.start, self.end
        shown_start, shown_end, joined = first, last, []
        for correction, piece in zip(touched, where.pieces, strict=True):
            if self._takes_in(correction):
                joined.append(correction)
                start, end = min(start, correction.start), max(end, correction.end)
                shown_start, shown_end = min(shown_start, piece.shown_start), max(shown_end, piece.shown_end)
        replacement = reading[shown_start:first] + self.replacement + reading[last:shown_end]
        return start, end, replacement, joined

    def _takes_in(self, known: Correction) -> bool:
        """Whether a correction that is there cannot stand beside the new one."""
        if known.start < self.end and self.start < known.end:
            return True
        if known.start == self.end and self.end_inner > 0:  # the stretch ends inside its words
            return True
        touches = known.start <= self.end and self.start <= known.end
        return touches and (known.is_insertion or self.start == self.end)


def _told(words: str) -> str:
    """Words for a menu; where they are nothing but blanks and line ends, signs for these."""
    return shortened(words) or shortened(words.replace("\n", "↵").replace(" ", "␣").replace("\u3000", "␣"))


@dataclass(frozen=True, slots=True)
class _Shifted:
    start: int
    end: int
    replacement: str


def correct_whole(transcript: AnnotatedTranscript, start: int, end: int, replacement: str) -> Correct:
    """Let source ``[start, end)``, with the words inserted at its borders, read ``replacement``."""
    inserted = {at: _inserted_at(transcript.accepted_corrections, at) for at in (start, end)}
    return Correct(
        transcript.id,
        start,
        end,
        replacement,
        start_inner=-inserted[start],
        end_inner=inserted[end],
    )


def _inserted_at(corrections: Sequence[Correction], at: int) -> int:
    """How many characters corrections, in text order, insert at a place."""
    i = bisect_left(corrections, at, key=lambda c: c.start)
    length = 0
    while i < len(corrections) and corrections[i].start == at:
        length = len(corrections[i].replacement) if corrections[i].is_insertion else length
        i += 1
    return length


@dataclass(frozen=True)
class RevertCorrections:
    """Take corrections away: the reading text goes back to the source there."""

    kind: ClassVar[str] = "revert_corrections"
    corrections: tuple[str, ...]

    def plan(self, desk: Desk) -> Plan:
        gone = []
        for identity in dict.fromkeys(self.corrections):
            found = desk.reader.find(Correction, identity)
            if found is None:
                raise NotFound(mark("There is no correction {correction}."), correction=identity)
            gone.append(found)
        if not gone:
            raise InvalidEdit(mark("There is nothing to remove."))
        return _without(gone)


def _without(gone: Sequence[Correction]) -> Plan:
    about = {"count": str(len(gone)), "replacement": shortened(gone[0].replacement)}
    if all(c.kind is CorrectionKind.UNCLEAR for c in gone):
        about["what"] = "unclear"
    return Plan(tuple(removed(c) for c in gone), about)


@dataclass(frozen=True)
class RevertStep:
    """Take away everything that one step corrected and that still stands so, whatever came after it.

    ``step`` is the step's number in the journal. What was corrected anew since then stays.
    """

    kind: ClassVar[str] = "revert_step"
    step: int

    def plan(self, desk: Desk) -> Plan:
        gone = desk.reader.corrections_of_step(self.step)
        if not gone:
            raise InvalidEdit(mark("Nothing that step {step} corrected still stands."), step=self.step)
        return _without(gone)


@dataclass(frozen=True)
class MarkUnclear:
    """Say that words were lost in a stretch of source text, and perhaps what they may have been.

    The reading text stays as it is: a guess is not read. Marks that overlap become one; to lift a mark
    is to revert it.
    """

    kind: ClassVar[str] = "mark_unclear"
    transcript: str
    start: int
    end: int
    guess: str = ""
    id: str = ""

    def plan(self, desk: Desk) -> Plan:
        transcript = desk.transcript(self.transcript)
        check_stretch(transcript, self.start, self.end, is_empty_right=False)
        _refuse_control_characters(self.guess)
        joined = self._joined(desk, transcript.id)
        start = min([self.start, *(c.start for c in joined)])
        end = max([self.end, *(c.end for c in joined)])
        about = {"source": shortened(desk.reader.excerpt(transcript.text_sha256, start, end))}
        if [(c.start, c.end) for c in joined] == [(start, end)]:
            known = joined[0]
            is_same = self.guess == known.replacement
            changes = () if is_same else (Change(known, replace(known, replacement=self.guess)),)
            return Plan(changes, about)
        new = Correction(
            desk.new_identity(Correction, self.id),
            transcript.id,
            start,
            end,
            self.guess,
            CorrectionKind.UNCLEAR,
            status=CorrectionStatus.PROPOSED,
            author_id=desk.author_id,
            created_at=desk.at,
        )
        return Plan((*(removed(c) for c in joined), added(new)), about)

    def _joined(self, desk: Desk, transcript_id: str) -> list[Correction]:
        marks = desk.reader.all(
            Correction,
            transcript_id=transcript_id,
            kind=CorrectionKind.UNCLEAR,
            status=CorrectionStatus.PROPOSED,
        )
        return [c for c in marks if c.start < self.end and self.start < c.end]


def _refuse_control_characters(words: str) -> None:
    if "\r" in words or "\x00" in words:
        raise InvalidEdit(mark("A correction holds words, no control characters."))
