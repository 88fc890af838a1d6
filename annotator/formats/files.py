"""The files themselves: their bytes, and those in a folder that can be read."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from annotator.domain.errors import UnreadableFile
from annotator.language import mark


def bytes_of(path: Path) -> bytes:
    """What the file holds. Raises ``UnreadableFile`` where it is missing, a folder or not to be opened."""
    try:
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):  # a pipe would keep us waiting for ever
            raise UnreadableFile(mark("“{path}” is no ordinary file; save its text as one."), path=path)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(mark("There is no file “{path}”."), path=path) from error
    except (IsADirectoryError, PermissionError) as error:
        if path.is_dir():  # Windows says that it is forbidden
            raise _of_folder(path) from error
        message = mark("“{path}” may not be read; change its permissions, or copy it elsewhere.")
        raise UnreadableFile(message, path=path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableFile(mark("“{path}” cannot be read: {reason}."), path=path, reason=reason) from error


def _of_folder(path: Path) -> UnreadableFile:
    """Why a folder is no file, or may not even be looked into."""
    try:
        with os.scandir(path):
            return UnreadableFile(mark("“{path}” is a folder; choose a file in it."), path=path)
    except OSError:
        closed = mark("The folder “{path}” may not be looked into; change its permissions, or leave it out.")
        return UnreadableFile(closed, path=path)


def files_in(folder: Path) -> Iterator[Path]:
    """All files in a folder and its folders, hidden ones left out, in the order a person would list them.

    A folder that may not be looked into stands for itself: reading it says why.
    """
    closed: list[Path] = []
    for here, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=natural_order)
        for name in sorted((name for name in names if not name.startswith(".")), key=natural_order):
            yield Path(here, name)
    yield from closed


def natural_order(name: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key by which ``talk 2`` comes before ``talk 10``."""
    parts = re.findall(r"[0-9]+|[^0-9]+", name.casefold())
    return tuple((0, int(part), part) if part.isdecimal() else (1, 0, part) for part in parts)
