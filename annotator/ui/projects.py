"""Which project the window is open on: making, opening, going on with, leaving one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import UserError
from annotator.language import translate
from annotator.workspace.places import default_folder
from annotator.workspace.workspace import Workspace

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

SUFFIX = ".annodb"

Opening = Callable[[], Workspace]


class Projects:
    """Changes the project of a window. What goes wrong is said in the window; the old project stays."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    def _filter(self) -> str:
        return translate("Annotator projects (*{suffix})").format(suffix=SUFFIX)

    def ask_new(self) -> None:
        """Ask where a new project should lie, and make it."""
        from annotator.ui.dialogs.file_question import FileQuestion, Mode

        folder = default_folder()
        folder.mkdir(parents=True, exist_ok=True)  # else the dialog would begin somewhere else
        question = FileQuestion(
            self._window,
            translate("New project"),
            folder=folder,
            mode=Mode.AnyFile,
            filters=[self._filter()],
        )
        for path in question.ask(_free(folder / translate("New project")).name):
            self.create(with_suffix(path))

    def ask_open(self) -> None:
        """Ask for a project and open it."""
        from annotator.ui.dialogs.file_question import FileQuestion, Mode

        recent = self._window.preferences.recent()
        question = FileQuestion(
            self._window,
            translate("Open a project"),
            folder=recent[0].parent if recent else default_folder(),
            mode=Mode.ExistingFile,
            filters=[self._filter()],
        )
        for path in question.ask():
            self.open(path)

    def create(self, path: Path) -> bool:
        """Make a project and open it; whether that went well."""
        path.parent.mkdir(parents=True, exist_ok=True)
        return self._begin(lambda: Workspace.create(path, name=path.stem, author=self._author()))

    def open(self, path: Path) -> bool:
        """Open a project; whether that went well."""
        return self._begin(lambda: Workspace.open(path, author=self._author()))

    def open_sample(self) -> None:
        """Open the sample project, which is made on the first time."""
        from annotator.workspace.sample import sample_project

        self._begin(lambda: sample_project(author=self._author()))

    def close(self) -> None:
        """Leave the project: nothing is lost, everything is saved already."""
        self._window.show_workspace(None)

    def _author(self) -> str:
        return self._window.preferences.author

    def _begin(self, opening: Opening) -> bool:
        try:
            workspace = opening()
        except UserError as error:
            self._window.warn(str(error))
            return False
        self._window.show_workspace(workspace)
        self._window.preferences.opened(workspace.path)
        return True


def with_suffix(path: Path) -> Path:
    """The path with the suffix of projects."""
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _free(path: Path) -> Path:
    """The path, or with a number behind its name, where no project is yet."""
    wanted, number = with_suffix(path), 2
    while wanted.exists():
        wanted = with_suffix(path.with_name(f"{path.name} {number}"))
        number += 1
    return wanted
