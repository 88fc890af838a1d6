from __future__ import annotations

import pytest

from annotator.domain.annotation import ClaimAttributes
from annotator.domain.errors import InvalidEdit, NotFound
from annotator.domain.label import Layer
from annotator.domain.transcript import Transcript
from annotator.editing import (
    AddLabel,
    Annotate,
    EditAnnotation,
    EditLabel,
    MergeLabels,
    MoveLabel,
    RemoveLabel,
    StartTopic,
)
from annotator.workspace.workspace import Workspace
from tests.editing.conftest import Prove
from tests.editing.projects import add_topic, claim_label, mark_claim


def test_labels_get_a_colour_and_keep_their_key_to_themselves(workspace: Workspace, prove: Prove) -> None:
    prove(AddLabel(Layer.CLAIMS, "Rumour", shortcut="u", definition="Somebody says so."))
    label = workspace.codebook.labels_of(Layer.CLAIMS)[-1]
    assert label.shortcut == "U"
    assert label.colour not in {x.colour for x in workspace.codebook.labels_of(Layer.CLAIMS)[:-1]}
    with pytest.raises(InvalidEdit, match="The key U belongs to “Rumour”"):
        workspace.do(AddLabel(Layer.CLAIMS, "Uproar", shortcut="U"))
    with pytest.raises(InvalidEdit, match="called “Rumour” already"):
        workspace.do(AddLabel(Layer.CLAIMS, "Rumour"))


def test_labels_are_renamed_recoloured_and_defined(workspace: Workspace, prove: Prove) -> None:
    label = claim_label(workspace)
    prove(EditLabel(label.id, name="事实", colour="#010203", shortcut="", definition="可以查证"))
    changed = workspace.codebook.label_by_id[label.id]
    assert (changed.name, changed.colour, changed.shortcut) == ("事实", "#010203", "")


def test_topics_stand_under_each_other_without_circles(workspace: Workspace, prove: Prove) -> None:
    water = add_topic(workspace, "供水")
    loss = add_topic(workspace, "漏损", water.id)
    assert [x.name for x in workspace.codebook.topic_path(loss.id)] == ["供水", "漏损"]
    with pytest.raises(InvalidEdit, match="under itself"):
        workspace.do(MoveLabel(water.id, 0, loss.id))
    prove(MoveLabel(loss.id, 0))
    assert workspace.codebook.labels[0].id == loss.id
    assert workspace.codebook.label_by_id[loss.id].parent_id is None
    with pytest.raises(InvalidEdit, match="Only topics"):
        workspace.do(AddLabel(Layer.CLAIMS, "x", parent=water.id))


def test_merging_labels_moves_marks_own_topics_and_sub_topics(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    water, loss = add_topic(workspace, "供水"), add_topic(workspace, "漏损")
    night = add_topic(workspace, "夜间", loss.id)
    workspace.do(StartTopic(transcript.id, 0, loss.id))
    claim = mark_claim(workspace, transcript, 3, 8)
    workspace.do(EditAnnotation(claim.id, ClaimAttributes(topic_ids=(loss.id, water.id))))
    prove(MergeLabels((loss.id,), water.id))
    whole = workspace.transcript(transcript.id)
    assert {a.label_id for a in whole.annotations} == {water.id, claim.label_id}
    assert whole.annotation_by_id[claim.id].attributes.topic_ids == (water.id,)
    assert workspace.codebook.label_by_id[night.id].parent_id == water.id


def test_merging_a_topic_into_its_own_sub_topic_keeps_the_tree_whole(
    workspace: Workspace, prove: Prove
) -> None:
    water = add_topic(workspace, "供水")
    loss = add_topic(workspace, "漏损", water.id)
    price = add_topic(workspace, "水价", water.id)
    prove(MergeLabels((water.id,), loss.id))
    labels = workspace.codebook.label_by_id
    assert labels[loss.id].parent_id is None
    assert labels[price.id].parent_id == loss.id


def test_removing_a_label_takes_its_marks_and_lifts_what_is_under_it(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    water = add_topic(workspace, "供水")
    loss = add_topic(workspace, "漏损", water.id)
    workspace.do(Annotate(transcript.id, 0, 20, water.id))
    claim = mark_claim(workspace, transcript, 3, 8)
    workspace.do(EditAnnotation(claim.id, ClaimAttributes(topic_ids=(water.id,))))
    prove(RemoveLabel(water.id))
    whole = workspace.transcript(transcript.id)
    assert [a.id for a in whole.annotations] == [claim.id]
    assert whole.annotations[0].attributes.topic_ids == ()
    assert workspace.codebook.label_by_id[loss.id].parent_id is None
    prove(RemoveLabel(claim.label_id))
    assert workspace.transcript(transcript.id).annotations == ()


def test_two_topics_may_share_a_name_under_different_parents(workspace: Workspace) -> None:
    water, power = add_topic(workspace, "供水"), add_topic(workspace, "供电")
    first, second = add_topic(workspace, "价格", water.id), add_topic(workspace, "价格", power.id)
    with pytest.raises(InvalidEdit, match="Several labels"):
        workspace.do(RemoveLabel("价格"))
    workspace.do(RemoveLabel(water.id))
    workspace.do(RemoveLabel(power.id))
    names = {workspace.codebook.label_by_id[x.id].name for x in (first, second)}
    assert names == {"价格", "供电 · 价格"}
    with pytest.raises(NotFound):
        workspace.do(RemoveLabel("供水"))
