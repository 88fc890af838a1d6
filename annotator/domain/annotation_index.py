"""The annotations of one transcript by label and place, as a value that follows changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from operator import attrgetter

from annotator.domain.annotation import Annotation, annotation_order
from annotator.domain.changes import Change
from annotator.domain.span_index import SpanIndex

_span_start: Callable[[Annotation], int] = attrgetter("span.start")
_span_end: Callable[[Annotation], int] = attrgetter("span.end")


class AnnotationIndex:
    """Annotations, asked by the source text under them; those within inserted words count one place.

    What one asks is answered for some labels, or for all where none are given. A change costs the
    same however many annotations there are.
    """

    __slots__ = ("_by_label",)

    def __init__(self, by_label: Mapping[str, SpanIndex[Annotation]]) -> None:
        self._by_label = by_label

    @classmethod
    def of(cls, annotations: Iterable[Annotation]) -> AnnotationIndex:
        """The index of annotations in text order."""
        found: defaultdict[str, list[Annotation]] = defaultdict(list)
        for annotation in annotations:
            found[annotation.label_id].append(annotation)
        return cls({label: _indexed(some) for label, some in found.items()})

    def following(self, changes: Iterable[Change]) -> AnnotationIndex:
        """The index after changes; those of other things are passed over.

        Raises ``LookupError`` where an annotation to change or remove is not there.
        """
        by_label = dict(self._by_label)
        for change in changes:
            if isinstance(change.before, Annotation):
                label = change.before.label_id
                by_label[label] = by_label.get(label, _NONE).without(change.before)
            if isinstance(change.after, Annotation):
                label = change.after.label_id
                start, end = _bounds(change.after)
                by_label[label] = by_label.get(label, _NONE).having(change.after, start, end)
        return AnnotationIndex(by_label)

    def _of(self, labels: Collection[str] | None) -> Iterable[SpanIndex[Annotation]]:
        if labels is None:
            return self._by_label.values()
        return [self._by_label[label] for label in labels if label in self._by_label]

    def count(self, labels: Collection[str] | None = None) -> int:
        """How many there are."""
        return sum(map(len, self._of(labels)))

    @property
    def counts(self) -> Mapping[str, int]:
        """How many there are of each label."""
        return {label: len(index) for label, index in self._by_label.items()}

    def over(self, start: int, end: int, labels: Collection[str] | None = None) -> list[Annotation]:
        """Those over ``[start, end)``, or over the place ``start`` where both are equal; in text order."""
        found = [a for index in self._of(labels) for a in index.over(start, end)]
        found.sort(key=annotation_order)
        return found

    def after(self, offset: int, labels: Collection[str] | None = None) -> Annotation | None:
        """The first that starts after a place."""
        found = [a for index in self._of(labels) if (a := index.after(offset)) is not None]
        return min(found, key=annotation_order, default=None)

    def before(self, offset: int, labels: Collection[str] | None = None) -> Annotation | None:
        """The last that starts before a place."""
        found = [a for index in self._of(labels) if (a := index.before(offset)) is not None]
        return max(found, key=annotation_order, default=None)


def _bounds(annotation: Annotation) -> tuple[int, int]:
    return annotation.span.start, max(annotation.span.end, annotation.span.start + 1)


def _indexed(annotations: list[Annotation]) -> SpanIndex[Annotation]:
    starts = list(map(_span_start, annotations))
    ends = list(map(max, map(_span_end, annotations), [start + 1 for start in starts]))
    return SpanIndex(annotations, starts, ends, order=annotation_order)


_NONE: SpanIndex[Annotation] = _indexed([])
