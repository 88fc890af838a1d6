from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotated_transcript import annotation_order
from annotator.domain.annotation import Annotation
from annotator.domain.changes import Change, added, removed
from annotator.domain.span import Span
from annotator.ui.transcript_page.marks import MarkLayers, Marks, lanes
from tests.ui.page.samples import BOOK, sample

spans = st.tuples(st.integers(0, 400), st.integers(1, 60)).map(lambda x: Span(x[0], x[0] + x[1]))


def facts(spans: list[Span]) -> list[Annotation]:
    return sorted((Annotation(f"a{i}", "t", "fact", s) for i, s in enumerate(spans)), key=annotation_order)


@given(st.lists(spans, max_size=400), st.lists(spans, max_size=20), st.data())
def test_marks_know_what_lies_over_any_stretch(old: list[Span], new: list[Span], data: st.DataObject) -> None:
    marks = Marks(facts(old))
    kept = list(marks)
    for gone in data.draw(st.lists(st.sampled_from(kept), max_size=10, unique=True)) if kept else []:
        marks.take(gone)
        kept.remove(gone)
    for i, span in enumerate(new):
        mark = Annotation(f"new{i}", "t", "fact", span)
        marks.put(mark)
        kept.append(mark)
    kept.sort(key=annotation_order)
    assert list(marks) == kept
    start = data.draw(st.integers(0, 470))
    end = data.draw(st.integers(start, 470))
    assert marks.over(start, end) == [a for a in kept if a.span.overlaps(start, max(end, start + 1))]


@given(st.lists(spans, max_size=40))
def test_overlapping_marks_have_different_lanes(found: list[Span]) -> None:
    placed = lanes(facts(found))
    for one, lane in placed:
        for other, other_lane in placed:
            if one is not other and one.span.overlaps(other.span.start, other.span.end):
                assert lane != other_lane


@given(st.lists(spans, max_size=30), st.integers(0, 460), st.integers(1, 50))
def test_a_mark_has_the_same_lane_wherever_the_window_is(found: list[Span], start: int, length: int) -> None:
    marks = Marks(facts(found))
    whole = dict(marks.lanes(0, 1000))
    assert all(whole[mark] == lane for mark, lane in marks.lanes(start, start + length))


def test_changes_of_annotations_are_followed_layer_by_layer() -> None:
    transcript = sample()
    layers = MarkLayers(transcript, BOOK)
    assert layers.topic_lanes == 2
    topic = transcript.annotation_by_id["subtopic"]
    new = Annotation("new", "t", "fact", Span(3, 9))
    elsewhere = Annotation("other", "another transcript", "fact", Span(3, 9))
    changes: list[Change] = [removed(topic), added(new), added(elsewhere)]
    assert layers.apply("t", BOOK, changes)
    assert layers.topic_lanes == 1
    assert [a.id for a in layers.claims.over(0, 10)] == ["new"]
    assert not layers.apply("t", BOOK, [added(elsewhere)])
