"""Corrections as pairs of what was heard and what was meant, for training recognisers and correctors."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from annotator.domain.correction import Correction, CorrectionKind, CorrectionStatus
from annotator.domain.errors import ExportError
from annotator.domain.progress import Progress, silent
from annotator.export.dataset import Dataset
from annotator.export.format import ExportResult, Format
from annotator.export.frame import CONTEXT, Frame
from annotator.export.gathering import checked_records
from annotator.export.names import Names
from annotator.export.one_table import Sheet, chosen_count, write_sheet
from annotator.export.recording import TranscriptRecords
from annotator.export.records import CorrectionRecord
from annotator.export.tables import Column
from annotator.language import mark


class PairRecord(NamedTuple):
    """ "Heard ``source``, meant ``target``", with the text around it as it was heard and as it reads.

    ``source_before + source + source_after`` is a piece of the source text, ``target_before + target +
    target_after`` one of the reading text. ``unclear`` says that words were lost there: ``target`` is a
    guess at best, or corrects a part of what was lost. Positions count code points; those in the reading
    text are none where a guess is not part of it.
    """

    source: str
    target: str
    kind: str
    unclear: bool
    origin: str
    rule: str | None
    source_before: str
    source_after: str
    target_before: str
    target_after: str
    source_start: int
    source_end: int
    start: int | None
    end: int | None
    transcript: str
    speakers: tuple[str, ...]
    author: str | None
    created_at: str | None
    source_sha256: str
    correction_id: str
    transcript_id: str


COLUMNS = (
    Column("source", mark("Heard"), 24),
    Column("target", mark("Meant"), 24),
    Column("kind", mark("Kind"), 14),
    Column("unclear", mark("Unclear"), 9),
    Column("origin", mark("Origin"), 11),
    Column("rule", mark("Rule"), 16),
    Column("source_before", mark("Before it (source text)"), 40),
    Column("source_after", mark("After it (source text)"), 40),
    Column("target_before", mark("Before it (reading text)"), 40),
    Column("target_after", mark("After it (reading text)"), 40),
    Column("source_start", mark("Start (source text)"), 10),
    Column("source_end", mark("End (source text)"), 10),
    Column("start", mark("Start (reading text)"), 10),
    Column("end", mark("End (reading text)"), 10),
    Column("transcript", mark("Transcript"), 20),
    Column("speakers", mark("Speakers"), 14, separator="; "),
    Column("author", mark("Annotator"), 14),
    Column("created_at", mark("Created"), 25),
    Column("source_sha256", mark("SHA-256 of the source text"), 34),
    Column("correction_id", mark("Correction ID"), 19),
    Column("transcript_id", mark("Transcript ID"), 19),
)


def write_pairs(dataset: Dataset, target: Path, form: Format, progress: Progress = silent) -> ExportResult:
    """All pairs of the transcripts that the filter lets through, each checked against both texts."""
    names = Names(dataset.codebook)
    pairs = [pair for records in checked_records(dataset, names, progress) for pair in pairs_of(records)]
    return write_sheet(Sheet("Pairs", COLUMNS, pairs, chosen_count(dataset)), target, form)


def pairs_of(records: TranscriptRecords) -> Iterator[PairRecord]:
    """The pairs of one transcript in text order.

    Raises ``ExportError`` where one does not stand in the texts as it says.
    """
    frame = records.frame
    unclear = [c for c in frame.annotated.corrections if _is_unclear(c)]
    reach = list(accumulate((c.end for c in unclear), max))
    starts = [c.start for c in unclear]
    for correction, record in zip(frame.annotated.corrections, records.corrections, strict=True):
        if _is_wanted(correction):
            last = bisect_right(starts, correction.start) - 1
            is_lost = _is_unclear(correction) or (last >= 0 and correction.start < reach[last])
            pair = _pair(frame, correction, record)._replace(unclear=is_lost)
            _check(frame, pair, record.quote)
            yield pair


def _is_wanted(correction: Correction) -> bool:
    return _is_unclear(correction) or correction.status is CorrectionStatus.ACCEPTED


def _is_unclear(correction: Correction) -> bool:
    is_mark = correction.kind is CorrectionKind.UNCLEAR
    return is_mark and correction.status is not CorrectionStatus.REJECTED


def _pair(frame: Frame, correction: Correction, record: CorrectionRecord) -> PairRecord:
    start, end = correction.start, correction.end
    return PairRecord(
        source=record.source_quote,
        target=correction.replacement,
        kind=record.kind,
        unclear=False,
        origin=record.origin,
        rule=record.rule,
        source_before=frame.source[max(0, start - CONTEXT) : start],
        source_after=frame.source[end : end + CONTEXT],
        target_before=record.context_before,
        target_after=record.context_after,
        source_start=start,
        source_end=end,
        start=record.start,
        end=record.end,
        transcript=record.transcript,
        speakers=record.speakers,
        author=record.author,
        created_at=record.created_at,
        source_sha256=frame.annotated.transcript.text_sha256,
        correction_id=record.correction_id,
        transcript_id=record.transcript_id,
    )


def _check(frame: Frame, pair: PairRecord, quote: str | None) -> None:
    """Raise ``ExportError`` where a pair, which reads ``quote``, does not stand in both texts.

    That is its target, or what was heard under an unclear mark: a guess is not read.
    """
    heard = pair.source_before + pair.source + pair.source_after
    first = pair.source_start - len(pair.source_before)
    is_right = frame.source[first : first + len(heard)] == heard
    if pair.start is not None and quote is not None:
        meant = pair.target_before + quote + pair.target_after
        first = pair.start - len(pair.target_before)
        is_right = is_right and frame.reading[first : first + len(meant)] == meant
    if not is_right:
        raise ExportError(
            mark(
                "In “{title}” the correction at characters {start} to {end} does not stand in the text as it "
                "says. Run “annotator check” on the project; nothing was written."
            ),
            title=pair.transcript,
            start=pair.source_start,
            end=pair.source_end,
        )
