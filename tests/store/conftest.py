"""A filled project, open and closed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.workspace.workspace import Workspace
from tests.store.filled import fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project that the others are copies of."""
    path = tmp_path_factory.mktemp("filled") / "project.annodb"
    workspace = Workspace.create(path, author="tester")
    fill(workspace)
    workspace.close()
    return path


@pytest.fixture
def project(filled: Path, tmp_path: Path) -> Path:
    """A project's file, closed, alone in its folder."""
    folder = tmp_path / "projects"
    folder.mkdir()
    return Path(shutil.copy(filled, folder))


@pytest.fixture
def workspace(project: Path) -> Iterator[Workspace]:
    """The project, open."""
    opened = Workspace.open(project, author="tester")
    yield opened
    opened.close()
