from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import Annotation, annotation_order
from annotator.domain.changes import Change, added, removed
from annotator.domain.label import Layer
from annotator.domain.span import Span
from annotator.ui.transcript_page.marks import MarkLayers, Marks, lanes
from tests.ui.page.samples import BOOK, sample

spans = st.tuples(st.integers(0, 400), st.integers(1, 60)).map(lambda x: Span(x[0], x[0] + x[1]))


def facts(spans: list[Span]) -> list[Annotation]:
    return sorted((Annotation(f"a{i}", "t", "fact", s) for i, s in enumerate(spans)), key=annotation_order)


def marks(spans: list[Span]) -> Marks:
    return MarkLayers(replace(sample(), annotations=tuple(facts(spans))), BOOK).claims


@given(st.lists(spans, max_size=40))
def test_overlapping_marks_have_different_lanes(found: list[Span]) -> None:
    placed = lanes(facts(found))
    for one, lane in placed:
        for other, other_lane in placed:
            if one is not other and one.span.overlaps(other.span.start, other.span.end):
                assert lane != other_lane


@given(st.lists(spans, max_size=30), st.integers(0, 460), st.integers(1, 50))
def test_a_mark_has_the_same_lane_wherever_the_window_is(found: list[Span], start: int, length: int) -> None:
    whole = dict(marks(found).lanes(0, 1000))
    assert all(whole[mark] == lane for mark, lane in marks(found).lanes(start, start + length))


def test_each_layer_knows_its_own_marks_only() -> None:
    transcript = sample()
    layers = MarkLayers(transcript, BOOK)
    topics = transcript.of_layer(Layer.TOPICS, BOOK)
    claims = transcript.of_layer(Layer.CLAIMS, BOOK)
    assert (tuple(layers.topics), tuple(layers.claims)) == (topics, claims)
    assert (len(layers.topics), len(layers.claims)) == (len(topics), len(claims))
    assert layers.claims.after(-1) == claims[0]
    assert layers.claims.before(1000) == claims[-1]


def test_changes_of_annotations_are_followed_layer_by_layer() -> None:
    transcript = sample()
    layers = MarkLayers(transcript, BOOK)
    assert layers.topic_lanes == 2
    topic = transcript.annotation_by_id["subtopic"]
    new = Annotation("new", "t", "fact", Span(3, 9))
    changes: list[Change] = [removed(topic), added(new)]
    assert layers.apply(transcript.with_changes(changes), BOOK, changes)
    assert layers.topic_lanes == 1
    assert [a.id for a in layers.claims.over(0, 10)] == ["new"]


def test_a_claim_or_another_transcript_leaves_the_topics_alone() -> None:
    transcript = sample()
    layers = MarkLayers(transcript, BOOK)
    claim = [added(Annotation("new", "t", "fact", Span(3, 9)))]
    assert not layers.apply(transcript.with_changes(claim), BOOK, claim)
    topic = transcript.annotation_by_id["subtopic"]
    assert not layers.apply(transcript, BOOK, [removed(replace(topic, transcript_id="another"))])


def test_topics_that_go_with_their_label_are_noticed() -> None:
    transcript = sample()
    layers = MarkLayers(transcript, BOOK)
    topic = transcript.annotation_by_id["subtopic"]
    book = BOOK.with_changes([removed(BOOK.label_by_id[topic.label_id])])
    gone = [removed(a) for a in transcript.annotations if a.label_id == topic.label_id]
    assert layers.apply(transcript.with_changes(gone), book, gone)
    assert layers.topic_lanes == 1
