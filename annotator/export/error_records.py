"""The character error rates of a dataset as records: the project, transcripts, speakers, kinds, days."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.export.frame import Frame
from annotator.export.names import Names
from annotator.export.records import ErrorRecord
from annotator.text.corrected_errors import CorrectedErrors, Counted, ErrorRules, Tally

_NONE = Tally()


class ErrorTotals:
    """The errors of all transcripts so far, by spoken characters and as written."""

    def __init__(self) -> None:
        self._spoken = CorrectedErrors()
        self._written = CorrectedErrors(ErrorRules(Counted.WRITTEN))
        self._titles: dict[str, str] = {}

    def add(self, frame: Frame) -> None:
        """Count a transcript."""
        transcript = frame.annotated
        self._titles[transcript.id] = transcript.transcript.title
        self._spoken.join(frame.errors)
        self._written.add(transcript, frame.said)

    def records(self, names: Names) -> Iterator[ErrorRecord]:
        """All of it, the project first."""
        spoken, written = self._spoken, self._written
        project = names.codebook.project
        yield _record("project", (project.name, project.id), spoken.whole, written.whole)
        for transcript_id, tally in spoken.by_transcript.items():
            title = self._titles[transcript_id]
            yield _record("transcript", (title, transcript_id), tally, written.by_transcript[transcript_id])
        for speaker_id, tally in spoken.by_speaker.items():
            name = names.codebook.speaker_by_id[speaker_id].name if speaker_id is not None else ""
            yield _record("speaker", (name, speaker_id), tally, written.by_speaker[speaker_id])
        for kind, tally in spoken.by_kind.items():
            yield _record("kind", (kind.value, None), tally, written.by_kind.get(kind, _NONE))
        so_far = spoken.up_to_day()
        for day, tally in spoken.by_day.items():
            record = _record("day", (day, None), tally, written.by_day.get(day, _NONE))
            errors = so_far[day].errors
            yield record._replace(errors_so_far=errors.errors, rate_so_far=_rounded(errors.rate))


def _record(scope: str, named: tuple[str, str | None], spoken: Tally, written: Tally) -> ErrorRecord:
    errors = spoken.errors
    return ErrorRecord(
        scope=scope,
        name=named[0],
        rate=_rounded(errors.rate),
        characters=errors.characters,
        errors=errors.errors,
        substitutions=errors.replaced,
        deletions=errors.left_out,
        insertions=errors.put_in,
        corrections=spoken.corrections,
        unclear=spoken.unclear,
        unclear_characters=spoken.unclear_characters,
        errors_so_far=None,
        rate_so_far=None,
        written_rate=_rounded(written.errors.rate),
        written_characters=written.errors.characters,
        written_errors=written.errors.errors,
        scope_id=named[1],
    )


def _rounded(rate: float) -> float:
    return round(rate, 6)
