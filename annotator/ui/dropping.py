"""What is dropped on the window: files, taken as copies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDropEvent


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files and folders of this machine that the event carries."""
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


def take_copy(event: QDropEvent) -> None:
    """Take what is dropped as a copy: a desktop that moved it would delete the user's file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()
