"""A person's own memory: which wordings were misheard, and what was meant, in all projects of this person.

One file of lines, to which every window only adds: two of them can write at once, and a line that was torn
or cannot be read costs nothing but itself. It is in nobody's project and is kept by nobody else.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import msgspec

from annotator.domain.errors import PersonalMemoryError
from annotator.domain.identity import now
from annotator.domain.project import LONGEST_TERM
from annotator.formats.pair_tables import ListedPair
from annotator.language import mark

_NAME = "memory.jsonl"
_COLUMNS = ("heard", "meant", "count", "first", "last")


def default_file() -> Path:
    """Where a person's memory lies on this system."""
    from annotator.workspace.places import default_folder

    return default_folder() / _NAME


@dataclass(frozen=True, slots=True)
class Remembered:
    """``heard`` was corrected to ``meant`` so many times, between ``first`` and ``last``."""

    heard: str
    meant: str
    count: int = 1
    first: str = ""
    last: str = ""


@dataclass(frozen=True)
class _Line:
    """One line of the file: so many corrections more, or fewer where some were taken back."""

    heard: str
    meant: str
    count: int = 1
    at: str = ""


class _State(NamedTuple):
    """By what a file is known not to have changed."""

    size: int
    changed_ns: int


@dataclass
class _Read:
    """What was read of the file; ``unread`` are lines that say nothing to this program."""

    entries: dict[tuple[str, str], Remembered] = field(default_factory=dict)
    unread: list[bytes] = field(default_factory=list)


class PersonalMemory:
    """Read when it is asked, and again where another window has written; any thread may ask."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or default_file()
        self._state: _State | None = None
        self._known = _Read()

    def entries(self) -> Sequence[Remembered]:
        """What is remembered, the latest first.

        Raises ``PersonalMemoryError`` where the file cannot be read.
        """
        found = [one for one in self._read().entries.values() if one.count > 0]
        return sorted(found, key=lambda one: (one.last, one.heard, one.meant), reverse=True)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Heard and meant, the oldest first; none where the file cannot be read."""
        try:
            entries = self.entries()
        except PersonalMemoryError:
            return
        yield from ((one.heard, one.meant) for one in reversed(entries))

    @property
    def fault(self) -> str:
        """One sentence on what of the file cannot be read; empty for a sound one."""
        try:
            unread = len(self._read().unread)
        except PersonalMemoryError as error:
            return str(error)
        if not unread:
            return ""
        return str(
            PersonalMemoryError(
                mark("Lines that cannot be read: {count}, in {file}. They stay there and are passed over."),
                count=unread,
                file=self.path,
            )
        )

    # Learning

    def remember(self, pairs: Iterable[tuple[str, str]], count: int = 1) -> None:
        """Each pair of heard and meant was corrected once more; with a count of -1 that was taken back.

        Raises ``PersonalMemoryError`` where the file cannot be written.
        """
        at = now()
        lines = [_Line(heard, meant, count, at) for heard, meant in pairs if _is_worth(heard, meant)]
        if lines:
            self._add(lines)

    def _add(self, lines: Iterable[_Line]) -> None:
        written = b"".join(msgspec.json.encode(line) + b"\n" for line in lines)
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab+") as file:
                if file.seek(0, os.SEEK_END) and not _ends_line(file):
                    written = b"\n" + written  # whoever wrote last was stopped within a line
                file.write(written)
        except OSError as error:
            raise self._unwritable(error) from error

    def forget(self, entries: Iterable[Remembered]) -> None:
        """Know no more of these, in the file either.

        Raises ``PersonalMemoryError``.
        """
        gone = {(one.heard, one.meant) for one in entries}
        self._rewrite([one for key, one in self._read().entries.items() if key not in gone])

    def clear(self) -> None:
        """Know nothing any more; lines that cannot be read go too.

        Raises ``PersonalMemoryError``.
        """
        self._known = _Read()
        self._rewrite(())

    def _rewrite(self, entries: Iterable[Remembered]) -> None:
        """Have the file hold just these, and the lines that could not be read."""
        lines = [line + b"\n" for line in self._known.unread]
        for one in entries:
            lines += (msgspec.json.encode(line) + b"\n" for line in _as_lines(one))
        beside = self.path.with_suffix(f".{os.getpid()}.new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(b"".join(lines))
            beside.replace(self.path)
        except OSError as error:
            raise self._unwritable(error) from error
        self._state = None

    # Tables

    def as_table(self) -> str:
        """All that is remembered as comma-separated values with headings.

        Raises ``PersonalMemoryError``.
        """
        written = io.StringIO()
        rows = csv.writer(written, lineterminator="\r\n")
        rows.writerow(_COLUMNS)
        rows.writerows((x.heard, x.meant, x.count, x.first, x.last) for x in self.entries())
        return written.getvalue()

    def take_in(self, table: Iterable[ListedPair]) -> int:
        """Remember what such a table has and this does not; how many pairs are new.

        Raises ``PersonalMemoryError``, also where the table has nothing to remember.
        """
        known = {(one.heard, one.meant) for one in self.entries()}
        rows = [one for one in table if _is_worth(one.heard, one.meant)]
        new = {(one.heard, one.meant): one for one in rows if (one.heard, one.meant) not in known}
        if not rows:
            raise PersonalMemoryError(mark("The table has nothing that was heard and meant otherwise."))
        entries = (Remembered(x.heard, x.meant, x.count, x.first, x.last) for x in new.values())
        self._add(line for one in entries for line in _as_lines(one))
        return len(new)

    # Reading

    def _read(self) -> _Read:
        try:
            there = self.path.stat()
            state = _State(there.st_size, there.st_mtime_ns)
            if state != self._state:
                self._known = _parsed(self.path.read_bytes())
                self._state = state
        except FileNotFoundError:
            self._known, self._state = _Read(), None
        except OSError as error:
            raise PersonalMemoryError(
                mark("Your memory of corrections, {file}, cannot be read: {reason}"),
                file=self.path,
                reason=error.strerror or str(error),
            ) from error
        return self._known

    def _unwritable(self, error: OSError) -> PersonalMemoryError:
        return PersonalMemoryError(
            mark("Your memory of corrections, {file}, cannot be written: {reason}"),
            file=self.path,
            reason=error.strerror or str(error),
        )


def _is_worth(heard: str, meant: str) -> bool:
    """Whether these are words of one line, and two."""
    sizes = 0 < len(heard.strip()) <= LONGEST_TERM and 0 < len(meant.strip()) <= LONGEST_TERM
    return sizes and heard != meant and "\n" not in heard + meant


def _ends_line(file: io.BufferedRandom) -> bool:
    file.seek(-1, os.SEEK_END)
    return file.read(1) == b"\n"


def _parsed(written: bytes) -> _Read:
    read = _Read()
    for line in written.split(b"\n"):
        if not line.strip():
            continue
        try:
            said = msgspec.json.decode(line, type=_Line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            read.unread.append(line)
            continue
        key = (said.heard, said.meant)
        known = read.entries.get(key)
        if known is None:
            read.entries[key] = Remembered(said.heard, said.meant, said.count, said.at, said.at)
        else:
            last = max(known.last, said.at)
            read.entries[key] = replace(known, count=known.count + said.count, last=last)
    return read


def _as_lines(entry: Remembered) -> Iterator[_Line]:
    """The lines that say the same: when it was first, and when last."""
    if entry.count > 1 and entry.first != entry.last:
        yield _Line(entry.heard, entry.meant, entry.count - 1, entry.first)
        yield _Line(entry.heard, entry.meant, 1, entry.last)
    else:
        yield _Line(entry.heard, entry.meant, entry.count, entry.last)
