"""Annotations by label and place, against looking at all of them; also after changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation, annotation_order
from annotator.domain.annotation_index import MOST_GROUPS, AnnotationIndex
from annotator.domain.changes import Change, added, removed
from annotator.domain.span import Span
from annotator.domain.speaker import Turn

LABELS = ("fact", "opinion", "topic")
PLACES = st.integers(0, 60)
ANNOTATIONS = st.lists(
    st.tuples(st.sampled_from(LABELS), st.integers(0, 40), st.integers(0, 15)), max_size=20
).map(
    lambda found: [
        Annotation(f"a{i}", "t", label, Span(start, start + length, end_inner=int(length == 0)))
        for i, (label, start, length) in enumerate(found)
    ]
)
ASKED = st.one_of(st.none(), st.sets(st.sampled_from((*LABELS, "unused"))))


def _in_order(annotations: Collection[Annotation]) -> list[Annotation]:
    return sorted(annotations, key=annotation_order)


def _is_right(
    index: AnnotationIndex, annotations: Collection[Annotation], asked: set[str] | None, start: int, end: int
) -> None:
    """The index answers as looking at everything does."""
    meant = [a for a in _in_order(annotations) if asked is None or a.label_id in asked]
    assert list(index.all(asked)) == meant
    assert asked is None or index.count(asked) == len(meant)
    assert sum(index.counts.values()) == len(annotations)
    assert all(index.counts.values())
    stop = max(end, start + 1)
    assert index.over(start, end, asked) == [
        a for a in meant if a.span.start < stop and max(a.span.end, a.span.start + 1) > start
    ]
    assert index.after(start, asked) == next((a for a in meant if a.span.start > start), None)
    assert index.before(start, asked) == next((a for a in reversed(meant) if a.span.start < start), None)


@given(ANNOTATIONS, ASKED, PLACES, PLACES)
def test_the_index_answers_as_looking_at_everything_does(
    annotations: list[Annotation], asked: set[str] | None, start: int, end: int
) -> None:
    _is_right(AnnotationIndex.of(_in_order(annotations)), annotations, asked, start, end)


@given(ANNOTATIONS, st.data(), ASKED, PLACES, PLACES)
def test_changes_are_followed(
    annotations: list[Annotation], data: st.DataObject, asked: set[str] | None, start: int, end: int
) -> None:
    index = AnnotationIndex.of(_in_order(annotations))
    index.over(start, end, asked)  # so that it is remembered, and has to follow
    now = {a.id: a for a in annotations}
    changes: list[Change] = [added(Turn("t", 0, 0))]
    for number in range(data.draw(st.integers(0, 6))):
        verb = data.draw(st.sampled_from(("add", "move", "relabel", "remove")))
        span = Span(*data.draw(st.tuples(st.integers(0, 9), st.integers(10, 50))))
        old = now[data.draw(st.sampled_from(sorted(now)))] if now else None
        if verb == "add" or old is None:
            new = Annotation(f"n{number}", "t", data.draw(st.sampled_from(LABELS)), span)
            changes.append(added(new))
            now[new.id] = new
        elif verb == "remove":
            changes.append(removed(now.pop(old.id)))
        else:
            new = replace(old, span=span) if verb == "move" else replace(old, label_id="opinion")
            changes.append(Change(old, new))
            now[old.id] = new
    _is_right(index.following(changes), now.values(), asked, start, end)
    _is_right(index, annotations, asked, start, end)


def test_few_sets_of_labels_are_remembered() -> None:
    index = AnnotationIndex.of([Annotation(f"a{i}", "t", f"label{i}", Span(i, i + 3)) for i in range(20)])
    for i in range(20):
        found = index.over(0, 40, {f"label{i}"})
        assert [a.id for a in found] == [f"a{i}"]
    assert len(index._groups) <= MOST_GROUPS


def test_what_is_not_there_cannot_go() -> None:
    with pytest.raises(LookupError):
        AnnotationIndex.of([]).following([removed(Annotation("a", "t", "fact", Span(0, 3)))])
