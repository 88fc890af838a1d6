"""The annotations of a transcript, ready to be asked what lies under the visible lines.

Kept up to date one annotation at a time, so that a mark costs the same in a long transcript.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from annotator.domain.annotated_transcript import AnnotatedTranscript, annotation_order
from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change
from annotator.domain.codebook import Codebook
from annotator.domain.label import Layer

_SHELF = 128
_STEPS = 64


def _end(annotation: Annotation) -> int:
    """Where it ends; one within inserted words counts one place."""
    return max(annotation.span.end, annotation.span.start + 1)


class Marks:
    """Annotations in text order; which lie over a stretch is told without looking at all of them."""

    def __init__(self, annotations: Iterable[Annotation] = ()) -> None:
        self._items = list(annotations)
        self._starts = [a.span.start for a in self._items]
        self._ends = list(map(max, [a.span.end for a in self._items], [at + 1 for at in self._starts]))
        self._furthest: list[int] = []
        self._recount(0)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Annotation]:
        return iter(self._items)

    def _recount(self, i: int) -> None:
        """Tell anew how far each shelf of annotations reaches, from that of the ``i``-th on."""
        shelf = i // _SHELF
        del self._furthest[shelf:]
        for at in range(shelf * _SHELF, len(self._ends), _SHELF):
            self._furthest.append(max(self._ends[at : at + _SHELF]))

    def put(self, annotation: Annotation) -> None:
        i = bisect_left(self._items, annotation_order(annotation), key=annotation_order)
        self._items.insert(i, annotation)
        self._starts.insert(i, annotation.span.start)
        self._ends.insert(i, _end(annotation))
        self._recount(i)

    def take(self, annotation: Annotation) -> None:
        """Remove it; one that is not here is passed over."""
        i = bisect_left(self._items, annotation_order(annotation), key=annotation_order)
        if i == len(self._items) or self._items[i].id != annotation.id:
            return
        del self._items[i], self._starts[i], self._ends[i]
        self._recount(i)

    def over(self, start: int, end: int) -> list[Annotation]:
        """Those that share a place with ``[start, end)``, or hold the place ``start``; in text order."""
        stop = bisect_left(self._starts, max(end, start + 1))
        found: list[Annotation] = []
        for shelf in range(stop // _SHELF + 1):
            if shelf < len(self._furthest) and self._furthest[shelf] > start:
                first = shelf * _SHELF
                last = min(first + _SHELF, stop)
                found += [self._items[i] for i in range(first, last) if self._ends[i] > start]
        return found

    def after(self, offset: int) -> Annotation | None:
        """The first that starts after the place."""
        i = bisect_left(self._starts, offset + 1)
        return self._items[i] if i < len(self._items) else None

    def before(self, offset: int) -> Annotation | None:
        """The last that starts before the place."""
        i = bisect_left(self._starts, offset) - 1
        return self._items[i] if i >= 0 else None

    def lanes(self, start: int, end: int) -> list[tuple[Annotation, int]]:
        """Those over the stretch, each with its lane: overlapping ones are in different lanes.

        The same whatever stretch is asked about: counted from where nothing overlaps any more.
        """
        for _ in range(_STEPS):
            near = self.over(start, end)
            first = min((a.span.start for a in near), default=start)
            if first >= start:
                break
            start = first
        return lanes(self.over(start, end))


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
    """The claims and the topics of one transcript."""

    def __init__(self, transcript: AnnotatedTranscript, codebook: Codebook) -> None:
        claims, topics = (
            {label.id for label in codebook.labels_of(layer)} for layer in (Layer.CLAIMS, Layer.TOPICS)
        )
        self.claims = Marks([a for a in transcript.annotations if a.label_id in claims])
        rest = len(self.claims) < len(transcript.annotations)
        self.topics = Marks([a for a in transcript.annotations if a.label_id in topics] if rest else ())
        self.topic_lanes = _deepest(self.topics)

    def apply(self, transcript_id: str, codebook: Codebook, changes: Iterable[Change]) -> bool:
        """Follow the changes of annotations; whether there were any."""
        touched = False
        for change in changes:
            for thing, is_now in ((change.before, False), (change.after, True)):
                if isinstance(thing, Annotation) and thing.transcript_id == transcript_id:
                    self._shift(thing, codebook, is_now=is_now)
                    touched = True
        if touched:
            self.topic_lanes = _deepest(self.topics)
        return touched

    def _shift(self, annotation: Annotation, codebook: Codebook, *, is_now: bool) -> None:
        label = codebook.label_by_id.get(annotation.label_id)
        for layer, marks in ((Layer.CLAIMS, self.claims), (Layer.TOPICS, self.topics)):
            if not is_now:
                marks.take(annotation)
            elif label is not None and label.layer is layer:
                marks.put(annotation)


def _deepest(marks: Marks) -> int:
    return max((lane for _, lane in lanes(list(marks))), default=-1) + 1
