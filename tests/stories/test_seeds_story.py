"""The five shapes of document that users come with, each opened, marked and exported."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.cli import main as run_command
from annotator.domain.span import Place
from annotator.formats.registry import read
from annotator.ui.app import Annotator
from annotator.workspace.importing import import_all, look_at
from annotator.workspace.workspace import Workspace
from tests.stories.test_labelling_story import export, rows
from tests.ui.shell.desk import User

Start = Callable[[Path | None], tuple[Annotator, User]]


@pytest.mark.seeds
@pytest.mark.parametrize("number", range(5))
def test_a_seed_is_opened_marked_and_exported(
    start: Start, shared: Path, tmp_path: Path, number: int
) -> None:
    (file,) = (shared / "seeds").glob(f"00{number}_*.txt")
    project = tmp_path / "seed.annodb"
    workspace = Workspace.create(project, name=f"Seed {number}")
    import_all(workspace, [look_at(file)])
    workspace.close()

    _, user = start(None)
    begun = time.perf_counter()
    user.window.projects.open(project)
    QApplication.processEvents()
    user.window.repaint()
    assert time.perf_counter() - begun < 1.0

    assert user.transcript.text == read(file).text
    middle = user.transcript.segments[len(user.transcript.segments) // 2].start
    user.window.page.setFocus()
    user.window.page.put_caret(Place(middle))
    for letter in "FGO":
        user.key(Qt.Key.Key_Escape)
        user.key(Qt.Key.Key_Down)
        user.press(letter)
    marks = user.marks()
    assert [name for name, _ in sorted(marks)] == ["Fact", "Figure", "Opinion"]

    export(user, tmp_path / "seed.xlsx")
    claims = rows(load_workbook(tmp_path / "seed.xlsx")["Claims"])
    assert sorted((str(c["Label"]), str(c["Quote (source text)"])) for c in claims) == sorted(marks)
    user.window.close()
    assert run_command(["check", str(project)]) == 0
