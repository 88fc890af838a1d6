"""JSON Lines: one transcript a line, with everything about it. The schema is docs/dataset.schema.json."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from annotator.domain.collecting import nothing_collected
from annotator.domain.progress import Progress, silent
from annotator.export.about import OFFSET_UNIT
from annotator.export.codebook_records import codebook_records
from annotator.export.dataset import Dataset, DatasetFilter
from annotator.export.format import ExportResult, Format
from annotator.export.gathering import checked_records
from annotator.export.names import Names
from annotator.export.recording import TranscriptRecords, relation_record
from annotator.export.records import CodebookRecord
from annotator.export.writing import whole_files

VERSION = 1
"""Of the schema: raised when a field changes its meaning or goes."""

_OF_ITS_TRANSCRIPT = ("transcript", "transcript_id")
"""Fields that need not be said again of everything in a transcript's line."""

JsonObject = dict[str, object]


def write_jsonl(dataset: Dataset, target: Path, form: Format, progress: Progress = silent) -> ExportResult:
    """One line a transcript, each checked before it is written."""
    names = Names(dataset.codebook)
    counts: Counter[str] = Counter()
    with whole_files([target]) as (partial,), partial.open("wb") as file, nothing_collected():
        for records in checked_records(dataset, names, progress):
            file.write(_encoded(_line(dataset, names, records)))
            file.write(b"\n")
            counts.update(_counts(records))
    return ExportResult((target,), counts, form.losses_shown())


def _encoded(line: JsonObject) -> bytes:
    try:
        return msgspec.json.encode(line)
    except UnicodeEncodeError:
        # Lone surrogates have no UTF-8; as \ud800 JSON can say them all the same.
        return json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def _counts(records: TranscriptRecords) -> dict[str, int]:
    return {
        "Transcripts": 1,
        "Claims": len(records.claims),
        "Turns": len(records.turns),
        "Topics": len(records.topics),
        "Corrections": len(records.corrections),
        "Relations": len(records.relations),
    }


def _line(dataset: Dataset, names: Names, records: TranscriptRecords) -> JsonObject:
    return {
        "format": "annotator-dataset",
        "version": VERSION,
        "program_version": dataset.program_version,
        "made_at": dataset.made_at,
        "offset_unit": OFFSET_UNIT,
        "project": {"id": dataset.codebook.project.id, "name": dataset.codebook.project.name},
        "filter": _filter(dataset.filter),
        "left_out": dict(records.left_out),
        **_transcript(records),
        "codebook": _codebook(names, records),
    }


def _filter(chosen: DatasetFilter) -> JsonObject:
    return {
        "transcripts": sorted(chosen.transcripts),
        "layers": sorted(chosen.layers),
        "labels": sorted(chosen.labels),
        "speakers": sorted(chosen.speakers),
        "authors": sorted(chosen.authors),
    }


def _transcript(records: TranscriptRecords) -> JsonObject:
    whole, frame = records.frame.annotated, records.frame
    about = records.transcript._asdict()
    title = about.pop("transcript")
    for count in ("turns", "claims", "topics", "corrections"):
        del about[count]
    relations = [relation_record(r, records.ends, frame.names) for r in records.relations]
    return {
        "transcript_id": about.pop("transcript_id"),
        "title": title,
        **about,
        "source_text": frame.source,
        "reading_text": frame.reading,
        "card": _card(records),
        "speakers": _speakers(records),
        "turns": _objects(records.turns),
        "sections": [
            {"title": s.title, "level": s.level, "source_start": s.start, "source_end": s.end}
            for s in whole.sections
        ],
        "segments": [
            {
                "kind": s.kind.value,
                "source_start": s.start,
                "source_end": s.end,
                "start_ms": s.start_ms,
                "end_ms": s.end_ms,
            }
            for s in whole.segments
        ],
        "asides": [
            {"kind": a.kind.value, "source_start": a.start, "source_end": a.end, "repeats": a.of}
            for a in whole.asides
        ],
        "reviewed_spans": [{"source_start": r.start, "source_end": r.end} for r in whole.reviewed],
        "topics": _objects(records.topics),
        "claims": _objects(records.claims),
        "relations": _objects(relations, without=()),
        "corrections": _objects(records.corrections),
    }


def _objects(
    records: Sequence[tuple[object, ...]], *, without: Iterable[str] = _OF_ITS_TRANSCRIPT
) -> list[JsonObject]:
    """The records as JSON objects, without the fields that their line says once."""
    if not records:
        return []
    fields: tuple[str, ...] = records[0]._fields  # type: ignore[attr-defined]
    objects = [dict(zip(fields, record, strict=True)) for record in records]
    for field in without:
        for item in objects:
            item.pop(field, None)
    return objects


def _card(records: TranscriptRecords) -> list[JsonObject]:
    """The fields that the project defines, in their order, with this transcript's values."""
    values = {value.field_id: value.values for value in records.frame.annotated.card}
    return [
        {"field_id": f.id, "name": f.name, "kind": f.kind.value, "values": values.get(f.id, ())}
        for f in records.frame.names.codebook.fields
    ]


def _speakers(records: TranscriptRecords) -> list[JsonObject]:
    """Everybody who may speak in the transcript, so that every speaker id can be resolved."""
    codebook = records.frame.names.codebook
    return [
        {
            "speaker_id": speaker.id,
            "speaker": speaker.name,
            "aliases": speaker.aliases,
            "affiliation": speaker.affiliation or None,
            "role": speaker.role or None,
            "colour": speaker.colour or None,
            "key": speaker.shortcut or None,
            "only_here": speaker.only_in is not None,
        }
        for speaker in codebook.speakers_for(records.transcript.transcript_id)
    ]


def _codebook(names: Names, records: TranscriptRecords) -> list[JsonObject]:
    uses = Counter(claim.label_id for claim in records.claims)
    uses.update(topic.label_id for topic in records.topics)
    entries: list[CodebookRecord] = list(codebook_records(names, uses))
    return _objects(entries, without=())
