"""A transcript as lists show it."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.codebook import Codebook
from annotator.domain.label import Layer
from annotator.domain.transcript import Transcript


@dataclass(frozen=True, slots=True)
class TranscriptSummary:
    """A transcript as lists show it: how many of what, and the share of its text that was reviewed."""

    transcript: Transcript
    claims: int = 0
    topics: int = 0
    turns: int = 0
    speakers: int = 0
    corrections: int = 0
    reviewed_share: float = 0.0

    @classmethod
    def of(cls, whole: AnnotatedTranscript, codebook: Codebook) -> TranscriptSummary:
        """The summary of a transcript that is in memory."""
        marks = whole.annotation_index

        def count(layer: Layer) -> int:
            return marks.count([label.id for label in codebook.labels_of(layer)])

        return cls(
            whole.transcript,
            claims=count(Layer.CLAIMS),
            topics=count(Layer.TOPICS),
            turns=whole.attributed_turns,
            speakers=len(whole.turn_counts),
            corrections=len(whole.accepted_corrections),
            reviewed_share=whole.reviewed_share if whole.text else 0.0,
        )
