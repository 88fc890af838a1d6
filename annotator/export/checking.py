"""Whether a dataset says what the texts say: looked at before anything is written.

The quotes of the reading text are put together a second time here, straight from the source text
and the corrections and without the text map, so that a fault in either shows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.errors import ExportError
from annotator.domain.transcript import text_hash
from annotator.export.dataset import Dataset
from annotator.export.frame import Frame
from annotator.export.names import Names
from annotator.export.recording import TranscriptRecords
from annotator.export.records import ClaimRecord, CorrectionRecord, TopicRecord, TurnRecord
from annotator.language import mark


def check_filter(dataset: Dataset) -> None:
    """Raise ``ExportError`` where the filter asks for something that the project does not have.

    Passed over in silence, it would let everything through.
    """
    codebook, chosen = dataset.codebook, dataset.filter
    unknown = [
        *(chosen.transcripts - dataset.transcript_ids() if chosen.transcripts else ()),
        *(chosen.labels - codebook.label_by_id.keys()),
        *(chosen.speakers - codebook.speaker_by_id.keys()),
        *(chosen.authors - codebook.annotator_by_id.keys()),
    ]
    if unknown:
        raise ExportError(
            mark("The project does not have what was asked for: {names}. Nothing was written."),
            names=", ".join(sorted(unknown)),
        )


def framed(annotated: AnnotatedTranscript, names: Names) -> Frame:
    """The transcript made ready, once its text and all that it points at have been checked.

    Raises ``ExportError`` where the source text is not the one that was imported, where a mark points
    outside it or at nothing, or where the corrections clash.
    """
    _check_text(annotated)
    _check_marks(annotated, names)
    try:
        frame = Frame(annotated, names)
    except ValueError as error:
        raise ExportError(
            mark(
                "“{title}” has corrections that clash, so its reading text cannot be made. "
                "Run “annotator check” on the project; nothing was written."
            ),
            title=annotated.transcript.title,
        ) from error
    if len(frame.reading) != frame.map.shown_length:
        raise _mismatch(annotated.transcript.title, 0, len(frame.source))
    return frame


def _check_text(annotated: AnnotatedTranscript) -> None:
    transcript = annotated.transcript
    is_same = transcript.characters == len(annotated.text)
    if not is_same or text_hash(annotated.text) != transcript.text_sha256:
        raise ExportError(
            mark(
                "The source text of “{title}” is not the one that was imported (its SHA-256 differs). "
                "Run “annotator check” on the project; nothing was written."
            ),
            title=transcript.title,
        )


def _check_marks(annotated: AnnotatedTranscript, names: Names) -> None:
    """Every mark lies in the text and every id that is named is known."""
    title, length = annotated.transcript.title, len(annotated.text)
    codebook = names.codebook
    labels, speakers = codebook.label_by_id.keys(), codebook.speaker_by_id.keys()
    for annotation in annotated.annotations:
        attributes = annotation.attributes
        if (
            annotation.span.end > length
            or annotation.label_id not in labels
            or (attributes.speaker_id is not None and attributes.speaker_id not in speakers)
            or (attributes.topic_ids and not labels >= set(attributes.topic_ids))
        ):
            raise _dangling(title, annotation.span.start, annotation.span.end)
    for turn in annotated.turns:
        if not turn.start <= turn.text_start <= length or not speakers >= set(turn.speaker_ids):
            raise _dangling(title, turn.start, turn.text_start)
    for correction in annotated.corrections:
        if not correction.start <= correction.end <= length:
            raise _dangling(title, correction.start, correction.end)


def check(records: TranscriptRecords) -> None:
    """Verify every quote against its positions in both texts.

    Raises ``ExportError`` that names the transcript and the place.
    """
    frame = records.frame
    words = _Words(frame.source, frame.annotated.accepted_corrections)
    _check_quotes(frame, records.claims, words)
    _check_quotes(frame, records.topics, words)
    _check_turns(frame, records.turns)
    _check_corrections(frame, records.corrections)


def _check_quotes(frame: Frame, records: Iterable[ClaimRecord | TopicRecord], words: _Words) -> None:
    source, reading = frame.source, frame.reading
    for record in records:
        if (
            source[record.source_start : record.source_end] != record.source_quote
            or reading[record.start : record.end] != record.quote
            or words.read(record) != record.quote
        ):
            raise _mismatch(record.transcript, record.source_start, record.source_end)


def _check_turns(frame: Frame, turns: Iterable[TurnRecord]) -> None:
    source, reading = frame.source, frame.reading
    for turn in turns:
        is_right = (
            source[turn.source_text_start : turn.source_end] == turn.source_quote
            and source[turn.source_start : turn.source_end] == turn.source_with_label
            and reading[turn.text_start : turn.end] == turn.quote
            and reading[turn.start : turn.end] == turn.with_label
            and turn.start <= turn.text_start <= turn.end
        )
        if not is_right:
            raise _mismatch(turn.transcript, turn.source_start, turn.source_end)


def _check_corrections(frame: Frame, corrections: Iterable[CorrectionRecord]) -> None:
    for record in corrections:
        is_right = frame.source[record.source_start : record.source_end] == record.source_quote
        if record.quote is not None:
            shown = frame.reading[record.start : record.end]
            is_applied = record.status == CorrectionStatus.ACCEPTED
            is_right = is_right and shown == record.quote and (not is_applied or shown == record.replacement)
        if not is_right:
            raise _mismatch(record.transcript, record.source_start, record.source_end)


class _Words:
    """The reading words of a span, by the rules of :mod:`annotator.domain.span`."""

    def __init__(self, source: str, corrections: Iterable[Correction]) -> None:
        self._source = source
        self._corrections = sorted(corrections, key=lambda c: (c.start, c.end))
        self._starts = [c.start for c in self._corrections]
        self._ends = [c.end for c in self._corrections]

    def read(self, quoted: ClaimRecord | TopicRecord) -> str:
        """The words between the record's borders; the source words where nothing is corrected."""
        first = bisect_left(self._ends, quoted.source_start)
        stop = bisect_right(self._starts, quoted.source_end)
        if first >= stop:
            return quoted.source_quote
        parts: list[str] = []
        at = quoted.source_start
        for correction in self._corrections[first:stop]:
            if correction.end == quoted.source_start and not correction.is_insertion:
                continue
            parts.append(self._source[at : correction.start])
            parts.append(correction.replacement[_first(correction, quoted) : _last(correction, quoted)])
            at = max(at, correction.end if correction.start < quoted.source_end else quoted.source_end)
        parts.append(self._source[at : quoted.source_end])
        return "".join(parts)


def _first(correction: Correction, quoted: ClaimRecord | TopicRecord) -> int:
    """Where in the replacing words the quote begins."""
    length, inner = len(correction.replacement), quoted.start_inner
    if correction.start != quoted.source_start:
        return 0
    if inner < 0 and correction.is_insertion:
        return max(0, length + inner)
    if inner == 0 and correction.is_insertion:
        return length
    return max(0, inner)


def _last(correction: Correction, quoted: ClaimRecord | TopicRecord) -> int:
    """Where in the replacing words the quote ends."""
    length, inner = len(correction.replacement), quoted.end_inner
    if correction.start != quoted.source_end:
        return length
    if inner < 0 and correction.is_insertion:
        return max(0, length + inner)
    return max(0, inner)


def _mismatch(title: str, start: int, end: int) -> ExportError:
    return ExportError(
        mark(
            "In “{title}” the words quoted from characters {start} to {end} are not those of the text. "
            "Run “annotator check” on the project; nothing was written."
        ),
        title=title,
        start=start,
        end=end,
    )


def _dangling(title: str, start: int, end: int) -> ExportError:
    return ExportError(
        mark(
            "In “{title}” a mark at characters {start} to {end} points at something that is not there. "
            "Run “annotator check” on the project; nothing was written."
        ),
        title=title,
        start=start,
        end=end,
    )
