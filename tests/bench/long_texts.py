"""Long transcripts to measure with: paragraphs of recognised speech, repeated, and what is said about them.

So dense is all of it, whatever the length: an annotation per 50 characters (12 labels, every tenth
annotation over the next one), a correction per 200 (5,000 in 1,000,000 characters, 1,500 in 300,000,
500 in 100,000), a topic per 5,000 and one below it, a turn for five paragraphs, a relation per 5,000,
a reviewed stretch per 2,000.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, Relation, RelationKind, annotation_order
from annotator.domain.changes import Entity, added
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction
from annotator.domain.label import Label, Layer
from annotator.domain.project import Project
from annotator.domain.reading import SourceFile
from annotator.domain.span import Span
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import (
    Aside,
    AsideKind,
    ReviewedSpan,
    Section,
    Segment,
    SegmentKind,
    SourceText,
    Transcript,
    text_hash,
)
from annotator.store.project_file import ProjectFile
from annotator.store.writer import Writer
from annotator.workspace.starting import starter_labels

ROOT = Path(__file__).resolve().parents[2]
LENGTHS = (100_000, 300_000, 1_000_000)
SPACING = 50
"""Characters from one annotation to the next."""
CORRECTED_EVERY = 200
TOPIC_EVERY = 5_000
RELATED_EVERY = 100
"""Annotations from one relation to the next."""
REVIEWED_EVERY = 2_000
ASIDE_EVERY = 20_000
PARAGRAPHS_A_TURN = 5
STAMP = "2026-03-01T08:00:00.000Z"
COLOURS = ("#2f62b5", "#b8461c", "#1c7350", "#8768dc", "#b8820f", "#c9366f")
LONG, SHORT = "long", "short"


def paragraphs() -> str:
    """Raw paragraphs of recognised speech: the shared seed's where it is there, else a sample's."""
    shared = Path(os.environ.get("ANNOTATOR_SHARED") or ROOT.parent / "shared")
    for file in sorted((shared / "seeds").glob("002_*.txt")):
        return file.read_text(encoding="utf-8")
    return (ROOT / "data" / "samples" / "water-panel.txt").read_text(encoding="utf-8")


def long_text(length: int) -> str:
    """The paragraphs over and over; each time round is numbered, so that no part repeats another."""
    once = paragraphs()
    parts: list[str] = []
    size = 0
    while size < length:
        lines = [f"{line}（{len(parts)}）" if line else line for line in once.split("\n")]
        parts.append("\n".join(lines))
        size += len(parts[-1]) + 1
    return "\n".join(parts)[:length]


def long_file(length: int) -> SourceFile:
    """The text as a file that was read."""
    return SourceFile("long.txt", long_text(length), "utf-8", "LF")


def book() -> Codebook:
    """The types of claims that a project starts with and as many more, three topics, six speakers."""
    own = [label for label in starter_labels() if label.layer is Layer.CLAIMS]
    claims = [
        Label(f"claim-{i}", Layer.CLAIMS, label.name_en, label.colour, label.shortcut, position=i)
        for i, label in enumerate(own)
    ]
    claims += [
        Label(f"claim-{i}", Layer.CLAIMS, f"label {i}", COLOURS[i % 6], position=i)
        for i in range(len(own), 12)
    ]
    topics = [Label(f"topic-{i}", Layer.TOPICS, f"topic {i}", COLOURS[i], position=i) for i in range(2)]
    topics.append(Label("topic-2", Layer.TOPICS, "topic below", COLOURS[2], parent_id="topic-0", position=2))
    speakers = tuple(Speaker(f"s{i}", f"说话人{i}", colour=COLOURS[i], position=i) for i in range(6))
    return Codebook(Project("bench", "bench", STAMP), speakers=speakers, labels=(*claims, *topics))


def long_transcript(length: int, name: str = LONG) -> AnnotatedTranscript:
    """A transcript of so many characters with everything said about it."""
    text = long_text(length)
    marks = sorted((*_claims(name, length), *_topics(name, length)), key=annotation_order)
    segments, turns = _lines(name, text)
    return AnnotatedTranscript(
        transcript=Transcript(name, name, text_hash(text), length, imported_at=STAMP),
        text=text,
        segments=tuple(segments),
        sections=tuple(
            Section(name, start, start + ASIDE_EVERY, f"section {start}")
            for start in range(0, length - ASIDE_EVERY, ASIDE_EVERY)
        ),
        asides=tuple(
            Aside(name, start, start + 40, AsideKind.CREDIT)
            for start in range(ASIDE_EVERY // 2, length - 40, ASIDE_EVERY)
        ),
        turns=tuple(turns),
        annotations=tuple(marks),
        relations=tuple(sorted(_relations(name, length), key=lambda r: r.id)),
        corrections=tuple(_corrections(name, length)),
        reviewed=tuple(
            ReviewedSpan(name, start, start + 300) for start in range(0, length - 300, REVIEWED_EVERY)
        ),
    )


def _claim_starts(length: int) -> range:
    return range(10, length - 2 * SPACING, SPACING)


def _claims(name: str, length: int) -> Iterator[Annotation]:
    """One for 50 characters, a tenth of them over the next."""
    for i, start in enumerate(_claim_starts(length)):
        stop = start + (SPACING + 12 if i % 10 == 0 else 22)
        yield Annotation(f"{name}-{i}", name, f"claim-{i % 12}", Span(start, stop), created_at=STAMP)


def _topics(name: str, length: int) -> Iterator[Annotation]:
    half = TOPIC_EVERY // 2
    for i, start in enumerate(range(0, length - TOPIC_EVERY, TOPIC_EVERY)):
        whole, inner = Span(start, start + TOPIC_EVERY), Span(start + half, start + TOPIC_EVERY)
        yield Annotation(f"{name}-t{i}", name, f"topic-{i % 2}", whole, created_at=STAMP)
        yield Annotation(f"{name}-u{i}", name, "topic-2", inner, created_at=STAMP)


def _relations(name: str, length: int) -> Iterator[Relation]:
    for i in range(0, len(_claim_starts(length)) - 1, RELATED_EVERY):
        yield Relation(f"{name}-r{i}", RelationKind.SUPPORTS, f"{name}-{i}", f"{name}-{i + 1}")


def _corrections(name: str, length: int) -> Iterator[Correction]:
    for i, start in enumerate(range(33, length - CORRECTED_EVERY, CORRECTED_EVERY)):
        yield Correction(f"{name}-c{i}", name, start, start + 2, "更正了", created_at=STAMP)


def _lines(name: str, text: str) -> tuple[list[Segment], list[Turn]]:
    """A segment for each line with words; somebody else speaks every five of them."""
    segments: list[Segment] = []
    turns: list[Turn] = []
    at = 0
    for line in text.split("\n"):
        if line:
            if len(segments) % PARAGRAPHS_A_TURN == 0:
                turns.append(Turn(name, at, at, (f"s{len(turns) % 6}",)))
            segments.append(Segment(name, at, at + len(line), SegmentKind.PARAGRAPH))
        at += len(line) + 1
    return segments, turns


def make_project(path: Path, *transcripts: AnnotatedTranscript) -> None:
    """A project that holds the transcripts, with the codebook of :func:`book`."""

    def furnish(writer: Writer) -> None:
        labels = book()
        writer.write(added(speaker) for speaker in labels.speakers)
        writer.write(added(label) for label in labels.labels)
        for transcript in transcripts:
            writer.keep_text(SourceText(transcript.text, transcript.transcript.text_sha256))
            writer.write(added(thing) for thing in _things(transcript))

    ProjectFile.create(path, name="bench", furnish=furnish).close()


def _things(whole: AnnotatedTranscript) -> Iterator[Entity]:
    yield whole.transcript
    kinds: tuple[Sequence[Entity], ...] = (
        whole.segments,
        whole.sections,
        whole.asides,
        whole.turns,
        whole.annotations,
        whole.relations,
        whole.corrections,
        whole.reviewed,
    )
    for things in kinds:
        yield from things
