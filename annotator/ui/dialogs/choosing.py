"""Small questions: which files, which name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.editing import RenameProject
from annotator.formats.registry import SUFFIXES
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.controls import button, words
from annotator.ui.preferences import AUTHOR, Preferences
from annotator.ui.theme import scaled


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def ask_files(parent: QWidget) -> list[Path]:
    """The files to import; none when the question is called off."""
    readable = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    filters = ";;".join(
        (
            translate("Transcripts ({suffixes})").format(suffixes=readable),
            translate("All files (*)"),
        )
    )
    names, _ = QFileDialog.getOpenFileNames(parent, translate("Import files"), _documents(), filters)
    return [Path(name) for name in names]


def ask_folder(parent: QWidget) -> list[Path]:
    """The folder to import; nothing when the question is called off."""
    name = QFileDialog.getExistingDirectory(parent, translate("Import a folder"), _documents())
    return [Path(name)] if name else []


class NameDialog(QDialog):
    """Asks for one line of text; empty text cannot be accepted."""

    def __init__(self, parent: QWidget, title: str, about: str, text: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(scaled(380))
        self.line = QLineEdit(text)
        self.line.setAccessibleName(title)
        self.line.selectAll()
        self.accepting = button(translate("OK"), "primary")
        self.accepting.setDefault(True)
        cancel = button(translate("Cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.accepting)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addWidget(words(about, "muted", wrap=True))
        column.addWidget(self.line)
        column.addLayout(buttons)
        self.line.textChanged.connect(lambda: self.accepting.setEnabled(bool(self.name)))
        self.accepting.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.accepting.setEnabled(bool(self.name))

    @property
    def name(self) -> str:
        """What was typed."""
        return self.line.text().strip()


def ask_project_name(parent: QWidget, bridge: Bridge) -> None:
    """Ask for another name of the project and give it."""
    now = bridge.codebook.project.name
    about = translate("The name stands above the transcripts and in exports; the file keeps its own name.")
    dialog = NameDialog(parent, translate("Rename the project"), about, now)
    if dialog.exec() and dialog.name != now:
        bridge.do(RenameProject(dialog.name))


def ask_author(parent: QWidget, preferences: Preferences) -> None:
    """Ask for the name that marks carry from the next opening of a project on."""
    about = translate(
        "Marks and corrections carry this name. It holds from the next opening of a project on."
    )
    dialog = NameDialog(parent, translate("Your name"), about, preferences.author)
    if dialog.exec():
        preferences.put(AUTHOR, dialog.name)
