"""The window opens a damaged text, says so as long as it is shown, and goes on working."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest

from annotator.ui.app import Annotator
from tests.store.test_integrity import attack
from tests.ui.shell.desk import TALK, User, project_with

Start = Callable[[Path | None], tuple[Annotator, User]]


@pytest.mark.parametrize("text", ["'旧' || substr(text, 2)", "substr(text, 1, 3)", "''"])
def test_the_warning_stays_while_the_damaged_text_is_shown(start: Start, tmp_path: Path, text: str) -> None:
    project = project_with(tmp_path, TALK, "甲：另一篇。\n乙：好的。\n")
    attack(project, f"UPDATE texts SET text = {text} WHERE characters = {len(TALK)}")
    window = start(project)[1].window
    bar = window.panes.messages
    QTest.qWait(50)
    assert "is damaged: it is not what was imported" in bar.text
    assert not bar._leaving.isActive()
    window.step_transcript(1)
    QTest.qWait(50)
    assert bar.text == ""
    window.step_transcript(-1)
    QTest.qWait(50)
    assert "is damaged" in bar.text
    window.page.grab()
