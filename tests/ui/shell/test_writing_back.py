"""When nobody does anything, the project's file is brought up to date by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from annotator.ui import writing_back
from annotator.workspace.workspace import Workspace
from tests.ui.shell.conftest import Open
from tests.ui.shell.desk import TALK


def claims_in(file: Path, folder: Path) -> int:
    """How many claims the file holds by itself, without what stands beside it."""
    alone = Path(shutil.copy(file, folder / "alone.annodb"))
    workspace = Workspace.open(alone)
    (summary,) = workspace.summaries()
    found = len(workspace.transcript(summary.transcript.id).annotations)
    workspace.close()
    return found


def test_a_mark_is_in_the_file_itself_when_the_keys_rest(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing_back, "MS_OF_REST", 50)
    user = open_window(TALK)
    user.key(Qt.Key.Key_F)
    assert len(user.transcript.annotations) == 1
    path = user.bridge.workspace.path
    user.until(lambda: claims_in(path, tmp_path) == 1)
    user.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    user.until(lambda: claims_in(path, tmp_path) == 0)


def test_a_project_left_at_once_is_whole(
    open_window: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing_back, "MS_OF_REST", 0)
    user = open_window(TALK)
    path = user.bridge.workspace.path
    user.key(Qt.Key.Key_F)
    user.window.projects.close()
    assert not path.with_name(f"{path.name}-wal").exists()
    assert claims_in(path, tmp_path) == 1
