"""The panel is open and the project changes: by another program, by another edit, by going elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt

from annotator.editing import RemoveTranscript
from annotator.workspace.workspace import Workspace
from tests.ui.find.seeking import FIRST, SECOND, Seeker
from tests.ui.shell.conftest import Open


@pytest.fixture
def seeker(open_window: Open) -> Seeker:
    """Somebody at a window with two talks."""
    return Seeker(open_window(FIRST, SECOND))


@pytest.fixture
def other(seeker: Seeker) -> Iterator[Workspace]:
    """The same project in another program."""
    workspace = Workspace.open(seeker.user.bridge.workspace.path, author="Bo")
    yield workspace
    workspace.close()


def ids(seeker: Seeker) -> list[str]:
    return [s.transcript.id for s in seeker.user.window.transcripts.model.summaries]


def test_escape_goes_nowhere_when_the_transcript_of_before_is_gone(seeker: Seeker, other: Workspace) -> None:
    first, second = ids(seeker)
    seeker.ask("漏", everywhere=True)
    other.do(RemoveTranscript(first))
    seeker.user.bridge.refresh()
    seeker.rest()
    seeker.panel.field.setFocus()
    seeker.user.key(Qt.Key.Key_Escape)
    assert not seeker.place.is_open
    assert seeker.user.bridge.selection.transcript_id == second
    assert seeker.user.transcript.text == SECOND
    assert seeker.user.window.page.hasFocus()


def test_a_hit_in_a_transcript_that_is_gone_is_not_gone_to(seeker: Seeker, other: Workspace) -> None:
    first, second = ids(seeker)
    seeker.ask("资源", everywhere=True)
    assert seeker.user.bridge.selection.transcript_id == first
    other.do(RemoveTranscript(second))
    seeker.user.key(Qt.Key.Key_Return)
    seeker.rest()
    assert seeker.user.bridge.selection.transcript_id == first
    assert ids(seeker) == [first]
    assert seeker.user.said == "This transcript is no longer in the project."
