from __future__ import annotations

import pytest

from annotator.domain.annotation import Annotation, ClaimAttributes, Relation, RelationKind, Stance
from annotator.domain.errors import InvalidEdit, NotFound
from annotator.domain.label import Label, Layer
from annotator.domain.span import Span
from annotator.domain.transcript import Transcript
from annotator.editing import (
    AddSpeaker,
    Annotate,
    Correct,
    EditAnnotation,
    EditRelation,
    MoveBorders,
    Relabel,
    Relate,
    RemoveAnnotations,
    StartTopic,
    Unrelate,
)
from annotator.editing.naming import edit_name
from annotator.workspace.events import Event
from annotator.workspace.workspace import Workspace
from tests.editing.conftest import Prove
from tests.editing.projects import DIALOGUE, add_topic, claim_label, mark_claim


def only_annotation(event: Event) -> Annotation:
    (change,) = event.of(Annotation)
    assert isinstance(change.after, Annotation)
    return change.after


def test_a_claim_is_marked_with_its_author_and_its_readable_name(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    start = DIALOGUE.index("我们自己测")
    event = prove(Annotate(transcript.id, start, start + 12, claim_label(workspace).name))
    claim = only_annotation(event)
    assert (claim.span.start, claim.span.end) == (start, start + 12)
    assert claim.author_id == workspace.author.id
    assert claim.created_at == claim.modified_at != ""
    assert event.entry is not None
    assert edit_name(event.entry.kind, event.entry.about) == "Mark “我们自己测的是百分之十九” as Fact"


@pytest.mark.parametrize(
    ("start", "end", "label"), [(5, 5, "Fact"), (9, 3, "Fact"), (0, 10_000, "Fact"), (-1, 3, "Fact")]
)
def test_a_stretch_outside_the_text_or_empty_is_refused(
    workspace: Workspace, transcript: Transcript, start: int, end: int, label: str
) -> None:
    with pytest.raises(InvalidEdit):
        workspace.do(Annotate(transcript.id, start, end, label))
    assert workspace.transcript(transcript.id).annotations == ()


def test_unknown_things_are_named(workspace: Workspace, transcript: Transcript) -> None:
    with pytest.raises(NotFound, match="no label “Rumour”"):
        workspace.do(Annotate(transcript.id, 0, 3, "Rumour"))
    with pytest.raises(NotFound, match="no transcript nowhere"):
        workspace.do(Annotate("nowhere", 0, 3, "Fact"))
    with pytest.raises(NotFound, match="no annotation"):
        workspace.do(Relabel("none", "Fact"))


def test_a_transcript_can_be_named_by_its_number(workspace: Workspace, transcript: Transcript) -> None:
    claim = only_annotation(workspace.do(Annotate("1", 0, 3, "Fact")))
    assert claim.transcript_id == transcript.id


def test_borders_labels_and_notes_change_and_come_back(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    claim = mark_claim(workspace, transcript, 3, 8)
    moved = only_annotation(prove(MoveBorders(claim.id, 2, 9)))
    assert (moved.span.start, moved.span.end) == (2, 9)
    relabelled = only_annotation(prove(Relabel(claim.id, claim_label(workspace, 2).id)))
    assert relabelled.label_id == claim_label(workspace, 2).id
    attributes = ClaimAttributes(stance=Stance.CRITICAL, wording="漏损率不明")
    described = only_annotation(prove(EditAnnotation(claim.id, attributes, "查原始报表")))
    assert described.attributes == attributes
    assert described.note == "查原始报表"
    assert described.span == moved.span


def test_an_edit_that_changes_nothing_is_not_recorded(workspace: Workspace, transcript: Transcript) -> None:
    claim = mark_claim(workspace, transcript, 3, 8)
    before = workspace.undoable
    assert workspace.do(Relabel(claim.id, claim.label_id)).entry is None
    assert workspace.do(EditAnnotation(claim.id, note="")).entry is None
    assert workspace.undoable == before


def test_a_claim_can_be_given_another_speaker_and_own_topics(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    claim = mark_claim(workspace, transcript, 3, 8)
    topic = add_topic(workspace, "漏损率")
    workspace.do(AddSpeaker("住建部报告"))
    attributes = ClaimAttributes(speaker_id="住建部报告", topic_ids=("漏损率", topic.id))
    described = only_annotation(prove(EditAnnotation(claim.id, attributes)))
    assert described.attributes.topic_ids == (topic.id,)
    whole = workspace.transcript(transcript.id)
    (speaker,) = whole.speakers_of(described)
    assert workspace.codebook.speaker_by_id[speaker].name == "住建部报告"
    with pytest.raises(NotFound):
        workspace.do(EditAnnotation(claim.id, ClaimAttributes(speaker_id="无此人")))


def test_topics_have_no_attributes_and_no_relations(workspace: Workspace, transcript: Transcript) -> None:
    topic = add_topic(workspace, "漏损率")
    mark = only_annotation(workspace.do(Annotate(transcript.id, 0, 20, topic.id)))
    claim = mark_claim(workspace, transcript, 3, 8)
    with pytest.raises(InvalidEdit, match="Only claims"):
        workspace.do(EditAnnotation(mark.id, ClaimAttributes(wording="x")))
    with pytest.raises(InvalidEdit, match="no claim"):
        workspace.do(Relate(RelationKind.SUPPORTS, claim.id, mark.id))


def test_removing_claims_takes_their_relations_along(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    first, second = mark_claim(workspace, transcript, 3, 8), mark_claim(workspace, transcript, 20, 30)
    prove(Relate(RelationKind.ATTACKS, second.id, first.id))
    event = prove(RemoveAnnotations((first.id,)))
    assert len(event.of(Relation)) == 1
    assert workspace.transcript(transcript.id).relations == ()
    assert [a.id for a in workspace.transcript(transcript.id).annotations] == [second.id]


def test_relations_are_made_changed_and_removed(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    first, second = mark_claim(workspace, transcript, 3, 8), mark_claim(workspace, transcript, 20, 30)
    relation = prove(Relate(RelationKind.SUPPORTS, first.id, second.id)).changes[0].after
    assert isinstance(relation, Relation)
    with pytest.raises(InvalidEdit, match="already"):
        workspace.do(Relate(RelationKind.SUPPORTS, first.id, second.id))
    with pytest.raises(InvalidEdit, match="itself"):
        workspace.do(Relate(RelationKind.SUPPORTS, first.id, first.id))
    prove(EditRelation(relation.id, RelationKind.ANSWERS, "第二轮"))
    assert workspace.transcript(transcript.id).relations[0].note == "第二轮"
    prove(Unrelate((relation.id,)))
    assert workspace.transcript(transcript.id).relations == ()


def spans_of(workspace: Workspace, transcript: Transcript, label: Label) -> list[tuple[int, int]]:
    whole = workspace.transcript(transcript.id)
    return [(a.span.start, a.span.end) for a in whole.annotations if a.label_id == label.id]


def test_a_topic_runs_to_the_end_until_another_starts(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    length = len(DIALOGUE)
    loss, meters = add_topic(workspace, "漏损率"), add_topic(workspace, "计量")
    prove(StartTopic(transcript.id, 3, loss.id))
    assert spans_of(workspace, transcript, loss) == [(3, length)]
    prove(StartTopic(transcript.id, 40, meters.name))
    assert spans_of(workspace, transcript, loss) == [(3, 40)]
    assert spans_of(workspace, transcript, meters) == [(40, length)]


def test_a_sub_topic_leaves_the_topic_above_it_running(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    loss = add_topic(workspace, "漏损率")
    night = add_topic(workspace, "夜间流量", loss.id)
    prove(StartTopic(transcript.id, 0, loss.id))
    prove(StartTopic(transcript.id, 20, night.id))
    assert spans_of(workspace, transcript, loss) == [(0, len(DIALOGUE))]
    assert spans_of(workspace, transcript, night) == [(20, len(DIALOGUE))]
    meters = add_topic(workspace, "计量")
    prove(StartTopic(transcript.id, 50, meters.id))
    assert spans_of(workspace, transcript, loss) == [(0, 50)]
    assert spans_of(workspace, transcript, night) == [(20, 50)]


def test_a_topic_started_before_another_ends_where_that_begins(
    workspace: Workspace, transcript: Transcript
) -> None:
    loss, meters = add_topic(workspace, "漏损率"), add_topic(workspace, "计量")
    workspace.do(StartTopic(transcript.id, 40, meters.id))
    workspace.do(StartTopic(transcript.id, 3, loss.id))
    assert spans_of(workspace, transcript, loss) == [(3, 40)]


def test_starting_another_topic_at_the_same_place_replaces_it(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    loss, meters = add_topic(workspace, "漏损率"), add_topic(workspace, "计量")
    workspace.do(StartTopic(transcript.id, 3, loss.id))
    prove(StartTopic(transcript.id, 3, meters.id))
    assert spans_of(workspace, transcript, loss) == []
    assert spans_of(workspace, transcript, meters) == [(3, len(DIALOGUE))]


def test_claims_inherit_speaker_and_topics_from_where_they_stand(
    workspace: Workspace, transcript: Transcript
) -> None:
    loss = add_topic(workspace, "漏损率")
    workspace.do(StartTopic(transcript.id, 0, loss.id))
    start = DIALOGUE.index("公开")
    claim = mark_claim(workspace, transcript, start, start + 10)
    whole = workspace.transcript(transcript.id)
    assert whole.topics_of(claim, workspace.codebook) == (loss.id,)
    names = [workspace.codebook.speaker_by_id[s].name for s in whole.speakers_of(claim)]
    assert names == ["简宁"]


def test_the_layer_of_speakers_takes_no_annotations(workspace: Workspace, transcript: Transcript) -> None:
    topic = add_topic(workspace, "计量")
    claim = mark_claim(workspace, transcript, 3, 8)
    with pytest.raises(NotFound):
        workspace.do(Relabel(claim.id, topic.id))
    assert {label.layer for label in workspace.codebook.labels} == {Layer.CLAIMS, Layer.TOPICS}


def test_the_name_of_a_description_says_what_was_described(
    workspace: Workspace, transcript: Transcript
) -> None:
    claim = mark_claim(workspace, transcript, 3, 8)
    said = []
    for edit in (
        EditAnnotation(claim.id, ClaimAttributes(stance=Stance.CRITICAL)),
        EditAnnotation(claim.id, note="核对"),
        EditAnnotation(claim.id, ClaimAttributes(wording="漏损率"), "核对过"),
    ):
        entry = workspace.do(edit).entry
        assert entry is not None
        said.append(edit_name(entry.kind, entry.about))
    assert said == ["Set the stance of “管网漏损到”", "Write a note on “管网漏损到”", "Describe “管网漏损到”"]


def test_borders_lie_in_corrected_words_only_where_there_are_such_words(
    workspace: Workspace, transcript: Transcript
) -> None:
    at = DIALOGUE.index("管网")
    workspace.do(Correct(transcript.id, at, at, "老城供水"))
    kept = workspace.transcript(transcript.id).annotations
    for edit in (
        Annotate(transcript.id, 20, 25, "Fact", start_inner=99),
        Annotate(transcript.id, 20, 25, "Fact", end_inner=-1),
        Annotate(transcript.id, at, at, "Fact", start_inner=-5, end_inner=4),
        Annotate(transcript.id, at, at, "Fact", start_inner=0, end_inner=4),
    ):
        with pytest.raises(InvalidEdit):
            workspace.do(edit)
    assert workspace.transcript(transcript.id).annotations == kept
    inside = only_annotation(
        workspace.do(Annotate(transcript.id, at, at, "Fact", start_inner=-2, end_inner=4))
    )
    assert inside.span == Span(at, at, -2, 4)
