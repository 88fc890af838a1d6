"""Files that appear whole or not at all: written beside their target, then renamed over it."""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from annotator.domain.errors import ExportError
from annotator.language import mark

_REASONS = {
    errno.ENOENT: mark("The folder of “{path}” does not exist. Create it or choose another place."),
    errno.ENOTDIR: mark("The folder of “{path}” is not a folder. Choose another place."),
    errno.EACCES: mark("“{path}” cannot be written: no permission. Choose another place."),
    errno.EPERM: mark("“{path}” cannot be written: no permission. Choose another place."),
    errno.EROFS: mark("“{path}” lies on a disk that cannot be written. Choose another place."),
    errno.EISDIR: mark("“{path}” is a folder. Give the name of a file."),
    errno.ENOSPC: mark("The disk is full, “{path}” was not written. Free some space and try again."),
    errno.EDQUOT: mark("The disk is full, “{path}” was not written. Free some space and try again."),
    errno.ENAMETOOLONG: mark("The name “{path}” is too long. Choose a shorter one."),
}


_DATABASE = b"SQLite format 3\x00"
"""How a project file begins, as any file of SQLite does."""


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file being written, where it shall stand, and a second name of what stands there now."""

    target: Path
    partial: Path
    former: Path


@contextmanager
def whole_files(targets: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """Gives a path to write for each target; they take their targets' places together at the end.

    Where the work is left by an exception, or a file cannot take its place, nothing of it remains and
    the targets are as they were. Raises ``ExportError`` for what the disk refuses.
    """
    drafts = [_draft(Path(os.path.realpath(target))) for target in targets]
    for draft in drafts:
        _refuse_database(draft.target)
    try:
        for draft in drafts:
            _open_draft(draft)
        try:
            yield tuple(draft.partial for draft in drafts)
            for draft in drafts:
                _settle(draft.partial)
        except OSError as error:
            raise explained(error, targets[0]) from error
        _take_places(drafts)
    finally:
        for draft in drafts:
            _remove(draft.partial)
            _remove(draft.former)


@contextmanager
def written_beside(file: IO[bytes]) -> Iterator[Callable[[bytes], None]]:
    """Gives what writes to the file in another thread, while the next bytes are made.

    Bytes arrive in their order and wait two at a time at most. All of them are written at the end;
    what the disk refuses is raised by the next writing, or there.
    """
    waiting: deque[Future[int]] = deque()
    with ThreadPoolExecutor(1) as thread:

        def write(data: bytes) -> None:
            while len(waiting) > 1:
                waiting.popleft().result()
            waiting.append(thread.submit(file.write, data))

        yield write
        for future in waiting:
            future.result()


def explained(error: OSError, path: Path) -> ExportError:
    """What the user is told when the disk refuses."""
    reason = _REASONS.get(error.errno or 0)
    if reason is not None:
        return ExportError(reason, path=path)
    return ExportError(
        mark("“{path}” could not be written: {reason}. Choose another place."),
        path=path,
        reason=error.strerror or type(error).__name__,
    )


def _draft(target: Path) -> _Draft:
    token = secrets.token_hex(6)
    return _Draft(target, target.with_name(f".{token}.partial"), target.with_name(f".{token}.former"))


def _refuse_database(target: Path) -> None:
    """No dataset takes the place of a project, this one or another, or of the files beside it.

    Raises ``ExportError``.
    """
    name = target.name.lower()
    if name.endswith((".annodb", ".annodb-wal", ".annodb-shm")) or _is_database(target):
        raise ExportError(
            mark("“{path}” is a project, and an export would replace it. Choose another name."), path=target
        )


def _is_database(path: Path) -> bool:
    try:
        if not path.is_file():  # to open a pipe would wait for its other end
            return False
        with path.open("rb") as file:
            return file.read(len(_DATABASE)) == _DATABASE
    except OSError:
        return False


def _open_draft(draft: _Draft) -> None:
    """Begin an empty file with the permissions that the target has or would get."""
    try:
        if draft.target.is_dir():
            raise OSError(errno.EISDIR, "")
        if draft.target.exists() and not draft.target.is_file():
            raise ExportError(
                mark("“{path}” is no ordinary file. Give the name of a file."), path=draft.target
            )
        if draft.target.exists() and not os.access(draft.target, os.W_OK):
            raise OSError(errno.EACCES, "")
        with draft.partial.open("xb"):
            pass
        if draft.target.exists():
            shutil.copymode(draft.target, draft.partial)
    except OSError as error:
        raise explained(error, draft.target) from error


def _remove(path: Path) -> None:
    """Remove a file that may not have come to be, nor its folder."""
    with suppress(FileNotFoundError, NotADirectoryError):
        path.unlink()


def _settle(path: Path) -> None:
    """Wait until the file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _take_places(drafts: Sequence[_Draft]) -> None:
    """Rename all; where one cannot be renamed, put back what the others replaced."""
    done: list[_Draft] = []
    try:
        for draft in drafts:
            _keep_former(draft)
            draft.partial.replace(draft.target)
            done.append(draft)
    except BaseException as error:
        for draft in reversed(done):
            _put_back(draft)
        if isinstance(error, OSError):
            raise explained(error, drafts[len(done)].target) from error
        raise
    for folder in {draft.target.parent for draft in drafts}:
        _settle_folder(folder)


def _keep_former(draft: _Draft) -> None:
    """Give what stands at the target a second name; where the disk knows none, copy it."""
    if not draft.target.exists():
        return
    try:
        os.link(draft.target, draft.former)
    except OSError:
        shutil.copy2(draft.target, draft.former)


def _put_back(draft: _Draft) -> None:
    if draft.former.exists():
        draft.former.replace(draft.target)
    else:
        draft.target.unlink(missing_ok=True)


def _settle_folder(folder: Path) -> None:
    """Wait until the new names are on the disk, where the system can tell."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(handle)
    finally:
        os.close(handle)
