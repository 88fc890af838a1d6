"""Questions for files and folders: the desktop's own dialog, or Qt's where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QFileInfo, QStandardPaths
from PySide6.QtGui import QAbstractFileIconProvider, QIcon
from PySide6.QtWidgets import QFileDialog, QFileIconProvider, QHeaderView, QTreeView, QWidget

from annotator.language import translate
from annotator.ui.theme import scaled

Mode = QFileDialog.FileMode
_Words = QFileDialog.DialogLabel


class FileQuestion(QFileDialog):
    """Asks for existing files, a folder, or with ``name`` for a file to write.

    It begins in ``folder``, or in the nearest folder above it that is there; else it would offer the
    missing folder's name as a file.
    """

    def __init__(
        self, parent: QWidget, title: str, *, folder: Path, mode: Mode, filters: Sequence[str] = ()
    ) -> None:
        super().__init__(parent, title)
        self.setFileMode(mode)
        self.setDirectory(str(nearest_folder(folder)))
        if filters:
            self.setNameFilters(list(filters))
        if mode is Mode.Directory:
            self.setOption(QFileDialog.Option.ShowDirsOnly)
        if mode is Mode.AnyFile:
            self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self._icons = _PlainIcons()  # kept: the dialog does not
        self.setIconProvider(self._icons)
        self.setLabelText(_Words.LookIn, translate("Look in:"))  # Qt's own translation lacks these
        self.setLabelText(_Words.FileType, translate("Kind of file:"))
        self.resize(scaled(820), scaled(520))
        for table in self.findChildren(QTreeView):  # none where the dialog is the desktop's
            table.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
            table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def ask(self, name: str = "") -> list[Path]:
        """What was chosen; nothing when the question is called off."""
        if name:
            self.selectFile(name)
        return [Path(file) for file in self.selectedFiles()] if self.exec() else []


class _PlainIcons(QFileIconProvider):
    """Tells files by their names alone.

    Qt's own would open every file of a folder to see what it is: slow, and for a project that is open here
    the end of its locks.
    """

    def icon(self, of: QFileInfo | QAbstractFileIconProvider.IconType) -> QIcon:
        """The icon of any folder or any file."""
        if isinstance(of, QFileInfo):
            of = self.IconType.Folder if of.isDir() else self.IconType.File
        return super().icon(of)

    def type(self, of: QFileInfo) -> str:
        """What a file is: a folder, or what its name ends with."""
        return translate("Folder") if of.isDir() else of.suffix().upper()


def nearest_folder(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there."""
    return next((f for f in (folder, *folder.parents) if f.is_dir()), Path.home())


def documents_folder() -> Path:
    """Where people keep their documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
