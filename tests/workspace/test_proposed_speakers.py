"""A new speaker is proposed where the words tell of one, until a turn starts there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.progress import silent
from annotator.domain.suggestion import SuggestionKind
from annotator.editing import AddSpeaker, SetSpeakerFrom
from annotator.workspace.proposed_speakers import ProposedSpeakers
from annotator.workspace.workspace import Workspace
from tests.detect.test_cues import FORGOTTEN
from tests.workspace.reviewed import imported


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    with imported(tmp_path, FORGOTTEN) as workspace:
        yield workspace


def proposed(workspace: Workspace) -> list[int]:
    """Where speakers are proposed, once the cues were looked for."""
    (summary,) = workspace.summaries()
    transcript_id = summary.transcript.id
    job = workspace.suggestions.preparing(transcript_id)
    if job is not None:
        job(silent)
        workspace.suggestions.prepared(transcript_id)
    waiting = workspace.suggestions.waiting(transcript_id).all
    return [s.start for s in waiting if s.kind is SuggestionKind.SPEAKER]


def test_a_guest_without_a_label_is_proposed_under_the_hosts_until_a_turn_starts(project: Workspace) -> None:
    thanks, greeting = FORGOTTEN.index("谢谢主持人"), FORGOTTEN.index("大家好")
    assert proposed(project) == [thanks, greeting]
    project.do(AddSpeaker("周立", id="zhou"))
    transcript_id = project.summaries()[0].transcript.id
    project.do(SetSpeakerFrom(transcript_id, thanks, ("zhou",)))
    assert proposed(project) == [greeting]
    project.undo()
    assert proposed(project) == [thanks, greeting]


def test_cues_are_looked_for_once(project: Workspace) -> None:
    source = ProposedSpeakers()
    transcript = project.transcript(project.summaries()[0].transcript.id)
    job = source.preparing(transcript)
    assert job is not None
    job(silent)
    assert source.preparing(transcript) is None
