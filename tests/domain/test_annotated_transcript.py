"""A transcript as a value: what it answers, and how it follows changes, against looking at everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotated_transcript import AnnotatedTranscript
from annotator.domain.annotation import Annotation, ClaimAttributes, Relation, RelationKind, annotation_order
from annotator.domain.changes import Change, Entity, added, inverse, removed
from annotator.domain.codebook import Codebook
from annotator.domain.correction import Correction, CorrectionStatus
from annotator.domain.label import Label, Layer
from annotator.domain.project import CardValue, Project
from annotator.domain.span import Span
from annotator.domain.speaker import Speaker, Turn
from annotator.domain.transcript import Aside, ReviewedSpan, Section, Segment, Transcript

LENGTH = 60
OFFSETS = st.integers(0, LENGTH - 1)
ABOUT = Transcript("t", "谈漏损", "0" * 64, LENGTH)
BOOK = Codebook(
    Project("p", "供水"),
    speakers=(Speaker("s1", "周允"), Speaker("s2", "简宁")),
    labels=(
        Label("claim", Layer.CLAIMS, "事实"),
        Label("topic", Layer.TOPICS, "漏损"),
        Label("inner", Layer.TOPICS, "老城", parent_id="topic"),
    ),
)


def whole(**shelves: Any) -> AnnotatedTranscript:
    return AnnotatedTranscript(ABOUT, "字" * LENGTH, **shelves)


def spans() -> st.SearchStrategy[Span]:
    return st.tuples(OFFSETS, st.integers(1, 20)).map(lambda x: Span(x[0], min(LENGTH, x[0] + x[1])))


@given(st.lists(OFFSETS, unique=True), OFFSETS, st.integers(0, 20))
def test_turns_divide_the_text(starts: list[int], offset: int, length: int) -> None:
    turns = tuple(Turn("t", start, start) for start in sorted(starts))
    transcript = whole(turns=turns)
    owners = [max((t.start for t in turns if t.start <= i), default=None) for i in range(LENGTH)]
    found = transcript.turn_at(offset)
    assert (found.start if found else None) == owners[offset]
    for turn in turns:
        assert [i for i in range(LENGTH) if owners[i] == turn.start] == list(
            range(turn.start, transcript.turn_end(turn))
        )
    end = min(LENGTH, offset + length)
    over = list(transcript.turns_over(offset, end))
    asked = owners[offset : max(end, offset + 1)]
    assert [turn.start for turn, _ in over] == list(dict.fromkeys(o for o in asked if o is not None))
    assert all(stop == transcript.turn_end(turn) for turn, stop in over)


@given(st.lists(spans(), max_size=12), OFFSETS, st.integers(0, 20))
def test_annotations_over_a_stretch(marks: list[Span], offset: int, length: int) -> None:
    annotations = _annotations(marks)
    end = min(LENGTH, offset + length)
    found = list(whole(annotations=annotations).annotations_over(offset, end))
    assert found == [a for a in annotations if a.span.overlaps(offset, max(end, offset + 1))]


def test_an_annotation_inside_inserted_words_is_found_at_their_place() -> None:
    inside = Annotation("a", "t", "claim", Span(7, 7, -2, 1))
    assert list(whole(annotations=(inside,)).annotations_over(7, 7)) == [inside]
    assert list(whole(annotations=(inside,)).annotations_over(8, 20)) == []


def test_speakers_and_topics_are_inherited_unless_set() -> None:
    claim = Annotation("a", "t", "claim", Span(10, 20))
    topics = (Annotation("x", "t", "topic", Span(0, 40)), Annotation("y", "t", "inner", Span(5, 15)))
    transcript = whole(
        turns=(Turn("t", 0, 0, ("s1",)), Turn("t", 12, 12, ("s2",))),
        annotations=(topics[0], topics[1], claim),
    )
    assert transcript.speakers_of(claim) == ("s1",)
    assert transcript.topics_of(claim, BOOK) == ("topic", "inner")
    own = replace(claim, attributes=ClaimAttributes(speaker_id="s2", topic_ids=()))
    assert transcript.speakers_of(own) == ("s2",)
    assert transcript.topics_of(own, BOOK) == ()
    assert transcript.of_layer(Layer.CLAIMS, BOOK) == (claim,)
    assert transcript.of_layer(Layer.TOPICS, BOOK) == topics


def test_before_the_first_turn_nobody_speaks() -> None:
    transcript = whole(turns=(Turn("t", 5, 5, ("s1",)),))
    assert transcript.turn_at(4) is None
    assert transcript.speakers_of(Annotation("a", "t", "claim", Span(0, 3))) == ()


@given(st.lists(spans(), max_size=8, unique_by=lambda s: s.start), OFFSETS)
def test_the_innermost_section_is_the_last_that_began(stretches: list[Span], offset: int) -> None:
    sections = tuple(Section("t", s.start, s.end, "一") for s in sorted(stretches, key=lambda s: s.start))
    found = whole(sections=sections).section_at(offset)
    over = [s for s in sections if s.start <= offset < s.end]
    assert found == (max(over, key=lambda s: s.start) if over else None)


def test_the_reviewed_share() -> None:
    assert whole(reviewed=(ReviewedSpan("t", 0, 15), ReviewedSpan("t", 30, 45))).reviewed_share == 0.5
    assert whole().reviewed_share == 0.0
    assert replace(whole(), text="").reviewed_share == 1.0


def test_only_accepted_corrections_are_read() -> None:
    kept = Correction("c", "t", 0, 1, "子")
    asked = Correction("d", "t", 3, 4, "自", status=CorrectionStatus.PROPOSED)
    assert whole(corrections=(kept, asked)).accepted_corrections == (kept,)


# Following changes


def _annotations(marks: Sequence[Span]) -> tuple[Annotation, ...]:
    made = [Annotation(f"a{i}", "t", "claim", span) for i, span in enumerate(marks)]
    return tuple(sorted(made, key=annotation_order))


ORDERS: dict[str, Any] = {
    "segments": lambda x: x.start,
    "sections": lambda x: x.start,
    "asides": lambda x: x.start,
    "turns": lambda x: x.start,
    "annotations": lambda x: (x.span.start, -x.span.end, x.id),
    "relations": lambda x: (x.created_at, x.id),
    "corrections": lambda x: (x.start, x.end, x.id),
    "card": lambda x: x.field_id,
    "reviewed": lambda x: x.start,
}


def _new_thing(shelf: str, number: int, span: Span) -> Entity:
    made: dict[str, Entity] = {
        "segments": Segment("t", span.start, span.end),
        "sections": Section("t", span.start, span.end, "一"),
        "asides": Aside("t", span.start, span.end),
        "turns": Turn("t", span.start, span.start),
        "annotations": Annotation(f"n{number}", "t", "claim", span),
        "relations": Relation(f"n{number}", RelationKind.SUPPORTS, "a0", "a1", created_at=str(span.start)),
        "corrections": Correction(f"n{number}", "t", span.start, span.end, "字"),
        "card": CardValue("t", f"f{span.start}", ("值",)),
        "reviewed": ReviewedSpan("t", span.start, span.end),
    }
    return made[shelf]


def _other(thing: Any, span: Span) -> Entity:
    """The same thing, changed."""
    if isinstance(thing, Annotation):
        return replace(thing, span=span)
    if isinstance(thing, Turn):
        return replace(thing, speaker_ids=("s1",))
    if isinstance(thing, Relation):
        return replace(thing, note="因为")
    if isinstance(thing, CardValue):
        return replace(thing, values=("又一",))
    if isinstance(thing, Correction):
        return replace(thing, start=span.start, end=span.end)
    changed: Entity = replace(thing, end=LENGTH)
    return changed


def _worked_out(transcript: AnnotatedTranscript) -> list[object]:
    """All that a transcript works out once, so that it has to follow changes."""
    ends = [a.id for a in transcript.annotations]
    return [
        transcript.accepted_corrections,
        dict(transcript.annotation_by_id),
        transcript.annotation_index.over(0, LENGTH),
        transcript.turn_counts,
        transcript.attributed_turns,
        transcript.reviewing.left,
        [transcript.reviewing.is_reviewed(i, i + 2) for i in range(LENGTH)],
        [transcript.reviewing.next_unread(i) for i in range(LENGTH)],
        {end: list(transcript.relations_of(end)) for end in ends},
    ]


@given(st.data(), st.sampled_from(sorted(ORDERS)), st.sampled_from((3, 60)))
def test_changes_are_followed_as_if_everything_were_sorted_anew(
    data: st.DataObject, shelf: str, most: int
) -> None:
    marks = [Span(0, 5), Span(3, 9)]
    before = whole(annotations=_annotations(marks))
    things: dict[tuple[object, ...], Any] = {thing.key: thing for thing in getattr(before, shelf)}
    changes: list[Change] = []
    numbers = count()
    for _ in range(data.draw(st.integers(0, most))):
        span = data.draw(spans())
        verb = data.draw(st.sampled_from(("add", "add", "change", "remove")))
        free = [t for t in things.values() if shelf != "annotations" or not t.id.startswith("a")]
        if verb == "add":
            thing = _new_thing(shelf, next(numbers), span)
            if thing.key not in things:
                things[thing.key] = thing
                changes.append(added(thing))
        elif free:
            thing = data.draw(st.sampled_from(free))
            if verb == "remove":
                del things[thing.key]
                changes.append(removed(thing))
            else:
                things[thing.key] = _other(thing, span)
                changes.append(Change(thing, things[thing.key]))
    _worked_out(before)
    after = before.with_changes(changes)
    assert _worked_out(after) == _worked_out(replace(after))
    assert getattr(after, shelf) == tuple(sorted(things.values(), key=ORDERS[shelf]))
    assert after.with_changes(inverse(changes)) == before


def test_changes_of_other_transcripts_and_things_are_passed_over() -> None:
    before = whole(annotations=_annotations([Span(0, 5)]))
    elsewhere = [
        added(Annotation("z", "other", "claim", Span(0, 1))),
        added(Turn("other", 0, 0)),
        added(Relation("r", RelationKind.ATTACKS, "z", "y")),
        added(Speaker("s9", "某人")),
        Change(replace(ABOUT, id="other"), replace(ABOUT, id="other", title="别的")),
        removed(replace(ABOUT, id="other")),
    ]
    assert before.with_changes(elsewhere) == before
    assert before.with_changes(elsewhere * 10) == before


def test_its_own_name_changes() -> None:
    assert whole().with_changes([Change(ABOUT, replace(ABOUT, title="新"))]).transcript.title == "新"


def test_relations_to_claims_elsewhere_are_held_while_one_end_is_here() -> None:
    before = whole(annotations=_annotations([Span(0, 5)]))
    across = Relation("r", RelationKind.ANSWERS, "elsewhere", "a0")
    held = before.with_changes([added(across)])
    assert held.relations == (across,)
    gone = held.with_changes([removed(across), removed(before.annotations[0])])
    assert (gone.relations, gone.annotations) == ((), ())
    back = gone.with_changes([added(before.annotations[0]), added(across)])
    assert back == held


@pytest.mark.parametrize("how_many", [1, 40])
def test_changing_what_is_not_there_is_a_fault(how_many: int) -> None:
    unknown = Annotation("unknown", "t", "claim", Span(0, 5))
    changes = [added(Annotation(f"n{i}", "t", "claim", Span(0, 5))) for i in range(how_many)]
    with pytest.raises(LookupError, match="not there to change"):
        whole().with_changes([*changes, removed(unknown)])


def test_what_a_change_does_not_concern_stays_worked_out() -> None:
    before = whole(
        annotations=_annotations([Span(0, 5), Span(3, 9)]),
        turns=(Turn("t", 0, 0, ("s1",)), Turn("t", 9, 9, ())),
        corrections=(Correction("c", "t", 0, 1, "子"),),
        segments=(Segment("t", 0, 20),),
    )
    _worked_out(before)
    marked = before.with_changes([added(Annotation("n", "t", "topic", Span(1, 8)))])
    assert marked.accepted_corrections is before.accepted_corrections
    assert marked.turn_counts is before.turn_counts
    assert marked.reviewing is before.reviewing
    corrected = before.with_changes([added(Correction("d", "t", 30, 31, "于"))])
    assert corrected.annotation_index is before.annotation_index
    assert corrected.annotation_by_id is before.annotation_by_id
