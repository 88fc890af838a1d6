"""A small project to edit, and the proof that every edit can be taken back and made again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.domain.transcript import Transcript
from annotator.editing import Edit
from annotator.workspace.events import Event
from annotator.workspace.workspace import Workspace
from tests.editing.projects import DIALOGUE, import_text, state_of

Prove = Callable[[Edit], Event]


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.create(tmp_path / "project.annodb", author="tester")
    yield opened
    assert opened.problems() == ()
    opened.close()


@pytest.fixture
def transcript(workspace: Workspace) -> Transcript:
    return import_text(workspace, DIALOGUE, name="dialogue.txt")


@pytest.fixture
def prove(workspace: Workspace) -> Prove:
    """Make an edit, then take it back and make it again twice, comparing the whole project each time."""

    def do(edit: Edit) -> Event:
        before = state_of(workspace)
        event = workspace.do(edit)
        after = state_of(workspace)
        assert after != before, "the edit changed nothing"
        for _ in range(2):
            workspace.undo()
            assert state_of(workspace) == before
            workspace.redo()
            assert state_of(workspace) == after
        return event

    return do
