"""A transcript as a whole: its name and status, its card, what of it has been reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change, added, removed
from annotator.domain.correction import Correction
from annotator.domain.errors import InvalidEdit
from annotator.domain.project import CardValue, Decision, FieldKind
from annotator.domain.ruling import KeptRuling
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import (
    Aside,
    ReviewedSpan,
    Section,
    Segment,
    Transcript,
    TranscriptStatus,
)
from annotator.editing.marking import removal_of
from annotator.editing.plan import Desk, Plan, check_stretch, cleaned_name
from annotator.language import mark


@dataclass(frozen=True)
class EditTranscript:
    """Rename a transcript, set its status, language or place in the list; ``None`` leaves a part."""

    kind: ClassVar[str] = "edit_transcript"
    transcript: str
    title: str | None = None
    status: TranscriptStatus | None = None
    language: str | None = None
    position: int | None = None

    def plan(self, desk: Desk) -> Plan:
        before = desk.transcript(self.transcript)
        after = replace(
            before,
            title=before.title if self.title is None else cleaned_name(self.title),
            status=before.status if self.status is None else self.status,
            language=before.language if self.language is None else self.language.strip(),
            position=before.position if self.position is None else self.position,
        )
        return Plan((Change(before, after),) if after != before else (), {"title": after.title})


@dataclass(frozen=True)
class RemoveTranscript:
    """Take a transcript out of the project with everything said about it."""

    kind: ClassVar[str] = "remove_transcript"
    transcript: str

    def plan(self, desk: Desk) -> Plan:
        transcript = desk.transcript(self.transcript)
        here = {"transcript_id": transcript.id}
        marks = removal_of(desk, desk.reader.all(Annotation, **here))
        own = desk.reader.all(Speaker, only_in=transcript.id)
        changes = list(marks)
        for kind in (
            Segment,
            Section,
            Aside,
            ReviewedSpan,
            KeptRuling,
            Turn,
            Correction,
            CardValue,
            Decision,
        ):
            changes += [removed(thing) for thing in desk.reader.all(kind, **here)]
        changes += [removed(speaker) for speaker in own]
        changes += self._overrides_elsewhere(desk, transcript, own)
        changes.append(removed(transcript))
        return Plan(tuple(changes), {"title": transcript.title})

    @staticmethod
    def _overrides_elsewhere(desk: Desk, transcript: Transcript, own: tuple[Speaker, ...]) -> list[Change]:
        """Claims of other transcripts that name a speaker who goes with this one."""
        ids = tuple(s.id for s in own)
        return [
            Change(c, replace(c, attributes=replace(c.attributes, speaker_id=None), modified_at=desk.at))
            for c in desk.reader.all(Annotation, speaker_id=ids)
            if c.transcript_id != transcript.id
        ]


@dataclass(frozen=True)
class SetCardValue:
    """Fill in a field of a transcript's card; no values empty it."""

    kind: ClassVar[str] = "set_card_value"
    transcript: str
    field: str
    values: tuple[str, ...] = ()

    def plan(self, desk: Desk) -> Plan:
        transcript, field = desk.transcript(self.transcript), desk.field(self.field)
        values = tuple(dict.fromkeys(v.strip() for v in self.values if v.strip()))
        if len(values) > 1 and field.kind not in (FieldKind.LIST, FieldKind.CHOICES):
            raise InvalidEdit(mark("The field “{field}” holds one value, not several."), field=field.name)
        before = desk.reader.find(CardValue, transcript.id, field.id)
        about = {"field": field.name, "title": transcript.title}
        if values == (before.values if before is not None else ()):
            return Plan((), about)
        if not values:
            return Plan((removed(before),) if before is not None else (), about)
        return Plan((Change(before, CardValue(transcript.id, field.id, values)),), about)


@dataclass(frozen=True)
class MarkReviewed:
    """Say that a stretch has been read and is done with, or with ``reviewed=False`` that it is not."""

    kind: ClassVar[str] = "mark_reviewed"
    transcript: str
    start: int
    end: int
    reviewed: bool = True

    def plan(self, desk: Desk) -> Plan:
        transcript = desk.transcript(self.transcript)
        check_stretch(transcript, self.start, self.end, is_empty_right=False)
        touched = desk.reader.reviewed_touching(transcript.id, self.start, self.end)
        after = self._united(transcript, touched) if self.reviewed else self._cut(transcript, touched)
        gone = [s for s in touched if s not in after]
        new = [s for s in after if s not in touched]
        changes = (*(removed(s) for s in gone), *(added(s) for s in new))
        return Plan(changes, {"title": transcript.title, "reviewed": "yes" if self.reviewed else "no"})

    def _united(self, transcript: Transcript, touched: Sequence[ReviewedSpan]) -> list[ReviewedSpan]:
        start = min([self.start, *(s.start for s in touched)])
        end = max([self.end, *(s.end for s in touched)])
        return [ReviewedSpan(transcript.id, start, end)]

    def _cut(self, transcript: Transcript, touched: Sequence[ReviewedSpan]) -> list[ReviewedSpan]:
        left = [
            ReviewedSpan(transcript.id, s.start, min(s.end, self.start))
            for s in touched
            if s.start < self.start
        ]
        right = [
            ReviewedSpan(transcript.id, max(s.start, self.end), s.end) for s in touched if s.end > self.end
        ]
        return left + right
