"""The JSON documents that commands print: names of keys are part of the program's promise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.codebook import Codebook
from annotator.domain.label import Layer
from annotator.domain.ruling import Ruling
from annotator.domain.speaker import Speaker
from annotator.text.corrected_errors import Tally
from annotator.text.text_map import TextMap, View, shown_text
from annotator.workspace.error_rates import rates_of_corrected
from annotator.workspace.workspace import Workspace

Document = Mapping[str, Any]


def listed(workspace: Workspace) -> list[Document]:
    """What ``ls --json`` prints: a list of transcripts."""
    errors = rates_of_corrected(workspace)
    return [
        {
            "id": summary.transcript.id,
            "number": number,
            "title": summary.transcript.title,
            "status": summary.transcript.status,
            "characters": summary.transcript.characters,
            "text_sha256": summary.transcript.text_sha256,
            "file": summary.transcript.file_name,
            "language": summary.transcript.language,
            "claims": summary.claims,
            "topics": summary.topics,
            "turns": summary.turns,
            "speakers": summary.speakers,
            "corrections": summary.corrections,
            "reviewed_share": round(summary.reviewed_share, 4),
            "character_error_rate": _rate(errors[summary.transcript.id]) if summary.corrections else None,
            "unclear": errors.get(summary.transcript.id, Tally()).unclear,
        }
        for number, summary in enumerate(workspace.summaries(), 1)
    ]


def _rate(tally: Tally) -> float:
    """The share of spoken characters that were misheard."""
    return round(tally.errors.rate, 6)


def whole(transcript: AnnotatedTranscript, codebook: Codebook, rulings: Iterable[Ruling]) -> Document:
    """What ``show --json`` prints: one transcript with everything said about it."""
    about = transcript.transcript
    reading = TextMap(len(transcript.text), transcript.accepted_corrections)
    present = {s for turn in transcript.turns for s in turn.speaker_ids}
    present |= {a.attributes.speaker_id for a in transcript.annotations if a.attributes.speaker_id}
    return {
        "id": about.id,
        "title": about.title,
        "status": about.status,
        "language": about.language,
        "file": about.file_name,
        "encoding": about.encoding,
        "newline": about.newline,
        "imported_at": about.imported_at,
        "offset_unit": "codepoint",
        "characters": about.characters,
        "text_sha256": about.text_sha256,
        "source_text": transcript.text,
        "reading_text": shown_text(transcript.text, transcript.accepted_corrections, View.READING),
        "card": _card(transcript, codebook),
        "segments": [_without_transcript(segment) for segment in transcript.segments],
        "speakers": [_speaker(s) for s in codebook.speakers_for(about.id) if s.id in present],
        "turns": _turns(transcript, codebook),
        "sections": [_without_transcript(section) for section in transcript.sections],
        "asides": [_without_transcript(aside) for aside in transcript.asides],
        "annotations": [_annotation(a, transcript, codebook, reading) for a in transcript.annotations],
        "relations": msgspec.to_builtins(transcript.relations),
        "corrections": [_correction(transcript, c) for c in transcript.corrections],
        "reviewed": [_without_transcript(span) for span in transcript.reviewed],
        "rulings": msgspec.to_builtins(tuple(rulings)),
    }


def _without_transcript(thing: object) -> dict[str, Any]:
    values: dict[str, Any] = msgspec.to_builtins(thing)
    values.pop("transcript_id", None)
    return values


def _card(transcript: AnnotatedTranscript, codebook: Codebook) -> Document:
    fields = codebook.field_by_id
    filled = {value.field_id: value for value in transcript.card}
    return {f.name: list(filled[i].values) for i, f in fields.items() if i in filled}


def _speaker(speaker: Speaker) -> Document:
    values: dict[str, Any] = msgspec.to_builtins(speaker)
    return values


def _turns(transcript: AnnotatedTranscript, codebook: Codebook) -> list[Document]:
    people = codebook.speaker_by_id
    return [
        {
            "start": turn.start,
            "text_start": turn.text_start,
            "end": end,
            "speaker": people[turn.speaker_ids[0]].name if turn.speaker_ids else None,
            "also": [people[s].name for s in turn.speaker_ids[1:]],
            "speaker_ids": list(turn.speaker_ids),
            "evidence": turn.evidence,
        }
        for turn, end in transcript.turns_over(0, len(transcript.text))
    ]


def _annotation(
    annotation: Annotation, transcript: AnnotatedTranscript, codebook: Codebook, reading: TextMap
) -> Document:
    label = codebook.label_by_id[annotation.label_id]
    span = annotation.span
    reading_start, reading_end = reading.shown_span(span)
    values = _without_transcript(annotation)
    del values["span"]
    values |= {
        "layer": label.layer,
        "label": label.name,
        "start": span.start,
        "end": span.end,
        "start_inner": span.start_inner,
        "end_inner": span.end_inner,
        "reading_start": reading_start,
        "reading_end": reading_end,
        "quote": transcript.text[span.start : span.end],
    }
    if label.layer is Layer.CLAIMS:
        people = codebook.speaker_by_id
        values["speakers"] = [people[s].name for s in transcript.speakers_of(annotation)]
        topics = transcript.topics_of(annotation, codebook)
        values["topics"] = [codebook.label_by_id[t].name for t in topics]
    return values


def _correction(transcript: AnnotatedTranscript, correction: Any) -> Document:
    values = _without_transcript(correction)
    values["source"] = transcript.text[correction.start : correction.end]
    return values
