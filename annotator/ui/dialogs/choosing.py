"""Small questions: which files, which name."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.editing import RenameProject
from annotator.formats import pair_tables, term_lists
from annotator.formats.registry import SUFFIXES
from annotator.language import translate
from annotator.ui.bridge import Bridge
from annotator.ui.controls import button, words
from annotator.ui.dialogs.file_question import FileQuestion, Mode, documents_folder
from annotator.ui.preferences import AUTHOR, IMPORT_FOLDER, Preferences
from annotator.ui.theme import scaled


def _start(preferences: Preferences) -> Path:
    """Where files came from the last time."""
    last = preferences.get(IMPORT_FOLDER)
    return Path(last) if last else documents_folder()


def ask_files(parent: QWidget, preferences: Preferences) -> list[Path]:
    """The files to import; none when the question is called off."""
    kinds = translate("Transcripts ({suffixes})")
    return _ask_files(parent, preferences, translate("Import files"), kinds, SUFFIXES)


def ask_corrected_file(parent: QWidget, preferences: Preferences) -> Path | None:
    """The file to compare a transcript with; none when the question is called off."""
    kinds = translate("Transcripts ({suffixes})")
    found = _ask_files(parent, preferences, translate("Compare with a file"), kinds, SUFFIXES, one=True)
    return found[0] if found else None


def ask_term_lists(parent: QWidget, preferences: Preferences) -> list[Path]:
    """The lists of terms to take in; none when the question is called off."""
    kinds = translate("Lists of terms ({suffixes})")
    return _ask_files(parent, preferences, translate("Take in lists of terms"), kinds, term_lists.SUFFIXES)


def ask_memory_table(parent: QWidget, preferences: Preferences) -> Path | None:
    """The table to take into the user's memory; none when the question is called off."""
    kinds = translate("Tables ({suffixes})")
    found = _ask_files(parent, preferences, translate("Take in a table"), kinds, pair_tables.SUFFIXES)
    return found[0] if found else None


def ask_memory_target(parent: QWidget, preferences: Preferences) -> Path | None:
    """The file that the user's memory is to be written to; none when the question is called off."""
    filters = (translate("Tables ({suffixes})").format(suffixes="*.csv"),)
    question = FileQuestion(
        parent, translate("Write a table"), folder=_start(preferences), mode=Mode.AnyFile, filters=filters
    )
    question.setDefaultSuffix("csv")
    found = question.ask(translate("my corrections.csv"))
    return found[0] if found else None


def _ask_files(
    parent: QWidget,
    preferences: Preferences,
    title: str,
    kinds: str,
    suffixes: Iterable[str],
    *,
    one: bool = False,
) -> list[Path]:
    """Files of kinds with these suffixes, or others where the user insists."""
    readable = " ".join(f"*{suffix}" for suffix in suffixes)
    filters = (kinds.format(suffixes=readable), translate("All files (*)"))
    folder = _start(preferences)
    mode = Mode.ExistingFile if one else Mode.ExistingFiles
    question = FileQuestion(parent, title, folder=folder, mode=mode, filters=filters)
    return _remembered(question.ask(), preferences)


def ask_folder(parent: QWidget, preferences: Preferences) -> list[Path]:
    """The folder to import; nothing when the question is called off."""
    question = FileQuestion(
        parent, translate("Import a folder"), folder=_start(preferences), mode=Mode.Directory
    )
    return _remembered(question.ask(), preferences)


def _remembered(chosen: list[Path], preferences: Preferences) -> list[Path]:
    if chosen:
        preferences.put(IMPORT_FOLDER, str(chosen[0].parent))
    return chosen


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
