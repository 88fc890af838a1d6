from __future__ import annotations

import pytest

from annotator.domain.annotation import ClaimAttributes
from annotator.domain.errors import InvalidEdit, NotFound
from annotator.domain.transcript import Transcript
from annotator.editing import (
    AddSpeaker,
    EditAnnotation,
    EditSpeaker,
    MergeSpeakers,
    MoveTurn,
    RemoveSpeaker,
    RemoveTurn,
    SetSpeakerFrom,
)
from annotator.workspace.workspace import Workspace
from tests.editing.conftest import Prove
from tests.editing.projects import DIALOGUE, import_text, mark_claim, speaker_called


def names_at(workspace: Workspace, transcript: Transcript, offset: int) -> list[str]:
    turn = workspace.transcript(transcript.id).turn_at(offset)
    assert turn is not None
    return [workspace.codebook.speaker_by_id[s].name for s in turn.speaker_ids]


def test_from_here_on_somebody_else_speaks_up_to_the_next_turn(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    prove(AddSpeaker("Ode Larsen", affiliation="顾问"))
    here = DIALOGUE.index("我们自己测")
    prove(SetSpeakerFrom(transcript.id, here, ("Ode Larsen",)))
    assert names_at(workspace, transcript, here - 1) == ["简宁"]
    assert names_at(workspace, transcript, here) == ["Ode Larsen"]
    assert names_at(workspace, transcript, DIALOGUE.index("差的这一截")) == ["周允"]


def test_a_turn_may_have_several_speakers_or_none(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    prove(SetSpeakerFrom(transcript.id, 0, ("周允", "简宁")))
    assert names_at(workspace, transcript, 5) == ["周允", "简宁"]
    prove(SetSpeakerFrom(transcript.id, 0, ()))
    assert names_at(workspace, transcript, 5) == []


def test_setting_the_speaker_who_speaks_already_is_refused(
    workspace: Workspace, transcript: Transcript
) -> None:
    with pytest.raises(InvalidEdit, match="周允 speaks here already"):
        workspace.do(SetSpeakerFrom(transcript.id, 5, ("周允",)))
    with pytest.raises(NotFound):
        workspace.do(SetSpeakerFrom(transcript.id, 5, ("无此人",)))


def test_turns_move_between_their_neighbours_and_go(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    second = DIALOGUE.index("简宁")
    prove(MoveTurn(transcript.id, second, second - 2))
    assert names_at(workspace, transcript, second - 1) == ["简宁"]
    with pytest.raises(InvalidEdit):
        workspace.do(MoveTurn(transcript.id, second - 2, len(DIALOGUE) - 3))
    prove(RemoveTurn(transcript.id, second - 2))
    assert names_at(workspace, transcript, second + 5) == ["周允"]


def test_a_speaker_is_renamed_everywhere_at_once(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    prove(EditSpeaker("周允", name="周 允平", role="主持人", colour="#123abc", shortcut="z"))
    speaker = speaker_called(workspace, "周 允平")
    assert (speaker.role, speaker.colour, speaker.shortcut) == ("主持人", "#123abc", "Z")
    assert names_at(workspace, transcript, 0) == ["周 允平"]


@pytest.mark.parametrize(
    "edit",
    [
        EditSpeaker("周允", name="简宁"),
        EditSpeaker("周允", name="  "),
        EditSpeaker("周允", colour="red"),
        EditSpeaker("周允", shortcut="ab"),
        AddSpeaker("周允"),
    ],
)
def test_names_keys_and_colours_are_checked(
    workspace: Workspace, transcript: Transcript, edit: AddSpeaker | EditSpeaker
) -> None:
    before = workspace.codebook
    with pytest.raises(InvalidEdit):
        workspace.do(edit)
    assert workspace.codebook == before


def test_a_key_belongs_to_one_speaker(workspace: Workspace, transcript: Transcript) -> None:
    workspace.do(EditSpeaker("周允", shortcut="1"))
    with pytest.raises(InvalidEdit, match="The key 1 belongs to “周允”"):
        workspace.do(EditSpeaker("简宁", shortcut="1"))


def test_merging_gives_turns_claims_and_names_to_the_one_that_stays(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    workspace.do(AddSpeaker("周老师", aliases=("老周",), affiliation="水务局"))
    workspace.do(SetSpeakerFrom(transcript.id, DIALOGUE.index("差的这一截"), ("周老师", "周允")))
    claim = mark_claim(workspace, transcript, 3, 8)
    other = speaker_called(workspace, "周老师")
    workspace.do(EditAnnotation(claim.id, ClaimAttributes(speaker_id=other.id)))
    prove(MergeSpeakers(("周老师",), "周允"))
    kept = speaker_called(workspace, "周允")
    assert kept.aliases == ("周老师", "老周")
    assert kept.affiliation == "水务局"
    assert names_at(workspace, transcript, DIALOGUE.index("差的这一截")) == ["周允"]
    assert workspace.transcript(transcript.id).annotations[0].attributes.speaker_id == kept.id
    assert other.id not in workspace.codebook.speaker_by_id
    with pytest.raises(InvalidEdit):
        workspace.do(MergeSpeakers(("周允",), "周允"))


def test_removing_a_speaker_leaves_the_turns_unattributed(
    workspace: Workspace, transcript: Transcript, prove: Prove
) -> None:
    turns = len(workspace.transcript(transcript.id).turns)
    prove(RemoveSpeaker("简宁"))
    whole = workspace.transcript(transcript.id)
    assert len(whole.turns) == turns
    assert names_at(workspace, transcript, DIALOGUE.index("公开")) == []
    assert names_at(workspace, transcript, 0) == ["周允"]


def test_people_are_shared_by_transcripts(workspace: Workspace, transcript: Transcript) -> None:
    other = import_text(workspace, "周允：下一场。\n新人：好。\n", name="b.txt")
    assert len(workspace.codebook.speakers) == 3
    assert names_at(workspace, other, 0) == ["周允"]
    colours = {s.colour for s in workspace.codebook.speakers}
    assert len(colours) == 3
