from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from annotator.ui.app import Annotator
from annotator.ui.keymap import Keymap, use_keymap
from tests.ui.shell.desk import TALK, User, open_program, project_with

Open = Callable[..., User]


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Callable[[Path | None], tuple[Annotator, User]]]:
    """Starts the program; whatever is still open at the end is closed, and the look taken off."""
    programs: list[Annotator] = []

    def begin(project: Path | None = None) -> tuple[Annotator, User]:
        program, user = open_program(qapp, project)
        programs.append(program)
        return program, user

    yield begin
    for program in programs:
        program.window.close()
        program.preferences.forget_all()
    use_keymap(Keymap())
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.fixture
def open_window(start: Callable[[Path | None], tuple[Annotator, User]], tmp_path: Path) -> Open:
    """Opens a window on a project with these texts."""

    def begin(*texts: str) -> User:
        return start(project_with(tmp_path, *texts))[1]

    return begin


@pytest.fixture
def user(open_window: Open) -> User:
    """Somebody at a window that shows a short talk."""
    return open_window(TALK)
