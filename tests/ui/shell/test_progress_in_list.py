"""The list of transcripts tells how far each is, as soon as the keys rest."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt

from annotator.domain.summary import TranscriptSummary
from annotator.editing import MarkReviewed
from annotator.ui.transcripts.model import SUMMARY_ROLE
from annotator.workspace.workspace import Workspace
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import TALK, User

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
OTHER = "甲：别的。\n乙：也是。\n"
_MS_UNTIL_COUNTED = 400


def listed(user: User) -> list[TranscriptSummary]:
    """What the rows of the list show."""
    model = user.window.transcripts.model
    return [model.data(model.index(row), SUMMARY_ROLE) for row in range(model.rowCount())]  # type: ignore[misc]


def said(user: User) -> list[str]:
    """What the rows say to a screen reader."""
    model = user.window.transcripts.model
    role = Qt.ItemDataRole.AccessibleTextRole
    return [str(model.data(model.index(row), role)) for row in range(model.rowCount())]


def stored(user: User) -> list[TranscriptSummary]:
    """What the file says, read by another program."""
    other = Workspace.open(user.bridge.workspace.path)
    found = list(other.summaries())
    other.close()
    return found


def test_the_share_grows_as_one_reads_and_shrinks_with_undo(open_window: Open) -> None:
    user = open_window(TALK, OTHER)
    assert all("read" not in row for row in said(user))
    user.stand_at("第三次")
    user.key(Qt.Key.Key_Space)
    user.key(Qt.Key.Key_Space)
    user.rest(_MS_UNTIL_COUNTED)
    first, second = said(user)
    share = listed(user)[0].reviewed_share
    assert 0 < share < 1
    assert f"{round(share * 100)}% read" in first
    assert "read" not in second
    for _ in range(4):
        user.key(Qt.Key.Key_Space)
    user.rest(_MS_UNTIL_COUNTED)
    assert said(user)[0].endswith("done")
    user.key(Qt.Key.Key_Z, CTRL)
    user.rest(_MS_UNTIL_COUNTED)
    assert "% read" in said(user)[0]
    assert listed(user) == stored(user)


def test_what_somebody_else_read_is_shown_too(open_window: Open) -> None:
    user = open_window(TALK, OTHER)
    ids = [summary.transcript.id for summary in listed(user)]
    other = Workspace.open(user.bridge.workspace.path)
    other.do(MarkReviewed(ids[1], 0, len(OTHER)))
    other.close()
    user.bridge.refresh()
    user.rest(_MS_UNTIL_COUNTED)
    assert [summary.reviewed_share for summary in listed(user)] == [0.0, 1.0]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_is_done_the_list_says_what_the_file_says(open_window: Open, seed: int) -> None:
    user = open_window(TALK, OTHER)
    user.stand_at("第三次")
    keys = [
        (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Space, SHIFT),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_PageDown, CTRL),
        (Qt.Key.Key_Z, CTRL),
        (Qt.Key.Key_Z, CTRL | SHIFT),
    ]
    pick = random.Random(seed)
    for number in range(1, 61):
        user.key(*pick.choice(keys))
        if number % 15 == 0:
            user.rest(_MS_UNTIL_COUNTED)
            assert listed(user) == stored(user)
