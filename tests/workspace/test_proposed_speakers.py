"""A new speaker is proposed where the words tell of one, until a turn starts there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.domain.progress import silent
from annotator.domain.ruling import Ruling, RulingKind
from annotator.domain.suggestion import SuggestionKind
from annotator.editing import AddSpeaker, Reread, SetSpeakerFrom
from annotator.workspace.proposed_speakers import ProposedSpeakers
from annotator.workspace.workspace import Workspace
from tests.detect.test_cues import FORGOTTEN
from tests.workspace.reviewed import bring_in, imported


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Workspace]:
    with imported(tmp_path, FORGOTTEN) as workspace:
        yield workspace


def proposed(workspace: Workspace) -> list[int]:
    """Where speakers are proposed, once the cues were looked for."""
    (summary,) = workspace.summaries()
    transcript_id = summary.transcript.id
    while (job := workspace.suggestions.preparing(transcript_id)) is not None:
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


def test_what_was_answered_in_the_review_is_not_asked_again(project: Workspace, tmp_path: Path) -> None:
    thanks, greeting = FORGOTTEN.index("谢谢主持人"), FORGOTTEN.index("大家好")
    nobody = Ruling(RulingKind.TEXT, start=thanks, end=FORGOTTEN.index("\n", thanks))
    transcript_id = project.summaries()[0].transcript.id
    assert proposed(project) == [thanks, greeting]
    project.do(Reread(transcript_id, (nobody,)))
    assert proposed(project) == [greeting]
    project.undo()
    assert proposed(project) == [thanks, greeting]


def test_what_was_answered_before_the_import_is_not_asked_on_the_page(tmp_path: Path) -> None:
    thanks, greeting = FORGOTTEN.index("谢谢主持人"), FORGOTTEN.index("大家好")
    nobody = Ruling(RulingKind.TEXT, start=greeting, end=FORGOTTEN.index("\n", greeting))
    project = Workspace.create(tmp_path / "answered.annodb", author="甲")
    bring_in(project, tmp_path, FORGOTTEN, nobody)
    assert proposed(project) == [thanks]
    project.close()
