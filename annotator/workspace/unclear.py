"""Passages of which nobody can tell what was said, and the claims over them, counted without their texts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction, CorrectionKind
from annotator.domain.label import Layer
from annotator.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UnclearCount:
    """How many passages of a project are unclear, and how many claims lie over one."""

    passages: int = 0
    claims: int = 0


def count_unclear(workspace: Workspace) -> UnclearCount:
    """Only the transcripts that have such passages are looked at."""
    claims = {label.id for label in workspace.codebook.labels_of(Layer.CLAIMS)}
    by_transcript: defaultdict[str, list[Correction]] = defaultdict(list)
    count = 0
    with workspace.reading() as reader:
        for passage in reader.all(Correction, kind=CorrectionKind.UNCLEAR):
            if passage.is_unclear:
                by_transcript[passage.transcript_id].append(passage)
        for transcript_id, passages in by_transcript.items():
            marks = reader.all(Annotation, transcript_id=transcript_id)
            count += sum(one.label_id in claims and _lies_over(one, passages) for one in marks)
    return UnclearCount(sum(map(len, by_transcript.values())), count)


def _lies_over(claim: Annotation, passages: list[Correction]) -> bool:
    return any(p.start < claim.span.end and claim.span.start < p.end for p in passages)
