"""Files and folders as the system has them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from annotator.domain.errors import UnreadableFile
from annotator.formats.registry import files_under, read


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "talk.txt")
    with pytest.raises(UnreadableFile, match="no ordinary file"):
        read(tmp_path / "talk.txt")


def test_a_folder_that_is_closed_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is closed to root, so the system's answer is put in."""
    (tmp_path / "closed").mkdir()
    looked_into = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return looked_into(path)

    monkeypatch.setattr(os, "scandir", scandir)
    (tmp_path / "z.txt").write_text("好", encoding="utf-8")
    assert files_under([tmp_path]) == [tmp_path / "z.txt", tmp_path / "closed"]
    with pytest.raises(UnreadableFile, match="closed” may not be looked into"):
        read(tmp_path / "closed")
