"""Exporting: format, what goes in, where to; what a format cannot hold is said before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
)

from annotator.domain.progress import Progress
from annotator.export.format import ExportResult, Format
from annotator.export.registry import FORMATS
from annotator.language import translate, translate_count
from annotator.ui.bridge import Bridge
from annotator.ui.controls import button, words
from annotator.ui.dialogs.export_choices import ExportChoices
from annotator.ui.dialogs.file_question import FileQuestion, Mode
from annotator.ui.theme import scaled
from annotator.ui.working import Task
from annotator.workspace.exporting import export_project
from annotator.workspace.unclear import count_unclear

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


def open_export(window: MainWindow, bridge: Bridge) -> ExportDialog:
    """Ask what to export and where to."""
    dialog = ExportDialog(window, bridge)
    dialog.open()
    return dialog


class ExportDialog(QDialog):
    """Stays open while it writes; what went wrong is said in it, what was written in the window."""

    def __init__(self, window: MainWindow, bridge: Bridge) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("Export"))
        self._window, self._bridge = window, bridge
        self._task: Task | None = None
        self.format = QComboBox()
        self.target = QLineEdit()
        self.browse = button(translate("Browse…"))
        self.losses = words("", "small", wrap=True)
        self.unclear = words("", "warning", wrap=True)
        self.choices = ExportChoices(bridge.workspace.summaries(), bridge.codebook)
        self.progress = QProgressBar()
        self.state = words("", "warning", wrap=True)
        self.exporting = button(translate("Export"), "primary")
        self.cancelling = button(translate("Cancel"))
        for name, form in FORMATS.items():
            self.format.addItem(_title(form), name)
        self._lay_out()
        self._warn_of_unclear()
        self._connect()
        self.target.setText(str(self._start_folder() / self._file_name()))
        self._format_chosen()

    def _lay_out(self) -> None:
        self.format.setAccessibleName(translate("Format"))
        self.target.setAccessibleName(translate("Write to"))
        self.progress.setMaximum(1000)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(translate("Progress"))
        self.progress.hide()
        self.exporting.setDefault(True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(words(translate("Format"), "muted"), 0, 0)
        grid.addWidget(self.format, 0, 1, 1, 2)
        grid.addWidget(words(translate("Write to"), "muted"), 1, 0)
        grid.addWidget(self.target, 1, 1)
        grid.addWidget(self.browse, 1, 2)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.state, 1)
        foot.addWidget(self.cancelling)
        foot.addWidget(self.exporting)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(grid)
        column.addWidget(self.choices, 1)
        column.addWidget(words(translate("Not in the file"), "heading"))
        column.addWidget(self.losses)
        column.addWidget(self.unclear)
        column.addWidget(self.progress)
        column.addLayout(foot)
        self.resize(scaled(860), scaled(600))

    def _warn_of_unclear(self) -> None:
        """Say how many claims lie over words that nobody can tell."""
        found = count_unclear(self._bridge.workspace)
        self.unclear.setText(
            translate_count(
                "{count} claim lies over an unclear passage, where words were lost.",
                "{count} claims lie over unclear passages, where words were lost.",
                found.claims,
            )
        )
        self.unclear.setVisible(found.claims > 0)

    def _connect(self) -> None:
        self.format.activated.connect(self._format_chosen)
        self.browse.clicked.connect(self._browse)
        self.target.textChanged.connect(self._check)
        self.choices.changed.connect(self._check)
        self.exporting.clicked.connect(self.export_now)
        self.cancelling.clicked.connect(self.reject)

    @property
    def format_name(self) -> str:
        """The name of the chosen format."""
        return str(self.format.currentData())

    @property
    def path(self) -> Path:
        """Where to write."""
        return Path(self.target.text().strip()).expanduser()

    def choose_format(self, name: str) -> None:
        """Choose a format, as the user does in the list."""
        self.format.setCurrentIndex(self.format.findData(name))
        self._format_chosen()

    def _start_folder(self) -> Path:
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = Path(place)
        return folder if folder.is_dir() else self._bridge.workspace.path.parent

    def _file_name(self) -> str:
        name = self._bridge.codebook.project.name
        safe = "".join("-" if c in '\\/:*?"<>|' else c for c in name).strip() or "dataset"
        return f"{safe}.xlsx"

    def _format_chosen(self) -> None:
        form = FORMATS[self.format_name]
        if self.target.text().strip():
            self.target.setText(str(_renamed(self.path, form)))
        self.losses.setText("\n".join(f"· {loss}" for loss in form.losses_shown()))
        self._check()

    def _browse(self) -> None:
        folder, name = self.path.parent, self.path.name
        chosen = FileQuestion(self, translate("Write to"), folder=folder, mode=Mode.AnyFile).ask(name)
        if chosen:
            self.target.setText(str(chosen[0]))

    def _check(self) -> None:
        ready = bool(self.target.text().strip()) and self.choices.is_possible and self._task is None
        self.exporting.setEnabled(ready)
        missing = "" if self.choices.is_possible else translate("Tick at least one entry in each list.")
        self.state.setText(missing)

    def export_now(self) -> None:
        """Write the dataset, off the window's thread."""
        path, name, wanted = self.path, self.format_name, self.choices.wanted()
        workspace = self._bridge.workspace

        def job(progress: Progress) -> ExportResult:
            return export_project(workspace, path, format_name=name, wanted=wanted, progress=progress)

        task = Task(job)
        task.show_in(self.progress)
        task.end_in(
            self._written,
            self._failed,
            called_off=translate("Called off: nothing was written."),
            broken=translate("The export did not work."),
        )
        self._task = task
        self.choices.setEnabled(False)
        self._check()
        task.start()

    def _ended(self) -> None:
        self._task = None
        self.progress.hide()
        self.choices.setEnabled(True)
        self._check()

    def _failed(self, sentence: str) -> None:
        self._ended()
        self.state.setText(sentence)

    def _written(self, result: object) -> None:
        assert isinstance(result, ExportResult)
        self._ended()
        self.accept()
        claims = result.counts.get("Claims")
        text = translate("Exported to {name}").format(name=result.files[0].name)
        if claims is not None:
            text += " · " + translate_count("{count} claim", "{count} claims", claims)
        folder = result.files[0].parent
        self._window.tell(text, translate("Open the folder"), lambda: _open_folder(folder))

    def reject(self) -> None:
        """Stop writing first; only without anything under way the dialog goes."""
        if self._task is not None:
            self._task.cancel()
        else:
            super().reject()


def _renamed(path: Path, form: Format) -> Path:
    """The path with the suffix of a format in place of that of another one, of however many parts."""
    suffixes = sorted((s for known in FORMATS.values() for s in known.suffixes), key=len, reverse=True)
    told = next((s for s in suffixes if path.name.lower().endswith(s)), path.suffix)
    return path.with_name(path.name[: len(path.name) - len(told)] + form.suffix)


def _title(form: Format) -> str:
    return form.described()


def _open_folder(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
