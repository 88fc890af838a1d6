"""The document that ``inspect --json`` prints: how a file would be imported."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from annotator.domain.reading import Reading, SourceFile
from annotator.domain.transcript import text_hash

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def inspect_document(
    source: SourceFile, readings: Iterable[Reading], *, with_text: bool = False
) -> dict[str, Json]:
    """The file and the transcripts in it, all offsets from the start of the whole decoded text.

    With ``with_text`` that whole text is there too, as ``source_text``.
    """
    document: dict[str, Json] = {
        "file": PurePath(source.path).name,
        "encoding": source.encoding,
        "newline": source.newline,
        "transcripts": [_transcript(source.text, reading) for reading in readings],
    }
    if with_text:
        document["source_text"] = source.text
    return document


def _transcript(text: str, reading: Reading) -> dict[str, Json]:
    own = text[reading.start : reading.end]
    return {
        "text_sha256": text_hash(own),
        "characters": len(own),
        "start": reading.start,
        "end": reading.end,
        "shape": reading.shape.value,
        "title": reading.title,
        "metadata": {
            key: value if isinstance(value, str) else list(value) for key, value in reading.metadata.items()
        },
        "speakers": [
            {"name": s.name, "aliases": list(s.aliases), "affiliation": s.affiliation, "role": s.role}
            for s in reading.speakers
        ],
        "sections": [
            {"title": s.title, "level": s.level, "start": s.start, "end": s.end} for s in reading.sections
        ],
        "turns": [
            {
                "speaker": t.speaker,
                "also": list(t.also),
                "start": t.start,
                "text_start": t.text_start,
                "end": t.end,
                "evidence": t.evidence.value,
            }
            for t in reading.turns
        ],
        **_asides(reading),
        **_proposals(reading),
    }


def _proposals(reading: Reading) -> dict[str, Json]:
    return {
        "quotes": [
            {"name": q.name, "start": q.start, "end": q.end, "evidence": q.evidence} for q in reading.quotes
        ],
        "cues": [{"start": c.start, "name": c.name, "evidence": c.evidence} for c in reading.cues],
        "warnings": [
            {"start": w.start, "end": w.end, "kind": w.kind, "text": w.text} for w in reading.warnings
        ],
        "same": [{"name": s.name, "same_as": s.same_as, "evidence": s.evidence} for s in reading.same],
        "unplaced": [{"start": start, "end": end} for start, end in reading.unplaced],
    }


def _asides(reading: Reading) -> dict[str, Json]:
    return {
        "repeats": [{"start": r.start, "end": r.end, "of": r.of} for r in reading.repeats],
        "noise": [{"start": n.start, "end": n.end, "kind": n.kind.value} for n in reading.noise],
        "segments": [
            {
                "start": s.start,
                "end": s.end,
                "kind": s.kind.value,
                "start_ms": s.start_ms,
                "end_ms": s.end_ms,
            }
            for s in reading.segments
        ],
        "rejected": [
            {"start": r.start, "end": r.end, "text": r.text, "why": r.why} for r in reading.rejected
        ],
    }
