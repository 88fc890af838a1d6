"""Locks on an open project that stay whatever else in this process opens and closes its files.

POSIX drops all locks of a process on a file as soon as any descriptor of that file is closed in it, whoever
opened it: a file dialog that looks into the files of a folder is enough (sqlite.org/howtocorrupt.html, 2.2).
Another program that closes the project then takes itself for the last one, and removes the log under us.
Linux also has locks that belong to one open description (fcntl(2), ``F_OFD_SETLK``); such a shared one is
held beside SQLite's own, on the same bytes. Elsewhere nothing is: there such dialogs are another process.
"""

from __future__ import annotations

import os
import struct
import sys
from contextlib import suppress
from pathlib import Path

_SHARED = (0x4000_0002, 510)
"""Where SQLite's readers hold their lock in the file, and how many bytes of it (``SHARED_FIRST``, os.h)."""
_IN_USE = (128, 1)
"""The byte that says that the index of the log is in use (``UNIX_SHM_DMS``, os_unix.c)."""


class KeptLocks:
    """Shared locks on a project and on the index of its log, from when SQLite has opened both."""

    def __init__(self, path: Path) -> None:
        self._held: list[int] = []
        if sys.platform == "linux":
            self._hold(path, _SHARED)
            self._hold(path.with_name(f"{path.name}-shm"), _IN_USE)

    def let_go(self) -> None:
        """Leave SQLite alone with the files, so that it may fold the log back as the last one."""
        for file in self._held:
            with suppress(OSError):  # none was held where the disk has no such locks
                _set(file, (0, 0), shared=False)

    def close(self) -> None:
        """Close the files; only after SQLite has closed them."""
        while self._held:
            os.close(self._held.pop())

    def _hold(self, path: Path, place: tuple[int, int]) -> None:
        """Hold a lock, where the disk has such ones: not all network folders do.

        The file stays open even so: to close it now would end SQLite's own.
        """
        with suppress(OSError):
            file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
            self._held.append(file)
            _set(file, place, shared=True)


def _set(file: int, place: tuple[int, int], *, shared: bool) -> None:
    """Take a shared lock on some bytes, or give up all there are."""
    if sys.platform == "linux":
        import fcntl

        kind = fcntl.F_RDLCK if shared else fcntl.F_UNLCK
        start, length = place
        fcntl.fcntl(file, fcntl.F_OFD_SETLK, struct.pack("hhqqi", kind, os.SEEK_SET, start, length, 0))
