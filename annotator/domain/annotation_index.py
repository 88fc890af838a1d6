"""The annotations of one transcript by place, all of them or those of some labels; follows changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from operator import attrgetter, eq

from annotator.domain.annotation import Annotation, annotation_order
from annotator.domain.changes import Change
from annotator.domain.span_index import SpanIndex

MOST_GROUPS = 8
"""So many sets of labels are remembered; a layer is one of them."""

_span_start: Callable[[Annotation], int] = attrgetter("span.start")
_span_end: Callable[[Annotation], int] = attrgetter("span.end")
_label_id: Callable[[Annotation], str] = attrgetter("label_id")


class AnnotationIndex:
    """Annotations, asked by the source text under them; those within inserted words count one place.

    What one asks is answered for some labels, or for all where none are given. Labels that are asked
    for together, such as those of a layer, have an index of their own from the first time on. A change
    costs the same however many annotations there are.
    """

    __slots__ = ("_all", "_counts", "_groups")

    def __init__(self, everything: SpanIndex[Annotation], counts: Mapping[str, int]) -> None:
        self._all = everything
        self._counts = counts
        self._groups: dict[frozenset[str], SpanIndex[Annotation]] = {}

    @classmethod
    def of(cls, annotations: Sequence[Annotation]) -> AnnotationIndex:
        """The index of annotations in text order."""
        return cls(_indexed(annotations), Counter(map(_label_id, annotations)))

    def following(self, changes: Iterable[Change]) -> AnnotationIndex:
        """The index after changes; those of other things are passed over.

        Raises ``LookupError`` where an annotation to change or remove is not there.
        """
        everything, counts, groups = self._all, Counter(self._counts), dict(self._groups)
        for change in changes:
            if isinstance(change.before, Annotation):
                counts[change.before.label_id] -= 1
                everything = everything.without(change.before)
                for labels in groups:
                    if change.before.label_id in labels:
                        groups[labels] = groups[labels].without(change.before)
            if isinstance(change.after, Annotation):
                counts[change.after.label_id] += 1
                start, end = _bounds(change.after)
                everything = everything.having(change.after, start, end)
                for labels in groups:
                    if change.after.label_id in labels:
                        groups[labels] = groups[labels].having(change.after, start, end)
        made = AnnotationIndex(everything, +counts)
        made._groups = groups
        return made

    def _of(self, labels: Collection[str] | None) -> SpanIndex[Annotation]:
        if labels is None:
            return self._all
        group = labels if isinstance(labels, frozenset) else frozenset(labels)
        if group not in self._groups:
            while len(self._groups) >= MOST_GROUPS:
                del self._groups[next(iter(self._groups))]
            self._groups[group] = self._made(group)
        return self._groups[group]

    def _made(self, group: frozenset[str]) -> SpanIndex[Annotation]:
        """The index of some labels; where all annotations have one of them it is that of all."""
        if group.issuperset(self._counts):
            return self._all
        if group.isdisjoint(self._counts):
            return _indexed(())
        return self._all.only(lambda annotation: annotation.label_id in group)

    @property
    def counts(self) -> Mapping[str, int]:
        """How many there are of each label that has any."""
        return self._counts

    def count(self, labels: Iterable[str]) -> int:
        """How many there are with these labels."""
        return sum(self._counts.get(label, 0) for label in labels)

    def all(self, labels: Collection[str] | None = None) -> Iterable[Annotation]:
        """All there are, in text order."""
        return iter(self._of(labels))

    def over(self, start: int, end: int, labels: Collection[str] | None = None) -> list[Annotation]:
        """Those over ``[start, end)``, or over the place ``start`` where both are equal; in text order."""
        return list(self._of(labels).over(start, end))

    def after(self, offset: int, labels: Collection[str] | None = None) -> Annotation | None:
        """The first that starts after a place."""
        return self._of(labels).after(offset)

    def before(self, offset: int, labels: Collection[str] | None = None) -> Annotation | None:
        """The last that starts before a place."""
        return self._of(labels).before(offset)


def _bounds(annotation: Annotation) -> tuple[int, int]:
    return annotation.span.start, max(annotation.span.end, annotation.span.start + 1)


def _indexed(annotations: Sequence[Annotation]) -> SpanIndex[Annotation]:
    starts, ends = list(map(_span_start, annotations)), list(map(_span_end, annotations))
    if any(map(eq, starts, ends)):
        ends = [max(end, start + 1) for start, end in zip(starts, ends, strict=True)]
    return SpanIndex(annotations, starts, ends, order=annotation_order)
