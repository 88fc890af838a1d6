"""The claims and the topics of a transcript, ready to be asked what lies under the visible lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change
from annotator.domain.codebook import Codebook
from annotator.domain.label import Layer

_STEPS = 64


def _end(annotation: Annotation) -> int:
    """Where it ends; one within inserted words counts one place."""
    return max(annotation.span.end, annotation.span.start + 1)


class Marks:
    """The annotations of a transcript that have certain labels."""

    def __init__(self, transcript: AnnotatedTranscript, labels: frozenset[str]) -> None:
        self._transcript = transcript
        self.labels = labels
        self._known: tuple[tuple[int, int], list[tuple[Annotation, int]]] | None = None

    def __len__(self) -> int:
        return self._transcript.annotation_index.count(self.labels)

    def __iter__(self) -> Iterator[Annotation]:
        return iter(self._transcript.annotation_index.all(self.labels))

    def over(self, start: int, end: int) -> list[Annotation]:
        """Those that share a place with ``[start, end)``, or hold the place ``start``; in text order."""
        return self._transcript.annotation_index.over(start, end, self.labels)

    def after(self, offset: int) -> Annotation | None:
        """The first that starts after the place."""
        return self._transcript.annotation_index.after(offset, self.labels)

    def before(self, offset: int) -> Annotation | None:
        """The last that starts before the place."""
        return self._transcript.annotation_index.before(offset, self.labels)

    def lanes(self, start: int, end: int) -> list[tuple[Annotation, int]]:
        """Those over the stretch, each with its lane: overlapping ones are in different lanes.

        The same whatever stretch is asked about: counted from where nothing overlaps any more.
        """
        if self._known is not None and self._known[0] == (start, end):
            return self._known[1]
        first = start
        for _ in range(_STEPS):
            before = min((a.span.start for a in self.over(first, first)), default=first)
            if before >= first:
                break
            first = before
        placed = lanes(self.over(first, end))
        self._known = (start, end), placed
        return placed


def lanes(annotations: Sequence[Annotation]) -> list[tuple[Annotation, int]]:
    """Annotations in text order, each with the lowest lane that is free where it starts."""
    free_from: list[int] = []
    placed = []
    for annotation in annotations:
        for lane, taken_until in enumerate(free_from):
            if taken_until <= annotation.span.start:
                free_from[lane] = _end(annotation)
                break
        else:
            lane = len(free_from)
            free_from.append(_end(annotation))
        placed.append((annotation, lane))
    return placed


class MarkLayers:
    """The claims and the topics of one transcript; ``topic_lanes`` is how many topics stand abreast."""

    def __init__(self, transcript: AnnotatedTranscript, codebook: Codebook) -> None:
        self.claims = Marks(transcript, _labels(codebook, Layer.CLAIMS))
        self.topics = Marks(transcript, _labels(codebook, Layer.TOPICS))
        self.topic_lanes = _deepest(self.topics)

    def apply(self, transcript: AnnotatedTranscript, codebook: Codebook, changes: Iterable[Change]) -> bool:
        """Follow changes, after which everything is as given; whether topics are among them."""
        topics = _labels(codebook, Layer.TOPICS)
        known = topics | self.topics.labels  # also those of a label that went with them
        self.claims = Marks(transcript, _labels(codebook, Layer.CLAIMS))
        self.topics = Marks(transcript, topics)
        touches_topics = any(
            isinstance(thing, Annotation) and thing.transcript_id == transcript.id and thing.label_id in known
            for change in changes
            for thing in (change.before, change.after)
        )
        if touches_topics:
            self.topic_lanes = _deepest(self.topics)
        return touches_topics


def _labels(codebook: Codebook, layer: Layer) -> frozenset[str]:
    return frozenset(label.id for label in codebook.labels_of(layer))


def _deepest(topics: Marks) -> int:
    return max((lane for _, lane in lanes(list(topics))), default=-1) + 1
