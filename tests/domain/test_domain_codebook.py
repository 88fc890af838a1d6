from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.changes import Change, Entity, added, inverse, removed
from annotator.domain.codebook import Codebook
from annotator.domain.label import Label, Layer
from annotator.domain.project import Annotator, CardField, Project, Term
from annotator.domain.speaker import Speaker
from annotator.domain.transcript import Transcript

EMPTY = Codebook(Project("p", "供水"))
ORDERS: dict[str, Any] = {
    "annotators": lambda x: (x.created_at, x.id),
    "speakers": lambda x: (x.position, x.id),
    "labels": lambda x: (x.position, x.id),
    "fields": lambda x: (x.position, x.id),
    "terms": lambda x: (x.term, x.id),
}


def _made(shelf: str, identity: str, place: int) -> Entity:
    made: dict[str, Entity] = {
        "annotators": Annotator(identity, f"人{identity}", str(place)),
        "speakers": Speaker(identity, f"人{identity}", position=place),
        "labels": Label(identity, Layer.TOPICS, f"题{identity}", position=place),
        "fields": CardField(identity, f"栏{identity}", position=place),
        "terms": Term(identity, f"词{place}{identity}"),
    }
    return made[shelf]


@given(st.data(), st.sampled_from(sorted(ORDERS)))
def test_changes_are_followed_as_if_everything_were_sorted_anew(data: st.DataObject, shelf: str) -> None:
    things: dict[str, Any] = {}
    changes: list[Change] = []
    for _ in range(data.draw(st.integers(0, 12))):
        identity = data.draw(st.sampled_from("abcdef"))
        before = things.pop(identity, None)
        after = None
        if before is None or data.draw(st.booleans()):
            after = _made(shelf, identity, data.draw(st.integers(-2, 5)))
            things[identity] = after
        changes.append(Change(before, after))
    book = EMPTY.with_changes(changes)
    assert getattr(book, shelf) == tuple(sorted(things.values(), key=ORDERS[shelf]))
    assert book.with_changes(inverse(changes)) == EMPTY


def test_the_project_is_renamed_and_other_things_are_passed_over() -> None:
    renamed = replace(EMPTY.project, name="排水")
    assert EMPTY.with_changes([Change(EMPTY.project, renamed)]).project == renamed
    assert EMPTY.with_changes([added(Transcript("t", "谈", "0" * 64, 3))]) == EMPTY


def test_seats_are_known_in_their_own_transcript_only() -> None:
    book = EMPTY.with_changes(
        [
            added(Speaker("s", "周允")),
            added(Speaker("a", "座位1", only_in="t")),
            added(Speaker("b", "座位1", only_in="u")),
        ]
    )
    assert {s.id for s in book.speakers_for("t")} == {"s", "a"}


def test_the_path_of_a_topic_runs_from_the_outermost() -> None:
    labels = [
        Label("a", Layer.TOPICS, "水"),
        Label("b", Layer.TOPICS, "管网", parent_id="a"),
        Label("c", Layer.TOPICS, "漏损", parent_id="b"),
    ]
    book = EMPTY.with_changes(added(label) for label in labels)
    assert [x.id for x in book.topic_path("c")] == ["a", "b", "c"]
    assert book.topic_path("nowhere") == ()
    circle = book.with_changes([Change(labels[0], replace(labels[0], parent_id="c"))])
    assert len(circle.topic_path("c")) == 3  # a damaged file does not hang the program


def test_labels_of_a_layer() -> None:
    book = EMPTY.with_changes(
        [added(Label("a", Layer.TOPICS, "水")), added(Label("b", Layer.CLAIMS, "事实"))]
    )
    assert [x.id for x in book.labels_of(Layer.CLAIMS)] == ["b"]
    assert book.with_changes([removed(book.labels[0])]).label_by_id.keys() == {"b"}
